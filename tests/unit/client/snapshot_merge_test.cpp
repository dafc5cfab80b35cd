#include "client/snapshot_merge.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

namespace hall::client {
namespace {

v1::WatchFrame boardFrame() {
  v1::WatchFrame frame;
  auto& board = *frame.mutable_snapshot()->mutable_board();
  board.mutable_hall()->set_in_session(true);
  board.add_queues()->set_queue_id("tax");
  board.add_queues()->set_queue_id("consult");
  board.add_calls()->set_call_id(7);
  return frame;
}

TEST(SnapshotMergeTest, TakesASnapshotWhole) {
  v1::WatchSnapshot held;
  held.mutable_manager();

  EXPECT_TRUE(mergeFrame(boardFrame(), held));

  ASSERT_TRUE(held.has_board());
  EXPECT_EQ(held.board().queues_size(), 2);
}

TEST(SnapshotMergeTest, ReplacesEntitiesByTheirKeyAndAddsNewOnes) {
  v1::WatchSnapshot held;
  mergeFrame(boardFrame(), held);
  v1::WatchFrame change;
  auto& delta = *change.mutable_delta()->mutable_board();
  auto& tax = *delta.add_queues();
  tax.set_queue_id("tax");
  tax.set_waiting_count(3);
  auto& call = *delta.add_calls();
  call.set_call_id(8);
  call.set_number("A001");

  EXPECT_TRUE(mergeFrame(change, held));

  ASSERT_EQ(held.board().queues_size(), 2);
  EXPECT_EQ(held.board().queues(0).waiting_count(), 3U);
  ASSERT_EQ(held.board().calls_size(), 2);
  EXPECT_EQ(held.board().calls(1).number(), "A001");
  EXPECT_TRUE(held.board().hall().in_session()) << "what a delta does not name stays";
}

TEST(SnapshotMergeTest, TakesAwayWhatIsGone) {
  v1::WatchSnapshot held;
  mergeFrame(boardFrame(), held);
  v1::WatchFrame change;
  change.mutable_delta()->mutable_board()->add_removed_queue_ids("tax");
  change.mutable_delta()->mutable_board()->add_removed_call_ids(7);

  mergeFrame(change, held);

  ASSERT_EQ(held.board().queues_size(), 1);
  EXPECT_EQ(held.board().queues(0).queue_id(), "consult");
  EXPECT_EQ(held.board().calls_size(), 0);
}

TEST(SnapshotMergeTest, ReplacesMessagesAndOptionalFactsOnlyWhereTheyChanged) {
  v1::WatchFrame first;
  auto& counter = *first.mutable_snapshot()->mutable_counter();
  counter.add_messages()->set_text("一");
  counter.set_somebody_callable(true);
  v1::WatchSnapshot held;
  mergeFrame(first, held);
  v1::WatchFrame nothing;
  nothing.mutable_delta()->mutable_counter();
  v1::WatchFrame emptied;
  emptied.mutable_delta()->mutable_counter()->set_messages_changed(true);
  emptied.mutable_delta()->mutable_counter()->set_somebody_callable(false);

  mergeFrame(nothing, held);
  EXPECT_EQ(held.counter().messages_size(), 1);
  EXPECT_TRUE(held.counter().somebody_callable());

  mergeFrame(emptied, held);
  EXPECT_EQ(held.counter().messages_size(), 0);
  EXPECT_FALSE(held.counter().somebody_callable());
}

TEST(SnapshotMergeTest, TakesTheHallAnewWhereItChanged) {
  v1::WatchSnapshot held;
  mergeFrame(boardFrame(), held);
  v1::WatchFrame suspended;
  auto& hall = *suspended.mutable_delta()->mutable_board()->mutable_hall();
  hall.set_suspended(true);
  hall.add_broadcasts()->set_text("停电");

  EXPECT_TRUE(mergeFrame(suspended, held));

  EXPECT_TRUE(held.board().hall().suspended());
  EXPECT_FALSE(held.board().hall().in_session()) << "it is replaced as a whole";
  EXPECT_EQ(held.board().hall().broadcasts(0).text(), "停电");
}

TEST(SnapshotMergeTest, LeavesWhatItHoldsAtAResetAndAtADeltaOfAnotherView) {
  v1::WatchSnapshot held;
  mergeFrame(boardFrame(), held);
  v1::WatchFrame reset;
  reset.mutable_reset();
  v1::WatchFrame other;
  other.mutable_delta()->mutable_manager()->add_counters()->set_counter_id("1");

  EXPECT_FALSE(mergeFrame(reset, held));
  EXPECT_FALSE(mergeFrame(other, held));

  EXPECT_EQ(held.board().queues_size(), 2);
}

/// The merging rests on the form of the protos, so every view is held to it.
TEST(SnapshotMergeTest, FindsInEveryViewWhereEachFieldOfItsDeltaBelongs) {
  const auto* deltas = v1::WatchDelta::descriptor()->FindOneofByName("view");
  ASSERT_EQ(deltas->field_count(), 8);
  for (int i = 0; i < deltas->field_count(); ++i) {
    const auto* delta = deltas->field(i)->message_type();
    const auto* snapshot =
        v1::WatchSnapshot::descriptor()->FindFieldByName(deltas->field(i)->name())->message_type();
    for (int k = 0; k < delta->field_count(); ++k) {
      const std::string& name = delta->field(k)->name();
      if (name.ends_with("_changed")) continue;
      if (!name.starts_with("removed_")) {
        EXPECT_NE(snapshot->FindFieldByName(name), nullptr) << delta->name() << "." << name;
        continue;
      }
      const std::string key = name.substr(8, name.size() - 9);
      int lists = 0;
      for (int f = 0; f < snapshot->field_count(); ++f) {
        const auto* field = snapshot->field(f);
        if (!field->is_repeated() || field->message_type() == nullptr) continue;
        const auto* first = field->message_type()->FindFieldByNumber(1);
        lists += first != nullptr && first->name() == key ? 1 : 0;
      }
      EXPECT_EQ(lists, 1) << delta->name() << "." << name;
    }
  }
}

}  // namespace
}  // namespace hall::client
