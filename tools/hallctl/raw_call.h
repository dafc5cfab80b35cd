#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "client/failure.h"
#include "client/hall_channel.h"

namespace hall::hallctl {

using MessagePtr = std::unique_ptr<google::protobuf::Message>;

/// A message of this type, empty.
MessagePtr newMessage(const google::protobuf::Descriptor& type);

/// The rpc "TicketService.IssueTicket" of hall.v1. REQUIRES: there is one.
const google::protobuf::MethodDescriptor& methodNamed(std::string_view name);

/// Calls any rpc by its descriptor. `onResponse` gets every response; one for a unary method. An
/// upload sends every request, other methods the first. `timeoutSeconds` 0: no deadline.
///
/// A unary call that fails for a passing cause is sent again, with the same request id, at most
/// three times in all and within the same `timeoutSeconds`: that can do no harm, and a server that
/// restarts is not the user's affair.
client::Failure callRaw(
    client::HallChannel& client,
    const google::protobuf::MethodDescriptor& method,
    const std::vector<const google::protobuf::Message*>& requests,
    int timeoutSeconds,
    const std::function<void(const google::protobuf::Message&)>& onResponse
);

/// A unary call with its types: `callAs<v1::GetTicketResponse>(client, "TicketService.GetTicket",
/// request, 10, response)`.
template <class Response>
client::Failure callAs(
    client::HallChannel& client,
    std::string_view method,
    const google::protobuf::Message& request,
    int timeoutSeconds,
    Response& response
) {
  return callRaw(
      client,
      methodNamed(method),
      {&request},
      timeoutSeconds,
      [&response](const google::protobuf::Message& got) {
        response = static_cast<const Response&>(got);
      }
  );
}

}  // namespace hall::hallctl
