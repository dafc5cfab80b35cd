#include <gtest/gtest.h>

#include "server/domain/service_gaps.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// What happens because time passes: slots, ready counters, pauses, the end of the day.
namespace hall::support {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

Result<Events> tick(const HallState& hall, Instant now) {
  return decide(hall, bySystem(Tick{}), now);
}

/// Lets time pass until `now` as the engine does: Ticks while one is due, at most `most` of them.
int ticksUntil(HallState& hall, Instant now, int most = 100) {
  int ticks = 0;
  while (nextDue(hall) && *nextDue(hall) <= now && ticks < most) {
    const Result<Events> events = perform(hall, bySystem(Tick{}), now);
    EXPECT_TRUE(isAccepted(events));
    EXPECT_LE(events->size(), kEventsMax);
    ++ticks;
  }
  return ticks;
}

// ---- next due -----------------------------------------------------------------------------------

struct DueRow {
  const char* what;
  HallState hall;
  std::optional<Instant> due;
};

HallBuilder zhang() {
  return aHall().signedIn(kCounter1, kZhang);
}

/// Li at counter 2 serves what Zhang serves at counter 1, and more.
HallBuilder twoForGeneral() {
  HallBuilder hall = zhang();
  hall.catalogue([](Catalogue::Content& content) { content.counters[1].queues.add(kGeneral); });
  return hall.signedIn(kCounter2, kLi);
}

TEST(NextDueTest, IsTheFirstOfAllThatIsComing) {
  const Instant dayEnd = at(27);
  const auto told = [](HallState& state) {
    Alert alert{AlertId{1}, AlertRule::QueueUnserved, AlertLevel::Red, "queue:1", at(9), {}, {}};
    apply(state, Event{at(9), {}, AlertRaised{alert}});
  };
  const std::vector<DueRow> rows = {
      {"a new hall", aHall().build(), std::nullopt},
      {"no catalogue",
       aHall().changed([](HallState& s) { s.catalogue.reset(); }).build(),
       std::nullopt},
      {"somebody who is served", zhang().with(aTicket("A001")).build(), dayEnd},
      {"an appointment", zhang().with(aTicket("Y001").slot(at(11))).build(), at(11)},
      {"a ready counter", zhang().ready(kCounter1, at(9), at(9, 10)).build(), at(9, 10)},
      {"a pause", zhang().paused(kCounter1, at(9), at(9, 20)).build(), at(9, 20)},
      {"somebody who came early to a closed counter",
       aHall().with(aTicket("A001").issued(at(8, 40)).ref(at(9))).build(),
       at(9)},
      {"the same, told already",
       aHall().with(aTicket("A001").issued(at(8, 40)).ref(at(9))).changed(told).build(),
       dayEnd},
  };
  for (const DueRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(nextDue(row.hall), row.due);
  }
}

/// A001 came back at 09:10 to counter 1, which is paused, and counter 2 is ready.
HallBuilder returnedToAPausedCounter(HoldKind kind, Instant readyUntil) {
  TicketBuilder ticket = aTicket("A001");
  ticket.serving(kCounter1, at(9)).held(kind, at(9, 2)).woken(at(9, 4)).returned(at(9, 10));
  return twoForGeneral()
      .with(ticket)
      .paused(kCounter1, at(9, 11), at(10))
      .ready(kCounter2, at(9, 12), readyUntil);
}

TEST(NextDueTest, WhoCameBackIsAnybodysAfterTenMinutesWhereSomebodyIsReady) {
  const HoldKind result = HoldKind::WaitingForResult;
  const auto hall = [](HoldKind kind, Instant readyUntil = at(9, 22)) {
    return returnedToAPausedCounter(kind, readyUntil);
  };
  const auto otherThings = [](HallState& s) {
    s.floor.counterFor(kCounter2).queues.remove(kGeneral);
  };
  std::vector<DueRow> rows = {
      {"for a result", hall(result).build(), at(9, 20)},
      {"for papers that lie there", hall(HoldKind::PapersLeftHere).build(), at(9, 20)},
      {"ready until before", hall(result, at(9, 19)).build(), at(9, 19)},
      {"ready for other things", hall(result).changed(otherThings).build(), at(9, 22)},
      {"a suspended hall", hall(result).suspended(at(9, 13)).build(), at(9, 22)},
  };
  for (DueRow& row : rows) {
    SCOPED_TRACE(row.what);
    while (const auto alert = settle(row.hall, at(9, 14))) apply(row.hall, *alert);
    EXPECT_EQ(nextDue(row.hall), row.due);
  }
}

TEST(TickTest, AReadyCounterGetsWhoCameBackElsewhereTenMinutesAgo) {
  HallState hall = returnedToAPausedCounter(HoldKind::WaitingForResult, at(9, 22)).build();
  EXPECT_EQ(ticksUntil(hall, at(9, 19, 59)), 0);
  EXPECT_EQ(ticksUntil(hall, at(9, 20)), 1);
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->state, TicketState::Called);
  EXPECT_EQ(hall.floor.counter(kCounter2)->ticket, idOf("A001"));
}

