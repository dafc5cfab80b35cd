#include "tools/rehearsal/counter_post.h"

#include <algorithm>

#include "client/request_id.h"

namespace hall::rehearsal {

using client::newRequestId;

namespace {

/// Between two announcements: the hall allows the next after 15 s.
constexpr std::chrono::seconds kCallAgainAfter{20};
constexpr std::uint32_t kAnnouncements = 3;
/// Until a counter sees that a line is dead.
constexpr std::chrono::seconds kSeesNobody{2};
/// Somebody who may not leave yet tries again.
constexpr std::chrono::seconds kTryAgain{60};
constexpr std::chrono::minutes kShortestPause{1};

/// Somebody waits whom nobody else could serve, is called here, or left papers here: then work goes
/// on (延时).
bool mustStay(const client::Failure& failure) {
  return failure.reason() == v1::REASON_LAST_ABLE_COUNTER ||
         failure.reason() == v1::REASON_SERVING_OPEN;
}

/// What becomes of a visit in the end; a handed-out paper belongs to some item.
v1::ItemOutcome outcomeOf(const HallFacts& facts, const v1::Ticket& ticket) {
  v1::ItemOutcome outcome;
  const v1::Item* item = facts.item(ticket.item_id());
  const v1::Queue* queue = facts.queue(ticket.queue_id());
  const bool handsOut = queue != nullptr && queue->kind() == v1::QUEUE_KIND_HANDOUT;
  if (item == nullptr && handsOut && !facts.items.empty()) item = &facts.items.front();
  if (item == nullptr) {
    outcome.set_outcome(v1::OUTCOME_CONSULTED);
    return outcome;
  }
  outcome.set_item_id(item->item_id());
  outcome.set_guide_version(item->guide_version());
  outcome.set_copies(std::max(ticket.copies(), 1U));
  outcome.set_own_wish_asked(ticket.aged() && item->asks_own_wish());
  outcome.set_outcome(
      handsOut                                    ? v1::OUTCOME_HANDED_OUT
      : item->kind() == v1::ITEM_KIND_ON_THE_SPOT ? v1::OUTCOME_DONE
                                                  : v1::OUTCOME_ACCEPTED
  );
  return outcome;
}

}  // namespace

CounterPost::CounterPost(Stage& stage, const StaffDay& day, FindApplicant findApplicant)
    : stage_(stage), day_(day), findApplicant_(std::move(findApplicant)) {}

template <class Response, class Request>
Response CounterPost::demand(const std::string& what, const Request& request) {
  return session_->demand<Response>(what + " at counter " + day_.counterId, request);
}

template <class Request>
Request CounterPost::request() const {
  Request request;
  request.set_request_id(newRequestId());
  request.set_counter_id(day_.counterId);
  return request;
}

void CounterPost::become(State state) {
  state_ = state;
  ++turn_;
}

void CounterPost::later(Duration delay, void (CounterPost::*step)()) {
  stage_.after(std::max(delay, Duration{0}), [this, step, turn = turn_] {
    if (turn == turn_) (this->*step)();
  });
}

// ---- the day ----------------------------------------------------------------------------------

void CounterPost::enterShifts() {
  for (const Shift& shift : day_.shifts) {
    if (stage_.midnight + shift.until <= stage_.now()) continue;
    stage_.agenda.enter(std::max(stage_.midnight + shift.from, stage_.now()), [this, &shift] {
      signIn(shift);
    });
    // Whoever is free then leaves; whoever serves does so afterwards.
    const auto lookUp = [this] {
      if (isFree()) goOn();
    };
    stage_.agenda.enter(stage_.midnight + shift.until, lookUp);
    for (const Absence& absence : shift.absences) {
      if (stage_.midnight + absence.from > stage_.now()) {
        stage_.agenda.enter(stage_.midnight + absence.from, lookUp);
      }
    }
  }
}

void CounterPost::signIn(const Shift& shift) {
  shift_ = &shift;
  goOnAt_ = Duration{0};
  if (state_ != State::Away) return;  // still there from the shift before
  session_ = &stage_.callers.staff(day_.number);
  demand<v1::SignInResponse>("sign in", request<v1::SignInRequest>());
  become(State::Idle);
  goOn();
}

void CounterPost::goOn() {
  if (timeOfDay() >= goOnAt_) {
    if (timeOfDay() >= shift_->until) return leave();
    if (const Absence* absence = dueAbsence()) return pause(*absence);
  }
  callNext();
}

void CounterPost::dayEnds() {
  if (state_ == State::Away) return;
  become(State::Away);
  applicant_ = nullptr;
  if (timeOfDay() < shift_->until) signIn(*shift_);
}

const Absence* CounterPost::dueAbsence() const {
  for (const Absence& absence : shift_->absences) {
    const Duration left = absence.until - std::max(timeOfDay(), absence.from);
    if (absence.from <= timeOfDay() && left >= kShortestPause) return &absence;
  }
  return nullptr;
}

void CounterPost::leave() {
  v1::SignOffResponse response;
  const auto failure = session_->ask(request<v1::SignOffRequest>(), response);
  if (failure.ok()) return become(State::Away);
  if (!mustStay(failure)) throw HallRefused("sign off at counter " + day_.counterId, failure);
  goOnAt_ = timeOfDay() + kTryAgain;
  callNext();
}

void CounterPost::pause(const Absence& absence) {
  auto pause = request<v1::PauseCounterRequest>();
  const Duration length = absence.until - timeOfDay();
  pause.set_pause_reason(absence.reason);
  pause.mutable_pause_duration()->set_seconds(length.count() / 1000);
  v1::PauseCounterResponse response;
  const auto failure = session_->ask(pause, response);
  if (failure.ok()) {
    become(State::Paused);
    return later(length, &CounterPost::comeBack);
  }
  if (!mustStay(failure)) {
    throw HallRefused("pause counter " + day_.counterId, failure);
  }
  goOnAt_ = timeOfDay() + kTryAgain;
  callNext();
}

void CounterPost::comeBack() {
  demand<v1::ResumeCounterResponse>("end a pause", request<v1::ResumeCounterRequest>());
  become(State::Idle);
  goOn();
}

// ---- calling ----------------------------------------------------------------------------------

/// Where time passes by itself a ticket may have come while the counter asked.
void CounterPost::callNext() {
  v1::CallNextResponse called;
  const auto failure = session_->ask(request<v1::CallNextRequest>(), called);
  if (failure.reason() == v1::REASON_COUNTER_BUSY) {
    become(State::Ready);
    return later(kTryAgain, &CounterPost::goOn);
  }
  if (!failure.ok()) throw HallRefused("call the next one at counter " + day_.counterId, failure);
  if (called.has_ticket()) return take(called.ticket(), called.call_id());
  become(State::Ready);
  const Duration ready = instantOf(called.ready_until_time()) - stage_.now();
  const Duration retry = goOnAt_ > timeOfDay() ? goOnAt_ - timeOfDay() : ready;
  later(std::min(ready, retry), &CounterPost::goOn);
}

void CounterPost::take(const v1::Ticket& ticket, std::uint64_t callId) {
  become(State::Calling);
  number_ = ticket.number();
  announcements_ = 1;
  stage_.announced(ticket, callId);
  applicant_ = findApplicant_(ticket.ticket_id());
  if (applicant_ == nullptr) return later(kSeesNobody, &CounterPost::giveUp);
  if (applicant_->isGone()) return later(kCallAgainAfter, &CounterPost::callAgain);
  applicant_->isCalled();
  later(stage_.plan.walk, &CounterPost::start);
}

void CounterPost::callAgain() {
  const auto again =
      demand<v1::RecallResponse>("call " + number_ + " again", request<v1::RecallRequest>());
  stage_.announced(again.ticket(), again.call_id());
  ++announcements_;
  later(
      kCallAgainAfter,
      announcements_ < kAnnouncements ? &CounterPost::callAgain : &CounterPost::passOver
  );
}

void CounterPost::passOver() {
  markNoShow(false);
}

/// The counter knows that nobody is there.
void CounterPost::giveUp() {
  markNoShow(true);
}

void CounterPost::markNoShow(bool givenUp) {
  auto mark = request<v1::MarkNoShowRequest>();
  mark.set_given_up(givenUp);
  v1::MarkNoShowResponse response;
  const auto failure = session_->ask(mark, response);
  if (failure.reason() == v1::REASON_TOO_EARLY) {
    const std::string wait = failure.at("seconds");
    const int seconds = wait.empty() ? 1 : std::stoi(wait);
    return later(std::chrono::seconds{seconds}, &CounterPost::passOver);
  }
  if (!failure.ok()) throw HallRefused("pass over " + number_, failure);
  stage_.book.told(response.ticket());
  if (applicant_ != nullptr) applicant_->passedOver();
  wrapUp();
}

// ---- serving ----------------------------------------------------------------------------------

void CounterPost::start() {
  const auto started = demand<v1::StartServingResponse>(
      "start serving " + number_, request<v1::StartServingRequest>()
  );
  stage_.book.told(started.ticket());
  become(State::Serving);
  stretch_ = applicant_->nextStretch();
  later(stretch_.length, &CounterPost::endStretch);
}

void CounterPost::endStretch() {
  applicant_->stretchEnds(stretch_);
  switch (stretch_.ending) {
    case Applicant::Ending::Finish:
      finish();
      break;
    case Applicant::Ending::Hold:
      hold();
      break;
    case Applicant::Ending::Transfer:
      sendOn();
      break;
  }
  wrapUp();
}

void CounterPost::finish() {
  auto end = request<v1::FinishServingRequest>();
  const v1::Ticket& ticket = stage_.book.stories().at(applicant_->ticketId()).last;
  *end.add_items() = outcomeOf(stage_.facts, ticket);
  const auto finished = demand<v1::FinishServingResponse>("finish serving " + number_, end);
  stage_.book.told(finished.ticket());
  const bool isOver = finished.ticket().state() == v1::TICKET_STATE_FINISHED;
  stage_.book.served(applicant_->ticketId(), stretch_.length, isOver);
  if (isOver) {
    applicant_->settled();
  } else {
    applicant_->waitsAgain();
  }
}

void CounterPost::hold() {
  auto hold = request<v1::HoldTicketRequest>();
  hold.set_hold_kind(applicant_->visit().hold->kind);
  const auto held = demand<v1::HoldTicketResponse>("hold " + number_, hold);
  stage_.book.told(held.ticket());
  stage_.book.served(applicant_->ticketId(), stretch_.length, false);
  applicant_->goesAway(*session_);
}

void CounterPost::sendOn() {
  auto transfer = request<v1::TransferTicketRequest>();
  transfer.set_item_id(applicant_->visit().transferTo);
  transfer.set_wrong_queue(true);
  transfer.add_items()->set_outcome(v1::OUTCOME_WRONG_NUMBER);
  const auto moved = demand<v1::TransferTicketResponse>("send " + number_ + " on", transfer);
  stage_.book.told(moved.ticket());
  stage_.book.served(applicant_->ticketId(), stretch_.length, false);
  applicant_->waitsAgain();
}

void CounterPost::wrapUp() {
  become(State::Idle);
  applicant_ = nullptr;
  const auto& wrapUps = stage_.plan.wrapUps;
  const Duration length =
      wrapUps.empty() ? Duration{0} : wrapUps[stage_.chance.next() % wrapUps.size()];
  later(length, &CounterPost::goOn);
}

}  // namespace hall::rehearsal
