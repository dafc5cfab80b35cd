#pragma once

#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/api/call.h"
#include "server/web/held_calls.h"
#include "server/web/request.h"
#include "server/web/web_methods.h"

namespace hall::web {

/// What a call of a browser brings along; the same for calls and streams.
struct CallHead {
  std::string token;  ///< empty for the public
  api::PeerIdentity peer;
};

/// How a call ended: a message, or why not.
struct CallOutcome {
  std::unique_ptr<google::protobuf::Message> message;  ///< null: refused
  api::CallStatus refusal;
};

/// A unary or upload call that came as JSON in the body of a request. It answers with a copy of the
/// message, so that the thread that decided does not write JSON.
class JsonCall final : public api::UnaryCall {
 public:
  /// Called once, from any thread.
  using Answered = std::function<void(CallOutcome)>;

  JsonCall(const WebMethod& method, CallHead head, HeldCalls& held, Answered answered);

  /// Reads `body` into the requests. Else what it is refused with.
  std::optional<api::CallStatus> read(std::string_view body);
  /// The value of a text field of the first request; empty where there is no such field.
  std::string textOf(const char* field) const;
  /// Gives the call to `handler`. From here on the object belongs to whoever holds it.
  static void handOver(std::unique_ptr<JsonCall> call, api::Handler& handler);

  api::PeerIdentity peer() const override { return head_.peer; }
  void reply(const google::protobuf::Message& response) override;
  void refuse(const api::CallStatus& why) override;

 private:
  void release() noexcept override;
  std::optional<api::CallStatus> readOne(std::string_view text);
  void answer(CallOutcome outcome);

  const WebMethod& webMethod_;
  const CallHead head_;
  const HeldCalls::Hold hold_;
  Answered answered_;  ///< empty once it was called
  google::protobuf::Arena memory_;
  std::vector<const google::protobuf::Message*> messages_;
};

}  // namespace hall::web
