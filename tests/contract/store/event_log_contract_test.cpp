#include <gtest/gtest.h>

#include <future>

#include "tests/contract/store/stores.h"

namespace hall::contract {
namespace {

template <class Stores>
class EventLogContract : public testing::Test {
 protected:
  engine::Store& store() { return stores_.store(); }
  engine::EventLog& log() { return stores_.store().log(); }
  void restart() { stores_.restart(); }
  std::vector<std::string> textsAfter(std::uint64_t position, std::size_t max = 100) {
    std::vector<std::string> texts;
    const auto events = log().read(HallId{}, Position{position}, max);
    EXPECT_TRUE(events);
    for (const StoredEvent& stored : *events) {
      texts.push_back(std::get<domain::CounterMessaged>(stored.event.body).text);
    }
    return texts;
  }

 private:
  Stores stores_;
};
TYPED_TEST_SUITE(EventLogContract, EveryStore);

using Texts = std::vector<std::string>;

RequestMark markOf(std::uint8_t number, std::uint64_t first, Instant recorded) {
  RequestMark mark;
  mark.key.owner = 7;
  mark.key.id.bytes[15] = number;
  mark.body[0] = number;
  mark.first = Position{first};
  mark.count = 2;
  mark.recorded = recorded;
  return mark;
}

TYPED_TEST(EventLogContract, EmptyLogHasNoEvents) {
  EXPECT_EQ(this->log().last(HallId{}), Position{0});
  EXPECT_TRUE(this->textsAfter(0).empty());
}

TYPED_TEST(EventLogContract, AppendGivesPositionsFromOneWithoutGaps) {
  EXPECT_EQ(commit(this->store(), {messaged("a"), messaged("b")}).value(), Position{2});
  EXPECT_EQ(commit(this->store(), {messaged("c")}, at(1)).value(), Position{3});
  EXPECT_EQ(this->log().last(HallId{}), Position{3});

  const auto events = this->log().read(HallId{}, Position{0}, 10);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ((*events)[i].position, Position{i + 1});
}

TYPED_TEST(EventLogContract, EventComesBackAsItWasWritten) {
  Event event = messaged("窗口暂停服务", at(-5));
  event.actor = {domain::StaffId{3}, domain::DeviceId{4}, domain::Role::DutyManager};
  ASSERT_TRUE(commit(this->store(), {event}, at(2)));

  const auto events = this->log().read(HallId{}, Position{0}, 1);

  ASSERT_TRUE(events);
  EXPECT_EQ(events->at(0), (StoredEvent{Position{1}, at(2), event}));
}

TYPED_TEST(EventLogContract, ReadGoesOnAfterAPositionAndStopsAtTheLimit) {
  ASSERT_TRUE(commit(this->store(), {messaged("a"), messaged("b"), messaged("c"), messaged("d")}));

  EXPECT_EQ(this->textsAfter(1, 2), (Texts{"b", "c"}));
  EXPECT_EQ(this->textsAfter(3), (Texts{"d"}));
  EXPECT_TRUE(this->textsAfter(4).empty());
  EXPECT_TRUE(this->textsAfter(99).empty());
  EXPECT_TRUE(this->textsAfter(0, 0).empty());
}

TYPED_TEST(EventLogContract, CommittedEventsOutliveARestart) {
  ASSERT_TRUE(commit(this->store(), {messaged("a"), messaged("b")}));
  this->restart();
  EXPECT_EQ(this->textsAfter(0), (Texts{"a", "b"}));
  ASSERT_TRUE(commit(this->store(), {messaged("c")}, at(9)));
  this->restart();
  EXPECT_EQ(this->textsAfter(0), (Texts{"a", "b", "c"}));
}

TYPED_TEST(EventLogContract, WhatIsWrittenIsReadAtOnceAndOutlivesARestartOnceCommitted) {
  const std::vector<Event> events{messaged("a"), messaged("b")};
  const HallBatch batch{HallId{1}, at(0), events, {}, {}};

  EXPECT_EQ(this->log().write(std::span(&batch, 1)).value(), Position{2});
  EXPECT_EQ(this->textsAfter(0), (Texts{"a", "b"}));
  ASSERT_TRUE(this->log().commit());

  this->restart();
  EXPECT_EQ(this->textsAfter(0), (Texts{"a", "b"}));
}

TYPED_TEST(EventLogContract, AnotherThreadMayCommitWhileTheCoreReads) {
  const std::vector<Event> events(200, messaged("a"));
  const HallBatch batch{HallId{1}, at(0), events, {}, {}};
  ASSERT_TRUE(this->log().write(std::span(&batch, 1)));

  auto durable = std::async(std::launch::async, [this] { return this->log().commit().ok(); });
  for (int i = 0; i < 20; ++i) EXPECT_EQ(this->textsAfter(0, 300).size(), 200U);

  EXPECT_TRUE(durable.get());
  this->restart();
  EXPECT_EQ(this->textsAfter(0, 300).size(), 200U);
}

TYPED_TEST(EventLogContract, EachHallHasALogOfItsOwn) {
  const std::vector<Event> here{messaged("here")};
  const std::vector<Event> there{messaged("there"), messaged("there too")};
  const std::vector<HallBatch> batches{
      {HallId{1}, at(0), here, {}, {}}, {HallId{2}, at(0), there, {}, {}}};

  EXPECT_EQ(this->log().append(batches).value(), Position{2});

  EXPECT_EQ(this->log().last(HallId{1}), Position{1});
  EXPECT_EQ(this->log().last(HallId{2}), Position{2});
  EXPECT_EQ(this->textsAfter(0), (Texts{"here"}));
  const auto second = this->log().read(HallId{2}, Position{1}, 5);
  ASSERT_TRUE(second);
  EXPECT_EQ(std::get<domain::CounterMessaged>(second->at(0).event.body).text, "there too");
}

TYPED_TEST(EventLogContract, TimeOfRecordingNeverGoesBack) {
  ASSERT_TRUE(commit(this->store(), {messaged("a")}, at(10)));

  const auto earlier = commit(this->store(), {messaged("b")}, at(9));

  ASSERT_FALSE(earlier);
  EXPECT_EQ(earlier.reason(), Reason::Internal);
  EXPECT_EQ(this->textsAfter(0), (Texts{"a"}));
  EXPECT_TRUE(commit(this->store(), {messaged("c")}, at(10)));
}

TYPED_TEST(EventLogContract, RequestIsFoundByWhoSentItAndItsId) {
  const RequestMark mark = markOf(1, 1, at(0));
  ASSERT_TRUE(commit(this->store(), {messaged("a"), messaged("b")}, at(0), {mark}));

  const auto found = this->log().findRequest(HallId{}, mark.key);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key, mark.key);
  EXPECT_EQ(found->body, mark.body);
  EXPECT_EQ(found->first, mark.first);
  EXPECT_EQ(found->count, mark.count);
  EXPECT_EQ(found->recorded, mark.recorded);