TEST(NextDueTest, NothingIsDueMeansATickDoesNothing) {
  const HallState hall = zhang().with(aTicket("A001")).build();
  const Result<Events> events = tick(hall, at(10));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_TRUE(events->empty());
}

// ---- timers of the day ------------------------------------------------------------------------

TEST(TickTest, AnAppointmentWaitsFromItsSlotHoweverLateTheTick) {
  HallState hall = zhang()
                       .with(aTicket("Y001").issued(at(9)).slot(at(10)))
                       .with(aTicket("Y002").issued(at(9)).slot(at(10, 30)))
                       .with(aTicket("Y003").issued(at(9)).slot(at(11)))
                       .build();
  const Result<Events> events = tick(hall, at(10, 45));
  ASSERT_TRUE(isAccepted(events));
  ASSERT_EQ(events->size(), 2U);
  EXPECT_EQ((*events)[0].occurred, at(10));
  EXPECT_EQ((*events)[1].occurred, at(10, 30));
  EXPECT_EQ((*events)[0].actor, Actor{});
  applyAll(hall, *events);
  EXPECT_EQ(hall.floor.ticket(idOf("Y001"))->state, TicketState::Waiting);
  EXPECT_EQ(hall.floor.ticket(idOf("Y001"))->ageAt(at(10, 45)), minutes{45});
  EXPECT_EQ(hall.floor.ticket(idOf("Y003"))->state, TicketState::NotYetDue);
}

TEST(TickTest, AReadyCounterIsReadyForItsTimeOnly) {
  HallState hall = zhang().ready(kCounter1, at(9), at(9, 10)).build();
  const Result<Events> events = tick(hall, at(9, 30));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<CounterReadyEnded>(*events).counter, kCounter1);
  EXPECT_EQ(events->front().occurred, at(9, 10));
  applyAll(hall, *events);
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
}

TEST(TickTest, ThingsHappenInTheSequenceTheyWereDue) {
  const HallState hall = zhang()
                             .signedIn(kCounter2, kLi)
                             .ready(kCounter1, at(9), at(9, 40))
                             .ready(kCounter2, at(9), at(9, 10))
                             .with(aTicket("Y001").slot(at(9, 30)))
                             .build();
  const Result<Events> events = tick(hall, at(10));
  ASSERT_TRUE(isAccepted(events));
  ASSERT_EQ(events->size(), 3U);
  EXPECT_EQ((*events)[0].occurred, at(9, 10));
  EXPECT_EQ((*events)[1].occurred, at(9, 30));
  EXPECT_EQ((*events)[2].occurred, at(9, 40));
}

TEST(TickTest, APauseLongerThanAnnouncedIsAYellowAlertOnce) {
  HallState hall = zhang().paused(kCounter1, at(9), at(9, 20)).build();
  EXPECT_EQ(ticksUntil(hall, at(9, 19, 59)), 0);
  EXPECT_EQ(ticksUntil(hall, at(9, 20)), 1);
  const Alert* alert = hall.openAlert(AlertRule::PauseOverrun, "counter:1");
  ASSERT_NE(alert, nullptr);
  EXPECT_EQ(alert->level, AlertLevel::Yellow);
  EXPECT_EQ(alert->raised, at(9, 20));
  EXPECT_EQ(ticksUntil(hall, at(12)), 0);
}

