#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Calling in the hall: who comes, how often, and who did not come (DESIGN section 4).
namespace hall::domain {

namespace {

using namespace hall::support;
using std::chrono::seconds;

/// Zhang at counter 1, A001 waiting since nine.
HallBuilder oneWaiting() {
  return aHall().signedIn(kCounter1, kZhang).with(aTicket("A001"));
}

/// A001 called to counter 1 at 09:10:00.
HallBuilder oneCalled() {
  return aHall().signedIn(kCounter1, kZhang).with(aTicket("A001").called(kCounter1, at(9, 10)));
}

Result<Events> decided(const HallState& hall, StaffId staff, CommandBody body, Instant now) {
  return decide(hall, by(staff, std::move(body)), now);
}

HallState after(HallState hall, const Command& command, Instant now) {
  const Result<Events> events = perform(hall, command, now);
  EXPECT_TRUE(isAccepted(events));
  return hall;
}

// ---- call next --------------------------------------------------------------------------------

TEST(CallNextTest, CallsWhoWaitedLongestOfOneLineAndSaysWhy) {
  const HallState hall = oneWaiting().with(aTicket("A002").issued(at(9, 1))).build();
  const Result<Events> events = decided(hall, kZhang, CallNext{kCounter1}, at(9, 5));
  ASSERT_TRUE(isAccepted(events));
  const auto& called = only<TicketCalled>(*events);
  EXPECT_EQ(called.ticket, idOf("A001"));
  EXPECT_EQ(called.counter, kCounter1);
  EXPECT_EQ(called.staff, kZhang);
  EXPECT_EQ(called.call, hall.nextCall);
  EXPECT_EQ(called.explanation.rule, CallRule::LeastSlack);
  EXPECT_EQ(called.explanation.age, std::chrono::minutes{5});
  EXPECT_EQ(called.explanation.eligible, 2U);
  ASSERT_EQ(called.explanation.nearest.size(), 1U);
  EXPECT_EQ(called.explanation.nearest.front().ticket, idOf("A002"));
  EXPECT_FALSE(called.toReady);
}

TEST(CallNextTest, GivesEveryAnnouncementANumberOfItsOwn) {
  HallState hall = oneWaiting().signedIn(kCounter2, kLi).with(aTicket("A002")).build();
  hall = after(hall, by(kZhang, CallNext{kCounter1}), at(9, 5));
  hall = after(hall, by(kLi, CallNext{kCounter2}), at(9, 5));
  EXPECT_LT(hall.floor.ticket(idOf("A001"))->lastCall, hall.floor.ticket(idOf("A002"))->lastCall);
}

TEST(CallNextTest, LeavesTheCounterReadyForTenMinutesWhenNobodyWaits) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).build();
  hall = after(hall, by(kZhang, CallNext{kCounter1}), at(9, 5));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Ready);
  EXPECT_EQ(hall.floor.counter(kCounter1)->readyUntil, at(9, 15));
}

TEST(CallNextTest, AskedAgainWhileReadyItWaitsTenMinutesMore) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).build();
  hall = after(hall, by(kZhang, CallNext{kCounter1}), at(9, 5));
  hall = after(hall, by(kZhang, CallNext{kCounter1}), at(9, 12));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Ready);
  EXPECT_EQ(hall.floor.counter(kCounter1)->readyUntil, at(9, 22));
  EXPECT_EQ(hall.floor.counter(kCounter1)->stateSince, at(9, 5)) << "its turn among ready counters";
}

TEST(CallNextTest, DoesNotCallWhomTheCounterCannotServe) {
  const HallState hall = aHall().signedIn(kCounter1, kZhang).with(aTicket("B001")).build();
  const Result<Events> events = decided(hall, kZhang, CallNext{kCounter1}, at(9, 5));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(countOf<TicketCalled>(*events), 0U);
  EXPECT_EQ(countOf<CounterReady>(*events), 1U);
}

TEST(CallNextTest, IsDatedByTheHallWhateverTheClientSays) {
  const HallState hall = oneWaiting().build();
  Command command = by(kZhang, CallNext{kCounter1});
  command.occurred = at(9, 4);
  const Result<Events> events = decide(hall, command, at(9, 5));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(events.value().front().occurred, at(9, 5));
}

