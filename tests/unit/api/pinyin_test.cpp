#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "server/api/readings.h"
#include "server/api/search_index.h"
#include "tests/support/floor_builder.h"

namespace hall::api {
namespace {

bool holds(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

TEST(ReadingsTest, GivesTheUsualReadingFirstAndTheOthersAfterIt) {
  const auto readings = makeReadings();

  EXPECT_EQ(readings->of(U'社'), std::vector<std::string>{"she"});
  EXPECT_EQ(readings->of(U'会'), (std::vector<std::string>{"hui", "kuai"}));
  EXPECT_EQ(readings->of(U'重'), (std::vector<std::string>{"zhong", "chong"}));
  EXPECT_EQ(readings->of(U'律'), std::vector<std::string>{"lv"}) << "ü is typed as v";
  EXPECT_TRUE(readings->of(U'A').empty());
  EXPECT_TRUE(readings->of(U'，').empty());
}

TEST(PinyinTest, SpellsANameInEveryReading) {
  const auto readings = makeReadings();

  const PinyinKeys card = pinyinKeysOf("社保卡办理", *readings);
  const PinyinKeys accountant = pinyinKeysOf("会计证", *readings);

  EXPECT_EQ(card.pinyin.front(), "shebaokabanli");
  EXPECT_EQ(card.initials.front(), "sbkbl");
  EXPECT_TRUE(holds(accountant.pinyin, "kuaijizheng"));
  EXPECT_TRUE(holds(accountant.initials, "kjz"));
}

TEST(PinyinTest, KeepsLettersAndDigitsAndLeavesMarksOut) {
  const auto readings = makeReadings();

  EXPECT_EQ(pinyinKeysOf("5G基站（审批）", *readings).initials.front(), "5gjzsp");
  EXPECT_TRUE(pinyinKeysOf("（）", *readings).pinyin.empty());
  EXPECT_TRUE(pinyinKeysOf("", *readings).pinyin.empty());
}

TEST(PinyinTest, NeverSpellsMoreThanEightWays) {
  const auto readings = makeReadings();

  const PinyinKeys keys = pinyinKeysOf("重行长会调参单传", *readings);

  EXPECT_LE(keys.pinyin.size(), 8U);
  EXPECT_LE(keys.initials.size(), 8U);
  EXPECT_EQ(keys.pinyin.front(), "zhongxingzhanghuidiaocandanchuan");
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
