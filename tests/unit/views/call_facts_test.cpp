#include "tests/unit/views/fact_hall.h"

/// What becomes of a ticket until somebody serves it: taken, called, missed, sent elsewhere.
namespace hall::views {

namespace {

using namespace hall::domain;  // NOLINT: the rules' own words

constexpr std::uint8_t kInTarget = 1;
constexpr std::uint8_t kLate = 2;
constexpr std::uint8_t kNotCounted = 0;

std::uint8_t number(TicketState state) {
  return static_cast<std::uint8_t>(state);
}

IssueTicket issueFor(ItemId item, Ground ground = Ground::None) {
  IssueTicket issue;
  issue.item = item;
  issue.ground = ground;
  return issue;
}

IssueTicket bookedFor(Instant slot) {
  IssueTicket issue;
  issue.item = kCompanySetUp;
  issue.slot = slot;
  return issue;
}

// ---- issuing ----------------------------------------------------------------------------------

TEST(TicketFactTest, KeepsWhatATicketWasTakenFor) {
  FactHall hall;
  hall.issue("one", at(9, 40), issueFor(kHouseTransfer, Ground::Elderly));
  const Keys& keys = hall.ticket().keys;
  EXPECT_EQ(keys.day, monday().time_since_epoch().count());
  EXPECT_EQ(keys.halfHour, 19);
  EXPECT_EQ(keys.ticketClass, static_cast<std::uint8_t>(TicketClass::Priority));
  EXPECT_EQ(keys.ground, static_cast<std::uint8_t>(Ground::Elderly));
  EXPECT_EQ(keys.channel, static_cast<std::uint8_t>(Channel::Kiosk));
  EXPECT_EQ(keys.queue, kEstate.value);
  EXPECT_EQ(keys.item, kHouseTransfer.value);
  EXPECT_EQ(keys.department, kEstateOffice.value);
  EXPECT_EQ(keys.zone, kMainZone.value);
  EXPECT_EQ(keys.inexact, 0);
  EXPECT_EQ(hall.ticket().finalState, 0);
  EXPECT_TRUE(hall.today().calls.empty());
}

TEST(TicketFactTest, AThemesTicketIsOfTheThemeAndItsFirstItem) {
  FactHall hall;
  IssueTicket issue;
  issue.theme = kOpenShop;
  hall.issue("one", at(9), issue);
  EXPECT_EQ(hall.ticket().keys.theme, kOpenShop.value);
  EXPECT_EQ(hall.ticket().keys.item, kCompanySetUp.value);
}

// ---- the wait ---------------------------------------------------------------------------------

struct Wait {
  std::string_view why;
  std::function<void(FactHall&)> lead;  ///< up to the only call
  std::int32_t waitMs;
  std::uint8_t inTarget;
};

const std::vector<Wait>& waits() {
  static const std::vector<Wait> kWaits = {
      {"from issue to call",
       [](FactHall& hall) { hall.issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 20)); },
       minutesMs(10),
       kInTarget},
      {"exactly the target is within it",
       [](FactHall& hall) { hall.issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 25)); },
       minutesMs(15),
       kInTarget},
      {"a second more is not",
       [](FactHall& hall) {
         hall.issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 25, 1));
       },
       minutesMs(15, 1),
       kLate},
      {"from the start of the session if taken before it",
       [](FactHall& hall) { hall.issue("one", at(8, 40)).callNext(kCounter1, kZhang, at(9, 5)); },
       minutesMs(5),
       kInTarget},
      {"called before the session starts: none",
       [](FactHall& hall) { hall.issue("one", at(8, 40)).callNext(kCounter1, kZhang, at(8, 50)); },
       0,
       kInTarget},
      {"through lunch",
       [](FactHall& hall) {
         hall.issue("one", at(11, 55)).callNext(kCounter1, kZhang, at(13, 35));
       },
       minutesMs(100),
       kLate},
      {"an appointment from its slot, against a target of its own",
       [](FactHall& hall) {
         hall.issue("one", at(9, 10), bookedFor(at(9, 30)))
             .run(bySystem(Tick{}), at(9, 30))
             .callNext(kCounter1, kZhang, at(9, 36));
       },
       minutesMs(6),
       kLate},
      {"an appointment that came late, from its arrival",
       [](FactHall& hall) {
         hall.issue("one", at(9, 40), bookedFor(at(9, 30))).callNext(kCounter1, kZhang, at(9, 44));
       },
       minutesMs(4),
       kInTarget},
      {"an appointment picked before its slot did not wait",
       [](FactHall& hall) {
         hall.issue("one", at(9, 10), bookedFor(at(9, 30)))
             .run(kZhang, CallTicket{kCounter1, idOf("one"), textOf("why")}, at(9, 15));
       },
       0,
       kInTarget},
      {"the class and ground have their own target",
       [](FactHall& hall) {
         hall.issue("one", at(9, 10), issueFor(kCompanySetUp, Ground::Elderly))
             .callNext(kCounter1, kZhang, at(9, 18, 1));
       },
       minutesMs(8, 1),
       kLate},
      {"a suspended hall is no wait, and its promises do not count",
       [](FactHall& hall) {
         hall.issue("one", at(9, 10))
             .run(kManager, SuspendHall{textOf("why"), "因停电暂停服务"}, at(9, 15))
             .run(kManager, ResumeHall{}, at(10, 15))
             .callNext(kCounter1, kZhang, at(10, 17));
       },
       minutesMs(7),
       kNotCounted},
      {"a suspension that was over before counts nothing",
       [](FactHall& hall) {
         hall.run(kManager, SuspendHall{textOf("why"), "因停电暂停服务"}, at(9, 5))
             .run(kManager, ResumeHall{}, at(9, 10))
             .issue("one", at(9, 10))
             .callNext(kCounter1, kZhang, at(9, 15));
       },
       minutesMs(5),
       kInTarget},
      {"two suspensions are two",
       [](FactHall& hall) {
         hall.issue("one", at(9, 10))
             .run(kManager, SuspendHall{textOf("why"), "因停电暂停服务"}, at(9, 15))
             .run(kManager, ResumeHall{}, at(9, 20))
             .run(kManager, SuspendHall{textOf("why"), "因停电暂停服务"}, at(9, 30))
             .run(kManager, ResumeHall{}, at(9, 40))
             .callNext(kCounter1, kZhang, at(9, 45));
       },
       minutesMs(20),
       kNotCounted},
  };
  return kWaits;
}

