#include "tests/unit/api/view_fixture.h"

namespace hall::api {
namespace {

using support::aHall;
using support::at;
using support::aTicket;
using support::kCounter1;
using support::kCounter2;
using support::kCounter4;
using support::kMainZone;
using support::kQuietZone;
using Numbers = std::vector<std::string>;

class BoardViewTest : public ViewFixture {
 protected:
  v1::BoardSnapshot shown(domain::ZoneId zone = kMainZone) { return snapshot(board(zone)).board(); }
  v1::BoardQueue queue(const std::string& code) {
    const v1::BoardSnapshot zone = shown({});
    for (const auto& queue : zone.queues()) {
      if (queue.queue_id() == code) return queue;
    }
    ADD_FAILURE() << "no queue " << code;
    return {};
  }
  v1::BoardCounter counter(const std::string& code) {
    const v1::BoardSnapshot zone = shown({});
    for (const auto& counter : zone.counters()) {
      if (counter.counter_id() == code) return counter;
    }
    ADD_FAILURE() << "no counter " << code;
    return {};
  }
};

TEST_F(BoardViewTest, ShowsTheCallsOfItsZoneInTheOrderTheyWereMade) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .signedIn(kCounter4, support::kChen)
             .with(aTicket("A001").called(kCounter1, at(9, 1)).recalled(at(9, 2)))
             .with(aTicket("C001").called(kCounter4, at(9, 3)))
             .build();
  now = at(9, 4);

  const auto main = shown();
  ASSERT_EQ(main.calls_size(), 2);
  EXPECT_EQ(main.calls(0).call_id(), 1U);
  EXPECT_FALSE(main.calls(0).open()) << "called again since";
  const v1::BoardCall& call = main.calls(1);
  EXPECT_EQ(call.call_id(), 2U);
  EXPECT_EQ(call.number(), "A001");
  EXPECT_EQ(call.counter_id(), "1");
  EXPECT_EQ(call.counter_label().zh(), "1");
  EXPECT_FALSE(call.named_room());
  EXPECT_EQ(call.ordinal(), 2U);
  EXPECT_TRUE(call.open());
  EXPECT_FALSE(call.delivered());
  EXPECT_EQ(call.zone_id(), "main");
  EXPECT_EQ(instantOf(call.call_time()), at(9, 2));
  EXPECT_EQ(shown(kQuietZone).calls_size(), 1);
  EXPECT_EQ(shown({}).calls_size(), 3);
}

TEST_F(BoardViewTest, CallsAscendByNumberAlsoBeyondTen) {
  support::HallBuilder builder = aHall().signedIn(kCounter1, support::kZhang);
  support::TicketBuilder ticket = aTicket("A001").called(kCounter1, at(9, 0));
  for (int i = 1; i < 12; ++i) ticket.recalled(at(9, 0, i * 5));
  hall = builder.with(ticket).build();
  now = at(9, 1);

  const auto ids = each(shown().calls(), [](const auto& call) { return call.call_id(); });

  ASSERT_EQ(ids.size(), 12U);
  for (std::size_t i = 0; i < ids.size(); ++i) EXPECT_EQ(ids[i], i + 1);
}

TEST_F(BoardViewTest, KeepsTheLastTwentyCallsAndEverythingYoungerThanTwoMinutes) {
  support::HallBuilder builder = aHall().signedIn(kCounter1, support::kZhang);
  support::TicketBuilder ticket = aTicket("A001").called(kCounter1, at(9, 0));
  for (int i = 1; i < 60; ++i) ticket.recalled(at(9, 0, i));
  hall = builder.with(ticket).build();

  now = at(9, 1);
  EXPECT_EQ(shown().calls_size(), 60);
  now = at(9, 2, 30);
  EXPECT_EQ(shown().calls_size(), 30);
  now = at(9, 10);
  const auto late = shown();
  EXPECT_EQ(late.calls_size(), 20);
  EXPECT_EQ(late.calls(19).call_id(), 60U);
}

TEST_F(BoardViewTest, NamesARoomInsteadOfItsNumber) {
  hall = aHall()
             .catalogue([](domain::Catalogue::Content& content) {
               content.counters[0].name = {"洽谈室", "Meeting room", false};
             })
             .signedIn(kCounter1, support::kZhang)
             .with(aTicket("A001").called(kCounter1, at(9, 1)))
             .build();
  now = at(9, 2);

  EXPECT_EQ(shown().calls(0).counter_label().zh(), "洽谈室");
  EXPECT_TRUE(shown().calls(0).named_room());
  EXPECT_EQ(counter("1").label().en(), "Meeting room");
}

TEST_F(BoardViewTest, ShowsWhatThePublicMayKnowOfACounter) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .signedIn(kCounter2, support::kLi)
             .paused(kCounter2, at(9, 5), at(9, 30))
             .with(aTicket("A001").called(kCounter1, at(9, 6)))
             .build();
  now = at(9, 10);

