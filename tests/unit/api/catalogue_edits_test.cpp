#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "server/config/catalogue_parser.h"
#include "server/domain/catalogue_lint.h"
#include "tests/unit/api/catalogue_edits_fixture.h"

namespace hall::api {
namespace {

/// Codes and ids, and what the messages do not carry.
Content bare(const Content& content) {
  Content result;
  result.version = content.version;
  result.zone = content.zone;
  result.calendar = content.calendar;
  result.hall.code = content.hall.code;
  result.hall.level = content.hall.level;
  result.hall.parent = content.hall.parent;
  const auto named = [](const auto& rows, auto& out) {
    for (const auto& row : rows) {
      auto& one = out.emplace_back();
      one.id = row.id;
      one.code = row.code;
    }
  };
  named(content.zones, result.zones);
  named(content.departments, result.departments);
  named(content.queues, result.queues);
  named(content.counters, result.counters);
  named(content.items, result.items);
  named(content.themes, result.themes);
  for (std::size_t i = 0; i < content.items.size(); ++i) {
    const domain::Item& item = content.items[i];
    result.items[i].claims = item.claims;
    result.items[i].acceptAndDecide = item.acceptAndDecide;
    result.items[i].searchWords = item.searchWords;
    result.items[i].readings = item.readings;
    result.items[i].revision = item.revision;
  }
  for (std::size_t i = 0; i < content.themes.size(); ++i) {
    result.themes[i].claims = content.themes[i].claims;
    result.themes[i].readings = content.themes[i].readings;
    result.themes[i].revision = content.themes[i].revision;
  }
  return result;
}

/// Guides are of the first version and of those hands.
Content firstGuides(Content content) {
  for (domain::Item& item : content.items) {
    if (!item.guide) continue;
    item.guide->version = 1;
    item.guide->editor = kHands.editor;
    item.guide->reviewer = kHands.reviewer;
  }
  return content;
}

void expectSame(const Content& read, const Content& original) {
  EXPECT_EQ(read.hall, original.hall);
  EXPECT_EQ(read.rules, original.rules);
  EXPECT_EQ(read.voice, original.voice);
  EXPECT_EQ(read.hours, original.hours);
  EXPECT_EQ(read.zones, original.zones);
  EXPECT_EQ(read.departments, original.departments);
  EXPECT_EQ(read.queues, original.queues);
  EXPECT_EQ(read.counters, original.counters);
  EXPECT_EQ(read.themes, original.themes);
  ASSERT_EQ(read.items.size(), original.items.size());
  for (std::size_t i = 0; i < read.items.size(); ++i) {
    EXPECT_EQ(read.items[i], original.items[i]) << original.items[i].code;
  }
  EXPECT_EQ(read, original);
}

// ---- nothing is lost ----------------------------------------------------------------------------

class SampleCatalogueTest : public testing::TestWithParam<const char*> {
 protected:
  static Content parsed() {
    const std::filesystem::path source = std::getenv("HALL_SOURCE_DIR");
    auto catalogue = config::loadCatalogue(source / "config/catalogue" / GetParam());
    EXPECT_TRUE(catalogue.ok()) << config::listed(catalogue.faults);
    return domain::numbered(std::move(catalogue.content), nullptr);
  }
};

TEST_P(SampleCatalogueTest, IsReadBackAsItWasWritten) {
  const Content original = parsed();

  const auto read = editedContent(bare(original), everythingOf(original), kHands);

  ASSERT_TRUE(read) << nameOf(read.reason()) << " " << read.refusal().details.back().value;
  expectSame(*read, firstGuides(original));
}

TEST_P(SampleCatalogueTest, IsNotChangedByWhatItSaysAlready) {
  const Content original = parsed();

  const auto read = editedContent(original, everythingOf(original), kHands);

  ASSERT_TRUE(read) << nameOf(read.reason()) << " " << read.refusal().details.back().value;
  EXPECT_EQ(*read, original);
}

INSTANTIATE_TEST_SUITE_P(
    Halls,
    SampleCatalogueTest,
    testing::Values("city", "county", "township", "village", "call-centre"),
    [](const auto& row) { return std::string(row.param).substr(0, 4); }
);

TEST(CatalogueEditsTest, WhatIsRarelySaidIsReadBackToo) {
  const Content original = rareContent();

  const auto read = editedContent(bare(original), everythingOf(original), kHands);

  ASSERT_TRUE(read) << nameOf(read.reason()) << " " << read.refusal().details.back().value;
  expectSame(*read, firstGuides(original));
}

// ---- edits --------------------------------------------------------------------------------------

/// One edit of the small hall.
class EditTest : public testing::Test {
 protected:
  EditTest() : whole(everythingOf(before)) {}

  v1::Item& item() { return add(*request.mutable_rows()->mutable_items(), whole.rows().items(0)); }
  v1::Queue& queue() {
    return add(*request.mutable_rows()->mutable_queues(), whole.rows().queues(0));
  }
  v1::CounterPlace& counter() {
    return add(*request.mutable_rows()->mutable_counters(), whole.rows().counters(0));
  }
  v1::Guide& guide() {
    return add(*request.mutable_rows()->mutable_guides(), whole.rows().guides(0));
  }
  template <class Row>
  static Row& add(google::protobuf::RepeatedPtrField<Row>& list, const Row& row) {
    Row& one = *list.Add();
    one = row;
    return one;
  }
  Content edited() {
    auto content = editedContent(before, request, kHands);
    if (content) return std::move(content).value();
    ADD_FAILURE() << nameOf(content.reason()) << " " << content.refusal().details.back().value;
    return before;
  }

