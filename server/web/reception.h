#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "server/api/call.h"
#include "server/domain/result.h"
#include "server/web/allowance.h"
#include "server/web/caller_cookie.h"
#include "server/web/held_calls.h"
#include "server/web/json_call.h"
#include "server/web/json_stream.h"
#include "server/web/request.h"
#include "server/web/static_pages.h"
#include "server/web/web_methods.h"

namespace hall::web {

/// What is to be done with a request of which the head was read.
struct Direction {
  enum class Kind {
    Answer,  ///< the answer stands already
    Call,    ///< read the body, then Reception::call
    Stream,  ///< read the body, then Reception::stream
    Watch,   ///< change to a WebSocket, read its first message, then Reception::stream
  };

  Kind kind = Kind::Answer;
  Answer answer;
  const WebMethod* method = nullptr;
  Speaker speaker = Speaker::Public;
};

/// Looks at requests and shows them the way: pages, calls, streams, or out. Knows HTTP's words but
/// no socket. Used on its listener's thread only; what it starts may answer from any.
class Reception {
 public:
  struct Options {
    /// Only what a phone outside the hall may reach: no cookie speaks, nobody logs in.
    bool publicOnly = false;
    Allowance::Options byToken{20, 100, 20'000};
    /// A whole hall, and a whole town's mobile network, may share one address.
    Allowance::Options byAddress{400, 2'000, 20'000};
  };

  Reception(
      Options options, const StaticPages& pages, const WebMethods& methods, api::Handler& handler
  );

  Direction look(const Request& head, Allowance::TimePoint now);

  /// Carries out a call; `answered` hears once, from any thread, how it ended.
  void call(const Request& request, const Direction& direction, JsonCall::Answered answered);
  /// How that looks in HTTP.
  static Answer answerOf(const Direction& direction, CallOutcome outcome, bool secure);

  /// Opens a stream for the request in `body`. Else what it is refused with, and `wire` hears
  /// nothing.
  std::optional<api::CallStatus> stream(
      const Request& request,
      const Direction& direction,
      std::string_view body,
      const std::function<std::shared_ptr<StreamWire>(const std::shared_ptr<JsonStream>&)>& wire
  );

  /// The ErrorDetail as an answer.
  static Answer answerOf(const api::CallStatus& refusal);
  static Answer answerOf(const domain::Refusal& refusal);

  HeldCalls& held() { return held_; }

 private:
  Direction towardsApi(const Request& head, Allowance::TimePoint now);
  CallHead headOf(const Request& request, Speaker speaker) const;

  const Options options_;
  const StaticPages& pages_;
  const WebMethods& methods_;
  api::Handler& handler_;
  Allowance byToken_;
  Allowance byAddress_;
  HeldCalls held_;
};

}  // namespace hall::web
