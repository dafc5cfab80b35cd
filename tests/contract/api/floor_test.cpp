#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class FloorTest : public ApiFixture {
 protected:
  Answer<v1::IssueTicketResponse> issue(const std::string& item = "company-set-up") {
    v1::IssueTicketRequest request;
    request.set_request_id(freshId());
    request.mutable_errand()->set_item_id(item);
    return ask<v1::IssueTicketResponse>("TicketService.IssueTicket", request, as(v1::ROLE_KIOSK));
  }
  Answer<v1::SignInResponse> signIn() {
    v1::SignInRequest request;
    request.set_request_id(freshId());
    request.set_counter_id("1");
    return ask<v1::SignInResponse>("CounterService.SignIn", request, as(v1::ROLE_COUNTER_STAFF));
  }
  v1::SetCounterRequest change(
      const std::string& counter, std::initializer_list<const char*> mask
  ) {
    v1::SetCounterRequest request;
    request.set_request_id(freshId());
    request.set_counter_id(counter);
    for (const char* path : mask) request.mutable_update_mask()->add_paths(path);
    return request;
  }
  Answer<v1::SetCounterResponse> put(const v1::SetCounterRequest& request) {
    return ask<v1::SetCounterResponse>(
        "AdminService.SetCounter", request, as(v1::ROLE_DUTY_MANAGER)
    );
  }
  Answer<v1::SuspendHallResponse> suspend(const std::string& reason, const std::string& text) {
    v1::SuspendHallRequest request;
    request.set_request_id(freshId());
    request.set_reason_text(reason);
    request.set_public_text(text);
    return ask<v1::SuspendHallResponse>(
        "AdminService.SuspendHall", request, as(v1::ROLE_DUTY_MANAGER)
    );
  }
  Answer<v1::ResumeHallResponse> resume() {
    v1::ResumeHallRequest request;
    request.set_request_id(freshId());
    return ask<v1::ResumeHallResponse>(
        "AdminService.ResumeHall", request, as(v1::ROLE_HALL_MANAGER)
    );
  }
  v1::BroadcastRequest words(const std::string& text) {
    v1::BroadcastRequest request;
    request.set_request_id(freshId());
    request.set_text(text);
    return request;
  }
  Answer<v1::BroadcastResponse> broadcast(const v1::BroadcastRequest& request) {
    return ask<v1::BroadcastResponse>("AdminService.Broadcast", request, as(v1::ROLE_DUTY_MANAGER));
  }
};

// ---- counters ---------------------------------------------------------------------------------

TEST_F(FloorTest, SwitchesACounterLive) {
  v1::SetCounterRequest request = change("3", {"kind", "zone_id", "queue_ids", "only_grounds"});
  request.set_kind(v1::COUNTER_KIND_SPECIAL);
  request.set_zone_id("quiet");
  request.add_queue_ids("general");
  request.add_only_grounds(v1::GROUND_ELDERLY);

  const auto set = put(request);

  ASSERT_TRUE(set.ok()) << set.ending.status.message;
  EXPECT_EQ(set->counter().kind(), v1::COUNTER_KIND_SPECIAL);
  EXPECT_EQ(set->counter().zone_id(), "quiet");
  ASSERT_EQ(set->counter().queue_ids_size(), 1);
  EXPECT_EQ(set->counter().queue_ids(0), "general");
  ASSERT_EQ(set->counter().only_grounds_size(), 1);
  EXPECT_EQ(set->counter().only_grounds(0), v1::GROUND_ELDERLY);
}

TEST_F(FloorTest, ChangesNoFieldThatTheMaskLeavesOut) {
  v1::SetCounterRequest request = change("3", {"kind"});
  request.set_kind(v1::COUNTER_KIND_UNIVERSAL);
  request.set_zone_id("quiet");
  request.add_queue_ids("general");

  const auto set = put(request);

  ASSERT_TRUE(set.ok()) << set.ending.status.message;
  EXPECT_EQ(set->counter().zone_id(), "main");
  EXPECT_EQ(set->counter().queue_ids(0), "estate");
}

