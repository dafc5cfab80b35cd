#include "server/log/verify.h"

#include <gtest/gtest.h>

#include "tests/unit/log/open_store.h"

namespace hall::log {
namespace {

VerifyReport verify(SqliteStore& store, std::vector<Checkpoint> checkpoints = {}) {
  LogVerifier verifier(
      store.eventLog(),
      store.blobTable(),
      store.hashAlgorithm(),
      engine::HallId{},
      std::move(checkpoints)
  );
  while (verifier.step(3)) {
  }
  return verifier.report();
}

/// Ten events, the fourth a catalogue.
void fill(OpenStore& store) {
  store.appendMessages(3);
  domain::Catalogue::Content content;
  content.version = 1;
  const std::string hash = store->blobs().putCatalogue(domain::Catalogue(content));
  const domain::Event event{OpenStore::at(3), {}, domain::CataloguePublished{1, hash, nullptr}};
  ASSERT_TRUE(store.append({event}, 3));
  store.appendMessages(6, 4);
}

struct Tampering {
  const char* name;
  const char* sql;
  std::uint64_t position;
  Flaw flaw;
};

class TamperedLogTest : public testing::TestWithParam<Tampering> {};

TEST_P(TamperedLogTest, FirstBadEventIsNamed) {
  OpenStore store;
  fill(store);
  store.tamper(GetParam().sql);
  store.open();

  const VerifyReport report = verify(*store);

  ASSERT_FALSE(report.sound());
  EXPECT_EQ(report.firstBad->position, GetParam().position);
  EXPECT_EQ(report.firstBad->flaw, GetParam().flaw);
  EXPECT_EQ(report.verified, GetParam().position - 1);
}

constexpr const char* kSwap =
    "UPDATE event SET place = -1 WHERE place & 0xFF = 6;"
    "UPDATE event SET place = (1 << 40) + 6 WHERE place & 0xFF = 7 AND place > 0;"
    "UPDATE event SET place = (1 << 40) + 7 WHERE place = -1";

INSTANTIATE_TEST_SUITE_P(
    EveryWay,
    TamperedLogTest,
    testing::Values(
        Tampering{
            "body", "UPDATE event SET body = x'0801' WHERE place & 0xFF = 7", 7, Flaw::HashWrong},
        Tampering{
            "actor", "UPDATE event SET actor = x'0801' WHERE place & 0xFF = 7", 7, Flaw::HashWrong},
        Tampering{"kind", "UPDATE event SET kind = 9 WHERE place & 0xFF = 2", 2, Flaw::HashWrong},
        Tampering{
            "hash",
            "UPDATE event SET hash = zeroblob(32) WHERE place & 0xFF = 5",
            5,
            Flaw::HashWrong},
        Tampering{
            "short hash",
            "UPDATE event SET hash = x'00' WHERE place & 0xFF = 5",
            5,
            Flaw::HashWrong},
        Tampering{
            "occurred",
            "UPDATE event SET occurred_us = occurred_us + 1"
            " WHERE place & 0xFF = 1",
            1,
            Flaw::HashWrong},
        Tampering{
            "recorded",
            "UPDATE event SET recorded_us = recorded_us - 1"
            " WHERE place & 0xFF = 10",
            10,
            Flaw::HashWrong},
        Tampering{"removed", "DELETE FROM event WHERE place & 0xFF = 8", 8, Flaw::Gap},
        Tampering{"removed first", "DELETE FROM event WHERE place & 0xFF = 1", 1, Flaw::Gap},
        Tampering{"swapped", kSwap, 6, Flaw::HashWrong},
        Tampering{"catalogue gone", "DELETE FROM blob", 4, Flaw::BlobMissing},
        Tampering{"catalogue changed", "UPDATE blob SET bytes = x'0802'", 4, Flaw::BlobWrong}
    ),
    [](const auto& row) {
      std::string name = row.param.name;
      std::erase(name, ' ');
      return name;
    }
);

TEST(VerifyTest, SoundLogIsWalkedToItsEnd) {
  OpenStore store;
  fill(store);
  const VerifyReport report = verify(*store);
  EXPECT_TRUE(report.sound());
  EXPECT_EQ(report.verified, 10U);
  EXPECT_EQ(report.head, store->eventLog().head(engine::HallId{}));
}

TEST(VerifyTest, EmptyLogIsSound) {
  OpenStore store;
  EXPECT_TRUE(verify(*store).sound());
  EXPECT_EQ(verify(*store).verified, 0U);
}

TEST(VerifyTest, EventsAppendedMeanwhileAreLeftToTheNextTime) {
  OpenStore store;
  fill(store);
  LogVerifier verifier(
      store->eventLog(), store->blobTable(), store->hashAlgorithm(), engine::HallId{}
  );
  EXPECT_TRUE(verifier.step(4));
  store.appendMessages(5, 20);
  while (verifier.step(4)) {
  }
  EXPECT_EQ(verifier.total(), 10U);
  EXPECT_EQ(verifier.report().verified, 10U);
}

/// Rewrites the tail with a sound chain of its own, as somebody with the program could.
TEST(VerifyTest, CheckpointFindsACutAndARewrittenTail) {
  OpenStore store;
  fill(store);
  const ChainHead head = store->eventLog().head(engine::HallId{});
  const ChainHead middle = *store->eventLog().headAt(engine::HallId{}, 6);
  const std::vector<Checkpoint> checkpoints{
      {"H", head.seq, head.hash, HashAlgorithm::Sm3, {}},
      {"H", middle.seq, middle.hash, HashAlgorithm::Sm3, {}}};
  EXPECT_TRUE(verify(*store, checkpoints).sound());
  EXPECT_EQ(verify(*store, checkpoints).checkpoints, 2U);

  store.tamper("DELETE FROM event WHERE place & 0xFF > 8");
  store.open();
  EXPECT_TRUE(verify(*store).sound());
  const VerifyReport cut = verify(*store, checkpoints);
  ASSERT_FALSE(cut.sound());
  EXPECT_EQ(cut.firstBad->flaw, Flaw::Cut);
  EXPECT_EQ(cut.firstBad->position, 9U);
  EXPECT_EQ(cut.checkpoints, 1U);

  store.appendMessages(2, 50);
  EXPECT_TRUE(verify(*store).sound());
  const VerifyReport rewritten = verify(*store, checkpoints);
  ASSERT_FALSE(rewritten.sound());
  EXPECT_EQ(rewritten.firstBad->flaw, Flaw::HashWrong);
  EXPECT_EQ(rewritten.firstBad->position, 10U);
}

TEST(VerifyTest, TimeThatGoesBackIsNamedEvenInASoundChain) {
  Hasher hasher(HashAlgorithm::Sm3);
  ChainCheck check(hasher, ChainHead{});
  ChainRecord record{1, 5000, 5000, 8, "", ""};
  const Hash first = chained(hasher, Hash{}, record);
  EXPECT_FALSE(check.next(record, bytesOf(first)));
  record.seq = 2;
  record.recordedUs = 4000;
  const Hash second = chained(hasher, first, record);
  EXPECT_EQ(check.next(record, bytesOf(second)), Flaw::TimeBack);
}

}  // namespace
}  // namespace hall::log
