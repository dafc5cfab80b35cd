#include "hall/v1/admin_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/ticket_messages.h"
#include "tests/contract/api/visit_fixture.h"

/// TicketService.EstimateWait: what one would wait who took a number now.
namespace hall::api {
namespace {

class EstimateWaitTest : public VisitFixture {
 protected:
  static constexpr const char* kMethod = "TicketService.EstimateWait";

  v1::EstimateWaitResponse estimate(const v1::EstimateWaitRequest& request) {
    return done<v1::EstimateWaitResponse>(kMethod, request, kKiosk);
  }
  v1::EstimateWaitRequest forQueue(const std::string& queue) {
    v1::EstimateWaitRequest request;
    request.set_queue_id(queue);
    return request;
  }
};

/// Ordinary numbers are due at 09:27, 09:29, 09:33 and 09:36; asked at 09:24, an elderly person is
/// due at 09:32, an appointment in its slot before 09:28, a pregnant person before 09:27.
TEST_F(EstimateWaitTest, CountsThoseWhoComeBeforeSomebodyOfTheClassAndGround) {
  signIn(kClerk, "1");
  signIn(kManager, "2");
  for (const int minute : {12, 14, 18, 21}) {
    passUntil(9, minute);
    issue("company-set-up");
  }
  passUntil(9, 24);
  struct Row {
    v1::TicketClass asked;
    v1::Ground ground;
    domain::TicketClass taken;
    domain::Ground on;
    std::uint32_t ahead;
  };
  using Class = domain::TicketClass;
  using Ground = domain::Ground;
  const std::vector<Row> rows{
      {v1::TICKET_CLASS_UNSPECIFIED, v1::GROUND_UNSPECIFIED, Class::Ordinary, Ground::None, 4},
      {v1::TICKET_CLASS_UNSPECIFIED, v1::GROUND_NONE, Class::Ordinary, Ground::None, 4},
      {v1::TICKET_CLASS_ORDINARY, v1::GROUND_NONE, Class::Ordinary, Ground::None, 4},
      {v1::TICKET_CLASS_PRIORITY, v1::GROUND_ELDERLY, Class::Priority, Ground::Elderly, 2},
      {v1::TICKET_CLASS_UNSPECIFIED, v1::GROUND_ELDERLY, Class::Priority, Ground::Elderly, 2},
      {v1::TICKET_CLASS_APPOINTMENT, v1::GROUND_NONE, Class::Appointment, Ground::None, 1},
      {v1::TICKET_CLASS_PRIORITY, v1::GROUND_PREGNANT, Class::Priority, Ground::Pregnant, 0}};
  for (const Row& row : rows) {
    SCOPED_TRACE(v1::TicketClass_Name(row.asked) + " " + v1::Ground_Name(row.ground));
    v1::EstimateWaitRequest request = forQueue("general");
    request.set_ticket_class(row.asked);
    request.set_ground(row.ground);

    const auto answer = estimate(request);

    v1::EstimateWaitResponse expected;
    expected.set_position(state().position.value);
    expected.set_people_ahead(row.ahead);
    const domain::Promise promise =
        forecast.estimate(state(), support::kGeneral, row.taken, row.on, clock->now());
    if (row.ahead > 0) writeWait(promise, *expected.mutable_wait());  // else a counter is free
    expected.set_open_counters(2);
    expected.set_queue_id("general");
    expected.set_issuing(true);
    EXPECT_EQ(answer.DebugString(), expected.DebugString());
  }
}

TEST_F(EstimateWaitTest, IsAboutTheQueueOfAnItemOfAThemesFirstItemOrTheNamedOne) {
  signIn(kClerk, "1");
  signIn(kManager, "2");
  v1::EstimateWaitRequest item;
  item.set_item_id("house-transfer");
  v1::EstimateWaitRequest theme;
  theme.set_theme_id("open-shop");

  EXPECT_EQ(estimate(item).queue_id(), "estate");
  EXPECT_EQ(estimate(item).open_counters(), 1U);
  EXPECT_EQ(estimate(theme).queue_id(), "general");
  EXPECT_EQ(estimate(theme).open_counters(), 2U);
  EXPECT_EQ(estimate(forQueue("consult")).queue_id(), "consult");
  EXPECT_EQ(estimate(forQueue("consult")).open_counters(), 0U);
}

TEST_F(EstimateWaitTest, SaysNoWaitWhereACounterIsFreeForWhoComes) {
  signIn(kChief, "4");

  const auto answer = estimate(forQueue("consult"));

  EXPECT_EQ(answer.people_ahead(), 0U);
  EXPECT_FALSE(answer.has_wait());
  EXPECT_EQ(answer.open_counters(), 1U);
}

TEST_F(EstimateWaitTest, SaysWhenNumbersAreIssuedAgain) {
  passUntil(17, 30);

  const auto answer = estimate(forQueue("general"));

  EXPECT_FALSE(answer.issuing());
  EXPECT_EQ(answer.open_time().DebugString(), stamp(24 + 8, 30).DebugString());
}

TEST_F(EstimateWaitTest, ASuspendedHallIssuesNoNumbers) {
  auto suspend = made<v1::SuspendHallRequest>();
  suspend.set_reason_text("停电");
  suspend.set_public_text("暂停服务。");
  done<v1::SuspendHallResponse>("AdminService.SuspendHall", suspend, kManager);

  const auto answer = estimate(forQueue("general"));

  EXPECT_FALSE(answer.issuing());
  EXPECT_FALSE(answer.has_open_time()) << "nobody knows when the hall goes on";
}

TEST_F(EstimateWaitTest, IsAnsweredFromTheStateThatTheCallerHasSeen) {
  signIn(kManager, "2");

  const auto answer =
      readAfterNextTicket<v1::EstimateWaitResponse>(kMethod, kKiosk, forQueue("estate"));

  EXPECT_EQ(answer.people_ahead(), 1U);
}

TEST_F(EstimateWaitTest, EstimatesNothingForWhatIsNotOffered) {
  republish([](domain::Catalogue::Content& content) { content.items[1].withdrawn = true; });
  using Request = v1::EstimateWaitRequest;

  expectRefused<v1::EstimateWaitResponse, Request>(
      kMethod,
      kKiosk,
      forQueue("general"),
      {noPurpose<Request>(),
       noSuchItem<Request>(),
       {"a withdrawn item",
        [](Request& r) { r.set_item_id("company-change"); },
        v1::REASON_ITEM_NOT_FOUND,
        "item_id",
        "company-change"},
       {"no such theme",
        [](Request& r) { r.set_theme_id("moon"); },
        v1::REASON_THEME_NOT_FOUND,
        "theme_id",
        "moon"},
       noSuchQueue<Request>(),
       {"a class nobody knows",
        [](Request& r) { r.set_ticket_class(static_cast<v1::TicketClass>(4)); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "ticket_class"},
       {"a ground nobody knows",
        [](Request& r) { r.set_ground(static_cast<v1::Ground>(10)); },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "ground"}}
  );
}

}  // namespace
}  // namespace hall::api
