#include <gtest/gtest.h>

#include <set>
#include <string>

#include "hall/v1/guide_service.pb.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

class GuideTest : public ApiFixture {
 protected:
  Answer<v1::ListItemsResponse> list(const v1::ListItemsRequest& request) {
    return ask<v1::ListItemsResponse>("GuideService.ListItems", request);
  }
  std::vector<std::string> found(const std::string& query) {
    v1::SearchItemsRequest request;
    request.set_query(query);
    const auto answer = ask<v1::SearchItemsResponse>("GuideService.SearchItems", request);
    EXPECT_TRUE(answer.ok()) << answer.ending.status.message;
    std::vector<std::string> codes;
    for (const v1::SearchHit& hit : answer->hits()) {
      codes.push_back(hit.has_item() ? hit.item().item_id() : hit.theme().theme_id());
    }
    return codes;
  }
  std::vector<v1::GetCatalogueResponse> catalogue(const v1::GetCatalogueRequest& request) {
    const auto parts = stream("GuideService.GetCatalogue", request, as(v1::ROLE_KIOSK));
    std::vector<v1::GetCatalogueResponse> messages;
    for (const std::string& bytes : parts->readAll()) {
      EXPECT_TRUE(messages.emplace_back().ParseFromString(bytes));
    }
    EXPECT_TRUE(parts->status().ok()) << parts->status().message;
    return messages;
  }
};

TEST_F(GuideTest, ListsItemsWithFilters) {
  v1::ListItemsRequest market;
  market.set_department_id("market");
  v1::ListItemsRequest estate;
  estate.set_queue_id("estate");
  v1::ListItemsRequest frequent;
  frequent.set_frequent_only(true);
  v1::ListItemsRequest one;
  one.set_page_size(1);

  EXPECT_EQ(list({})->items_size(), 3);
  EXPECT_EQ(list(market)->items_size(), 2);
  EXPECT_EQ(list(estate)->items(0).item_id(), "house-transfer");
  EXPECT_EQ(list(frequent)->items_size(), 0);
  EXPECT_EQ(list(frequent)->next_page_token(), "");
  EXPECT_EQ(list(one)->items(0).item_id(), "company-set-up");
  one.set_page_token(list(one)->next_page_token());
  EXPECT_EQ(list(one)->items(0).item_id(), "company-change");
}

TEST_F(GuideTest, RefusesFiltersThatNameNothing) {
  v1::ListItemsRequest department;
  department.set_department_id("none");
  v1::ListItemsRequest queue;
  queue.set_queue_id("none");
  v1::ListItemsRequest token;
  token.set_page_token("next");

  EXPECT_EQ(list(department).reason(), v1::REASON_DEPARTMENT_NOT_FOUND);
  EXPECT_EQ(list(queue).reason(), v1::REASON_QUEUE_NOT_FOUND);
  EXPECT_EQ(list(token).detail("field"), "page_token");
}

TEST_F(GuideTest, FindsByCharactersPinyinFirstLettersAndCode) {
  using Codes = std::vector<std::string>;
  EXPECT_EQ(found("变更"), Codes{"company-change"});
  EXPECT_EQ(found("登记"), (Codes{"company-set-up", "company-change", "house-transfer"}));
  EXPECT_EQ(found("qiyebiangeng"), Codes{"company-change"});
  EXPECT_EQ(found("FWZY"), Codes{"house-transfer"});
  EXPECT_EQ(found("wykd"), Codes{"open-shop"});
  EXPECT_EQ(found("shop"), Codes{"open-shop"});
  EXPECT_EQ(found("house-transfer"), Codes{"house-transfer"});
  EXPECT_EQ(found("房登"), Codes{"house-transfer"}) << "characters in their order";
  EXPECT_EQ(found("xyz"), Codes{});
}

TEST_F(GuideTest, RefusesAQueryThatIsNone) {
  v1::SearchItemsRequest request;
  EXPECT_EQ(
      ask<v1::SearchItemsResponse>("GuideService.SearchItems", request).detail("field"), "query"
  );
  request.set_query(std::string(51, 'a'));
  EXPECT_EQ(
      ask<v1::SearchItemsResponse>("GuideService.SearchItems", request).detail("field"), "query"
  );
}

