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
