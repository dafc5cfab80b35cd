#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/api/access.h"
#include "server/api/call.h"
#include "server/api/context.h"

namespace hall::api {

/// Who calls, as the token says; checked against the state in the call's turn.
using Claims = std::optional<SessionClaims>;

/// Which function answers which rpc. Filled once at start, then constant.
///
/// Most methods are a function of one turn on the core thread. The few that need time of their own
/// (login, reports, streams) take the call itself and must answer it.
class Methods {
 public:
  using CoreBody = std::function<
      domain::Result<Done>(Context&, const google::protobuf::Message&, google::protobuf::Message&)>;
  using OwnBody = std::function<void(UnaryCallPtr, const Claims&)>;
  using StreamBody = std::function<void(StreamCallPtr, const Claims&)>;

  struct Entry {
    AccessRule access;
    CoreBody core;
    OwnBody own;
    StreamBody stream;
    bool hashesBody = false;  ///< the request has a request_id
    const google::protobuf::FieldDescriptor* minPosition =
        nullptr;                                          ///< of the request, if it has one
    const google::protobuf::Message* response = nullptr;  ///< prototype of the answer
  };

  /// `name` is "TicketService.IssueTicket".
  template <class Request, class Response>
  void onCore(
      std::string_view name, domain::Result<Done> (*body)(Context&, const Request&, Response&)
  ) {
    Entry& entry = add(name);
    entry.hashesBody = Request::descriptor()->FindFieldByName("request_id") != nullptr;
    entry.core = [body](
                     Context& context,
                     const google::protobuf::Message& request,
                     google::protobuf::Message& response
                 ) {
      return body(context, static_cast<const Request&>(request), static_cast<Response&>(response));
    };
  }
  void onOwn(std::string_view name, OwnBody body) { add(name).own = std::move(body); }
  void onStream(std::string_view name, StreamBody body) { add(name).stream = std::move(body); }

  /// nullptr: no such method here.
  const Entry* find(const google::protobuf::MethodDescriptor& method) const;

 private:
  Entry& add(std::string_view name);

  std::unordered_map<const google::protobuf::MethodDescriptor*, Entry> entries_;
};

// One function a service, each in its own file.
void addTicketMethods(Methods& methods);
void addCounterMethods(Methods& methods);

}  // namespace hall::api
