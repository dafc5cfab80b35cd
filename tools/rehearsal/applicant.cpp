#include "tools/rehearsal/applicant.h"

#include <algorithm>

#include "client/request_id.h"
#include "hall/v1/ticket_service.pb.h"

namespace hall::rehearsal {

using client::newRequestId;

namespace {

constexpr const char* kOtherGround = "优先来电";
/// From "your result is there" until somebody says they are back.
constexpr std::chrono::seconds kWakeToReturn{30};

/// A queue may ask who comes; somebody with a passport of their own number.
v1::Identity somebody(const std::string& number) {
  v1::Identity identity;
  identity.mutable_other_document()->set_kind(v1::DOCUMENT_KIND_PASSPORT);
  identity.mutable_other_document()->set_document_number(number);
  identity.set_source(v1::IDENTITY_SOURCE_TYPED);
  return identity;
}

const v1::Queue* queueOf(const HallFacts& facts, const Visit& visit) {
  if (!visit.queueId.empty()) return facts.queue(visit.queueId);
  const v1::Theme* theme = facts.theme(visit.themeId);
  const bool isFirst = theme != nullptr && !theme->item_ids().empty();
  const v1::Item* item = facts.item(isFirst ? theme->item_ids(0) : visit.itemId);
  return item == nullptr ? nullptr : facts.queue(item->queue_id());
}

v1::Errand errandOf(const HallFacts& facts, const Visit& visit) {
  v1::Errand errand;
  if (!visit.itemId.empty()) errand.set_item_id(visit.itemId);
  if (!visit.themeId.empty()) errand.set_theme_id(visit.themeId);
  if (!visit.queueId.empty()) errand.set_queue_id(visit.queueId);
  errand.set_ground(visit.ground);
  if (visit.ground == v1::GROUND_OTHER) errand.set_ground_text(kOtherGround);
  const v1::Queue* queue = queueOf(facts, visit);
  if (queue != nullptr && queue->identity_rule() == v1::IDENTITY_RULE_REQUIRED) {
    *errand.mutable_applicant() = somebody(newRequestId());
  }
  return errand;
}

}  // namespace

Applicant::Applicant(Stage& stage, const Visit& visit)
    : stage_(stage), visit_(visit), left_(visit.service) {}

void Applicant::come() {
  v1::IssueTicketRequest request;
  request.set_request_id(newRequestId());
  *request.mutable_errand() = errandOf(stage_.facts, visit_);
  const auto issued =
      stage_.callers.kiosk().demand<v1::IssueTicketResponse>("take a number", request);
  stage_.book.issued(issued.ticket());
  ticketId_ = issued.ticket().ticket_id();
  token_ = issued.ticket_token();
  issuedOn_ = stage_.facts.zone.dayOf(instantOf(issued.ticket().issue_time()) - kDayEnd);
  state_ = State::Waiting;
  if (visit_.patience) stage_.after(*visit_.patience, [this] { losePatience(); });
}

template <class Response, class Request>
bool Applicant::tell(const std::string& what, HallSession& session, Request request) {
  request.set_request_id(newRequestId());
  request.set_ticket_id(ticketId_);
  Response response;
  const auto failure = session.ask(request, response);
  if (failure.ok()) {
    stage_.book.told(response.ticket());
    return true;
  }
  const bool dayEnded = stage_.facts.zone.dayOf(stage_.now() - kDayEnd) > issuedOn_;
  if (!dayEnded) throw HallRefused(what, failure);
  state_ = State::Settled;
  return false;
}

void Applicant::losePatience() {
  if (state_ != State::Waiting) return;
  if (visit_.leavesSilently) {
    state_ = State::Gone;
    return;
  }
  v1::CancelTicketRequest request;
  request.set_ticket_token(token_);
  tell<v1::CancelTicketResponse>("cancel a number", stage_.callers.phone(), request);
  state_ = State::Settled;
}

Applicant::Stretch Applicant::nextStretch() const {
  constexpr Duration kFindsOut = std::chrono::minutes{1};
  if (visit_.wrongQueue && !sentOn_) return {Ending::Transfer, std::min(left_ / 4, kFindsOut)};
  if (visit_.hold && !held_) return {Ending::Hold, left_ / 2};
  return {Ending::Finish, left_};
}

void Applicant::stretchEnds(const Stretch& stretch) {
  left_ -= stretch.length;
  if (stretch.ending == Ending::Hold) held_ = true;
  if (stretch.ending == Ending::Transfer) sentOn_ = true;
}

void Applicant::goesAway(HallSession& counterStaff) {
  state_ = State::Away;
  const Duration absence = visit_.hold->absence;
  if (visit_.hold->kind != v1::HOLD_KIND_WAITING_FOR_RESULT) {
    stage_.after(absence, [this] { returnsFromHold(); });
    return;
  }
  stage_.after(absence, [this, &counterStaff] {
    if (state_ != State::Away) return;
    const bool isOpen = tell<v1::WakeHeldResponse>(
        "say that a result is there", counterStaff, v1::WakeHeldRequest{}
    );
    if (isOpen) stage_.after(kWakeToReturn, [this] { returnsFromHold(); });
  });
}

void Applicant::returnsFromHold() {
  if (state_ != State::Away) return;
  v1::ReportReturnRequest request;
  request.set_ticket_token(token_);
  const bool byPhone = visit_.hold->kind == v1::HOLD_KIND_WAITING_FOR_RESULT;
  HallSession& session = byPhone ? stage_.callers.phone() : stage_.callers.kiosk();
  const bool isOpen = tell<v1::ReportReturnResponse>("report back from a hold", session, request);
  if (isOpen) state_ = State::Waiting;
}

void Applicant::waitsAgain() {
  state_ = State::Waiting;
  left_ = std::max(left_, Duration{std::chrono::seconds{1}});
  // The next item of a theme takes as long as the first.
  if (!visit_.themeId.empty()) left_ = visit_.service;
}

void Applicant::passedOver() {
  state_ = State::Settled;
  if (visit_.comesBack) stage_.after(*visit_.comesBack, [this] { comesBackLate(); });
}

void Applicant::dayEnds() {
  if (state_ != State::Coming) state_ = State::DayOver;
}

void Applicant::comesBackLate() {
  if (state_ == State::DayOver) return;
  v1::RestoreTicketRequest request;
  request.set_ticket_token(token_);
  const bool isOpen =
      tell<v1::RestoreTicketResponse>("restore a number", stage_.callers.phone(), request);
  if (isOpen) state_ = State::Waiting;
}

}  // namespace hall::rehearsal
