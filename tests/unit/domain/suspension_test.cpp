#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/floor_builder.h"

/// A wait does not go on while the hall is suspended (DESIGN section 4, "Emergencies"), and neither
/// while somebody is served, on hold or absent: each minute is taken off once, whatever overlaps.
namespace hall::support {

namespace {

using std::chrono::minutes;

/// Minutes after 09:00, when A001 is issued.
Instant minute(int count) {
  return at(9) + minutes{count};
}

enum class Verb : std::uint8_t {
  Suspend,
  Resume,
  Call,
  Start,
  Hold,
  Return,
  NoShow,
  Restore,
  Transfer,
  Finish,
  Reopen
};

/// What happens to A001 or to the hall, and in which minute.
struct Step {
  Verb verb;
  int at;
};

EventBody bodyOf(Verb verb, const HallState& state) {
  const TicketId id = idOf("A001");
  switch (verb) {
    case Verb::Suspend:
      return HallSuspended{textOf("why"), "因停电暂停服务"};
    case Verb::Resume:
      return HallResumed{};
    case Verb::Call: {
      TicketCalled called;
      called.ticket = id;
      called.call = state.nextCall;
      called.counter = kCounter1;
      called.staff = kZhang;
      return called;
    }
    case Verb::Start:
      return ServingStarted{state.nextServing, id, kCounter1, kZhang, false};
    case Verb::Hold:
      return TicketHeld{id, HoldKind::PapersToFetch, {}};
    case Verb::Return:
      return TicketReturned{id};
    case Verb::NoShow:
      return TicketNoShow{id, false};
    case Verb::Restore:
      return TicketRestored{id, 3, {}, {}};
    case Verb::Transfer: {
      TicketTransferred moved;
      moved.ticket = id;
      moved.queue = kGeneral;
      return moved;
    }
    case Verb::Finish:
      return ServingFinished{state.findTicket(id)->serving, id, {ItemOutcome{}}, {}};
    case Verb::Reopen:
      return ServingReopened{state.findTicket(id)->serving, id};
  }
  return HallResumed{};
}

HallBuilder issuedAtNine() {
  return aHall().signedIn(kCounter1, kZhang, at(8, 30)).with(aTicket("A001"));
}

HallState after(HallState hall, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    apply(hall, Event{minute(step.at), Actor{}, bodyOf(step.verb, hall)});
  }
  return hall;
}

Duration ageOfA001(const HallState& hall, int atMinute) {
  return hall.findTicket(idOf("A001"))->ageAt(minute(atMinute));
}

struct AgeRow {
  const char* what;
  std::vector<Step> steps;
  int waited;  ///< minutes, at 10:00
};

void expectAges(const std::vector<AgeRow>& rows) {
  for (const AgeRow& row : rows) {
    SCOPED_TRACE(row.what);
    const HallState hall = after(issuedAtNine().build(), row.steps);
    EXPECT_EQ(ageOfA001(hall, 60), minutes{row.waited});
  }
}

TEST(SuspensionTest, IsTakenOffTheWaitOfWhoWaitsOrIsCalled) {
  using enum Verb;
  expectAges({
      {"no suspension", {}, 60},
      {"waits all the time", {{Suspend, 10}, {Resume, 40}}, 30},
      {"called before it", {{Call, 5}, {Suspend, 10}, {Resume, 40}}, 30},
      {"two suspensions", {{Suspend, 10}, {Resume, 20}, {Suspend, 30}, {Resume, 45}}, 35},
  });
}

TEST(SuspensionTest, IsNotTakenOffAgainWhereSomebodyWasServedOnHoldOrAbsent) {
  using enum Verb;
  expectAges({
      {"served all through it",
       {{Call, 5}, {Start, 6}, {Suspend, 10}, {Resume, 40}, {Hold, 45}, {Return, 50}},
       16},
      {"back from a hold within it",
       {{Call, 5}, {Start, 6}, {Hold, 8}, {Suspend, 10}, {Return, 35}, {Resume, 40}},
       26},
      {"on hold all through it",
       {{Call, 5}, {Start, 6}, {Hold, 8}, {Suspend, 10}, {Resume, 40}, {Return, 50}},
       16},
      {"called, then served within it",
       {{Call, 5}, {Suspend, 10}, {Start, 20}, {Hold, 30}, {Resume, 40}, {Return, 50}},
       20},
      {"called, served and back within it",
       {{Call, 5}, {Suspend, 10}, {Start, 12}, {Hold, 14}, {Return, 20}, {Resume, 40}},
       30},
      {"restored within it",
       {{Call, 5}, {NoShow, 8}, {Suspend, 10}, {Restore, 20}, {Resume, 40}},
       28},
      {"passed over within it",
       {{Call, 5}, {Suspend, 10}, {NoShow, 15}, {Resume, 40}, {Restore, 50}},
       20},
      {"passed on within it",
       {{Call, 5}, {Start, 6}, {Suspend, 10}, {Transfer, 30}, {Resume, 40}},
       26},
      {"finished and opened again",
       {{Call, 5}, {Start, 6}, {Finish, 10}, {Reopen, 11}, {Hold, 15}, {Return, 20}},
       46},
  });
}

/// A counter that was cut off tells afterwards what happened in the suspension or before it.
TEST(SuspensionTest, WhatIsToldOnlyAfterwardsIsCountedAsItWas) {
  using enum Verb;
  expectAges({
      {"served from within it",
       {{Call, 5}, {Suspend, 10}, {Resume, 40}, {Start, 20}, {Hold, 45}, {Return, 50}},
       20},
      {"served from before it",
       {{Call, 5}, {Suspend, 10}, {Resume, 40}, {Start, 8}, {Hold, 45}, {Return, 50}},
       18},
      {"passed over, restored and so waiting within it",
       {{Call, 5}, {Suspend, 10}, {Resume, 40}, {NoShow, 15}, {Restore, 30}},
       30},
      {"passed on within it",
       {{Call, 5}, {Start, 6}, {Suspend, 10}, {Resume, 40}, {Transfer, 30}},
       26},
      {"back before it, told within it",
       {{Call, 4}, {Start, 5}, {Hold, 6}, {Suspend, 10}, {Return, 8}, {Resume, 40}},
       27},
  });
}

TEST(SuspensionTest, WhatLiesBeforeTheSessionNeverWasAWait) {
  using enum Verb;
  const auto early = aTicket("A001").issued(at(8, 40)).ref(at(9));
  const auto early830 = [&] { return aHall().signedIn(kCounter1, kZhang, at(8, 30)).with(early); };
  const HallState served =
      after(early830().build(), {{Call, -15}, {Start, -14}, {Hold, -10}, {Return, 10}});
  EXPECT_EQ(ageOfA001(served, 60), minutes{50}) << "from 09:10 on";
  const HallState suspended = after(early830().build(), {{Suspend, -10}, {Resume, 10}});
  EXPECT_EQ(ageOfA001(suspended, 60), minutes{50});
}

TEST(SuspensionTest, WhoCameInItWaitsFromItsEnd) {
  using enum Verb;
  HallBuilder within = aHall();
  within.suspended(minute(10)).with(aTicket("A001").issued(minute(20)));
  EXPECT_EQ(ageOfA001(after(within.build(), {{Resume, 40}}), 60), minutes{20});

  HallBuilder uploaded = aHall();
  uploaded.suspended(minute(10))
      .with(HallResumed{}, minute(40))
      .with(aTicket("A001").issued(minute(20)));
  EXPECT_EQ(ageOfA001(uploaded.build(), 60), minutes{20}) << "taken offline, uploaded afterwards";
}

// ---- every order --------------------------------------------------------------------------------

/// Told in its own words: of each minute from 09:00 to `until`, was somebody waiting or called, in
/// a hall that was not suspended?
int waitedOf(const std::vector<Step>& steps, int until) {
  using enum Verb;
  int waited = 0;
  for (int now = 0; now < until; ++now) {
    bool waits = true;
    bool suspended = false;
    for (const Step& step : steps) {
      if (step.at > now) continue;
      if (step.verb == Suspend || step.verb == Resume) suspended = step.verb == Suspend;
      if (step.verb == Start || step.verb == Return) waits = step.verb == Return;
    }
    waited += waits && !suspended ? 1 : 0;
  }
  return waited;
}

TEST(SuspensionTest, AgeIsTheTimeWaitedOutsideItInWhateverOrderThingsHappen) {
  using enum Verb;
  const std::vector<Verb> life = {Call, Start, Hold, Return};
  // 1 stands for a step of the hall: each order of two of them among four of the ticket's.
  std::string order = "000011";
  int orders = 0;
  do {
    SCOPED_TRACE(order);
    std::vector<Step> steps;
    std::size_t ofTicket = 0;
    bool suspends = true;
    int now = 0;
    for (const char step : order) {
      now +=
          3 + static_cast<int>(steps.size());  // unequal lengths, so that none stands for another
      const Verb verb = step == '0' ? life[ofTicket++] : suspends ? Suspend : Resume;
      if (step == '1') suspends = false;
      steps.push_back({verb, now});
    }
    const HallState hall = after(issuedAtNine().build(), steps);
    EXPECT_EQ(ageOfA001(hall, 60), minutes{waitedOf(steps, 60)});
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(orders, 15);
}

}  // namespace

}  // namespace hall::support
