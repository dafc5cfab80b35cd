#include "tools/simulator/floor_day.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace hall::simulator {
namespace {

using domain::Duration;
using domain::QueueId;
using std::chrono::minutes;

/// Two kinds of visitors, 20 min and 5 min of patience; counters as given.
Layout smallHall(std::initializer_list<std::initializer_list<std::uint32_t>> counters) {
  Layout layout;
  layout.visitors.resize(2);
  layout.visitors[0].queue = QueueId{1};
  layout.visitors[0].target = {minutes{20}, 900};
  layout.visitors[1].queue = QueueId{2};
  layout.visitors[1].target = {minutes{5}, 900};
  layout.gapMinutes = 0.5;
  for (const auto& queues : counters) {
    domain::QueueSet set;
    for (const std::uint32_t queue : queues) set.add(QueueId{queue});
    layout.counters.push_back(set);
  }
  return layout;
}

Visit visit(std::size_t kind, int minute, int service) {
  return {kind, kOpening + minutes{minute}, minutes{service}};
}

TEST(FloorDayTest, EndsAtOnceWhenNobodyComes) {
  EXPECT_TRUE(runDay(smallHall({{1}}), {}, CallPolicy::Hyb).empty());
}

TEST(FloorDayTest, OccupiesTheCounterForServiceAndGap) {
  const Layout layout = smallHall({{1}});

  const std::vector<Call> calls =
      runDay(layout, {visit(0, 0, 10), visit(0, 4, 10)}, CallPolicy::Hyb);

  EXPECT_EQ(calls[0].wait, Duration{0});
  EXPECT_EQ(calls[1].wait, minutes{6} + std::chrono::seconds{30});
}

TEST(FloorDayTest, LeavesTheCounterOfManyQueuesFree) {
  const Layout layout = smallHall({{1, 2}, {1}});

  const std::vector<Call> calls = runDay(layout, {visit(0, 0, 10)}, CallPolicy::Hyb);

  EXPECT_EQ(calls[0].counter, 1U);
}

TEST(FloorDayTest, CallsByTheRulesOfItsPolicy) {
  const Layout layout = smallHall({{1, 2}});
  const std::vector<Visit> visits{visit(0, 0, 10), visit(0, 1, 10), visit(1, 7, 10)};

  const std::vector<Call> hyb = runDay(layout, visits, CallPolicy::Hyb);
  const std::vector<Call> longest = runDay(layout, visits, CallPolicy::LongestWait);

  EXPECT_LT(hyb[2].wait, hyb[1].wait);
  EXPECT_LT(longest[1].wait, longest[2].wait);
}

TEST(FloorDayTest, ServesEverybodyWithNoCounterIdleWhileSomebodyWaitsForIt) {
  const Layout layout = referenceLayout();
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const std::vector<Visit> visits = visitsOf(layout, 1.1, seed);
    for (const CallPolicy policy : {CallPolicy::Hyb, CallPolicy::LongestWait}) {
      const std::vector<Call> calls = runDay(layout, visits, policy);

      // A counter that calls somebody who waited was busy until then, and so were all others able.
      std::map<std::size_t, std::vector<std::pair<domain::Instant, domain::Instant>>> busy;
      for (std::size_t i = 0; i < visits.size(); ++i) {
        const domain::Instant called = visits[i].ref + calls[i].wait;
        busy[calls[i].counter].emplace_back(
            called, called + visits[i].service + std::chrono::seconds{30}
        );
      }
      for (auto& [counter, times] : busy) {
        std::sort(times.begin(), times.end());
        for (std::size_t i = 1; i < times.size(); ++i) {
          ASSERT_GE(times[i].first, times[i - 1].second) << "two at a time at " << counter;
        }
      }
      for (std::size_t i = 0; i < visits.size(); ++i) {
        if (calls[i].wait == Duration{0}) continue;
        const domain::Instant middle = visits[i].ref + calls[i].wait / 2;
        for (std::size_t counter = 0; counter < layout.counters.size(); ++counter) {
          if (!layout.counters[counter].has(layout.visitors[visits[i].kind].queue)) continue;
          const auto& times = busy[counter];
          EXPECT_TRUE(std::any_of(
              times.begin(),
              times.end(),
              [&](const auto& time) { return time.first <= middle && middle < time.second; }
          )) << "counter "
             << counter << " idle while visit " << i << " waits";
        }
      }
    }
  }
}

}  // namespace
}  // namespace hall::simulator
