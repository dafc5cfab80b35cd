#include <fstream>

#include "tests/unit/app/app_fixture.h"
#include "tests/unit/led/recorders.h"

namespace hall::app {
namespace {

using testing::HasSubstr;

/// The strips of a whole server, in a rehearsal.
class LedStripsTest : public AppFixture {
 protected:
  /// hall.toml names a file with this text.
  Options withStrips(const std::string& text) {
    const auto file = folder_ / "led_signs.toml";
    std::ofstream(file, std::ios::binary) << text;
    Options options = this->options();
    options.config.ledSigns = file;
    return options;
  }
  static std::string sign(const std::string& counter, const led::Target& to) {
    return "[[sign]]\ncounter = \"" + counter + "\"\nto = \"" + led::textOf(to) +
           "\"\ncharacters = 12\nencoding = \"utf-8\"\nafter = \"0a\"\n";
  }
};

TEST_F(LedStripsTest, AStripFollowsItsCounter) {
  led::NetworkRecorder recorder;
  start(withStrips(sign("1", recorder.target())));
  // A strip may get a text twice while the server opens the line.
  const auto shows = [&](const std::string& text) {
    std::string line;
    do {
      line.clear();
      while (line.empty() || line.back() != '\n') {
        const std::string next = recorder.next(1);
        if (next.empty()) return line;
        line += next;
      }
    } while (line.find(text) == std::string::npos);
    return line;
  };

  EXPECT_EQ(shows("窗口已关闭"), "    演练 窗口已关闭     \n");
  signIn();
  EXPECT_EQ(shows("欢迎您"), "  演练 综合窗口 欢迎您  \n");
  stop();

  EXPECT_EQ(journal_.count(Happening::LedFailed), 0U);
  EXPECT_EQ(journal_.count(Happening::LedReaches), 0U);
}

TEST_F(LedStripsTest, ADeadControllerIsToldInTheJournalAndAgainWhenItLives) {
  led::NetworkRecorder recorder(false);
  start(withStrips(sign("1", recorder.target())));

  const std::string failed = journal_.wait(Happening::LedFailed);
  EXPECT_THAT(failed, HasSubstr("\"target\":\"" + led::textOf(recorder.target()) + "\""));
  EXPECT_THAT(failed, HasSubstr("Connection refused"));
  recorder.listen();
  EXPECT_THAT(
      journal_.wait(Happening::LedReaches),
      HasSubstr("\"target\":\"" + led::textOf(recorder.target()) + "\"")
  );
  EXPECT_EQ(journal_.count(Happening::LedFailed), 1U);
}

TEST_F(LedStripsTest, AHallOpensWithoutStripsWhenTheirFileHasFaults) {
  start(withStrips("[[sign]]\ncounter = \"1\"\nto = \"10.1.2.3\"\n"));

  EXPECT_FALSE(number().empty());
  EXPECT_EQ(journal_.count(Happening::LedFailed), 2U);
  EXPECT_THAT(journal_.wait(Happening::LedFailed), HasSubstr("led_signs.toml:1: "));
  EXPECT_THAT(journal_.wait(Happening::LedFailed, 2), HasSubstr("led_signs.toml:3: "));
}

TEST_F(LedStripsTest, ACounterThatTheCatalogueLacksIsToldAndTheOthersAreShown) {
  led::NetworkRecorder recorder;
  start(withStrips(sign("99", recorder.target()) + sign("1", recorder.target())));

  EXPECT_THAT(recorder.next(24), HasSubstr("演练"));
  EXPECT_THAT(journal_.wait(Happening::LedFailed), HasSubstr("\"counter\":\"99\""));
}

TEST_F(LedStripsTest, AFileThatIsNotThereIsToldAndHoldsNobodyUp) {
  Options options = this->options();
  options.config.ledSigns = folder_ / "nowhere.toml";

  start(std::move(options));

  EXPECT_FALSE(number().empty());
  EXPECT_THAT(journal_.wait(Happening::LedFailed), HasSubstr("nowhere.toml: cannot be read"));
}

}  // namespace
}  // namespace hall::app
