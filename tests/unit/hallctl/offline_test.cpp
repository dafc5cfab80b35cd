#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "server/config/machine_config.h"
#include "server/log/chain_check.h"
#include "server/log/store_problem.h"
#include "server/sqlite/database.h"
#include "tests/support/temporary_directory.h"
#include "tools/hallctl/catalogue_check.h"
#include "tools/hallctl/checkpoints.h"
#include "tools/hallctl/handwritten_list.h"
#include "tools/hallctl/new_hall.h"
#include "tools/hallctl/session.h"
#include "tools/hallctl/store_words.h"

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

TEST(CatalogueCheckTest, TakesAFolderForTheCatalogueWhereNoMachineSaysAnything) {
  const support::TemporaryDirectory folder;
  const fs::path hall = folder / "city";
  fs::create_directories(hall);

  std::ofstream(hall / "hall.toml") << "";
  EXPECT_EQ(catalogueFolderOf(hall), hall);
  std::ofstream(hall / "hall.toml") << "code = \"c\"\nlevel = \"city\"\n";
  EXPECT_EQ(catalogueFolderOf(hall), hall);
  std::ofstream(hall / "hall.toml") << "[hall]\ncatalogue = \"mine\"\n";
  EXPECT_EQ(catalogueFolderOf(hall), hall / "mine");
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

v1::LintFinding finding(
    const char* rule, const char* subject, const char* detail, const char* nearest = ""
) {
  v1::LintFinding made;
  made.set_severity(v1::LINT_SEVERITY_FAULT);
  made.set_rule(rule);
  made.set_file_name("a.toml");
  made.set_line(7);
  made.set_subject(subject);
  made.set_detail(detail);
  made.set_nearest_key(nearest);
  return made;
}

struct FindingRow {
  v1::LintFinding finding;
  const char* zh;
};

TEST(CatalogueCheckTest, SaysAFindingInChineseByItsRuleItsSubjectAndItsSentence) {
  const std::vector<FindingRow> rows{
      {finding("unknown_key", "", "[rpc] has no key `lisen`", "listen"),
       "a.toml:7: 不认识的键：[rpc] `lisen`；最接近的是 `listen`\n"},
      {finding("wrong_value", "", "[rpc] `lanes` is 99; it takes a whole number from 1 to 16"),
       "a.toml:7: 值不对：[rpc] `lanes` = 99，应为 1 至 16 的整数\n"},
      {finding(
           "wrong_value", "", "`kind` (类型) is \"即办\"; it takes one of a few words", "即办件"
       ),
       "a.toml:7: 值不对：`kind` = \"即办\"，应为规定的词；最接近的是 `即办件`\n"},
      {finding("wrong_value", "", "[hall] `zone` is a whole number; it takes a text"),
       "a.toml:7: 值不对：[hall] `zone` 写的是整数，应为文字\n"},
      {finding("missing_key", "", "[[queue]] `tax` [[queue.target]] lacks `wait`"),
       "a.toml:7: 缺少必填的键：[[queue]] `tax` [[queue.target]] `wait`\n"},
      {finding("wrong_value", "", "`items` is a text; it takes tables, each headed [[items]]"),
       "a.toml:7: 值不对：`items` 写的是文字，应为若干个以 [[items]] 开头的表\n"},
      {finding("wrong_value", "", "an index [3] of no table ["), "a.toml:7: 值不对\n"},
      {finding("syntax", "", "cannot be read: it ends inside a table"), "a.toml:7: 语法不对\n"},
      {finding("catch_all_wording", "item.a.guide.fees", "`其他` at character 3 leaves open"),
       "a.toml:7: 模糊兜底用语：item.a.guide.fees，`其他`\n"},
      {finding("review_overdue", "item.a.guide", "the guide is due for review"),
       "a.toml:7: 办事指南该复审了：item.a.guide\n"},
      {finding("wrong_value", "", "`a` is \"never closed"), "a.toml:7: 值不对：`a`\n"},
      {finding("wrong_value", "", "an open ` alone"), "a.toml:7: 值不对\n"}};
  for (const FindingRow& row : rows) {
    v1::PublishCatalogueResponse response;
    *response.add_findings() = row.finding;
    EXPECT_EQ(findingsText(response.findings(), kChinese), row.zh);
    const std::string en = findingsText(response.findings(), kEnglish);
    EXPECT_NE(en.find(row.finding.detail()), std::string::npos) << en;
  }
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

  const std::string settings = settingsFor(installed, "county", false);

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

fs::perms modeOf(const fs::path& path) {
  return fs::status(path).permissions();
}

TEST(NewHallTest, OfTheSystemKeepsToTheFoldersThatTheServiceMayWrite) {
  const support::TemporaryDirectory folder;
  const fs::path hall = folder / "etc";

  const Written written = writeNewHall({hall, shippedConfig(), "county", true}, kEnglish);

  ASSERT_EQ(written.wrong, "");
  const auto machine = config::loadMachineConfig(hall / "hall.toml");
  ASSERT_TRUE(machine.ok()) << config::listed(machine.faults);
  EXPECT_EQ(machine.config.catalogue, hall / "catalogue" / "county");
  std::set<std::string> used;
  for (const fs::path& path :
       {machine.config.dataDirectory / "hall.db",
        machine.config.keyFile,
        machine.config.checkpointFile,
        machine.config.backupDirectory / "day-keys"}) {
    EXPECT_EQ(path.parent_path().parent_path(), "/var/lib") << path;
    used.insert(path.parent_path().filename());
  }
  const std::string unit = contentOf(shippedConfig() / "systemd" / "hall-server.service");
  std::smatch match;
  ASSERT_TRUE(std::regex_search(unit, match, std::regex("\nStateDirectory=(.*)")));
  std::istringstream names(match[1]);
  const std::set<std::string> granted{std::istream_iterator<std::string>(names), {}};
  EXPECT_EQ(used, granted);
}

TEST(NewHallTest, OfTheSystemIsReadableByTheServiceWhateverTheUmaskIs) {
  const support::TemporaryDirectory folder;
  const fs::path hall = folder / "etc";
  const mode_t before = ::umask(077);

  const Written written = writeNewHall({hall, shippedConfig(), "city", true}, kEnglish);

  EXPECT_EQ(::umask(before), 077U) << "the shell's umask is given back";
  ASSERT_EQ(written.wrong, "");
  EXPECT_FALSE(fs::exists(hall / "keys")) << "the server makes its key";
  EXPECT_FALSE(fs::exists(hall / "data"));
  for (const auto& entry : fs::recursive_directory_iterator(hall)) {
    const auto wanted = entry.is_directory() ? 0755U : 0644U;
    EXPECT_EQ(static_cast<unsigned>(modeOf(entry.path())), wanted) << entry.path();
  }
  EXPECT_EQ(static_cast<unsigned>(modeOf(hall)), 0755U);
}

// ---- checkpoints and the store ------------------------------------------------------------------

TEST(CheckpointsTest, TakeTheLastWholeNoteOfTheFile) {
  const std::string first = "hall/1\n5\nAAAA\n\n— hall/1 c2ln\n";
  const std::string second = "hall/1\n9\nBBBB\n\n— hall/1 c2lnMg==\n";

  EXPECT_EQ(lastNoteOf(first + "\n" + second), second);
  EXPECT_EQ(lastNoteOf("\n" + first), first) << "the server begins every note with an empty line";
  EXPECT_EQ(lastNoteOf("\n" + first + "\n" + second), second);
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

TEST(StoreWordsTest, TellWhyADiskRefusesInChineseAndKeepItsOwnWordsForEnglish) {
  struct Row {
    domain::Refusal refusal;
    const char* zh;
    const char* en;
  };
  const auto sqlite = [](int code) { return sqlite::Error(code, sqlite3_errstr(code)); };
  const auto system = [](std::errc code) { return std::make_error_code(code); };
  using log::Problem;
  using log::refusalFor;
  const std::vector<Row> rows{
      {refusalFor(Problem::DatabaseRefused, "/d/hall.db", sqlite(SQLITE_FULL)),
       "/d/hall.db 不能用：磁盘已满。",
       "/d/hall.db cannot be used: database or disk is full."},
      {refusalFor(Problem::DatabaseRefused, "/d/hall.db", sqlite(SQLITE_READONLY)),
       "/d/hall.db 不能用：磁盘或文件是只读的。",
       "/d/hall.db cannot be used: attempt to write a readonly database."},
      {refusalFor(Problem::DatabaseRefused, "/d/hall.db", sqlite(SQLITE_IOERR_FSYNC)),
       "/d/hall.db 不能用：磁盘读写出错。",
       "/d/hall.db cannot be used: disk I/O error."},
      {refusalFor(Problem::DatabaseRefused, "/d/hall.db", sqlite(SQLITE_BUSY)),
       "/d/hall.db 不能用：正由别的程序使用。",
       "/d/hall.db cannot be used: database is locked."},
      {refusalFor(Problem::CopyDiffers, "/b/hall-1.db", sqlite(SQLITE_CORRUPT)),
       "/b/hall-1.db 与它的清单不符：内容已损坏。",
       "/b/hall-1.db is not the copy its manifest describes: database disk image is malformed."},
      {refusalFor(Problem::DatabaseRefused, "/d/hall.db", sqlite(SQLITE_INTERRUPT)),
       "/d/hall.db 不能用。",
       "/d/hall.db cannot be used: interrupted."},
      {refusalFor(Problem::FileUnwritable, "/o/log", system(std::errc::no_space_on_device)),
       "/o/log 写不了：磁盘已满。",
       "/o/log cannot be written: No space left on device."},
      {refusalFor(Problem::FileUnreadable, "/o/log", system(std::errc::permission_denied)),
       "/o/log 读不了：没有访问权限。",
       "/o/log cannot be read: Permission denied."},
      {refusalFor(Problem::FileMalformed, "/b/m").with("error", "line 3").with("line", "3"),
       "/b/m 的内容不对：第 3 行。",
       "/b/m is not what it should be: line 3."},
      {refusalFor(Problem::WrongClockMode, "/d").with("stored", "real").with("wanted", "rehearsal"),
       "/d 的时钟模式不对，它属于正式，不能用于演练。",
       "/d was made for the real clock and cannot be opened with the rehearsal clock."},
      {refusalFor(Problem::DirectoryInUse, "/d"),
       "数据目录 /d 正由另一个服务器使用。",
       "The data directory /d is in use by another server (process unknown)."}};
  for (const Row& row : rows) {
    EXPECT_EQ(storeSentence(row.refusal, kChinese), row.zh);
    EXPECT_EQ(storeSentence(row.refusal, kEnglish), row.en);
  }
}

TEST(StoreWordsTest, SpeakChineseOfEveryFlawOfALog) {
  for (int number = 0; number <= static_cast<int>(log::Flaw::Cut); ++number) {
    const std::string code(log::codeOf(static_cast<log::Flaw>(number)));
    EXPECT_NE(flawText(code, kChinese), code);
    EXPECT_EQ(flawText(code, kEnglish), code);
  }
}

TEST(StoreWordsTest, SpeakChineseOfAFlawThatAServerTellsInASentence) {
  const char* said = "event 5 is not as it was written: hash-wrong";
  EXPECT_EQ(flawText(said, kChinese), "杂凑值不符");
  EXPECT_EQ(flawText(said, kEnglish), said);
  EXPECT_EQ(flawText("the checkpoint is no note signed with this log's key", kChinese), "");
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

  ASSERT_TRUE(english.findings.empty()) << findingsText(english.findings, kEnglish);
  EXPECT_EQ(english.tickets.at(0).queue_id(), "consult");
  ASSERT_EQ(chinese.tickets.size(), 2U);
  EXPECT_EQ(chinese.tickets[0].ground(), v1::GROUND_ELDERLY);
  EXPECT_EQ(chinese.tickets[0].ticket_class(), v1::TICKET_CLASS_PRIORITY);
  EXPECT_EQ(chinese.tickets[0].copies(), 2U);
  EXPECT_EQ(chinese.tickets[0].issue_time().seconds(), 1772411460);
}

TEST(HandwrittenTest, TakesTheWordOfAGroundWithAndWithoutItsRemark) {
  for (const char* ground : {"退役军人和“三属”（凭优待证）", "退役军人和“三属”"}) {
    const auto list = readHandwritten(
        row({"排队号", "事项编码", "取号时间", "优先事由"}) + row({"W1", "a", "08:31", ground}),
        "t.csv",
        "2026-03-02",
        kChinese
    );
    ASSERT_TRUE(list.findings.empty()) << findingsText(list.findings, kChinese);
    EXPECT_EQ(list.tickets.at(0).ground(), v1::GROUND_VETERAN_FAMILY);
  }
}

TEST(HandwrittenTest, ListsEveryFaultWithItsLineInTheLanguageOfThePerson) {
  const auto head = readHandwritten(row({"排队好", "事项编码"}), "t.csv", "", kChinese);
  const std::string lines = row({"排队号", "事项编码", "取号时间", "优先事由"}) +
                            "W1,,08:31,\n,a,,\n" + row({"W3", "a", "早上", "老人"});
  const auto chinese = readHandwritten(lines, "t.csv", "2026-03-02", kChinese);
  const auto english = readHandwritten(lines, "t.csv", "2026-03-02", kEnglish);

  EXPECT_EQ(
      findingsText(head.findings, kChinese), "t.csv:1: 不认识的键：`排队好`；最接近的是 `排队号`\n"
  );
  EXPECT_EQ(
      findingsText(chinese.findings, kChinese),
      "t.csv:2: 缺少必填的键：事项编码\n"
      "t.csv:3: 缺少必填的键：排队号\n"
      "t.csv:3: 缺少必填的键：取号时间\n"
      "t.csv:4: 值不对：取号时间，`早上` 要写成 \"2026-03-02 08:50\"\n"
      "t.csv:4: 值不对：优先事由，`老人`；最接近的是 `老年人`\n"
  );
  EXPECT_TRUE(findingsText(english.findings, kEnglish)
                  .starts_with("t.csv:2: missing key: item, the cell is empty\n"));
}

TEST(HandwrittenTest, FindsANumberThatStandsTwice) {
  const auto list = readHandwritten(
      row({"排队号", "队列编码", "取号时间"}) + "W001,a,08:31\nW002,a,08:32\nW001,a,08:33\n",
      "t.csv",
      "2026-03-02",
      kChinese
  );

  EXPECT_EQ(
      findingsText(list.findings, kChinese), "t.csv:4: 重复：排队号，`W001` 在第 2 行已经写过\n"
  );
}

TEST(HandwrittenTest, SaysThatATimeWithoutADateNeedsADay) {
  const auto list = readHandwritten(
      row({"排队号", "队列编码", "取号时间"}) + "W001,a,08:40\n", "t.csv", "", kChinese
  );

  EXPECT_EQ(
      findingsText(list.findings, kChinese),
      "t.csv:2: 值不对：取号时间，`08:40` 没有日期，请加 --day 写明是哪一天，或者写成 "
      "\"2026-03-02 08:50\"\n"
  );
}

TEST(HandwrittenTest, SaysThatAFileHoldsNothingOrWasSavedInAnotherCharacterSet) {
  for (const std::string& bytes : {std::string(), row({"排队号", "队列编码", "取号时间"})}) {
    const auto list = readHandwritten(bytes, "t.csv", "2026-03-02", kChinese);
    EXPECT_EQ(findingsText(list.findings, kChinese), "t.csv: 没有内容：一行也没有\n");
  }
  const auto gbk = readHandwritten("\xC5\xC5\xB6\xD3\xBA\xC5\n", "gbk.csv", "", kChinese);
  EXPECT_EQ(
      findingsText(gbk.findings, kChinese),
      "gbk.csv: 语法不对：不是 UTF-8，请另存为“CSV UTF-8（逗号分隔）”\n"
  );
}

/// Noon of 2 March 2026, an item and three queues: one has a counter for the elderly alone, one was
/// given its counter by a manager.
HallFacts noon() {
  v1::GetCatalogueResponse head;
  v1::HallSettings& settings = *head.mutable_head()->mutable_settings();
  settings.set_copies_max(200);
  settings.set_day_end_minute(180);
  settings.set_priority_prefix("V");
  settings.set_appointment_prefix("Y");
  v1::GetCatalogueResponse rows;
  v1::Item& item = *rows.mutable_rows()->add_items();
  item.set_item_id("social-card");
  item.set_queue_id("pensions");
  v1::Item& forElders = *rows.mutable_rows()->add_items();
  forElders.set_item_id("elder-card");
  forElders.set_queue_id("elders");
  rows.mutable_rows()->add_queues()->set_queue_id("consult");
  rows.mutable_rows()->add_queues()->set_queue_id("elders");
  rows.mutable_rows()->add_queues()->set_queue_id("pensions");
  rows.mutable_rows()->mutable_queues(0)->set_prefix("Z");
  rows.mutable_rows()->mutable_queues(1)->set_prefix("E");
  rows.mutable_rows()->mutable_queues(2)->set_prefix("L");
  auto& all = *rows.mutable_rows()->add_counters();
  all.add_queue_ids("consult");
  auto& few = *rows.mutable_rows()->add_counters();
  few.add_queue_ids("elders");
  few.add_only_grounds(v1::GROUND_ELDERLY);
  HallFacts facts;
  facts.take(head);
  facts.take(rows);
  facts.floor.emplace_back().add_queue_ids("pensions");
  facts.now = *parseMoment("2026-03-02 12:00", kChinese.zone);
  return facts;
}

TEST(HandwrittenTest, HoldsAgainstTheHallOnlyWhatALineSays) {
  auto list = readHandwritten(
      "number,item,queue,time\n,social-card,,08:31\nW001,,,08:32\nW002,social-card,,noon\n",
      "t.csv",
      "2026-03-02",
      kChinese
  );
  const int found = list.findings.size();

  checkAgainst(noon(), kChinese, list);

  EXPECT_EQ(found, 3);
  EXPECT_EQ(list.findings.size(), found) << findingsText(list.findings, kChinese);
}

struct LineRow {
  const char* line;
  const char* zh;
};

TEST(HandwrittenTest, HoldsEveryLineAgainstTheHallBeforeTheFirstIsSent) {
  const std::vector<LineRow> rows{
      {"W001,social-card,,08:31,,", ""},
      {"W001,,consult,2026-03-02 11:59,,200", ""},
      {"W001,,elders,08:31,elderly,", ""},
      {"W001,,pensions,08:31,,", ""},
      {"W1,social-card,,08:31,,", "t.csv:2: 值不对：排队号，`W1` 不是排队号的写法，如 W001\n"},
      {"w001,social-card,,08:31,,", "t.csv:2: 值不对：排队号，`w001` 不是排队号的写法，如 W001\n"},
      {"001,social-card,,08:31,,", "t.csv:2: 值不对：排队号，`001` 不是排队号的写法，如 W001\n"},
      {"W000,social-card,,08:31,,", "t.csv:2: 值不对：排队号，`W000` 不是排队号的写法，如 W001\n"},
      {"W001,social-crd,,08:31,,",
       "t.csv:2: 没有这个编码：事项编码，`social-crd`；最接近的是 `social-card`\n"},
      {"W001,,consul,08:31,,", "t.csv:2: 没有这个编码：队列编码，`consul`；最接近的是 `consult`\n"},
      {"W001,,elders,08:31,,", "t.csv:2: 没有窗口办理：队列编码，`elders`\n"},
      {"W001,elder-card,,08:31,,", "t.csv:2: 没有窗口办理：事项编码，`elders`\n"},
      {"W001,elder-card,,08:31,elderly,", ""},
      {"W001,social-card,,12:01,,", "t.csv:2: 值不对：取号时间，`2026-03-02 12:01:00` 还没有到\n"},
      {"W001,social-card,,2026-03-02 03:00,,", ""},
      {"W001,social-card,,2026-03-02 02:59,,",
       "t.csv:2: 值不对：取号时间，`2026-03-02 02:59:00` 不是今天\n"},
      {"W001,social-card,,2026-03-01 13:00,,",
       "t.csv:2: 值不对：取号时间，`2026-03-01 13:00:00` 不是今天\n"},
      {"W001,social-card,,08:31,,201", "t.csv:2: 值不对：件数，`201` 超过上限 200\n"}};
  for (const LineRow& row : rows) {
    auto list = readHandwritten(
        "number,item,queue,time,ground,copies\n" + std::string(row.line) + "\n",
        "t.csv",
        "2026-03-02",
        kChinese
    );
    ASSERT_TRUE(list.findings.empty()) << row.line;
    checkAgainst(noon(), kChinese, list);
    EXPECT_EQ(findingsText(list.findings, kChinese), row.zh) << row.line;
  }
}

/// Z, E and L are queues' prefixes, V and Y those of the classes; W is nobody's.
TEST(HandwrittenTest, ANumberBearsThePrefixOfItsQueueAndClassOrOneOfNobody) {
  const std::vector<std::pair<const char*, const char*>> rows{
      {"L001,social-card,,08:31,,", ""},
      {"Z001,,consult,08:31,,", ""},
      {"V001,social-card,,08:31,priority,", ""},
      {"V001,,elders,08:31,,elderly", ""},
      {"Y001,social-card,,08:31,appointment,", ""},
      {"W001,social-card,,08:31,priority,", ""},
      {"Z001,social-card,,08:31,,", "`L`"},
      {"L001,,consult,08:31,,", "`Z`"},
      {"V301,social-card,,08:31,ordinary,", "`L`"},
      {"L001,social-card,,08:31,priority,", "`V`"},
      {"E001,,elders,08:31,,elderly", "`V`"},
      {"V001,social-card,,08:31,appointment,", "`Y`"}};
  for (const auto& [line, instead] : rows) {
    auto list = readHandwritten(
        "number,item,queue,time,class,ground\n" + std::string(line) + "\n",
        "t.csv",
        "2026-03-02",
        kChinese
    );
    ASSERT_TRUE(list.findings.empty()) << findingsText(list.findings, kChinese);
    checkAgainst(noon(), kChinese, list);
    if (*instead == '\0') {
      EXPECT_TRUE(list.findings.empty()) << findingsText(list.findings, kChinese);
      continue;
    }
    ASSERT_EQ(list.findings.size(), 1) << line;
    EXPECT_EQ(
        list.findings[0].detail(),
        "`" + std::string(line).substr(0, 4) +
            "` has the prefix of another queue or class; here it is " + instead
    );
  }
}

TEST(HandwrittenTest, NamesALineByItsNumberAndDayWhereverItStands) {
  v1::OfflineTicket ticket;
  ticket.set_number("W1");
  ticket.mutable_issue_time()->set_seconds(1772411460);
  auto mended = ticket;
  mended.set_item_id("tax");
  mended.mutable_issue_time()->set_seconds(1772411460 + 600);
  auto other = ticket;
  other.set_number("W2");
  auto nextDay = ticket;
  nextDay.mutable_issue_time()->set_seconds(1772411460 + 86400);

  const std::string id = requestIdOf(ticket, kChinese);

  EXPECT_EQ(id.size(), 36U);
  EXPECT_EQ(id[14], '7') << "a UUIDv7";
  EXPECT_EQ(requestIdOf(mended, kChinese), id);
  EXPECT_NE(requestIdOf(other, kChinese), id);
  EXPECT_NE(requestIdOf(nextDay, kChinese), id);
}

}  // namespace
}  // namespace hall::hallctl
