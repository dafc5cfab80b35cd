#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Tickets issued without the server: by an offline kiosk, or by hand.
namespace hall::support {

namespace {

TicketNumber number(std::string_view prefix, std::uint32_t serial) {
  return {TicketNumber::makePrefix(prefix), serial};
}

PastTicket offline(std::uint32_t serial, Instant issued = at(10)) {
  PastTicket ticket;
  ticket.number = number("K", serial);
  ticket.id = idOf(ticket.number.text());
  ticket.queue = kGeneral;
  ticket.item = kCompanySetUp;
  ticket.issued = issued;
  ticket.offlineSerial = serial;
  return ticket;
}

Result<Events> upload(
    const HallState& hall, std::vector<PastTicket> tickets, Instant now = at(11)
) {
  return decide(hall, by(kKiosk, UploadOfflineTickets{std::move(tickets)}), now);
}

template <class Change>
PastTicket offlineWith(Change change) {
  PastTicket ticket = offline(1);
  change(ticket);
  return ticket;
}

// ---- an offline kiosk -------------------------------------------------------------------------

TEST(UploadTest, KeepsTheKiosksNumberAndTheTimeItWasTaken) {
  HallState hall = aHall().build();
  const Result<Events> events = upload(hall, {offline(14)});
  ASSERT_TRUE(isAccepted(events));
  const auto& issue = only<TicketIssued>(*events);
  EXPECT_EQ(issue.number.text(), "K014");
  EXPECT_EQ(issue.channel, Channel::Offline);
  EXPECT_EQ(issue.offlineSerial, 14U);
  EXPECT_EQ(issue.ref, at(10));
  EXPECT_FALSE(issue.inexact);
  EXPECT_EQ(events->front().occurred, at(10));
  applyAll(hall, *events);
  EXPECT_EQ(hall.floor.ticket(idOf("K014"))->issued, at(10));
}

TEST(UploadTest, PassesOverWhatIsKnownForGood) {
  HallState hall = aHall().build();
  applyAll(hall, *upload(hall, {offline(1), offline(2)}));
  const Result<Events> again = upload(hall, {offline(1), offline(2), offline(3), offline(3)});
  ASSERT_TRUE(isAccepted(again));
  EXPECT_EQ(again->size(), 1U);
  EXPECT_EQ(only<TicketIssued>(*again).offlineSerial, 3U);
  applyAll(hall, *again);
  applyAll(hall, *decide(hall, bySystem(Tick{}), at(27)));
  EXPECT_TRUE(upload(hall, {offline(2)}, at(24 + 10))->empty()) << "the day after, too";
}

TEST(UploadTest, KnowsTheSerialsOfEachKioskApart) {
  HallState hall = aHall().build();
  applyAll(hall, *upload(hall, {offline(1)}));
  PastTicket other = offline(1);
  other.number = number("L", 1);
  other.id = idOf("L001");
  const auto events = decide(hall, by(kPc1, UploadOfflineTickets{{other}}), at(11));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(countOf<TicketIssued>(*events), 1U);
}

TEST(UploadTest, CountsTheWaitFromTheSessionAsAtTheKioskOnline) {
  const Result<Events> events = upload(
      aHall().build(), {offline(1, at(8, 40)), offline(2, at(12, 15)), offline(3, at(7))}, at(13)
  );
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(std::get<TicketIssued>((*events)[0].body).ref, at(9));
  EXPECT_EQ(std::get<TicketIssued>((*events)[1].body).ref, at(12, 15));
  EXPECT_EQ(std::get<TicketIssued>((*events)[2].body).ref, at(7)) << "nobody stopped the kiosk";
}

TEST(UploadTest, RecordsTheItemAndTheGuideAsTheKioskShowedThem) {
  const auto shown = [](const HallState& hall, const PastTicket& ticket) {
    const auto events = upload(hall, {ticket});
    const auto& issue = only<TicketIssued>(*events);
    return std::pair{issue.itemRevision, issue.guideVersion};
  };
  const HallState hall = aHall().build();
  const auto former = [](auto& t) { t.itemRevision = 7, t.guideVersion = 2; };
  using Versions = std::pair<std::uint32_t, std::uint32_t>;
  EXPECT_EQ(shown(hall, offlineWith(former)), (Versions{7, 2}));
  EXPECT_EQ(shown(hall, offline(1)), (Versions{1, 3})) << "it did not say";
  PastTicket ofNoItem = offlineWith(former);
  ofNoItem.item = {};
  EXPECT_EQ(shown(hall, ofNoItem), (Versions{0, 0}));
}

/// A kiosk whose clock is wrong passes nobody who waits, and its tickets are not closed as those of
/// a day that is over.
TEST(UploadTest, BelievesNoTimeBeforeTheKiosksLastNumberWithTheServer) {
  const HallState hall =
      aHall().with(aTicket("A001").issued(at(9, 30)).cancelled(at(9, 40))).build();
  struct Row {
    const char* what;
    Instant told;
    Instant believed;
  };
  const std::vector<Row> rows = {
      {"a clock that lost its time", Instant{}, at(9, 30)},
      {"a clock that is slow", at(9, 29, 59), at(9, 30)},
      {"right after it", at(9, 30, 1), at(9, 30, 1)},
      {"long after it", at(10, 59), at(10, 59)},
      {"a clock that runs ahead", at(15), at(11)},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = upload(hall, {offline(1, row.told)});
    ASSERT_TRUE(isAccepted(events));
    ASSERT_EQ(events->size(), 1U) << "it waits";
    EXPECT_EQ(events->front().occurred, row.believed);
    EXPECT_EQ(only<TicketIssued>(*events).ref, row.believed);
  }
}

TEST(UploadTest, OnlyANumberOfThisVeryKioskWithTheServerSaysThatItWasNotOffline) {
  const auto occurred = [](const HallState& hall, DeviceId kiosk, Instant now = at(11)) {
    const auto events = decide(hall, by(kiosk, UploadOfflineTickets{{offline(9, at(9))}}), now);
    return events->front().occurred;
  };
  HallState hall = aHall().with(aTicket("A001").issued(at(9, 30))).build();
  EXPECT_EQ(occurred(hall, kPc1), at(9)) << "another's number";
  IssueTicket atTheDesk;
  atTheDesk.id = idOf("desk");
  atTheDesk.item = kCompanySetUp;
  atTheDesk.channel = Channel::GuideDesk;
  applyAll(hall, *decide(hall, by(kPc1, atTheDesk), at(9, 45)));
  EXPECT_EQ(occurred(hall, kPc1), at(9)) << "a number that a person took there";
  applyAll(hall, *upload(hall, {offline(1, at(10))}));
  EXPECT_EQ(occurred(hall, kKiosk), at(9, 30)) << "the first part of what it uploads";
  applyAll(hall, *decide(hall, bySystem(Tick{}), at(27)));
  EXPECT_EQ(occurred(hall, kKiosk, at(24 + 10)), at(9, 30)) << "the day after, too";
}

struct TakenRow {
  const char* what;
  HallState hall;
  PastTicket ticket;
};

TEST(UploadTest, IsNeverRefusedForHoursEmergenciesOrANewerCatalogue) {
  const auto withdrawn = aHall().catalogue([](Catalogue::Content& content) {
    content.items[0].withdrawn = true;
    content.items[0].revision = 9;
  });
  const std::vector<TakenRow> rows = {
      {"at night", aHall().build(), offline(1, at(5))},
      {"a suspended hall", aHall().suspended(at(9)).build(), offline(1)},
      {"an item withdrawn since", HallBuilder(withdrawn).build(), offline(1)},
      {"a clock that runs ahead", aHall().build(), offline(1, at(15))},
      {"no item", aHall().build(), offlineWith([](auto& t) { t.item = {}; })},
      {"no queue", aHall().build(), offlineWith([](auto& t) { t.queue = {}; })},
      {"copies never asked", aHall().build(), offlineWith([](auto& t) { t.copies = 0; })},
  };
  for (const TakenRow& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = upload(row.hall, {row.ticket});
    ASSERT_TRUE(isAccepted(events));
    const auto& issue = only<TicketIssued>(*events);
    EXPECT_EQ(issue.queue, kGeneral);
    EXPECT_GE(issue.copies, 1);
    EXPECT_LE(events->front().occurred, at(11));
  }
}

TEST(UploadTest, GoesToTheQueueItsItemHasNowWhenItsOwnIsServedNoMore) {
  const HallState hall = aHall()
                             .catalogue([](Catalogue::Content& content) {
                               content.items[0].queue = kEstate;
                               content.counters[0].queues = {};
                               content.counters[1].queues.remove(kGeneral);
                             })
                             .build();
  const Result<Events> events = upload(hall, {offline(1)});
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketIssued>(*events).queue, kEstate);
}

TEST(UploadTest, StaysInAQueueWhoseCounterIsSwitchedAwayOrWasGivenByAManager) {
  const auto moved = [](Catalogue::Content& content) { content.items[0].queue = kEstate; };
  const HallState away =
      aHall().catalogue(moved).switched(kCounter1, {}).switched(kCounter2, {kEstate}).build();
  const HallState given = aHall()
                              .catalogue([&](Catalogue::Content& content) {
                                moved(content);
                                content.counters[0].queues = {};
                                content.counters[1].queues.remove(kGeneral);
                              })
                              .switched(kCounter3, {kGeneral})
                              .build();
  for (const HallState& hall : {away, given}) {
    const Result<Events> events = upload(hall, {offline(1)});
    ASSERT_TRUE(isAccepted(events));
    EXPECT_EQ(only<TicketIssued>(*events).queue, kGeneral);
  }
}

TEST(UploadTest, AGroundMakesItAPriorityTicketWhateverTheKioskSaid) {
  const Result<Events> events =
      upload(aHall().build(), {offlineWith([](auto& t) { t.ground = Ground::Pregnant; })});
  EXPECT_EQ(only<TicketIssued>(*events).ticketClass, TicketClass::Priority);
}

TEST(UploadTest, ATicketOfADayThatEndedIsRecordedAndClosed) {
  HallState hall = aHall().with(aTicket("A001")).build();
  applyAll(hall, *decide(hall, bySystem(Tick{}), at(27)));
  const int tuesday = 24;
  PastTicket today = offline(1, at(tuesday + 9));
  today.offlineSerial = 2;
  today.id = idOf("today");
  const Result<Events> events = upload(hall, {offline(1, at(16)), today}, at(tuesday + 10));
  ASSERT_TRUE(isAccepted(events)) << "K001 of yesterday and K001 of today are two numbers";
  ASSERT_EQ(events->size(), 3U);
  EXPECT_EQ(std::get<TicketIssued>((*events)[0].body).day, monday());
  EXPECT_EQ(only<TicketClosedBySystem>(*events).ticket, idOf("K001"));
  EXPECT_EQ((*events)[1].occurred, at(27));
  applyAll(hall, *events);
  EXPECT_EQ(hall.floor.waiting(), 1U);
  EXPECT_EQ(hall.day.byNumber.at("K001"), idOf("today"));
  EXPECT_EQ(hall.floor.figures(kGeneral).issuedToday, 1U);
}

struct UploadRefusalRow {
  const char* what;
  HallState hall;
  std::vector<PastTicket> tickets;
  Reason reason;
  const char* key = "";
  const char* value = "";
};

TEST(UploadTest, RefusesNumbersThatCannotBeTheKiosksOwn) {
  const HallState plain = aHall().build();
  const auto taken = aHall().with(aTicket("K001").in(kGeneral)).build();
  const auto named = [](std::string_view prefix, std::uint32_t serial) {
    return offlineWith([&](auto& t) { t.number = number(prefix, serial); });
  };
  PastTicket twin = offline(2);
  twin.number = number("K", 1);
  const auto inexact = Reason::ImportInexact;
  const std::vector<UploadRefusalRow> rows = {
      {"nothing", plain, {}, Reason::MalformedRequest, "field", "tickets"},
      {"too many", plain, std::vector<PastTicket>(101, offline(1)), Reason::MalformedRequest},
      {"no serial",
       plain,
       {offline(1), offlineWith([](auto& t) { t.offlineSerial = 0; })},
       inexact,
       "line",
       "2"},
      {"the prefix of a queue", plain, {named("A", 5)}, inexact, "field", "number"},
      {"the prefix of priority", plain, {named("V", 5)}, inexact, "field", "number"},
      {"the prefix of appointments", plain, {named("Y", 5)}, inexact, "field", "number"},
      {"no prefix", plain, {named("", 5)}, inexact, "field", "number"},
      {"number zero", plain, {named("K", 0)}, inexact, "field", "number"},
      {"a number of the day", taken, {offline(1)}, inexact, "field", "number"},
      {"the same number twice", plain, {offline(1), twin}, inexact, "line", "2"},
      {"no such item",
       plain,
       {offlineWith([](auto& t) { t.item = ItemId{99}; })},
       Reason::ItemNotFound},
      {"no such queue",
       plain,
       {offlineWith([](auto& t) { t.item = {}, t.queue = QueueId{99}; })},
       Reason::QueueNotFound},
      {"no catalogue",
       aHall().changed([](HallState& s) { s.catalogue.reset(); }).build(),
       {offline(1)},
       Reason::NotReady},
  };
  for (const UploadRefusalRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_TRUE(isRefused(upload(row.hall, row.tickets), row.reason, row.key, row.value));
  }
  EXPECT_TRUE(isRefused(
      decide(plain, by(kGuide, UploadOfflineTickets{{offline(1)}}), at(11)), Reason::DeviceNotFound
  ));
}

// ---- written by hand ----------------------------------------------------------------------------

PastTicket handwritten(std::string_view prefix, std::uint32_t serial, Instant issued = at(10)) {
  PastTicket ticket;
  ticket.number = number(prefix, serial);
  ticket.id = idOf(ticket.number.text());
  ticket.queue = kGeneral;
  ticket.issued = issued;
  return ticket;
}

ImportTickets importing(std::vector<PastTicket> tickets) {
  return {std::move(tickets), textOf("power cut")};
}

TEST(ImportTest, TakesAllMarksThemInexactAndTellsTheManager) {
  HallState hall = aHall().with(aTicket("A017")).build();
  const auto list = importing({handwritten("A", 18), handwritten("H", 1)});
  const Result<Events> events = decide(hall, by(kManager, list), at(11));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(countOf<TicketIssued>(*events), 2U);
  const auto& first = std::get<TicketIssued>((*events)[0].body);
  EXPECT_TRUE(first.inexact);
  EXPECT_EQ(first.channel, Channel::Handwritten);
  for (const std::size_t at : {0U, 1U}) {
    EXPECT_EQ(std::get<TicketIssued>((*events)[at].body).importReason, textOf("power cut"));
  }
  EXPECT_EQ((*events)[0].occurred, at(10));
  EXPECT_EQ(only<AlertRaised>(*events).alert.rule, AlertRule::ImportedTickets);
  applyAll(hall, *events);
  IssueTicket next;
  next.id = idOf("new");
  next.item = kCompanySetUp;
  const Result<Events> issued = decide(hall, by(kKiosk, next), at(11, 5));
  EXPECT_EQ(only<TicketIssued>(*issued).number.text(), "A019") << "goes on above the list";
}

TEST(ImportTest, ASecondListRaisesNoSecondAlert) {
  HallState hall = aHall().build();
  applyAll(hall, *decide(hall, by(kManager, importing({handwritten("H", 1)})), at(11)));
  const auto again = decide(hall, by(kManager, importing({handwritten("H", 2)})), at(11));
  EXPECT_EQ(countOf<AlertRaised>(*again), 0U);
}

struct ImportRow {
  const char* what;
  Command command;
  Reason reason;
  const char* key = "";
  const char* value = "";
};

TEST(ImportTest, IsAllOrNothing) {
  const HallState hall = aHall().with(aTicket("A017")).build();
  const auto good = handwritten("H", 1);
  const auto second = [&](const PastTicket& ticket) {
    return by(kManager, importing({good, ticket}));
  };
  const auto changed = [](auto change) {
    PastTicket ticket = handwritten("H", 2);
    change(ticket);
    return ticket;
  };
  const auto inexact = Reason::ImportInexact;
  const auto line = [&](const char* what, const PastTicket& ticket, const char* field) {
    return ImportRow{what, second(ticket), inexact, "field", field};
  };
  const std::vector<ImportRow> rows = {
      {"nothing", by(kManager, importing({})), Reason::MalformedRequest, "field", "tickets"},
      {"no reason", by(kManager, ImportTickets{{good}, {}}), Reason::ReasonRequired},
      {"by guide staff", by(kGuide, importing({good})), Reason::NotPermitted, "right", "manager"},
      {"by a kiosk", by(kKiosk, importing({good})), Reason::NotPermitted},
      {"names the line", second(handwritten("A", 17)), inexact, "line", "2"},
      line("a number of the day", handwritten("A", 17), "number"),
      line("twice in the list", good, "number"),
      line("no number", handwritten("", 3), "number"),
      line("number zero", handwritten("H", 0), "number"),
      line("later than now", handwritten("H", 2, at(11, 1)), "issue_time"),
      line("of yesterday", handwritten("H", 2, at(-10)), "issue_time"),
      line("no copies", changed([](auto& t) { t.copies = 0; }), "copies"),
      line("too many copies", changed([](auto& t) { t.copies = 201; }), "copies"),
      {"no such queue",
       second(changed([](auto& t) { t.queue = QueueId{99}; })),
       Reason::QueueNotFound,
       "line",
       "2"},
      {"no such item",
       second(changed([](auto& t) { t.item = ItemId{99}; })),
       Reason::ItemNotFound,
       "line",
       "2"},
  };
  for (const ImportRow& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_TRUE(isRefused(decide(hall, row.command, at(11)), row.reason, row.key, row.value));
  }
}

/// A and C are queues' prefixes, V and Y those of the classes; H is nobody's.
TEST(ImportTest, ANumberBearsThePrefixOfItsQueueAndClassOrOneOfNobody) {
  const HallState hall = aHall().build();
  struct Row {
    const char* prefix;
    QueueId queue;
    TicketClass ticketClass;
    Ground ground;
    const char* instead;  ///< empty: it is taken
  };
  using enum TicketClass;
  const std::vector<Row> rows = {
      {"A", kGeneral, Ordinary, Ground::None, ""},
      {"C", kConsult, Ordinary, Ground::None, ""},
      {"V", kGeneral, Priority, Ground::Disabled, ""},
      {"V", kGeneral, Ordinary, Ground::Disabled, ""},
      {"Y", kGeneral, Appointment, Ground::None, ""},
      {"H", kGeneral, Ordinary, Ground::None, ""},
      {"H", kGeneral, Priority, Ground::Disabled, ""},
      {"C", kGeneral, Ordinary, Ground::None, "A"},
      {"A", kConsult, Ordinary, Ground::None, "C"},
      {"V", kGeneral, Ordinary, Ground::None, "A"},
      {"Y", kGeneral, Ordinary, Ground::None, "A"},
      {"A", kGeneral, Priority, Ground::Disabled, "V"},
      {"A", kGeneral, Ordinary, Ground::Disabled, "V"},
      {"V", kGeneral, Appointment, Ground::None, "Y"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(
        std::string(row.prefix) + " in queue " + std::to_string(row.queue.value) + " as class " +
        std::to_string(static_cast<int>(row.ticketClass))
    );
    PastTicket ticket = handwritten(row.prefix, 200);
    ticket.queue = row.queue;
    ticket.ticketClass = row.ticketClass;
    ticket.ground = row.ground;
    const auto events =
        decide(hall, by(kManager, importing({handwritten("H", 1), ticket})), at(11));
    if (*row.instead == '\0') {
      EXPECT_TRUE(isAccepted(events));
      continue;
    }
    EXPECT_TRUE(isRefused(events, Reason::ImportInexact, "field", "number"));
    EXPECT_TRUE(isRefused(events, Reason::ImportInexact, "line", "2"));
    EXPECT_TRUE(isRefused(events, Reason::ImportInexact, "prefix", row.instead));
  }
}

TEST(ImportTest, RefusesAQueueThatNoCounterServes) {
  const HallState hall =
      aHall().catalogue([](Catalogue::Content& content) { content.counters[3].queues = {}; }
      ).build();
  PastTicket ticket = handwritten("H", 1);
  ticket.queue = kConsult;
  EXPECT_TRUE(isRefused(
      decide(hall, by(kManager, importing({ticket})), at(11)),
      Reason::ImportInexact,
      "field",
      "queue_id"
  ));
}

TEST(ImportTest, TakesAQueueThatAManagerGaveACounter) {
  const HallState hall =
      aHall()
          .catalogue([](Catalogue::Content& content) { content.counters[3].queues = {}; })
          .switched(kCounter1, {kGeneral, kConsult})
          .build();
  PastTicket ticket = handwritten("H", 1);
  ticket.queue = kConsult;
  EXPECT_TRUE(isAccepted(decide(hall, by(kManager, importing({ticket})), at(11))));
}

TEST(ImportTest, WaitsForTheDayBeforeToBeClosed) {
  const HallState hall =
      aHall().changed([](HallState& state) { state.day.day = monday() - std::chrono::days{1}; }
      ).build();
  EXPECT_TRUE(isRefused(
      decide(hall, by(kManager, importing({handwritten("H", 1)})), at(11)), Reason::NotReady
  ));
}

}  // namespace

}  // namespace hall::support
