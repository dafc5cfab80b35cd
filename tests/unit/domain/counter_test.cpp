#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Who sits where, who may leave, and what a counter serves (DESIGN section 4, "Closing").
namespace hall::domain {

namespace {

using namespace hall::support;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Command from(StaffId staff, DeviceId device, CommandBody body) {
  Command command = by(staff, std::move(body));
  command.actor.device = device;
  return command;
}

Result<Events> decided(const HallState& hall, StaffId staff, CommandBody body, Instant now) {
  return decide(hall, by(staff, std::move(body)), now);
}

HallState after(HallState hall, const Command& command, Instant now) {
  const Result<Events> events = perform(hall, command, now);
  EXPECT_TRUE(isAccepted(events));
  return hall;
}

QueueSet queueSet(std::initializer_list<QueueId> queues) {
  QueueSet set;
  for (const QueueId queue : queues) set.add(queue);
  return set;
}

constexpr std::uint16_t onlyFor(Ground ground) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(ground));
}

// ---- sign in ----------------------------------------------------------------------------------

TEST(SignInTest, OpensTheCounterWithTheSkillsOfThePerson) {
  HallState hall =
      aHall().changed([](HallState& state) { state.staff.at(kZhang).queues = {kEstate}; }).build();
  hall = after(hall, from(kZhang, kPc2, SignIn{kCounter2}), at(8, 50));
  const Counter& counter = *hall.floor.counter(kCounter2);
  EXPECT_EQ(counter.state, CounterState::Idle);
  EXPECT_EQ(counter.staff, kZhang);
  EXPECT_EQ(counter.device, kPc2);
  EXPECT_TRUE(counter.able().has(kEstate));
  EXPECT_FALSE(counter.able().has(kGeneral));
}

TEST(SignInTest, IsPossibleOutsideOpeningHours) {
  EXPECT_TRUE(isAccepted(decided(aHall().build(), kZhang, SignIn{kCounter1}, at(20))));
}

TEST(SignInTest, AgainFromTheSameDeviceChangesNothing) {
  HallState hall = after(aHall().build(), from(kZhang, kPc1, SignIn{kCounter1}), at(8, 50));
  const Result<Events> again = perform(hall, from(kZhang, kPc1, SignIn{kCounter1}), at(9));
  ASSERT_TRUE(isAccepted(again));
  EXPECT_TRUE(again->empty());
  EXPECT_EQ(hall.floor.counter(kCounter1)->signedInSince, at(8, 50));
}

