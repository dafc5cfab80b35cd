#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "server/config/catalogue_parser.h"
#include "server/domain/catalogue_lint.h"
#include "tests/unit/config/small_hall.h"

/// What the source documents of the requirements say stands in the sample halls, with where it
/// comes from; what lower halls take over sends nobody to another hall.
namespace hall::config {
namespace {

/// Requirements, section 6: each window that the source documents name is there; what is no window
/// and why is told in config/catalogue/README.md.
TEST(SampleSourcesTest, HasTheWindowsThatTheSourcesName) {
  struct Row {
    const char* counter;
    const char* title;
    const char* queue;
  };
  const Row rows[] = {
      {"3", "“办不成事”反映窗口", "failed-errand"},
      {"4", "免费复印、快递窗口", "copying-posting"},
      {"7", "企业开办“一件事”窗口", "enterprise"},
      {"11", "惠企政策兑现专窗", "policy"},
      {"12", "人才和知识产权综合服务窗口", "intellectual-property"},
      {"13", "工程建设综合窗口", "construction"},
      {"14", "水电气热共享营业厅", "utilities"},
      {"15", "不动产“一窗式”综合服务窗口", "real-estate"},
      {"17", "“跨省通办”窗口", "cross-province"},
      {"25", "老年人服务专窗", "social-security"},
      {"26", "法律服务窗口", "legal-service"},
      {"27", "减税降费咨询辅导区", "tax-advice"},
      {"28", "“全豫通办”窗口", "province-wide"},
      {"29", "劳动保障监察接待窗口", "labour-inspection"},
  };
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  for (const Row& row : rows) {
    const domain::CounterPlace* counter = catalogue.counterByCode(row.counter);
    ASSERT_NE(counter, nullptr) << row.title;
    EXPECT_EQ(counter->title.zh, row.title);
    EXPECT_NE(counter->title.en, "") << row.title;
    const domain::Queue* queue = catalogue.queueByCode(row.queue);
    ASSERT_NE(queue, nullptr) << row.queue;
    EXPECT_TRUE(counter->queues.has(queue->id)) << row.title;
  }
}

/// Requirements, section 6: the windows that are of a kind and not of a name.
TEST(SampleSourcesTest, HasAWindowOfEveryKind) {
  using Kind = domain::CounterKind;
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  std::map<Kind, int> count;
  for (const domain::CounterPlace& place : catalogue.content().counters) ++count[place.kind];
  for (const Kind kind :
       {Kind::Universal,
        Kind::Domain,
        Kind::Department,
        Kind::Theme,
        Kind::Consult,
        Kind::Handout,
        Kind::Special}) {
    EXPECT_GT(count[kind], 0) << static_cast<int>(kind);
  }
}

std::set<domain::DepartmentId> departmentsAt(
    const domain::CounterPlace& place, const domain::Catalogue::Content& content
) {
  std::set<domain::DepartmentId> found;
  for (const domain::Item& item : content.items) {
    if (place.queues.has(item.queue)) found.insert(item.department);
  }
  return found;
}

bool takesEveryItem(const domain::CounterPlace& place, const domain::Catalogue::Content& content) {
  return std::all_of(content.items.begin(), content.items.end(), [&](const domain::Item& item) {
    return place.queues.has(item.queue);
  });
}

bool takesOnly(
    const domain::CounterPlace& place, domain::QueueKind kind, const domain::Catalogue& catalogue
) {
  const auto& queues = catalogue.content().queues;
  return !place.queues.empty() &&
         std::all_of(queues.begin(), queues.end(), [&](const domain::Queue& queue) {
           return !place.queues.has(queue.id) || queue.kind == kind;
         });
}

/// 无差别 is any item, 部门 one department's, 咨询 and 出件 take no applications.
TEST(SampleSourcesTest, WindowsServeWhatTheirKindSays) {
  using Kind = domain::CounterKind;
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  for (const domain::CounterPlace& place : catalogue.content().counters) {
    SCOPED_TRACE(place.code);
    if (place.kind == Kind::Universal) {
      EXPECT_TRUE(takesEveryItem(place, catalogue.content()));
    }
    if (place.kind == Kind::Department) {
      EXPECT_EQ(departmentsAt(place, catalogue.content()).size(), 1U);
    }
    if (place.kind == Kind::Consult) {
      EXPECT_TRUE(takesOnly(place, domain::QueueKind::Consult, catalogue));
    }
    if (place.kind == Kind::Handout) {
      EXPECT_TRUE(takesOnly(place, domain::QueueKind::Handout, catalogue));
    }
  }
}

/// "2022", "2022-11-02", "2022，附件5": begins with the year or day that the source gives.
bool tellsSinceWhen(const std::string& text) {
  static const std::regex kDate("(19|20)[0-9]{2}(-[0-9]{2}-[0-9]{2})?(，.+)?");
  return std::regex_match(text, kDate);
}

/// config/catalogue/README.md lists the sources: 000 bears no date, and 示例 is nobody's word.
void expectTellsSinceWhen(const std::vector<domain::Item::Claim>& claims) {
  for (const domain::Item::Claim& claim : claims) {
    SCOPED_TRACE(claim.source + ": " + claim.effectiveFrom);
    const std::string source = claim.source.substr(0, 3);
    if (source == "000" || claim.source.starts_with("示例")) {
      EXPECT_EQ(claim.effectiveFrom, "");
    } else {
      EXPECT_TRUE(source == "001" || source == "002" || source == "003" || source == "004");
      EXPECT_TRUE(tellsSinceWhen(claim.effectiveFrom));
    }
  }
}

TEST(SampleSourcesTest, EveryClaimTellsItsSourceAndSinceWhen) {
  for (const char* hall : {"city", "county", "township", "village"}) {
    SCOPED_TRACE(hall);
    const domain::Catalogue::Content content = loadCatalogue(catalogueFolder(hall)).content;
    for (const domain::Item& item : content.items) {
      SCOPED_TRACE(item.code);
      expectTellsSinceWhen(item.claims);
    }
    for (const domain::Theme& theme : content.themes) {
      SCOPED_TRACE(theme.code);
      expectTellsSinceWhen(theme.claims);
    }
  }
}

/// Requirements, section 3: what differs is kept beside each other.
TEST(SampleSourcesTest, KeepsTheSourcesWordOnPowerWaterAndTheirWorks) {
  using Unit = domain::Limit::Unit;
  constexpr domain::Limit kNone{};
  const auto days = [](int count) { return domain::Limit{Unit::Workdays, count}; };
  struct Row {
    const char* item;
    const char* source;
    const char* since;
    domain::Limit promised;
    domain::Limit statutory;
  };
  const Row rows[] = {
      {"power-low-voltage-household", "000", "", days(5), kNone},
      {"power-low-voltage-small-business", "000", "", days(5), kNone},
      {"power-low-voltage-small-business", "001", "2020-06-22", days(5), kNone},
      {"power-low-voltage-small-business", "002", "2018", days(7), kNone},
      {"power-low-voltage-small-business", "003", "2022-11-02", days(15), kNone},
      {"power-low-voltage-small-business", "004", "2022", days(15), kNone},
      {"power-low-voltage-nonresident", "000", "", days(5), kNone},
      {"power-low-voltage-nonresident", "001", "2020-06-22", days(5), kNone},
      {"power-low-voltage-nonresident", "002", "2018", days(7), kNone},
      {"power-10kv", "004", "2022", days(16), days(17)},
      {"power-high-double", "002", "2018", days(25), kNone},
      {"power-high-double", "003", "2022-11-02", days(16), kNone},
      {"power-high-double", "004", "2022", days(24), days(27)},
      {"power-grid-works-low", "004", "2022", days(10), kNone},
      {"power-grid-works-10kv", "004", "2022", days(60), kNone},
      {"small-project-connection", "004", "2022", days(5), kNone},
      {"utility-works-approval", "002", "2018-10-30", days(10), kNone},
  };
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.item) + " " + row.source);
    const domain::Item* item = catalogue.itemByCode(row.item);
    ASSERT_NE(item, nullptr);
    EXPECT_TRUE(std::any_of(
        item->claims.begin(),
        item->claims.end(),
        [&](const domain::Item::Claim& claim) {
          return claim.source.starts_with(row.source) &&
                 claim.effectiveFrom.starts_with(row.since) && claim.promised == row.promised &&
                 claim.statutory == row.statutory;
        }
    ));
  }
}

