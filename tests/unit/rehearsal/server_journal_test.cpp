#include "tools/rehearsal/server_journal.h"

#include <gtest/gtest.h>

namespace hall::rehearsal {
namespace {

std::string recovered(int events) {
  return R"({"time":"2026-03-02T00:00:00.000Z","level":"info","event":"recovered",)"
         R"("position":1234,"snapshot_position":0,"replayed":)" +
         std::to_string(events) + R"(,"ms":7})" + "\n";
}

TEST(ServerJournalTest, TheLatestStartTellsHowMuchOfTheLogItReplayed) {
  EXPECT_EQ(replayedEvents(recovered(7)), 7U);
  EXPECT_EQ(replayedEvents(recovered(7) + "no JSON\n" + recovered(1234)), 1234U);
}

TEST(ServerJournalTest, OtherLinesTellNothing) {
  EXPECT_EQ(replayedEvents(""), std::nullopt);
  EXPECT_EQ(replayedEvents("recovered replayed 7\n"), std::nullopt);
  EXPECT_EQ(replayedEvents(R"({"event":"recovering","replayed":7})"), std::nullopt);
  EXPECT_EQ(replayedEvents(R"({"event":"recovered"})"), std::nullopt);
}

TEST(ServerJournalTest, OnlyAStartThatReplayedTheLogProvesTheLog) {
  EXPECT_TRUE(checkReplay(recovered(0) + recovered(1234)).empty());
  EXPECT_EQ(checkReplay(recovered(1234) + recovered(0)).size(), 1U);
  EXPECT_EQ(checkReplay("").size(), 1U);
}

}  // namespace
}  // namespace hall::rehearsal
