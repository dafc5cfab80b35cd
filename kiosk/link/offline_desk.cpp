#include "kiosk/link/offline_desk.h"

#include <algorithm>

#include "kiosk/link/slips_of.h"
#include "terminal/link/words_of.h"

namespace hall::kiosk {

using terminal::hallTime;
using terminal::plainText;

namespace {

using Milliseconds = std::chrono::milliseconds;

domain::IssuingMoment issuing(
    const QString& queue, const terminal::KnownCatalogue& catalogue, Milliseconds now
) {
  return domain::issuingAt(
      domain::Instant{now},
      catalogue.hoursOf(queue),
      catalogue.calendar,
      catalogue.zone,
      catalogue.issuingOpensEarly
  );
}

QDateTime openingOf(
    const domain::IssuingMoment& moment, const terminal::KnownCatalogue& catalogue
) {
  if (moment.open || moment.nextOpening == domain::Instant{}) return {};
  return catalogue.timeOf(moment.nextOpening.time_since_epoch());
}

QString itemOf(const v1::Errand& errand, const Catalogue& catalogue) {
  if (errand.purpose_case() == v1::Errand::kItemId) return plainText(errand.item_id());
  if (errand.purpose_case() != v1::Errand::kThemeId) return {};
  const Theme* theme = catalogue.theme(plainText(errand.theme_id()));
  return theme == nullptr || theme->items.isEmpty() ? QString() : theme->items.front();
}

OfflineBook::Draft draftOf(
    const OfflineDesk::Visit& visit,
    const Queue& queue,
    const terminal::KnownCatalogue& catalogue,
    Milliseconds now
) {
  OfflineBook::Draft draft;
  v1::OfflineTicket& message = draft.ticket.message;
  const Item* item = catalogue.words->item(itemOf(visit.errand, *catalogue.words));
  if (item != nullptr) {
    message.set_item_id(item->code.toStdString());
    const bool wholeTheme = visit.errand.purpose_case() == v1::Errand::kThemeId;
    if (wholeTheme) message.set_theme_id(visit.errand.theme_id());
    message.set_item_revision(item->revision);
    message.set_guide_version(visit.guideVersion != 0 ? visit.guideVersion : item->guideVersion);
  } else {
    message.set_queue_id(queue.code.toStdString());
  }
  const v1::Ground ground = visit.errand.ground();
  const bool priority = ground != v1::GROUND_UNSPECIFIED && ground != v1::GROUND_NONE;
  message.set_ticket_class(priority ? v1::TICKET_CLASS_PRIORITY : v1::TICKET_CLASS_ORDINARY);
  message.set_ground(ground);
  *message.mutable_assistance_marks() = visit.errand.assistance_marks();
  message.set_copies(visit.errand.copies());
  message.set_supplement(visit.errand.supplement());
  message.mutable_issue_time()->set_seconds(now.count() / 1000);
  message.mutable_issue_time()->set_nanos(static_cast<int>(now.count() % 1000) * 1'000'000);
  draft.ticket.requestId = visit.requestId;
  draft.ticket.queue = queue.code;
  draft.ticket.day = catalogue.dayOf(now);
  draft.ticket.askedServer = visit.askedServer;
  const QDateTime time = catalogue.timeOf(now - catalogue.dayEnd);
  draft.ofDay = Milliseconds{time.time().msecsSinceStartOfDay()};
  return draft;
}

}  // namespace

QString OfflineDesk::queueOf(const v1::Errand& errand, const Catalogue& catalogue) {
  if (errand.purpose_case() == v1::Errand::kQueueId) return plainText(errand.queue_id());
  const Item* item = catalogue.item(itemOf(errand, catalogue));
  return item == nullptr ? QString() : item->queue;
}

Answer<TicketSlip> OfflineDesk::issue(
    const Visit& visit, const terminal::KnownCatalogue& catalogue, Milliseconds hallNow
) {
  if (auto given = slipOf(visit.requestId, catalogue)) return *std::move(given);
  const Queue* queue = catalogue.words->queue(queueOf(visit.errand, *catalogue.words));
  if (auto denial = refusal(visit, queue, catalogue, hallNow)) return *std::move(denial);
  const auto given = book_.issue(draftOf(visit, *queue, catalogue, hallNow));
  if (!given) return Denial{};
  return paperOf(*given, catalogue);
}

std::optional<Denial> OfflineDesk::refusal(
    const Visit& visit,
    const Queue* queue,
    const terminal::KnownCatalogue& catalogue,
    Milliseconds hallNow
) const {
  using Cause = Denial::Cause;
  if (queue == nullptr) return Denial{Cause::StaleItem, {}, {}};
  if (visit.suspended) return Denial{Cause::Suspended, {}, {}};
  const auto moment = issuing(queue->code, catalogue, hallNow);
  if (!moment.open) return Denial{Cause::Closed, openingOf(moment, catalogue), {}};
  if (queue->counters.isEmpty()) return Denial{Cause::NoCounter, {}, {}};
  const bool unknownPerson = !visit.errand.has_applicant();
  if (queue->identity == IdentityRule::Required && unknownPerson) {
    return Denial{Cause::IdentityRequired, {}, {}};
  }
  const auto copiesMax = static_cast<std::uint32_t>(std::max(catalogue.words->copiesMax, 1));
  if (visit.errand.copies() > copiesMax) return Denial{};
  if (!mayIssue(catalogue, hallNow)) return Denial{Cause::NoneAlone, {}, {}};
  return std::nullopt;
}

bool OfflineDesk::givesNumbers(const terminal::KnownCatalogue& catalogue, Milliseconds hallNow)
    const {
  return isFreeOfHall(book_.prefix(), catalogue.prefixes) &&
         book_.mayIssue(hallNow) == OfflineBook::Verdict::MayIssue;
}

bool OfflineDesk::mayIssue(const terminal::KnownCatalogue& catalogue, Milliseconds hallNow) const {
  const QString prefix = book_.prefix();
  if (!isFreeOfHall(prefix, catalogue.prefixes)) {
    journal_("the hall gives numbers under the kiosk's offline prefix " + prefix.toStdString());
    return false;
  }
  switch (book_.mayIssue(hallNow)) {
    case OfflineBook::Verdict::MayIssue:
      return true;
    case OfflineBook::Verdict::NoPrefix:
      journal_("no offline number: the server has given this kiosk no prefix yet");
      return false;
    case OfflineBook::Verdict::AloneTooLong:
      journal_("no offline number: the server was not heard for too long");
      return false;
    case OfflineBook::Verdict::TooManyTickets:
      journal_("no offline number: too many wait for the server");
      return false;
  }
  return false;
}

std::optional<TicketSlip> OfflineDesk::slipOf(
    const QString& requestId, const terminal::KnownCatalogue& catalogue
) const {
  const auto given = book_.ticketOf(requestId);
  if (!given) return std::nullopt;
  return paperOf(*given, catalogue);
}

TicketSlip OfflineDesk::paperOf(
    const OfflineBook::Ticket& ticket, const terminal::KnownCatalogue& catalogue
) {
  const v1::OfflineTicket& message = ticket.message;
  TicketSlip slip;
  slip.number = plainText(message.number());
  slip.ticketClass = message.ticket_class() == v1::TICKET_CLASS_PRIORITY ? TicketClass::Priority
                                                                         : TicketClass::Ordinary;
  if (const Queue* queue = catalogue.words->queue(ticket.queue)) {
    slip.queueName = queue->name;
    slip.counters = queue->counters;
    const Zone* zone = catalogue.words->zone(queue->zone);
    if (zone != nullptr) slip.zoneName = zone->name;
  }
  takePurpose(plainText(message.item_id()), plainText(message.theme_id()), *catalogue.words, slip);
  slip.issued = hallTime(message.issue_time(), catalogue.zoneOffset);
  slip.supplement = message.supplement();
  slip.offline = true;
  return slip;
}

Promise OfflineDesk::promise(
    const QString& queue, const terminal::KnownCatalogue& catalogue, Milliseconds hallNow
) {
  const auto moment = issuing(queue, catalogue, hallNow);
  Promise promise;
  promise.issuing = moment.open;
  promise.opens = openingOf(moment, catalogue);
  return promise;
}

HallNow OfflineDesk::hallNow(
    const HallNow& last, const terminal::KnownCatalogue& catalogue, Milliseconds hallNow
) {
  HallNow now = last;
  now.broadcasts.clear();
  now.inSession = domain::inSession(
      domain::Instant{hallNow}, catalogue.hours, catalogue.calendar, catalogue.zone
  );
  const auto hall = domain::issuingAt(
      domain::Instant{hallNow}, catalogue.hours, catalogue.calendar, catalogue.zone, Milliseconds{0}
  );
  now.opens = now.inSession ? QDateTime() : openingOf(hall, catalogue);
  now.queues.clear();
  for (const Queue& queue : catalogue.words->queues) {
    const auto moment = issuing(queue.code, catalogue, hallNow);
    QueueNow one;
    one.issuing = moment.open && !now.suspended;
    one.opens = openingOf(moment, catalogue);
    now.queues.insert(queue.code, one);
  }
  return now;
}

}  // namespace hall::kiosk