TEST(TickTest, ASecondPauseThatOverrunsIsToldAnew) {
  HallState hall = zhang().paused(kCounter1, at(9), at(9, 20)).build();
  ticksUntil(hall, at(9, 20));
  apply(hall, Event{at(9, 30), {}, CounterResumed{kCounter1}});
  apply(hall, Event{at(9, 31), {}, CounterPaused{kCounter1, PauseReason::Meal, at(9, 40)}});
  EXPECT_EQ(ticksUntil(hall, at(9, 40)), 1);
  ASSERT_EQ(hall.alerts.size(), 1U);
  EXPECT_EQ(hall.alerts.begin()->second.raised, at(9, 40));
}

TEST(TickTest, ManyAppointmentsOfOneSlotTakeSeveralTicks) {
  HallBuilder builder = zhang();
  for (int i = 1; i <= 600; ++i) builder.with(aTicket("Y" + std::to_string(i)).slot(at(10)));
  HallState hall = builder.build();
  EXPECT_EQ(tick(hall, at(10))->size(), 250U);
  EXPECT_EQ(ticksUntil(hall, at(10)), 3);
  EXPECT_EQ(hall.floor.waiting(), 600U);
}

TEST(TickTest, AFullTickLeavesTheRestToTheNext) {
  HallBuilder builder = zhang().paused(kCounter1, at(9), at(9, 20)).signedIn(kCounter2, kLi);
  for (int i = 1; i <= 250; ++i) builder.with(aTicket("Y" + std::to_string(i)).slot(at(10)));
  HallState hall = builder.build();
  const Result<Events> first = tick(hall, at(10));
  EXPECT_EQ(countOf<TicketDue>(*first), 250U);
  EXPECT_EQ(countOf<AlertRaised>(*first), 0U);
  applyAll(hall, *first);
  EXPECT_EQ(countOf<AlertRaised>(*tick(hall, at(10))), 1U);
}

// ---- queues that are left alone -----------------------------------------------------------------

struct GapRow {
  const char* what;
  HallState hall;
  std::optional<Instant> from;
};

/// By a transfer at 09:30.
TicketBuilder sentTo(CounterId counter) {
  return aTicket("A001").called(kCounter2, at(9, 20)).transferred(kGeneral, at(9, 30), counter);
}

TicketBuilder cameBackTo(CounterId counter, HoldKind kind) {
  return aTicket("A001").serving(counter, at(9, 10)).held(kind, at(9, 20)).returned(at(9, 30));
}
TicketBuilder papersAt(CounterId counter) {
  return cameBackTo(counter, HoldKind::PapersLeftHere);
}
TicketBuilder resultAt(CounterId counter) {
  return cameBackTo(counter, HoldKind::WaitingForResult);
}

