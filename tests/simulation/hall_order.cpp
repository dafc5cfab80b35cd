#include "tests/simulation/hall_order.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "server/domain/deciding.h"
#include "server/domain/dispatcher.h"
#include "server/domain/service_gaps.h"

namespace hall::simulation {

namespace {

/// The table of moves of DESIGN section 4, as pairs.
bool mayMove(TicketState from, TicketState to) {
  using enum TicketState;
  if (from == to || to == ClosedBySystem) return true;
  switch (from) {
    case NotYetDue:
      return to == Waiting || to == Called || to == Cancelled || to == Diverted || to == Finished;
    case Waiting:
      return to == Called || to == Serving || to == Cancelled || to == Diverted || to == Finished;
    case Called:
      return to == Serving || to == Waiting || to == NotYetDue || to == NoShow || to == Cancelled;
    case Serving:
      return to == Finished || to == OnHold || to == Waiting;
    case OnHold:
      return to == Waiting || to == Serving || to == Cancelled;
    case NoShow:
      return to == Waiting || to == Cancelled || to == Finished;
    case Finished:
      return to == Serving;
    case Cancelled:
    case Diverted:
    case ClosedBySystem:
      return false;
  }
  return false;
}

TicketId ticketOf(const EventBody& body) {
  return std::visit(
      [](const auto& event) {
        if constexpr (requires { event.ticket; }) return TicketId{event.ticket};
        return TicketId{};
      },
      body
  );
}

bool waitsOrIsCalled(const Ticket& ticket) {
  return ticket.state == TicketState::Waiting || ticket.state == TicketState::Called;
}

bool stands(const Ticket& ticket) {
  return ticket.state == TicketState::Called || ticket.state == TicketState::Serving;
}

}  // namespace

void HallOrder::follow(const Events& events, const HallState& state, Instant now) {
  EXPECT_LE(events.size(), kEventsMax);
  for (const Event& event : events) {
    before(event);
    apply(shadow_, event);
    after(event, now);
  }
  EXPECT_EQ(shadow_, state) << "the events do not add up to the state";
  expectCountersAndTicketsAgree(state);
  expectNobodyLost(state);
  expectFloorAddsUp(state.floor);
  expectWaitsAddUp(state.floor, now);
  expectNobodyForgotten(state);
  expectAlertsOnce(state);
  if (events.size() < kEventsMax) {
    EXPECT_FALSE(settle(state, now).has_value()) << "something still follows";
  }
}

void HallOrder::expectUntouched(const HallState& state) const {
  EXPECT_EQ(shadow_, state) << "a refusal left a trace";
}

void HallOrder::before(const Event& event) {
  const Ticket* ticket = shadow_.findTicket(ticketOf(event.body));
  was_ = ticket == nullptr ? std::nullopt : std::optional<Ticket>(*ticket);
  if (const auto* called = std::get_if<TicketCalled>(&event.body)) expectOrderWithinLine(*called);
  if (const auto* issued = std::get_if<TicketIssued>(&event.body)) expectNumberIsNew(*issued);
  if (const auto* noShow = std::get_if<TicketNoShow>(&event.body)) expectAnnouncedEnough(*noShow);
  if (const auto* off = std::get_if<CounterSignedOff>(&event.body)) {
    if (event.actor.staff && !off->overrideReason) expectNobodyLeftAlone(*off);
  }
  if (std::holds_alternative<DayClosed>(event.body)) {
    EXPECT_TRUE(shadow_.floor.tickets().empty()) << "the day ended with open tickets";
    issuedToday_.clear();
  }
}

void HallOrder::after(const Event& event, Instant now) {
  EXPECT_LE(event.occurred, now);
  const Ticket* is = shadow_.findTicket(ticketOf(event.body));
  if (!was_ || is == nullptr) return;
  EXPECT_TRUE(mayMove(was_->state, is->state))
      << codeOf(was_->state) << " to " << codeOf(is->state) << " by event " << event.body.index();
  EXPECT_LE(was_->stateSince, is->stateSince);
  EXPECT_EQ(was_->number, is->number);
  EXPECT_EQ(was_->issued, is->issued);
  EXPECT_EQ(was_->ref, is->ref);
  EXPECT_EQ(was_->ticketClass, is->ticketClass);
  EXPECT_EQ(was_->ground, is->ground);
}

/// Within (queue, class, ground) nobody in the line came earlier; exempt tickets and manual picks
/// stand outside.
void HallOrder::expectOrderWithinLine(const TicketCalled& called) const {
  if (called.explanation.rule == CallRule::ManualPick) return;
  const Ticket& chosen = *shadow_.floor.ticket(called.ticket);
  EXPECT_EQ(chosen.state, TicketState::Waiting);
  EXPECT_TRUE(shadow_.floor.counter(called.counter)->serves(chosen));
  if (chosen.exemption != Exemption::None) return;
  for (const Ticket& other : shadow_.floor.tickets()) {
    const bool sameLine = other.state == TicketState::Waiting &&
                          other.exemption == Exemption::None && other.queue == chosen.queue &&
                          other.ticketClass == chosen.ticketClass && other.ground == chosen.ground;
    if (sameLine) {
      EXPECT_LE(std::tie(chosen.ref, chosen.id), std::tie(other.ref, other.id))
          << chosen.number.text() << " was called before " << other.number.text();
    }
  }
}

void HallOrder::expectNumberIsNew(const TicketIssued& issued) {
  const auto [known, isNew] =
      numbers_.emplace(std::pair{issued.day, issued.number.text()}, issued.id);
  EXPECT_TRUE(isNew) << issued.number.text() << " was given twice";
  EXPECT_TRUE(issuedToday_.insert(issued.id).second) << "an id was used twice";
}

void HallOrder::expectAnnouncedEnough(const TicketNoShow& noShow) const {
  if (noShow.givenUp) return;
  const Ticket& ticket = *shadow_.floor.ticket(noShow.ticket);
  EXPECT_GE(ticket.callsDelivered, 3);
  EXPECT_GE(ticket.callsMade, ticket.callsDelivered);
}

/// Told in its own words: who waits and could be served there has somebody else signed in.
void HallOrder::expectNobodyLeftAlone(const CounterSignedOff& off) const {
  const Counter& leaving = *shadow_.floor.counter(off.counter);
  EXPECT_FALSE(leaving.ticket);
  for (const Ticket& ticket : shadow_.floor.tickets()) {
    if (ticket.state != TicketState::Waiting || !leaving.serves(ticket)) continue;
    const auto& counters = shadow_.floor.counters();
    // A ticket bound to another counter is that counter's; it came there by a transfer.
    if (ticket.boundTo && ticket.boundTo != leaving.id) continue;
    EXPECT_TRUE(std::any_of(counters.begin(), counters.end(), [&](const Counter& other) {
      return other.id != leaving.id && other.serves(ticket);
    })) << ticket.number.text();
  }
}

/// counter.ticket and ticket.counter say the same; nobody sits twice; offline is nobody there.
void HallOrder::expectCountersAndTicketsAgree(const HallState& state) {
  std::set<StaffId> seated;
  for (const Counter& counter : state.floor.counters()) {
    EXPECT_EQ(counter.state == CounterState::Offline, !counter.staff);
    if (counter.staff) {
      EXPECT_TRUE(seated.insert(counter.staff).second) << "one person at two counters";
    }
    const Ticket* ticket = state.floor.ticket(counter.ticket);
    EXPECT_EQ(ticket != nullptr, static_cast<bool>(counter.ticket));
    EXPECT_EQ(
        counter.state == CounterState::Calling,
        ticket != nullptr && ticket->state == TicketState::Called
    );
    EXPECT_EQ(
        counter.state == CounterState::Serving,
        ticket != nullptr && ticket->state == TicketState::Serving
    );
    if (ticket != nullptr) {
      EXPECT_EQ(ticket->counter, counter.id);
      EXPECT_EQ(ticket->staff, counter.staff);
    }
    Instant& since = counterSince_[counter.id];
    EXPECT_LE(since, counter.stateSince);
    since = counter.stateSince;
  }
  for (const Ticket& ticket : state.floor.tickets()) {
    EXPECT_TRUE(isOpen(ticket.state));
    if (stands(ticket)) {
      EXPECT_EQ(state.floor.counter(ticket.counter)->ticket, ticket.id);
    }
    if (ticket.state == TicketState::Serving) {
      EXPECT_EQ(state.findServing(ticket.serving)->finished, Instant{});
    }
  }
}

void HallOrder::expectNobodyLost(const HallState& state) const {
  for (const TicketId id : issuedToday_) {
    EXPECT_NE(state.findTicket(id), nullptr) << "a ticket is lost";
  }
  for (const auto& [id, ticket] : state.day.closed) EXPECT_FALSE(isOpen(ticket.state));
  for (const auto& [id, serving] : state.day.servings) {
    const Ticket* ticket = state.findTicket(serving.ticket);
    if (ticket != nullptr && ticket->state == TicketState::Finished &&
        ticket->serving == serving.id) {
      EXPECT_FALSE(serving.outcomes.empty()) << "a serving ended without an outcome";
      EXPECT_GE(serving.serviceTime(), Duration{0});
    }
  }
}

/// The floor's lines, lists and counts are those of its tickets put there anew.
void HallOrder::expectFloorAddsUp(const Floor& floor) const {
  Floor anew;
  for (const Ticket& ticket : floor.tickets()) anew.add(ticket);
  EXPECT_EQ(anew.lines(), floor.lines());
  EXPECT_EQ(anew.waiting(), floor.waiting());
  EXPECT_EQ(anew.notYetDue(), floor.notYetDue());
  EXPECT_EQ(anew.exempt().size(), floor.exempt().size());
  EXPECT_EQ(anew.held().size(), floor.held().size());
  for (const auto& [queue, figures] : floor.allFigures()) {
    EXPECT_EQ(anew.figures(queue).waiting, figures.waiting);
    EXPECT_EQ(anew.figures(queue).notYetDue, figures.notYetDue);
  }
}

/// What is not wait is no more than all the time there was.
void HallOrder::expectWaitsAddUp(const Floor& floor, Instant now) {
  for (const Ticket& ticket : floor.tickets()) {
    EXPECT_GE(ticket.away, Duration{0}) << ticket.number.text();
    if (!waitsOrIsCalled(ticket)) continue;
    EXPECT_GE(ticket.ageAt(std::max(now, ticket.ref)), Duration{0}) << ticket.number.text();
  }
}

/// Who was sent to one counter can be called there, or the queue is told to be left alone.
void HallOrder::expectNobodyForgotten(const HallState& state) {
  if (state.suspended) return;
  const std::vector<ServiceGap> gaps = serviceGaps(state);
  for (const Ticket& ticket : state.floor.tickets()) {
    const bool sent = ticket.state == TicketState::Waiting && ticket.boundTo &&
                      ticket.exemption != Exemption::Returned;
    if (!sent) continue;
    const Counter& there = *state.floor.counter(ticket.boundTo);
    if (there.serves(ticket) && there.state != CounterState::Paused) continue;
    EXPECT_TRUE(std::any_of(
        gaps.begin(), gaps.end(), [&](const ServiceGap& gap) { return gap.queue == ticket.queue; }
    )) << ticket.number.text()
       << " waits for counter " << there.id.value;
  }
}

void HallOrder::expectAlertsOnce(const HallState& state) const {
  std::set<std::pair<AlertRule, std::string>> open;
  for (const auto& [id, alert] : state.alerts) {
    EXPECT_TRUE(open.emplace(alert.rule, alert.subject).second) << alert.subject;
    EXPECT_LT(id, state.nextAlert);
  }
}

}  // namespace hall::simulation
