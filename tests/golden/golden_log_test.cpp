#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "server/engine/work.h"
#include "server/log/event_kinds.h"
#include "server/log/exported_log.h"
#include "server/log/hash.h"
#include "server/log/snapshot_codec.h"
#include "tests/golden/recorded_days.h"

/// Logs of earlier releases, kept as they were written. What a stored kind means never changes:
/// such a log must replay to the state it replayed to then.
///
/// A new release adds a row to `kFiles`: HALL_WRITE_GOLDEN=1 records its file. An old log file is
/// never written again; its .state is, and only when `kStateVersion` grows.
namespace hall::golden {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
  const char* source = std::getenv("HALL_SOURCE_DIR");
  return source == nullptr ? fs::path("tests/golden") : fs::path(source) / "tests" / "golden";
}

struct File {
  std::string_view name;
  std::uint64_t events;  ///< in the log; a file that was cut is another one
  domain::Result<bool> (*record)(const fs::path& file);
};

constexpr File kFiles[] = {
    {"format-1", 880, &recordDays},
    {"format-1-rest", 39, &recordRest},
    {"format-1-entered", 24, &recordEntered},
    {"format-1-moved", 28, &recordMoved},
};

fs::path logFile(const File& file) {
  return folder() / (std::string(file.name) + ".hall-log");
}

struct Replayed {
  domain::HallState state;
  std::set<std::string_view> kinds;
  log::VerifyReport report;
};

Replayed replay(const fs::path& file) {
  Replayed replayed;
  auto report = log::ExportedLog(file).read([&](const engine::StoredEvent& stored) {
    engine::applyAt(replayed.state, stored.event, stored.position, stored.recorded);
    replayed.kinds.insert(log::nameOfKind(log::kindOf(stored.event.body)));
  });
  EXPECT_TRUE(report) << file;
  if (report) replayed.report = *report;
  return replayed;
}

std::string stateLine(const domain::HallState& state) {
  const log::Hash hash = log::Hasher(log::HashAlgorithm::Sha256).of(log::encodeState(state));
  return "state " + std::to_string(log::kStateVersion) + " sha256 " +
         log::hexadecimal(log::bytesOf(hash));
}

std::string firstLineOf(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

/// Number and name of every kind that this version stores.
template <std::size_t... row>
std::map<std::uint16_t, std::string_view> everyKind(std::index_sequence<row...>) {
  return {
      {std::tuple_element_t<row, log::EventKinds>::kKind,
       log::nameOfKind(std::tuple_element_t<row, log::EventKinds>::kKind)}...};
}

class GoldenLogTest : public testing::TestWithParam<File> {
 protected:
  fs::path logFile() const { return golden::logFile(GetParam()); }
  fs::path stateFile() const { return folder() / (std::string(GetParam().name) + ".state"); }
};

TEST_P(GoldenLogTest, ReplaysToTheStateItReplayedToThen) {
  if (std::getenv("HALL_WRITE_GOLDEN") != nullptr) {
    if (!fs::exists(logFile())) {
      const auto recorded = GetParam().record(logFile());
      ASSERT_TRUE(recorded && *recorded);
    }
    std::ofstream(stateFile(), std::ios::trunc) << stateLine(replay(logFile()).state) << '\n';
  }
  ASSERT_TRUE(fs::exists(logFile())) << logFile();

  const Replayed replayed = replay(logFile());

  EXPECT_TRUE(replayed.report.sound());
  EXPECT_EQ(replayed.report.verified, GetParam().events);
  EXPECT_EQ(stateLine(replayed.state), firstLineOf(stateFile()));
}

/// The suite must be able to fail: one event less is another state.
TEST_P(GoldenLogTest, AnotherLogIsAnotherState) {
  std::vector<engine::StoredEvent> events;
  ASSERT_TRUE(log::ExportedLog(logFile()).read([&](const engine::StoredEvent& stored) {
    events.push_back(stored);
  }));
  domain::HallState state;
  events.pop_back();
  for (const engine::StoredEvent& stored : events) {
    engine::applyAt(state, stored.event, stored.position, stored.recorded);
  }
  EXPECT_NE(stateLine(state), firstLineOf(stateFile()));
}

INSTANTIATE_TEST_SUITE_P(Releases, GoldenLogTest, testing::ValuesIn(kFiles), [](const auto& file) {
  std::string name(file.param.name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

/// A kind that occurs in none of them could change its meaning unnoticed: it needs a new file.
TEST(GoldenLogsTest, TogetherHoldEveryKindThereIs) {
  std::set<std::string_view> kinds;
  for (const File& file : kFiles) kinds.merge(replay(logFile(file)).kinds);
  constexpr auto kRows = std::tuple_size_v<log::EventKinds>;
  const auto known = everyKind(std::make_index_sequence<kRows>{});
  EXPECT_EQ(known.size(), kRows);
  for (const auto& [number, name] : known) EXPECT_TRUE(kinds.contains(name)) << name;
}

/// A file that no row names would be replayed by nothing.
TEST(GoldenLogsTest, AreAllReplayed) {
  std::set<std::string> named;
  for (const File& file : kFiles) named.insert(logFile(file).filename().string());
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".hall-log") found.insert(entry.path().filename().string());
  }
  EXPECT_EQ(found, named);
}

}  // namespace
}  // namespace hall::golden
