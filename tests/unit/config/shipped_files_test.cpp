#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "server/config/calendar_file.h"
#include "server/config/catalogue_parser.h"
#include "server/config/document.h"
#include "server/config/table_reader.h"
#include "server/domain/catalogue_lint.h"
#include "server/domain/working_time.h"
#include "tests/support/shared_data.h"
#include "tests/unit/config/small_hall.h"

/// Every file in config/ loads and lints clean.
namespace hall::config {
namespace {

namespace fs = std::filesystem;
using domain::LocalDay;

LocalDay day(int year, unsigned month, unsigned dayOfMonth) {
  return std::chrono::local_days{
      std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{dayOfMonth}};
}

const LocalDay kToday = day(2026, 3, 2);

class SampleHallTest : public testing::TestWithParam<const char*> {};

TEST_P(SampleHallTest, LoadsWithoutAFault) {
  EXPECT_EQ(listed(loadCatalogue(catalogueFolder(GetParam())).faults), "");
}

TEST_P(SampleHallTest, LintsCleanForARehearsal) {
  const ParsedCatalogue parsed = loadCatalogue(catalogueFolder(GetParam()));
  const auto findings =
      domain::lint(domain::numbered(parsed.content, nullptr), domain::ClockMode::Rehearsal, kToday);

  for (const domain::Finding& finding : findings) {
    if (finding.rule == "guide_missing" || finding.rule == "phone_missing") continue;
    ADD_FAILURE() << placeOf(parsed, finding.path).file << ":" << placeOf(parsed, finding.path).line
                  << ": " << finding.rule << " " << finding.path << ": " << finding.message;
  }
}

TEST_P(SampleHallTest, CannotBePublishedByARealHall) {
  const ParsedCatalogue parsed = loadCatalogue(catalogueFolder(GetParam()));
  const auto findings =
      domain::lint(domain::numbered(parsed.content, nullptr), domain::ClockMode::Real, kToday);

  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const domain::Finding& finding) {
    return finding.rule == domain::kRuleSampleText;
  }));
}

TEST_P(SampleHallTest, EveryNameIsInBothLanguages) {
  const domain::Catalogue::Content content = loadCatalogue(catalogueFolder(GetParam())).content;
  const auto both = [](const auto& rows) {
    for (const auto& row : rows) {
      EXPECT_NE(row.name.zh, "") << row.code;
      EXPECT_NE(row.name.en, "") << row.code;
    }
  };
  EXPECT_NE(content.hall.name.en, "");
  both(content.zones);
  both(content.departments);
  both(content.items);
  both(content.themes);
  both(content.queues);
}

TEST_P(SampleHallTest, EveryQueueIsServedByACounterForEverybody) {
  const domain::Catalogue::Content content = loadCatalogue(catalogueFolder(GetParam())).content;
  for (const domain::Queue& queue : content.queues) {
    EXPECT_TRUE(std::any_of(
        content.counters.begin(),
        content.counters.end(),
        [&](const domain::CounterPlace& counter) {
          return counter.onlyGrounds == 0 && counter.queues.has(queue.id);
        }
    )) << queue.code;
  }
}

