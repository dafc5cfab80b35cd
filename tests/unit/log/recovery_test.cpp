#include "server/log/recovery.h"

#include <gtest/gtest.h>

#include <fstream>

#include "server/engine/work.h"
#include "server/log/chain.h"
#include "server/log/files.h"
#include "server/log/snapshot_codec.h"
#include "tests/unit/log/open_store.h"

namespace hall::log {
namespace {

using domain::Event;
using domain::HallState;

Event opened() {
  return {OpenStore::at(0), {}, domain::HallOpened{domain::ClockMode::Real, "H", 1}};
}

Event alert(std::uint64_t id) {
  domain::AlertRaised raised;
  raised.alert.id = domain::AlertId{id};
  raised.alert.subject = "counter:1";
  return {OpenStore::at(static_cast<std::int64_t>(id)), {}, raised};
}

/// A sound snapshot that says it is of this version of the state: its digest fits.
std::string ofVersion(std::uint32_t version, std::string_view snapshot) {
  constexpr std::size_t kAfterMagic = std::string_view("HALLSNAP").size();
  std::string bytes(snapshot.substr(0, kAfterMagic));
  appendBigEndian(bytes, version, 4);
  bytes += snapshot.substr(kAfterMagic + 4, snapshot.size() - kAfterMagic - 4 - sizeof(Hash));
  return bytes.append(bytesOf(Hasher(HashAlgorithm::Sha256).of(bytes)));
}

class RecoveryTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(store_.append({opened()}));
    for (std::int64_t i = 1; i <= 20; ++i) {
      ASSERT_TRUE(store_.append({alert(static_cast<std::uint64_t>(i))}, i));
    }
  }
  Recovered recovered() { return recover(*store_, engine::HallId{}, snapshots_).value(); }
  void writeSnapshot(const HallState& state) {
    const auto tag = snapshotTag(*store_, engine::HallId{}, state.position);
    ASSERT_TRUE(tag);
    ASSERT_TRUE(snapshots_.write(*tag, state));
  }
  std::vector<std::filesystem::path> files() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  OpenStore store_;
  std::filesystem::path folder_ = store_.folder() / "snapshots";
  SnapshotFolder snapshots_{folder_, engine::HallId{}};
};

TEST_F(RecoveryTest, WithoutASnapshotTheWholeLogIsReplayed) {
  const Recovered all = recovered();
  EXPECT_EQ(all.fromSnapshot, 0U);
  EXPECT_EQ(all.replayed, 21U);
  EXPECT_EQ(all.state.position, domain::Position{21});
  EXPECT_EQ(all.state.lastRecorded, OpenStore::at(20));
  EXPECT_TRUE(all.state.opened);
  EXPECT_EQ(all.state.alerts.size(), 20U);
}

TEST_F(RecoveryTest, SnapshotAndTailGiveTheSameState) {
  const Recovered all = recovered();
  writeSnapshot(all.state);
  for (std::int64_t i = 21; i <= 25; ++i) {
    ASSERT_TRUE(store_.append({alert(static_cast<std::uint64_t>(i))}, i));
  }
  const HallState replayed =
      recover(*store_, engine::HallId{}, {store_.folder() / "none", {}})->state;

  const Recovered shortened = recovered();

  EXPECT_EQ(shortened.fromSnapshot, 21U);
  EXPECT_EQ(shortened.replayed, 5U);
  EXPECT_TRUE(shortened.state == replayed);
}

TEST_F(RecoveryTest, ProgressReachesTheEnd) {
  std::uint64_t seen = 0;
  ASSERT_TRUE(recover(
      *store_,
      engine::HallId{},
      snapshots_,
      [&](std::uint64_t at, std::uint64_t end) {
        seen = at;
        EXPECT_EQ(end, 21U);
      }
  ));
  EXPECT_EQ(seen, 21U);
}