TEST(SignInTest, RefusesWhoCannotSitThere) {
  const HallState hall =
      aHall()
          .signedIn(kCounter1, kZhang)
          .changed([](HallState& state) { state.staff.at(kWang).disabled = true; })
          .build();
  struct Row {
    std::string_view why;
    Command command;
    Reason reason;
    std::string_view key;
    std::string_view value;
  };
  const Actor stranger{StaffId{99}, kPc3, Role::CounterStaff};
  const std::vector<Row> rows = {
      {"no such counter", by(kLi, SignIn{CounterId{99}}), Reason::CounterNotFound, "", ""},
      {"somebody sits there",
       by(kLi, SignIn{kCounter1}),
       Reason::CounterTaken,
       "staff_number",
       "1001"},
      {"one's own counter from another device",
       from(kZhang, kPc3, SignIn{kCounter1}),
       Reason::CounterTaken,
       "staff_number",
       "1001"},
      {"signed in elsewhere",
       by(kZhang, SignIn{kCounter2}),
       Reason::StaffElsewhere,
       "counter_id",
       "1"},
      {"disabled", by(kWang, SignIn{kCounter2}), Reason::StaffDisabled, "", ""},
      {"not known", {stranger, std::nullopt, SignIn{kCounter2}}, Reason::StaffNotFound, "", ""},
      {"a device alone", by(kKiosk, SignIn{kCounter2}), Reason::StaffNotFound, "", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(isRefused(decide(hall, row.command, at(9)), row.reason, row.key, row.value));
  }
}

// ---- sign off ---------------------------------------------------------------------------------

HallBuilder twoCounters() {
  return aHall().signedIn(kCounter1, kZhang).signedIn(kCounter2, kLi);
}

TEST(SignOffTest, LeavesTheCounterOffline) {
  HallState hall = after(twoCounters().build(), by(kZhang, SignOff{kCounter1, {}}), at(17));
  const Counter& counter = *hall.floor.counter(kCounter1);
  EXPECT_EQ(counter.state, CounterState::Offline);
  EXPECT_FALSE(counter.staff);
  EXPECT_TRUE(counter.able().empty());
}

TEST(SignOffTest, NotWithATicketCalledServedOrHeldWithItsPapersHere) {
  const TicketBuilder called = aTicket("A001").called(kCounter1, at(9, 10));
  TicketBuilder serving = called;
  serving.serving(kCounter1, at(9, 11));
  TicketBuilder papersHere = serving;
  papersHere.held(HoldKind::PapersLeftHere, at(9, 20));
  TicketBuilder cameBack = papersHere;
  cameBack.returned(at(9, 30));
  TicketBuilder toFetch = serving;
  toFetch.held(HoldKind::PapersToFetch, at(9, 20));
  TicketBuilder result = serving;
  result.held(HoldKind::WaitingForResult, at(9, 20));
  struct Row {
    std::string_view why;
    const TicketBuilder& ticket;
    bool stays;
  };
  const std::vector<Row> rows = {
      {"called", called, true},
      {"served", serving, true},
      {"papers left here", papersHere, true},
      {"back to the papers left here", cameBack, true},
      {"papers to fetch", toFetch, false},
      {"waiting for a result", result, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const HallState hall = twoCounters().with(row.ticket).build();
    const Result<Events> events = decided(hall, kZhang, SignOff{kCounter1, {}}, at(17));
    if (row.stays) {
      EXPECT_TRUE(isRefused(events, Reason::ServingOpen, "number", "A001"));
      const SignOff forced{kCounter1, textOf("why")};
      EXPECT_TRUE(isRefused(decided(hall, kManager, forced, at(17)), Reason::ServingOpen))
          << "no manager overrides what is open";
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

TEST(SignOffTest, AnotherCountersPapersDoNotHoldOneUp) {
  const HallState hall = twoCounters()
                             .with(aTicket("A001")
                                       .called(kCounter2, at(9, 10))
                                       .serving(kCounter2, at(9, 11))
                                       .held(HoldKind::PapersLeftHere, at(9, 20)))
                             .build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, SignOff{kCounter1, {}}, at(17))));
}

struct LeaveRow {
  std::string_view why;
  HallState hall;
  /// Of counter 1, which serves the general queue; nothing: it may leave.
  std::optional<std::string_view> leftAlone;
};

std::vector<LeaveRow> leaveRows() {
  return {
      {"nobody waits", aHall().signedIn(kCounter1, kZhang).build(), std::nullopt},
      {"one waits whom another counter serves too",
       twoCounters().with(aTicket("A001")).build(),
       std::nullopt},
      {"one waits whom nobody else serves",
       aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build(),
       "general"},
      {"one waits in a queue this counter does not serve either",
       aHall().signedIn(kCounter1, kZhang).with(aTicket("B001")).build(),
       std::nullopt},
      {"an appointment waits for its slot",
       aHall().signedIn(kCounter1, kZhang).with(aTicket("Y001").slot(at(18))).build(),
       "general"},
      {"the other counter's person lacks the skill",
       aHall()
           .signedIn(kCounter1, kZhang)
           .changed([](HallState& state) { state.staff.at(kLi).queues = {kEstate}; })
           .signedIn(kCounter2, kLi)
           .with(aTicket("A001"))
           .build(),
       "general"},
      {"the other counter is for the elderly only",
       twoCounters()
           .changed([](HallState& state) {
             state.floor.counterFor(kCounter2).onlyGrounds = onlyFor(Ground::Elderly);
           })
           .with(aTicket("A001"))
           .build(),
       "general"},
      {"an elderly person waits and the other counter is for the elderly",
       twoCounters()
           .changed([](HallState& state) {
             state.floor.counterFor(kCounter2).onlyGrounds = onlyFor(Ground::Elderly);
           })
           .with(aTicket("V001").on(Ground::Elderly))
           .build(),
       std::nullopt},
      {"the other counter is paused and comes back before closing",
       twoCounters().with(aTicket("A001")).paused(kCounter2, at(16, 20), at(16, 50)).build(),
       std::nullopt},
      {"the other counter is paused past closing",
       twoCounters().with(aTicket("A001")).paused(kCounter2, at(16, 20), at(17, 10)).build(),
       "general"},
      {"one was sent to this counter",
       twoCounters()
           .with(aTicket("A001")
                     .called(kCounter2, at(9, 10))
                     .transferred(kGeneral, at(9, 11), kCounter1))
           .build(),
       "general"},
      {"one was sent to the other counter",
       twoCounters()
           .with(aTicket("A001")
                     .called(kCounter1, at(9, 10))
                     .transferred(kGeneral, at(9, 11), kCounter2))
           .build(),
       std::nullopt},
      {"one is called at the other counter",
       twoCounters().with(aTicket("A001").called(kCounter2, at(9, 10))).build(),
       std::nullopt},
      {"one missed the calls",
       aHall()
           .signedIn(kCounter1, kZhang)
           .with(aTicket("A001").called(kCounter1, at(9, 10)).noShow(at(9, 12)))
           .build(),
       std::nullopt},
  };
}

TEST(SignOffTest, TheLastCounterAbleToServeSomebodyStays) {
  for (const LeaveRow& row : leaveRows()) {
    SCOPED_TRACE(row.why);
    const Result<Events> events = decided(row.hall, kZhang, SignOff{kCounter1, {}}, at(16, 30));
    if (row.leftAlone) {
      EXPECT_TRUE(isRefused(events, Reason::LastAbleCounter, "queue_id", *row.leftAlone));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

TEST(SignOffTest, AManagersReasonOverridesAndRaisesARedAlert) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build();
  const Result<Events> events =
      perform(hall, by(kManager, SignOff{kCounter1, textOf("fire drill")}), at(16, 30));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<CounterSignedOff>(*events).overrideReason, textOf("fire drill"));
  const Alert* alert = hall.openAlert(AlertRule::SignOffOverride, "counter:1");
  ASSERT_NE(alert, nullptr);
  EXPECT_EQ(alert->level, AlertLevel::Red);
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Offline);
}

TEST(SignOffTest, AClerksReasonOverridesNothing) {
  const HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build();
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, SignOff{kCounter1, textOf("tired")}, at(16, 30)),
      Reason::LastAbleCounter
  ));
}

