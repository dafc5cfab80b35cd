#include "server/app/journal.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace hall::app {
namespace {

using google::protobuf::Struct;

class JournalTest : public testing::Test {
 protected:
  /// What a line says, as any reader of JSON sees it.
  Struct read(std::size_t line) const {
    Struct object;
    const auto parsed = google::protobuf::util::JsonStringToMessage(lines_.at(line), &object);
    EXPECT_TRUE(parsed.ok()) << parsed.ToString() << "\n" << lines_.at(line);
    return object;
  }
  std::string text(std::size_t line, const std::string& key) const {
    return read(line).fields().at(key).string_value();
  }

  std::vector<std::string> lines_;
  Journal journal_{
      config::LogLevel::Debug, [this](const std::string& line) { lines_.push_back(line); }};
};

TEST_F(JournalTest, EachLineIsAnObjectWithItsTimeLevelEventAndFacts) {
  journal_.note(
      Happening::Recovered,
      {{"position", std::uint64_t{12}}, {"ms", std::int64_t{-3}}, {"whole", true}}
  );

  ASSERT_EQ(lines_.size(), 1U);
  EXPECT_EQ(text(0, "event"), "recovered");
  EXPECT_EQ(text(0, "level"), "info");
  EXPECT_EQ(text(0, "time").size(), std::string("2026-03-02T00:50:00.000Z").size());
  EXPECT_EQ(read(0).fields().at("position").number_value(), 12);
  EXPECT_EQ(read(0).fields().at("ms").number_value(), -3);
  EXPECT_TRUE(read(0).fields().at("whole").bool_value());
}

TEST_F(JournalTest, TextsKeepTheirSignsAndNeverEndTheLine) {
  const std::string odd = "\"C:\\x\"\n\t政务\x01\x7f";
  journal_.note(Happening::BackupFailed, {{"detail", odd + "\xff\xe4"}});

  EXPECT_EQ(text(0, "detail"), odd + "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_EQ(lines_[0].find('\n'), std::string::npos);
}

TEST_F(JournalTest, ARefusalIsWrittenWithItsReasonAndDetails) {
  const auto why = domain::Refusal{domain::Reason::LogDamaged, {}}.with("position", "7");
  journal_.note(Happening::StartRefused, why, {{"attempt", std::uint64_t{1}}});

  EXPECT_EQ(text(0, "reason"), "LogDamaged");
  EXPECT_EQ(text(0, "position"), "7");
  EXPECT_EQ(text(0, "level"), "error");
}

TEST_F(JournalTest, TellsOnlyWhatIsAsGraveAsItIsAskedFor) {
  Journal quiet{
      config::LogLevel::Error, [this](const std::string& line) { lines_.push_back(line); }};
  quiet.note(Happening::Ready);
  quiet.note(Happening::SnapshotFailed);
  EXPECT_TRUE(lines_.empty());

  quiet.note(Happening::CommitFailed);
  EXPECT_EQ(lines_.size(), 1U);
}

TEST_F(JournalTest, EveryHappeningHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Happening::CommitFailed); ++i) {
    EXPECT_TRUE(names.insert(nameOf(static_cast<Happening>(i))).second) << i;
  }
}

}  // namespace
}  // namespace hall::app
