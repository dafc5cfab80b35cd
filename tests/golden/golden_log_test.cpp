#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "server/engine/work.h"
#include "server/log/exported_log.h"
#include "server/log/hash.h"
#include "server/log/snapshot_codec.h"
#include "tests/golden/recorded_days.h"

/// Logs of earlier releases, kept as they were written. What a stored kind means never changes:
/// such a log must replay to the state it replayed to then.
///
/// A new release adds a file: HALL_WRITE_GOLDEN=1 records it. An old log file is never written
/// again; its .state is, and only when `kStateVersion` grows.
namespace hall::golden {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
  const char* source = std::getenv("HALL_SOURCE_DIR");
  return source == nullptr ? fs::path("tests/golden") : fs::path(source) / "tests" / "golden";
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

class GoldenLogTest : public testing::TestWithParam<const char*> {
 protected:
  fs::path logFile() const { return folder() / (std::string(GetParam()) + ".hall-log"); }
  fs::path stateFile() const { return folder() / (std::string(GetParam()) + ".state"); }
};

TEST_P(GoldenLogTest, ReplaysToTheStateItReplayedToThen) {
  if (std::getenv("HALL_WRITE_GOLDEN") != nullptr) {
    if (!fs::exists(logFile())) {
      ASSERT_TRUE(recordDays(logFile()));
    }
    std::ofstream(stateFile(), std::ios::trunc) << stateLine(replay(logFile()).state) << '\n';
  }
  ASSERT_TRUE(fs::exists(logFile())) << logFile();

  const Replayed replayed = replay(logFile());

  EXPECT_TRUE(replayed.report.sound());
  EXPECT_GT(replayed.report.verified, 500U);
  EXPECT_EQ(stateLine(replayed.state), firstLineOf(stateFile()));
}

/// Of what happens on the floor hardly anything may be missing, or the file would guard little.
TEST_P(GoldenLogTest, HoldsTheKindsThatADayBringsAbout) {
  const std::set<std::string_view> kinds = replay(logFile()).kinds;
  for (const char* kind :
       {"HallOpened",        "CataloguePublished", "StaffRecorded",  "DeviceRecorded",
        "TicketIssued",      "TicketCalled",       "CallDelivered",  "ServingStarted",
        "ServingFinished",   "TicketNoShow",       "TicketRestored", "TicketHeld",
        "TicketTransferred", "TicketCancelled",    "TicketDiverted", "TicketClosedBySystem",
        "CounterSignedIn",   "CounterPaused",      "CounterResumed", "CounterReady"}) {
    EXPECT_TRUE(kinds.contains(kind)) << kind;
  }
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

INSTANTIATE_TEST_SUITE_P(Releases, GoldenLogTest, testing::Values("format-1"), [](const auto&) {
  return "Format1";
});

}  // namespace
}  // namespace hall::golden
