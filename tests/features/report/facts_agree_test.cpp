#include <gtest/gtest.h>

#include <map>
#include <set>
#include <tuple>

#include "server/views/fact_builder.h"
#include "tests/features/report/recorded_hall.h"

/// The facts of random days against what the rules themselves knew: two ways to the same figures.
namespace hall::views {

namespace {

using namespace hall::domain;  // NOLINT: the rules' own words

constexpr std::uint64_t kHalls = 12;

/// Follows a hall event by event, and remembers what the state said at each.
class Witness {
 public:
  void see(const StoredEvent& stored, const HallState& state) {
    const EventBody& body = stored.event.body;
    if (const auto* ticket = std::get_if<TicketIssued>(&body)) see(*ticket);
    if (const auto* called = std::get_if<TicketCalled>(&body)) see(*called, state);
    if (const auto* started = std::get_if<ServingStarted>(&body)) see(*started);
    if (const auto* taken = std::get_if<TicketUncalled>(&body)) {
      if (firstCalls_[taken->ticket] == called_[taken->ticket]) waits_.erase(taken->ticket);
    }
    // The servings are forgotten with the day.
    if (!state.day.servings.empty()) servings_ = state.day.servings;
    if (std::holds_alternative<DayClosed>(body)) closeDay();
  }

  std::multiset<std::int32_t> waits;
  /// Counter, person, length in ms of servings that ended with an outcome.
  std::multiset<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>> servings;
  std::int64_t issued = 0;
  std::int64_t walkUps = 0;

 private:
  void see(const TicketIssued& event) {
    ++issued;
    // Of these the rules know nothing about the time before they were uploaded.
    if (event.channel == Channel::Offline || event.inexact) uncertain_.insert(event.id);
  }
  void see(const TicketCalled& event, const HallState& state) {
    called_[event.ticket] = event.call;
    if (waits_.contains(event.ticket) || uncertain_.contains(event.ticket)) return;
    firstCalls_[event.ticket] = event.call;
    const Duration age = std::max(event.explanation.age, Duration{0});
    waits_[event.ticket] = static_cast<std::int32_t>(age.count());
    EXPECT_NE(state.floor.ticket(event.ticket), nullptr);
  }
  /// Whoever walked up did not wait, and waits again only after a transfer.
  void see(const ServingStarted& event) {
    if (!event.walkUp) return;
    ++walkUps;
    uncertain_.insert(event.ticket);
  }
  void closeDay() {
    for (const auto& [ticket, wait] : waits_) waits.insert(wait);
    for (const auto& [id, serving] : servings_) {
      if (serving.outcomes.empty() || serving.finished == Instant{}) continue;
      servings.insert({serving.counter.value, serving.staff.value, serving.serviceTime().count()});
    }
    waits_.clear();
    servings_.clear();
  }

  std::map<TicketId, std::int32_t> waits_;
  std::map<TicketId, CallId> firstCalls_, called_;
  std::set<TicketId> uncertain_;  ///< what they waited is not in the events
  std::unordered_map<std::uint64_t, Serving> servings_;
};

bool certain(const Keys& keys) {
  return keys.channel != static_cast<std::uint8_t>(Channel::Offline) &&
         keys.channel != static_cast<std::uint8_t>(Channel::Handwritten);
}

TEST(FactsAgreeTest, WithTheRulesOnRandomDays) {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= kHalls; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    RecordedHall hall(seed);
    Witness witness;
    FactBuilder facts;
    std::vector<DayFacts> days;
    // The opening was recorded before anybody looked.
    for (const StoredEvent& stored : hall.log()) facts.apply(stored.event);
    hall.onEvent = [&](const StoredEvent& stored, const HallState& state) {
      witness.see(stored, state);
      facts.apply(stored.event);
      auto closed = facts.takeClosedDay();
      if (!closed) return;
      for (DayFacts& day : closed->days) days.push_back(std::move(day));
    };
    hall.runDay();
    hall.runDay();

    std::multiset<std::int32_t> waits;
    std::multiset<std::tuple<std::uint32_t, std::uint32_t, std::int64_t>> servings;
    std::int64_t issued = 0;
    std::int64_t walkUps = 0;
    for (const DayFacts& day : days) {
      issued += static_cast<std::int64_t>(day.tickets.size());
      for (const CallFact& call : day.calls) {
        walkUps += call.walkUp;
        if (call.waitMs >= 0 && certain(call.keys)) waits.insert(call.waitMs);
      }
      for (const ServingFact& fact : day.servings) {
        if (fact.ended == 0 || fact.outcomes == 0) continue;
        servings.insert({fact.keys.counter, fact.keys.staff, fact.serviceMs});
      }
    }
    EXPECT_EQ(issued, witness.issued);
    EXPECT_EQ(walkUps, witness.walkUps);
    EXPECT_EQ(waits, witness.waits);
    EXPECT_EQ(servings, witness.servings);
    compared += waits.size() + servings.size();
  }
  EXPECT_GT(compared, 20U * kHalls) << "or nothing was compared";
}

}  // namespace

}  // namespace hall::views