TEST_P(SampleHallTest, StaffCanRunTheWholeHall) {
  const ParsedCatalogue parsed = loadCatalogue(catalogueFolder(GetParam()));
  std::set<domain::Role> roles;
  for (const StaffEntry& staff : parsed.people.staff) {
    roles.insert(staff.roles.begin(), staff.roles.end());
  }
  EXPECT_TRUE(roles.contains(domain::Role::HallManager));
  EXPECT_TRUE(roles.contains(domain::Role::Administrator));

  std::set<std::string> counters;
  for (const DeviceEntry& device : parsed.people.devices) {
    if (device.kind == domain::DeviceKind::CounterPc) counters.insert(device.counter);
  }
  for (const domain::CounterPlace& counter : parsed.content.counters) {
    EXPECT_TRUE(counters.contains(counter.code)) << counter.code;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Sample,
    SampleHallTest,
    testing::Values("city", "county", "township", "village", "call-centre"),
    [](const testing::TestParamInfo<const char*>& hall) {
      return hall.param == std::string("call-centre") ? "callCentre" : hall.param;
    }
);

TEST(SampleCityTest, HasTheItemsGuidesAndThemesOfTheSampleHall) {
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  const domain::Catalogue::Content& content = catalogue.content();
  const auto guides =
      std::count_if(content.items.begin(), content.items.end(), [](const domain::Item& item) {
        return item.guide;
      });
  const auto sourced =
      std::count_if(content.items.begin(), content.items.end(), [](const domain::Item& item) {
        return !item.claims.empty() && item.claims[0].source != "示例";
      });

  EXPECT_GE(guides, 12);
  EXPECT_GE(sourced, 45);
  EXPECT_GE(static_cast<std::ptrdiff_t>(content.items.size()) - sourced, 20);
  EXPECT_EQ(catalogue.themeByCode("opening-a-business")->items.size(), 3U);
  EXPECT_EQ(catalogue.themeByCode("utilities-connection")->items.size(), 3U);
}

TEST(SampleCityTest, EveryItemSaysWhereItsPromiseComesFrom) {
  const domain::Catalogue::Content content = loadCatalogue(catalogueFolder("city")).content;
  for (const domain::Item& item : content.items) {
    EXPECT_TRUE(std::any_of(
        item.claims.begin(),
        item.claims.end(),
        [&](const domain::Item::Claim& claim) { return claim.promised == item.promised; }
    )) << item.code;
  }
}

TEST(SampleCityTest, TargetsAreThoseOfTheDesign) {
  using namespace std::chrono_literals;
  using domain::Ground;
  using domain::Target;
  using domain::TicketClass;
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  const auto target = [&](const char* queue, TicketClass ticketClass, Ground ground) {
    return catalogue.queueByCode(queue)->targetFor(ticketClass, ground);
  };

  EXPECT_EQ(target("tax", TicketClass::Ordinary, Ground::None), (Target{15min, 900}));
  EXPECT_EQ(target("tax", TicketClass::Appointment, Ground::None), (Target{5min, 950}));
  EXPECT_EQ(target("tax", TicketClass::Priority, Ground::Elderly), (Target{8min, 900}));
  for (const Ground ground :
       {Ground::Disabled,
        Ground::Serviceman,
        Ground::FireRescue,
        Ground::Pregnant,
        Ground::WithInfant}) {
    EXPECT_EQ(target("tax", TicketClass::Priority, ground), (Target{3min, 950}));
  }
  EXPECT_EQ(target("consult", TicketClass::Ordinary, Ground::None), (Target{5min, 900}));
  EXPECT_EQ(target("handout", TicketClass::Ordinary, Ground::None), (Target{5min, 900}));
  EXPECT_EQ(target("failed-errand", TicketClass::Ordinary, Ground::None), (Target{3min, 950}));
}

TEST(SampleCityTest, CounterForElderlyPeopleServesNobodyElse) {
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);

  const domain::CounterPlace* counter = catalogue.counterByCode("25");

  ASSERT_NE(counter, nullptr);
  EXPECT_EQ(counter->title.zh, "老年人服务专窗");
  EXPECT_NE(counter->onlyGrounds, 0);
  EXPECT_TRUE(counter->lowCounter);
}

TEST(SampleCityTest, OpensOnSaturdayMorningForSomeQueuesOnly) {
  const domain::Catalogue catalogue(loadCatalogue(catalogueFolder("city")).content);
  const domain::WorkCalendar& calendar = catalogue.content().calendar;
  const LocalDay saturday = day(2026, 3, 7);
  const auto open = [&](const char* queue) {
    return !catalogue.hoursOf(*catalogue.queueByCode(queue)).sessionsOn(saturday, calendar).empty();
  };

  EXPECT_TRUE(open("social-security"));
  EXPECT_TRUE(open("consult"));
  EXPECT_FALSE(open("tax"));
}

TEST(SampleCityTest, RehearsalDayIsOpenAtNine) {
  using namespace std::chrono_literals;
  const domain::Catalogue::Content content = loadCatalogue(catalogueFolder("city")).content;
  const domain::Instant nine = content.zone.toInstant(kToday, domain::MinuteOfDay{540});

  EXPECT_TRUE(domain::inSession(nine, content.hours, content.calendar, content.zone));
}

TEST(SampleCallCentreTest, IsOpenAllDayEveryDay) {
  const domain::Catalogue::Content content = loadCatalogue(catalogueFolder("call-centre")).content;
  const domain::Session allDay{domain::MinuteOfDay{0}, domain::MinuteOfDay{1440}};

  for (LocalDay date = day(1999, 1, 1); date < day(1999, 3, 1); date += std::chrono::days{1}) {
    EXPECT_EQ(
        content.hours.sessionsOn(date, content.calendar), std::vector<domain::Session>{allDay}
    );
  }
  EXPECT_EQ(content.counters.size(), 30U);
  for (const char* code : {"PS", "NW", "NE", "TT", "IN", "PE"}) {
    EXPECT_NE(domain::Catalogue(content).itemByCode(code), nullptr) << code;
  }
}

