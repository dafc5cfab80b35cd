#include <gtest/gtest.h>

#include <functional>

#include "server/domain/dispatcher.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Taking a number (DESIGN section 4, "Issuing").
namespace hall::support {

namespace {

using std::chrono::minutes;

IssueTicket taking(ItemId item) {
  IssueTicket command;
  command.id = idOf("new");
  command.item = item;
  return command;
}

IssueTicket taking(QueueId queue) {
  IssueTicket command;
  command.id = idOf("new");
  command.queue = queue;
  return command;
}

template <class... Change>
IssueTicket takingWith(Change... change) {
  IssueTicket command = taking(kCompanySetUp);
  (change(command), ...);
  return command;
}

Result<Events> issue(const HallState& hall, const IssueTicket& command, Instant now) {
  return decide(hall, by(kKiosk, command), now);
}

TicketIssued issued(const HallState& hall, const IssueTicket& command, Instant now) {
  const Result<Events> events = issue(hall, command, now);
  EXPECT_TRUE(isAccepted(events));
  return events ? only<TicketIssued>(*events) : TicketIssued{};
}

// ---- what is issued ---------------------------------------------------------------------------

TEST(IssuingTest, GivesAnOrdinaryNumberOfTheItemsOneQueue) {
  const HallState hall = aHall().build();
  const TicketIssued ticket = issued(hall, taking(kCompanySetUp), at(9, 30));
  EXPECT_EQ(ticket.id, idOf("new"));
  EXPECT_EQ(ticket.number.text(), "A001");
  EXPECT_EQ(ticket.day, monday());
  EXPECT_EQ(ticket.state, TicketState::Waiting);
  EXPECT_EQ(ticket.ticketClass, TicketClass::Ordinary);
  EXPECT_EQ(ticket.queue, kGeneral);
  EXPECT_EQ(ticket.item, kCompanySetUp);
  EXPECT_EQ(ticket.itemRevision, 1U);
  EXPECT_EQ(ticket.guideVersion, 3U);
  EXPECT_EQ(ticket.ref, at(9, 30));
  EXPECT_EQ(ticket.target, (Target{minutes{15}, 900}));
  EXPECT_EQ(ticket.weighedTarget, Duration{minutes{15}});
}

TEST(IssuingTest, CarriesWhatTheApplicantSaid) {
  IssueTicket command = taking(kCompanySetUp);
  command.ground = Ground::Other;
  command.groundText = textOf("ground");
  command.agencyText = textOf("agency");
  command.assistance = static_cast<AssistanceMarks>(AssistanceMark::Hearing);
  command.copies = 7;
  command.channel = Channel::GuideDesk;
  command.applicant = personOf("agent");
  command.principal = personOf("principal");
  command.isAgent = true;
  command.promise = Promise{3, 2, minutes{6}, minutes{11}};
  const TicketIssued ticket = issued(aHall().build(), command, at(9, 30));
  EXPECT_EQ(ticket.ground, Ground::Other);
  EXPECT_EQ(ticket.groundText, textOf("ground"));
  EXPECT_EQ(ticket.agencyText, textOf("agency"));
  EXPECT_EQ(ticket.assistance, static_cast<AssistanceMarks>(AssistanceMark::Hearing));
  EXPECT_EQ(ticket.copies, 7);
  EXPECT_EQ(ticket.channel, Channel::GuideDesk);
  EXPECT_EQ(ticket.applicant, personOf("agent"));
  EXPECT_EQ(ticket.principal, personOf("principal"));
  EXPECT_EQ(ticket.promise, command.promise);
}

TEST(IssuingTest, TakesAThemeByItsFirstItem) {
  IssueTicket command;
  command.id = idOf("new");
  command.theme = kOpenShop;
  const TicketIssued ticket = issued(aHall().build(), command, at(9, 30));
  EXPECT_EQ(ticket.theme, kOpenShop);
  EXPECT_EQ(ticket.item, kCompanySetUp);
  EXPECT_EQ(ticket.queue, kGeneral);
}

TEST(IssuingTest, TakesAConsultationWithoutAnItem) {
  const TicketIssued ticket = issued(aHall().build(), taking(kConsult), at(9, 30));
  EXPECT_EQ(ticket.number.text(), "C001");
  EXPECT_EQ(ticket.item, ItemId{});
  EXPECT_EQ(ticket.guideVersion, 0U);
}

TEST(IssuingTest, RecordsNobodyInAQueueThatAsksForNoIdentity) {
  const HallState hall = aHall()
                             .catalogue([](Catalogue::Content& content) {
                               content.queues[0].identity = IdentityRule::None;
                             })
                             .build();
  IssueTicket command = taking(kCompanySetUp);
  command.applicant = personOf("somebody");
  command.principal = personOf("principal");
  command.isAgent = true;
  command.agencyText = textOf("agency");
  const TicketIssued ticket = issued(hall, command, at(9, 30));
  EXPECT_EQ(ticket.applicant, PersonRef{});
  EXPECT_EQ(ticket.principal, PersonRef{});
  EXPECT_EQ(ticket.agencyText, TextRef{});
}

struct ClassRow {
  const char* what;
  Ground ground;
  Instant slot;
  Instant now;
  const char* number;
  TicketClass ticketClass;
  TicketState state;
  Instant ref;
  Target target;
};

TEST(IssuingTest, GivesEachClassItsPrefixStateAndTarget) {
  const Target ordinary{minutes{15}, 900};
  const Target priority{minutes{3}, 950};
  const Target elderly{minutes{8}, 900};
  const Target booked{minutes{5}, 950};
  const Instant slot = at(10);
  const auto none = Ground::None;
  using enum TicketClass;
  using enum TicketState;
  const std::vector<ClassRow> rows = {
      {"no ground", none, {}, at(9, 30), "A001", Ordinary, Waiting, at(9, 30), ordinary},
      {"disabled", Ground::Disabled, {}, at(9, 30), "V001", Priority, Waiting, at(9, 30), priority},
      {"elderly", Ground::Elderly, {}, at(9, 30), "V001", Priority, Waiting, at(9, 30), elderly},
      {"an hour early", none, slot, at(9), "Y001", Appointment, NotYetDue, slot, booked},
      {"a second early", none, slot, at(9, 59, 59), "Y001", Appointment, NotYetDue, slot, booked},
      {"on time", none, slot, slot, "Y001", Appointment, Waiting, slot, booked},
      {"15 min late", none, slot, at(10, 15), "Y001", Appointment, Waiting, at(10, 15), booked},
      {"too late", none, slot, at(10, 15, 1), "A001", Ordinary, Waiting, at(10, 15, 1), ordinary},
      {"booked, disabled",
       Ground::Disabled,
       slot,
       slot,
       "Y001",
       Appointment,
       Waiting,
       slot,
       booked},
      {"too late, disabled",
       Ground::Disabled,
       slot,
       at(11),
       "V001",
       Priority,
       Waiting,
       at(11),
       priority},
      {"early for the first slot",
       none,
       at(9),
       at(8, 40),
       "Y001",
       Appointment,
       NotYetDue,
       at(9),
       booked},
  };
  for (const ClassRow& row : rows) {
    SCOPED_TRACE(row.what);
    IssueTicket command = taking(kCompanySetUp);
    command.ground = row.ground;
    command.slot = row.slot;
    const TicketIssued ticket = issued(aHall().build(), command, row.now);
    EXPECT_EQ(ticket.number.text(), row.number);
    EXPECT_EQ(ticket.ticketClass, row.ticketClass);
    EXPECT_EQ(ticket.state, row.state);
    EXPECT_EQ(ticket.ref, row.ref);
    EXPECT_EQ(ticket.target, row.target);
    EXPECT_EQ(ticket.weighedTarget, weighTarget(row.target));
  }
}

struct HoursRow {
  const char* what;
  Instant now;
  bool open;
  Instant ref;
  const char* opens;
};

TEST(IssuingTest, OpensHalfAnHourBeforeAndGoesOnThroughLunchUntilClosing) {
  const int tuesday = 24;
  const std::vector<HoursRow> rows = {
      {"too early", at(8, 29, 59), false, {}, "2026-03-02T08:30:00+08:00"},
      {"half an hour before", at(8, 30), true, at(9), ""},
      {"as the session starts", at(9), true, at(9), ""},
      {"in the morning", at(11, 59), true, at(11, 59), ""},
      {"at lunch", at(12, 30), true, at(12, 30), ""},
      {"in the afternoon", at(15), true, at(15), ""},
      {"a second before closing", at(16, 59, 59), true, at(16, 59, 59), ""},
      {"at closing", at(17), false, {}, "2026-03-03T08:30:00+08:00"},
      {"next morning", at(tuesday + 9), true, at(tuesday + 9), ""},
      {"on Saturday", at(5 * 24 + 10), false, {}, "2026-03-09T08:30:00+08:00"},
  };
  for (const HoursRow& row : rows) {
    SCOPED_TRACE(row.what);
    const HallState hall = aHall().build();
    const Result<Events> events = issue(hall, taking(kCompanySetUp), row.now);
    if (row.open) {
      ASSERT_TRUE(isAccepted(events));
      EXPECT_EQ(only<TicketIssued>(*events).ref, row.ref);
    } else {
      EXPECT_TRUE(isRefused(events, Reason::QueueClosed, "opens", row.opens));
    }
  }
}

TEST(IssuingTest, SaysNothingOfAnOpeningThatNobodyKnows) {
  const HallState hall =
      aHall()
          .catalogue([](Catalogue::Content& content) { content.hours.seasons[0].workday.clear(); })
          .build();
  const Result<Events> events = issue(hall, taking(kCompanySetUp), at(9));
  ASSERT_TRUE(isRefused(events, Reason::QueueClosed));
  EXPECT_TRUE(events.refusal().details.empty());
}

TEST(IssuingTest, FollowsTheHoursOfTheQueueWhereItHasItsOwn) {
  const HallState hall = aHall()
                             .catalogue([](Catalogue::Content& content) {
                               OpeningHours hours = content.hours;
                               hours.seasons[0].workday = {{minutes{600}, minutes{660}}};
                               content.queues[1].hours = hours;
                             })
                             .build();
  EXPECT_TRUE(isAccepted(issue(hall, taking(kCompanySetUp), at(9))));
  EXPECT_TRUE(isRefused(
      issue(hall, taking(kHouseTransfer), at(9)),
      Reason::QueueClosed,
      "opens",
      "2026-03-02T09:30:00+08:00"
  ));
}

/// What a quota would be called if somebody put one in.
template <class T>
concept HasQuota = requires(T row) {
  row.quota;
}
|| requires(T row) {
  row.capacity;
}
|| requires(T row) {
  row.limit;
}
|| requires(T row) {
  row.ticketsMax;
}
|| requires(T row) {
  row.maxTickets;
}
|| requires(T row) {
  row.dailyMax;
}
|| requires(T row) {
  row.dailyLimit;
}
|| requires(T row) {
  row.waitingMax;
};

TEST(IssuingTest, HasNoKeyForAQuota) {
  EXPECT_FALSE(HasQuota<Queue>);
  EXPECT_FALSE(HasQuota<Item>);
  EXPECT_FALSE(HasQuota<Theme>);
  EXPECT_FALSE(HasQuota<CounterPlace>);
  EXPECT_FALSE(HasQuota<RuleParameters>);
  EXPECT_FALSE(HasQuota<OpeningHours>);
}

/// Row 13 of the requirements: 在工作时间内不得限定办件数量.
TEST(IssuingTest, NeverRefusesForNumber) {
  HallState hall = aHall().build();
  for (int i = 1; i <= 5000; ++i) {
    IssueTicket command = taking(kCompanySetUp);
    command.id = idOf("id" + std::to_string(i));
    const Result<Events> events = issue(hall, command, at(9, 30));
    ASSERT_TRUE(isAccepted(events)) << i;
    applyAll(hall, *events);
  }
  EXPECT_EQ(hall.floor.waiting(), 5000U);
  EXPECT_EQ(hall.floor.ticket(idOf("id5000"))->number.text(), "A5000");
}

TEST(IssuingTest, CountsEachPrefixForItselfAndEachDayFromOne) {
  HallState hall = aHall().build();
  const auto next = [&](const char* id, const IssueTicket& wanted, Instant now) {
    IssueTicket command = wanted;
    command.id = idOf(id);
    const Result<Events> events = issue(hall, command, now);
    EXPECT_TRUE(isAccepted(events));
    applyAll(hall, *events);
    return hall.floor.ticket(idOf(id))->number.text();
  };
  EXPECT_EQ(next("a", taking(kCompanySetUp), at(9)), "A001");
  EXPECT_EQ(next("b", taking(kHouseTransfer), at(9)), "B001");
  EXPECT_EQ(next("c", taking(kCompanyChange), at(9)), "A002");
  EXPECT_EQ(next("d", takingWith([](auto& c) { c.ground = Ground::Pregnant; }), at(9)), "V001");
  applyAll(hall, *decide(hall, bySystem(Tick{}), at(27)));
  EXPECT_EQ(next("e", taking(kCompanySetUp), at(24 + 9)), "A001");
}

TEST(IssuingTest, GoesPastANumberThatAnImportHasTaken) {
  const HallState hall = aHall()
                             .changed([](HallState& state) {
                               state.day.day = monday();
                               state.day.byNumber["A001"] = idOf("elsewhere");
                             })
                             .build();
  EXPECT_EQ(issued(hall, taking(kCompanySetUp), at(9)).number.text(), "A002");
}

TEST(IssuingTest, NumbersOfTheEveningReachUntilThreeInTheMorning) {
  const HallState hall = aHall()
                             .catalogue([](Catalogue::Content& content) {
                               auto& season = content.hours.seasons[0];
                               season.workday = {{minutes{0}, minutes{1440}}};
                             })
                             .with(aTicket("A001"))
                             .build();
  const TicketIssued ticket = issued(hall, taking(kCompanySetUp), at(24 + 2, 59));
  EXPECT_EQ(ticket.day, monday());
  EXPECT_EQ(ticket.number.text(), "A002");
}

TEST(IssuingTest, GoesOnWithTheHallsDayWhenTheClockWasSetBack) {
  const HallState hall =
      aHall().changed([](HallState& state) { state.day.day = monday() + std::chrono::days{1}; }
      ).build();
  EXPECT_EQ(issued(hall, taking(kCompanySetUp), at(9)).day, monday() + std::chrono::days{1});
}

// ---- what is refused --------------------------------------------------------------------------

struct RefusalRow {
  const char* what;
  HallState hall;
  IssueTicket command;
  Reason reason;
  const char* key = "";
  const char* value = "";
};

HallBuilder withIdentityRequired() {
  return aHall().catalogue([](Catalogue::Content& content) {
    content.queues[0].identity = IdentityRule::Required;
    content.queues[0].identityBasis = {"《不动产登记暂行条例》", "", false};
  });
}

HallBuilder with(const std::function<void(Catalogue::Content&)>& change) {
  return aHall().catalogue(change);
}

/// What was asked for does not exist or needs something else.
std::vector<RefusalRow> refusalsOfTheErrand() {
  const HallState plain = aHall().build();
  return {
      {"nothing asked for", plain, IssueTicket{}, Reason::MalformedRequest, "field", "purpose"},
      {"two things asked for",
       plain,
       takingWith([](auto& c) { c.theme = kOpenShop; }),
       Reason::MalformedRequest,
       "field",
       "purpose"},
      {"an unknown item", plain, taking(ItemId{99}), Reason::ItemNotFound, "item_id", "99"},
      {"a withdrawn item",
       with([](auto& c) { c.items[0].withdrawn = true; }).build(),
       taking(kCompanySetUp),
       Reason::ItemNotFound,
       "item_id",
       "company-set-up"},
      {"an unknown theme",
       plain,
       takingWith([](auto& c) { c.item = {}, c.theme = ThemeId{9}; }),
       Reason::ThemeNotFound,
       "theme_id",
       "9"},
      {"a theme without items",
       with([](auto& c) { c.themes[0].items.clear(); }).build(),
       takingWith([](auto& c) { c.item = {}, c.theme = kOpenShop; }),
       Reason::ThemeNotFound},
      {"an unknown queue", plain, taking(QueueId{9}), Reason::QueueNotFound, "queue_id", "9"},
      {"an item of no queue",
       with([](auto& c) { c.items[0].queue = QueueId{9}; }).build(),
       taking(kCompanySetUp),
       Reason::QueueNotFound},
      {"a handling queue without an item",
       plain,
       taking(kGeneral),
       Reason::MalformedRequest,
       "field",
       "item_id"},
  };
}

/// Nobody could have this number now, whoever asks.
std::vector<RefusalRow> refusalsOfTheHall() {
  const HallState plain = aHall().build();
  return {
      {"a suspended hall",
       aHall().suspended(at(9)).build(),
       taking(kCompanySetUp),
       Reason::HallSuspended,
       "text",
       "因停电暂停服务"},
      {"an older copy of the item",
       with([](auto& c) { c.items[0].revision = 4; }).build(),
       takingWith([](auto& c) { c.itemRevision = 3; }),
       Reason::StaleItem,
       "revision",
       "4"},
      {"an older copy of the theme",
       with([](auto& c) { c.themes[0].revision = 4; }).build(),
       takingWith([](auto& c) { c.item = {}, c.theme = kOpenShop, c.itemRevision = 1; }),
       Reason::StaleItem,
       "item_id",
       "open-shop"},
      {"no counter for the queue",
       with([](auto& c) { c.counters[3].queues = {}; }).build(),
       taking(kConsult),
       Reason::NoCounterServes,
       "queue_id",
       "consult"},
      {"only a counter for the elderly",
       with([](auto& c) { c.counters[3].onlyGrounds = 1U << 3U; }).build(),
       taking(kConsult),
       Reason::NoCounterServes},
      {"an appointment of tomorrow",
       plain,
       takingWith([](auto& c) { c.slot = at(24 + 9); }),
       Reason::AppointmentNotAccepted},
      {"an appointment of last week",
       plain,
       takingWith([](auto& c) { c.slot = at(-3 * 24); }),
       Reason::AppointmentNotAccepted},
      {"the day before is not closed",
       aHall().changed([](HallState& s) { s.day.day = monday() - std::chrono::days{1}; }).build(),
       taking(kCompanySetUp),
       Reason::NotReady,
       "cause",
       "day_end"},
      {"no catalogue",
       aHall().changed([](HallState& s) { s.catalogue.reset(); }).build(),
       taking(kCompanySetUp),
       Reason::NotReady},
      {"a hall not opened",
       aHall().changed([](HallState& s) { s.opened = false; }).build(),
       taking(kCompanySetUp),
       Reason::NotReady},
  };
}

/// What is missing or contradicts itself about who asks.
std::vector<RefusalRow> refusalsOfThePerson() {
  const HallState plain = aHall().build();
  const auto someone = personOf("someone");
  return {
      {"no identity where it is required",
       withIdentityRequired().build(),
       taking(kCompanySetUp),
       Reason::IdentityRequired,
       "basis",
       "《不动产登记暂行条例》"},
      {"an agent for nobody",
       plain,
       takingWith([](auto& c) { c.isAgent = true; }),
       Reason::AgentDataMissing,
       "field",
       "principal"},
      {"a principal without an agent",
       plain,
       takingWith([&](auto& c) { c.principal = someone; }),
       Reason::MalformedRequest,
       "field",
       "principal"},
      {"59 years old",
       plain,
       takingWith([](auto& c) { c.ground = Ground::Elderly, c.age = 59; }),
       Reason::GroundNotMet,
       "age",
       "60"},
      {"another ground, unsaid",
       plain,
       takingWith([](auto& c) { c.ground = Ground::Other; }),
       Reason::MalformedRequest,
       "field",
       "ground_text"},
      {"another ground, unsaid by an agent",
       plain,
       takingWith([&](auto& c) {
         c.ground = Ground::Other;
         c.isAgent = true;
         c.principal = someone;
         c.agencyText = textOf("agency");
       }),
       Reason::MalformedRequest,
       "field",
       "ground_text"},
      {"no copies", plain, takingWith([](auto& c) { c.copies = 0; }), Reason::CopiesOutOfRange},
      {"too many copies",
       plain,
       takingWith([](auto& c) { c.copies = 201; }),
       Reason::CopiesOutOfRange,
       "max",
       "200"},
      {"the same person again",
       aHall().with(aTicket("A001").of(someone)).build(),
       takingWith([&](auto& c) { c.applicant = someone; }),
       Reason::AlreadyWaiting,
       "number",
       "A001"},
  };
}

void expectRefusals(const std::vector<RefusalRow>& rows) {
  for (const RefusalRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_TRUE(isRefused(issue(row.hall, row.command, at(9, 30)), row.reason, row.key, row.value));
  }
}

TEST(IssuingTest, RefusesWhatIsNotOffered) {
  expectRefusals(refusalsOfTheErrand());
}

TEST(IssuingTest, RefusesWhatTheHallCannotServeNow) {
  expectRefusals(refusalsOfTheHall());
}

TEST(IssuingTest, RefusesWhatDoesNotFitThePerson) {
  expectRefusals(refusalsOfThePerson());
}

TEST(IssuingTest, TakesWhatOnlyLooksLikeARefusal) {
  struct Row {
    const char* what;
    HallState hall;
    IssueTicket command;
  };
  const HallState plain = aHall().build();
  const auto someone = personOf("someone");
  const auto mine = [&](auto& c) { c.applicant = someone; };
  const auto at1 = [&](const TicketBuilder& ticket) {
    return aHall().signedIn(kCounter1, kZhang).with(ticket).build();
  };
  const std::vector<Row> rows = {
      {"the item's own revision", plain, takingWith([](auto& c) { c.itemRevision = 1; })},
      {"another item changed",
       with([](auto& c) { c.items[1].revision = 9; }).build(),
       takingWith([](auto& c) { c.itemRevision = 1; })},
      {"60 years old", plain, takingWith([](auto& c) { c.ground = Ground::Elderly, c.age = 60; })},
      {"of unknown age", plain, takingWith([](auto& c) { c.ground = Ground::Elderly; })},
      {"young and disabled", plain, takingWith([](auto& c) {
         c.ground = Ground::Disabled, c.age = 20;
       })},
      {"200 copies", plain, takingWith([](auto& c) { c.copies = 200; })},
      {"without identity where somebody waits without",
       aHall().with(aTicket("A001")).build(),
       taking(kCompanySetUp)},
      {"another number on purpose",
       aHall().with(aTicket("A001").of(someone)).build(),
       takingWith(mine, [](auto& c) { c.allowDuplicate = true; })},
      {"waiting in another queue",
       aHall().with(aTicket("B001").of(someone)).build(),
       takingWith(mine)},
      {"somebody else waiting",
       aHall().with(aTicket("A001").of(personOf("other"))).build(),
       takingWith(mine)},
      {"number passed",
       at1(aTicket("A001").of(someone).called(kCounter1, at(9)).noShow(at(9, 5))),
       takingWith(mine)},
      {"being served",
       at1(aTicket("A001").of(someone).serving(kCounter1, at(9))),
       takingWith(mine)},
      {"required and given", withIdentityRequired().build(), takingWith(mine)},
      {"the queue's only counter is switched away for now",
       aHall().switched(kCounter4, {kGeneral}).build(),
       taking(kConsult)},
      {"a manager gave a counter to a queue that the catalogue gives none",
       with([](auto& c) { c.counters[3].queues = {}; }).switched(kCounter1, {kConsult}).build(),
       taking(kConsult)},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_TRUE(isAccepted(issue(row.hall, row.command, at(9, 30))));
  }
}

TEST(IssuingTest, NamesTheFirstNumberOfWhoWaitsAlready) {
  const auto someone = personOf("someone");
  const std::vector<TicketBuilder> standing = {
      aTicket("A001").of(someone).called(kCounter1, at(9)),
      aTicket("A001").of(someone).slot(at(10)),
      aTicket("A001").of(someone).serving(kCounter1, at(9)).held(HoldKind::PapersToFetch, at(9, 5)),
  };
  for (const TicketBuilder& ticket : standing) {
    const HallState hall =
        aHall().signedIn(kCounter1, kZhang).with(aTicket("A002").of(someone)).with(ticket).build();
    IssueTicket command = taking(kCompanySetUp);
    command.applicant = someone;
    const Result<Events> events = issue(hall, command, at(9, 30));
    EXPECT_TRUE(isRefused(events, Reason::AlreadyWaiting, "number", "A001"));
    EXPECT_EQ(detailOf(events.refusal(), "ticket_id"), "41303031-0000-0000-0000-000000000000");
  }
}

TEST(IssuingTest, CountsFromWhenTheApplicantPressedTheButton) {
  Command late = by(kKiosk, taking(kCompanySetUp));
  late.occurred = at(16, 59);
  const Result<Events> events = decide(aHall().build(), late, at(17, 1));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketIssued>(*events).ref, at(16, 59));
  EXPECT_EQ(events->front().occurred, at(16, 59));
}

// ---- grounds ------------------------------------------------------------------------------------

/// Requirements row 23: neither ownership form nor home region ever moves anybody forward. A new
/// ground must be put here by somebody who has read that.
TEST(GroundTest, KnowsNeitherOwnershipNorHomeRegion) {
  const auto known = [](Ground ground) {
    switch (ground) {
      case Ground::None:
      case Ground::Disabled:
      case Ground::Elderly:
      case Ground::Serviceman:
      case Ground::VeteranFamily:
      case Ground::FireRescue:
      case Ground::Pregnant:
      case Ground::WithInfant:
      case Ground::Other:
        return true;
    }
    return false;
  };
  int grounds = 0;
  for (int value = 0; value < 256; ++value) {
    grounds += known(static_cast<Ground>(value)) ? 1 : 0;
  }
  EXPECT_EQ(grounds, 9);
}

TEST(GroundTest, OnlyTheGroundDecidesTheClassAndNothingTheApplicantIs) {
  const HallState hall = aHall().build();
  IssueTicket company = taking(kCompanySetUp);
  company.applicant = personOf("state-owned company of another province");
  IssueTicket person = taking(kCompanySetUp);
  person.applicant = personOf("local person");
  const TicketIssued first = issued(hall, company, at(9, 30));
  TicketIssued second = issued(hall, person, at(9, 30));
  second.applicant = first.applicant;
  EXPECT_EQ(first, second);
}

}  // namespace

}  // namespace hall::support