  EXPECT_EQ(counter("1").state(), v1::PUBLIC_COUNTER_STATE_CALLING);
  EXPECT_EQ(counter("1").number(), "A001");
  EXPECT_EQ(counter("2").state(), v1::PUBLIC_COUNTER_STATE_PAUSED);
  EXPECT_EQ(counter("3").state(), v1::PUBLIC_COUNTER_STATE_CLOSED);
  EXPECT_TRUE(counter("3").number().empty());
}

TEST_F(BoardViewTest, ShowsACounterWhereItStandsNow) {
  hall = aHall()
             .with(
                 domain::CounterSet{
                     kCounter1,
                     domain::CounterKind::Universal,
                     kQuietZone,
                     hall.floor.counter(kCounter1)->queues,
                     0,
                     {}},
                 at(9)
             )
             .build();

  const auto codes = [](const v1::BoardSnapshot& snapshot) {
    return each(snapshot.counters(), [](const auto& counter) { return counter.counter_id(); });
  };
  EXPECT_EQ(codes(shown(kMainZone)), (Numbers{"2", "3"}));
  EXPECT_EQ(codes(shown(kQuietZone)), (Numbers{"1", "4"}));
}

TEST_F(BoardViewTest, TellsWhoIsLikelyNextByTheEndOfTheirTargets) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .with(aTicket("A001").issued(at(9, 0)))
             .with(aTicket("A002").issued(at(9, 1)))
             .with(aTicket("V001").on(domain::Ground::Disabled).issued(at(9, 5)))
             .build();
  now = at(9, 6);

  const auto general = queue("general");

  EXPECT_EQ(
      Numbers(general.next_numbers().begin(), general.next_numbers().end()),
      (Numbers{"V001", "A001", "A002"})
  );
  EXPECT_EQ(general.waiting_count(), 3U);
  EXPECT_EQ(general.open_counters(), 1U);
  EXPECT_TRUE(general.has_wait());
  EXPECT_TRUE(general.issuing());
  EXPECT_EQ(general.name().zh(), "综合受理");
}

TEST_F(BoardViewTest, TellsNoMoreThanFiveNextAndNoneThatMustLetOthersPass) {
  support::HallBuilder builder = aHall().signedIn(kCounter1, support::kZhang);
  for (int i = 1; i <= 7; ++i) {
    builder.with(aTicket("A00" + std::to_string(i)).issued(at(9, i)));
  }
  builder.with(aTicket("A008")
                   .issued(at(8, 50))
                   .called(kCounter1, at(9, 10))
                   .noShow(at(9, 12))
                   .restored(at(9, 13)));
  hall = builder.build();
  now = at(9, 15);

  const auto general = queue("general");

  EXPECT_EQ(
      Numbers(general.next_numbers().begin(), general.next_numbers().end()),
      (Numbers{"A001", "A002", "A003", "A004", "A005"})
  );
}

TEST_F(BoardViewTest, SaysNothingOfAWaitWhenNobodyWaits) {
  EXPECT_FALSE(queue("general").has_wait());
}

TEST_F(BoardViewTest, ListsWhoWasPassedLatestFirst) {
  support::HallBuilder builder = aHall().signedIn(kCounter1, support::kZhang);
  for (int i = 10; i < 22; ++i) {
    builder.with(aTicket("A0" + std::to_string(i))
                     .issued(at(9, 0))
                     .called(kCounter1, at(9, i))
                     .noShow(at(9, i, 30)));
  }
  hall = builder.build();
  now = at(9, 30);

  const auto general = queue("general");

  ASSERT_EQ(general.no_show_numbers_size(), 10);
  EXPECT_EQ(general.no_show_numbers(0), "A021");
  EXPECT_EQ(general.no_show_numbers(9), "A012");
}

TEST_F(BoardViewTest, NamesItsZoneUnlessItShowsTheHall) {
  EXPECT_EQ(shown(kQuietZone).zone_name().zh(), "咨询区");
  EXPECT_FALSE(shown({}).has_zone_name());
  EXPECT_FALSE(exists(board(domain::ZoneId{99})));
}

}  // namespace
}  // namespace hall::api
