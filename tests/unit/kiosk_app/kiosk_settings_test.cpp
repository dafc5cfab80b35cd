#include "kiosk/app/kiosk_settings.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace hall::kiosk {
namespace {

KioskSettings good(std::string_view text) {
  const auto read = kioskSettings(text, "/etc/yichuang");
  EXPECT_TRUE(std::holds_alternative<KioskSettings>(read)) << text;
  const auto* settings = std::get_if<KioskSettings>(&read);
  return settings == nullptr ? KioskSettings() : *settings;
}

std::string fault(std::string_view text) {
  const auto read = kioskSettings(text, "/etc/yichuang");
  const auto* sentence = std::get_if<std::string>(&read);
  return sentence == nullptr ? "taken" : *sentence;
}

TEST(KioskSettingsTest, TakesPathsFromTheFolderOfTheFile) {
  const KioskSettings settings = good(R"(
    [server]
    address = "10.1.2.3:7300"
    authority = "ca.pem"
    [kiosk]
    folder = "/var/lib/kiosk"
  )");
  EXPECT_EQ(settings.server.address, "10.1.2.3:7300");
  EXPECT_EQ(settings.server.authority, "/etc/yichuang/ca.pem");
  EXPECT_TRUE(settings.server.certificate.empty());
  EXPECT_EQ(settings.folder, "/var/lib/kiosk");
}

TEST(KioskSettingsTest, NothingSaidIsASoundKiosk) {
  const KioskSettings settings = good("");
  EXPECT_EQ(settings.folder, "/etc/yichuang/kiosk-data");
  EXPECT_EQ(settings.printer.kind, terminal::PrinterSettings::Kind::EscPos);
  EXPECT_EQ(settings.printer.model.width, terminal::PaperWidth::Mm80);
}

TEST(KioskSettingsTest, TakesHowTheScreenHangs) {
  EXPECT_EQ(good("").lowerEdgeMm, 900);
  EXPECT_EQ(good("[screen]\nlower_edge_mm = 650").lowerEdgeMm, 650);
}

TEST(KioskSettingsTest, KnowsEveryPrinter) {
  using Kind = terminal::PrinterSettings::Kind;
  for (const auto& [name, kind] :
       {std::pair{"escpos", Kind::EscPos},
        {"cups", Kind::Cups},
        {"png", Kind::Png},
        {"pdf", Kind::Pdf}}) {
    EXPECT_EQ(good("[printer]\nkind = \"" + std::string(name) + "\"").printer.kind, kind) << name;
  }
  EXPECT_EQ(good("[printer]\nwidth_mm = 58.0").printer.model.width, terminal::PaperWidth::Mm58);
}

TEST(KioskSettingsTest, NamesTheKeyThatIsWrong) {
  struct Row {
    const char* text;
    const char* sentence;
  };
  const Row rows[] = {
      {"[server]\nadress = \"x\"", "server.adress is not known"},
      {"[printing]\nkind = \"png\"", "printing.kind is not known"},
      {"colour = 1", "colour is not known"},
      {"[screen]\nmm_per_px = 9.0", "screen.mm_per_px lies between 0.05 and 2"},
      {"[screen]\nmm_per_px = \"wide\"", "screen.mm_per_px is a number"},
      {"[screen]\nlower_edge_mm = 399", "screen.lower_edge_mm lies between 400 and 900"},
      {"[screen]\nlower_edge_mm = 901", "screen.lower_edge_mm lies between 400 and 900"},
      {"[screen]\nfull_screen = 1", "screen.full_screen is true or false"},
      {"[printer]\nkind = \"laser\"", "printer.kind is escpos, cups, png or pdf"},
      {"[printer]\nwidth_mm = 70", "printer.width_mm is 58 or 80"},
      {"[server]\naddress = 7300", "server.address is a text"},
  };
  for (const Row& row : rows) EXPECT_EQ(fault(row.text), row.sentence) << row.text;
}

TEST(KioskSettingsTest, SaysWhereADocumentIsBroken) {
  EXPECT_EQ(fault("[server]\naddress = ").substr(0, 6), "line 2");
  EXPECT_NE(fault("\x01\xff{{{"), "taken");
}

TEST(KioskSettingsTest, TheFileThatIsDeliveredIsRead) {
  const std::ifstream file(std::string(std::getenv("HALL_SOURCE_DIR")) + "/config/kiosk.toml");
  ASSERT_TRUE(file.good());
  std::stringstream text;
  text << file.rdbuf();
  EXPECT_EQ(good(text.str()).chineseVoice, "espeak-ng -v cmn");
}

}  // namespace
}  // namespace hall::kiosk