/// 000 tells how the regulation is put into practice: no promise to any user of low voltage is
/// longer.
TEST(SampleSourcesTest, PromisesLowVoltagePowerWithinTheRegulationsFiveDays) {
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  int checked = 0;
  for (const domain::Item& item : catalogue.content().items) {
    if (!item.code.starts_with("power-low-voltage-")) continue;
    EXPECT_EQ(item.promised.unit, domain::Limit::Unit::Workdays) << item.code;
    EXPECT_LE(item.promised.count, 5) << item.code;
    ++checked;
  }
  EXPECT_EQ(checked, 4);
}

TEST(SampleSourcesTest, KeepsBothWordsOf003OnOpeningABusiness) {
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  std::vector<std::pair<domain::Limit, std::string>> told;
  for (const domain::Item::Claim& claim : catalogue.themeByCode("opening-a-business")->claims) {
    if (claim.source.starts_with("003")) told.emplace_back(claim.promised, claim.effectiveFrom);
  }
  EXPECT_EQ(
      told,
      (std::vector<std::pair<domain::Limit, std::string>>{
          {{domain::Limit::Unit::Workdays, 1}, "2022-11-02"},
          {{domain::Limit::Unit::HalfWorkdays, 1}, "2022-08-01"}})
  );
}

TEST(SampleSourcesTest, NoInventedLimitCanBePublishedByARealHall) {
  const domain::Catalogue::Content content = loadCatalogue(catalogueFolder("city")).content;
  const domain::LocalDay today = std::chrono::local_days{std::chrono::year{2026} / 3 / 2};
  std::set<std::string> refused;
  for (const domain::Finding& finding :
       domain::lint(domain::numbered(content, nullptr), domain::ClockMode::Real, today)) {
    if (finding.rule == domain::kRuleSampleText) refused.insert(finding.path);
  }
  int invented = 0;
  for (const domain::Item& item : content.items) {
    const bool isInvented =
        std::all_of(item.claims.begin(), item.claims.end(), [](const auto& claim) {
          return claim.source.starts_with("示例");
        });
    EXPECT_EQ(refused.contains("item." + item.code + ".promised"), isInvented) << item.code;
    invented += isInvented ? 1 : 0;
  }
  EXPECT_GE(invented, 26);
  EXPECT_TRUE(refused.contains("theme.utilities-connection.promised"));
  EXPECT_FALSE(refused.contains("theme.opening-a-business.promised"));
}

