#pragma once

// Between gRPC's types and those of the seam. Free functions without state.

#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/status.h>

#include <optional>
#include <string>
#include <string_view>

#include "server/api/call.h"
#include "server/domain/result.h"

namespace hall::rpc {

/// The token of "authorization: Bearer ..."; a view into the context.
std::string_view bearerTokenOf(const grpc::ServerContext& context);

/// The caller's deadline on the steady clock; TimePoint::max() when none was set.
api::Call::TimePoint deadlineOf(const grpc::ServerContext& context);

/// Address as gRPC names it ("ipv4:10.0.0.7:5000") and, under mutual TLS, the name in the verified
/// client certificate.
api::PeerIdentity peerOf(const grpc::ServerContext& context);

/// "ipv4:10.0.0.7:5000" -> "10.0.0.7:5000", "ipv6:%5B::1%5D:5000" -> "[::1]:5000".
std::string addressOfPeerUri(std::string_view uri);

grpc::Status toGrpc(const api::CallStatus& status);

/// What the transport itself refuses, with its reason like everything else; the sentence is for
/// developers.
api::CallStatus refusal(const domain::Refusal& why, std::string sentence);

/// Reads `bytes` into `message`. MalformedRequest when they are not of its type and MessageTooLarge
/// over `maxBytes`; nothing on success.
std::optional<api::CallStatus> parse(
    grpc::ByteBuffer& bytes, std::size_t maxBytes, google::protobuf::Message& message
);

/// Encodes one message in a single slice.
grpc::ByteBuffer encode(const google::protobuf::Message& message);

/// Wraps shared bytes without copying them; gRPC keeps the reference until they are sent.
grpc::ByteBuffer wrap(api::SharedBytes bytes);

}  // namespace hall::rpc
