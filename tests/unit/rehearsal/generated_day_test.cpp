#include "tools/rehearsal/generated_day.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace hall::rehearsal {
namespace {

using std::chrono::hours;

constexpr OpenHours kHours{hours{9}, hours{17}};

v1::Item item(const std::string& id, const std::string& queue) {
  v1::Item item;
  item.set_item_id(id);
  item.set_queue_id(queue);
  return item;
}

/// Two counters, one of them for the consultation, and three who may sit there.
HallFacts smallHall() {
  HallFacts facts;
  facts.zone = domain::TimeZone::fixed(hours{8});
  facts.items = {item("card", "pension"), item("record", "pension"), item("lost", "nowhere")};
  for (const auto& [id, kind] :
       {std::pair{"pension", v1::QUEUE_KIND_HANDLING}, {"ask", v1::QUEUE_KIND_CONSULT}}) {
    v1::Queue queue;
    queue.set_queue_id(id);
    queue.set_kind(kind);
    queue.mutable_expected_service_duration()->set_seconds(300);
    facts.queues.push_back(queue);
  }
  for (const char* id : {"1", "2"}) {
    v1::CounterPlace place;
    place.set_counter_id(id);
    place.add_queue_ids(id[0] == '1' ? "pension" : "ask");
    facts.counters.push_back(place);
  }
  for (const char* number : {"1001", "1002", "5001"}) {
    v1::Staff staff;
    staff.set_staff_number(number);
    staff.add_roles(number[0] == '5' ? v1::ROLE_HALL_MANAGER : v1::ROLE_COUNTER_STAFF);
    facts.staff.push_back(staff);
  }
  return facts;
}

TEST(GeneratedDayTest, EverybodyComesInOrderWhileTheHallIsOpen) {
  const DayPlan plan = generatedDay(smallHall(), kHours, {1, 500});
  ASSERT_EQ(plan.visits.size(), 500U);
  EXPECT_TRUE(std::is_sorted(
      plan.visits.begin(),
      plan.visits.end(),
      [](const Visit& left, const Visit& right) { return left.arrival < right.arrival; }
  ));
  EXPECT_GE(plan.visits.front().arrival, kHours.from);
  EXPECT_LT(plan.visits.back().arrival, kHours.until);
}

TEST(GeneratedDayTest, NobodyComesForWhatNobodyServes) {
  const DayPlan plan = generatedDay(smallHall(), kHours, {1, 500});
  for (const Visit& visit : plan.visits) {
    EXPECT_NE(visit.itemId, "lost");
    EXPECT_EQ(visit.itemId.empty(), visit.queueId == "ask");
  }
}

TEST(GeneratedDayTest, OnlyThoseWhoMaySitAtACounterDo) {
  const DayPlan plan = generatedDay(smallHall(), kHours, {1, 10});
  ASSERT_EQ(plan.staff.size(), 2U);
  EXPECT_EQ(plan.staff[0].number, "1001");
  EXPECT_EQ(plan.staff[1].counterId, "2");
  EXPECT_NE(plan.staff[0].shifts[0].absences[0].from, plan.staff[1].shifts[0].absences[0].from);
}

TEST(GeneratedDayTest, HasAllThatHappensInAHall) {
  const DayPlan plan = generatedDay(smallHall(), kHours, {1, 1000});
  const auto count = [&](auto trait) {
    return std::count_if(plan.visits.begin(), plan.visits.end(), trait);
  };
  EXPECT_GT(count([](const Visit& v) { return v.ground == v1::GROUND_ELDERLY; }), 40);
  EXPECT_GT(count([](const Visit& v) { return v.patience.has_value(); }), 80);
  EXPECT_GT(count([](const Visit& v) { return v.leavesSilently; }), 30);
  EXPECT_GT(count([](const Visit& v) { return v.comesBack.has_value(); }), 10);
  EXPECT_GT(count([](const Visit& v) { return v.hold.has_value(); }), 15);
}

/// Somebody with an item stood in the wrong queue and is sent to one that is served.
TEST(GeneratedDayTest, SomeAreSentOnToAnotherQueue) {
  HallFacts facts = smallHall();
  facts.items.push_back(item("tax", "ask"));
  const DayPlan plan = generatedDay(facts, kHours, {1, 1000});
  int sentOn = 0;
  for (const Visit& visit : plan.visits) {
    EXPECT_EQ(visit.wrongQueue, !visit.transferTo.empty());
    if (!visit.wrongQueue) continue;
    ++sentOn;
    const v1::Item* from = facts.item(visit.itemId);
    const v1::Item* to = facts.item(visit.transferTo);
    ASSERT_TRUE(from != nullptr && to != nullptr) << visit.itemId << " " << visit.transferTo;
    EXPECT_NE(from->queue_id(), to->queue_id());
    EXPECT_NE(visit.transferTo, "lost") << "nobody serves it";
  }
  EXPECT_GT(sentOn, 5);
}

TEST(GeneratedDayTest, StaffPauseForLunchByTurns) {
  const DayPlan plan = generatedDay(smallHall(), kHours, {1, 10});
  ASSERT_EQ(plan.staff.size(), 2U);
  std::vector<Absence> lunches;
  for (const StaffDay& day : plan.staff) {
    ASSERT_EQ(day.shifts.size(), 1U);
    ASSERT_EQ(day.shifts[0].absences.size(), 1U) << day.number;
    lunches.push_back(day.shifts[0].absences[0]);
    EXPECT_EQ(lunches.back().reason, v1::PAUSE_REASON_MEAL);
    EXPECT_GE(lunches.back().from, kHours.from);
    EXPECT_LT(lunches.back().until, kHours.until);
  }
  EXPECT_LE(lunches[0].until, lunches[1].from) << "one of the two stays open";
}

TEST(GeneratedDayTest, TheSameSeedGivesTheSameDay) {
  const auto arrivals = [](std::uint64_t seed) {
    std::vector<Duration> times;
    for (const Visit& visit : generatedDay(smallHall(), kHours, {seed, 50}).visits) {
      times.push_back(visit.arrival);
    }
    return times;
  };
  EXPECT_EQ(arrivals(1), arrivals(1));
  EXPECT_NE(arrivals(1), arrivals(2));
}

TEST(GeneratedDayTest, HallThatNobodyServesIsRefused) {
  HallFacts facts = smallHall();
  facts.staff.clear();
  EXPECT_THROW(generatedDay(facts, kHours, {1, 10}), std::runtime_error);
}

}  // namespace
}  // namespace hall::rehearsal