TEST_F(FloorTest, RefusesACounterThatDoesNotFit) {
  v1::SetCounterRequest kind = change("3", {"kind"});
  v1::SetCounterRequest zone = change("3", {"zone_id"});
  zone.set_zone_id("cellar");
  v1::SetCounterRequest queue = change("3", {"queue_ids"});
  queue.add_queue_ids("none");
  v1::SetCounterRequest twice = change("3", {"queue_ids"});
  twice.add_queue_ids("general");
  twice.add_queue_ids("general");
  v1::SetCounterRequest ground = change("3", {"only_grounds"});
  ground.add_only_grounds(v1::GROUND_NONE);
  v1::SetCounterRequest empty = change("3", {"staff_queue_ids"});
  empty.add_staff_queue_ids("estate");

  EXPECT_EQ(put(change("99", {"kind"})).reason(), v1::REASON_COUNTER_NOT_FOUND);
  EXPECT_EQ(put(change("3", {})).detail("field"), "update_mask");
  EXPECT_EQ(put(change("3", {"state"})).detail("field"), "update_mask");
  EXPECT_EQ(put(kind).detail("field"), "kind");
  EXPECT_EQ(put(zone).reason(), v1::REASON_ZONE_NOT_FOUND);
  EXPECT_EQ(put(queue).reason(), v1::REASON_QUEUE_NOT_FOUND);
  EXPECT_EQ(put(twice).detail("field"), "queue_ids");
  EXPECT_EQ(put(ground).detail("field"), "only_grounds");
  EXPECT_EQ(put(empty).reason(), v1::REASON_COUNTER_NOT_SIGNED_IN);
}

TEST_F(FloorTest, TheLastAbleCounterGoesOnlyWithAReason) {
  ASSERT_TRUE(signIn().ok());
  ASSERT_TRUE(issue().ok());
  v1::SetCounterRequest request = change("1", {"queue_ids"});
  request.add_queue_ids("estate");

  EXPECT_EQ(put(request).reason(), v1::REASON_LAST_ABLE_COUNTER);
  request.set_override_reason("人员调配");
  const auto set = put(request);

  EXPECT_TRUE(set.ok()) << set.ending.status.message;
}

TEST_F(FloorTest, TheSlipNamesTheCountersThatMayCallTheNumberAsTheyAreSetNow) {
  using Labels = std::vector<std::string>;
  const auto labels = [this](v1::Ground ground) {
    v1::IssueTicketRequest request;
    request.set_request_id(freshId());
    request.set_with_slip(true);
    request.mutable_errand()->set_item_id("company-set-up");
    request.mutable_errand()->set_ground(ground);
    const auto issued =
        ask<v1::IssueTicketResponse>("TicketService.IssueTicket", request, as(v1::ROLE_KIOSK));
    EXPECT_TRUE(issued.ok()) << issued.ending.status.message;
    const auto& shown = issued->slip().counter_labels();
    return Labels(shown.begin(), shown.end());
  };
  EXPECT_EQ(labels(v1::GROUND_NONE), (Labels{"1", "2"}));
  v1::SetCounterRequest elderly = change("2", {"only_grounds"});
  elderly.add_only_grounds(v1::GROUND_ELDERLY);
  ASSERT_TRUE(put(elderly).ok());
  v1::SetCounterRequest more = change("3", {"queue_ids"});
  more.add_queue_ids("general");
  ASSERT_TRUE(put(more).ok());

  EXPECT_EQ(labels(v1::GROUND_NONE), (Labels{"1", "3"}));
  EXPECT_EQ(labels(v1::GROUND_ELDERLY), (Labels{"1", "2", "3"}));
}

TEST_F(FloorTest, ListsCountersByZoneAndQueue) {
  const std::string guide = as(v1::ROLE_GUIDE_STAFF);
  v1::ListCountersRequest quiet;
  quiet.set_zone_id("quiet");
  v1::ListCountersRequest estate;
  estate.set_queue_id("estate");
  v1::ListCountersRequest paged;
  paged.set_page_size(3);
  v1::ListCountersRequest negative;
  negative.set_page_size(-1);
  const auto listed = [&](const v1::ListCountersRequest& request) {
    return ask<v1::ListCountersResponse>("AdminService.ListCounters", request, guide);
  };

  EXPECT_EQ(listed({})->counters_size(), 4);
  EXPECT_EQ(listed(quiet)->counters(0).counter_id(), "4");
  EXPECT_EQ(listed(estate)->counters_size(), 2);
  EXPECT_EQ(listed(paged)->counters_size(), 3);
  paged.set_page_token(listed(paged)->next_page_token());
  EXPECT_EQ(listed(paged)->counters(0).counter_id(), "4");
  EXPECT_EQ(listed(paged)->next_page_token(), "");
  EXPECT_EQ(listed(negative).detail("field"), "page_size");
}

// ---- emergencies ------------------------------------------------------------------------------

