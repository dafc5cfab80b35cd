#include "counter-client/link/verb_requests.h"

#include <cstdint>

#include "counter-client/link/now_of.h"

namespace hall::counter {

namespace {

constexpr std::int64_t kMinuteS = 60;

template <class Request>
Request atCounter(const std::string& counter) {
  Request request;
  request.set_counter_id(counter);
  return request;
}

template <class Request>
void addOutcomes(const QVector<ItemOutcome>& outcomes, Request& request) {
  for (const ItemOutcome& outcome : outcomes) *request.add_items() = outcomeMessage(outcome);
}

}  // namespace

v1::CallNextRequest requestOf(const verb::CallNext&, const std::string& counter) {
  return atCounter<v1::CallNextRequest>(counter);
}

v1::CallTicketRequest requestOf(const verb::CallTicket& verb, const std::string& counter) {
  auto request = atCounter<v1::CallTicketRequest>(counter);
  request.set_ticket_id(verb.ticket.toStdString());
  request.set_reason_text(verb.reason.toStdString());
  return request;
}

v1::RecallRequest requestOf(const verb::Recall&, const std::string& counter) {
  return atCounter<v1::RecallRequest>(counter);
}

v1::UncallRequest requestOf(const verb::Uncall&, const std::string& counter) {
  return atCounter<v1::UncallRequest>(counter);
}

v1::ConfirmCalledAloudRequest requestOf(const verb::CalledAloud&, const std::string& counter) {
  return atCounter<v1::ConfirmCalledAloudRequest>(counter);
}

v1::StartServingRequest requestOf(const verb::Start&, const std::string& counter) {
  return atCounter<v1::StartServingRequest>(counter);
}

v1::FinishServingRequest requestOf(const verb::Finish& verb, const std::string& counter) {
  auto request = atCounter<v1::FinishServingRequest>(counter);
  addOutcomes(verb.outcomes, request);
  request.set_note(verb.note.toStdString());
  return request;
}

v1::ReopenServingRequest requestOf(const verb::Reopen& verb, const std::string& counter) {
  auto request = atCounter<v1::ReopenServingRequest>(counter);
  request.set_serving_id(verb.serving);
  return request;
}

v1::CorrectServingRequest requestOf(const verb::Correct& verb, const std::string&) {
  v1::CorrectServingRequest request;
  request.set_serving_id(verb.serving);
  addOutcomes(verb.outcomes, request);
  request.set_reason_text(verb.reason.toStdString());
  return request;
}

v1::MarkNoShowRequest requestOf(const verb::NoShow& verb, const std::string& counter) {
  auto request = atCounter<v1::MarkNoShowRequest>(counter);
  request.set_given_up(verb.givenUp);
  return request;
}

v1::HoldTicketRequest requestOf(const verb::Hold& verb, const std::string& counter) {
  auto request = atCounter<v1::HoldTicketRequest>(counter);
  request.set_hold_kind(static_cast<v1::HoldKind>(verb.kind));
  request.set_note(verb.note.toStdString());
  return request;
}

v1::WakeHeldRequest requestOf(const verb::Wake& verb, const std::string&) {
  v1::WakeHeldRequest request;
  request.set_ticket_id(verb.ticket.toStdString());
  return request;
}

v1::ResumeTicketRequest requestOf(const verb::Resume& verb, const std::string& counter) {
  auto request = atCounter<v1::ResumeTicketRequest>(counter);
  request.set_ticket_id(verb.ticket.toStdString());
  return request;
}

v1::RestoreTicketRequest requestOf(const verb::Restore& verb, const std::string&) {
  v1::RestoreTicketRequest request;
  request.set_ticket_id(verb.ticket.toStdString());
  request.set_reason_text(verb.reason.toStdString());
  return request;
}

v1::TransferTicketRequest requestOf(const verb::Transfer& verb, const std::string& counter) {
  auto request = atCounter<v1::TransferTicketRequest>(counter);
  if (!verb.item.isEmpty()) {
    request.set_item_id(verb.item.toStdString());
  } else if (!verb.queue.isEmpty()) {
    request.set_queue_id(verb.queue.toStdString());
  }
  request.set_to_counter_id(verb.counter.toStdString());
  request.set_wrong_queue(verb.wrongQueue);
  addOutcomes(verb.outcomes, request);
  return request;
}

v1::WalkUpRequest requestOf(const verb::WalkUp& verb, const std::string& counter) {
  auto request = atCounter<v1::WalkUpRequest>(counter);
  if (!verb.item.isEmpty()) {
    request.set_item_id(verb.item.toStdString());
  } else {
    request.set_queue_id(verb.queue.toStdString());
  }
  request.set_copies(static_cast<std::uint32_t>(verb.copies));
  request.set_telephone(verb.telephone);
  return request;
}

v1::EnterServingRequest requestOf(const verb::Enter& verb, const std::string& counter) {
  auto request = atCounter<v1::EnterServingRequest>(counter);
  if (!verb.ticket.isEmpty()) {
    request.set_ticket_id(verb.ticket.toStdString());
  } else if (!verb.item.isEmpty()) {
    request.set_item_id(verb.item.toStdString());
  } else {
    request.set_queue_id(verb.queue.toStdString());
  }
  request.mutable_begin_time()->set_seconds(verb.began.toSecsSinceEpoch());
  request.mutable_end_time()->set_seconds(verb.ended.toSecsSinceEpoch());
  addOutcomes(verb.outcomes, request);
  request.set_reason_text(verb.reason.toStdString());
  return request;
}

v1::PauseCounterRequest requestOf(const verb::Pause& verb, const std::string& counter) {
  auto request = atCounter<v1::PauseCounterRequest>(counter);
  request.set_pause_reason(
      static_cast<v1::PauseReason>(static_cast<int>(verb.reason) + v1::PAUSE_REASON_MEAL)
  );
  request.mutable_pause_duration()->set_seconds(kMinuteS * verb.minutes);
  request.set_override_reason(verb.overrideReason.toStdString());
  return request;
}

v1::ResumeCounterRequest requestOf(const verb::Back&, const std::string& counter) {
  return atCounter<v1::ResumeCounterRequest>(counter);
}

}  // namespace hall::counter