TEST(SignOffTest, AManagerSignsOffSomebodyElseOnlyWithAReasonAndWithoutAlertWhereNobodyIsLeft) {
  HallState hall = twoCounters().build();
  EXPECT_TRUE(
      isRefused(decided(hall, kManager, SignOff{kCounter1, {}}, at(18)), Reason::ReasonRequired)
  );
  hall = after(hall, by(kManager, SignOff{kCounter1, textOf("went home")}), at(18));
  EXPECT_TRUE(hall.alerts.empty());
}

TEST(SignOffTest, RefusesWhoDoesNotSitThere) {
  const HallState hall = twoCounters().build();
  EXPECT_TRUE(isRefused(decided(hall, kLi, SignOff{kCounter1, {}}, at(17)), Reason::ForeignCounter)
  );
  EXPECT_TRUE(
      isRefused(decided(hall, kWang, SignOff{kCounter3, {}}, at(17)), Reason::CounterNotSignedIn)
  );
  EXPECT_TRUE(isRefused(
      decided(hall, kManager, SignOff{kCounter3, textOf("why")}, at(17)), Reason::CounterNotSignedIn
  ));
  EXPECT_TRUE(
      isRefused(decided(hall, kZhang, SignOff{CounterId{99}, {}}, at(17)), Reason::CounterNotFound)
  );
}

// ---- take over --------------------------------------------------------------------------------

HallState servingAtOne() {
  return twoCounters()
      .with(aTicket("A001").called(kCounter1, at(9, 10)).serving(kCounter1, at(9, 11)))
      .build();
}