TEST(CallFactTest, TheWaitRunsToTheFirstCall) {
  for (const Wait& row : waits()) {
    SCOPED_TRACE(row.why);
    FactHall hall;
    hall.signIn(kCounter1, kZhang, at(8, 30));
    row.lead(hall);
    ASSERT_EQ(hall.today().calls.size(), 1U);
    EXPECT_EQ(hall.call().waitMs, row.waitMs);
    EXPECT_EQ(hall.call().inTarget, row.inTarget);
    EXPECT_EQ(hall.call().keys.counter, kCounter1.value);
    EXPECT_EQ(hall.call().keys.staff, kZhang.value);
  }
}

TEST(CallFactTest, ACallTakenBackNeverWasOne) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).signIn(kCounter2, kLi).issue("one", at(9, 10));
  hall.callNext(kCounter1, kZhang, at(9, 12)).run(kZhang, Uncall{kCounter1}, at(9, 13));
  EXPECT_FALSE(tells(hall.call())) << "nobody was called yet";
  hall.callNext(kCounter2, kLi, at(9, 30));
  ASSERT_EQ(hall.today().calls.size(), 2U);
  EXPECT_EQ(hall.call(1).waitMs, minutesMs(20)) << "the minute of the mistaken call was wait, too";
  EXPECT_EQ(hall.call(1).inTarget, kLate);
  EXPECT_EQ(hall.call(1).keys.counter, kCounter2.value);
}

TEST(CallFactTest, OnlyTheFirstCallEndsTheWait) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).noShow(kCounter1, kZhang, at(9, 12));
  hall.run(by(kKiosk, RestoreTicket{idOf("one"), {}}), at(9, 50));
  hall.callNext(kCounter1, kZhang, at(9, 55)).run(kZhang, Uncall{kCounter1}, at(9, 56));
  EXPECT_EQ(hall.call(0).waitMs, minutesMs(2)) << "the absence is no wait";
  EXPECT_EQ(hall.call(1).waitMs, -1);
  EXPECT_FALSE(tells(hall.call(1)));
}

TEST(CallFactTest, AManualPickIsListedWithWhoPickedEvenIfTakenBack) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).signIn(kCounter2, kLi).issue("one", at(9, 10));
  hall.run(kLi, CallTicket{kCounter2, idOf("one"), textOf("why")}, at(9, 11));
  hall.run(kLi, Uncall{kCounter2}, at(9, 12)).callNext(kCounter1, kZhang, at(9, 13));
  EXPECT_EQ(hall.call(0).manualPick, 1);
  EXPECT_EQ(hall.call(0).keys.staff, kLi.value);
  EXPECT_EQ(hall.call(0).waitMs, -1);
  EXPECT_EQ(hall.call(1).manualPick, 0);
  EXPECT_EQ(hall.call(1).waitMs, minutesMs(3));
}

