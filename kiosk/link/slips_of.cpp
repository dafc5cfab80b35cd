#include "kiosk/link/slips_of.h"

#include "terminal/link/words_of.h"

namespace hall::kiosk {

using terminal::hallTime;
using terminal::plainText;
using terminal::waitOf;
using terminal::wordsOf;

namespace {

TicketClass classOf(v1::TicketClass ticketClass) {
  switch (ticketClass) {
    case v1::TICKET_CLASS_PRIORITY:
      return TicketClass::Priority;
    case v1::TICKET_CLASS_APPOINTMENT:
      return TicketClass::Appointment;
    default:
      return TicketClass::Ordinary;
  }
}

/// What the paper says in place of what the copy of the catalogue knows.
void takePaper(const v1::Slip& paper, const terminal::KnownCatalogue& catalogue, TicketSlip& slip) {
  slip.queueName = wordsOf(paper.queue_name());
  slip.purposeName = wordsOf(paper.item_name());
  slip.themeItems.clear();
  for (const v1::DisplayText& name : paper.theme_item_names()) slip.themeItems << wordsOf(name);
  slip.zoneName = wordsOf(paper.zone_name());
  slip.counters.clear();
  for (const std::string& label : paper.counter_labels()) slip.counters << plainText(label);
  slip.issued = hallTime(paper.issue_time(), catalogue.zoneOffset);
  slip.peopleAhead = static_cast<int>(paper.people_ahead());
  slip.wait = waitOf(paper.has_wait(), paper.wait());
  slip.ticketAddress = plainText(paper.ticket_url());
  // Every item has an address; behind it is something to read only where there is a guide.
  slip.guideAddress = paper.guide_version() > 0 ? plainText(paper.guide_url()) : QString();
}

Denial::Cause causeOf(v1::Reason reason) {
  using Cause = Denial::Cause;
  switch (reason) {
    case v1::REASON_ALREADY_WAITING:
      return Cause::AlreadyWaiting;
    case v1::REASON_IDENTITY_REQUIRED:
      return Cause::IdentityRequired;
    case v1::REASON_IDENTITY_INVALID:
      return Cause::IdentityInvalid;
    case v1::REASON_IDENTITY_DOUBTFUL:
      return Cause::IdentityDoubtful;
    case v1::REASON_STALE_ITEM:
    case v1::REASON_ITEM_NOT_FOUND:
    case v1::REASON_THEME_NOT_FOUND:
    case v1::REASON_QUEUE_NOT_FOUND:
      return Cause::StaleItem;
    case v1::REASON_QUEUE_CLOSED:
      return Cause::Closed;
    case v1::REASON_HALL_SUSPENDED:
      return Cause::Suspended;
    case v1::REASON_NO_COUNTER_SERVES:
      return Cause::NoCounter;
    case v1::REASON_TICKET_NOT_FOUND:
      return Cause::NotFound;
    case v1::REASON_WRONG_TICKET_STATE:
    case v1::REASON_RESULT_PENDING:
      return Cause::WrongState;
    case v1::REASON_RESTORE_USED:
    case v1::REASON_REASON_REQUIRED:
      return Cause::RestoreUsed;
    default:
      return Cause::Other;
  }
}

}  // namespace

void takePurpose(
    const QString& itemCode, const QString& themeCode, const Catalogue& catalogue, TicketSlip& slip
) {
  if (const Item* item = catalogue.item(itemCode)) {
    slip.purposeName = item->name;
    if (catalogue.guide(itemCode) != nullptr) slip.guideAddress = catalogue.guideAddress(itemCode);
  }
  const Theme* theme = catalogue.theme(themeCode);
  if (theme == nullptr) return;
  slip.purposeName = theme->name;
  for (const QString& code : theme->items) {
    const Item* one = catalogue.item(code);
    if (one != nullptr) slip.themeItems << one->name;
  }
}

TicketState stateOf(v1::TicketState state) {
  switch (state) {
    case v1::TICKET_STATE_NOT_YET_DUE:
      return TicketState::NotYetDue;
    case v1::TICKET_STATE_WAITING:
      return TicketState::Waiting;
    case v1::TICKET_STATE_CALLED:
      return TicketState::Called;
    case v1::TICKET_STATE_SERVING:
      return TicketState::Serving;
    case v1::TICKET_STATE_ON_HOLD:
      return TicketState::OnHold;
    case v1::TICKET_STATE_NO_SHOW:
      return TicketState::NoShow;
    case v1::TICKET_STATE_FINISHED:
      return TicketState::Finished;
    case v1::TICKET_STATE_CANCELLED:
      return TicketState::Cancelled;
    case v1::TICKET_STATE_DIVERTED:
      return TicketState::Diverted;
    default:
      return TicketState::Over;
  }
}

TicketSlip slipOf(const v1::Ticket& ticket, const terminal::KnownCatalogue& catalogue) {
  TicketSlip slip;
  slip.id = plainText(ticket.ticket_id());
  slip.number = plainText(ticket.number());
  slip.ticketClass = classOf(ticket.ticket_class());
  slip.state = stateOf(ticket.state());
  slip.supplement = ticket.supplement();
  takePurpose(plainText(ticket.item_id()), plainText(ticket.theme_id()), *catalogue.words, slip);
  if (const Queue* queue = catalogue.words->queue(plainText(ticket.queue_id()))) {
    slip.queueName = queue->name;
    slip.counters = queue->counters;
    const Zone* zone = catalogue.words->zone(queue->zone);
    if (zone != nullptr) slip.zoneName = zone->name;
  }
  if (ticket.has_issue_time()) slip.issued = hallTime(ticket.issue_time(), catalogue.zoneOffset);
  return slip;
}

TicketSlip slipOf(
    const v1::IssueTicketResponse& issued, const terminal::KnownCatalogue& catalogue
) {
  TicketSlip slip = slipOf(issued.ticket(), catalogue);
  slip.peopleAhead = static_cast<int>(issued.people_ahead());
  slip.wait = waitOf(issued.has_wait(), issued.wait());
  // A repeat after the day's end has no paper any more.
  if (issued.has_slip()) takePaper(issued.slip(), catalogue, slip);
  return slip;
}

TicketSlip slipOf(
    const v1::ReprintTicketResponse& reprint, const terminal::KnownCatalogue& catalogue
) {
  TicketSlip slip = slipOf(reprint.ticket(), catalogue);
  if (reprint.has_slip()) takePaper(reprint.slip(), catalogue, slip);
  return slip;
}

TicketSlip slipOf(const v1::GetTicketResponse& found, const terminal::KnownCatalogue& catalogue) {
  TicketSlip slip = slipOf(found.ticket(), catalogue);
  slip.peopleAhead = static_cast<int>(found.people_ahead());
  slip.wait = waitOf(found.has_wait(), found.wait());
  slip.counter = plainText(found.counter_label());
  if (found.has_queue_name()) slip.queueName = wordsOf(found.queue_name());
  return slip;
}

Promise promiseOf(
    const v1::EstimateWaitResponse& estimate, const terminal::KnownCatalogue& catalogue
) {
  Promise promise;
  promise.peopleAhead = static_cast<int>(estimate.people_ahead());
  promise.wait = waitOf(estimate.has_wait(), estimate.wait());
  promise.openCounters = static_cast<int>(estimate.open_counters());
  promise.issuing = estimate.issuing();
  if (estimate.has_open_time()) {
    promise.opens = hallTime(estimate.open_time(), catalogue.zoneOffset);
  }
  return promise;
}

Denial denialOf(const client::Failure& failure, const terminal::KnownCatalogue& catalogue) {
  Denial denial;
  denial.cause = failure.isPassing() ? Denial::Cause::NotReachable : causeOf(failure.reason());
  const std::string opens = failure.at("opens");
  if (!opens.empty()) {
    const QDateTime time = QDateTime::fromString(plainText(opens), Qt::ISODate);
    denial.opens = time.toOffsetFromUtc(catalogue.zoneOffset);
  }
  if (denial.cause == Denial::Cause::AlreadyWaiting) {
    TicketSlip existing;
    existing.id = plainText(failure.at("ticket_id"));
    existing.number = plainText(failure.at("number"));
    denial.existing = existing;
  }
  return denial;
}

}  // namespace hall::kiosk
