#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Issued and started at the counter (直接办理).
namespace hall::support {

namespace {

WalkUp walkUp(CounterId counter, ItemId item) {
  WalkUp command;
  command.counter = counter;
  command.id = idOf("new");
  command.item = item;
  return command;
}

WalkUp walkUp(CounterId counter, QueueId queue) {
  WalkUp command;
  command.counter = counter;
  command.id = idOf("new");
  command.queue = queue;
  return command;
}

HallBuilder zhangAtOne() {
  return aHall().signedIn(kCounter1, kZhang);
}

TEST(WalkUpTest, IssuesAndStartsAtOnce) {
  HallState hall = zhangAtOne().build();
  const Command command = by(kZhang, walkUp(kCounter1, kCompanySetUp));
  const Result<Events> events = decide(hall, command, at(9, 30));
  ASSERT_TRUE(isAccepted(events));
  ASSERT_EQ(events->size(), 2U);
  const auto& issue = only<TicketIssued>(*events);
  EXPECT_EQ(issue.number.text(), "A001");
  EXPECT_EQ(issue.channel, Channel::Counter);
  EXPECT_EQ(issue.ref, at(9, 30));
  const auto& started = only<ServingStarted>(*events);
  EXPECT_TRUE(started.walkUp);
  EXPECT_EQ(started.staff, kZhang);
  applyAll(hall, *events);
  EXPECT_EQ(hall.floor.ticket(idOf("new"))->state, TicketState::Serving);
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Serving);
  EXPECT_EQ(hall.nextServing, ServingId{2});
}

TEST(WalkUpTest, ReportedLateItBeginsWhenTheCounterWasFree) {
  HallState hall = zhangAtOne().build();
  const Instant free = hall.floor.counter(kCounter1)->stateSince;
  Command command = by(kZhang, walkUp(kCounter1, kCompanySetUp));
  command.occurred = free - std::chrono::minutes{3};
  const Result<Events> events = decide(hall, command, at(9, 30));
  ASSERT_TRUE(isAccepted(events));
  for (const Event& event : *events) EXPECT_EQ(event.occurred, free);
  EXPECT_EQ(only<TicketIssued>(*events).ref, free);
}

struct WalkUpRow {
  const char* what;
  HallState hall;
  StaffId staff;
  WalkUp command;
  std::optional<Reason> refused;
  const char* key = "";
  const char* value = "";
};

std::vector<WalkUpRow> whoWaits() {
  const HallState waiting = zhangAtOne().with(aTicket("A001")).build();
  const HallState elsewhere = zhangAtOne().with(aTicket("B001")).build();
  const HallState notDue = zhangAtOne().with(aTicket("Y001").slot(at(11))).build();
  const HallState consulting = aHall().signedIn(kCounter4, kChen).with(aTicket("C001")).build();
  WalkUp call = walkUp(kCounter1, kCompanySetUp);
  call.telephone = true;
  const auto company = walkUp(kCounter1, kCompanySetUp);
  return {
      {"nobody waits", zhangAtOne().build(), kZhang, company, std::nullopt},
      {"somebody waits", waiting, kZhang, company, Reason::SomebodyWaits, "number", "A001"},
      {"somebody waits whom this counter cannot serve", elsewhere, kZhang, company, std::nullopt},
      {"an appointment before its slot", notDue, kZhang, company, std::nullopt},
      {"a call by telephone while somebody waits", waiting, kZhang, call, std::nullopt},
      {"a consultation while somebody waits",
       consulting,
       kChen,
       walkUp(kCounter4, kConsult),
       std::nullopt},
  };
}

std::vector<WalkUpRow> whoActsWhere() {
  const auto company = walkUp(kCounter1, kCompanySetUp);
  const auto busy = zhangAtOne().with(aTicket("A007").called(kCounter1, at(9, 5))).build();
  WalkUp both = company;
  both.queue = kConsult;
  WalkUp none = company;
  none.copies = 0;
  const auto required = zhangAtOne()
                            .catalogue([](Catalogue::Content& content) {
                              content.queues[0].identity = IdentityRule::Required;
                              content.queues[0].identityBasis = {"某条例", "", false};
                            })
                            .build();
  return {
      {"a ready counter",
       zhangAtOne().ready(kCounter1, at(9), at(9, 10)).build(),
       kZhang,
       company,
       std::nullopt},
      {"no such counter",
       zhangAtOne().build(),
       kZhang,
       walkUp(CounterId{9}, kCompanySetUp),
       Reason::CounterNotFound},
      {"nobody signed in", aHall().build(), kZhang, company, Reason::CounterNotSignedIn},
      {"somebody else's counter", zhangAtOne().build(), kLi, company, Reason::ForeignCounter},
      {"a paused counter",
       zhangAtOne().paused(kCounter1, at(9), at(9, 10)).build(),
       kZhang,
       company,
       Reason::CounterPaused},
      {"a counter with a ticket called",
       busy,
       kZhang,
       company,
       Reason::CounterBusy,
       "number",
       "A007"},
      {"an item the counter does not serve",
       zhangAtOne().build(),
       kZhang,
       walkUp(kCounter1, kHouseTransfer),
       Reason::NotAble,
       "queue_id",
       "estate"},
      {"no such item",
       zhangAtOne().build(),
       kZhang,
       walkUp(kCounter1, ItemId{9}),
       Reason::ItemNotFound},
      {"item and queue", zhangAtOne().build(), kZhang, both, Reason::MalformedRequest},
      {"a handling queue without an item",
       zhangAtOne().build(),
       kZhang,
       walkUp(kCounter1, kGeneral),
       Reason::MalformedRequest,
       "field",
       "item_id"},
      {"no copies", zhangAtOne().build(), kZhang, none, Reason::CopiesOutOfRange, "max", "200"},
      {"identity required", required, kZhang, company, Reason::IdentityRequired, "basis", "某条例"},
      {"a suspended hall",
       zhangAtOne().suspended(at(9)).build(),
       kZhang,
       company,
       Reason::HallSuspended},
      {"no catalogue",
       aHall().changed([](HallState& s) { s.catalogue.reset(); }).build(),
       kZhang,
       company,
       Reason::NotReady},
  };
}

void expectRows(const std::vector<WalkUpRow>& rows) {
  for (const WalkUpRow& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = decide(row.hall, by(row.staff, row.command), at(9, 30));
    if (row.refused) {
      EXPECT_TRUE(isRefused(events, *row.refused, row.key, row.value));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

TEST(WalkUpTest, OnlyWhenNobodyCallableWaitsUnlessOneConsultsOrTelephones) {
  expectRows(whoWaits());
}

TEST(WalkUpTest, OnlyAtAFreeCounterOfOnesOwnThatServesTheQueue) {
  expectRows(whoActsWhere());
}

TEST(WalkUpTest, AlsoOutOfIssuingHours) {
  const HallState hall = zhangAtOne().build();
  EXPECT_TRUE(isAccepted(decide(hall, by(kZhang, walkUp(kCounter1, kCompanySetUp)), at(18))));
}

TEST(WalkUpTest, ATelephoneCallIsAChannelOfItsOwn) {
  WalkUp call = walkUp(kCounter4, kConsult);
  call.telephone = true;
  const HallState hall = aHall().signedIn(kCounter4, kChen).build();
  const Result<Events> events = decide(hall, by(kChen, call), at(9, 30));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketIssued>(*events).channel, Channel::Telephone);
}

TEST(WalkUpTest, AHandoutNeverHasToWait) {
  const HallState hall = aHall()
                             .catalogue([](Catalogue::Content& content) {
                               content.queues[2].kind = QueueKind::Handout;
                             })
                             .signedIn(kCounter4, kChen)
                             .with(aTicket("C001"))
                             .build();
  EXPECT_TRUE(isAccepted(decide(hall, by(kChen, walkUp(kCounter4, kConsult)), at(9, 30))));
}

}  // namespace

}  // namespace hall::support