TEST(TakeOverTest, TheSamePersonGoesOnFromAnotherDevice) {
  HallState hall = after(servingAtOne(), from(kZhang, kPc3, TakeOver{kCounter1}), at(9, 20));
  const Counter& counter = *hall.floor.counter(kCounter1);
  EXPECT_EQ(counter.device, kPc3);
  EXPECT_EQ(counter.staff, kZhang);
  EXPECT_EQ(counter.state, CounterState::Serving);
  EXPECT_EQ(counter.ticket, idOf("A001"));
}

TEST(TakeOverTest, AManagerTakesTheWorkOnAndSitsThere) {
  HallState hall = after(servingAtOne(), by(kManager, TakeOver{kCounter1}), at(9, 20));
  EXPECT_EQ(hall.floor.counter(kCounter1)->staff, kManager);
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->staff, kManager);
  ItemOutcome done;
  done.item = kCompanySetUp;
  const FinishServing finish{kCounter1, {done}, {}};
  EXPECT_TRUE(isRefused(decided(hall, kZhang, finish, at(9, 30)), Reason::ForeignCounter));
  hall = after(hall, by(kManager, finish), at(9, 30));
  EXPECT_EQ(hall.findServing(ServingId{1})->staff, kManager) << "who finished answers for it";
}

TEST(TakeOverTest, ThePersonKeepsTheSkillsThatWereSetLive) {
  SetCounter fewer;
  fewer.counter = kCounter1;
  fewer.staffQueues = queueSet({kEstate});
  HallState hall = after(twoCounters().build(), by(kManager, fewer), at(9, 10));
  hall = after(hall, from(kZhang, kPc3, TakeOver{kCounter1}), at(9, 20));
  EXPECT_FALSE(hall.floor.counter(kCounter1)->able().has(kGeneral));
}