  const Content before = support::sampleContent();
  const Request whole;
  Request request;
};

TEST_F(EditTest, AGuideWhoseWordsChangeIsOfTheNextVersionAndOfTheseHands) {
  guide().mutable_fees()->set_zh("不收费，另有说明的除外");

  const domain::Guide after = *edited().items[0].guide;

  EXPECT_EQ(after.version, before.items[0].guide->version + 1);
  EXPECT_EQ(after.editor, "1016");
  EXPECT_EQ(after.reviewer, "1014");
}

TEST_F(EditTest, AnItemWithoutAGuideIsGivenItsFirst) {
  Content without = before;
  without.items[0].guide.reset();
  guide();

  const auto after = editedContent(without, request, kHands);

  ASSERT_TRUE(after);
  EXPECT_EQ(after->items[0].guide->version, 1U);
}

TEST_F(EditTest, NewRowsNameEachOther) {
  v1::Zone& zone = *request.mutable_rows()->add_zones();
  zone.set_zone_id("west");
  zone.mutable_name()->set_zh("西区");
  v1::Queue& tax = queue();
  tax.set_queue_id("tax");
  tax.set_zone_id("west");
  tax.set_prefix("T");
  v1::CounterPlace& place = counter();
  place.set_counter_id("30");
  place.set_zone_id("west");
  place.clear_queue_ids();
  place.add_queue_ids("tax");

  const Content after = domain::numbered(edited(), nullptr);
  const domain::Catalogue catalogue(after);

  const domain::CounterPlace& thirty = *catalogue.counterByCode("30");
  EXPECT_EQ(thirty.zone, catalogue.zoneByCode("west")->id);
  EXPECT_TRUE(thirty.queues.has(catalogue.queueByCode("tax")->id));
  EXPECT_EQ(catalogue.queueByCode("tax")->zone, catalogue.zoneByCode("west")->id);
}

TEST_F(EditTest, WhatIsWithdrawnIsOfferedAgainWhenItsRowComesBack) {
  request.add_withdrawn_rows("item:company-set-up");
  request.add_withdrawn_rows("theme:open-shop");
  const Content without = edited();
  EXPECT_TRUE(without.items[0].withdrawn);
  EXPECT_TRUE(without.themes[0].withdrawn);
  request.Clear();
  item();

  const auto again = editedContent(without, request, kHands);

  ASSERT_TRUE(again);
  EXPECT_FALSE(again->items[0].withdrawn);
  EXPECT_EQ(again->items[0], before.items[0]);
}

TEST_F(EditTest, ReadingsOfANameGoWithTheName) {
  Content read = before;
  read.items[0].readings = {"bu shi zhe ge"};
  item().mutable_name()->set_zh("公司注册");

  const auto after = editedContent(read, request, kHands);

  ASSERT_TRUE(after);
  EXPECT_TRUE(after->items[0].readings.empty()) << "they would be of another name";
}

TEST_F(EditTest, AClosureOfTheHallHoldsForThoseWithHoursOfTheirOwn) {
  using std::chrono::local_days;
  using std::chrono::year;
  const domain::LocalDay closed = local_days{year{2026} / 4 / 7};
  const domain::LocalDay own = local_days{year{2026} / 4 / 8};
  Content hall = before;
  hall.queues[0].hours = hall.hours;
  hall.queues[0].hours.exceptions = {{own, {}, "本队列盘点"}};
  Request first;
  write(hall.hours, *first.mutable_head()->mutable_hours());
  for (const int day : {8, 7}) {
    v1::HoursException& exception = *first.mutable_head()->mutable_hours()->add_exceptions();
    write(local_days{year{2026} / 4 / day}, *exception.mutable_date());
    exception.set_reason("检修");
  }

  const auto with = editedContent(hall, first, kHands);
  ASSERT_TRUE(with);
  first.mutable_head()->mutable_hours()->clear_exceptions();
  const auto without = editedContent(*with, first, kHands);
  ASSERT_TRUE(without);

  const auto& dates = with->queues[0].hours.exceptions;
  ASSERT_EQ(dates.size(), 2U);
  EXPECT_EQ(dates[0].day, closed);
  EXPECT_EQ(dates[0].reason, "检修");
  EXPECT_EQ(dates[1].reason, "本队列盘点") << "said something else before";
  EXPECT_EQ(with->hours.exceptions[0].day, closed) << "in whatever order they were sent";
  EXPECT_TRUE(with->queues[1].hours.exceptions.empty()) << "the hall's hold there";
  EXPECT_EQ(without->queues[0].hours, hall.queues[0].hours);
}

TEST_F(EditTest, AHallHasNoMoreThan511Queues) {
  for (int i = 0; i < 600; ++i) {
    v1::Queue& one = queue();
    one.set_queue_id("q" + std::to_string(i));
  }
  v1::CounterPlace& place = counter();
  for (int i = 0; i < 600; ++i) place.add_queue_ids("q" + std::to_string(i));

  const Content after = domain::numbered(edited(), nullptr);

  const auto findings = domain::lint(after, domain::ClockMode::Real, support::monday());
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const domain::Finding& finding) {
    return finding.rule == "id_out_of_range";
  }));
}

}  // namespace
}  // namespace hall::api
