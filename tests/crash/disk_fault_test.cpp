#include <gtest/gtest.h>

#include "tests/crash/store_script.h"

namespace hall::crash {
namespace {

using domain::Reason;

struct Fault {
  const char* name;
  int code;
};

class DiskFaultTest : public testing::TestWithParam<Fault> {};

/// Whatever call the disk refuses: no acknowledgement, the store fences itself, and what was
/// acknowledged before is there when the file is opened anew.
TEST_P(DiskFaultTest, RefusedCallFencesTheStoreAndReopeningIsClean) {
  std::uint64_t calls = 0;
  {
    StoreScript script;
    ASSERT_TRUE(script.play());
    calls = script.disk().calls();
  }
  std::uint64_t fenced = 0;
  for (std::uint64_t call = 1; call <= calls; call += 3) {
    StoreScript script;
    script.disk().refuseAt(call, GetParam().code);
    const bool ended = script.play();
    ASSERT_TRUE(script.disk().refused()) << call;
    if (script.store() != nullptr && script.store()->fenced()) {
      ++fenced;
      EXPECT_FALSE(ended) << call;
      const auto again = script.appendOne();
      ASSERT_FALSE(again) << call;
      EXPECT_EQ(again.reason(), Reason::CommitFailed) << call;
      EXPECT_EQ(script.store()->vault().expire({}, {}).reason(), Reason::CommitFailed);
    }
    script.forgetStore();
    // The power may go at any time after the fault.
    script.disk().restart(call % 2 == 0 ? CrashDisk::Loss::All : CrashDisk::Loss::None, call);
    ASSERT_EQ(script.complaint(), "") << GetParam().name << " at call " << call;
  }
  EXPECT_GT(fenced, calls / 10);
}

INSTANTIATE_TEST_SUITE_P(
    EveryFault,
    DiskFaultTest,
    testing::Values(
        Fault{"write", SQLITE_IOERR_WRITE},
        Fault{"sync", SQLITE_IOERR_FSYNC},
        Fault{"full", SQLITE_FULL}
    ),
    [](const auto& row) { return row.param.name; }
);

TEST(DiskFault, FailedReadIsARefusalAndNeverAnswersWrongly) {
  std::uint64_t reads = 0;
  {
    StoreScript script;
    ASSERT_TRUE(script.play());
    reads = script.disk().reads();
  }
  ASSERT_GT(reads, 0U);
  for (std::uint64_t read = 1; read <= reads; ++read) {
    StoreScript script;
    script.disk().refuseReadAt(read);
    script.play();
    script.forgetStore();
    script.disk().restart(CrashDisk::Loss::All, read);
    ASSERT_EQ(script.complaint(), "") << read;
  }
}

TEST(DiskFault, FullDiskStopsCommitsButASoundStoreOpensAndReads) {
  StoreScript script;
  ASSERT_TRUE(script.play());
  const auto last = script.store()->log().last(engine::HallId{});
  script.forgetStore();
  script.disk().setFull(true);

  ASSERT_TRUE(script.open());
  EXPECT_EQ(script.store()->log().last(engine::HallId{}), last);
  EXPECT_TRUE(script.store()->log().read(engine::HallId{}, domain::Position{0}, 100));
  const auto refused = script.appendOne();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.reason(), Reason::CommitFailed);

  script.forgetStore();
  script.disk().setFull(false);
  EXPECT_EQ(script.complaint(), "");
}

TEST(DiskFault, CheckpointThatFindsNoRoomFencesNothing) {
  StoreScript script;
  ASSERT_TRUE(script.open());
  for (int i = 0; i < 14; ++i) ASSERT_TRUE(script.appendOne());
  script.disk().setFull(true);
  script.store()->rest();
  EXPECT_FALSE(script.store()->fenced());
  script.disk().setFull(false);
  EXPECT_TRUE(script.appendOne());
}

TEST(DiskFault, RefusalNamesFileCodeAndTheCauseThatClientsHaveWordsFor) {
  StoreScript script;
  ASSERT_TRUE(script.open());
  script.disk().refuseAt(1, SQLITE_IOERR_WRITE);
  const auto refused = script.appendOne();
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.refusal().details.size(), 4U);
  EXPECT_NE(refused.refusal().details[0].value.find("hall.db"), std::string::npos);
  EXPECT_EQ(refused.refusal().details[2].value, std::to_string(SQLITE_IOERR_WRITE));
  EXPECT_EQ(refused.refusal().details[3].key, "cause");
  EXPECT_EQ(refused.refusal().details[3].value, "io-error");
}

}  // namespace
}  // namespace hall::crash