std::vector<const domain::Text*> textsOf(const domain::Guide& guide) {
  std::vector<const domain::Text*> texts{
      &guide.acceptedBy,
      &guide.legalBasis,
      &guide.procedure,
      &guide.reviewStandard,
      &guide.timeLimit,
      &guide.fees,
      &guide.contact,
      &guide.complaints,
      &guide.gapsAllowed,
      &guide.commitment,
      &guide.onlineDepth,
      &guide.applicationModes,
      &guide.place};
  for (const domain::Text& condition : guide.conditions) texts.push_back(&condition);
  for (const domain::Material& material : guide.materials) {
    texts.insert(texts.end(), {&material.name, &material.note});
  }
  return texts;
}

TEST(LowerHallTest, NoGuideSendsAnybodyToTheCity) {
  for (const char* hall : {"county", "township", "village"}) {
    int guides = 0;
    for (const domain::Item& item : loadCatalogue(catalogueFolder(hall)).content.items) {
      if (!item.guide) continue;
      ++guides;
      EXPECT_NE(item.guide->place.zh, "") << hall << " " << item.code;
      for (const domain::Text* text : textsOf(*item.guide)) {
        EXPECT_EQ(text->zh.find("云川市政务服务中心"), std::string::npos)
            << hall << " " << item.code << ": " << text->zh;
        EXPECT_EQ(text->en.find("Zone "), std::string::npos) << hall << " " << item.code;
      }
    }
    EXPECT_GT(guides, 0) << hall;
  }
}

}  // namespace
}  // namespace hall::config
