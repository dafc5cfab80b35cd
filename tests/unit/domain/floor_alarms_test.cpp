#include "server/domain/floor_alarms.h"

#include <gtest/gtest.h>

#include <string>

#include "server/domain/alerting.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// What time brings about on the floor: each rule is raised, gets worse, stays calm and is cleared.
namespace hall::domain {

namespace {

using namespace hall::support;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* kGeneralSubject = "queue:1";

/// A hall that somebody looks at now and then.
class WatchedHall {
 public:
  explicit WatchedHall(const HallBuilder& builder, Instant from = at(9)) : hall(builder.build()) {
    calls.look(hall, from);
  }

  /// One look, with all that follows from it.
  void look(Instant now) {
    calls.look(hall, now);
    for (int i = 0; i < 20; ++i) {
      const auto change = changeTowards(hall, floorAlarms(hall, now, forecast, calls));
      if (!change) return;
      ASSERT_TRUE(isAccepted(perform(hall, bySystem(*change), now)));
    }
    FAIL() << "looking has no end";
  }
  void look(Instant from, Instant until, Duration every = seconds{5}) {
    for (Instant now = from; now <= until; now += every) look(now);
  }
  void does(StaffId staff, CommandBody body, Instant now) {
    ASSERT_TRUE(isAccepted(perform(hall, by(staff, std::move(body)), now)));
  }
  /// A new look-out who knows nothing of what was.
  void restart(Instant now) {
    calls = CallTimes();
    look(now);
  }

  /// "yellow", "red" or "none".
  std::string level(AlertRule rule, std::string_view subject = kGeneralSubject) const {
    const Alert* alert = hall.openAlert(rule, subject);
    if (alert == nullptr) return "none";
    return alert->level == AlertLevel::Red ? "red" : "yellow";
  }
  /// How often it was raised so far.
  std::uint64_t raised() const { return hall.nextAlert.value - 1; }