TEST(TakeOverTest, AManagerWithoutTheLastSkillNeedsAReasonAndTheHallIsTold) {
  const auto limitedManager = [](HallState& state) { state.staff.at(kManager).queues = {kEstate}; };
  struct Row {
    std::string_view why;
    HallState hall;
    TextRef reason;
    bool refused;
    bool alerts;
  };
  const auto alone = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001"));
  const std::vector<Row> rows = {
      {"a manager with every skill", alone.build(), {}, false, false},
      {"without the skill", HallBuilder(alone).changed(limitedManager).build(), {}, true, false},
      {"with a reason",
       HallBuilder(alone).changed(limitedManager).build(),
       textOf("his PC is dead"),
       false,
       true},
      {"a reason that nothing needed", alone.build(), textOf("his PC is dead"), false, false},
      {"another counter serves them too",
       twoCounters().with(aTicket("A001")).changed(limitedManager).build(),
       {},
       false,
       false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    HallState hall = row.hall;
    const Result<Events> events =
        perform(hall, by(kManager, TakeOver{kCounter1, row.reason}), at(9, 20));
    EXPECT_EQ(hall.openAlert(AlertRule::SignOffOverride, "counter:1") != nullptr, row.alerts);
    if (row.refused) {
      EXPECT_TRUE(isRefused(events, Reason::LastAbleCounter, "queue_id", "general"));
      EXPECT_EQ(hall.floor.counter(kCounter1)->staff, kZhang);
      continue;
    }
    ASSERT_TRUE(isAccepted(events));
    EXPECT_EQ(only<CounterTakenOver>(*events).overrideReason, row.alerts ? row.reason : TextRef{});
  }
}

TEST(TakeOverTest, RefusesWhatIsNotToBeTakenOver) {
  const HallState hall = servingAtOne();
  struct Row {
    std::string_view why;
    Command command;
    Reason reason;
  };
  const std::vector<Row> rows = {
      {"no such counter", by(kZhang, TakeOver{CounterId{99}}), Reason::CounterNotFound},
      {"nobody sits there", by(kManager, TakeOver{kCounter3}), Reason::NothingToTakeOver},
      {"from the device that has it",
       from(kZhang, kPc1, TakeOver{kCounter1}),
       Reason::NothingToTakeOver},
      {"somebody else's counter", from(kWang, kPc3, TakeOver{kCounter1}), Reason::ForeignCounter},
      {"a device alone", by(kKiosk, TakeOver{kCounter1}), Reason::StaffNotFound},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(isRefused(decide(hall, row.command, at(9, 20)), row.reason));
  }
  const HallState busy =
      aHall()
          .signedIn(kCounter1, kZhang)
          .signedIn(kCounter2, kManager)
          .changed([](HallState& state) { state.staff.at(kZhang).disabled = true; })
          .build();
  EXPECT_TRUE(isRefused(
      decided(busy, kManager, TakeOver{kCounter1}, at(9, 20)),
      Reason::StaffElsewhere,
      "counter_id",
      "2"
  ));
  EXPECT_TRUE(isRefused(
      decide(busy, from(kZhang, kPc3, TakeOver{kCounter1}), at(9, 20)), Reason::StaffDisabled
  ));
}

// ---- pause ------------------------------------------------------------------------------------

PauseCounter pause(Duration length, TextRef overrideReason = {}) {
  return {kCounter1, PauseReason::Meal, length, overrideReason};
}

TEST(PauseCounterTest, TellsWhenThePersonComesBack) {
  HallState hall = after(twoCounters().build(), by(kZhang, pause(minutes{30})), at(11));
  const Counter& counter = *hall.floor.counter(kCounter1);
  EXPECT_EQ(counter.state, CounterState::Paused);
  EXPECT_EQ(counter.pauseReason, PauseReason::Meal);
  EXPECT_EQ(counter.pauseUntil, at(11, 30));
}

TEST(PauseCounterTest, ProlongedItTellsTheNewTime) {
  HallState hall = after(twoCounters().build(), by(kZhang, pause(minutes{30})), at(11));
  hall = after(hall, by(kZhang, pause(minutes{15})), at(11, 25));
  EXPECT_EQ(hall.floor.counter(kCounter1)->pauseUntil, at(11, 40));
}

TEST(PauseCounterTest, EndsBeingReady) {
  HallState hall = twoCounters().ready(kCounter1, at(11), at(11, 10)).build();
  hall = after(hall, by(kZhang, pause(minutes{30})), at(11, 1));
  hall = after(hall, by(kZhang, ResumeCounter{kCounter1}), at(11, 5));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
}

TEST(PauseCounterTest, LastsFromAMinuteToEightHours) {
  const HallState hall = twoCounters().build();
  const auto pauseFor = [&](Duration length) {
    return decided(hall, kZhang, pause(length), at(9));
  };
  EXPECT_TRUE(isAccepted(pauseFor(minutes{1})));
  EXPECT_TRUE(isAccepted(pauseFor(hours{8})));
  EXPECT_TRUE(isRefused(pauseFor(seconds{59}), Reason::MalformedRequest, "field", "pause_duration")
  );
  EXPECT_TRUE(isRefused(
      pauseFor(hours{8} + Duration{1}), Reason::MalformedRequest, "field", "pause_duration"
  ));
}

TEST(PauseCounterTest, NotWithATicketCalledOrServed) {
  EXPECT_TRUE(isRefused(
      decided(servingAtOne(), kZhang, pause(minutes{5}), at(9, 20)),
      Reason::ServingOpen,
      "number",
      "A001"
  ));
}

TEST(PauseCounterTest, PapersLeftHereWaitForThePersonToComeBack) {
  const HallState hall = twoCounters()
                             .with(aTicket("A001")
                                       .called(kCounter1, at(9, 10))
                                       .serving(kCounter1, at(9, 11))
                                       .held(HoldKind::PapersLeftHere, at(9, 20)))
                             .build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, pause(minutes{5}), at(9, 21))));
}

TEST(PauseCounterTest, TheLastAbleCounterMayPauseBeforeClosingButNotPastIt) {
  const HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, pause(minutes{30}), at(16, 30))));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, pause(minutes{31}), at(16, 30)),
      Reason::LastAbleCounter,
      "queue_id",
      "general"
  ));
  EXPECT_TRUE(
      isRefused(decided(hall, kZhang, pause(minutes{5}), at(17, 10)), Reason::LastAbleCounter)
  ) << "in overtime every pause runs past closing";
}

