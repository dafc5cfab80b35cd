#include "server/api/view_frames.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>

#include "server/api/view_encoder.h"
#include "tests/unit/api/view_fixture.h"

namespace hall::api {
namespace {

using engine::View;
using google::protobuf::util::MessageDifferencer;
using support::aTicket;

constexpr engine::FrameHead kHead{
    7, engine::Position{42}, domain::Instant{domain::Duration{1'500}}};

v1::WatchFrame parsed(const std::string& wire) {
  v1::WatchFrame frame;
  EXPECT_TRUE(frame.ParseFromString(wire));
  EXPECT_TRUE(frame.GetReflection()->GetUnknownFields(frame).empty());
  return frame;
}

/// A delta of entities as a test writes them; no bytes: gone.
v1::WatchDelta delta(
    View view, const std::vector<std::pair<std::string, std::optional<std::string>>>& changes
) {
  std::vector<engine::ViewEncoder::Change> list;
  list.reserve(changes.size());
  for (const auto& [key, bytes] : changes) list.push_back({&key, bytes ? &*bytes : nullptr});
  return parsed(deltaFrame(view, kHead, list)).delta();
}

std::string queueBytes(const std::string& code) {
  v1::QueueStatus queue;
  queue.set_queue_id(code);
  return queue.SerializeAsString();
}

TEST(ViewFramesTest, TellEpochPositionAndTheHallsTime) {
  const auto frame = parsed(bookmarkFrame(kHead));

  EXPECT_EQ(frame.epoch(), 7U);
  EXPECT_EQ(frame.position(), 42U);
  EXPECT_EQ(frame.hall_time().seconds(), 1);
  EXPECT_EQ(frame.hall_time().nanos(), 500'000'000);
  EXPECT_TRUE(frame.has_bookmark());
}

TEST(ViewFramesTest, TellWhyAStreamStartsAnewOrEnds) {
  const auto reset = parsed(resetFrame(kHead, engine::ResetReason::PositionGone));
  const auto goodbye = parsed(
      goodbyeFrame(kHead, engine::GoodbyeReason::Overloaded, std::chrono::milliseconds{1'750})
  );

  EXPECT_EQ(reset.reset().reset_reason(), v1::RESET_REASON_POSITION_GONE);
  EXPECT_EQ(goodbye.goodbye().goodbye_reason(), v1::GOODBYE_REASON_OVERLOADED);
  EXPECT_EQ(goodbye.goodbye().retry_after_duration().seconds(), 1);
  EXPECT_EQ(goodbye.goodbye().retry_after_duration().nanos(), 750'000'000);
}

TEST(ViewFramesTest, NameEachViewInItsOwnField) {
  for (int view = 1; view <= 8; ++view) {
    const auto frame = parsed(snapshotFrame(static_cast<View>(view), kHead, {}));
    EXPECT_EQ(static_cast<int>(frame.snapshot().view_case()), view);
    EXPECT_EQ(static_cast<int>(delta(static_cast<View>(view), {}).view_case()), view);
  }
}

TEST(ViewFramesTest, ADeltaCarriesWhatChangedAndTheIdsOfWhatIsGone) {
  const auto kiosk =
      delta(View::Kiosk, {{"queue:A", queueBytes("A")}, {"queue:B.2-x", std::nullopt}}).kiosk();

  ASSERT_EQ(kiosk.queues_size(), 1);
  EXPECT_EQ(kiosk.queues(0).queue_id(), "A");
  ASSERT_EQ(kiosk.removed_queue_ids_size(), 1);
  EXPECT_EQ(kiosk.removed_queue_ids(0), "B.2-x");
  EXPECT_FALSE(kiosk.has_hall());
}

TEST(ViewFramesTest, CallsAndAlertsAreRemovedByTheirNumber) {
  const auto board = delta(
                         View::Board,
                         {{callKey(domain::CallId{17}), std::nullopt},
                          {callKey(domain::CallId{300}), std::nullopt},
                          {"counter:1", std::nullopt},
                          {"queue:A", std::nullopt}}
  ).board();
  const auto manager =
      delta(
          View::Manager,
          {{"alert:5", std::nullopt}, {"counter:2", std::nullopt}, {"device:k", std::nullopt}}
      ).manager();

  ASSERT_EQ(board.removed_call_ids_size(), 2);
  EXPECT_EQ(board.removed_call_ids(0), 17U);
  EXPECT_EQ(board.removed_call_ids(1), 300U);
  EXPECT_EQ(board.removed_counter_ids(0), "1");
  EXPECT_EQ(board.removed_queue_ids(0), "A");
  EXPECT_EQ(manager.removed_alert_ids(0), 5U);
  EXPECT_EQ(manager.removed_counter_ids(0), "2");
  EXPECT_EQ(manager.removed_device_ids(0), "k");
}

TEST(ViewFramesTest, AListIsReplacedAsAWholeEvenByAnEmptyOne) {
  std::string list;
  for (const char* text : {"一", "二"}) {
    v1::CounterMessage message;
    message.set_text(text);
    appendElement(message.SerializeAsString(), list);
  }

  const auto two = delta(View::Counter, {{"messages", list}}).counter();
  const auto none = delta(View::Counter, {{"messages", std::string()}}).counter();

  EXPECT_TRUE(two.messages_changed());
  ASSERT_EQ(two.messages_size(), 2);
  EXPECT_EQ(two.messages(1).text(), "二");
  EXPECT_TRUE(none.messages_changed());
  EXPECT_EQ(none.messages_size(), 0);
}

TEST(ViewFramesTest, AFlagIsToldWhetherItIsSetOrNot) {
  EXPECT_TRUE(delta(View::Counter, {{"callable", flag(true)}}).counter().somebody_callable());
  const auto no = delta(View::Counter, {{"callable", flag(false)}}).counter();
  EXPECT_TRUE(no.has_somebody_callable());
  EXPECT_FALSE(no.somebody_callable());
  EXPECT_FALSE(delta(View::Counter, {}).counter().has_somebody_callable());
  const auto frame = parsed(snapshotFrame(View::Counter, kHead, {{"callable", flag(true)}}));
  EXPECT_TRUE(frame.snapshot().counter().somebody_callable());
}

TEST(ViewFramesTest, AServingThatIsNoMoreIsToldByAnEmptyOne) {
  const auto gone = delta(View::Counter, {{"serving", std::string()}}).counter();
  EXPECT_TRUE(gone.has_serving());
  EXPECT_EQ(gone.serving().serving_id(), 0U);
  const auto frame = parsed(snapshotFrame(View::Counter, kHead, {{"serving", std::string()}}));
  EXPECT_FALSE(frame.snapshot().counter().has_serving());
}

class ViewEncoderTest : public ViewFixture {
 protected:
  std::vector<Scope> everyScope() {
    return {
        board(support::kMainZone),
        board(),
        {engine::View::Sign, {}, support::kCounter1, {}},
        {engine::View::Pad, {}, support::kCounter1, {}},
        of("A001"),
        {engine::View::Kiosk, {}, {}, {}},
        {engine::View::Counter, {}, support::kCounter1, {}},
        {engine::View::Desk, {}, {}, {}},
        {engine::View::Manager, {}, {}, {}}};
  }
  void SetUp() override {
    hall = support::aHall()
               .signedIn(support::kCounter1, support::kZhang)
               .signedIn(support::kCounter2, support::kLi)
               .with(aTicket("A001").issued(support::at(9)))
               .with(aTicket("A002").called(support::kCounter1, support::at(9, 5)))
               .with(aTicket("B001")
                         .serving(support::kCounter2, support::at(9, 1))
                         .finished(support::at(9, 6)))
               .with(domain::CounterMessaged{support::kCounter1, "消息"}, support::at(9, 6))
               .build();
    now = support::at(9, 6, 30);
    encoder.look(hall, now);
  }

  HallViewEncoder encoder{forecast};
};

TEST_F(ViewEncoderTest, EqualHallsGiveEqualBytes) {
  HallViewEncoder other(forecast);
  const domain::HallState copy = hall;
  other.look(copy, now);
  for (const Scope& scope : everyScope()) {
    engine::Entities first;
    engine::Entities second;
    ASSERT_TRUE(encoder.entities(scope, first));
    ASSERT_TRUE(other.entities(scope, second));
    EXPECT_EQ(first, second) << static_cast<int>(scope.view);
    EXPECT_GE(first.size(), 2U);
  }
}

TEST_F(ViewEncoderTest, EveryEntityHasItsPlaceInTheFrame) {
  for (const Scope& scope : everyScope()) {
    engine::Entities entities;
    ASSERT_TRUE(encoder.entities(scope, entities));
    for (const auto& [key, bytes] : entities) {
      if (bytes.empty()) continue;
      const auto without = snapshotFrame(scope.view, kHead, {});
      const auto with = snapshotFrame(scope.view, kHead, {{key, bytes}});
      if (bytes == flag(false)) continue;
      EXPECT_GT(with.size(), without.size()) << key << " in " << static_cast<int>(scope.view);
    }
  }
}

TEST_F(ViewEncoderTest, APassageOfTimeAloneChangesNothingThatStandsStill) {
  for (const Scope& scope : everyScope()) {
    engine::Entities before;
    engine::Entities after;
    encoder.look(hall, now);
    ASSERT_TRUE(encoder.entities(scope, before));
    encoder.look(hall, now + std::chrono::milliseconds{700});
    ASSERT_TRUE(encoder.entities(scope, after));
    EXPECT_EQ(before, after) << static_cast<int>(scope.view);
  }
}

TEST_F(ViewEncoderTest, TheWebGetsTheSameMessageInJson) {
  for (const Scope& scope : everyScope()) {
    engine::Entities entities;
    ASSERT_TRUE(encoder.entities(scope, entities));
    const auto wire = encoder.snapshot(scope, kHead, entities, engine::FrameEncoding::Protobuf);
    const auto json = encoder.snapshot(scope, kHead, entities, engine::FrameEncoding::Json);

    v1::WatchFrame fromJson;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(*json, &fromJson).ok()) << *json;
    EXPECT_TRUE(MessageDifferencer::Equals(parsed(*wire), fromJson));
  }
  const auto goodbye = encoder.goodbye(
      kHead, engine::GoodbyeReason::Shutdown, std::chrono::seconds{2}, engine::FrameEncoding::Json
  );
  EXPECT_NE(goodbye->find("\"GOODBYE_REASON_SHUTDOWN\""), std::string::npos) << *goodbye;
}

TEST_F(ViewEncoderTest, BeforeACatalogueIsPublishedNothingExists) {
  const domain::HallState empty;
  encoder.look(empty, now);
  engine::Entities entities;

  for (const Scope& scope : everyScope()) EXPECT_FALSE(encoder.entities(scope, entities));
}

}  // namespace
}  // namespace hall::api