struct RefusedCall {
  std::string_view why;
  HallState hall;
  StaffId staff;
  CounterId counter;
  Reason reason;
  std::string_view key;
  std::string_view value;
};

std::vector<RefusedCall> refusedCalls() {
  return {
      {"no such counter",
       oneWaiting().build(),
       kZhang,
       CounterId{99},
       Reason::CounterNotFound,
       "",
       ""},
      {"nobody signed in",
       aHall().build(),
       kZhang,
       kCounter1,
       Reason::CounterNotSignedIn,
       "counter_id",
       "1"},
      {"somebody else sits there",
       oneWaiting().build(),
       kLi,
       kCounter1,
       Reason::ForeignCounter,
       "counter_id",
       "1"},
      {"a ticket is called there",
       oneCalled().build(),
       kZhang,
       kCounter1,
       Reason::CounterBusy,
       "number",
       "A001"},
      {"a ticket is served there",
       aHall()
           .signedIn(kCounter1, kZhang)
           .with(aTicket("A001").called(kCounter1, at(9)).serving(kCounter1, at(9, 1)))
           .build(),
       kZhang,
       kCounter1,
       Reason::CounterBusy,
       "number",
       "A001"},
      {"the counter is paused",
       oneWaiting().paused(kCounter1, at(9), at(9, 30)).build(),
       kZhang,
       kCounter1,
       Reason::CounterPaused,
       "",
       ""},
      {"the hall is suspended",
       oneWaiting().suspended(at(9, 2)).build(),
       kZhang,
       kCounter1,
       Reason::HallSuspended,
       "",
       ""},
  };
}

TEST(CallNextTest, IsRefusedWhereNobodyMayBeCalledTo) {
  for (const RefusedCall& row : refusedCalls()) {
    SCOPED_TRACE(row.why);
    const Result<Events> next = decided(row.hall, row.staff, CallNext{row.counter}, at(9, 5));
    EXPECT_TRUE(isRefused(next, row.reason, row.key, row.value));
    const CallTicket pick{row.counter, idOf("A001"), textOf("why")};
    const Result<Events> picked = decided(row.hall, row.staff, pick, at(9, 5));
    EXPECT_TRUE(isRefused(picked, row.reason, row.key, row.value));
  }
}

// ---- manual pick ------------------------------------------------------------------------------

TEST(CallTicketTest, PicksByNumberWithAReasonAndIsListedAsSuch) {
  const HallState hall = oneWaiting().with(aTicket("A002").issued(at(9, 1))).build();
  const Result<Events> events =
      decided(hall, kZhang, CallTicket{kCounter1, idOf("A002"), textOf("faint")}, at(9, 5));
  ASSERT_TRUE(isAccepted(events));
  const auto& called = only<TicketCalled>(*events);
  EXPECT_EQ(called.ticket, idOf("A002"));
  EXPECT_EQ(called.reason, textOf("faint"));
  EXPECT_EQ(called.explanation.rule, CallRule::ManualPick);
  EXPECT_EQ(called.explanation.age, std::chrono::minutes{4});
  ASSERT_EQ(called.explanation.nearest.size(), 1U);
  EXPECT_EQ(called.explanation.nearest.front().ticket, idOf("A001")) << "who was passed over";
}

TEST(CallTicketTest, MayCallAnAppointmentBeforeItsSlotOnlyWithAReason) {
  const HallState hall =
      aHall().signedIn(kCounter1, kZhang).with(aTicket("Y001").slot(at(10))).build();
  const CallTicket without{kCounter1, idOf("Y001"), TextRef{}};
  EXPECT_TRUE(isRefused(decided(hall, kZhang, without, at(9, 5)), Reason::NotYetDue));
  const CallTicket with{kCounter1, idOf("Y001"), textOf("alone in the hall")};
  HallState called = after(hall, by(kZhang, with), at(9, 5));
  EXPECT_EQ(called.floor.ticket(idOf("Y001"))->state, TicketState::Called);
  called = after(called, by(kZhang, Uncall{kCounter1}), at(9, 6));
  EXPECT_EQ(called.floor.ticket(idOf("Y001"))->state, TicketState::NotYetDue)
      << "it goes back to its slot";
}