TEST(PauseCounterTest, OnADayWithoutOpeningEveryPauseRunsPastClosing) {
  const auto saturday = [](int hour) { return at(5 * 24 + hour); };
  const HallState hall = aHall()
                             .signedIn(kCounter1, kZhang, saturday(9))
                             .with(aTicket("A001").issued(saturday(9)))
                             .build();
  EXPECT_TRUE(
      isRefused(decided(hall, kZhang, pause(minutes{5}), saturday(10)), Reason::LastAbleCounter)
  );
}

TEST(PauseCounterTest, ACountersOwnHoursDecideWhenItCloses) {
  const HallState hall = aHall()
                             .catalogue([](Catalogue::Content& content) {
                               OpeningHours::Season evening;
                               evening.workday = {{hours{9}, hours{20}}};
                               content.counters[0].hours.seasons = {evening};
                             })
                             .signedIn(kCounter1, kZhang)
                             .with(aTicket("A001"))
                             .build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, pause(minutes{30}), at(18))));
}

TEST(PauseCounterTest, AManagersReasonOverridesWithARedAlert) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build();
  hall = after(hall, by(kManager, pause(hours{1}, textOf("ill"))), at(16, 30));
  EXPECT_NE(hall.openAlert(AlertRule::SignOffOverride, "counter:1"), nullptr);
}

TEST(ResumeCounterTest, OpensAPausedCounterOnly) {
  const HallState hall = twoCounters().paused(kCounter1, at(11), at(11, 30)).build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, ResumeCounter{kCounter1}, at(11, 20))));
  EXPECT_TRUE(
      isRefused(decided(hall, kLi, ResumeCounter{kCounter2}, at(11, 20)), Reason::CounterNotPaused)
  );
  EXPECT_TRUE(
      isRefused(decided(hall, kLi, ResumeCounter{kCounter1}, at(11, 20)), Reason::ForeignCounter)
  );
}

TEST(ResumeCounterTest, AManagerEndsSomebodyElsesPause) {
  HallState hall = twoCounters().paused(kCounter1, at(11), at(11, 30)).build();
  ASSERT_TRUE(isAccepted(perform(hall, by(kManager, ResumeCounter{kCounter1}), at(11, 20))));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
  EXPECT_TRUE(isRefused(
      decided(hall, kManager, ResumeCounter{kCounter2}, at(11, 20)), Reason::CounterNotPaused
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kManager, ResumeCounter{kCounter3}, at(11, 20)), Reason::CounterNotSignedIn
  ));
}

TEST(PauseCounterTest, NeverLiesBeforeTheCountersLatestChange) {
  Command command = by(kZhang, pause(minutes{5}));
  command.occurred = at(8, 59);
  const Result<Events> events = decide(twoCounters().build(), command, at(9, 1));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(events->front().occurred, at(9)) << "when the person signed in";
}

// ---- set --------------------------------------------------------------------------------------

SetCounter settingOf(CounterId counter) {
  SetCounter command;
  command.counter = counter;
  return command;
}

TEST(SetCounterTest, SwitchesKindQueuesGroundsZoneAndSkillsWhileSomebodyWorksThere) {
  HallState hall = servingAtOne();
  SetCounter command = settingOf(kCounter1);
  command.kind = CounterKind::Universal;
  command.zone = kQuietZone;
  command.queues = queueSet({kGeneral, kEstate, kConsult});
  command.onlyGrounds = onlyFor(Ground::Elderly);
  command.staffQueues = queueSet({kGeneral, kEstate});
  hall = after(hall, by(kManager, command), at(9, 20));
  const Counter& counter = *hall.floor.counter(kCounter1);
  EXPECT_EQ(counter.kind, CounterKind::Universal);
  EXPECT_EQ(counter.zone, kQuietZone);
  EXPECT_EQ(counter.able(), queueSet({kGeneral, kEstate}));
  EXPECT_EQ(counter.onlyGrounds, onlyFor(Ground::Elderly));
  EXPECT_EQ(counter.state, CounterState::Serving) << "what is open goes on";
}

