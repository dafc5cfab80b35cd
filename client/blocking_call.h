#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <vector>

#include "client/failure.h"
#include "client/hall_channel.h"

namespace hall::client {

/// One try of any method; waits for its end. An upload sends every request, other methods the
/// first. `response` is overwritten by each answer, after which `onResponse` is called; false from
/// it ends the call, which then has not failed. `context` is prepared, and used once.
Failure callBlocking(
    HallChannel& channel,
    grpc::ClientContext& context,
    const google::protobuf::MethodDescriptor& method,
    const std::vector<const google::protobuf::Message*>& requests,
    google::protobuf::Message& response,
    const std::function<bool()>& onResponse
);

}  // namespace hall::client