// ---- no-show ----------------------------------------------------------------------------------

TEST(CallFactTest, ANoShowBelongsToTheCounterThatMarkedItUntilRestored) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).signIn(kCounter2, kLi).issue("one", at(9, 10));
  hall.noShow(kCounter1, kZhang, at(9, 12));
  EXPECT_EQ(hall.call(0).noShow, 1);
  hall.run(by(kKiosk, RestoreTicket{idOf("one"), {}}), at(9, 20));
  EXPECT_EQ(hall.call(0).noShow, 0);
  EXPECT_EQ(hall.ticket().restored, 1);
  hall.noShow(kCounter2, kLi, at(9, 30));
  EXPECT_EQ(hall.call(0).noShow, 0);
  EXPECT_EQ(hall.call(1).noShow, 1);
  EXPECT_EQ(hall.call(1).keys.staff, kLi.value);
  EXPECT_EQ(hall.ticket().finalState, 0) << "may be restored until the end of the day";
}

TEST(CallFactTest, WhoGaveUpIsANoShow) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).callNext(kCounter1, kZhang, at(9, 12));
  hall.run(kZhang, MarkNoShow{kCounter1, true}, at(9, 13));
  EXPECT_EQ(hall.call().noShow, 1);
}

// ---- how a ticket leaves ----------------------------------------------------------------------

TEST(TicketFactTest, SaysHowATicketLeftTheFloor) {
  struct Row {
    std::string_view why;
    CommandBody leave;
    StaffId staff;
    TicketState state;
  };
  const std::vector<Row> rows = {
      {"cancelled", CancelTicket{idOf("one"), true}, kGuide, TicketState::Cancelled},
      {"diverted", DivertTicket{idOf("one"), DivertTo::SelfService}, kGuide, TicketState::Diverted},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    FactHall hall;
    hall.issue("one", at(9, 10)).run(row.staff, row.leave, at(9, 20));
    EXPECT_EQ(hall.ticket().finalState, number(row.state));
    EXPECT_EQ(hall.ticket().leftLate, 0);
    EXPECT_EQ(hall.ticket().keys.inexact, 0);
  }
}

TEST(TicketFactTest, WhoLeavesUncalledAfterTheTargetWasNotCalledInTime) {
  struct Row {
    std::string_view why;
    std::function<void(FactHall&)> life;
    std::uint8_t leftLate;
  };
  const auto cancel = [](FactHall& hall, Instant now) {
    hall.run(kGuide, CancelTicket{idOf("one"), true}, now);
  };
  const std::vector<Row> rows = {
      {"within the target", [&](FactHall& hall) { cancel(hall, at(9, 25)); }, 0},
      {"after it", [&](FactHall& hall) { cancel(hall, at(9, 25, 1)); }, 1},
      {"diverted after it",
       [](FactHall& hall) {
         hall.run(kGuide, DivertTicket{idOf("one"), DivertTo::Online}, at(10));
       },
       1},
      {"after it, but called before",
       [&](FactHall& hall) {
         hall.signIn(kCounter1, kZhang).callNext(kCounter1, kZhang, at(9, 20));
         cancel(hall, at(10));
       },
       0},
      {"after it, called, and that call taken back",
       [&](FactHall& hall) {
         hall.signIn(kCounter1, kZhang).callNext(kCounter1, kZhang, at(9, 20));
         hall.run(kZhang, Uncall{kCounter1}, at(9, 21));
         cancel(hall, at(10));
       },
       1},
      {"while the hall was suspended",
       [&](FactHall& hall) {
         hall.run(kManager, SuspendHall{textOf("why"), "因停电暂停服务"}, at(9, 15));
         cancel(hall, at(10));
       },
       0},
      {"at the end of the day", [](FactHall& hall) { hall.endDay(); }, 1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    FactHall hall;
    hall.issue("one", at(9, 10));
    row.life(hall);
    const DayFacts& day =
        hall.closedDays.empty() ? hall.today() : hall.closedDays.front().days.front();
    EXPECT_EQ(day.tickets.front().leftLate, row.leftLate);
  }
}

TEST(TicketFactTest, WhatTheSystemClosesIsInexact) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).issue("two", at(9, 11));
  hall.callNext(kCounter1, kZhang, at(9, 12)).endDay();
  ASSERT_EQ(hall.closedDays.size(), 1U);
  const DayFacts& day = hall.closedDays.front().days.front();
  for (const TicketFact& fact : day.tickets) {
    EXPECT_EQ(fact.finalState, number(TicketState::ClosedBySystem));
    EXPECT_EQ(fact.keys.inexact, 1);
  }
  ASSERT_EQ(day.calls.size(), 1U);
  EXPECT_EQ(day.calls.front().keys.inexact, 1) << "never finished";
  EXPECT_EQ(day.calls.front().waitMs, minutesMs(2));
}