TEST_F(FloorTest, ASuspendedHallIssuesNothingUntilItIsResumed) {
  ASSERT_TRUE(suspend("停电", "因停电暂停服务，请稍候。").ok());

  EXPECT_EQ(issue().reason(), v1::REASON_HALL_SUSPENDED);
  EXPECT_EQ(suspend("停电", "因停电暂停服务。").reason(), v1::REASON_HALL_SUSPENDED);
  EXPECT_EQ(state().suspensionText, "因停电暂停服务，请稍候。");
  ASSERT_TRUE(resume().ok());

  EXPECT_TRUE(issue().ok());
  EXPECT_EQ(resume().reason(), v1::REASON_HALL_NOT_SUSPENDED);
}

TEST_F(FloorTest, SuspendingNeedsAReasonAndAText) {
  EXPECT_EQ(suspend("", "暂停服务。").detail("field"), "reason_text");
  EXPECT_EQ(suspend("停电", "").detail("field"), "public_text");
  EXPECT_FALSE(state().suspended);
}

// ---- words ------------------------------------------------------------------------------------

TEST_F(FloorTest, ABroadcastHoldsTenMinutesUnlessSaidOtherwise) {
  ASSERT_TRUE(broadcast(words("请保管好随身物品。")).ok());
  v1::BroadcastRequest longer = words("今日十七点闭馆。");
  longer.set_zone_id("quiet");
  longer.set_spoken(true);
  longer.mutable_show_duration()->set_seconds(3600);
  ASSERT_TRUE(broadcast(longer).ok());

  const auto notices = state().notices;

  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0].until, clock->now() + minutes{10});
  EXPECT_FALSE(notices[0].zone);
  EXPECT_EQ(notices[1].until, clock->now() + hours{1});
  EXPECT_EQ(notices[1].zone, support::kQuietZone);
  EXPECT_TRUE(notices[1].spoken);
}

TEST_F(FloorTest, ABroadcastThatDoesNotFitIsRefused) {
  v1::BroadcastRequest elsewhere = words("请注意。");
  elsewhere.set_zone_id("cellar");
  v1::BroadcastRequest shortOne = words("请注意。");
  shortOne.mutable_show_duration()->set_seconds(59);
  std::string tooLong;
  for (int i = 0; i < 201; ++i) tooLong += "长";

  EXPECT_EQ(broadcast(elsewhere).reason(), v1::REASON_ZONE_NOT_FOUND);
  EXPECT_EQ(broadcast(shortOne).detail("field"), "show_duration");
  EXPECT_EQ(broadcast(words("")).detail("field"), "text");
  EXPECT_EQ(broadcast(words(tooLong)).detail("field"), "text");
}

TEST_F(FloorTest, AMessageGoesToOneCounter) {
  v1::MessageCounterRequest request;
  request.set_request_id(freshId());
  request.set_counter_id("2");
  request.set_text("请到值班室。");
  const std::string guide = as(v1::ROLE_GUIDE_STAFF);

  ASSERT_TRUE(ask<v1::MessageCounterResponse>("AdminService.MessageCounter", request, guide).ok());
  request.set_request_id(freshId());
  request.set_counter_id("99");

  EXPECT_EQ(
      ask<v1::MessageCounterResponse>("AdminService.MessageCounter", request, guide).reason(),
      v1::REASON_COUNTER_NOT_FOUND
  );
  const auto notices = state().notices;
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].counter, support::kCounter2);
}

// ---- paper ------------------------------------------------------------------------------------

TEST_F(FloorTest, TheKioskSaysWhatBecameOfThePaper) {
  const auto ticket = issue();
  v1::ReportPrintRequest request;
  request.set_request_id(freshId());
  request.set_ticket_id(ticket->ticket().ticket_id());
  request.set_print_state(v1::PRINT_STATE_PAPER_OUT);
  const std::string kiosk = as(v1::ROLE_KIOSK);

  const auto reported = ask<v1::ReportPrintResponse>("AdminService.ReportPrint", request, kiosk);
  request.set_request_id(freshId());
  request.set_print_state(v1::PRINT_STATE_UNSPECIFIED);
  const auto unsaid = ask<v1::ReportPrintResponse>("AdminService.ReportPrint", request, kiosk);
  request.set_request_id(freshId());
  request.set_print_state(v1::PRINT_STATE_PRINTED);
  request.set_ticket_id("00000000-0000-7000-8000-000000000000");
  const auto strange = ask<v1::ReportPrintResponse>("AdminService.ReportPrint", request, kiosk);

  EXPECT_TRUE(reported.ok()) << reported.ending.status.message;
  EXPECT_EQ(unsaid.detail("field"), "print_state");
  EXPECT_EQ(strange.reason(), v1::REASON_TICKET_NOT_FOUND);
}

}  // namespace
}  // namespace hall::api
