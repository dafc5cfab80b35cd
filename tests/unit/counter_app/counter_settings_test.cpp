#include "counter-client/app/counter_settings.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace hall::counter {
namespace {

CounterSettings good(std::string_view text) {
  const auto read = counterSettings(text, "/etc/yichuang");
  EXPECT_TRUE(std::holds_alternative<CounterSettings>(read)) << text;
  const auto* settings = std::get_if<CounterSettings>(&read);
  return settings == nullptr ? CounterSettings() : *settings;
}

std::string fault(std::string_view text) {
  const auto read = counterSettings(text, "/etc/yichuang");
  const auto* sentence = std::get_if<std::string>(&read);
  return sentence == nullptr ? "taken" : *sentence;
}

TEST(CounterSettingsTest, NothingSaidIsASoundCounter) {
  const CounterSettings settings = good("");
  EXPECT_EQ(settings.server.address, "127.0.0.1:7300");
  EXPECT_EQ(settings.folder, "/etc/yichuang/counter-data");
  EXPECT_TRUE(settings.counter.empty()) << "chosen at sign-in";
  EXPECT_EQ(settings.printer.kind, terminal::PrinterSettings::Kind::None);
  EXPECT_FALSE(settings.globalKeys || settings.compact || settings.dark);
}

TEST(CounterSettingsTest, TakesWhatTheFileSays) {
  const CounterSettings settings = good(R"(
    [counter]
    device = "pc-1"
    counter = "12"
    phrases = ["一", "二"]
    [window]
    compact = true
    global_keys = true
    [printer]
    kind = "png"
    address = "papers"
  )");
  EXPECT_EQ(settings.device, "pc-1");
  EXPECT_EQ(settings.counter, "12");
  EXPECT_EQ(settings.phrases, (std::vector<std::string>{"一", "二"}));
  EXPECT_TRUE(settings.compact && settings.globalKeys);
  EXPECT_EQ(settings.printer.kind, terminal::PrinterSettings::Kind::Png);
}

TEST(CounterSettingsTest, NamesTheKeyThatIsWrong) {
  struct Row {
    const char* text;
    const char* sentence;
  };
  const Row rows[] = {
      {"[counter]\nwindow = 3", "counter.window is not known"},
      {"[counter]\ncounter = 3", "counter.counter is a text"},
      {"[counter]\nphrases = \"one\"", "counter.phrases is a list of texts"},
      {"[counter]\nphrases = [1]", "counter.phrases is a list of texts"},
      {"[counter]\nphrases = [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]",
       "counter.phrases has at most 8 texts"},
      {"[window]\ndark = \"yes\"", "window.dark is true or false"},
      {"[printer]\nkind = \"fax\"", "printer.kind is escpos, cups, png, pdf or none"},
  };
  for (const Row& row : rows) EXPECT_EQ(fault(row.text), row.sentence) << row.text;
  EXPECT_EQ(fault("[counter").substr(0, 7), "line 1:");
}

TEST(CounterSettingsTest, TheFileThatIsShippedIsTaken) {
  std::ifstream file(std::string(std::getenv("HALL_SOURCE_DIR")) + "/config/counter.toml");
  ASSERT_TRUE(file);
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(good(text.str()).phrases.size(), 3U);
}

}  // namespace
}  // namespace hall::counter
