#include <gtest/gtest.h>

#include <fstream>

#include "server/log/export_frames.h"
#include "server/log/exported_log.h"
#include "server/log/log_copier.h"
#include "tests/unit/log/open_store.h"

namespace hall::log {
namespace {

/// Stretches of a log of 30 messages with a catalogue in the middle.
class LogStretchTest : public testing::Test {
 protected:
  void SetUp() override {
    store_.appendMessages(12);
    store_.publish(1, 12);
    store_.appendMessages(17, 13);
  }

  std::string copy(std::uint64_t after, std::uint64_t until = 1'000) {
    LogCopier copier(
        store_->eventLog(),
        store_->blobTable(),
        store_->hashAlgorithm(),
        engine::HallId{},
        after,
        until
    );
    std::string bytes;
    while (copier.step(4, bytes).value()) {
    }
    EXPECT_EQ(copier.done(), copier.total());
    return bytes;
  }
  VerifyReport verify(const std::string& bytes, std::vector<Checkpoint> checkpoints = {}) const {
    const auto path = store_.folder() / "stretch.log";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return ExportedLog(path).verify(std::move(checkpoints)).value();
  }
  bool scriptAccepts(const std::string& bytes) const {
    const auto path = store_.folder() / "stretch.log";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    const std::string command = "/usr/bin/python3 " + std::string(std::getenv("HALL_SOURCE_DIR")) +
                                "/tools/verify_exported_log.py " + path.string() +
                                " > /dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  }
  Checkpoint checkpointAt(std::uint64_t seq) {
    const auto head = store_->eventLog().headAt(engine::HallId{}, seq);
    return {"H", seq, head->hash, store_->hashAlgorithm(), {}};
  }

  OpenStore store_;
};

TEST_F(LogStretchTest, BeginsAndEndsWhereItIsAskedTo) {
  const VerifyReport report = verify(copy(10, 20));
  EXPECT_TRUE(report.sound());
  EXPECT_EQ(report.after, 10U);
  EXPECT_EQ(report.verified, 20U);
}

TEST_F(LogStretchTest, TheWholeLogIsTheStretchFromItsBeginning) {
  const VerifyReport report = verify(copy(0));
  EXPECT_EQ(report.after, 0U);
  EXPECT_EQ(report.verified, 30U);
}

TEST_F(LogStretchTest, EndsWhereTheNextOneBegins) {
  EXPECT_EQ(verify(copy(0, 10)).head.hash, checkpointAt(10).hash);
  EXPECT_EQ(verify(copy(10)).verified, 30U);
}

TEST_F(LogStretchTest, AnEmptyStretchIsSound) {
  const VerifyReport report = verify(copy(30));
  EXPECT_TRUE(report.sound());
  EXPECT_EQ(report.verified, 30U);
}

TEST_F(LogStretchTest, EveryChangedByteIsFound) {
  const std::string bytes = copy(10, 16);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(verify(changed).sound()) << i;
  }
}

TEST_F(LogStretchTest, CheckpointsInsideAreComparedAndThoseInFrontLeftOut) {
  const std::string bytes = copy(10);
  EXPECT_EQ(verify(bytes, {checkpointAt(4), checkpointAt(10), checkpointAt(25)}).checkpoints, 2U);

  Checkpoint foreign = checkpointAt(10);
  foreign.hash[0] ^= 1;
  const VerifyReport report = verify(bytes, {foreign});
  EXPECT_FALSE(report.sound());
  EXPECT_TRUE(report.byCheckpoint);
}

TEST_F(LogStretchTest, ASecondBeginningHidesNothing) {
  std::string bytes = copy(10, 16);
  const std::string previous = exportPrevious({20, 0, checkpointAt(20).hash});
  bytes.insert(13 + previous.size(), previous);
  EXPECT_FALSE(verify(bytes).sound());
}

TEST_F(LogStretchTest, AuditorsScriptAgrees) {
  if (std::getenv("HALL_SOURCE_DIR") == nullptr) GTEST_SKIP() << "HALL_SOURCE_DIR is not set";
  const std::string bytes = copy(10, 16);
  EXPECT_TRUE(scriptAccepts(bytes));
  std::string changed = bytes;
  changed[30] = static_cast<char>(changed[30] ^ 1);
  EXPECT_FALSE(scriptAccepts(changed));
}

TEST_F(LogStretchTest, AVerifierBeginsInTheMiddleAndTrustsWhatIsInFront) {
  LogVerifier verifier(
      store_->eventLog(),
      store_->blobTable(),
      store_->hashAlgorithm(),
      engine::HallId{},
      {checkpointAt(25)},
      20
  );
  while (verifier.step(3)) {
  }
  EXPECT_TRUE(verifier.report().sound());
  EXPECT_EQ(verifier.report().after, 20U);
  EXPECT_EQ(verifier.report().verified, 30U);
  EXPECT_EQ(verifier.report().checkpoints, 1U);
}

TEST_F(LogStretchTest, AFlawInFrontOfTheMiddleIsNotLookedAt) {
  store_.tamper("UPDATE event SET occurred_us = 0 WHERE place & 0xFF = 5");
  store_.open();
  const auto verify = [&](std::uint64_t after) {
    LogVerifier verifier(
        store_->eventLog(),
        store_->blobTable(),
        store_->hashAlgorithm(),
        engine::HallId{},
        {},
        after
    );
    while (verifier.step(100)) {
    }
    return verifier.report();
  };
  EXPECT_TRUE(verify(5).sound());
  ASSERT_FALSE(verify(4).sound());
  EXPECT_EQ(verify(4).firstBad->position, 5U);
}

}  // namespace
}  // namespace hall::log