TEST_F(GuideTest, GivesTheGuideOfAnItem) {
  v1::GetGuideRequest request;
  request.set_item_id("company-set-up");

  const auto guide = ask<v1::GetGuideResponse>("GuideService.GetGuide", request);

  ASSERT_TRUE(guide.ok()) << guide.ending.status.message;
  EXPECT_EQ(guide->item().guide_version(), 3U);
  EXPECT_EQ(guide->item().promised_limit().unit(), v1::LIMIT_UNIT_ON_THE_SPOT);
  EXPECT_EQ(guide->guide().materials_size(), 2);
  EXPECT_EQ(guide->guide().materials(1).material_code(), "address");
  EXPECT_TRUE(guide->guide().materials(1).deferrable());
  EXPECT_EQ(guide->guide().fees().zh(), "不收费");
  EXPECT_EQ(guide->guide().effective_date().year(), 2026);
  EXPECT_EQ(guide->department().name().zh(), "市场监督管理局");
  request.set_guide_version(2);
  const auto former = ask<v1::GetGuideResponse>("GuideService.GetGuide", request);
  EXPECT_EQ(former.reason(), v1::REASON_GUIDE_NOT_FOUND);
  EXPECT_EQ(former.detail("item_id"), "company-set-up");
  EXPECT_EQ(former.detail("guide_version"), "2");
  request.set_item_id("none");
  EXPECT_EQ(
      ask<v1::GetGuideResponse>("GuideService.GetGuide", request).reason(),
      v1::REASON_ITEM_NOT_FOUND
  );
}

TEST_F(GuideTest, GivesAThemeWithEachMaterialOnce) {
  v1::GetThemeRequest request;
  request.set_theme_id("open-shop");

  const auto theme = ask<v1::GetThemeResponse>("GuideService.GetTheme", request);

  ASSERT_TRUE(theme.ok()) << theme.ending.status.message;
  EXPECT_EQ(theme->items_size(), 2);
  EXPECT_EQ(theme->items(1).item_id(), "house-transfer");
  std::set<std::string> names;
  for (const v1::ThemeMaterial& material : theme->materials()) {
    EXPECT_TRUE(names.insert(material.material().name().zh()).second);
    EXPECT_EQ(material.item_ids_size(), 1);
  }
  EXPECT_EQ(names.size(), 4U);
  request.set_theme_id("none");
  EXPECT_EQ(
      ask<v1::GetThemeResponse>("GuideService.GetTheme", request).reason(),
      v1::REASON_THEME_NOT_FOUND
  );
}

TEST_F(GuideTest, StreamsTheWholeCatalogue) {
  v1::GetCatalogueRequest request;
  request.set_with_guides(true);

  const auto parts = catalogue(request);

  ASSERT_GE(parts.size(), 3U);
  const v1::CatalogueHead& head = parts.front().head();
  EXPECT_EQ(head.catalogue_version(), 1U);
  EXPECT_FALSE(head.unchanged());
  EXPECT_EQ(head.hall().hall_id(), "ceshi");
  EXPECT_EQ(head.time_zone(), "Asia/Shanghai");
  EXPECT_EQ(head.hours().seasons(0).workday(0).from_minute(), 540);
  EXPECT_EQ(head.settings().calls_before_no_show(), 3U);
  EXPECT_FALSE(head.slip_texts().no_show_rule().zh().empty());
  v1::CatalogueRows all;
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    EXPECT_LE(parts[i].ByteSizeLong(), 256U * 1024U);
    all.MergeFrom(parts[i].rows());
  }
  EXPECT_EQ(all.zones_size(), 2);
  EXPECT_EQ(all.departments_size(), 2);
  EXPECT_EQ(all.queues_size(), 3);
  EXPECT_EQ(all.queues(1).counter_ids_size(), 2);
  EXPECT_EQ(all.counters_size(), 4);
  EXPECT_EQ(all.items_size(), 3);
  EXPECT_EQ(all.items(0).search_keys().reading(), "qi ye she li deng ji");
  EXPECT_EQ(all.themes_size(), 1);
  EXPECT_EQ(all.guides_size(), 3);
  EXPECT_EQ(parts.back().end().row_count(), 18U);
}

TEST_F(GuideTest, SendsNoRowsOfACatalogueTheClientHas) {
  v1::GetCatalogueRequest request;
  request.set_known_version(1);

  const auto parts = catalogue(request);

  ASSERT_EQ(parts.size(), 2U);
  EXPECT_TRUE(parts[0].head().unchanged());
  EXPECT_EQ(parts[1].end().row_count(), 0U);
}

TEST_F(GuideTest, LeavesGuidesOutUnlessAskedFor) {
  for (const auto& part : catalogue({})) EXPECT_EQ(part.rows().guides_size(), 0);
}

TEST_F(GuideTest, AListenerThatGoesAwayStopsTheStream) {
  const auto parts =
      stream("GuideService.GetCatalogue", v1::GetCatalogueRequest(), as(v1::ROLE_KIOSK));
  ASSERT_TRUE(parts->readOne());

  parts->close();

  EXPECT_EQ(parts.use_count(), 1) << "the handler let the call go";
}

}  // namespace
}  // namespace hall::api
