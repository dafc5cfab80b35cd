#include "tests/unit/api/view_fixture.h"

/// The sign above a counter and its pad.
namespace hall::api {
namespace {

using engine::View;
using support::aHall;
using support::aTicket;
using support::kCounter1;
using support::kCounter2;
using support::kCounter3;
using Texts = std::vector<std::string>;

class SignViewTest : public ViewFixture {
 protected:
  v1::SignCounter shown(domain::CounterId counter = kCounter1) {
    return snapshot(placed(View::Sign, counter)).sign().counter();
  }
};

Texts zhOf(const google::protobuf::RepeatedPtrField<v1::DisplayText>& texts) {
  return each(texts, [](const v1::DisplayText& text) { return text.zh(); });
}

TEST_F(SignViewTest, CallsANumberWithItsOrdinal) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .with(aTicket("A001").called(kCounter1, support::at(9, 1)).recalled(support::at(9, 2)))
             .build();

  const auto sign = shown();

  EXPECT_EQ(sign.state(), v1::PUBLIC_COUNTER_STATE_CALLING);
  EXPECT_EQ(sign.number(), "A001");
  EXPECT_EQ(sign.ordinal(), 2U);
  EXPECT_EQ(sign.call_id(), 2U);
  EXPECT_EQ(sign.kind(), v1::COUNTER_KIND_DEPARTMENT);
  EXPECT_EQ(sign.other_counter_labels_size(), 0);
}

TEST_F(SignViewTest, ShowsTheNumberServedWithoutAnOrdinal) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .with(aTicket("A001").serving(kCounter1, support::at(9, 3)))
             .build();

  EXPECT_EQ(shown().state(), v1::PUBLIC_COUNTER_STATE_SERVING);
  EXPECT_EQ(shown().number(), "A001");
  EXPECT_EQ(shown().ordinal(), 0U);
  EXPECT_EQ(shown().call_id(), 0U);
}

TEST_F(SignViewTest, SendsPeopleToOpenCountersOfTheSameQueuesWhilePaused) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .signedIn(kCounter2, support::kLi)
             .signedIn(kCounter3, support::kWang)
             .paused(kCounter1, support::at(9, 5), support::at(9, 30))
             .build();
  now = support::at(9, 10);

  EXPECT_EQ(shown().state(), v1::PUBLIC_COUNTER_STATE_PAUSED);
  EXPECT_EQ(zhOf(shown().other_counter_labels()), Texts{"2"});
  EXPECT_EQ(instantOf(shown().return_time()), support::at(9, 30));
}

TEST_F(SignViewTest, NoLongerShowsAReturnThatDidNotHappen) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .paused(kCounter1, support::at(9, 5), support::at(9, 30))
             .build();
  now = support::at(9, 30);

  EXPECT_FALSE(shown().has_return_time());
}

TEST_F(SignViewTest, NamesTheQueuesThatPersonAndPlaceServeTogether) {
  hall = aHall()
             .signedIn(kCounter2, support::kLi)
             .changed([](domain::HallState& state) {
               domain::QueueSet estateOnly;
               estateOnly.add(support::kEstate);
               state.floor.counterFor(kCounter2).staffQueues = estateOnly;
             })
             .build();

  EXPECT_EQ(zhOf(shown(kCounter2).queue_names()), Texts{"不动产登记"});
  EXPECT_EQ(zhOf(shown(kCounter3).queue_names()), Texts{"不动产登记"}) << "closed: the place's";
}

TEST_F(SignViewTest, ShowsItsOwnTitle) {
  hall = aHall()
             .catalogue([](domain::Catalogue::Content& content) {
               content.counters[0].title = {"老年人服务专窗", "", false};
               content.counters[0].lowCounter = true;
             })
             .build();

  EXPECT_EQ(shown().title().zh(), "老年人服务专窗");
  EXPECT_TRUE(shown().low_counter());
  EXPECT_FALSE(shown(kCounter2).has_title());
}

TEST_F(SignViewTest, DoesNotExistForACounterThatNobodyPublished) {
  EXPECT_FALSE(exists(placed(View::Sign, domain::CounterId{77})));
  EXPECT_FALSE(exists(placed(View::Pad, domain::CounterId{77})));
}

