#include <algorithm>

#include "hall/v1/counter_service.pb.h"
#include "server/api/destination.h"
#include "server/api/explain_call.h"
#include "server/api/ids_text.h"
#include "server/api/methods.h"
#include "server/api/performed.h"
#include "server/api/requests.h"
#include "server/api/ticket_messages.h"
#include "server/api/wire.h"
#include "server/domain/dispatcher.h"
#include "server/domain/field_rules.h"
#include "server/domain/outcome_rules.h"

/// CounterService: the day of somebody at a counter.
namespace hall::api {

namespace {

using domain::Result;

/// A verb at a counter whose answer is the counter.
template <class Command, class Request, class Response>
Result<Done> atCounter(
    Context& context, const Request& request, Command command, Response& response
) {
  const auto counter = counterFrom(context, request.counter_id());
  if (!counter) return counter.refusal();
  command.counter = *counter;
  const auto performed = context.perform(std::move(command), request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  const domain::Counter* now = context.state().floor.counter(*counter);
  if (now != nullptr) writeCounter(context.state(), *now, *response.mutable_counter());
  return Done{};
}

/// A verb on the ticket at a counter, whose answer is the ticket. `Body` is the event it makes.
template <class Body, class Command, class Request, class Response>
Result<engine::Performed> withTicket(
    Context& context, const Request& request, Command command, Response& response
) {
  const auto counter = counterFrom(context, request.counter_id());
  if (!counter) return counter.refusal();
  command.counter = *counter;
  auto performed = context.perform(std::move(command), request.request_id());
  if (!performed) return performed;
  response.set_position(performed->position.value);
  if (const auto* body = eventOf<Body>(*performed)) {
    writeTicket(context.state(), body->ticket, *response.mutable_ticket());
  }
  return performed;
}

Result<Done> doneOr(const Result<engine::Performed>& performed) {
  if (!performed) return performed.refusal();
  return Done{};
}

Result<domain::TextRef> reasonFrom(
    Context& context, const std::string& text, std::string_view field, std::size_t most = kReasonMax
) {
  if (!domain::isText(text, 0, most)) return malformed(field);
  return context.keep(text);
}

/// What is called or served at a counter that exists; nullptr: nobody.
const domain::Ticket* ticketAt(const Context& context, std::string_view counterCode) {
  const domain::CounterPlace* place = context.catalogue().counterByCode(counterCode);
  const domain::Floor& floor = context.state().floor;
  return floor.ticket(floor.counter(place->id)->ticket);
}

void writeServingOf(Context& context, domain::ServingId id, v1::Serving& out) {
  if (const domain::Serving* serving = context.state().findServing(id)) {
    writeServing(context.state(), *serving, out);
  }
}

// ---- at the counter ---------------------------------------------------------------------------

Result<Done> signIn(
    Context& context, const v1::SignInRequest& request, v1::SignInResponse& response
) {
  return atCounter(context, request, domain::SignIn{}, response);
}

Result<Done> signOff(
    Context& context, const v1::SignOffRequest& request, v1::SignOffResponse& response
) {
  const auto reason = reasonFrom(context, request.override_reason(), "override_reason");
  if (!reason) return reason.refusal();
  return atCounter(context, request, domain::SignOff{{}, *reason}, response);
}

Result<Done> takeOver(
    Context& context, const v1::TakeOverRequest& request, v1::TakeOverResponse& response
) {
  const auto reason = reasonFrom(context, request.override_reason(), "override_reason");
  if (!reason) return reason.refusal();
  const auto done = atCounter(context, request, domain::TakeOver{{}, *reason}, response);
  if (!done) return done;
  const domain::Ticket* ticket = ticketAt(context, request.counter_id());
  if (ticket == nullptr) return done;
  writeTicket(context.state(), *ticket, *response.mutable_ticket());
  // A ticket that is only called may still name the serving that a hold interrupted.
  if (ticket->state == domain::TicketState::Serving) {
    writeServingOf(context, ticket->serving, *response.mutable_serving());
  }
  return done;
}

Result<Done> pauseCounter(
    Context& context, const v1::PauseCounterRequest& request, v1::PauseCounterResponse& response
) {
  const auto why = known<domain::PauseReason>(request.pause_reason(), &v1::PauseReason_IsValid);
  if (!why) return malformed("pause_reason");
  const auto reason = reasonFrom(context, request.override_reason(), "override_reason");
  if (!reason) return reason.refusal();
  domain::PauseCounter command;
  command.reason = *why;
  if (request.has_pause_duration()) command.length = read(request.pause_duration());
  command.overrideReason = *reason;
  return atCounter(context, request, command, response);
}

Result<Done> resumeCounter(
    Context& context, const v1::ResumeCounterRequest& request, v1::ResumeCounterResponse& response
) {
  return atCounter(context, request, domain::ResumeCounter{}, response);
}

// ---- calling ----------------------------------------------------------------------------------

Result<Done> previewCall(
    Context& context, const v1::PreviewCallRequest& request, v1::PreviewCallResponse& response
) {
  const auto counter = counterFrom(context, request.counter_id());
  if (!counter) return counter.refusal();
  response.set_position(context.state().position.value);
  const auto choice =
      domain::nextFor(context.state().floor, *counter, context.now(), context.catalogue().rules());
  if (!choice) return Done{};
  writeTicket(context.state(), choice->ticket, *response.mutable_ticket());
  writeExplanation(context.state(), choice->explanation, *response.mutable_explanation());
  return Done{};
}

Result<Done> callNext(
    Context& context, const v1::CallNextRequest& request, v1::CallNextResponse& response
) {
  const auto performed =
      withTicket<domain::TicketCalled>(context, request, domain::CallNext{}, response);
  if (!performed) return performed.refusal();
  if (const auto* called = eventOf<domain::TicketCalled>(*performed)) {
    response.set_call_id(called->call.value);
    response.set_rule(static_cast<v1::CallRule>(called->explanation.rule));
  }
  if (const auto* ready = eventOf<domain::CounterReady>(*performed)) {
    write(ready->until, *response.mutable_ready_until_time());
  }
  return Done{};
}

Result<Done> callTicket(
    Context& context, const v1::CallTicketRequest& request, v1::CallTicketResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto reason = reasonFrom(context, request.reason_text(), "reason_text");
  if (!reason) return reason.refusal();
  const auto performed = withTicket<domain::TicketCalled>(
      context, request, domain::CallTicket{{}, *ticket, *reason}, response
  );
  if (!performed) return performed.refusal();
  if (const auto* called = eventOf<domain::TicketCalled>(*performed)) {
    response.set_call_id(called->call.value);
  }
  return Done{};
}

Result<Done> recall(
    Context& context, const v1::RecallRequest& request, v1::RecallResponse& response
) {
  const auto performed =
      withTicket<domain::TicketRecalled>(context, request, domain::Recall{}, response);
  if (!performed) return performed.refusal();
  if (const auto* recalled = eventOf<domain::TicketRecalled>(*performed)) {
    response.set_call_id(recalled->call.value);
    response.set_ordinal(recalled->ordinal);
  }
  return Done{};
}

Result<Done> uncall(
    Context& context, const v1::UncallRequest& request, v1::UncallResponse& response
) {
  return doneOr(withTicket<domain::TicketUncalled>(context, request, domain::Uncall{}, response));
}

Result<Done> confirmCalledAloud(
    Context& context,
    const v1::ConfirmCalledAloudRequest& request,
    v1::ConfirmCalledAloudResponse& response
) {
  const auto performed =
      withTicket<domain::CallDelivered>(context, request, domain::ConfirmCalledAloud{}, response);
  if (!performed) return performed.refusal();
  if (response.has_ticket()) return Done{};
  // The announcement was delivered already: no event names the ticket that is called there.
  const domain::Ticket* ticket = ticketAt(context, request.counter_id());
  if (ticket != nullptr) writeTicket(context.state(), *ticket, *response.mutable_ticket());
  return Done{};
}

Result<Done> markNoShow(
    Context& context, const v1::MarkNoShowRequest& request, v1::MarkNoShowResponse& response
) {
  return doneOr(withTicket<domain::TicketNoShow>(
      context, request, domain::MarkNoShow{{}, request.given_up()}, response
  ));
}

// ---- serving ----------------------------------------------------------------------------------

Result<Done> walkUp(
    Context& context, const v1::WalkUpRequest& request, v1::WalkUpResponse& response
) {
  domain::WalkUp command;
  if (request.purpose_case() == v1::WalkUpRequest::kItemId) {
    const auto item = itemFrom(context, request.item_id());
    if (!item) return item.refusal();
    command.item = *item;
  } else if (request.purpose_case() == v1::WalkUpRequest::kQueueId) {
    const auto queue = queueFrom(context, request.queue_id());
    if (!queue) return queue.refusal();
    command.queue = *queue;
  } else {
    return malformed("purpose");
  }
  if (request.has_applicant()) {
    auto applicant = identityFrom(context, request.applicant());
    if (!applicant) return applicant.refusal();
    command.age = ageOf(context, *applicant);
    context.keepApplicant(std::move(applicant).value());
  }
  if (request.copies() > kCopiesMost) return tooManyCopies(context);
  command.copies = static_cast<std::uint16_t>(std::max(request.copies(), 1U));
  command.telephone = request.telephone();
  const auto performed = withTicket<domain::ServingStarted>(context, request, command, response);
  if (!performed) return performed.refusal();
  if (const auto* started = eventOf<domain::ServingStarted>(*performed)) {
    writeServingOf(context, started->serving, *response.mutable_serving());
  }
  return Done{};
}

Result<Done> enterServing(
    Context& context, const v1::EnterServingRequest& request, v1::EnterServingResponse& response
) {
  domain::EnterServing command;
  domain::ItemId unnamed;
  switch (request.served_case()) {
    case v1::EnterServingRequest::kTicketId: {
      const auto ticket = ticketIdFrom(request.ticket_id());
      if (!ticket) return ticket.refusal();
      command.ticket = *ticket;
      if (const auto* known = context.state().findTicket(*ticket)) unnamed = known->item;
      break;
    }
    case v1::EnterServingRequest::kItemId: {
      const auto item = itemFrom(context, request.item_id());
      if (!item) return item.refusal();
      command.item = unnamed = *item;
      break;
    }
    case v1::EnterServingRequest::kQueueId: {
      const auto queue = queueFrom(context, request.queue_id());
      if (!queue) return queue.refusal();
      command.queue = *queue;
      break;
    }
    case v1::EnterServingRequest::SERVED_NOT_SET:
      return malformed("served");
  }
  if (!request.has_begin_time()) return malformed("begin_time");
  if (!request.has_end_time()) return malformed("end_time");
  command.began = read(request.begin_time());
  command.ended = read(request.end_time());
  auto outcomes = outcomesFrom(context, request.items(), unnamed);
  if (!outcomes) return outcomes.refusal();
  command.outcomes = std::move(outcomes).value();
  const auto note = reasonFrom(context, request.note(), "note", kNoteMax);
  if (!note) return note.refusal();
  command.note = *note;
  const auto reason = reasonFrom(context, request.reason_text(), "reason_text");
  if (!reason) return reason.refusal();
  command.reason = *reason;
  const auto performed = withTicket<domain::ServingEntered>(context, request, command, response);
  if (!performed) return performed.refusal();
  if (const auto* entered = eventOf<domain::ServingEntered>(*performed)) {
    writeServingOf(context, entered->serving, *response.mutable_serving());
  }
  return Done{};
}

Result<Done> startServing(
    Context& context, const v1::StartServingRequest& request, v1::StartServingResponse& response
) {
  const auto counter = counterFrom(context, request.counter_id());
  if (!counter) return counter.refusal();
  const auto meant = meantTicketFrom(request.ticket_id());
  if (!meant) return meant.refusal();
  const auto performed =
      context.perform(domain::StartServing{*counter, *meant}, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  if (const auto* started = eventOf<domain::ServingStarted>(*performed)) {
    writeTicket(context.state(), started->ticket, *response.mutable_ticket());
    response.set_serving_id(started->serving.value);
  } else if (const auto* resumed = eventOf<domain::TicketResumed>(*performed)) {
    writeTicket(context.state(), resumed->ticket, *response.mutable_ticket());
    response.set_serving_id(response.ticket().serving_id());
  }
  return Done{};
}

Result<Done> finishServing(
    Context& context, const v1::FinishServingRequest& request, v1::FinishServingResponse& response
) {
  const auto counter = counterFrom(context, request.counter_id());
  if (!counter) return counter.refusal();
  auto outcomes = outcomesFrom(context, request.items());
  if (!outcomes) return outcomes.refusal();
  const auto note = reasonFrom(context, request.note(), "note", kNoteMax);
  if (!note) return note.refusal();
  const auto meant = meantTicketFrom(request.ticket_id());
  if (!meant) return meant.refusal();
  const auto performed = context.perform(
      domain::FinishServing{*counter, std::move(outcomes).value(), *note, *meant},
      request.request_id()
  );
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  if (const auto* finished = eventOf<domain::ServingFinished>(*performed)) {
    writeTicket(context.state(), finished->ticket, *response.mutable_ticket());
    const domain::Serving* serving = context.state().findServing(finished->serving);
    if (serving != nullptr && serving->finished != domain::Instant{}) {
      write(
          serving->finished + context.catalogue().rules().reopenWithin,
          *response.mutable_reopen_until_time()
      );
    }
    response.set_ratable(std::any_of(
        finished->outcomes.begin(),
        finished->outcomes.end(),
        [](const auto& outcome) { return domain::isRatable(outcome.outcome); }
    ));
  } else if (const auto* moved = eventOf<domain::TicketTransferred>(*performed)) {
    writeTicket(context.state(), moved->ticket, *response.mutable_ticket());
    response.set_ratable(true);
  }
  return Done{};
}

Result<Done> reopenServing(
    Context& context, const v1::ReopenServingRequest& request, v1::ReopenServingResponse& response
) {
  return doneOr(withTicket<domain::ServingReopened>(
      context, request, domain::ReopenServing{{}, domain::ServingId{request.serving_id()}}, response
  ));
}

Result<Done> correctServing(
    Context& context, const v1::CorrectServingRequest& request, v1::CorrectServingResponse& response
) {
  const domain::ServingId serving{request.serving_id()};
  const domain::Serving* wrong = context.state().findServing(serving);
  const domain::ItemId item =
      wrong == nullptr ? domain::ItemId{} : domain::itemOfServing(context.state(), *wrong);
  auto outcomes = outcomesFrom(context, request.items(), item);
  if (!outcomes) return outcomes.refusal();
  const auto reason = reasonFrom(context, request.reason_text(), "reason_text");
  if (!reason) return reason.refusal();
  const auto performed = context.perform(
      domain::CorrectServing{serving, std::move(outcomes).value(), *reason}, request.request_id()
  );
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  writeServingOf(context, serving, *response.mutable_serving());
  return Done{};
}

Result<Done> holdTicket(
    Context& context, const v1::HoldTicketRequest& request, v1::HoldTicketResponse& response
) {
  const auto kind = known<domain::HoldKind>(request.hold_kind(), &v1::HoldKind_IsValid);
  if (!kind) return malformed("hold_kind");
  const auto note = reasonFrom(context, request.note(), "note");
  if (!note) return note.refusal();
  return doneOr(withTicket<domain::TicketHeld>(
      context, request, domain::HoldTicket{{}, *kind, *note}, response
  ));
}

Result<Done> wakeHeld(
    Context& context, const v1::WakeHeldRequest& request, v1::WakeHeldResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto performed = context.perform(domain::WakeHeld{*ticket}, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  writeTicket(context.state(), *ticket, *response.mutable_ticket());
  return Done{};
}

Result<Done> resumeTicket(
    Context& context, const v1::ResumeTicketRequest& request, v1::ResumeTicketResponse& response
) {
  const auto ticket = ticketIdFrom(request.ticket_id());
  if (!ticket) return ticket.refusal();
  const auto performed = withTicket<domain::TicketResumed>(
      context, request, domain::ResumeTicket{{}, *ticket}, response
  );
  if (!performed) return performed.refusal();
  const domain::ServingId serving{response.ticket().serving_id()};
  writeServingOf(context, serving, *response.mutable_serving());
  return Done{};
}

Result<Done> transferTicket(
    Context& context, const v1::TransferTicketRequest& request, v1::TransferTicketResponse& response
) {
  domain::TransferTicket command;
  if (auto refusal = readDestination(context, request, command)) return *std::move(refusal);
  auto outcomes = outcomesFrom(context, request.items());
  if (!outcomes) return outcomes.refusal();
  command.outcomes = std::move(outcomes).value();
  return doneOr(
      withTicket<domain::TicketTransferred>(context, request, std::move(command), response)
  );
}

}  // namespace

void addCounterMethods(Methods& methods) {
  methods.onCore("CounterService.SignIn", &signIn);
  methods.onCore("CounterService.SignOff", &signOff);
  methods.onCore("CounterService.TakeOver", &takeOver);
  methods.onCore("CounterService.PreviewCall", &previewCall);
  methods.onCore("CounterService.CallNext", &callNext);
  methods.onCore("CounterService.CallTicket", &callTicket);
  methods.onCore("CounterService.Recall", &recall);
  methods.onCore("CounterService.Uncall", &uncall);
  methods.onCore("CounterService.ConfirmCalledAloud", &confirmCalledAloud);
  methods.onCore("CounterService.WalkUp", &walkUp);
  methods.onCore("CounterService.StartServing", &startServing);
  methods.onCore("CounterService.FinishServing", &finishServing);
  methods.onCore("CounterService.ReopenServing", &reopenServing);
  methods.onCore("CounterService.CorrectServing", &correctServing);
  methods.onCore("CounterService.EnterServing", &enterServing);
  methods.onCore("CounterService.MarkNoShow", &markNoShow);
  methods.onCore("CounterService.HoldTicket", &holdTicket);
  methods.onCore("CounterService.WakeHeld", &wakeHeld);
  methods.onCore("CounterService.ResumeTicket", &resumeTicket);
  methods.onCore("CounterService.TransferTicket", &transferTicket);
  methods.onCore("CounterService.PauseCounter", &pauseCounter);
  methods.onCore("CounterService.ResumeCounter", &resumeCounter);
  methods.onLong("CounterService.ExplainCall", &explainCall);
}

}  // namespace hall::api