  HallState hall;
  CallTimes calls;
  GammaQueueLength forecast;
};

/// A001 … of the general queue, all issued at that moment.
HallBuilder withWaiting(HallBuilder builder, int people, Instant issued = at(9, 30)) {
  for (int i = 1; i <= people; ++i) {
    std::string number = std::to_string(i);
    number.insert(0, 3 - number.size(), '0');
    builder.with(aTicket("A" + number).issued(issued));
  }
  return builder;
}

HallBuilder zhangAtOne() {
  return aHall().signedIn(kCounter1, kZhang);
}

// ---- waits beyond the target ------------------------------------------------------------------

TEST(WaitOverTargetTest, IsYellowBeyondTheTargetOfTheTicketAndRedBeyondTwiceThat) {
  struct Row {
    const char* what;
    TicketBuilder ticket;
    Instant now;
    const char* level;
  };
  const Row rows[] = {
      {"at the target", aTicket("A001"), at(9, 15), "none"},
      {"beyond it", aTicket("A001"), at(9, 15, 1), "yellow"},
      {"at twice the target", aTicket("A001"), at(9, 30), "yellow"},
      {"beyond that", aTicket("A001"), at(9, 30, 1), "red"},
      {"the elderly are promised 8 min",
       aTicket("V001").on(Ground::Elderly),
       at(9, 8, 1),
       "yellow"},
      {"twice 8 min", aTicket("V001").on(Ground::Elderly), at(9, 16, 1), "red"},
      {"who came early waits from the session on",
       aTicket("A001").issued(at(8, 40)).ref(at(9)),
       at(9, 15),
       "none"},
      {"an appointment before its slot", aTicket("Y001").slot(at(10)), at(9, 59), "none"},
      {"absence is no wait",
       aTicket("A001").called(kCounter1, at(9, 5)).noShow(at(9, 7)).restored(at(9, 30)),
       at(9, 37),
       "none"},
      {"the wait before it is",
       aTicket("A001").called(kCounter1, at(9, 5)).noShow(at(9, 7)).restored(at(9, 30)),
       at(9, 40),
       "yellow"},
  };
  for (const Row& row : rows) {
    WatchedHall watched(zhangAtOne().with(row.ticket));
    watched.look(row.now);
    EXPECT_EQ(watched.level(AlertRule::WaitOverTarget), row.level) << row.what;
  }
}

TEST(WaitOverTargetTest, IsRaisedAnewWhereItGetsWorseAndStaysRedUntilNobodyWaitsBeyondTheTarget) {
  WatchedHall watched(zhangAtOne().with(aTicket("A001")).with(aTicket("A002").issued(at(9, 12))));
  watched.look(at(9, 16), at(9, 31));
  EXPECT_EQ(watched.level(AlertRule::WaitOverTarget), "red");
  const Alert* red = watched.hall.openAlert(AlertRule::WaitOverTarget, kGeneralSubject);
  EXPECT_EQ(red->raised, at(9, 30, 5));

  watched.does(kZhang, CallNext{kCounter1}, at(9, 32));
  watched.look(at(9, 32));
  EXPECT_EQ(watched.level(AlertRule::WaitOverTarget), "red") << "A002 waits for 20 minutes";

  apply(watched.hall, {at(9, 33), {}, TicketCancelled{idOf("A002"), true}});
  watched.look(at(9, 33));
  EXPECT_EQ(watched.level(AlertRule::WaitOverTarget), "none");
}

TEST(WaitOverTargetTest, BreaksCountAsThePromiseDoes) {
  WatchedHall watched(aHall().with(aTicket("A001").issued(at(11, 50))), at(11, 50));
  watched.look(at(12, 6));
  EXPECT_EQ(watched.level(AlertRule::WaitOverTarget), "yellow");
}

TEST(WaitOverTargetTest, ASuspensionEndsItAndDoesNotCount) {
  WatchedHall watched(zhangAtOne().with(aTicket("A001")));
  watched.look(at(9, 16));
  ASSERT_EQ(watched.level(AlertRule::WaitOverTarget), "yellow");
  watched.does(kManager, SuspendHall{textOf("power"), "停电"}, at(9, 17));
  watched.look(at(9, 18));
  EXPECT_EQ(watched.level(AlertRule::WaitOverTarget), "none");
  watched.does(kManager, ResumeHall{}, at(10, 17));
  watched.look(at(10, 18));
  EXPECT_EQ(watched.level(AlertRule::WaitOverTarget), "yellow") << "18 minutes, not 78";
}

// ---- crowds -------------------------------------------------------------------------------------

TEST(QueueCrowdedTest, CountsWhoWaitsForEachCounterOpenForTheQueue) {
  struct Row {
    const char* what;
    HallBuilder hall;
    const char* level;
  };
  const auto both = [] { return zhangAtOne().signedIn(kCounter2, kLi); };
  HallBuilder shared = both();
  for (int i = 1; i <= 30; ++i) {
    shared.with(aTicket("B0" + std::to_string(10 + i)).issued(at(9, 30)));
  }
  const auto five = [](Catalogue::Content& content) { content.rules.crowdedPerCounter = 5; };
  const Row rows[] = {
      {"15 for one", withWaiting(zhangAtOne(), 15), "none"},
      {"16 for one", withWaiting(zhangAtOne(), 16), "yellow"},
      {"30 for two", withWaiting(both(), 30), "none"},
      {"31 for two", withWaiting(both(), 31), "yellow"},
      {"the other is paused", withWaiting(both().paused(kCounter2, at(9), at(10)), 16), "yellow"},
      {"30 for one and a half: the other has as many of its own",
       withWaiting(shared, 30),
       "yellow"},
      {"22 for one and less than a half", withWaiting(shared, 20), "none"},
      {"nobody is there: the queue is unserved", withWaiting(aHall(), 40), "none"},
      {"as the hall has set it", withWaiting(zhangAtOne().catalogue(five), 6), "yellow"},
      {"appointments before their slot",
       withWaiting(zhangAtOne().with(aTicket("Y001").slot(at(11))), 15),
       "none"},
  };
  for (const Row& row : rows) {
    WatchedHall watched(row.hall);
    watched.look(at(9, 31));
    EXPECT_EQ(watched.level(AlertRule::QueueCrowded), row.level) << row.what;
  }
}

TEST(QueueCrowdedTest, IsOverAtFiveSixthsOfWhatRaisedIt) {
  WatchedHall watched(withWaiting(zhangAtOne(), 16));
  watched.look(at(9, 30));
  const auto leaves = [&](const char* number) {
    apply(watched.hall, {at(9, 31), {}, TicketCancelled{idOf(number), true}});
    watched.look(at(9, 31));
  };
  for (const char* number : {"A001", "A002", "A003"}) {
    leaves(number);
    EXPECT_EQ(watched.level(AlertRule::QueueCrowded), "yellow") << number;
  }
  leaves("A004");
  EXPECT_EQ(watched.level(AlertRule::QueueCrowded), "none") << "12 of 15";
  EXPECT_EQ(watched.raised(), 1U);
}

TEST(QueueCrowdedTest, StaysWhenTheLastCounterGoes) {
  WatchedHall watched(withWaiting(zhangAtOne(), 16));
  watched.look(at(9, 30));
  const PauseCounter pause{kCounter1, PauseReason::ShortAbsence, minutes{5}, {}};
  watched.does(kZhang, pause, at(9, 31));
  watched.look(at(9, 31));
  EXPECT_EQ(watched.level(AlertRule::QueueCrowded), "yellow");
}

// ---- queues that nobody calls from --------------------------------------------------------------

TEST(QueueNotCalledTest, StandsAfterFiveMinutesInWhichACounterWasFreeAndSomebodyWaited) {
  struct Row {
    const char* what;
    HallBuilder hall;
    Instant from;
    Instant now;
    const char* level;
  };
  const auto ticket = aTicket("A001").issued(at(9, 30));
  const auto ten = [](Catalogue::Content& content) { content.rules.uncalledAfter = minutes{10}; };
  const Row rows[] = {
      {"less than five minutes", zhangAtOne().with(ticket), at(9), at(9, 34, 59), "none"},
      {"five minutes", zhangAtOne().with(ticket), at(9), at(9, 35), "yellow"},
      {"as the hall has set it",
       zhangAtOne().catalogue(ten).with(ticket),
       at(9),
       at(9, 39, 59),
       "none"},
      {"the counter came later",
       aHall().with(ticket).signedIn(kCounter1, kZhang, at(9, 40)),
       at(9),
       at(9, 44),
       "none"},
      {"and was free for five minutes",
       aHall().with(ticket).signedIn(kCounter1, kZhang, at(9, 40)),
       at(9),
       at(9, 45),
       "yellow"},
      {"nobody looked on before", zhangAtOne().with(ticket), at(9, 50), at(9, 54), "none"},
      {"nobody is there: the queue is unserved", aHall().with(ticket), at(9), at(10), "none"},
      {"paused: likewise",
       zhangAtOne().paused(kCounter1, at(9, 29), at(10)).with(ticket),
       at(9),
       at(9, 50),
       "none"},
      {"the break does not count",
       zhangAtOne().with(aTicket("A001").issued(at(11, 58))),
       at(9),
       at(13, 32, 59),
       "none"},
      {"what lies around it does",
       zhangAtOne().with(aTicket("A001").issued(at(11, 58))),
       at(9),
       at(13, 33),
       "yellow"},
      {"nor does the time before the first session",
       aHall().signedIn(kCounter1, kZhang, at(8, 30)).with(aTicket("A001").issued(at(8, 30))),
       at(8, 30),
       at(9, 4, 59),
       "none"},
      {"after closing whoever has a number is served",
       zhangAtOne().with(aTicket("A001").issued(at(16, 59))),
       at(9),
       at(17, 4),
       "yellow"},
      {"an appointment before its slot",
       zhangAtOne().with(aTicket("Y001").slot(at(11))),
       at(9),
       at(10),
       "none"},
      {"sent to a counter that is not open",
       aHall()
           .signedIn(kCounter1, kZhang)
           .signedIn(kCounter3, kWang)
           .with(
               aTicket("A001").called(kCounter1, at(9, 1)).transferred(kEstate, at(9, 2), kCounter2)
           ),
       at(9),
       at(9, 30),
       "none"},
  };
  for (const Row& row : rows) {
    WatchedHall watched(row.hall, row.from);
    watched.look(row.now);
    EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), row.level) << row.what;
  }
}

