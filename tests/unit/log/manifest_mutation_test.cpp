#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "server/log/backup.h"
#include "server/log/backup_parts.h"
#include "server/log/store_problem.h"
#include "tests/support/damaged_text.h"
#include "tests/support/temporary_directory.h"

/// Damaged manifests of backups: read or refused by line, whatever the bytes.
namespace hall::log {
namespace {

constexpr std::string_view kBits[] = {
    "\n",
    " ",
    "\r",
    "/",
    "..",
    "-1",
    "99999999999999999999",
    "4294967297",
    "file ",
    "bytes ",
    "sha256 ",
    "time 2026-02-30T25:61:61.000Z",
    "hash sm3",
    "hall 1 1 ",
    "\xFF"};

BackupManifest sound() {
  BackupManifest manifest;
  manifest.file = "hall-000000001234.db";
  manifest.bytes = 4'325'376;
  manifest.sha256 = std::string(64, 'a');
  manifest.time = domain::Instant{std::chrono::seconds{1'770'000'000}};
  manifest.halls = {{engine::HallId{1}, {1234, 0, Hash{7}}}, {engine::HallId{2}, {5, 0, Hash{9}}}};
  return manifest;
}

class ManifestMutationTest : public testing::Test {
 protected:
  domain::Result<BackupManifest> read(const std::string& text) {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << text;
    return readManifest(path_);
  }

  support::TemporaryDirectory folder_;
  std::filesystem::path path_ = folder_ / "hall.manifest";
};

TEST_F(ManifestMutationTest, DamagedManifestIsReadOrRefusedWithASentence) {
  const int rounds = support::mutations(400, 8000);
  std::mt19937 random(20260306);
  int refused = 0;
  for (int round = 0; round < rounds; ++round) {
    std::string damaged = manifestText(sound());
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) support::damage(damaged, random, kBits);
    const auto manifest = read(damaged);
    if (!manifest) {
      ++refused;
      EXPECT_NE(sentenceOf(manifest.refusal()).find(path_.string()), std::string::npos) << damaged;
      continue;
    }
    // What was taken is a manifest: written down it reads the same.
    const std::string text = manifestText(*manifest);
    const auto again = read(text);
    ASSERT_TRUE(again) << text;
    EXPECT_EQ(manifestText(*again), text);
  }
  EXPECT_GT(refused, rounds / 2);
  EXPECT_LT(refused, rounds);
}

}  // namespace
}  // namespace hall::log
