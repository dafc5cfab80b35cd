#include "tests/unit/api/view_fixture.h"

namespace hall::api {
namespace {

using support::aHall;
using support::aTicket;
using support::kCounter1;

class PhoneViewTest : public ViewFixture {
 protected:
  v1::PhoneTicket shown(std::string_view number = "A002") {
    return snapshot(of(number)).phone().ticket();
  }
  support::HallBuilder withZhang() { return aHall().signedIn(kCounter1, support::kZhang); }
};

TEST_F(PhoneViewTest, TellsHowManyAreAheadAndHowLong) {
  hall = withZhang()
             .with(aTicket("A001").issued(support::at(9, 0)))
             .with(aTicket("A002").issued(support::at(9, 1)).forItem(support::kCompanySetUp))
             .build();
  now = support::at(9, 2);

  const auto ticket = shown();

  EXPECT_EQ(ticket.number(), "A002");
  EXPECT_EQ(ticket.state(), v1::TICKET_STATE_WAITING);
  EXPECT_EQ(ticket.people_ahead(), 1U);
  EXPECT_GT(ticket.wait().p90_duration().seconds(), 0);
  EXPECT_EQ(ticket.queue_name().zh(), "综合受理");
  EXPECT_EQ(ticket.item_name().zh(), "企业设立登记");
  EXPECT_EQ(ticket.zone_name().zh(), "综合服务区");
  EXPECT_EQ(instantOf(ticket.issue_time()), support::at(9, 1));
  EXPECT_FALSE(ticket.has_counter_label());
}

TEST_F(PhoneViewTest, NamesTheThemeRatherThanItsFirstItem) {
  hall = withZhang().with(aTicket("A002").forTheme(support::kOpenShop)).build();

  EXPECT_EQ(shown().item_name().zh(), "我要开店");
}

TEST_F(PhoneViewTest, TellsWhereToGoWhenItIsCalled) {
  hall = withZhang()
             .with(aTicket("A002").called(kCounter1, support::at(9, 5)).recalled(support::at(9, 6)))
             .build();
  now = support::at(9, 7);

  const auto ticket = shown();

  EXPECT_EQ(ticket.state(), v1::TICKET_STATE_CALLED);
  EXPECT_EQ(ticket.counter_label().zh(), "1");
  EXPECT_EQ(ticket.ordinal(), 2U);
  EXPECT_EQ(ticket.call_id(), 2U);
  EXPECT_EQ(instantOf(ticket.call_time()), support::at(9, 6));
  EXPECT_FALSE(ticket.has_wait());
}

TEST_F(PhoneViewTest, SaysThatItMayBeRestoredOnce) {
  const auto passed =
      aTicket("A002").called(kCounter1, support::at(9, 5)).noShow(support::at(9, 8));
  hall = withZhang().with(passed).build();
  EXPECT_TRUE(shown().may_restore());

  auto again = passed;
  again.restored(support::at(9, 10))
      .called(kCounter1, support::at(9, 20))
      .noShow(support::at(9, 25));
  hall = withZhang().with(again).build();
  EXPECT_FALSE(shown().may_restore());
}

TEST_F(PhoneViewTest, TellsHowManyCallsStillPassAfterItWasRestored) {
  hall = withZhang()
             .with(aTicket("A002")
                       .called(kCounter1, support::at(9, 5))
                       .noShow(support::at(9, 8))
                       .restored(support::at(9, 10), 3))
             .build();

  EXPECT_EQ(shown().state(), v1::TICKET_STATE_WAITING);
  EXPECT_EQ(shown().calls_until_callable(), 3U);
}

TEST_F(PhoneViewTest, SaysThatTheResultIsThere) {
  hall = withZhang()
             .with(aTicket("A002")
                       .serving(kCounter1, support::at(9, 5))
                       .held(domain::HoldKind::WaitingForResult, support::at(9, 8))
                       .woken(support::at(9, 20)))
             .build();

  EXPECT_EQ(shown().state(), v1::TICKET_STATE_ON_HOLD);
  EXPECT_TRUE(shown().woken());
}

TEST_F(PhoneViewTest, ShowsHowItEndedUntilTheDayIsOver) {
  hall = withZhang().with(aTicket("A002").cancelled(support::at(9, 5))).build();
  EXPECT_EQ(shown().state(), v1::TICKET_STATE_CANCELLED);

  domain::apply(hall, {support::at(27), {}, domain::DayClosed{support::monday(), 0}});

  EXPECT_FALSE(exists(of("A002")));
  EXPECT_FALSE(exists(of("A999")));
}

}  // namespace
}  // namespace hall::api