TEST(ServiceGapTest, BeginsWhenSomebodyWaitsWhomNobodyOpenServes) {
  const auto early = aTicket("A001").issued(at(8, 40)).ref(at(9));
  const auto atLunch = aTicket("A001").issued(at(12, 10));
  const auto late = aTicket("A001").issued(at(16, 50));
  const auto elderlyOnly = [](HallState& s) {
    s.floor.counterFor(kCounter1).onlyGrounds = 1U << 3U;
  };
  const auto everyday = aTicket("A001").issued(at(9, 30));
  const auto pausedAt = [&](const TicketBuilder& ticket, Instant when) {
    return zhang().with(ticket).paused(kCounter1, when, when + minutes{10}).build();
  };
  const std::vector<GapRow> rows = {
      {"nobody waits", aHall().build(), std::nullopt},
      {"an open counter", zhang().with(everyday).build(), std::nullopt},
      {"a busy counter",
       zhang().with(everyday).with(aTicket("A002").serving(kCounter1, at(9))).build(),
       std::nullopt},
      {"a suspended hall", aHall().with(everyday).suspended(at(9, 40)).build(), std::nullopt},
      {"an appointment before its slot",
       aHall().with(aTicket("Y001").slot(at(11))).build(),
       std::nullopt},
      {"nobody signed in", aHall().with(everyday).build(), at(9, 30)},
      {"before the session", aHall().with(early).build(), at(9)},
      {"the only counter paused", pausedAt(everyday, at(10)), at(10)},
      {"paused in the lunch break", pausedAt(everyday, at(12, 30)), at(13, 30)},
      {"a number taken in the lunch break", aHall().with(atLunch).build(), at(13, 30)},
      {"paused after closing", pausedAt(late, at(17, 20)), at(17, 20)},
      {"only a counter for the elderly",
       zhang().with(everyday).changed(elderlyOnly).build(),
       at(9, 30)},
      {"somebody able to do other things",
       aHall().signedIn(kCounter3, kWang).with(everyday).build(),
       at(9, 30)},
      {"came back from a hold",
       zhang()
           .with(aTicket("A001")
                     .serving(kCounter1, at(9))
                     .held(HoldKind::PapersToFetch, at(9, 5))
                     .returned(at(9, 50)))
           .with(CounterSignedOff{kCounter1, {}}, at(9, 40))
           .build(),
       at(9, 50)},
      {"sent to a counter that is open",
       twoForGeneral().with(sentTo(kCounter1)).build(),
       std::nullopt},
      {"sent to a counter whose person signed off",
       twoForGeneral()
           .with(sentTo(kCounter1))
           .with(CounterSignedOff{kCounter1, {}}, at(9, 40))
           .build(),
       at(9, 40)},
      {"sent to a counter that lost the queue",
       twoForGeneral()
           .with(sentTo(kCounter1))
           .changed([](HallState& s) { s.floor.counterFor(kCounter1).queues.remove(kGeneral); })
           .build(),
       at(9, 30)},
      {"papers lie at a counter that is paused",
       twoForGeneral().with(papersAt(kCounter1)).paused(kCounter1, at(9, 40), at(9, 50)).build(),
       at(9, 40)},
      {"came back for a result to a counter that is paused",
       twoForGeneral().with(resultAt(kCounter1)).paused(kCounter1, at(9, 40), at(9, 50)).build(),
       std::nullopt},
  };
  for (const GapRow& row : rows) {
    SCOPED_TRACE(row.what);
    const std::vector<ServiceGap> gaps = serviceGaps(row.hall);
    if (!row.from) {
      EXPECT_TRUE(gaps.empty());
      continue;
    }
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps.front(), (ServiceGap{kGeneral, *row.from}));
    EXPECT_TRUE(isLeftAlone(row.hall, kGeneral, *row.from));
    EXPECT_FALSE(isLeftAlone(row.hall, kGeneral, *row.from - std::chrono::seconds{1}));
  }
}

/// Counter 2 serves the queue all the while, but may not call who was sent to counter 1.
TEST(ServiceGapTest, WhoWasSentToACounterThatIsGoneRaisesTheRedAlertUntilSomebodyTakesThem) {
  HallState hall = twoForGeneral().with(sentTo(kCounter1)).build();
  const SignOff off{kCounter1, textOf("taken ill")};
  ASSERT_TRUE(isAccepted(perform(hall, by(kManager, off), at(9, 40))));
  EXPECT_NE(hall.openAlert(AlertRule::QueueUnserved, "queue:1"), nullptr);

  const CallTicket pick{kCounter2, idOf("A001"), textOf("left alone")};
  ASSERT_TRUE(isAccepted(perform(hall, by(kLi, pick), at(9, 45))));
  EXPECT_EQ(hall.openAlert(AlertRule::QueueUnserved, "queue:1"), nullptr);
}

TEST(ServiceGapTest, TheSessionsStartAloneRaisesTheRedAlert) {
  HallState hall = aHall().with(aTicket("A001").issued(at(8, 40)).ref(at(9))).build();
  EXPECT_EQ(ticksUntil(hall, at(8, 59, 59)), 0);
  EXPECT_EQ(ticksUntil(hall, at(9)), 1);
  const Alert* alert = hall.openAlert(AlertRule::QueueUnserved, "queue:1");
  ASSERT_NE(alert, nullptr);
  EXPECT_EQ(alert->level, AlertLevel::Red);
}

// ---- the end of the day -------------------------------------------------------------------------

