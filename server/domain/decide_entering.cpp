#include <algorithm>

#include "server/domain/at_counter.h"
#include "server/domain/deciding.h"
#include "server/domain/errand.h"
#include "server/domain/numbering.h"
#include "server/domain/outcome_rules.h"
#include "server/domain/refusing.h"

/// 补录 (issue of the counter client): while the server is lost a hall calls from a printed list
/// and writes down what it did. Afterwards each serving is entered at once, from paper: it moves
/// neither the counter nor the running means, and stands in the log with the reason, marked
/// inexact.
/// - Of today's hall day only, ended before now, and not begun before the ticket reached the state
/// it
///   is still in.
/// - A number that waits, whose slot has not come, or that was passed. Whoever was called or served
///   in the meantime has a serving of that.
namespace hall::domain {

namespace {

using Refused = std::optional<Refusal>;

constexpr Duration kPaperStep = std::chrono::minutes{1};

Refused refuseTimes(const Deciding& deciding, const EnterServing& command) {
  const Catalogue& catalogue = *deciding.state.catalogue;
  const bool today = hallDayOf(catalogue, command.began) == hallDayOf(catalogue, deciding.now);
  if (!today || command.began > deciding.now) return malformedIn("begin_time");
  if (command.ended < command.began || command.ended > deciding.now) return malformedIn("end_time");
  return std::nullopt;
}

Refused refuseTicket(
    const Deciding& deciding, const Counter& counter, const EnterServing& command
) {
  const Ticket* ticket = deciding.state.findTicket(command.ticket);
  if (ticket == nullptr) {
    return Refusal{Reason::TicketNotFound, {}}.with("ticket_id", idText(command.ticket));
  }
  const bool waits = ticket->state == TicketState::Waiting ||
                     ticket->state == TicketState::NotYetDue ||
                     ticket->state == TicketState::NoShow;
  if (!waits) return wrongState(*ticket);
  if (!counter.able().has(ticket->queue)) {
    return naming(Reason::NotAble, deciding.state, ticket->queue);
  }
  if (command.began + kPaperStep <= ticket->stateSince) return malformedIn("begin_time");
  return std::nullopt;
}

/// Paper tells minutes: one that began in the minute in which the ticket came began with it.
EnterServing notBefore(Instant ticketSince, EnterServing command) {
  command.began = std::max(command.began, ticketSince);
  command.ended = std::max(command.ended, command.began);
  return command;
}

TicketIssued issueOf(
    const HallState& state, const EnterServing& command, const Errand& errand, LocalDay day
) {
  TicketIssued issue;
  issue.id = command.id;
  issue.day = day;
  issue.ref = command.began;
  issue.channel = Channel::Handwritten;
  issue.inexact = true;
  issue.importReason = command.reason;
  describe(errand, issue);
  promiseTarget(*errand.queue, issue);
  issue.number = nextNumber(state, errand.queue->prefix);
  return issue;
}

ServingEntered enteredOf(
    const Deciding& deciding, const Counter& counter, TicketId ticket, const EnterServing& command
) {
  ServingEntered entered;
  entered.serving = deciding.state.nextServing;
  entered.ticket = ticket;
  entered.counter = counter.id;
  entered.staff = counter.staff;
  entered.began = command.began;
  entered.ended = command.ended;
  entered.note = command.note;
  entered.reason = command.reason;
  return entered;
}

}  // namespace

Result<Events> decideOn(const Deciding& deciding, const EnterServing& command) {
  const Result<LocalDay> day = numberingDay(deciding.state, deciding.now);
  if (!day) return day.refusal();
  const Result<const Counter*> own = ownCounter(deciding, command.counter);
  if (!own) return own.refusal();
  const Counter& counter = **own;
  if (!command.reason) return Refusal{Reason::ReasonRequired, {}};
  if (auto refusal = refuseTimes(deciding, command)) return *std::move(refusal);
  Result<std::vector<ItemOutcome>> outcomes =
      checkedOutcomes(deciding.state, command.ticket, command.outcomes);
  if (!outcomes) return outcomes.refusal();

  Events events;
  const TicketId ticket = command.ticket ? command.ticket : command.id;
  if (command.ticket) {
    if (auto refusal = refuseTicket(deciding, counter, command)) return *std::move(refusal);
  } else {
    const Result<Errand> errand =
        errandOf(*deciding.state.catalogue, command.item, ThemeId{}, command.queue);
    if (!errand) return errand.refusal();
    if (!counter.able().has(errand->queue->id)) {
      return naming(Reason::NotAble, deciding.state, errand->queue->id);
    }
    events.push_back(
        {command.began, deciding.actor, issueOf(deciding.state, command, *errand, *day)}
    );
  }
  const Ticket* known = deciding.state.findTicket(command.ticket);
  ServingEntered entered = enteredOf(
      deciding, counter, ticket, known == nullptr ? command : notBefore(known->stateSince, command)
  );
  entered.outcomes = std::move(outcomes).value();
  const Instant ended = entered.ended;
  events.push_back({ended, deciding.actor, std::move(entered)});
  return events;
}

}  // namespace hall::domain
