#include "server/log/exported_log.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "server/log/checkpoint.h"
#include "server/log/files.h"
#include "tests/unit/log/filler.h"
#include "tests/unit/log/open_store.h"

namespace hall::log {
namespace {

/// A log with every kind of event and a catalogue, exported.
class ExportedLogTest : public testing::TestWithParam<HashAlgorithm> {
 protected:
  void SetUp() override {
    StoreOptions options;
    options.hash = GetParam();
    store_ = std::make_unique<OpenStore>(options);
    OpenStore& store = *store_;
    store.publish(1);
    support::Filler filler(3);
    for (domain::Event& event : filler.everyEvent()) {
      if (std::holds_alternative<domain::CataloguePublished>(event.body)) continue;
      events_.push_back(std::move(event));
    }
    ASSERT_TRUE(store.append(events_, 5));
    store.publish(2, 6);
    path_ = store.folder() / "export.log";
    ASSERT_TRUE(exportAll());
    bytes_ = readFile(path_).value();
  }

  domain::Result<bool> exportAll() {
    OpenStore& store = *store_;
    LogExporter exporter(
        store->eventLog(), store->blobTable(), store->hashAlgorithm(), engine::HallId{}, path_
    );
    while (true) {
      auto more = exporter.step(7);
      if (!more || !*more) return more;
    }
  }

  VerifyReport verify(std::string_view bytes) {
    const auto path = store_->folder() / "changed.log";
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    return ExportedLog(path).verify().value();
  }

  std::unique_ptr<OpenStore> store_;
  std::vector<domain::Event> events_;
  std::filesystem::path path_;
  std::string bytes_;
};

TEST_P(ExportedLogTest, EveryEventComesBack) {
  std::vector<engine::StoredEvent> read;
  const auto report =
      ExportedLog(path_).read([&](const engine::StoredEvent& event) { read.push_back(event); });

  ASSERT_TRUE(report);
  EXPECT_TRUE(report->sound());
  EXPECT_EQ(report->verified, events_.size() + 2);
  EXPECT_EQ(report->head, (*store_)->eventLog().head(engine::HallId{}));
  ASSERT_EQ(read.size(), events_.size() + 2);
  for (std::size_t i = 0; i < events_.size(); ++i) EXPECT_EQ(read[i + 1].event, events_[i]);
  const auto& last = std::get<domain::CataloguePublished>(read.back().event.body);
  EXPECT_EQ(last.catalogue->version(), 2U);
}

TEST_P(ExportedLogTest, SoundFileIsSound) {
  EXPECT_TRUE(verify(bytes_).sound());
}

TEST_P(ExportedLogTest, ReadingTellsHowFarItIsInBytesOfTheFile) {
  ASSERT_TRUE(store_->append(std::vector<domain::Event>(1200, OpenStore::message("told", 10)), 10));
  ASSERT_TRUE(exportAll());
  const std::uint64_t size = std::filesystem::file_size(path_);
  std::vector<std::uint64_t> told;

  const auto report = ExportedLog(path_).verify({}, [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_EQ(total, size);
    told.push_back(done);
  });

  ASSERT_TRUE(report && report->sound());
  ASSERT_GE(told.size(), 2U) << "on the way and at the end";
  EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
  EXPECT_LT(told.front(), size);
  EXPECT_EQ(told.back(), size);
}

TEST_P(ExportedLogTest, EveryFlippedBitOfAnyByteIsFound) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(1);
  for (std::size_t i = 0; i < bytes_.size(); i += 1 + chance() % 7) {
    std::string changed = bytes_;
    changed[i] = static_cast<char>(changed[i] ^ (1 << (chance() % 8)));
    EXPECT_FALSE(verify(changed).sound()) << "byte " << i;
  }
}

TEST_P(ExportedLogTest, EveryCutTailIsFound) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(2);
  for (std::size_t i = 0; i < bytes_.size(); i += 1 + chance() % 23) {
    EXPECT_FALSE(verify(bytes_.substr(0, i)).sound()) << "cut at " << i;
  }
  EXPECT_FALSE(verify(bytes_.substr(0, bytes_.size() - 1)).sound());
}

TEST_P(ExportedLogTest, EveryRemovedAndEveryInsertedByteIsFound) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(3);
  for (int i = 0; i < 600; ++i) {
    std::string changed = bytes_;
    const std::size_t at = chance() % bytes_.size();
    if (chance() % 2 == 0) {
      changed.erase(at, 1 + chance() % 40);
    } else {
      changed.insert(at, 1 + chance() % 40, static_cast<char>(chance() % 256));
    }
    if (changed == bytes_) continue;
    EXPECT_FALSE(verify(changed).sound()) << "at " << at;
  }
  EXPECT_FALSE(verify(bytes_ + "x").sound());
  EXPECT_FALSE(verify("").sound());
}