TEST(DayEndTest, ClosesEveryOpenStateAtThreeAndListsIt) {
  HallState hall =
      zhang()
          .signedIn(kCounter2, kLi)
          .with(aTicket("Y001").slot(at(16)))
          .with(aTicket("A001"))
          .with(aTicket("A002").called(kCounter1, at(9, 5)))
          .with(aTicket("A003").serving(kCounter2, at(9, 5)).held(HoldKind::PapersToFetch, at(9, 9))
          )
          .with(aTicket("A004").serving(kCounter2, at(9, 10)))
          .with(aTicket("A005").noShow(at(9, 5)))
          .with(aTicket("A006").cancelled(at(9, 5)))
          .build();
  const Result<Events> events = tick(hall, at(30));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(countOf<TicketClosedBySystem>(*events), 6U);
  std::map<TicketState, int> from;
  for (const Event& event : *events) {
    EXPECT_EQ(event.occurred, at(27));
    if (const auto* closed = std::get_if<TicketClosedBySystem>(&event.body)) ++from[closed->from];
  }
  EXPECT_EQ(from.size(), 6U) << "each open state once";
  EXPECT_EQ(only<DayClosed>(*events).day, monday());
  EXPECT_EQ(only<DayClosed>(*events).closedBySystem, 6U);
  EXPECT_TRUE(std::holds_alternative<DayClosed>(events->back().body));
  EXPECT_EQ(only<AlertRaised>(*events).alert.rule, AlertRule::DayEndedWithOpen);
  EXPECT_EQ(only<AlertRaised>(*events).alert.level, AlertLevel::Red);
  applyAll(hall, *events);
  EXPECT_TRUE(hall.floor.tickets().empty());
  EXPECT_EQ(hall.day.day, monday() + days{1});
}

TEST(DayEndTest, HappensAtTheSettingAndNotBefore) {
  const HallState hall = zhang().with(aTicket("A001")).build();
  EXPECT_EQ(countOf<DayClosed>(*tick(hall, at(26, 59, 59))), 0U);
  EXPECT_EQ(countOf<DayClosed>(*tick(hall, at(27))), 1U);
  const HallState later =
      aHall()
          .catalogue([](Catalogue::Content& c) { c.rules.dayEnd = minutes{300}; })
          .with(aTicket("A001"))
          .build();
  EXPECT_EQ(countOf<DayClosed>(*tick(later, at(28))), 0U);
  EXPECT_EQ(countOf<DayClosed>(*tick(later, at(29))), 1U);
}

TEST(DayEndTest, SignsOffWhoWentHomeWithoutDoingSo) {
  HallState hall = zhang().with(aTicket("A001")).build();
  applyAll(hall, *tick(hall, at(27)));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Offline);
  EXPECT_EQ(hall.floor.counter(kCounter1)->staff, StaffId{});
}

TEST(DayEndTest, AQuietDayEndsWithoutAnAlert) {
  HallState hall = zhang().with(aTicket("A001").cancelled(at(9, 5))).build();
  const Result<Events> events = tick(hall, at(27));
  EXPECT_EQ(countOf<AlertRaised>(*events), 0U);
  EXPECT_EQ(only<DayClosed>(*events).closedBySystem, 0U);
}

TEST(DayEndTest, WhoDidNotComeIsClosedWithoutAnAlert) {
  HallState hall = zhang().with(aTicket("A001").noShow(at(9, 5))).build();
  const Result<Events> events = tick(hall, at(27));
  EXPECT_EQ(countOf<AlertRaised>(*events), 0U);
  EXPECT_EQ(only<DayClosed>(*events).closedBySystem, 1U);
}

TEST(DayEndTest, FiveThousandOpenTicketsTakeSeveralTicksAndOneDayEnd) {
  HallBuilder builder = zhang();
  for (int i = 1; i <= 5000; ++i) builder.with(aTicket("A" + std::to_string(i)));
  HallState hall = builder.build();
  std::size_t dayEnds = 0;
  std::uint32_t closed = 0;
  int ticks = 0;
  for (; ticks < 100 && nextDue(hall) && *nextDue(hall) <= at(28); ++ticks) {
    const Result<Events> events = tick(hall, at(28));
    EXPECT_LE(events->size(), 253U);
    dayEnds += countOf<DayClosed>(*events);
    if (countOf<DayClosed>(*events) > 0) closed = only<DayClosed>(*events).closedBySystem;
    applyAll(hall, *events);
  }
  EXPECT_EQ(ticks, 21) << "twenty for the tickets, one for the counter left signed in";
  EXPECT_EQ(dayEnds, 1U);
  EXPECT_EQ(closed, 5000U);
}

