#include "server/domain/deciding.h"
#include "server/domain/rules.h"

namespace hall::domain {

std::string_view codeOf(TicketState state) {
  switch (state) {
    case TicketState::NotYetDue:
      return "not-yet-due";
    case TicketState::Waiting:
      return "waiting";
    case TicketState::Called:
      return "called";
    case TicketState::Serving:
      return "serving";
    case TicketState::OnHold:
      return "on-hold";
    case TicketState::NoShow:
      return "no-show";
    case TicketState::Finished:
      return "finished";
    case TicketState::Cancelled:
      return "cancelled";
    case TicketState::Diverted:
      return "diverted";
    case TicketState::ClosedBySystem:
      return "closed-by-system";
  }
  return "unknown";
}

Refusal wrongState(const Ticket& ticket) {
  return Refusal{Reason::WrongTicketState, {}}
      .with("state", std::string(codeOf(ticket.state)))
      .with("number", ticket.number.text());
}

Result<Events> decide(const HallState& state, const Command& command, Instant now) {
  const Deciding deciding{state, command.actor, now, command.occurred.value_or(now)};
  const bool opening = std::holds_alternative<OpenHall>(command.body);
  if (!state.opened && !opening) return Reason::NotReady;
  return std::visit([&](const auto& body) { return decideOn(deciding, body); }, command.body);
}

Result<Events> perform(HallState& state, const Command& command, Instant now) {
  Result<Events> decided = decide(state, command, now);
  if (!decided) return decided;
  Events events = std::move(decided).value();
  for (const Event& event : events) apply(state, event);
  while (events.size() < kEventsMax) {
    std::optional<Event> next = settle(state, now);
    if (!next) break;
    apply(state, *next);
    events.push_back(std::move(*next));
  }
  return events;
}

}  // namespace hall::domain
