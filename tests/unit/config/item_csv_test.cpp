#include "server/config/item_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "server/config/csv.h"
#include "tests/unit/config/small_hall.h"

namespace hall::config {
namespace {

using testing::HasSubstr;

ItemCsv imported(std::string_view text) {
  return itemsFromCsv(text, "list.csv", {"social", "pension"});
}

/// The items of the list inside the small hall.
std::vector<domain::Item> itemsOf(const std::string& toml) {
  const ParsedCatalogue parsed = parseCatalogue(smallHallWith("city/items/social.toml", toml));
  EXPECT_EQ(listed(parsed.faults), "") << toml;
  return parsed.content.items;
}

TEST(ItemCsvTest, ExampleListWithAChineseHeadBecomesItems) {
  std::ifstream stream(sourceFolder() / "config" / "catalogue" / "item-list-example.csv");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};

  const ItemCsv csv = imported("\xEF\xBB\xBF" + text);

  ASSERT_EQ(listed(csv.faults), "");
  EXPECT_EQ(csv.items, 3U);
  CatalogueFiles files = smallHallWith("city/items/social.toml", csv.toml);
  for (const auto& [from, to] :
       {std::pair{"human-resources", "social"}, std::pair{"social-security", "pension"}}) {
    std::string& toml = files.files["city/items/social.toml"];
    for (std::size_t at = 0; (at = toml.find(from)) != std::string::npos;) {
      toml.replace(at, std::string_view(from).size(), to);
    }
  }
  const ParsedCatalogue parsed = parseCatalogue(files);
  ASSERT_EQ(listed(parsed.faults), "");
  const auto& items = parsed.content.items;
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].name.zh, "养老保险参保登记");
  EXPECT_EQ(items[0].kind, domain::ItemKind::OnTheSpot);
  EXPECT_EQ(items[0].audience, domain::Audience::Personal);
  EXPECT_TRUE(items[0].frequent);
  EXPECT_EQ(items[0].searchWords, (std::vector<std::string>{"参保", "交社保"}));
  EXPECT_EQ(
      items[1].readings, std::vector<std::string>{"yang lao bao xian guan xi zhuan yi jie xu"}
  );
  EXPECT_EQ(items[1].promised, (domain::Limit{domain::Limit::Unit::Workdays, 15}));
  EXPECT_EQ(items[1].statutory, (domain::Limit{domain::Limit::Unit::Workdays, 45}));
  ASSERT_EQ(items[1].claims.size(), 2U);
  EXPECT_EQ(items[1].claims[1].promised.count, 10);
  EXPECT_TRUE(items[2].asksCopies);
}

TEST(ItemCsvTest, FurtherRowsOfACodeAreFurtherClaims) {
  const ItemCsv csv = imported(
      "code,name,kind,promised,source,effective_from,quote\n"
      "x,Water,promised,2 workdays,plan,2022,\"two days, \"\"all in\"\"\"\n"
      "x,,,0.5 workdays,annex,2022,\n"
  );

  ASSERT_EQ(listed(csv.faults), "");
  EXPECT_EQ(csv.items, 1U);
  const auto items = itemsOf(csv.toml);
  ASSERT_EQ(items[0].claims.size(), 2U);
  EXPECT_EQ(items[0].claims[0].quote, "two days, \"all in\"");
  EXPECT_EQ(items[0].claims[1].promised.unit, domain::Limit::Unit::HalfWorkdays);
  EXPECT_EQ(items[0].promised.count, 2);
}

TEST(ItemCsvTest, TheReadingsOfANameStandInAColumn) {
  const ItemCsv csv = imported(
      "code,name,kind,readings\n"
      "x,Name,on-the-spot,kuai ji deng ji\n"
      "y,Name,on-the-spot,kuai ji bian geng、hui ji bian geng\n"
      "z,Name,on-the-spot,\n"
  );

  ASSERT_EQ(listed(csv.faults), "");
  const auto items = itemsOf(csv.toml);
  using Texts = std::vector<std::string>;
  EXPECT_EQ(items[0].readings, Texts{"kuai ji deng ji"});
  EXPECT_EQ(items[1].readings, (Texts{"kuai ji bian geng", "hui ji bian geng"}));
  EXPECT_EQ(items[2].readings, Texts{});
}

