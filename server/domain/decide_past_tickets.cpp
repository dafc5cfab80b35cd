#include <algorithm>
#include <set>

#include "server/domain/alerting.h"
#include "server/domain/deciding.h"
#include "server/domain/errand.h"
#include "server/domain/numbering.h"
#include "server/domain/refusing.h"

/// Tickets that were issued without the server: by a kiosk whose link was down, or by hand in an
/// emergency. Both are in somebody's hand already, so issuing hours, a suspended hall and a newer
/// catalogue refuse neither. Where the rules leave a gap, chosen here:
/// - An offline ticket of a day that has ended in the meantime is recorded and closed by the system
/// at
///   that day's end: nobody waits for it any more, and it stands in the list of unanswered visits.
/// - An offline ticket whose queue no counter serves any more goes to the queue its item has now.
/// - A handwritten list needs no items: it often says no more than the queue. It goes on with the
///   queue's numbers, or has a prefix of its own that the hall gives no numbers under.
namespace hall::domain {

namespace {

using Refused = std::optional<Refusal>;

constexpr std::size_t kTicketsMax = 100;

Refusal inexact(std::size_t line, std::string field) {
  return Refusal{Reason::ImportInexact, {}}
      .with("line", std::to_string(line + 1))
      .with("field", std::move(field));
}

Refused refuseCount(const std::vector<PastTicket>& tickets) {
  if (!tickets.empty() && tickets.size() <= kTicketsMax) return std::nullopt;
  return malformedIn("tickets");
}

bool isNumber(const TicketNumber& number) {
  return isPrefix(number.prefixText()) && number.serial > 0;
}

/// The queue it stands in: its own while a counter serves it, else that of its item; null: unknown.
const Queue* queueOf(const HallState& state, const PastTicket& ticket) {
  const Catalogue& catalogue = *state.catalogue;
  if (ticket.queue && isServedAnywhere(state, ticket.queue, ticket.ground)) {
    return catalogue.find(ticket.queue);
  }
  const Item* item = catalogue.find(ticket.item);
  return catalogue.find(item != nullptr ? item->queue : ticket.queue);
}

Refused refuseUnknown(const HallState& state, const PastTicket& ticket) {
  if (ticket.item && state.catalogue->find(ticket.item) == nullptr)
    return Refusal{Reason::ItemNotFound, {}};
  if (queueOf(state, ticket) == nullptr) return Refusal{Reason::QueueNotFound, {}};
  return std::nullopt;
}

/// A ground makes a number a priority one, as at the kiosk.
TicketClass classOf(const PastTicket& ticket) {
  const bool unmarked =
      ticket.ground != Ground::None && ticket.ticketClass == TicketClass::Ordinary;
  return unmarked ? TicketClass::Priority : ticket.ticketClass;
}

TicketIssued issueOf(const HallState& state, const PastTicket& ticket, LocalDay day) {
  const Catalogue& catalogue = *state.catalogue;
  const Queue& queue = *queueOf(state, ticket);
  TicketIssued issue;
  issue.id = ticket.id;
  issue.number = ticket.number;
  issue.day = day;
  issue.ground = ticket.ground;
  issue.ticketClass = classOf(ticket);
  issue.assistance = ticket.assistance;
  issue.copies = std::max<std::uint16_t>(ticket.copies, 1);
  issue.supplement = ticket.supplement;
  issue.aged = isAged(std::nullopt, ticket.ground);
  describe(Errand{&queue, catalogue.find(ticket.item), ticket.theme}, issue);
  promiseTarget(queue, issue);
  const IssuingMoment moment = issuingAt(
      ticket.issued,
      catalogue.hoursOf(queue),
      catalogue.content().calendar,
      catalogue.zone(),
      catalogue.rules().issuingOpensEarly
  );
  issue.ref = moment.open ? moment.ref : ticket.issued;
  return issue;
}

// ---- an offline kiosk -------------------------------------------------------------------------

bool isKnown(const HallState& state, DeviceId device, std::uint64_t serial) {
  const auto seen = state.offlineSerials.find(device.value);
  return seen != state.offlineSerials.end() && seen->second.contains(serial);
}

class Upload {
 public:
  Upload(const Deciding& deciding, LocalDay today) : deciding_(deciding), today_(today) {}

  Refused take(const PastTicket& offline, std::size_t line) {
    PastTicket ticket = offline;
    ticket.issued = believed(offline.issued);
    if (ticket.offlineSerial == 0) return inexact(line, "offline_serial");
    const bool known = isKnown(deciding_.state, deciding_.actor.device, ticket.offlineSerial);
    if (known || !serials_.insert(ticket.offlineSerial).second) return std::nullopt;
    if (auto refusal = refuseNumber(ticket, line)) return refusal;
    if (auto refusal = refuseUnknown(deciding_.state, ticket)) return refusal;
    add(ticket);
    return std::nullopt;
  }

  Events events() && { return std::move(events_); }

 private:
  const Catalogue& catalogue() const { return *deciding_.state.catalogue; }

  /// The kiosk's time, between the last number that it issued with the server and now. Any other
  /// contact proves nothing: it may look around before it uploads, and uploads in several parts.
  Instant believed(Instant told) const {
    const auto last = deciding_.state.lastIssued.find(deciding_.actor.device);
    if (last != deciding_.state.lastIssued.end()) told = std::max(told, last->second);
    return std::min(told, deciding_.now);
  }