TEST_F(RecoveryTest, DamagedSnapshotIsPassedOver) {
  writeSnapshot(recovered().state);
  const std::string bytes = readFile(files().at(0)).value();
  for (std::size_t i = 0; i < bytes.size(); i += 17) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 4);
    std::ofstream(files().at(0), std::ios::binary | std::ios::trunc) << changed;
    EXPECT_EQ(recovered().fromSnapshot, 0U) << i;
  }
  std::ofstream(files().at(0), std::ios::binary | std::ios::trunc) << bytes.substr(0, 40);
  EXPECT_EQ(recovered().fromSnapshot, 0U);
  std::ofstream(files().at(0), std::ios::binary | std::ios::trunc) << bytes;
  EXPECT_EQ(recovered().fromSnapshot, 21U);
}

TEST_F(RecoveryTest, SnapshotOfAnotherVersionIsPassedOver) {
  const HallState replayed = recovered().state;
  writeSnapshot(replayed);
  const std::string bytes = readFile(files().at(0)).value();
  ASSERT_EQ(ofVersion(kStateVersion, bytes), bytes);
  for (const std::uint32_t version : {kStateVersion - 1, kStateVersion + 1}) {
    std::ofstream(files().at(0), std::ios::binary | std::ios::trunc) << ofVersion(version, bytes);

    const Recovered all = recovered();

    EXPECT_EQ(all.fromSnapshot, 0U) << version;
    EXPECT_EQ(all.replayed, 21U) << version;
    EXPECT_TRUE(all.state == replayed) << version;
  }
}

TEST_F(RecoveryTest, SnapshotOfAnotherLogIsPassedOver) {
  const HallState state = recovered().state;
  SnapshotTag tag = *snapshotTag(*store_, engine::HallId{}, state.position);
  tag.chain[0] ^= 1;
  ASSERT_TRUE(snapshots_.write(tag, state));
  EXPECT_EQ(recovered().fromSnapshot, 0U);
}

TEST_F(RecoveryTest, SnapshotAheadOfTheLogIsPassedOver) {
  HallState state = recovered().state;
  state.position.value = 40;
  ASSERT_TRUE(snapshots_.write({engine::HallId{}, 40, {}}, state));
  EXPECT_FALSE(snapshotTag(*store_, engine::HallId{}, domain::Position{40}));
  EXPECT_EQ(recovered().fromSnapshot, 0U);
}

TEST_F(RecoveryTest, OlderSnapshotServesWhenTheNewestIsDamaged) {
  HallState early;
  const auto slice = store_->log().read({}, domain::Position{0}, 5).value();
  for (const auto& stored : slice) {
    engine::applyAt(early, stored.event, stored.position, stored.recorded);
  }
  writeSnapshot(early);
  writeSnapshot(recovered().state);
  ASSERT_EQ(files().size(), 2U);
  std::ofstream(files().back(), std::ios::app) << "x";

  EXPECT_EQ(recovered().fromSnapshot, 5U);
}

TEST_F(RecoveryTest, OnlyTheLastTwoSnapshotsAreKept) {
  HallState state;
  const auto events = store_->log().read({}, domain::Position{0}, 50).value();
  for (const auto& stored : events) {
    engine::applyAt(state, stored.event, stored.position, stored.recorded);
    writeSnapshot(state);
  }
  EXPECT_EQ(files().size(), 2U);
  EXPECT_EQ(recovered().fromSnapshot, 21U);
}

TEST_F(RecoveryTest, DamagedTailIsARefusalThatNamesIt) {
  store_.tamper("UPDATE event SET occurred_us = 0 WHERE place & 0xFF = 12");
  store_.open();
  const auto refused = recover(*store_, engine::HallId{}, snapshots_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.reason(), domain::Reason::LogDamaged);
  EXPECT_EQ(refused.refusal().details.at(0).value, "12");
}

TEST_F(RecoveryTest, FolderThatCannotBeMadeIsARefusal) {
  std::ofstream(store_.folder() / "file") << "x";
  const SnapshotFolder nowhere(store_.folder() / "file" / "snapshots", engine::HallId{});
  EXPECT_FALSE(nowhere.write({engine::HallId{}, 0, {}}, HallState{}));
}

}  // namespace
}  // namespace hall::log
