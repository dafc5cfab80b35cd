#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <string>

#include "client/hall_client.h"

namespace hall::hallctl {

/// Calls any rpc by its descriptor. `onResponse` gets every response; one for a unary method.
/// An upload sends `requests`, the others the first of them.
client::Failure callRaw(
    client::HallClient& client,
    const google::protobuf::MethodDescriptor& method,
    const google::protobuf::Message& request,
    int timeoutSeconds,
    const std::function<void(const google::protobuf::Message&)>& onResponse
);

}  // namespace hall::hallctl