TEST(ItemCsvTest, ListsEveryFaultWithItsLine) {
  const ItemCsv csv = imported(
      "code,name,promised,frequent,kind\n"
      "a b,Name,,,即办件\n"
      "c,,3 weeks,,即办件\n"
      "d,Name,,maybe,即办\n"
      "d,Other,,,\n"
  );

  const std::string faults = listed(csv.faults);
  EXPECT_THAT(faults, HasSubstr("list.csv:2: `code` is \"a b\""));
  EXPECT_THAT(faults, HasSubstr("list.csv:3: `name` (事项名称) is empty"));
  EXPECT_THAT(faults, HasSubstr("list.csv:3: `promised` (承诺时限) is \"3 weeks\""));
  EXPECT_THAT(faults, HasSubstr("list.csv:4: `kind` (办件类型) is \"即办\""));
  EXPECT_THAT(faults, HasSubstr("nearest: `即办件`"));
  EXPECT_THAT(faults, HasSubstr("list.csv:4: `frequent` (常办) is \"maybe\""));
  EXPECT_THAT(faults, HasSubstr("list.csv:5: `d` has another name above"));
  EXPECT_THAT(faults, HasSubstr("list.csv:5: `d` stands twice, without a source"));
}

TEST(ItemCsvTest, UnknownColumnNamesTheNearest) {
  EXPECT_EQ(
      listed(imported("code,name,kind,promissed\nx,Name,promised,\n").faults),
      "list.csv:1: there is no column `promissed`; nearest: `promised`\n"
  );
}

TEST(ItemCsvTest, MissingAndDoubleColumnsAreFaults) {
  const std::string faults = listed(imported("code,code,name\n").faults);

  EXPECT_THAT(faults, HasSubstr("the column `code` stands twice"));
  EXPECT_THAT(faults, HasSubstr("the head lacks the column `kind` (办件类型)"));
}

TEST(ItemCsvTest, QuotaColumnIsRefusedWithTheReason) {
  EXPECT_THAT(listed(imported("code,name,kind,每日限号\n").faults), HasSubstr("不得限定办件数量"));
}

TEST(ItemCsvTest, FileOfAnotherEncodingSaysHowToSaveIt) {
  // 事项编码 in GBK, as a spreadsheet saves it where nobody asks for UTF-8.
  EXPECT_THAT(
      listed(imported("\xCA\xC2\xCF\xEE\xB1\xE0\xC2\xEB,name\n").faults),
      HasSubstr("is not in UTF-8; save it as “CSV UTF-8”")
  );
}

TEST(ItemCsvTest, EmptyFileIsAFault) {
  EXPECT_EQ(listed(imported("").faults), "list.csv: holds no row\n");
  EXPECT_EQ(listed(imported("\n\n").faults), "list.csv: holds no row\n");
}

TEST(ItemCsvTest, TextOfACellCannotBreakOutOfTheFile) {
  const ItemCsv csv =
      imported("code,name,kind\nx,\"Name\"\" }\nquota = 1\n[[item]]\\\",promised\n");

  ASSERT_EQ(listed(csv.faults), "");
  const auto items = itemsOf(csv.toml);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].name.zh, "Name\" } quota = 1 [[item]]\\");
}

TEST(CsvTest, ReadsQuotesLineBreaksAndEmptyFields) {
  Faults faults;

  const auto rows = parseCsv("a,\"b,\nc\",\r\n\n,,\nd", "t.csv", faults);

  EXPECT_EQ(listed(faults), "");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].fields, (std::vector<std::string>{"a", "b,\nc", ""}));
  EXPECT_EQ(rows[1].line, 5U);
  EXPECT_EQ(rows[1].fields, (std::vector<std::string>{"d"}));
}

TEST(CsvTest, NamesTheLineOfAQuoteThatIsNotClosed) {
  Faults faults;

  parseCsv("a\n\"b\nc\n", "t.csv", faults);

  EXPECT_EQ(listed(faults), "t.csv:2: opens a quote that is never closed\n");
}

TEST(CsvTest, TextAfterAClosingQuoteIsAFault) {
  Faults faults;

  parseCsv("\"a\"b,c\n", "t.csv", faults);

  EXPECT_EQ(listed(faults), "t.csv:1: has text after the closing quote of a field\n");
}

}  // namespace
}  // namespace hall::config
