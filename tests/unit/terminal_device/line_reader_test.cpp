#include "terminal/device/line_reader.h"

#include <gtest/gtest.h>

#include "tests/unit/terminal_device/scripted_link.h"

namespace hall::terminal {
namespace {

class LineReaderTest : public testing::Test {
 protected:
  /// Takes until the answers are used up, and some silence follows.
  QStringList readings(QVector<QByteArray> answers) {
    script_.answers = std::move(answers);
    QStringList found;
    for (int i = 0; i < 50; ++i) {
      if (const auto reading = reader_.take()) found << reading->number + u'|' + reading->name;
    }
    return found;
  }

  ScriptedLink::Script script_;
  LineReader reader_{std::make_unique<ScriptedLink>(script_)};
};

TEST_F(LineReaderTest, GivesEachLineAsAReading) {
  EXPECT_EQ(
      readings({"11010519491231002X,王小明\r\n914403001922038216\r\n"}),
      (QStringList{
          QStringLiteral("11010519491231002X|王小明"), QStringLiteral("914403001922038216|")})
  );
}

TEST_F(LineReaderTest, PutsTogetherWhatComesInPieces) {
  EXPECT_EQ(
      readings({"1101051949", "1231002X,\xE7\x8E", "\x8B\n"}),
      (QStringList{QStringLiteral("11010519491231002X|王")})
  );
}

TEST_F(LineReaderTest, ThrowsNoiseAwayWhole) {
  const QByteArray garbage(LineReader::kLineBytesMax + 100, 'x');
  struct Row {
    const char* what;
    QVector<QByteArray> answers;
  };
  const Row rows[] = {
      {"control characters", {"1101\x1B\x40\x07\n"}},
      {"a turn of the direction", {"1101,\u202E王小明\n"}},
      {"no UTF-8", {"\xFF\xFE\xC0\n"}},
      {"ten thousand characters",
       QVector<QByteArray>(40, QByteArray(256, 'x')) + QVector<QByteArray>{"\n"}},
      {"a card pulled half way", {"110105194912"}},
      {"empty lines", {"\n\r\n\n"}}};
  for (const Row& row : rows) {
    EXPECT_EQ(readings(row.answers), QStringList()) << row.what;
    EXPECT_EQ(readings({"914403001922038216\n"}).size(), 1) << "after " << row.what;
  }
}

TEST_F(LineReaderTest, ComesBackWhenItIsPluggedInAgain) {
  EXPECT_EQ(readings({"1\n"}).size(), 1);
  script_.there = false;
  EXPECT_EQ(readings({"2\n"}).size(), 0);
  EXPECT_FALSE(reader_.isThere());
  script_.there = true;
  EXPECT_EQ(readings({"3\n"}).size(), 1);
  EXPECT_TRUE(reader_.isThere());
}

}  // namespace
}  // namespace hall::terminal