TEST(TicketFactTest, ANoShowThatTheNightClosesIsANoShowAndExact) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10)).noShow(kCounter1, kZhang, at(9, 12));
  hall.endDay();
  const DayFacts& day = hall.closedDays.front().days.front();
  EXPECT_EQ(day.tickets.front().finalState, number(TicketState::NoShow));
  EXPECT_EQ(day.tickets.front().keys.inexact, 0);
  EXPECT_EQ(day.calls.front().noShow, 1);
  EXPECT_EQ(day.calls.front().keys.inexact, 0);
}

// ---- another queue ----------------------------------------------------------------------------

TEST(TicketFactTest, TheWrongQueueIsMarkedWhereTheTicketWasTaken) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang).signIn(kCounter3, kWang).issue("one", at(9, 10));
  hall.callNext(kCounter1, kZhang, at(9, 12));
  hall.run(kZhang, TransferTicket{kCounter1, kEstate, {}, {}, true, {}}, at(9, 13));
  hall.callNext(kCounter3, kWang, at(9, 40));
  EXPECT_EQ(hall.ticket().misrouted, 1);
  EXPECT_EQ(hall.ticket().keys.queue, kGeneral.value);
  EXPECT_EQ(hall.call(0).keys.queue, kGeneral.value);
  EXPECT_EQ(hall.call(0).waitMs, minutesMs(2));
  EXPECT_EQ(hall.call(1).keys.queue, kEstate.value);
  EXPECT_EQ(hall.call(1).waitMs, -1) << "waiting again is not the wait";
}

TEST(TicketFactTest, AnUpgradedConsultationStandsInTheNewQueueFromTheStart) {
  FactHall hall;
  IssueTicket consult;
  consult.queue = kConsult;
  hall.signIn(kCounter1, kZhang).issue("one", at(9, 10), consult);
  hall.run(kGuide, UpgradeToHandling{idOf("one"), kCompanySetUp}, at(9, 15));
  hall.callNext(kCounter1, kZhang, at(9, 20));
  EXPECT_EQ(hall.ticket().keys.queue, kGeneral.value);
  EXPECT_EQ(hall.ticket().keys.item, kCompanySetUp.value);
  EXPECT_EQ(hall.ticket().keys.zone, kMainZone.value);
  EXPECT_EQ(hall.call().keys.queue, kGeneral.value);
  EXPECT_EQ(hall.call().waitMs, minutesMs(10));
  EXPECT_EQ(hall.call().inTarget, kInTarget) << "against the fifteen minutes of the new queue";
}

TEST(TicketFactTest, AConsultationUpgradedAtTheCounterWaitedAsOne) {
  FactHall hall([](Catalogue::Content& content) { content.counters[3].queues.add(kGeneral); });
  IssueTicket consult;
  consult.queue = kConsult;
  hall.signIn(kCounter4, kChen).issue("one", at(9, 10), consult);
  hall.callNext(kCounter4, kChen, at(9, 20)).start(kCounter4, kChen, at(9, 21));
  hall.run(kChen, UpgradeToHandling{idOf("one"), kCompanySetUp}, at(9, 22));
  hall.finish(kCounter4, kChen, at(9, 30));
  EXPECT_EQ(hall.ticket().keys.queue, kConsult.value);
  EXPECT_EQ(hall.call().keys.queue, kConsult.value);
  EXPECT_EQ(hall.call().inTarget, kLate) << "five minutes are promised for a consultation";
  EXPECT_EQ(hall.serving().keys.queue, kGeneral.value);
  EXPECT_EQ(hall.serving().keys.zone, kQuietZone.value) << "where the counter stands";
}

// ---- not by the kiosk -------------------------------------------------------------------------

TEST(TicketFactTest, AHandwrittenNumberIsInexactWhereverItCounts) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang);
  PastTicket past;
  past.id = idOf("paper");
  past.number.prefix = TicketNumber::makePrefix("A");
  past.number.serial = 70;
  past.queue = kGeneral;
  past.item = kCompanySetUp;
  past.issued = at(9, 5);
  hall.run(kManager, ImportTickets{{past}, textOf("power cut")}, at(9, 30));
  hall.callNext(kCounter1, kZhang, at(9, 31)).start(kCounter1, kZhang, at(9, 32));
  hall.finish(kCounter1, kZhang, at(9, 40));
  EXPECT_EQ(hall.ticket().keys.channel, static_cast<std::uint8_t>(Channel::Handwritten));
  EXPECT_EQ(hall.ticket().keys.inexact, 1);
  EXPECT_EQ(hall.call().keys.inexact, 1);
  EXPECT_EQ(hall.serving().keys.inexact, 1);
  EXPECT_EQ(hall.call().waitMs, minutesMs(26)) << "from what stands on the paper";
}

