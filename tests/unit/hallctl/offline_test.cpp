#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "server/log/chain_check.h"
#include "server/log/store_problem.h"
#include "tests/support/temporary_directory.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/checkpoints.h"
#include "tools/hallctl/new_hall.h"
#include "tools/hallctl/session.h"
#include "tools/hallctl/store_words.h"
#include "tools/hallctl/ticket_import.h"

namespace hall::hallctl {
namespace {

namespace fs = std::filesystem;

const Style kChinese{client::Language::Chinese};
const Style kEnglish{client::Language::English};

std::string contentOf(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

fs::path shippedConfig() {
  return fs::path(std::getenv("HALL_SOURCE_DIR")) / "config";
}

// ---- sessions -----------------------------------------------------------------------------------

TEST(SessionStoreTest, GivesBackWhatItKeptAndLetsNobodyElseReadIt) {
  const support::TemporaryDirectory folder;
  const SessionStore store(folder / "sessions");
  const Session session{"10.1.2.3:7300", "s1.token", "5001", "苗 五", "", "20", "Asia/Shanghai"};

  ASSERT_TRUE(store.write("default", session));

  EXPECT_EQ(store.read("default"), session);
  EXPECT_EQ(store.read("other"), std::nullopt);
  struct stat facts {};
  ASSERT_EQ(stat(store.file("default").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777U, 0600U);
  EXPECT_TRUE(store.forget("default"));
  EXPECT_EQ(store.read("default"), std::nullopt);
}

TEST(SessionStoreTest, TakesOnlyNamesThatAreNoPaths) {
  EXPECT_TRUE(isSessionName("kiosk-1"));
  for (const char* wrong : {"", "..", ".hidden", "a/b", "a b"}) {
    EXPECT_FALSE(isSessionName(wrong)) << wrong;
  }
}

// ---- the catalogue ------------------------------------------------------------------------------

TEST(CatalogueCheckTest, FindsTheShippedCityInOrderAndItsSamplesOnlyForARealHall) {
  const fs::path city = shippedConfig() / "catalogue" / "city";

  const CatalogueCheck rehearsal = checkCatalogue(city, false);
  const CatalogueCheck real = checkCatalogue(city, true);

  EXPECT_TRUE(rehearsal.ok());
  EXPECT_GT(rehearsal.items, 60U);
  EXPECT_GT(rehearsal.samples, 0U);
  EXPECT_FALSE(real.ok());
}

TEST(CatalogueCheckTest, NamesFileLineAndNearestKeyOfAFault) {
  const support::TemporaryDirectory folder;
  fs::copy(shippedConfig(), folder / "config", fs::copy_options::recursive);
  const fs::path queues = folder / "config" / "catalogue" / "city" / "queues.toml";
  std::string text = contentOf(queues);
  text.replace(text.find("zone = \"A\""), 4, "zoen");
  std::ofstream(queues) << text;

  const CatalogueCheck check = checkCatalogue(queues.parent_path(), false);

  EXPECT_FALSE(check.ok());
  v1::PublishCatalogueResponse response;
  for (const auto& finding : check.findings) *response.add_findings() = finding;
  const std::string said = findingsText(response.findings(), kChinese);
  EXPECT_NE(said.find("queues.toml:"), std::string::npos) << said;
  EXPECT_NE(said.find("不认识的键"), std::string::npos) << said;
  EXPECT_NE(said.find("最接近的是 `zone`"), std::string::npos) << said;
}

TEST(CatalogueCheckTest, CutsLongFilesIntoPiecesThatJoinToTheSameBytes) {
  config::CatalogueFiles files;
  files.files["hall.toml"] = std::string(150'000, 'x');
  files.files["empty.toml"] = "";

  const auto upload = uploadOf(files, "etag", true);

  EXPECT_EQ(upload.front().etag(), "etag");
  EXPECT_TRUE(upload.front().dry_run());
  std::map<std::string, std::string> joined;
  std::map<std::string, int> ends;
  for (const auto& message : upload) {
    if (!message.has_piece()) continue;
    EXPECT_LE(message.piece().content().size(), 65'536U);
    joined[message.piece().file_name()] += message.piece().content();
    ends[message.piece().file_name()] += message.piece().last() ? 1 : 0;
  }
  EXPECT_EQ(joined, files.files);
  EXPECT_EQ(ends, (std::map<std::string, int>{{"empty.toml", 1}, {"hall.toml", 1}}));
}

// ---- a new hall ---------------------------------------------------------------------------------

TEST(NewHallTest, WritesSettingsIntoTheFolderAndKeepsEveryComment) {
  const std::string installed = contentOf(shippedConfig() / "hall.toml");

  const std::string settings = settingsFor(installed, "county");

  EXPECT_NE(settings.find("catalogue = \"catalogue/county\""), std::string::npos);
  EXPECT_NE(settings.find("key_file = \"keys/hall.key\""), std::string::npos);
  EXPECT_EQ(settings.find("/var/lib"), std::string::npos) << "no path outside the folder is left";
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  EXPECT_EQ(lines(settings), lines(installed));
}

TEST(NewHallTest, WritesNothingWhereAnythingOfItIsThereAlready) {
  const support::TemporaryDirectory folder;
  const fs::path hall = folder / "hall";
  fs::create_directories(hall);
  std::ofstream(hall / "hall.toml") << "mine";

  const Written written = writeNewHall({hall, shippedConfig(), "city"}, kEnglish);

  EXPECT_NE(written.wrong.find("already"), std::string::npos) << written.wrong;
  EXPECT_EQ(contentOf(hall / "hall.toml"), "mine");
  EXPECT_FALSE(fs::exists(hall / "keys"));
}

// ---- checkpoints and the store ------------------------------------------------------------------

TEST(CheckpointsTest, TakeTheLastWholeNoteOfTheFile) {
  const std::string first = "hall/1\n5\nAAAA\n\n— hall/1 c2ln\n";
  const std::string second = "hall/1\n9\nBBBB\n\n— hall/1 c2lnMg==\n";

  EXPECT_EQ(lastNoteOf(first + "\n" + second), second);
  EXPECT_EQ(lastNoteOf(first + "\nhall/1\n12\nCCCC\n"), first) << "a power cut left half a note";
  EXPECT_EQ(lastNoteOf(""), "");
  EXPECT_EQ(lastNoteOf("no note at all\n"), "");
}

TEST(StoreWordsTest, SpeakChineseOfEveryProblemOfTheStore) {
  for (int number = 0; number <= static_cast<int>(log::Problem::CopyDiffers); ++number) {
    const auto refusal = log::refusalFor(static_cast<log::Problem>(number), "/data");
    const std::string zh = storeSentence(refusal, kChinese);
    EXPECT_TRUE(zh.ends_with("。")) << zh;
    EXPECT_NE(zh.find("/data"), std::string::npos) << zh;
    EXPECT_EQ(zh.find_first_of("[]{}"), std::string::npos) << zh;
    EXPECT_EQ(storeSentence(refusal, kEnglish), log::sentenceOf(refusal));
  }
}

TEST(StoreWordsTest, SpeakChineseOfEveryFlawOfALog) {
  for (int number = 0; number <= static_cast<int>(log::Flaw::Cut); ++number) {
    const std::string code(log::codeOf(static_cast<log::Flaw>(number)));
    EXPECT_NE(flawText(code, kChinese), code);
    EXPECT_EQ(flawText(code, kEnglish), code);
  }
}

// ---- numbers written by hand --------------------------------------------------------------------

/// A line of a CSV file.
std::string row(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : ",") + cell;
  return line + "\n";
}

TEST(HandwrittenTest, ReadsATableInEitherLanguage) {
  const auto chinese = readHandwritten(
      row({"排队号", "事项编码", "取号时间", "优先事由", "件数"}) +
          row({"W1", "a", "08:31", "老年人", "2"}) + row({"W2", "b", "2026-03-02 9:05", "", ""}),
      "t.csv",
      "2026-03-02",
      kChinese
  );
  const auto english = readHandwritten(
      "number,queue,time,class\nW3,consult,8:40,ordinary\n", "t.csv", "2026-03-02", kEnglish
  );

  ASSERT_TRUE(english.faults.empty()) << config::listed(english.faults);
  EXPECT_EQ(english.tickets.at(0).queue_id(), "consult");
  ASSERT_EQ(chinese.tickets.size(), 2U);
  EXPECT_EQ(chinese.tickets[0].ground(), v1::GROUND_ELDERLY);
  EXPECT_EQ(chinese.tickets[0].ticket_class(), v1::TICKET_CLASS_PRIORITY);
  EXPECT_EQ(chinese.tickets[0].copies(), 2U);
  EXPECT_EQ(chinese.tickets[0].issue_time().seconds(), 1772411460);
}

TEST(HandwrittenTest, ListsEveryFaultWithItsLine) {
  const auto head = readHandwritten(row({"排队好", "事项编码"}), "t.csv", "", kChinese);
  const auto rows = readHandwritten(
      row({"排队号", "事项编码", "取号时间"}) + "W1,,08:31\n,a,\n", "t.csv", "2026-03-02", kChinese
  );

  ASSERT_EQ(head.faults.size(), 1U);
  EXPECT_EQ(head.faults[0].nearest, "排队号");
  ASSERT_EQ(rows.faults.size(), 3U);
  EXPECT_EQ(rows.faults[0].place.line, 2U);
  EXPECT_EQ(rows.faults[1].place.line, 3U);
}

TEST(HandwrittenTest, NamesTheSameTicketsByTheSameRequestId) {
  v1::UploadOfflineTicketsRequest request;
  request.add_tickets()->set_number("W1");
  request.mutable_tickets(0)->mutable_issue_time()->set_seconds(1772411460);
  auto otherReason = request;
  otherReason.set_reason_text("again");
  auto otherTicket = request;
  otherTicket.mutable_tickets(0)->set_number("W2");

  const std::string id = requestIdOf(request);

  EXPECT_EQ(id.size(), 36U);
  EXPECT_EQ(id[14], '7') << "a UUIDv7";
  EXPECT_EQ(requestIdOf(otherReason), id);
  EXPECT_NE(requestIdOf(otherTicket), id);
}

}  // namespace
}  // namespace hall::hallctl
