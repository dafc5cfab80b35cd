#include <gtest/gtest.h>

#include <string>

#include "hall/v1/admin_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class LongWorkTest : public ApiFixture {
 protected:
  std::shared_ptr<FakeStream> rebuild(const std::string& id) {
    v1::RebuildViewsRequest request;
    request.set_request_id(id);
    const auto opened = stream("AdminService.RebuildViews", request, as(v1::ROLE_ADMINISTRATOR));
    state();  // its turn has come
    return opened;
  }
  std::shared_ptr<FakeStream> backUp(const std::string& id) {
    v1::BackupRequest request;
    request.set_request_id(id);
    const auto opened = stream("AdminService.Backup", request, as(v1::ROLE_ADMINISTRATOR));
    state();
    return opened;
  }
  static v1::RebuildViewsResponse read(const std::optional<std::string>& bytes) {
    v1::RebuildViewsResponse response;
    EXPECT_TRUE(bytes && response.ParseFromString(*bytes));
    return response;
  }
  static RebuildProgress at(std::uint64_t done, bool finished = false) {
    return {100, done, std::chrono::seconds{2}, finished};
  }
};

TEST_F(LongWorkTest, TellsTheProgressAndEnds) {
  const auto seen = rebuild(freshId());
  upkeep.rebuilding(at(40));
  const auto first = read(seen->readOne());
  upkeep.rebuilding(at(100, true));
  const auto last = read(seen->readOne());
  const auto rest = seen->readAll();

  EXPECT_EQ(first.position(), 100U);
  EXPECT_EQ(first.done_position(), 40U);
  EXPECT_FALSE(first.finished());
  EXPECT_TRUE(last.finished());
  EXPECT_EQ(last.elapsed_duration().seconds(), 2);
  EXPECT_TRUE(rest.empty());
  EXPECT_TRUE(seen->status().ok());
}

TEST_F(LongWorkTest, ASlowReaderGetsWhatIsNewestAndNoQueue) {
  const auto seen = rebuild(freshId());
  for (std::uint64_t done = 10; done < 100; done += 10) upkeep.rebuilding(at(done));

  EXPECT_EQ(read(seen->readOne()).done_position(), 10U);
  EXPECT_EQ(read(seen->readOne()).done_position(), 90U);
}

TEST_F(LongWorkTest, AnotherCallerJoinsTheOneThatRuns) {
  const auto first = rebuild(freshId());
  upkeep.rebuilding(at(40));

  const auto second = rebuild(freshId());

  EXPECT_EQ(upkeep.rebuildings, 1);
  EXPECT_EQ(read(second->readOne()).done_position(), 40U);
  upkeep.rebuilding(at(100, true));
  EXPECT_TRUE(read(second->readOne()).finished());
}

TEST_F(LongWorkTest, ARepeatAfterTheEndHearsTheLastWord) {
  const std::string id = freshId();
  const auto first = rebuild(id);
  upkeep.rebuilding(at(100, true));
  first->readAll();

  const auto repeated = rebuild(id);

  EXPECT_TRUE(read(repeated->readOne()).finished());
  EXPECT_EQ(upkeep.rebuildings, 1);
  rebuild(freshId());
  EXPECT_EQ(upkeep.rebuildings, 2);
}

TEST_F(LongWorkTest, AFailureEndsTheStreamWithItsReason) {
  const std::string id = freshId();
  const auto seen = backUp(id);
  upkeep.backup(domain::Reason::BackupFailed);
  seen->readAll();

  EXPECT_EQ(seen->reason(), v1::REASON_BACKUP_FAILED);
  backUp(id);
  EXPECT_EQ(upkeep.backups, 2) << "what failed may be tried again";
}

TEST_F(LongWorkTest, ABackupTellsItsStepsAndItsFile) {
  const auto seen = backUp(freshId());
  upkeep.backup(BackupProgress{12, BackupStep::Copying, 10, 20, {}, {}, false});
  v1::BackupResponse copying;
  ASSERT_TRUE(copying.ParseFromString(seen->readOne().value_or("")));
  upkeep.backup(BackupProgress{12, BackupStep::Done, 20, 20, "hall-12.backup", "ab", true});
  v1::BackupResponse done;
  ASSERT_TRUE(done.ParseFromString(seen->readOne().value_or("")));

  EXPECT_EQ(copying.step(), v1::BACKUP_STEP_COPYING);
  EXPECT_EQ(copying.done_bytes(), 10U);
  EXPECT_EQ(done.file_name(), "hall-12.backup");
  EXPECT_EQ(done.chain_hash(), "ab");
  EXPECT_TRUE(done.finished());
}

TEST_F(LongWorkTest, WorksOnWhenItsReaderIsGone) {
  const auto seen = rebuild(freshId());
  seen->close();

  upkeep.rebuilding(at(50));
  upkeep.rebuilding(at(100, true));

  EXPECT_EQ(seen.use_count(), 1);
}

TEST_F(LongWorkTest, NeedsARequestId) {
  EXPECT_EQ(rebuild("")->reason(), v1::REASON_REQUEST_ID_MISSING);
  EXPECT_EQ(upkeep.rebuildings, 0);
}

}  // namespace
}  // namespace hall::api
