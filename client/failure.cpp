#include "client/failure.h"

namespace hall::client {

namespace {

/// Refused by gRPC itself, before the server or this client saw the message. Only its sentence
/// tells that from other ends of a resource ("Received message larger than max (8000061 vs.
/// 4194304)").
bool isTooLargeForGrpc(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::RESOURCE_EXHAUSTED &&
         status.error_details().empty() &&
         status.error_message().find("message larger than max") != std::string::npos;
}

}  // namespace

bool Failure::isPassing() const {
  if (code == grpc::StatusCode::DEADLINE_EXCEEDED) return true;
  // gRPC of a server that stops lets go in this way of calls that came too late for it.
  if (code == grpc::StatusCode::CANCELLED) return true;
  if (code == grpc::StatusCode::RESOURCE_EXHAUSTED) return reason() == v1::REASON_OVERLOADED;
  if (code != grpc::StatusCode::UNAVAILABLE) return false;
  return reason() != v1::REASON_CLOCK_STEPPED;
}

std::string Failure::at(const std::string& key) const {
  const auto found = detail.metadata().find(key);
  return found == detail.metadata().end() ? std::string() : found->second;
}

Failure failureOf(const grpc::Status& status) {
  Failure failure;
  failure.code = status.error_code();
  failure.message = status.error_message();
  if (!status.error_details().empty()) failure.detail.ParseFromString(status.error_details());
  if (isTooLargeForGrpc(status)) failure.detail.set_reason(v1::REASON_MESSAGE_TOO_LARGE);
  return failure;
}

}  // namespace hall::client