TEST(SetCounterTest, WhatIsNotNamedStays) {
  HallState hall = twoCounters().build();
  SetCounter command = settingOf(kCounter1);
  command.kind = CounterKind::Special;
  hall = after(hall, by(kManager, command), at(9, 20));
  const Counter& counter = *hall.floor.counter(kCounter1);
  EXPECT_EQ(counter.queues, queueSet({kGeneral}));
  EXPECT_EQ(counter.zone, kMainZone);
}

TEST(SetCounterTest, ACounterNobodySitsAtCanBeSetToo) {
  SetCounter command = settingOf(kCounter3);
  command.queues = queueSet({kGeneral});
  EXPECT_TRUE(isAccepted(decided(aHall().build(), kAdministrator, command, at(8))));
}

TEST(SetCounterTest, RefusesWhatMakesNoSense) {
  const HallState hall = twoCounters().build();
  SetCounter unknownQueue = settingOf(kCounter1);
  unknownQueue.queues = queueSet({kGeneral, QueueId{77}});
  SetCounter unknownSkill = settingOf(kCounter1);
  unknownSkill.staffQueues = queueSet({QueueId{77}});
  SetCounter unknownZone = settingOf(kCounter1);
  unknownZone.zone = ZoneId{9};
  SetCounter unknownGround = settingOf(kCounter1);
  unknownGround.onlyGrounds = 1U << 12;
  SetCounter skillOfNobody = settingOf(kCounter3);
  skillOfNobody.staffQueues = QueueSet::all();
  SetCounter same = settingOf(kCounter1);
  same.kind = hall.floor.counter(kCounter1)->kind;
  SetCounter elsewhere = settingOf(CounterId{99});
  elsewhere.kind = CounterKind::Special;
  struct Row {
    std::string_view why;
    SetCounter command;
    Reason reason;
  };
  const std::vector<Row> rows = {
      {"an unknown queue", unknownQueue, Reason::QueueNotFound},
      {"an unknown skill", unknownSkill, Reason::QueueNotFound},
      {"an unknown zone", unknownZone, Reason::ZoneNotFound},
      {"an unknown ground", unknownGround, Reason::MalformedRequest},
      {"skills where nobody sits", skillOfNobody, Reason::CounterNotSignedIn},
      {"what it is already", same, Reason::NothingChanged},
      {"nothing", settingOf(kCounter1), Reason::NothingChanged},
      {"an unknown counter", elsewhere, Reason::CounterNotFound},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(isRefused(decided(hall, kManager, row.command, at(9, 20)), row.reason));
  }
  SetCounter kind = settingOf(kCounter1);
  kind.kind = CounterKind::Special;
  EXPECT_TRUE(
      isRefused(decided(hall, kZhang, kind, at(9, 20)), Reason::NotPermitted, "right", "manager")
  );
  EXPECT_TRUE(isRefused(decided(hall, kSupervisor, kind, at(9, 20)), Reason::NotPermitted));
}

TEST(SetCounterTest, TheLastAbleCounterKeepsItsSkillWhileSomebodyWaits) {
  const HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("A001")).build();
  SetCounter queues = settingOf(kCounter1);
  queues.queues = queueSet({kEstate});
  SetCounter skills = settingOf(kCounter1);
  skills.staffQueues = queueSet({kEstate});
  SetCounter grounds = settingOf(kCounter1);
  grounds.onlyGrounds = onlyFor(Ground::Elderly);
  for (SetCounter command : {queues, skills, grounds}) {
    EXPECT_TRUE(isRefused(
        decided(hall, kManager, command, at(9, 20)), Reason::LastAbleCounter, "queue_id", "general"
    ));
    command.overrideReason = textOf("why");
    HallState changed = hall;
    ASSERT_TRUE(isAccepted(perform(changed, by(kManager, command), at(9, 20))));
    EXPECT_NE(changed.openAlert(AlertRule::SignOffOverride, "counter:1"), nullptr);
    EXPECT_NE(changed.openAlert(AlertRule::QueueUnserved, "queue:1"), nullptr);
  }
  SetCounter more = settingOf(kCounter1);
  more.queues = queueSet({kGeneral, kEstate});
  EXPECT_TRUE(isAccepted(decided(hall, kManager, more, at(9, 20))));
}

}  // namespace

}  // namespace hall::domain
