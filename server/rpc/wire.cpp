#include "server/rpc/wire.h"

#include <grpc/support/time.h>
#include <grpcpp/security/auth_context.h>
#include <grpcpp/support/proto_buffer_reader.h>
#include <grpcpp/support/slice.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include "server/api/reasons.h"
#include "server/rpc/listener.h"

namespace hall::rpc {

namespace {

constexpr std::string_view kAuthorizationKey = "authorization";
constexpr std::string_view kBearerScheme = "bearer ";
constexpr const char* kCommonNameProperty = "x509_common_name";

bool startsWithIgnoringCase(std::string_view text, std::string_view lowerCasePrefix) {
  if (text.size() < lowerCasePrefix.size()) return false;
  return std::equal(
      lowerCasePrefix.begin(),
      lowerCasePrefix.end(),
      text.begin(),
      [](char p, char c) {
        return p == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
      }
  );
}

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// "10.0.0.7:5000" -> "10.0.0.7", "[::1]:5000" -> "::1".
std::string_view hostOf(std::string_view address) {
  auto host = address.substr(0, address.rfind(':'));
  if (host.size() >= 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  return host;
}

}  // namespace

std::string_view bearerTokenOf(const grpc::ServerContext& context) {
  const auto& metadata = context.client_metadata();
  const auto found =
      metadata.find(grpc::string_ref(kAuthorizationKey.data(), kAuthorizationKey.size()));
  if (found == metadata.end()) return {};
  const std::string_view value(found->second.data(), found->second.size());
  if (!startsWithIgnoringCase(value, kBearerScheme)) return {};
  return value.substr(kBearerScheme.size());
}

api::Call::TimePoint deadlineOf(const grpc::ServerContext& context) {
  const gpr_timespec infinite = gpr_inf_future(GPR_CLOCK_MONOTONIC);
  const gpr_timespec deadline = gpr_convert_clock_type(context.raw_deadline(), GPR_CLOCK_MONOTONIC);
  if (gpr_time_cmp(deadline, infinite) >= 0) return api::Call::TimePoint::max();
  // gRPC's monotonic clock and the steady clock are both CLOCK_MONOTONIC here.
  return api::Call::TimePoint(
      std::chrono::seconds(deadline.tv_sec) + std::chrono::nanoseconds(deadline.tv_nsec)
  );
}

std::string addressOfPeerUri(std::string_view uri) {
  std::string address(uri.substr(uri.find(':') + 1));
  replaceAll(address, "%5B", "[");
  replaceAll(address, "%5D", "]");
  return address;
}

api::PeerIdentity peerOf(const grpc::ServerContext& context) {
  api::PeerIdentity peer;
  peer.address = addressOfPeerUri(context.peer());
  peer.loopback = isLoopback(hostOf(peer.address));
  const auto proven = context.auth_context();
  if (proven != nullptr && proven->IsPeerAuthenticated()) {
    const auto names = proven->FindPropertyValues(kCommonNameProperty);
    if (!names.empty()) peer.certificateName.assign(names.front().data(), names.front().size());
  }
  return peer;
}

grpc::Status toGrpc(const api::CallStatus& status) {
  return grpc::Status(static_cast<grpc::StatusCode>(status.code), status.message, status.details);
}

api::CallStatus refusal(const domain::Refusal& why, std::string sentence) {
  api::CallStatus status = api::statusOf(why);
  status.message = std::move(sentence);
  return status;
}

std::optional<api::CallStatus> parse(
    grpc::ByteBuffer& bytes, std::size_t maxBytes, google::protobuf::Message& message
) {
  const std::size_t size = bytes.Length();
  if (size > maxBytes) {
    return refusal(
        domain::Refusal{domain::Reason::MessageTooLarge, {}}.with(
            "limit", std::to_string(maxBytes)
        ),
        "the message has " + std::to_string(size) + " bytes, at most " + std::to_string(maxBytes) +
            " are taken here"
    );
  }
  grpc::Slice whole;
  bool parsed = false;
  if (bytes.TrySingleSlice(&whole).ok()) {
    parsed = message.ParseFromArray(whole.begin(), static_cast<int>(whole.size()));
  } else {
    grpc::ProtoBufferReader reader(&bytes);
    parsed = reader.status().ok() && message.ParseFromZeroCopyStream(&reader);
  }
  if (parsed) return std::nullopt;
  return refusal(
      domain::Refusal{domain::Reason::MalformedRequest, {}},
      "the bytes are not a " + message.GetDescriptor()->full_name()
  );
}

grpc::ByteBuffer encode(const google::protobuf::Message& message) {
  const std::size_t size = message.ByteSizeLong();
  grpc::Slice slice(size);
  message.SerializeWithCachedSizesToArray(const_cast<std::uint8_t*>(slice.begin()));
  return grpc::ByteBuffer(&slice, 1);
}

grpc::ByteBuffer wrap(api::SharedBytes bytes) {
  auto held = std::make_unique<api::SharedBytes>(std::move(bytes));
  const std::string& content = **held;
  const auto drop = [](void* reference) {
    std::unique_ptr<api::SharedBytes>(static_cast<api::SharedBytes*>(reference)).reset();
  };
  grpc::Slice slice(const_cast<char*>(content.data()), content.size(), drop, held.release());
  return grpc::ByteBuffer(&slice, 1);
}

}  // namespace hall::rpc
