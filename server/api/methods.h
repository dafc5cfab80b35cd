#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/api/access.h"
#include "server/api/context.h"

namespace hall::api {

class LongCall;
class LongStream;

/// What must be there before a method is tried.
struct MethodNeeds {
  bool ready = true;          ///< the server serves
  bool catalogue = true;      ///< one is published
  bool liveSession = true;    ///< the session has not been ended
  bool ignoresToken = false;  ///< the way to a session: an old one does not matter
};

/// Which function answers which rpc. Filled once at start, then constant.
///
/// Most methods are a function of one turn on the core thread. The few that need more (log-in,
/// reports, streams) take the call itself, with nothing checked yet but the token's signature: they
/// begin with a turn (long_call.h), which checks, and must answer.
class Methods {
 public:
  using CoreBody = std::function<
      domain::Result<Done>(Context&, const google::protobuf::Message&, google::protobuf::Message&)>;
  using LongBody = std::function<void(std::shared_ptr<LongCall>)>;
  using StreamBody = std::function<void(std::shared_ptr<LongStream>)>;

  using Needs = MethodNeeds;

  struct Entry {
    AccessRule access;
    CoreBody core;
    LongBody longBody;
    StreamBody stream;
    Needs needs;
    bool hashesBody = false;  ///< the request has a request_id
    const google::protobuf::FieldDescriptor* minPosition =
        nullptr;  ///< of the request, if it has one
    /// Of the request, if it has one: when it happened by the client's clock.
    const google::protobuf::FieldDescriptor* occurTime = nullptr;
    const google::protobuf::Message* response = nullptr;  ///< prototype of the answer
  };

  /// `name` is "TicketService.IssueTicket".
  template <class Request, class Response>
  void onCore(
      std::string_view name,
      domain::Result<Done> (*body)(Context&, const Request&, Response&),
      Needs needs = {}
  ) {
    Entry& entry = add(name, needs);
    entry.hashesBody = Request::descriptor()->FindFieldByName("request_id") != nullptr;
    entry.core = [body](
                     Context& context,
                     const google::protobuf::Message& request,
                     google::protobuf::Message& response
                 ) {
      return body(context, static_cast<const Request&>(request), static_cast<Response&>(response));
    };
  }
  void onLong(std::string_view name, LongBody body, Needs needs = {}) {
    add(name, needs).longBody = std::move(body);
  }
  void onStream(std::string_view name, StreamBody body, Needs needs = {}) {
    add(name, needs).stream = std::move(body);
  }

  /// nullptr: no such method here.
  const Entry* find(const google::protobuf::MethodDescriptor& method) const;

 private:
  Entry& add(std::string_view name, Needs needs);

  std::unordered_map<const google::protobuf::MethodDescriptor*, Entry> entries_;
};

// One function a service, each in its own file.
void addTicketMethods(Methods& methods);
void addPastTicketMethods(Methods& methods);  ///< the rest of TicketService
void addCounterMethods(Methods& methods);
void addGuideMethods(Methods& methods);
void addAuthMethods(Methods& methods);
void addAdminMethods(Methods& methods);
void addReportMethods(Methods& methods);
void addRecordMethods(Methods& methods);  ///< the rest of ReportService
void addWatchMethods(Methods& methods);
void addAnnouncementMethods(Methods& methods);  ///< the rest of WatchService

}  // namespace hall::api