PastTicket offlineTicket(Instant issued) {
  PastTicket past;
  past.id = idOf("offline");
  past.number.prefix = TicketNumber::makePrefix("K");
  past.number.serial = 1;
  past.queue = kGeneral;
  past.item = kCompanySetUp;
  past.issued = issued;
  past.offlineSerial = 1;
  return past;
}

TEST(TicketFactTest, AnOfflineTicketThatWaitedThroughASuspensionIsNotHeldAgainstTheHall) {
  FactHall hall;
  hall.signIn(kCounter1, kZhang);
  hall.run(kManager, SuspendHall{textOf("why"), "因停电暂停服务"}, at(9, 10));
  hall.run(kManager, ResumeHall{}, at(9, 50));
  hall.run(by(kKiosk, UploadOfflineTickets{{offlineTicket(at(9, 20))}}), at(9, 51));
  hall.callNext(kCounter1, kZhang, at(9, 52));
  EXPECT_EQ(hall.call().waitMs, minutesMs(2));
  EXPECT_EQ(hall.call().inTarget, kNotCounted);
  EXPECT_EQ(hall.ticket().keys.inexact, 0) << "the kiosk has a clock";
}

TEST(TicketFactTest, AnOfflineTicketUploadedTooLateBelongsToItsOwnDay) {
  FactHall hall;
  hall.issue("monday", at(9, 10)).endDay();
  domain::IssueTicket deskTicket;
  deskTicket.id = idOf("tuesday");
  deskTicket.item = kCompanySetUp;
  // Not the kiosk's own: it uploads before it issues with the server again.
  hall.run(kGuide, deskTicket, at(33, 10));
  hall.run(by(kKiosk, UploadOfflineTickets{{offlineTicket(at(9, 20))}}), at(33, 20));
  ASSERT_EQ(hall.facts.open().size(), 2U);
  const DayFacts& late = hall.facts.open().begin()->second;
  EXPECT_EQ(late.day, monday().time_since_epoch().count());
  ASSERT_EQ(late.tickets.size(), 1U);
  EXPECT_EQ(late.tickets.front().finalState, number(TicketState::ClosedBySystem));
  EXPECT_EQ(late.tickets.front().keys.inexact, 1);
  EXPECT_EQ(late.tickets.front().leftLate, 0) << "nobody knew that it waited";
  EXPECT_EQ(late.tickets.front().keys.halfHour, 18);
  hall.endDay(2);
  ASSERT_EQ(hall.closedDays.size(), 2U);
  ASSERT_EQ(hall.closedDays[1].days.size(), 2U);
  EXPECT_EQ(hall.closedDays[1].days[0].tickets.size(), 1U);
  EXPECT_EQ(hall.closedDays[1].days[1].tickets.size(), 1U);
}

TEST(CallFactTest, AWalkUpIsNeitherCalledNorWaiting) {
  struct Row {
    std::string_view why;
    bool telephone;
    Channel channel;
  };
  for (const Row& row :
       {Row{"at the counter", false, Channel::Counter},
        Row{"on the telephone", true, Channel::Telephone}}) {
    SCOPED_TRACE(row.why);
    FactHall hall;
    hall.signIn(kCounter4, kChen);
    WalkUp walkUp;
    walkUp.counter = kCounter4;
    walkUp.id = idOf("one");
    walkUp.queue = kConsult;
    walkUp.telephone = row.telephone;
    hall.run(kChen, walkUp, at(9, 10));
    EXPECT_EQ(hall.ticket().keys.channel, static_cast<std::uint8_t>(row.channel));
    EXPECT_EQ(hall.call().walkUp, 1);
    EXPECT_EQ(hall.call().waitMs, -1);
    EXPECT_EQ(hall.call().inTarget, kNotCounted);
    EXPECT_EQ(hall.call().keys.counter, kCounter4.value);
    EXPECT_EQ(hall.call().keys.staff, kChen.value);
    hall.endDay();
    EXPECT_EQ(hall.closedDays.front().days.front().tickets.front().leftLate, 0);
  }
}

}  // namespace

}  // namespace hall::views