class PadViewTest : public ViewFixture {
 protected:
  v1::PadCounter shown() { return snapshot(placed(View::Pad, kCounter1)).pad().counter(); }
  support::HallBuilder withZhang() { return aHall().signedIn(kCounter1, support::kZhang); }
};

TEST_F(PadViewTest, ShowsTheStaffNumberAndNothingElseWhileNobodyIsServed) {
  hall = withZhang().build();

  EXPECT_EQ(shown().state(), v1::PAD_STATE_IDLE);
  EXPECT_EQ(shown().staff_number(), "1001");
  EXPECT_EQ(shown().serving_id(), 0U);
  EXPECT_FALSE(shown().has_prompt_until_time());
}

TEST_F(PadViewTest, FollowsTheCounter) {
  EXPECT_EQ(shown().state(), v1::PAD_STATE_CLOSED);
  EXPECT_TRUE(shown().staff_number().empty());
  hall = withZhang().with(aTicket("A001").serving(kCounter1, support::at(9, 1))).build();
  EXPECT_EQ(shown().state(), v1::PAD_STATE_SERVING);
  hall = withZhang().paused(kCounter1, support::at(9), support::at(10)).build();
  EXPECT_EQ(shown().state(), v1::PAD_STATE_PAUSED);
}

TEST_F(PadViewTest, PromptsForAMinuteAfterAServing) {
  hall =
      withZhang()
          .with(aTicket("A001").serving(kCounter1, support::at(9, 1)).finished(support::at(9, 10)))
          .build();

  now = support::at(9, 10, 59);
  EXPECT_EQ(shown().state(), v1::PAD_STATE_PROMPTING);
  EXPECT_EQ(shown().serving_id(), 1U);
  EXPECT_EQ(instantOf(shown().prompt_until_time()), support::at(9, 11));
  now = support::at(9, 11);
  EXPECT_EQ(shown().state(), v1::PAD_STATE_IDLE);
}

TEST_F(PadViewTest, StopsPromptingWhenTheNextServingStarts) {
  hall =
      withZhang()
          .with(aTicket("A001").serving(kCounter1, support::at(9, 1)).finished(support::at(9, 10)))
          .with(aTicket("A002").serving(kCounter1, support::at(9, 10, 20)))
          .build();
  now = support::at(9, 10, 30);

  EXPECT_EQ(shown().state(), v1::PAD_STATE_SERVING);
}

TEST_F(PadViewTest, DoesNotPromptForWhatNobodyCanJudge) {
  for (const domain::Outcome outcome : {domain::Outcome::WrongNumber, domain::Outcome::GivenUp}) {
    if (domain::isRatable(outcome)) continue;
    hall = withZhang()
               .with(aTicket("A001")
                         .serving(kCounter1, support::at(9, 1))
                         .finished(support::at(9, 10), outcome))
               .build();
    now = support::at(9, 10, 5);
    EXPECT_EQ(shown().state(), v1::PAD_STATE_IDLE) << static_cast<int>(outcome);
  }
}

TEST_F(PadViewTest, DoesNotPromptAfterAConsultationByTelephone) {
  hall =
      withZhang()
          .with(aTicket("A001").serving(kCounter1, support::at(9, 1)).finished(support::at(9, 10)))
          .changed([](domain::HallState& state) {
            state.day.closed.at(support::idOf("A001")).channel = domain::Channel::Telephone;
          })
          .build();
  now = support::at(9, 10, 5);

  EXPECT_EQ(shown().state(), v1::PAD_STATE_IDLE);
}

TEST_F(PadViewTest, TakesThePromptBackWhenTheServingIsReopened) {
  hall =
      withZhang()
          .with(aTicket("A001").serving(kCounter1, support::at(9, 1)).finished(support::at(9, 10)))
          .with(
              domain::ServingReopened{domain::ServingId{1}, support::idOf("A001")},
              support::at(9, 10, 20)
          )
          .build();
  now = support::at(9, 10, 30);

  EXPECT_EQ(shown().state(), v1::PAD_STATE_SERVING);
}

}  // namespace
}  // namespace hall::api