/// The right goes by the person, whatever the role: it can be given and withheld.
TEST(CallTicketTest, TakesTheRightOfThePersonAndNoRole) {
  struct Row {
    std::string_view why;
    Role role;
    bool granted;
    bool accepted;
  };
  const std::vector<Row> rows = {
      {"a clerk who has it", Role::CounterStaff, true, true},
      {"a clerk from whom it was taken", Role::CounterStaff, false, false},
      {"a chief representative who has it", Role::ChiefRepresentative, true, true},
      {"a chief representative without it", Role::ChiefRepresentative, false, false},
      {"a hall manager has it by office", Role::HallManager, false, true},
      {"a duty manager has it by office", Role::DutyManager, false, true},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const HallState hall = oneWaiting()
                               .changed([&](HallState& state) {
                                 state.staff.at(kZhang).roles = {row.role};
                                 state.staff.at(kZhang).mayPick = row.granted;
                               })
                               .build();
    Command pick = by(kZhang, CallTicket{kCounter1, idOf("A001"), textOf("why")});
    pick.actor.role = row.role;
    const Result<Events> events = decide(hall, pick, at(9, 5));
    if (row.accepted) {
      EXPECT_TRUE(isAccepted(events));
    } else {
      EXPECT_TRUE(isRefused(events, Reason::NotPermitted, "right", "manual_pick"));
    }
  }
}

TEST(CallTicketTest, AManagerWhoSitsAtACounterMayPickToo) {
  const HallState hall = aHall().signedIn(kCounter1, kManager).with(aTicket("A001")).build();
  const CallTicket pick{kCounter1, idOf("A001"), textOf("why")};
  EXPECT_TRUE(isAccepted(decided(hall, kManager, pick, at(9, 5))));
}

TEST(CallTicketTest, RefusesWhatMayNotBePicked) {
  const TextRef reason = textOf("why");
  const HallState two = aHall()
                            .signedIn(kCounter1, kZhang)
                            .signedIn(kCounter2, kLi)
                            .signedIn(kCounter4, kGuide)
                            .with(aTicket("A001").called(kCounter2, at(9, 1)))
                            .with(aTicket("A002"))
                            .with(aTicket("A003").cancelled(at(9, 1)))
                            .with(aTicket("B001"))
                            .with(aTicket("C001"))
                            .build();
  const HallState papers = aHall()
                               .signedIn(kCounter1, kZhang)
                               .signedIn(kCounter2, kLi)
                               .with(aTicket("A001")
                                         .called(kCounter2, at(9, 1))
                                         .serving(kCounter2, at(9, 2))
                                         .held(HoldKind::PapersLeftHere, at(9, 3))
                                         .returned(at(9, 4)))
                               .build();
  struct Row {
    std::string_view why;
    const HallState& hall;
    StaffId staff;
    CallTicket pick;
    Reason reason;
    std::string_view key;
    std::string_view value;
  };
  const std::vector<Row> rows = {
      {"called elsewhere in the meantime",
       two,
       kZhang,
       {kCounter1, idOf("A001"), reason},
       Reason::TicketTaken,
       "counter_id",
       "2"},
      {"no reason given",
       two,
       kZhang,
       {kCounter1, idOf("A002"), {}},
       Reason::ReasonRequired,
       "",
       ""},
      {"cancelled",
       two,
       kZhang,
       {kCounter1, idOf("A003"), reason},
       Reason::WrongTicketState,
       "state",
       "cancelled"},
      {"another queue",
       two,
       kZhang,
       {kCounter1, idOf("B001"), reason},
       Reason::NotAble,
       "queue_id",
       "estate"},
      {"unknown", two, kZhang, {kCounter1, idOf("A999"), reason}, Reason::TicketNotFound, "", ""},
      {"a person without the right",
       two,
       kGuide,
       {kCounter4, idOf("C001"), reason},
       Reason::NotPermitted,
       "right",
       "manual_pick"},
      {"its papers lie at another counter",
       papers,
       kZhang,
       {kCounter1, idOf("A001"), reason},
       Reason::NotAble,
       "queue_id",
       "general"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const Result<Events> events = decided(row.hall, row.staff, row.pick, at(9, 5));
    EXPECT_TRUE(isRefused(events, row.reason, row.key, row.value));
  }
}

TEST(CallTicketTest, TwoClerksWhoPickTheSameNumberGetItOnce) {
  HallState hall = oneWaiting().signedIn(kCounter2, kLi).build();
  hall = after(hall, by(kZhang, CallTicket{kCounter1, idOf("A001"), textOf("why")}), at(9, 5));
  const CallTicket second{kCounter2, idOf("A001"), textOf("why")};
  EXPECT_TRUE(isRefused(decided(hall, kLi, second, at(9, 5)), Reason::TicketTaken, "number", "A001")
  );
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->counter, kCounter1);
}

