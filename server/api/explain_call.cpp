#include "server/api/explain_call.h"

#include <algorithm>
#include <utility>

#include "hall/v1/counter_service.pb.h"
#include "server/api/call_search.h"
#include "server/api/ids_text.h"
#include "server/api/ticket_messages.h"
#include "server/api/upkeep.h"
#include "server/api/wire.h"
#include "server/domain/dispatcher.h"

namespace hall::api {

namespace {

using domain::HallState;
using domain::Result;

/// What is known of the call, from the turn in which it was found.
struct Explained {
  FoundCall found;
  v1::ExplainCallResponse response;
};

Result<Done> find(Context& context, const v1::ExplainCallRequest& request, Explained& explained) {
  auto found = findCall(context, domain::CallId{request.call_id()});
  if (!found) return found.refusal();
  explained.found = std::move(found).value();
  const domain::TicketCalled& called = explained.found.called;
  v1::ExplainCallResponse& response = explained.response;
  response.set_position(context.state().position.value);
  response.set_ticket_id(textOf(called.ticket));
  if (const domain::Ticket* ticket = context.state().findTicket(called.ticket)) {
    response.set_number(ticket->number.text());
  }
  response.set_counter_id(counterLabel(context.catalogue(), called.counter));
  write(explained.found.at, *response.mutable_call_time());
  response.set_call_position(explained.found.position.value);
  writeExplanation(context.state(), called.explanation, *response.mutable_explanation());
  if (called.reason) {
    const auto text = context.turn().store().vault().text(called.reason);
    if (text) response.mutable_explanation()->set_reason_text(*text);
  }
  response.set_to_ready_counter(called.toReady);
  return Done{};
}

/// The hall in front of the call: everybody the counter could have called, but for who was.
void writeEverybody(const HallState& before, Explained& explained) {
  const domain::TicketCalled& called = explained.found.called;
  domain::Explanation explanation = called.explanation;
  explanation.nearest = domain::candidatesFor(
      before.floor, called.counter, explained.found.at, before.catalogue->rules()
  );
  std::erase_if(explanation.nearest, [&](const domain::Explanation::Candidate& candidate) {
    return candidate.ticket == called.ticket;
  });
  v1::CallExplanation& out = *explained.response.mutable_explanation();
  const std::string reason = out.reason_text();
  out.Clear();
  writeExplanation(before, explanation, out);
  out.set_reason_text(reason);
  if (const domain::Ticket* ticket = before.findTicket(called.ticket)) {
    explained.response.set_number(ticket->number.text());
  }
}

}  // namespace

void explainCall(const std::shared_ptr<LongCall>& call) {
  const auto explained = std::make_shared<Explained>();
  call->inTurn(
      [call, explained](Context& context) {
        return find(context, call->requestAs<v1::ExplainCallRequest>(), *explained);
      },
      [call, explained] {
        if (!call->requestAs<v1::ExplainCallRequest>().all_candidates()) {
          return call->reply(explained->response);
        }
        const engine::Position before{explained->found.position.value - 1};
        call->services().upkeep.recompute(before, [call, explained](const auto& state) {
          if (!state) return call->refuse(state.refusal());
          writeEverybody(**state, *explained);
          call->reply(explained->response);
        });
      }
  );
}

}  // namespace hall::api
