#include "terminal/words/item_search.h"

#include <gtest/gtest.h>

#include <tuple>

#include "terminal/words/demo_catalogue.h"

namespace hall::terminal {
namespace {

QStringList found(const QString& query, Audience audience = Audience::Both) {
  const ItemSearch search(*demoCatalogue());
  QStringList codes;
  for (const ItemSearch::Hit& hit : search.find(query, audience, 10)) codes << hit.code;
  return codes;
}

TEST(ItemSearchTest, FindsByNameInitialsPinyinAndOtherNames) {
  for (const auto* query :
       {"社会保障卡申领",
        "社会保障",
        "保障卡",
        "shbz",
        "SHBZ",
        "shehuibaozhang",
        "ｓｈｂｚ",
        "s h b z",
        "社保卡",
        "social security"}) {
    const QStringList codes = found(QString::fromUtf8(query));
    ASSERT_FALSE(codes.isEmpty()) << query;
    EXPECT_EQ(codes.front(), QStringLiteral("social-card")) << query;
  }
}

TEST(ItemSearchTest, ReadsACharacterWithSeveralReadingsAsTheKeysDo) {
  // 会计 is kj and not hj: the demonstration's key says so.
  EXPECT_EQ(found(QStringLiteral("kjdl")), QStringList{QStringLiteral("accounting")});
  EXPECT_TRUE(found(QStringLiteral("hjdl")).isEmpty());
}

TEST(ItemSearchTest, FindsTheOtherNamesPeopleUseByLetters) {
  for (const auto* query : {"yyzz", "YYZZ", "yingyezhizhao", "yingyez", "ｙｙｚｚ"}) {
    EXPECT_EQ(found(QString::fromUtf8(query)), QStringList{QStringLiteral("company")}) << query;
  }
  EXPECT_EQ(found(QStringLiteral("qhk")), QStringList{QStringLiteral("residence")});
}

TEST(ItemSearchTest, FindsLettersThatAreHalfPinyinHalfFirstLetters) {
  EXPECT_EQ(found(QStringLiteral("shebka")), QStringList{QStringLiteral("social-card")});
  EXPECT_TRUE(found(QStringLiteral("ebaoka")).isEmpty()) << "no syllable begins so";
}

TEST(ItemSearchTest, PutsAWholeOtherNameBeforeTheMiddleOfAName) {
  Catalogue catalogue;
  for (const auto& [code, reading, other] :
       {std::tuple{"inside", "jiu ye zheng ban li", ""},
        std::tuple{"whole", "sheng yu fu wu", "ye zheng"}}) {
    Item item;
    item.code = QString::fromUtf8(code);
    item.keys.reading = QString::fromUtf8(reading);
    item.keys.wordReadings << QString::fromUtf8(other);
    catalogue.items << item;
  }
  const auto hits = ItemSearch(catalogue).find(QStringLiteral("yz"), Audience::Both, 10);
  ASSERT_EQ(hits.size(), 2);
  EXPECT_EQ(hits[0].code, QStringLiteral("whole"));
}

TEST(ItemSearchTest, PutsTheBeginningOfANameBeforeItsMiddle) {
  Catalogue catalogue;
  for (const auto* name : {"企业退休", "退休申请", "退休"}) {
    Item item;
    item.code = QString::fromUtf8(name);
    item.name.zh = item.code;
    catalogue.items << item;
  }
  QStringList codes;
  for (const auto& hit : ItemSearch(catalogue).find(QStringLiteral("退休"), Audience::Both, 10)) {
    codes << hit.code;
  }
  EXPECT_EQ(
      codes,
      (QStringList{QStringLiteral("退休"), QStringLiteral("退休申请"), QStringLiteral("企业退休")})
  );
}

TEST(ItemSearchTest, KeepsToTheAudienceAndToWhatWasAskedFor) {
  EXPECT_TRUE(found(QStringLiteral("营业执照"), Audience::Personal).isEmpty());
  EXPECT_EQ(
      found(QStringLiteral("营业执照"), Audience::Enterprise),
      QStringList{QStringLiteral("company")}
  );
  const ItemSearch search(*demoCatalogue());
  EXPECT_EQ(search.find(QStringLiteral("登记"), Audience::Both, 1).size(), 1);
}

TEST(ItemSearchTest, FindsNothingForNothingAndForGarbage) {
  EXPECT_TRUE(found({}).isEmpty());
  EXPECT_TRUE(found(QStringLiteral("　 ")).isEmpty());
  EXPECT_TRUE(found(QString(10'000, QChar(u'啊'))).isEmpty());
  EXPECT_TRUE(found(QStringLiteral("\x1b\x01%_*.")).isEmpty());
}

}  // namespace
}  // namespace hall::terminal
