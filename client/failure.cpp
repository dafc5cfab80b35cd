#include "client/failure.h"

namespace hall::client {

bool Failure::isPassing() const {
  if (code == grpc::StatusCode::DEADLINE_EXCEEDED) return true;
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
  return failure;
}

}  // namespace hall::client
