#include <gtest/gtest.h>

#include <fstream>

#include "server/log/backup.h"
#include "server/log/exported_log.h"
#include "server/log/files.h"
#include "server/log/snapshot_file.h"
#include "tests/unit/log/open_store.h"

namespace hall::log {
namespace {

constexpr const char* kNumber = "410105199003070012";
constexpr const char* kName = "欧阳检测";
constexpr const char* kPhone = "13812349876";
constexpr const char* kText = "申请人的检测文字";

/// Names of the files under the folder that hold one of the canaries.
std::vector<std::string> filesWithCanary(const std::filesystem::path& folder) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string bytes = readFile(entry.path()).value();
    for (const char* canary : {kNumber, kName, kPhone, kText}) {
      if (bytes.find(canary) != std::string::npos) found.push_back(entry.path().string());
    }
  }
  return found;
}

class CanaryTest : public testing::TestWithParam<CipherSuite> {};

TEST_P(CanaryTest, PersonalDataStandInNoFile) {
  StoreOptions options;
  options.cipher = GetParam();
  OpenStore store(options);
  engine::TextRef text;
  text.bytes.fill(3);
  const domain::LocalDay day{std::chrono::days{20'000}};
  const auto person =
      store->vault().personFor({engine::DocumentKind::ResidentId, kNumber, kName, kPhone}, day);
  store->vault().putText(text, kText, day);
  domain::TicketIssued issued;
  issued.id.bytes.fill(1);
  issued.applicant = person;
  issued.groundText = text;
  ASSERT_TRUE(store.append({{OpenStore::at(0), {}, issued}}));

  // The write-ahead log while the store is open, then a snapshot, a backup and an export.
  EXPECT_EQ(filesWithCanary(store.folder()), std::vector<std::string>{});
  domain::HallState state;
  state.opened = true;
  state.position = domain::Position{1};
  const SnapshotFolder snapshots(store.folder() / "snapshots", engine::HallId{});
  ASSERT_TRUE(snapshots.write({engine::HallId{}, 1, {}}, state));
  auto backup = Backup::start(*store, store.folder() / "backups");
  ASSERT_TRUE(backup);
  while ((*backup)->step().value()) {
  }
  ASSERT_TRUE(finishBackup((*backup)->copy(), OpenStore::at(9)));
  LogExporter exporter(
      store->eventLog(),
      store->blobTable(),
      store->hashAlgorithm(),
      engine::HallId{},
      store.folder() / "export.log"
  );
  while (exporter.step(10).value()) {
  }
  store->core().checkpoint();

  EXPECT_EQ(filesWithCanary(store.folder()), std::vector<std::string>{});
  EXPECT_EQ(store->vault().reveal(person)->number, kNumber);
}

TEST_P(CanaryTest, SearchFindsWhatIsThere) {
  // The search itself must be able to fail.
  support::TemporaryDirectory folder;
  std::ofstream(folder / "file") << "before " << kNumber << " after";
  EXPECT_EQ(filesWithCanary(folder.path()).size(), 1U);
}

TEST_P(CanaryTest, DeletedDayKeyStandsInNoFile) {
  StoreOptions options;
  options.cipher = GetParam();
  OpenStore store(options);
  const domain::LocalDay day{std::chrono::days{20'000}};
  store->vault().personFor({engine::DocumentKind::ResidentId, kNumber, kName, kPhone}, day);
  ASSERT_TRUE(store.append({OpenStore::message("a")}));
  std::string wrapped;
  {
    sqlite::Statement statement(store->database(), "SELECT wrapped FROM day_key");
    sqlite::Query query(statement);
    ASSERT_TRUE(query.next());
    wrapped = query.bytes(0);
  }
  ASSERT_EQ(store->vault().expire(day + std::chrono::days{1}, {}).value(), 1U);

  for (const auto& entry : std::filesystem::recursive_directory_iterator(store.folder())) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(readFile(entry.path())->find(wrapped), std::string::npos) << entry.path();
  }
}

INSTANTIATE_TEST_SUITE_P(
    Suites, CanaryTest, testing::Values(CipherSuite::XChaCha20Poly1305, CipherSuite::Sm4Sm3)
);

}  // namespace
}  // namespace hall::log