TEST(LowerHallTest, CountyHasItsOwnLimitsForRealEstate) {
  const domain::Catalogue city(loadCatalogue(catalogueFolder("city")).content);
  const domain::Catalogue county(loadCatalogue(catalogueFolder("county")).content);

  EXPECT_EQ(
      city.itemByCode("real-estate-mortgage")->promised,
      (domain::Limit{domain::Limit::Unit::Hours, 2})
  );
  EXPECT_EQ(
      county.itemByCode("real-estate-mortgage")->promised,
      (domain::Limit{domain::Limit::Unit::Workdays, 1})
  );
  EXPECT_EQ(county.itemByCode("talent-recognition"), nullptr);
  EXPECT_EQ(county.content().hall.parent, "yunchuan");
}

TEST(LowerHallTest, VillageInheritsThroughThreeLevels) {
  const domain::Catalogue village(loadCatalogue(catalogueFolder("village")).content);

  EXPECT_EQ(village.content().items.size(), 5U);
  const domain::Item* card = village.itemByCode("elderly-card");
  ASSERT_NE(card, nullptr);
  EXPECT_TRUE(card->acceptAndDecide);
  ASSERT_TRUE(card->guide);
  EXPECT_EQ(village.find(card->queue)->code, "general");
  EXPECT_EQ(village.content().rules.restoreAfterCalls, 1);
}

TEST(CalendarTest, YearsHaveTheirNumberOfWorkdays) {
  const domain::WorkCalendar calendar = loadCatalogue(catalogueFolder("city")).content.calendar;

  EXPECT_EQ(calendar.knownYears, (std::vector<int>{2025, 2026}));
  EXPECT_EQ(workdaysOf(2025, calendar), 248);
  EXPECT_EQ(workdaysOf(2026, calendar), 248);
  EXPECT_TRUE(calendar.isWork(day(2026, 2, 14)));
  EXPECT_FALSE(calendar.isWork(day(2026, 2, 16)));
}

void expectNoQuota(const Table& table, const fs::path& file);

void expectNoQuota(const Value& value, const fs::path& file) {
  if (const auto* table = value.as<Table>()) expectNoQuota(*table, file);
  if (const auto* array = value.as<Array>()) {
    for (const Value& element : *array) expectNoQuota(element, file);
  }
}

void expectNoQuota(const Table& table, const fs::path& file) {
  for (const Entry& entry : table) {
    EXPECT_FALSE(limitsNumbers(entry.key)) << file << ":" << entry.line;
    expectNoQuota(entry.value, file);
  }
}

TEST(ShippedFilesTest, NoKeyOfAnyFileLimitsNumbers) {
  int files = 0;
  for (const auto& file : fs::recursive_directory_iterator(sourceFolder() / "config")) {
    if (file.path().extension() != ".toml") continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    Faults faults;
    expectNoQuota(parseDocument(bytes, file.path().string(), faults), file.path());
    EXPECT_EQ(listed(faults), "");
    ++files;
  }
  EXPECT_GT(files, 40);
}

/// 老年人权益保障法 55: whoever hands over a home or moves the registered residence, and nobody who
/// comes for a company.
TEST(CityCatalogueTest, AsksForTheOwnWishWhereAPersonGivesSomethingAway) {
  std::set<std::string> asked;
  for (const domain::Item& item : loadCatalogue(catalogueFolder("city")).content.items) {
    if (!item.asksOwnWish) continue;
    asked.insert(item.code);
    EXPECT_NE(item.audience, domain::Audience::Enterprise) << item.code;
  }
  EXPECT_EQ(
      asked,
      (std::set<std::string>{"household-move", "real-estate-general", "real-estate-parallel"})
  );
}

TEST(CalendarTest, CountsWorkdaysAsTheTestVectorsDo) {
  std::ifstream vectors(support::sharedData() / "holiday-cn" / "deadline_vectors.csv");
  if (!vectors.is_open()) GTEST_SKIP() << "no holiday-cn/deadline_vectors.csv in the shared data";
  const domain::WorkCalendar calendar = loadCatalogue(catalogueFolder("city")).content.calendar;
  const auto parseDay = [](const std::string& text) {
    return day(
        std::stoi(text.substr(0, 4)),
        static_cast<unsigned>(std::stoi(text.substr(5, 2))),
        static_cast<unsigned>(std::stoi(text.substr(8, 2)))
    );
  };
  const domain::TimeZone zone;
  const domain::WorkingTime time(calendar, domain::OpeningHours{}, zone);
  std::string line;
  int checked = 0;
  std::getline(vectors, line);

  while (std::getline(vectors, line)) {
    const LocalDay start = parseDay(line.substr(0, 10));
    const std::size_t comma = line.find(',', 11);
    const int workdays = std::stoi(line.substr(11, comma - 11));
    const LocalDay due = parseDay(line.substr(comma + 1, 10));
    if (start < day(2025, 1, 1) || calendar.isProvisional(due)) continue;
    EXPECT_EQ(time.workdayAfter(start, workdays), due) << line;
    ++checked;
  }

  EXPECT_GT(checked, 3);
}

}  // namespace
}  // namespace hall::config