TEST(DayEndTest, NothingElseOfAnEndedDayIsStillDone) {
  const HallState hall =
      zhang().paused(kCounter1, at(9), at(9, 20)).with(aTicket("Y001").slot(at(16))).build();
  const Result<Events> events = tick(hall, at(30));
  EXPECT_EQ(countOf<TicketDue>(*events), 0U);
  for (const Event& event : *events) {
    const auto* raised = std::get_if<AlertRaised>(&event.body);
    EXPECT_TRUE(raised == nullptr || raised->alert.rule == AlertRule::DayEndedWithOpen);
  }
}

TEST(DayEndTest, ClosesTheNightsOfAStandstillInOneStep) {
  HallState hall = aHall().with(aTicket("A001").cancelled(at(9, 5))).build();
  const Instant nextYear = at(9) + days{365};
  EXPECT_EQ(ticksUntil(hall, nextYear), 2);
  EXPECT_EQ(hall.day.day, monday() + days{365});
  EXPECT_EQ(nextDue(hall), at(27) + days{365});
}

TEST(DayEndTest, AcknowledgingYesterdaysHidesNotTodays) {
  HallState hall = zhang().with(aTicket("A001")).build();
  ticksUntil(hall, at(27));
  const AlertId yesterdays = hall.openAlert(AlertRule::DayEndedWithOpen, "hall")->id;
  applyAll(hall, *decide(hall, by(kManager, AcknowledgeAlert{yesterdays}), at(32)));
  Command issue = by(kKiosk, IssueTicket{});
  auto& body = std::get<IssueTicket>(issue.body);
  body.id = idOf("A009");
  body.item = kCompanySetUp;
  const Result<Events> issued = decide(hall, issue, at(33));
  ASSERT_TRUE(isAccepted(issued));
  applyAll(hall, *issued);

  const Result<Events> events = tick(hall, at(51));

  EXPECT_EQ(countOf<AlertCleared>(*events), 1U);
  applyAll(hall, *events);
  const Alert* todays = hall.openAlert(AlertRule::DayEndedWithOpen, "hall");
  ASSERT_NE(todays, nullptr);
  EXPECT_GT(todays->id, yesterdays);
  EXPECT_FALSE(todays->acknowledgedBy);
}

TEST(DayEndTest, AcknowledgedIncidentsEndWithTheDayAndFactsStay) {
  HallState hall = zhang().with(aTicket("A001")).build();
  ticksUntil(hall, at(27));
  ASSERT_NE(hall.openAlert(AlertRule::DayEndedWithOpen, "hall"), nullptr);
  const AlertId id = hall.openAlert(AlertRule::DayEndedWithOpen, "hall")->id;
  ticksUntil(hall, at(51));
  EXPECT_NE(hall.openAlert(AlertRule::DayEndedWithOpen, "hall"), nullptr) << "nobody has seen it";
  applyAll(hall, *decide(hall, by(kManager, AcknowledgeAlert{id}), at(52)));
  const RaiseAlert disk{AlertRule::DiskSpace, AlertLevel::Yellow, "hall"};
  applyAll(hall, *decide(hall, bySystem(disk), at(52)));
  const AlertId fact = hall.openAlert(AlertRule::DiskSpace, "hall")->id;
  applyAll(hall, *decide(hall, by(kManager, AcknowledgeAlert{fact}), at(52)));
  EXPECT_NE(hall.openAlert(AlertRule::DayEndedWithOpen, "hall"), nullptr);
  ticksUntil(hall, at(75));
  EXPECT_EQ(hall.openAlert(AlertRule::DayEndedWithOpen, "hall"), nullptr);
  EXPECT_NE(hall.openAlert(AlertRule::DiskSpace, "hall"), nullptr) << "the disk is still full";
}

}  // namespace

}  // namespace hall::support
