#include "tools/hallctl/catalogue_difference.h"

#include <gtest/gtest.h>

#include <string>

namespace hall::hallctl {
namespace {

const Style kChinese{client::Language::Chinese};
const Style kEnglish{client::Language::English};

v1::PublishCatalogueResponse changed(const char* row) {
  v1::PublishCatalogueResponse dry;
  dry.add_changed_rows(row);
  return dry;
}

TEST(CatalogueDifferenceTest, ShowsEachSettingAsItIsAndAsItWouldBe) {
  auto dry = changed("rules");
  dry.mutable_before()->mutable_head()->mutable_settings()->set_elderly_age(60);
  dry.mutable_after()->mutable_head()->mutable_settings()->set_elderly_age(65);
  dry.mutable_before()->mutable_head()->mutable_settings()->set_copies_max(200);
  dry.mutable_after()->mutable_head()->mutable_settings()->set_copies_max(200);

  EXPECT_EQ(differenceText(dry, kChinese), "  规则参数\n    老年人年龄：60 → 65\n");
  EXPECT_EQ(differenceText(dry, kEnglish), "  rules\n    elderly age: 60 → 65\n");
}

TEST(CatalogueDifferenceTest, ShowsOfARowOnlyWhatDiffersAndOfAListWhatComesAndGoes) {
  auto dry = changed("queue:tax");
  v1::Queue& was = *dry.mutable_before()->mutable_rows()->add_queues();
  was.set_queue_id("tax");
  was.mutable_name()->set_zh("税务业务");
  was.set_prefix("C");
  was.add_counter_ids("1");
  was.add_counter_ids("2");
  v1::Queue& willBe = *dry.mutable_after()->mutable_rows()->add_queues();
  willBe = was;
  willBe.mutable_name()->set_zh("税务办理业务");
  willBe.set_counter_ids(0, "3");
  willBe.mutable_hours()->add_seasons()->set_first_day(101);

  EXPECT_EQ(
      differenceText(dry, kChinese),
      "  队列 tax\n    名称：税务业务 → 税务办理业务\n    服务时间，季节：加上 01-01\n"
      "    窗口：去掉 1\n    窗口：加上 3\n"
  );
}

TEST(CatalogueDifferenceTest, ShowsTheGuideBesideItsItem) {
  auto dry = changed("item:a");
  for (auto* rows : {dry.mutable_before()->mutable_rows(), dry.mutable_after()->mutable_rows()}) {
    rows->add_items()->set_item_id("a");
    rows->add_guides()->set_item_id("a");
  }
  dry.mutable_after()->mutable_rows()->mutable_guides(0)->mutable_fees()->set_zh("不收费");
  dry.mutable_after()->mutable_rows()->mutable_items(0)->set_revision(7);

  EXPECT_EQ(differenceText(dry, kChinese), "  事项 a\n    收费标准：无 → 不收费\n");
}

TEST(CatalogueDifferenceTest, SaysWhatIsNewAndWhatIsWithdrawn) {
  auto dry = changed("item:new");
  dry.add_changed_rows("theme:old");
  dry.add_changed_rows("zone:Z");
  dry.add_changed_rows("weather");
  dry.mutable_after()->mutable_rows()->add_items()->set_item_id("new");
  dry.mutable_before()->mutable_rows()->add_themes()->set_theme_id("old");

  EXPECT_EQ(
      differenceText(dry, kChinese), "  事项 new：新增\n  一件事 old：取消\n  区域 Z\n  weather\n"
  );
}

}  // namespace
}  // namespace hall::hallctl