// ---- recall, uncall ---------------------------------------------------------------------------

TEST(RecallTest, AnnouncesAgainUnderANewNumberAndCounts) {
  HallState hall = oneCalled().build();
  const CallId first = hall.floor.ticket(idOf("A001"))->lastCall;
  const Result<Events> events = decided(hall, kZhang, Recall{kCounter1}, at(9, 10, 15));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketRecalled>(*events).ordinal, 2);
  EXPECT_GT(only<TicketRecalled>(*events).call, first);
  hall = after(hall, by(kZhang, Recall{kCounter1}), at(9, 10, 15));
  hall = after(hall, by(kZhang, Recall{kCounter1}), at(9, 10, 30));
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->callsMade, 3);
}

TEST(RecallTest, WaitsFifteenSecondsAfterTheLastAnnouncement) {
  HallState hall = oneCalled().build();
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, Recall{kCounter1}, at(9, 10, 14)), Reason::TooEarly, "seconds", "1"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, Recall{kCounter1}, at(9, 10, 3)), Reason::TooEarly, "seconds", "12"
  ));
  hall = after(hall, by(kZhang, Recall{kCounter1}), at(9, 10, 15));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, Recall{kCounter1}, at(9, 10, 29)), Reason::TooEarly, "seconds", "1"
  ));
}

TEST(RecallTest, CountsPastTheEndOfItsByteWithoutStartingAnew) {
  const HallState hall =
      oneCalled()
          .changed([](HallState& state) {
            state.floor.change(idOf("A001"), [](Ticket& ticket) { ticket.callsMade = 255; });
          })
          .build();
  const Result<Events> events = decided(hall, kZhang, Recall{kCounter1}, at(9, 11));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketRecalled>(*events).ordinal, 255);
}

TEST(UncallTest, PutsTheTicketBackWhereItStood) {
  HallState hall = oneCalled().with(aTicket("A002").issued(at(9, 1))).build();
  hall = after(hall, by(kZhang, Uncall{kCounter1}), at(9, 10, 20));
  const Ticket& ticket = *hall.floor.ticket(idOf("A001"));
  EXPECT_EQ(ticket.state, TicketState::Waiting);
  EXPECT_EQ(ticket.ref, at(9));
  EXPECT_EQ(ticket.callsMade, 0) << "a call by mistake counts towards no no-show";
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
  const Result<Events> next = decided(hall, kZhang, CallNext{kCounter1}, at(9, 11));
  ASSERT_TRUE(isAccepted(next));
  EXPECT_EQ(only<TicketCalled>(*next).ticket, idOf("A001"));
}

TEST(UncallTest, AnAnnouncementIsOverOnceTheTicketIsNoLongerCalled) {
  const std::vector<CommandBody> ends = {
      Uncall{kCounter1},
      MarkNoShow{kCounter1, true},
      StartServing{kCounter1},
      TransferTicket{kCounter1, kEstate, {}, {}, false, {}},
  };
  for (const CommandBody& end : ends) {
    SCOPED_TRACE(end.index());
    HallState hall = oneCalled().build();
    const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
    EXPECT_TRUE(hall.findCall(call)->open);
    hall = after(hall, by(kZhang, end), at(9, 11));
    EXPECT_FALSE(hall.findCall(call)->open) << "a board that was away need not make it";
  }
}

// ---- delivery ---------------------------------------------------------------------------------

TEST(ReportDeliveredTest, CountsTheFirstReportOfEachAnnouncementOnly) {
  HallState hall = oneCalled().build();
  const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
  const Result<Events> first = decide(hall, by(kBoard, ReportDelivered{call}), at(9, 10, 1));
  ASSERT_TRUE(isAccepted(first));
  EXPECT_EQ(only<CallDelivered>(*first).by, DeliveredBy::Board);
  hall = after(hall, by(kBoard, ReportDelivered{call}), at(9, 10, 1));
  const Result<Events> second =
      perform(hall, by(kVoice, ReportDelivered{call, DeliveredBy::Voice}), at(9, 10, 4));
  ASSERT_TRUE(isAccepted(second));
  EXPECT_TRUE(second->empty()) << "accepted, and nothing more to record";
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->callsDelivered, 1);
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->firstDelivered, at(9, 10, 1));
}