TEST(QueueNotCalledTest, WhoServesCannotCallAndHasTwiceTheUsualServiceForIt) {
  WatchedHall watched(withWaiting(zhangAtOne(), 3));
  watched.does(kZhang, CallNext{kCounter1}, at(9, 31));
  watched.does(kZhang, StartServing{kCounter1}, at(9, 32));
  watched.look(at(9, 32), at(9, 46, 55));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "none") << "8 minutes are usual";
  watched.look(at(9, 47));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "yellow");
}

TEST(QueueNotCalledTest, WhoHasJustFinishedHasTimeOfHisOwn) {
  WatchedHall watched(withWaiting(aHall().signedIn(kCounter1, kZhang), 3)
                          .with(aTicket("A100")
                                    .issued(at(9))
                                    .called(kCounter1, at(9, 30))
                                    .serving(kCounter1, at(9, 31))));
  ItemOutcome done;
  done.item = kCompanySetUp;
  done.outcome = Outcome::Done;
  watched.does(kZhang, FinishServing{kCounter1, {done}, {}}, at(9, 44));
  watched.look(at(9, 44), at(9, 47));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "none");
  watched.look(at(9, 48));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "yellow")
      << "18 minutes without a call are twice the usual service, whoever is free since when";
}

TEST(QueueNotCalledTest, IsOverWithTheNextCallAlsoForWhoKnowsOfNone) {
  WatchedHall watched(withWaiting(zhangAtOne(), 3));
  watched.look(at(9, 36));
  ASSERT_EQ(watched.level(AlertRule::QueueNotCalled), "yellow");
  watched.restart(at(9, 37));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "yellow") << "it outlives a restart";
  watched.does(kZhang, CallNext{kCounter1}, at(9, 38));
  watched.look(at(9, 38));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "none");
  EXPECT_EQ(watched.raised(), 1U);
}

