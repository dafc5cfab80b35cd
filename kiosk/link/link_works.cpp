#include "kiosk/link/link_works.h"

#include <algorithm>
#include <utility>

#include "client/request_id.h"
#include "kiosk/link/errand_message.h"
#include "kiosk/link/link_asking.h"
#include "kiosk/link/slips_of.h"

/// What the pages ask for.
namespace hall::kiosk {

namespace {

using Milliseconds = std::chrono::milliseconds;

/// Papers whose fate the server was not told of; of more the oldest is forgotten.
constexpr std::size_t kReportsMax = 500;
/// As many as the book holds.
constexpr qsizetype kAloneMax = 5000;

v1::PrintState stateMessage(PrintOutcome outcome) {
  switch (outcome) {
    case PrintOutcome::Printed:
      return v1::PRINT_STATE_PRINTED;
    case PrintOutcome::NoPaper:
      return v1::PRINT_STATE_PAPER_OUT;
    case PrintOutcome::Failed:
      break;
  }
  return v1::PRINT_STATE_FAILED;
}

QString queueOf(const Purpose& purpose, const Catalogue& catalogue) {
  Errand errand;
  errand.purpose = purpose;
  return OfflineDesk::queueOf(messageOf(errand), catalogue);
}

}  // namespace

void HallLink::Works::Asking::wipeErrands() {
  wipe(*request.mutable_errand());
  wipe(visit.errand);
}

void HallLink::Works::later(std::function<void()> what) {
  QMetaObject::invokeMethod(link_, std::move(what), Qt::QueuedConnection);
}

void HallLink::Works::estimate(const Purpose& purpose, Ground ground, Then<Promise> then) {
  if (!online_) {
    const QString queue = queueOf(purpose, *known_->words);
    return answer<Promise>(std::move(then), OfflineDesk::promise(queue, *known_, time_.now()));
  }
  v1::EstimateWaitRequest request;
  writePurpose(purpose, request);
  request.set_ground(groundMessage(ground));
  work<Promise>(
      [this, request = std::move(request), known = known_]() -> Answer<Promise> {
        v1::EstimateWaitResponse response;
        const client::Failure failure = server_.call(request, response);
        if (!failure.ok()) return denialOf(failure, *known);
        return promiseOf(response, *known);
      },
      std::move(then)
  );
}

void HallLink::Works::issue(const QString& requestId, Errand errand, Then<TicketSlip> then) {
  auto asking = std::make_shared<Asking>();
  asking->known = known_;
  asking->request.set_request_id(requestId.toStdString());
  *asking->request.mutable_errand() = messageOf(errand);
  asking->request.set_with_slip(true);
  asking->visit.requestId = requestId;
  asking->visit.guideVersion = errand.guideVersion;
  asking->visit.suspended = now_.suspended;
  errand.wipe();
  if (refused_) return answer<TicketSlip>(std::move(then), Denial{});
  ++issuing_;
  const bool alone = !online_;
  asking->visit.askedServer = unanswered_.contains(requestId);
  work<TicketSlip>(
      [this, asking, alone] {
        Answer<TicketSlip> given = alone ? issueOffline(*asking) : issueWith(*asking);
        asking->wipeErrands();
        return given;
      },
      [this, requestId, then = std::move(then)](const Answer<TicketSlip>& given) {
        --issuing_;
        noteAnswer(requestId, given);
        then(given);
      }
  );
}

/// A request without an answer may have become a number. Should the same one get a number of the
/// kiosk's own, the server's is cancelled later.
void HallLink::Works::noteAnswer(const QString& requestId, const Answer<TicketSlip>& given) {
  constexpr int kMost = 1000;
  const auto* denial = std::get_if<Denial>(&given);
  const bool unanswered = denial != nullptr && denial->cause == Denial::Cause::NotReachable;
  if (!unanswered) {
    unanswered_.remove(requestId);
  } else if (unanswered_.size() < kMost) {
    unanswered_.insert(requestId);
  }
}

/// The server is asked until it answers. Where it says nothing the request may have become a number
/// there all the same, so that no other is given for it while the server still lives: then the
/// applicant hears that it did not work, and the intention book asks later. Only when the watch
/// says that the server is lost a number of the kiosk's own is given, and the book remembers to
/// cancel what the server may have made of the request.
Answer<TicketSlip> HallLink::Works::issueWith(Asking& asking) {
  // Asked a little longer than the watch takes to see that the server is lost.
  const Milliseconds patience =
      std::max(settings_.issuePatience, settings_.silence + settings_.perTry);
  const Milliseconds until = time_.steady() + patience;
  constexpr Milliseconds kPause{300};
  while (true) {
    v1::IssueTicketResponse response;
    const client::Failure failure = server_.once(asking.request, response, settings_.perTry);
    if (failure.ok()) return slipOf(response, *asking.known);
    if (!failure.isPassing()) return denialOf(failure, *asking.known);
    if (server_.isStopping()) break;
    if (lost_) {
      asking.visit.askedServer = true;
      return issueOffline(asking);
    }
    if (time_.steady() >= until) break;
    server_.pause(kPause);
  }
  return Denial{Denial::Cause::NotReachable, {}, {}};
}

Answer<TicketSlip> HallLink::Works::issueOffline(Asking& asking) {
  asking.visit.errand.Swap(asking.request.mutable_errand());
  return desk_.issue(asking.visit, *asking.known, time_.now());
}

void HallLink::Works::numberOf(const QString& requestId, Then<TicketSlip> then) {
  if (auto given = desk_.slipOf(requestId, *known_)) {
    return answer<TicketSlip>(std::move(then), *std::move(given));
  }
  v1::GetTicketRequest request;
  request.set_issue_request_id(requestId.toStdString());
  ask<v1::GetTicketResponse>(std::move(request), &slipOf, std::move(then));
}

void HallLink::Works::reportPrint(const TicketSlip& slip, PrintOutcome outcome) {
  if (!slip.id.isEmpty()) return addPrintReport(slip.id, outcome);
  if (printsAlone_.size() < kAloneMax) printsAlone_.insert(slip.number, outcome);
}

void HallLink::Works::uploadedAs(const QString& number, const QString& ticketId) {
  const auto outcome = printsAlone_.constFind(number);
  if (outcome == printsAlone_.constEnd()) return;
  if (!ticketId.isEmpty()) addPrintReport(ticketId, *outcome);
  printsAlone_.erase(outcome);
}

void HallLink::Works::addPrintReport(const QString& ticketId, PrintOutcome outcome) {
  v1::ReportPrintRequest request;
  request.set_request_id(client::newRequestId());
  request.set_ticket_id(ticketId.toStdString());
  request.set_print_state(stateMessage(outcome));
  if (printReports_.size() >= kReportsMax) {
    journal_("the oldest report of a print is forgotten: too many wait for the server");
    printReports_.pop_front();
  }
  printReports_.push_back(std::move(request));
  sendPrintReports();
}

void HallLink::Works::setCondition(KioskCondition condition) {
  if (condition == condition_) return;
  condition_ = condition;
  nextHeartbeat_ = Milliseconds{0};
}

void HallLink::Works::setToken(const std::string& token) {
  server_.setToken(token);
  nextWatch_ = Milliseconds{0};
}

}  // namespace hall::kiosk