TEST(ReportDeliveredTest, SaysByWhatTheDeviceIsNotByWhatItClaims) {
  const HallState hall = oneCalled().build();
  const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
  const Result<Events> events =
      decide(hall, by(kVoice, ReportDelivered{call, DeliveredBy::Aloud}), at(9, 10, 4));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<CallDelivered>(*events).by, DeliveredBy::Voice);
}

TEST(ReportDeliveredTest, IsNeverDatedBeforeTheCallItself) {
  const HallState hall = oneCalled().build();
  const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
  Command command = by(kBoard, ReportDelivered{call});
  command.occurred = at(9, 0);
  const Result<Events> events = decide(hall, command, at(9, 10, 4));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(events->front().occurred, at(9, 10));
}

TEST(ReportDeliveredTest, ADroppedAnnouncementIsRecordedAndDoesNotCount) {
  HallState hall = oneCalled().build();
  const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
  const ReportDelivered dropped{call, DeliveredBy::Board, true};
  const Result<Events> events = perform(hall, by(kBoard, dropped), at(9, 12));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(countOf<CallDropped>(*events), 1U);
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->callsDelivered, 0);
  EXPECT_TRUE(isAccepted(perform(hall, by(kVoice, ReportDelivered{call}), at(9, 12, 1))));
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->callsDelivered, 1) << "another output made it";
  const Result<Events> late = perform(hall, by(kBoard, dropped), at(9, 12, 2));
  ASSERT_TRUE(isAccepted(late));
  EXPECT_TRUE(late->empty()) << "delivered already";
}

TEST(ReportDeliveredTest, AReportOfAnEarlierRoundDoesNotHelpToPassSomebodyOver) {
  HallState hall = oneCalled().build();
  const CallId old = hall.floor.ticket(idOf("A001"))->lastCall;
  hall = after(hall, by(kZhang, Uncall{kCounter1}), at(9, 10, 20));
  hall = after(hall, by(kZhang, CallNext{kCounter1}), at(9, 11));
  const Result<Events> events = perform(hall, by(kBoard, ReportDelivered{old}), at(9, 11, 1));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_TRUE(events->empty());
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->callsDelivered, 0);
}

TEST(ReportDeliveredTest, AReportAfterTheApplicantCameIsStillRecorded) {
  HallState hall = oneCalled().build();
  const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
  hall = after(hall, by(kZhang, StartServing{kCounter1}), at(9, 10, 3));
  const Result<Events> events = perform(hall, by(kVoice, ReportDelivered{call}), at(9, 10, 6));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(countOf<CallDelivered>(*events), 1U);
}

TEST(ReportDeliveredTest, RefusesWhoCannotHaveDeliveredIt) {
  Device other;
  other.id = DeviceId{20};
  other.kind = DeviceKind::Board;
  other.zone = kQuietZone;
  Device revoked = other;
  revoked.id = DeviceId{21};
  revoked.zone = kMainZone;
  revoked.revoked = true;
  const HallState hall =
      oneCalled().with(DeviceRecorded{other}, at(9)).with(DeviceRecorded{revoked}, at(9)).build();
  const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
  struct Row {
    std::string_view why;
    Actor actor;
    CallId call;
    Reason reason;
  };
  const std::vector<Row> rows = {
      {"no such call", actorOf(kBoard), CallId{999}, Reason::CallNotFound},
      {"a kiosk", actorOf(kKiosk), call, Reason::NotPermitted},
      {"a board of another zone", {{}, other.id, Role::Board}, call, Reason::NotPermitted},
      {"a revoked board", {{}, revoked.id, Role::Board}, call, Reason::DeviceRevoked},
      {"an unknown device", {{}, DeviceId{77}, Role::Board}, call, Reason::DeviceNotFound},
      {"a member of staff without a device", actorOf(kZhang), call, Reason::DeviceNotFound},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    const Command command{row.actor, std::nullopt, ReportDelivered{row.call}};
    EXPECT_TRUE(isRefused(decide(hall, command, at(9, 10, 2)), row.reason));
  }
}