  RequestKey other = mark.key;
  other.owner = 8;
  EXPECT_FALSE(this->log().findRequest(HallId{}, other));
  EXPECT_FALSE(this->log().findRequest(HallId{2}, mark.key));
  EXPECT_FALSE(this->log().findRequest(HallId{}, markOf(2, 1, at(0)).key));
}

TYPED_TEST(EventLogContract, OwnerMayHaveTheHighestBit) {
  RequestMark mark = markOf(1, 1, at(0));
  mark.key.owner = (1ULL << 63) | 5;
  ASSERT_TRUE(commit(this->store(), {messaged("a")}, at(0), {mark}));
  this->restart();
  const auto found = this->log().findRequest(HallId{}, mark.key);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key.owner, mark.key.owner);
}

TYPED_TEST(EventLogContract, RequestsOutliveARestartUntilTheirTimeIsOver) {
  const RequestMark old = markOf(1, 1, at(0));
  const RequestMark young = markOf(2, 3, at(100));
  ASSERT_TRUE(commit(this->store(), {messaged("a"), messaged("b")}, at(0), {old}));
  ASSERT_TRUE(commit(this->store(), {messaged("c"), messaged("d")}, at(100), {young}));
  this->restart();
  EXPECT_TRUE(this->log().findRequest(HallId{}, old.key));

  ASSERT_TRUE(commit(this->store(), {messaged("e")}, at(150), {}, HallId{}, at(50)));

  EXPECT_FALSE(this->log().findRequest(HallId{}, old.key));
  EXPECT_TRUE(this->log().findRequest(HallId{}, young.key));
  this->store().rest();
  this->restart();
  EXPECT_FALSE(this->log().findRequest(HallId{}, old.key));
  EXPECT_TRUE(this->log().findRequest(HallId{}, young.key));
}

TYPED_TEST(EventLogContract, ForgottenRequestMayComeAgain) {
  const RequestMark mark = markOf(1, 1, at(0));
  ASSERT_TRUE(commit(this->store(), {messaged("a"), messaged("b")}, at(0), {mark}));
  ASSERT_TRUE(commit(this->store(), {messaged("c")}, at(100), {}, HallId{}, at(50)));
  const RequestMark again = markOf(1, 4, at(110));

  ASSERT_TRUE(
      commit(this->store(), {messaged("d"), messaged("e")}, at(110), {again}, HallId{}, at(60))
  );

  EXPECT_EQ(this->log().findRequest(HallId{}, mark.key)->first, Position{4});
}

TYPED_TEST(EventLogContract, CatalogueIsReadBackFromItsHash) {
  domain::Catalogue::Content content;
  content.version = 4;
  content.hall.name.zh = "示例市政务服务中心";
  const domain::Catalogue catalogue(content);
  const std::string hash = this->store().blobs().putCatalogue(catalogue);
  const Event event{at(0), {}, domain::CataloguePublished{4, hash, nullptr}};
  ASSERT_TRUE(commit(this->store(), {event}));
  this->restart();

  const auto events = this->log().read(HallId{}, Position{0}, 1);

  ASSERT_TRUE(events);
  const auto& published = std::get<domain::CataloguePublished>(events->at(0).event.body);
  ASSERT_NE(published.catalogue, nullptr);
  EXPECT_EQ(published.catalogue->content(), content);
}

TYPED_TEST(EventLogContract, CatalogueNobodyPutIsRefused) {
  const Event event{at(0), {}, domain::CataloguePublished{1, std::string(64, 'a'), nullptr}};

  const auto refused = commit(this->store(), {messaged("a"), event});

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.reason(), Reason::Internal);
  EXPECT_EQ(this->log().last(HallId{}), Position{0});
}

TYPED_TEST(EventLogContract, HealthCountsSyncs) {
  const auto before = this->store().health().syncs;
  ASSERT_TRUE(commit(this->store(), {messaged("a")}));
  EXPECT_GT(this->store().health().syncs, before);
  EXPECT_GT(this->store().health().diskFreeBytes, 0U);
}

}  // namespace
}  // namespace hall::contract