TEST_P(ExportedLogTest, HugeLengthsTakeNoMemory) {
  const google::protobuf::LogSilencer quiet;
  std::string changed = bytes_;
  // The length of the first blob, right after the header.
  for (std::size_t i = 14; i < 18; ++i) changed[i] = '\xFF';
  EXPECT_FALSE(verify(changed).sound());
}

TEST_P(ExportedLogTest, CheckpointOfALongerLogShowsACutTail) {
  const ChainHead head = (*store_)->eventLog().head(engine::HallId{});
  const Checkpoint known{"H", head.seq, head.hash, GetParam(), {}};
  Checkpoint later = known;
  ++later.position;
  Checkpoint other = known;
  other.hash[0] ^= 1;

  EXPECT_TRUE(ExportedLog(path_).verify({known})->sound());
  EXPECT_EQ(ExportedLog(path_).verify({known})->checkpoints, 1U);
  EXPECT_EQ(ExportedLog(path_).verify({later})->firstBad->flaw, Flaw::Cut);
  EXPECT_EQ(ExportedLog(path_).verify({other})->firstBad->flaw, Flaw::HashWrong);
  EXPECT_EQ(ExportedLog(path_).verify({other})->firstBad->position, head.seq);
}

/// Position and hash as the second and third line of a checkpoint have them.
std::string inTheNoteOf(const ChainHead& head) {
  Checkpoint checkpoint;
  checkpoint.hallCode = "410500";
  checkpoint.position = head.seq;
  checkpoint.hash = head.hash;
  std::istringstream note(CheckpointSigner("410500", SecretKey{}).sign(checkpoint));
  std::string name, position, hash;
  note >> name >> position >> hash;
  return position + ":" + hash;
}

/// The verifier for auditors shares no code with the server and must say the same.
TEST_P(ExportedLogTest, AuditorsScriptAgrees) {
  const char* source = std::getenv("HALL_SOURCE_DIR");
  if (source == nullptr) GTEST_SKIP() << "HALL_SOURCE_DIR does not name the source";
  const auto path = store_->folder() / "changed.log";
  const auto accepts = [&](std::string_view bytes, const std::string& checkpoint = {}) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
    const std::string command = "/usr/bin/python3 " + std::string(source) +
                                "/tools/verify_exported_log.py " + path.string() + " " +
                                checkpoint + " > /dev/null 2>&1";
    return std::system(command.c_str()) == 0;
  };
  const ChainHead head = (*store_)->eventLog().head(engine::HallId{});
  const std::string hash = hexadecimal(bytesOf(head.hash));

  EXPECT_TRUE(accepts(bytes_));
  EXPECT_TRUE(accepts(bytes_, std::to_string(head.seq) + ":" + hash));
  EXPECT_FALSE(accepts(bytes_, std::to_string(head.seq + 1) + ":" + hash));
  EXPECT_TRUE(accepts(bytes_, inTheNoteOf(head)));
  ChainHead other = head;
  other.hash[0] ^= 1;
  EXPECT_FALSE(accepts(bytes_, inTheNoteOf(other)));
  EXPECT_FALSE(accepts(bytes_, std::to_string(head.seq) + ":" + hash.substr(2)));
  EXPECT_FALSE(accepts(bytes_, std::to_string(head.seq - 1) + ":" + hash));
  std::mt19937_64 chance(4);
  for (int i = 0; i < 12; ++i) {
    std::string changed = bytes_;
    const std::size_t at = chance() % bytes_.size();
    changed[at] = static_cast<char>(changed[at] ^ (1 << (chance() % 8)));
    EXPECT_FALSE(accepts(changed)) << at;
  }
  EXPECT_FALSE(accepts(bytes_.substr(0, bytes_.size() / 2)));
  EXPECT_FALSE(accepts(bytes_ + "x"));
}

TEST_P(ExportedLogTest, DamagedLogIsNotExported) {
  std::filesystem::remove(path_);
  store_->tamper("UPDATE event SET actor = x'0801' WHERE place & 0xFF = 9");
  store_->open();

  const auto refused = exportAll();

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.reason(), domain::Reason::LogDamaged);
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_FALSE(std::filesystem::exists(path_.string() + ".new"));
}

TEST_P(ExportedLogTest, FolderThatIsNotThereIsNamed) {
  path_ = store_->folder() / "nowhere" / "export.log";
  const auto refused = exportAll();
  ASSERT_FALSE(refused);
  EXPECT_NE(sentenceOf(refused.refusal()).find("nowhere"), std::string::npos);
  EXPECT_FALSE(ExportedLog(path_).verify());
}

INSTANTIATE_TEST_SUITE_P(
    Algorithms,
    ExportedLogTest,
    testing::Values(HashAlgorithm::Sm3, HashAlgorithm::Sha256),
    [](const auto& row) { return std::string(nameOf(row.param)); }
);

}  // namespace
}  // namespace hall::log