TEST(ReportDeliveredTest, TheServersOwnVoiceNeedsNoDevice) {
  const HallState hall = oneCalled().build();
  const ReportDelivered report{hall.floor.ticket(idOf("A001"))->lastCall, DeliveredBy::Voice};
  const Result<Events> events = decide(hall, bySystem(report), at(9, 10, 2));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<CallDelivered>(*events).by, DeliveredBy::Voice);
}

// ---- called aloud -----------------------------------------------------------------------------

HallBuilder calledInQuietZone() {
  return aHall().signedIn(kCounter4, kChen).with(aTicket("C001").called(kCounter4, at(9, 10)));
}

TEST(ConfirmCalledAloudTest, DeliversInAZoneWithoutOutputsAndRaisesAnAlert) {
  HallState hall = calledInQuietZone().build();
  const Result<Events> events =
      perform(hall, by(kChen, ConfirmCalledAloud{kCounter4}), at(9, 10, 2));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<CallDelivered>(*events).by, DeliveredBy::Aloud);
  EXPECT_EQ(hall.floor.ticket(idOf("C001"))->callsDelivered, 1);
  const Alert* alert = hall.openAlert(AlertRule::ZoneWithoutOutput, "zone:2");
  ASSERT_NE(alert, nullptr);
  EXPECT_EQ(alert->level, AlertLevel::Yellow);
}

TEST(ConfirmCalledAloudTest, RaisesTheAlertOnceAndDeliversACallOnce) {
  HallState hall = calledInQuietZone().build();
  hall = after(hall, by(kChen, ConfirmCalledAloud{kCounter4}), at(9, 10, 2));
  const Result<Events> again =
      perform(hall, by(kChen, ConfirmCalledAloud{kCounter4}), at(9, 10, 5));
  ASSERT_TRUE(isAccepted(again));
  EXPECT_TRUE(again->empty());
  hall = after(hall, by(kChen, Recall{kCounter4}), at(9, 10, 20));
  const Result<Events> second =
      perform(hall, by(kChen, ConfirmCalledAloud{kCounter4}), at(9, 10, 22));
  ASSERT_TRUE(isAccepted(second));
  EXPECT_EQ(countOf<CallDelivered>(*second), 1U);
  EXPECT_EQ(countOf<AlertRaised>(*second), 0U);
}

TEST(ConfirmCalledAloudTest, CountsBesideABoardOnlyOnceThatStayedSilent) {
  HallState hall = oneCalled().build();
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, ConfirmCalledAloud{kCounter1}, at(9, 10, 5)),
      Reason::TooEarly,
      "seconds",
      "10"
  ));
  hall = after(hall, by(kZhang, ConfirmCalledAloud{kCounter1}), at(9, 10, 15));
  EXPECT_NE(hall.openAlert(AlertRule::ZoneWithoutOutput, "zone:1"), nullptr);
}

TEST(ConfirmCalledAloudTest, ABoardThatSpeaksAgainClearsTheAlert) {
  HallState hall = oneCalled().build();
  hall = after(hall, by(kZhang, ConfirmCalledAloud{kCounter1}), at(9, 10, 15));
  hall = after(hall, by(kZhang, Recall{kCounter1}), at(9, 10, 16));
  const CallId call = hall.floor.ticket(idOf("A001"))->lastCall;
  hall = after(hall, by(kBoard, ReportDelivered{call}), at(9, 10, 17));
  EXPECT_EQ(hall.openAlert(AlertRule::ZoneWithoutOutput, "zone:1"), nullptr);
}

TEST(ConfirmCalledAloudTest, ARevokedBoardIsNoOutput) {
  const HallState hall = oneCalled()
                             .changed([](HallState& state) {
                               state.devices.at(kBoard).revoked = true;
                               state.devices.at(kVoice).revoked = true;
                             })
                             .build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, ConfirmCalledAloud{kCounter1}, at(9, 10, 1))));
}

// ---- no-show ----------------------------------------------------------------------------------

