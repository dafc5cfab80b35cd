#include "server/api/explain_call.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "hall/v1/counter_service.pb.h"
#include "server/api/backroom.h"
#include "server/api/call_search.h"
#include "server/api/ids_text.h"
#include "server/api/record_parts.h"
#include "server/api/ticket_messages.h"
#include "server/api/upkeep.h"
#include "server/api/wire.h"
#include "server/domain/dispatcher.h"

namespace hall::api {

namespace {

using domain::HallState;
using domain::Result;

/// Whoever reads without personal data does not read what was written about an applicant.
bool readsReasons(const Context& context) {
  return context.principal().actor.role != domain::Role::Supervisor;
}

/// What the log and the hall of this turn tell of it.
void describe(Context& context, const FoundCall& found, v1::ExplainCallResponse& response) {
  const domain::TicketCalled& called = found.called;
  response.set_position(context.state().position.value);
  response.set_ticket_id(textOf(called.ticket));
  if (const domain::Ticket* ticket = context.state().findTicket(called.ticket)) {
    response.set_number(ticket->number.text());
  }
  response.set_counter_id(counterLabel(context.catalogue(), called.counter));
  write(found.at, *response.mutable_call_time());
  response.set_call_position(found.position.value);
  writeExplanation(context.state(), called.explanation, *response.mutable_explanation());
  if (called.reason && readsReasons(context)) {
    const auto text = context.turn().store().vault().text(called.reason);
    if (text) response.mutable_explanation()->set_reason_text(*text);
  }
  response.set_to_ready_counter(called.toReady);
}

/// The hall in front of the call: everybody the counter could have called, but for who was.
void writeEverybody(
    const HallState& before, const FoundCall& found, v1::ExplainCallResponse& response
) {
  const domain::TicketCalled& called = found.called;
  domain::Explanation explanation = called.explanation;
  explanation.nearest =
      domain::candidatesFor(before.floor, called.counter, found.at, before.catalogue->rules());
  std::erase_if(explanation.nearest, [&](const domain::Explanation::Candidate& candidate) {
    return candidate.ticket == called.ticket;
  });
  v1::CallExplanation& out = *response.mutable_explanation();
  const std::string reason = out.reason_text();
  out.Clear();
  writeExplanation(before, explanation, out);
  out.set_reason_text(reason);
  if (const domain::Ticket* ticket = before.findTicket(called.ticket)) {
    response.set_number(ticket->number.text());
  }
}

/// One call on its way to being explained: looked for in slices of the core. Touched in its turns
/// and, afterwards, by whoever recomputes the hall.
class CallQuestion : public std::enable_shared_from_this<CallQuestion> {
 public:
  explicit CallQuestion(std::shared_ptr<LongCall> call)
      : call_(std::move(call)),
        request_(call_->requestAs<v1::ExplainCallRequest>()),
        search_(domain::CallId{request_.call_id()}) {}

  void begin() {
    call_->inTurn(
        [self = shared_from_this()](Context& context) -> Result<Done> {
          self->place_ = context.services().backroom.logWalks.begin();
          if (!self->place_) return tooManyWalks();
          return self->look(context);
        },
        [self = shared_from_this()] { self->goOn(); }
    );
  }

 private:
  void goOn() {
    if (!more_) return end();
    call_->inTurn(
        [self = shared_from_this()](Context& context) { return self->look(context); },
        [self = shared_from_this()] { self->goOn(); }
    );
  }

  Result<Done> look(Context& context) {
    engine::EventLog& log = context.turn().store().log();
    std::optional<domain::Refusal> refused;
    more_ = inSlice([&] {
      const auto more = search_.step(log);
      if (!more) refused = more.refusal();
      return more && *more;
    });
    if (refused) return *std::move(refused);
    if (!more_) describe(context, search_.found(), response_);
    return Done{};
  }

  void end() {
    place_ = {};
    if (!request_.all_candidates()) return call_->reply(response_);
    const engine::Position before{search_.found().position.value - 1};
    call_->services().upkeep.recompute(before, [self = shared_from_this()](const auto& state) {
      if (!state) return self->call_->refuse(state.refusal());
      writeEverybody(**state, self->search_.found(), self->response_);
      self->call_->reply(self->response_);
    });
  }

  const std::shared_ptr<LongCall> call_;
  const v1::ExplainCallRequest& request_;
  LogWalks::Place place_;
  CallSearch search_;
  bool more_ = true;
  v1::ExplainCallResponse response_;
};

}  // namespace

void explainCall(const std::shared_ptr<LongCall>& call) {
  std::make_shared<CallQuestion>(call)->begin();
}

}  // namespace hall::api