TEST(QueueNotCalledTest, IsOverWhenNobodyWaitsOrTheQueueIsUnserved) {
  WatchedHall empty(withWaiting(zhangAtOne(), 1));
  empty.look(at(9, 36));
  apply(empty.hall, {at(9, 37), {}, TicketCancelled{idOf("A001"), true}});
  empty.look(at(9, 37));
  EXPECT_EQ(empty.level(AlertRule::QueueNotCalled), "none");

  WatchedHall paused(withWaiting(zhangAtOne(), 1));
  paused.look(at(9, 36));
  const PauseCounter pause{kCounter1, PauseReason::ShortAbsence, minutes{5}, {}};
  paused.does(kZhang, pause, at(9, 37));
  paused.look(at(9, 37));
  EXPECT_EQ(paused.level(AlertRule::QueueNotCalled), "none");
  EXPECT_EQ(paused.level(AlertRule::QueueUnserved), "red");
}

TEST(QueueNotCalledTest, ASuspensionDoesNotCount) {
  WatchedHall watched(withWaiting(zhangAtOne(), 1));
  watched.does(kManager, SuspendHall{textOf("power"), "停电"}, at(9, 31));
  watched.does(kManager, ResumeHall{}, at(9, 50));
  watched.look(at(9, 54, 59));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "none");
  watched.look(at(9, 55));
  EXPECT_EQ(watched.level(AlertRule::QueueNotCalled), "yellow");
}

// ---- overtime -----------------------------------------------------------------------------------

/// Says what the test wants of everybody.
class FixedForecast final : public WaitForecast {
 public:
  Promise estimate(const HallState&, QueueId, TicketClass, Ground, Instant) const override {
    return promise();
  }
  Promise estimate(const HallState&, const Ticket&, Instant) const override { return promise(); }

  Duration wait{0};

 private:
  Promise promise() const {
    Promise promise;
    promise.waitP50 = wait;
    return promise;
  }
};

TEST(OvertimeExpectedTest, IsForetoldInTheLastTwoHoursAndStandsUntilItIsAvertedOrOver) {
  struct Row {
    const char* what;
    Instant now;
    int waitMinutes;  ///< and 8 more for the service itself
    bool stood;
    bool stands;
  };
  const Row rows[] = {
      {"too early to say", at(14, 59), 300, false, false},
      {"two hours before", at(15), 113, false, true},
      {"just in time", at(16), 52, false, false},
      {"a minute late", at(16), 53, false, true},
      {"nearly averted", at(16), 43, true, true},
      {"averted by ten minutes", at(16), 42, true, false},
      {"after closing it is not foretold", at(17), 5, false, false},
      {"nor is it over", at(17), 0, true, true},
      {"in the middle of the night neither", at(25), 0, true, true},
  };
  for (const Row& row : rows) {
    HallBuilder builder = zhangAtOne().with(aTicket("A001").issued(at(14, 50)));
    if (row.stood) {
      Alert alert;
      alert.id = AlertId{1};
      alert.rule = AlertRule::OvertimeExpected;
      alert.subject = kHallSubject;
      builder.with(AlertRaised{alert}, at(14, 59));
    }
    const HallState hall = builder.build();
    CallTimes calls;
    calls.look(hall, row.now);
    FixedForecast forecast;
    forecast.wait = minutes{row.waitMinutes};
    bool stands = false;
    for (const Alarm& alarm : floorAlarms(hall, row.now, forecast, calls)) {
      if (alarm.rule != AlertRule::OvertimeExpected) continue;
      EXPECT_EQ(alarm.subject, kHallSubject);
      EXPECT_EQ(alarm.level, AlertLevel::Yellow);
      stands = alarm.should == Alarm::Should::Stand;
    }
    EXPECT_EQ(stands, row.stands) << row.what;
  }
}