/// Announced at 0, 15 and 30 s past 09:10, `delivered` of them a second later.
TicketBuilder announcedThrice(int delivered) {
  TicketBuilder ticket = aTicket("A001");
  for (int i = 0; i < 3; ++i) {
    const Instant when = at(9, 10) + seconds{15 * i};
    if (i == 0) ticket.called(kCounter1, when);
    if (i > 0) ticket.recalled(when);
    if (i < delivered) ticket.delivered(when + seconds{1});
  }
  return ticket;
}

HallState hallWith(const TicketBuilder& ticket) {
  return aHall().signedIn(kCounter1, kZhang).with(ticket).build();
}

TEST(MarkNoShowTest, PassesOverAfterThreeDeliveredCallsAndAMinute) {
  HallState hall = hallWith(announcedThrice(3));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, MarkNoShow{kCounter1}, at(9, 11, 0)), Reason::TooEarly, "seconds", "1"
  ));
  hall = after(hall, by(kZhang, MarkNoShow{kCounter1}), at(9, 11, 1));
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->state, TicketState::NoShow);
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
  EXPECT_FALSE(hall.floor.counter(kCounter1)->ticket);
}

TEST(MarkNoShowTest, TellsHowManyAnnouncementsReachedAnybody) {
  const HallState hall = hallWith(announcedThrice(2));
  const Result<Events> events = decided(hall, kZhang, MarkNoShow{kCounter1}, at(9, 20));
  EXPECT_TRUE(isRefused(events, Reason::CallNotDelivered, "made", "3"));
  EXPECT_TRUE(isRefused(events, Reason::CallNotDelivered, "delivered", "2"));
}

TEST(MarkNoShowTest, GivesWhoNeedsAssistanceTwoMinutes) {
  HallState hall = hallWith(announcedThrice(3).assisted(AssistanceMark::Wheelchair));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, MarkNoShow{kCounter1}, at(9, 12, 0)), Reason::TooEarly, "seconds", "1"
  ));
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, MarkNoShow{kCounter1}, at(9, 12, 1))));
}

TEST(MarkNoShowTest, TakesTheApplicantsOwnWordAtOnce) {
  const HallState hall = oneCalled().build();
  const Result<Events> events = decided(hall, kZhang, MarkNoShow{kCounter1, true}, at(9, 10, 5));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_TRUE(only<TicketNoShow>(*events).givenUp);
}

TEST(MarkNoShowTest, AnnouncementsBeforeAnUncallDoNotCount) {
  HallState hall = hallWith(announcedThrice(3));
  hall = after(hall, by(kZhang, Uncall{kCounter1}), at(9, 12));
  hall = after(hall, by(kZhang, CallNext{kCounter1}), at(9, 12, 1));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, MarkNoShow{kCounter1}, at(9, 14)), Reason::CallNotDelivered, "made", "1"
  ));
}

// ---- all of them ------------------------------------------------------------------------------

TEST(CallingTest, OnlyWhoSitsAtTheCounterActsThere) {
  const HallState hall = oneCalled().signedIn(kCounter2, kLi).build();
  const std::vector<CommandBody> commands = {
      Recall{kCounter1},
      Uncall{kCounter1},
      ConfirmCalledAloud{kCounter1},
      MarkNoShow{kCounter1},
      StartServing{kCounter1},
      FinishServing{kCounter1, {}, {}},
      HoldTicket{kCounter1, HoldKind::PapersToFetch, {}},
      TransferTicket{kCounter1, kEstate, {}, {}, false, {}},
  };
  for (const CommandBody& command : commands) {
    SCOPED_TRACE(command.index());
    EXPECT_TRUE(isRefused(decided(hall, kLi, command, at(9, 20)), Reason::ForeignCounter));
    EXPECT_TRUE(isRefused(decided(hall, kManager, command, at(9, 20)), Reason::ForeignCounter));
  }
}

TEST(CallingTest, ACounterWithoutATicketHasNothingToRecall) {
  const HallState hall = aHall().signedIn(kCounter1, kZhang).build();
  for (const CommandBody& command :
       {CommandBody{Recall{kCounter1}},
        CommandBody{Uncall{kCounter1}},
        CommandBody{ConfirmCalledAloud{kCounter1}},
        CommandBody{MarkNoShow{kCounter1}}}) {
    EXPECT_TRUE(
        isRefused(decided(hall, kZhang, command, at(9, 5)), Reason::NobodyCalled, "counter_id", "1")
    );
  }
}

}  // namespace

}  // namespace hall::domain
