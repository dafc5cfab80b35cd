#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/api/readings.h"
#include "server/api/search_index.h"
#include "tests/support/floor_builder.h"

namespace hall::api {
namespace {

TEST(ReadingsTest, GivesTheUsualReadingFirstAndTheOthersAfterIt) {
  const auto readings = makeReadings();

  EXPECT_EQ(readings->of(U'社'), std::vector<std::string>{"she"});
  EXPECT_EQ(readings->of(U'会'), (std::vector<std::string>{"hui", "kuai"}));
  EXPECT_EQ(readings->of(U'重'), (std::vector<std::string>{"zhong", "chong"}));
  EXPECT_EQ(readings->of(U'律'), std::vector<std::string>{"lv"}) << "ü is typed as v";
  EXPECT_TRUE(readings->of(U'A').empty());
  EXPECT_TRUE(readings->of(U'，').empty());
}

/// The small hall with names that show the sequence of hits.
class SearchTest : public testing::Test {
 protected:
  std::vector<std::string> found(
      std::string_view query, std::optional<domain::Audience> audience = std::nullopt
  ) {
    const SearchIndex index(std::make_shared<const domain::Catalogue>(content), *readings);
    std::vector<std::string> codes;
    for (const SearchIndex::Hit& hit : index.find(query, audience)) {
      codes.push_back(hit.item != nullptr ? hit.item->code : hit.theme->code);
    }
    return codes;
  }

  using Codes = std::vector<std::string>;
  const std::unique_ptr<Readings> readings = makeReadings();
  domain::Catalogue::Content content = support::sampleContent();
};

TEST_F(SearchTest, TheWholeNameComesBeforeItsBeginningAndItsMiddle) {
  content.items[0].name.zh = "申请社保卡";
  content.items[1].name.zh = "社保卡挂失";
  content.items[2].name.zh = "社保卡";

  EXPECT_EQ(found("社保卡"), (Codes{"house-transfer", "company-change", "company-set-up"}));
}

TEST_F(SearchTest, FrequentItemsComeFirstAmongEquals) {
  content.items[1].frequent = true;

  EXPECT_EQ(found("qiye"), (Codes{"company-change", "company-set-up"}));
}

TEST_F(SearchTest, FindsByTheOtherNamesPeopleUse) {
  content.items[0].searchWords = {"开公司", "营业执照"};

  EXPECT_EQ(found("营业执照"), Codes{"company-set-up"});
  EXPECT_EQ(found("yyzz"), Codes{"company-set-up"});
  EXPECT_EQ(found("公司"), Codes{"company-set-up"});
}

TEST_F(SearchTest, FindsANameInEveryReadingOfItsCharacters) {
  content.items[0].name.zh = "会计代理记账";
  content.items[1].name.zh = "银行账户备案";
  content.items[2].name.zh = "参保单位会计传达人员养老保险待遇调整";

  EXPECT_EQ(found("kj"), (Codes{"company-set-up", "house-transfer"})) << "会计";
  EXPECT_EQ(found("yh"), Codes{"company-change"}) << "银行";
  EXPECT_EQ(found("tz"), Codes{"house-transfer"}) << "after many other readings";
  EXPECT_EQ(found("cbdwkjcdryylbxdytz"), Codes{"house-transfer"});
  EXPECT_EQ(found("canbaodanweikuaijichuanda"), Codes{"house-transfer"});
}

TEST_F(SearchTest, AStatedReadingTakesThePlaceOfTheComputedOnes) {
  content.items[0].name.zh = "尉犁路占道许可";
  EXPECT_EQ(found("yllzd"), Codes{}) << "no table knows it";

  content.items[0].readings = {"yu li lu zhan dao xu ke"};

  EXPECT_EQ(found("yllzd"), Codes{"company-set-up"});
  EXPECT_EQ(found("wllzd"), Codes{});
}

TEST_F(SearchTest, AThemeMayStateItsReadingToo) {
  content.themes[0].name.zh = "尉犁路一件事";
  content.themes[0].readings = {"yu li lu yi jian shi"};

  EXPECT_EQ(found("yll"), Codes{"open-shop"});
}

TEST_F(SearchTest, TellsTheNameThatLettersStandFor) {
  content.items[0].searchWords = {"营业执照"};
  const SearchIndex index(std::make_shared<const domain::Catalogue>(content), *readings);

  EXPECT_EQ(index.find("yyzz", std::nullopt).at(0).matched, "营业执照");
  EXPECT_EQ(index.find("qiye", std::nullopt).at(0).matched, content.items[0].name.zh);
}

TEST_F(SearchTest, LeavesOutWhatIsWithdrawnOrForOthers) {
  content.items[0].withdrawn = true;
  content.items[1].audience = domain::Audience::Enterprise;

  EXPECT_EQ(found("企业", domain::Audience::Personal), Codes{});
  EXPECT_EQ(found("企业", domain::Audience::Enterprise), Codes{"company-change"});
  EXPECT_EQ(found("企业"), Codes{"company-change"});
}

TEST_F(SearchTest, FindsNothingForNothing) {
  EXPECT_EQ(found(""), Codes{});
  EXPECT_EQ(found("   "), Codes{});
  EXPECT_EQ(found("\xff\xfe"), Codes{});
}

TEST(SearchIndexesTest, MakesTheIndexOfACatalogueOnce) {
  const auto readings = makeReadings();
  SearchIndexes indexes(*readings);
  const auto first = std::make_shared<const domain::Catalogue>(support::sampleContent());
  const auto second = std::make_shared<const domain::Catalogue>(support::sampleContent());

  const auto index = indexes.of(first);
  indexes.of(second);

  EXPECT_EQ(indexes.of(first), index) << "the one that goes is still asked for";
  EXPECT_NE(indexes.of(second), index);
}

}  // namespace
}  // namespace hall::api