TEST(OvertimeExpectedTest, LooksAtTheLastOfEachQueueAndIsOverWhenNobodyWaits) {
  WatchedHall watched(withWaiting(zhangAtOne(), 16, at(15, 30)), at(15, 30));
  watched.look(at(15, 31));
  EXPECT_EQ(watched.level(AlertRule::OvertimeExpected, "hall"), "yellow")
      << "16 people, 8 minutes each, one counter";
  for (const Ticket& ticket : std::vector<Ticket>(watched.hall.floor.tickets())) {
    apply(watched.hall, {at(15, 40), {}, TicketCancelled{ticket.id, true}});
  }
  watched.look(at(15, 40));
  EXPECT_EQ(watched.level(AlertRule::OvertimeExpected, "hall"), "none");
}

TEST(OvertimeExpectedTest, AQueueClosesByHoursOfItsOwn) {
  const auto untilSix = [](Catalogue::Content& content) {
    OpeningHours::Season year;
    year.workday = {{minutes{9 * 60}, minutes{18 * 60}}};
    content.queues[0].hours = OpeningHours{{year}, {}};
  };
  WatchedHall watched(withWaiting(zhangAtOne().catalogue(untilSix), 9, at(16, 30)), at(16, 30));
  watched.look(at(16, 31));
  EXPECT_EQ(watched.level(AlertRule::OvertimeExpected, "hall"), "none");
}

// ---- all of them --------------------------------------------------------------------------------

TEST(FloorAlarmsTest, ThereAreNoneWithoutACatalogueNorWhereNobodyWaits) {
  const GammaQueueLength forecast;
  EXPECT_TRUE(floorAlarms(HallState{}, at(9), forecast, CallTimes()).empty());
  const HallState quiet = zhangAtOne().build();
  for (const Instant now : {at(3), at(8), at(12, 30), at(16, 59), at(23)}) {
    EXPECT_TRUE(floorAlarms(quiet, now, forecast, CallTimes()).empty());
  }
}

TEST(FloorAlarmsTest, LeavesTheAlertsOfOtherRulesAlone) {
  WatchedHall watched(aHall());
  const RaiseAlert disk{AlertRule::DiskSpace, AlertLevel::Red, kHallSubject};
  ASSERT_TRUE(isAccepted(perform(watched.hall, bySystem(disk), at(9))));
  watched.look(at(9, 1));
  EXPECT_EQ(watched.level(AlertRule::DiskSpace, kHallSubject), "red");
}

TEST(FloorAlarmsTest, AFloorNeedsWatchingWhileSomebodyWaitsOrAnAlertOfItStands) {
  EXPECT_FALSE(floorNeedsWatching(zhangAtOne().build()));
  WatchedHall watched(withWaiting(zhangAtOne(), 16));
  EXPECT_TRUE(floorNeedsWatching(watched.hall));
  watched.look(at(9, 31));
  for (const Ticket& ticket : std::vector<Ticket>(watched.hall.floor.tickets())) {
    apply(watched.hall, {at(9, 32), {}, TicketCancelled{ticket.id, true}});
  }
  EXPECT_TRUE(floorNeedsWatching(watched.hall)) << "the crowd must still be told over";
  watched.look(at(9, 32));
  EXPECT_FALSE(floorNeedsWatching(watched.hall));
}

/// A morning at one counter, looked at every five seconds: what goes up and down does not flutter.
TEST(FloorAlarmsTest, ABusyMorningRaisesEachAlertAFewTimes) {
  HallBuilder builder = zhangAtOne();
  for (int i = 0; i < 24; ++i) {
    const std::string number = "A0" + std::to_string(10 + i);
    builder.with(aTicket(number).issued(at(9, i * 2)).ref(at(9, i * 2)));
  }
  WatchedHall watched(builder, at(9, 48));
  ItemOutcome done;
  done.item = kCompanySetUp;
  done.outcome = Outcome::Done;
  for (int i = 0; i < 24; ++i) {
    const Instant begins = at(9, 48) + i * minutes{5};
    watched.does(kZhang, CallNext{kCounter1}, begins);
    watched.does(kZhang, StartServing{kCounter1}, begins + seconds{20});
    watched.look(begins + seconds{20}, begins + minutes{4} + seconds{40});
    watched.does(kZhang, FinishServing{kCounter1, {done}, {}}, begins + minutes{4} + seconds{41});
  }
  watched.look(at(12));
  EXPECT_TRUE(watched.hall.alerts.empty());
  EXPECT_LE(watched.raised(), 4U) << "over the target, over twice of it, a crowd";
}

}  // namespace

}  // namespace hall::domain
