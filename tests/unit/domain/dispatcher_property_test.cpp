#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "server/domain/dispatcher.h"
#include "tests/unit/domain/floor_of.h"

/// What holds on every floor, whoever waits and whoever sits where.
namespace hall::domain {
namespace {

constexpr std::uint32_t kQueues = 4;
constexpr std::uint32_t kCounters = 3;

Target targetOf(std::uint32_t queue, TicketClass ticketClass) {
  const Target targets[] = {
      {minutes{15}, 900}, {minutes{20}, 900}, {minutes{10}, 900}, {minutes{5}, 900}};
  if (ticketClass == TicketClass::Priority) return {minutes{3}, 950};
  return targets[(queue - 1) % 4];
}

Waiting anybody() {
  Waiting waiting;
  waiting.queue = *rc::gen::inRange<std::uint32_t>(1, kQueues + 1);
  waiting.age = seconds{*rc::gen::inRange(0, 3600)};
  waiting.ticketClass = *rc::gen::element(TicketClass::Ordinary, TicketClass::Priority);
  if (waiting.ticketClass == TicketClass::Priority) {
    waiting.ground = *rc::gen::element(Ground::Elderly, Ground::Pregnant);
  }
  waiting.target = targetOf(waiting.queue, waiting.ticketClass);
  return waiting;
}

/// One of four stands outside the lines.
Waiting anybodyOrExempt() {
  Waiting waiting = anybody();
  if (*rc::gen::inRange(0, 4) != 0) return waiting;
  waiting.exemption =
      *rc::gen::element(Exemption::Restored, Exemption::Returned, Exemption::Transferred);
  waiting.counter = *rc::gen::inRange<std::uint32_t>(0, kCounters + 1);
  waiting.hold = *rc::gen::element(HoldKind::PapersToFetch, HoldKind::PapersLeftHere);
  waiting.sinceReturn = minutes{*rc::gen::inRange(0, 20)};
  if (waiting.exemption == Exemption::Restored) {
    waiting.counter = 0;
    waiting.callsUntilCallable = *rc::gen::inRange<std::uint8_t>(0, 4);
  }
  return waiting;
}

FloorOf anyFloor(Waiting (*whoWaits)()) {
  FloorOf hall;
  for (std::uint32_t id = 1; id <= kCounters; ++id) {
    QueueSet served;
    for (std::uint32_t queue = 1; queue <= kQueues; ++queue) {
      if (*rc::gen::arbitrary<bool>()) served.add(QueueId{queue});
    }
    Counter& counter = hall.openCounter(id, served);
    counter.onlyGrounds = *rc::gen::element<std::uint16_t>(0, 0, 1U << 3U);
  }
  const int size = *rc::gen::inRange(0, 40);
  for (int i = 0; i < size; ++i) hall.add(whoWaits());
  return hall;
}

std::vector<const Ticket*> callableAt(const Floor& floor, const Counter& counter) {
  std::vector<const Ticket*> callable;
  for (const Ticket& ticket : floor.tickets()) {
    if (isCallable(floor, counter, ticket, kNow)) callable.push_back(&ticket);
  }
  return callable;
}

bool inOneLine(const Ticket& left, const Ticket& right) {
  return left.exemption == Exemption::None && right.exemption == Exemption::None &&
         left.queue == right.queue && left.ticketClass == right.ticketClass &&
         left.ground == right.ground;
}

RC_GTEST_PROP(DispatcherPropertyTest, TheOrderWithinALineHolds, ()) {
  const FloorOf hall = anyFloor(anybodyOrExempt);
  for (const Counter& counter : hall.floor.counters()) {
    const std::optional<Choice> choice = nextFor(hall.floor, counter.id, kNow);
    if (!choice) continue;
    const Ticket& called = *hall.floor.ticket(choice->ticket);
    for (const Ticket& other : hall.floor.tickets()) {
      if (inOneLine(called, other)) RC_ASSERT(called.ref <= other.ref);
    }
  }
}

RC_GTEST_PROP(
    DispatcherPropertyTest, NobodyBeyondTwiceTheTargetIsPassedOverByASmallerMultiple, ()
) {
  const FloorOf hall = anyFloor(anybodyOrExempt);
  for (const Counter& counter : hall.floor.counters()) {
    const std::optional<Choice> choice = nextFor(hall.floor, counter.id, kNow);
    if (!choice) continue;
    const Ticket& called = *hall.floor.ticket(choice->ticket);
    if (called.exemption == Exemption::Returned) continue;
    for (const Ticket* other : callableAt(hall.floor, counter)) {
      const Duration age = other->ageAt(kNow);
      if (age <= 2 * other->target.wait) continue;
      RC_ASSERT(
          called.ageAt(kNow).count() * other->target.wait.count() >=
          age.count() * called.target.wait.count()
      );
    }
  }
}

RC_GTEST_PROP(DispatcherPropertyTest, SaysNobodyExactlyWhenNobodyIsCallable, ()) {
  const FloorOf hall = anyFloor(anybodyOrExempt);
  for (const Counter& counter : hall.floor.counters()) {
    const std::vector<const Ticket*> callable = callableAt(hall.floor, counter);
    const std::optional<Choice> choice = nextFor(hall.floor, counter.id, kNow);

    RC_ASSERT(choice.has_value() == !callable.empty());
    RC_ASSERT(anybodyFor(hall.floor, counter.id, kNow) == choice.has_value());
    if (!choice) continue;
    RC_ASSERT(choice->explanation.eligible == callable.size());
    RC_ASSERT(std::any_of(callable.begin(), callable.end(), [&](const Ticket* ticket) {
      return ticket->id == choice->ticket;
    }));
  }
}

RC_GTEST_PROP(DispatcherPropertyTest, CallsEverybodyOnceAndTheNearestNext, ()) {
  FloorOf hall = anyFloor(anybody);
  for (const Counter& counter : hall.floor.counters()) {
    std::vector<TicketId> announced;
    std::set<TicketId> called;
    const std::size_t callable = callableAt(hall.floor, counter).size();
    while (const std::optional<Choice> choice = nextFor(hall.floor, counter.id, kNow)) {
      RC_ASSERT(called.insert(choice->ticket).second);
      if (!announced.empty()) RC_ASSERT(announced.front() == choice->ticket);
      announced.clear();
      for (const auto& candidate : choice->explanation.nearest) {
        announced.push_back(candidate.ticket);
      }
      hall.floor.take(choice->ticket);
    }
    RC_ASSERT(called.size() == callable);
    RC_ASSERT(announced.empty());
  }
}

RC_GTEST_PROP(DispatcherPropertyTest, AReadyCounterIsNamedExactlyWhenSomebodyWaitsForOne, ()) {
  FloorOf hall = anyFloor(anybodyOrExempt);
  for (std::uint32_t id = 1; id <= kCounters; ++id) {
    hall.floor.counterFor(CounterId{id}).state =
        *rc::gen::element(CounterState::Ready, CounterState::Serving);
  }

  const std::optional<CounterId> ready = readyCounterToServe(hall.floor, kNow);

  const auto waitedFor = [&](const Counter& counter) {
    return counter.state == CounterState::Ready && !callableAt(hall.floor, counter).empty();
  };
  const auto& counters = hall.floor.counters();
  RC_ASSERT(ready.has_value() == std::any_of(counters.begin(), counters.end(), waitedFor));
  if (ready) RC_ASSERT(waitedFor(*hall.floor.counter(*ready)));
}

}  // namespace
}  // namespace hall::domain