  LocalDay dayOf(const PastTicket& ticket) const {
    return std::min(hallDayOf(catalogue(), ticket.issued), today_);
  }

  Refused refuseNumber(const PastTicket& ticket, std::size_t line) {
    const bool own =
        isNumber(ticket.number) && !isPrefixOfTheHall(catalogue(), ticket.number.prefixText());
    const bool isNew = numbers_.insert({dayOf(ticket), ticket.number.text()}).second;
    const bool taken = dayOf(ticket) == today_ && isTaken(deciding_.state, ticket.number);
    if (own && isNew && !taken) return std::nullopt;
    return inexact(line, "number");
  }

  void add(const PastTicket& ticket) {
    const LocalDay day = dayOf(ticket);
    TicketIssued issue = issueOf(deciding_.state, ticket, day);
    issue.channel = Channel::Offline;
    issue.offlineSerial = ticket.offlineSerial;
    // What the applicant saw, which may be older than what is in force by now.
    if (issue.item && ticket.itemRevision != 0) issue.itemRevision = ticket.itemRevision;
    if (issue.item && ticket.guideVersion != 0) issue.guideVersion = ticket.guideVersion;
    events_.push_back({ticket.issued, deciding_.actor, issue});
    if (day == today_) return;
    const Instant ended = dayEndOf(catalogue(), day);
    events_.push_back(
        {ended, deciding_.actor, TicketClosedBySystem{ticket.id, TicketState::Waiting}}
    );
  }

  const Deciding& deciding_;
  LocalDay today_;
  Events events_;
  std::set<std::uint64_t> serials_;
  std::set<std::pair<LocalDay, std::string>> numbers_;
};

// ---- written by hand ----------------------------------------------------------------------------

/// A number under another queue's or class's prefix would be that one's: the next number there
/// would go on above it. A prefix that the hall gives nothing under is the list's own.
Refused refusePrefix(
    const Catalogue& catalogue, const PastTicket& ticket, const Queue& queue, std::size_t line
) {
  const std::string_view prefix = ticket.number.prefixText();
  const std::string_view own = prefixFor(catalogue.rules(), queue, classOf(ticket));
  if (prefix == own || !isPrefixOfTheHall(catalogue, prefix)) return std::nullopt;
  return inexact(line, "number").with("prefix", std::string(own));
}

Refused refuseLine(
    const HallState& state, const PastTicket& ticket, std::size_t line, LocalDay day, Instant now
) {
  const Catalogue& catalogue = *state.catalogue;
  if (!isNumber(ticket.number) || isTaken(state, ticket.number)) return inexact(line, "number");
  const bool today = ticket.issued <= now && hallDayOf(catalogue, ticket.issued) == day;
  if (!today) return inexact(line, "issue_time");
  const bool copiesFit = ticket.copies >= 1 && ticket.copies <= catalogue.rules().copiesMax;
  if (!copiesFit) return inexact(line, "copies");
  if (auto refusal = refuseUnknown(state, ticket)) {
    return std::move(*refusal).with("line", std::to_string(line + 1));
  }
  const Queue& queue = *queueOf(state, ticket);
  if (!isServedAnywhere(state, queue.id, ticket.ground)) return inexact(line, "queue_id");
  return refusePrefix(catalogue, ticket, queue, line);
}

}  // namespace

/// What is known already by (device, serial) is passed over, for good: an upload whose answer was
/// lost is sent again whole. One number that cannot be taken refuses the upload and names its line,
/// since a kiosk that gives wrong numbers has to be looked at.
Result<Events> decideOn(const Deciding& deciding, const UploadOfflineTickets& command) {
  const Result<LocalDay> day = numberingDay(deciding.state, deciding.now);
  if (!day) return day.refusal();
  if (!deciding.state.devices.contains(deciding.actor.device)) return Reason::DeviceNotFound;
  if (auto refusal = refuseCount(command.tickets)) return *std::move(refusal);
  Upload upload(deciding, *day);
  for (std::size_t line = 0; line < command.tickets.size(); ++line) {
    if (auto refusal = upload.take(command.tickets[line], line)) return *std::move(refusal);
  }
  return std::move(upload).events();
}

/// All or nothing: a list that is half in the hall could never be corrected.
Result<Events> decideOn(const Deciding& deciding, const ImportTickets& command) {
  const Result<LocalDay> day = numberingDay(deciding.state, deciding.now);
  if (!day) return day.refusal();
  if (!managesFloor(deciding.actor.role)) {
    return Refusal{Reason::NotPermitted, {}}.with("right", "manager");
  }
  if (!command.reason) return Reason::ReasonRequired;
  if (auto refusal = refuseCount(command.tickets)) return *std::move(refusal);
  Events events;
  std::set<std::string> numbers;
  for (std::size_t line = 0; line < command.tickets.size(); ++line) {
    const PastTicket& ticket = command.tickets[line];
    if (auto refusal = refuseLine(deciding.state, ticket, line, *day, deciding.now)) {
      return *std::move(refusal);
    }
    if (!numbers.insert(ticket.number.text()).second) return inexact(line, "number");
    TicketIssued issue = issueOf(deciding.state, ticket, *day);
    issue.channel = Channel::Handwritten;
    issue.inexact = true;
    issue.importReason = command.reason;
    events.push_back({ticket.issued, deciding.actor, issue});
  }
  raiseAlert(
      deciding, AlertRule::ImportedTickets, AlertLevel::Yellow, kHallSubject, deciding.now, events
  );
  return events;
}

}  // namespace hall::domain
