#include "server/config/catalogue_parser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "server/domain/catalogue_lint.h"
#include "server/domain/rule_bounds.h"
#include "tests/unit/config/small_hall.h"

namespace hall::config {
namespace {

using namespace std::chrono_literals;
using domain::Ground;
using domain::TicketClass;
using testing::HasSubstr;

TEST(CatalogueParserTest, ReadsTheSmallHall) {
  const ParsedCatalogue parsed = parseCatalogue(smallHall());

  ASSERT_EQ(listed(parsed.faults), "");
  const domain::Catalogue::Content& content = parsed.content;
  EXPECT_EQ(content.hall.code, "small");
  EXPECT_EQ(content.hall.name.zh, "小厅");
  EXPECT_EQ(content.zone, domain::TimeZone::fixed(8h));
  EXPECT_EQ(content.calendar.knownYears, std::vector<int>{2026});
  ASSERT_EQ(content.items.size(), 2U);
  EXPECT_EQ(content.items[1].promised, (domain::Limit{domain::Limit::Unit::Workdays, 3}));
  EXPECT_EQ(content.departments[0].name.en, "Social");
  ASSERT_EQ(content.hours.seasons.size(), 1U);
  EXPECT_EQ(content.hours.seasons[0].workday.size(), 2U);
}

TEST(CatalogueParserTest, GivesProvisionalIdsThatReferToEachOther) {
  const domain::Catalogue catalogue(parseCatalogue(smallHall()).content);

  const domain::Item* item = catalogue.itemByCode("card");
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(catalogue.find(item->queue)->code, "pension");
  EXPECT_EQ(catalogue.find(item->department)->code, "social");
  EXPECT_EQ(catalogue.find(catalogue.find(item->queue)->zone)->code, "east");
}

TEST(CatalogueParserTest, StarOfACounterMeansEveryHandlingQueue) {
  const domain::Catalogue catalogue(parseCatalogue(smallHall()).content);

  const domain::QueueSet queues = catalogue.counterByCode("1")->queues;
  EXPECT_TRUE(queues.has(catalogue.queueByCode("pension")->id));
  EXPECT_FALSE(queues.has(catalogue.queueByCode("ask")->id));
}

TEST(CatalogueParserTest, QueueTakesTheTargetsOfItsNameOrKind) {
  const ParsedCatalogue parsed = parseCatalogue(smallHallWith(
      "city/queues.toml",
      "[targets.handling]\nordinary = { wait = \"15 min\", percent = 90 }\n"
      "elderly = { wait = \"8 min\", percent = 90 }\n"
      "[targets.fast]\nordinary = { wait = \"90 s\", percent = 95 }\n"
      "[[queue]]\ncode = \"pension\"\nname = \"社保业务\"\nprefix = \"A\"\nzone = \"east\"\n"
      "[[queue]]\ncode = \"ask\"\nname = \"咨询\"\nprefix = \"Z\"\nzone = \"east\"\n"
      "targets = \"fast\"\n"
  ));

  ASSERT_EQ(listed(parsed.faults), "");
  const domain::Queue& pension = parsed.content.queues[0];
  EXPECT_EQ(pension.targetFor(TicketClass::Priority, Ground::Elderly), (domain::Target{8min, 900}));
  EXPECT_EQ(
      parsed.content.queues[1].targetFor(TicketClass::Ordinary, Ground::None),
      (domain::Target{90s, 950})
  );
}

TEST(CatalogueParserTest, ClosureOfTheHallHoldsForEverySetOfHours) {
  CatalogueFiles files = smallHallAdding(
      "city/hours.toml",
      "[[hours.exception]]\nday = 2026-03-03\nsessions = []\nreason = \"停电\"\n"
      "[[hours.exception]]\nday = 2026-03-04\nsessions = []\nreason = \"停电\"\n"
      "[[hours]]\ncode = \"late\"\n[[hours.season]]\nfrom = \"01-01\"\nuntil = \"12-31\"\n"
      "workday = [\"10:00-20:00\"]\n"
      "[[hours.exception]]\nday = 2026-03-04\nsessions = [\"09:00-10:00\"]\nreason = \"备用电源\"\n"
  );
  files.files["city/counters.toml"] +=
      "[[counter]]\ncode = \"3\"\nzone = \"east\"\nkind = \"special\"\nqueues = [\"ask\"]\n"
      "hours = \"late\"\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  const auto& exceptions = parsed.content.counters[2].hours.exceptions;
  ASSERT_EQ(exceptions.size(), 2U);
  EXPECT_TRUE(exceptions[0].sessions.empty());
  EXPECT_EQ(exceptions[1].sessions.size(), 1U);
}

TEST(CatalogueParserTest, ReadsOnlyGroundsAsBits) {
  const ParsedCatalogue parsed = parseCatalogue(smallHallAdding(
      "city/counters.toml",
      "[[counter]]\ncode = \"3\"\nzone = \"east\"\nkind = \"special\"\nqueues = [\"pension\"]\n"
      "only_grounds = [\"elderly\", \"disabled\"]\nlow_counter = true\ntitle = \"老年人服务专窗\"\n"
  ));

  ASSERT_EQ(listed(parsed.faults), "");
  const domain::CounterPlace& counter = parsed.content.counters[2];
  EXPECT_EQ(
      counter.onlyGrounds,
      (1U << static_cast<unsigned>(Ground::Elderly)) |
          (1U << static_cast<unsigned>(Ground::Disabled))
  );
  EXPECT_TRUE(counter.lowCounter);
  EXPECT_EQ(counter.title.zh, "老年人服务专窗");
}

TEST(CatalogueParserTest, KeepsContradictingClaimsWithTheirSources) {
  const ParsedCatalogue parsed = parseCatalogue(smallHallAdding(
      "city/items/social.toml",
      "[[item.claim]]\npromised = \"5 workdays\"\nsource = \"总体方案\"\neffective_from = "
      "\"2022\"\n"
      "[[item.claim]]\npromised = \"3个工作日\"\nstatutory = \"20 workdays\"\nsource = \"附件5\"\n"
  ));

  ASSERT_EQ(listed(parsed.faults), "");
  const auto& claims = parsed.content.items[1].claims;
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].promised.count, 5);
  EXPECT_EQ(claims[1].promised.count, 3);
  EXPECT_EQ(claims[1].statutory.count, 20);
  EXPECT_EQ(claims[0].source, "总体方案");
}

TEST(CatalogueParserTest, GuideTakesTheHallsTextsWhereItHasNone) {
  CatalogueFiles files = smallHallAdding(
      "city/hall.toml", "[guide_defaults]\nsample = true\ncontact = \"电话\"\nplace = \"本厅\"\n"
  );
  files.files["city/guides/social.toml"] =
      "[[guide]]\nitem = \"card\"\nversion = 2\neffective_from = 2026-01-01\n"
      "next_review = 2026-12-31\nplace = \"1号窗口\"\nconditions = [\"有户口\"]\n"
      "[[guide.material]]\ncode = \"id\"\nname = \"身份证\"\noriginals = 1\ncopies = 2\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  const domain::Guide& guide = *parsed.content.items[0].guide;
  EXPECT_EQ(guide.contact.zh, "电话");
  EXPECT_TRUE(guide.contact.sample);
  EXPECT_EQ(guide.place.zh, "1号窗口");
  EXPECT_FALSE(guide.place.sample);
  EXPECT_EQ(guide.version, 2U);
  ASSERT_EQ(guide.materials.size(), 1U);
  EXPECT_EQ(guide.materials[0].copies, 2);
}

TEST(CatalogueParserTest, ThemeKeepsTheOrderOfItsItems) {
  CatalogueFiles files = smallHall();
  files.files["city/themes.toml"] =
      "[[theme]]\ncode = \"start\"\nname = \"参保一件事\"\nitems = [\"record\", \"card\"]\n"
      "promised = \"1 workday\"\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  const domain::Theme& theme = parsed.content.themes[0];
  ASSERT_EQ(theme.items.size(), 2U);
  EXPECT_EQ(theme.items[0], parsed.content.items[1].id);
  EXPECT_EQ(theme.promised.count, 1);
}

TEST(CatalogueParserTest, ItemsAndThemesStateHowTheirNamesAreRead) {
  CatalogueFiles files = smallHallAdding(
      "city/items/social.toml", "readings = [\"can bao zheng ming\", \"shen bao zheng ming\"]\n"
  );
  files.files["city/themes.toml"] =
      "[[theme]]\ncode = \"start\"\nname = \"参保\"\nitems = [\"card\"]\n"
      "readings = [\"can bao\"]\n";

  const ParsedCatalogue parsed = parseCatalogue(files);

  ASSERT_EQ(listed(parsed.faults), "");
  using Texts = std::vector<std::string>;
  EXPECT_EQ(parsed.content.items[0].readings, Texts{});
  EXPECT_EQ(parsed.content.items[1].readings, (Texts{"can bao zheng ming", "shen bao zheng ming"}));
  EXPECT_EQ(parsed.content.themes[0].readings, Texts{"can bao"});
}

struct FaultRow {
  const char* name;
  const char* file;
  const char* text;  ///< added to the file of the small hall
  const char* fault;
};

class CatalogueFaultTest : public testing::TestWithParam<FaultRow> {};

TEST_P(CatalogueFaultTest, NamesFileLineAndWhatWasMeant) {
  const FaultRow& row = GetParam();

  const std::string faults = faultsOf(smallHallAdding(row.file, row.text));

  EXPECT_THAT(faults, HasSubstr(row.fault));
}

constexpr FaultRow kFaultRows[] = {
    {"UnknownKey",
     "city/items/social.toml",
     "promissed = \"1 workday\"\n",
     "city/items/social.toml:14: [[item]] `record` has no key `promissed`; nearest: `promised`\n"},
    {"UnknownTable",
     "city/counters.toml",
     "[[countr]]\n",
     "city/counters.toml:14: counters.toml has no key `countr`; nearest: `counter`\n"},
    {"UnknownChoice",
     "city/queues.toml",
     "[[queue]]\ncode = \"q\"\nname = \"q\"\nprefix = \"B\"\nzone = \"east\"\nkind = \"handlin\"\n",
     "city/queues.toml:17: [[queue]] `q` `kind` is \"handlin\"; it takes one of handling, consult, "
     "handout, failed-errand; nearest: `handling`\n"},
    {"WrongType",
     "city/queues.toml",
     "[[queue]]\ncode = \"q\"\nname = 7\nprefix = \"B\"\nzone = \"east\"\n",
     "city/queues.toml:14: [[queue]] `q` `name` is a whole number; it takes a text, or"},
    {"BadPrefix",
     "city/queues.toml",
     "[[queue]]\ncode = \"q\"\nname = \"q\"\nprefix = \"b\"\nzone = \"east\"\n",
     "city/queues.toml:15: [[queue]] `q` `prefix` is \"b\"; it takes 1 to 4 capital letters"},
    {"BadCode",
     "city/departments.toml",
     "[[department]]\ncode = \"人社\"\nname = \"x\"\n",
     "city/departments.toml:5: [[department]] `code` is \"人社\"; it takes 1 to 50 of"},
    {"MissingKey",
     "city/departments.toml",
     "[[department]]\ncode = \"x\"\n",
     "city/departments.toml:4: [[department]] `x` lacks `name`\n"},
    {"Duplicate",
     "city/departments.toml",
     "[[department]]\ncode = \"social\"\nname = \"x\"\n",
     "city/departments.toml:5: [[department]] `social` stands twice; the first is in "
     "city/departments.toml:1\n"},
    {"UnknownQueue",
     "city/items/social.toml",
     "[[item]]\ncode = \"x\"\nname = \"x\"\ndepartment = \"social\"\nqueue = \"pensoin\"\n"
     "kind = \"on-the-spot\"\n",
     "city/items/social.toml:18: item `x` names the queue `pensoin`, which this hall has not; "
     "nearest: `pension`\n"},
    {"UnknownDepartment",
     "city/items/social.toml",
     "[[item]]\ncode = \"x\"\nname = \"x\"\ndepartment = \"socal\"\nqueue = \"pension\"\n"
     "kind = \"on-the-spot\"\n",
     "city/items/social.toml:17: item `x` names the department `socal`, which this hall has not; "
     "nearest: `social`\n"},
    {"UnknownZone",
     "city/counters.toml",
     "[[counter]]\ncode = \"3\"\nzone = \"esat\"\nkind = \"special\"\nqueues = [\"ask\"]\n",
     "city/counters.toml:16: counter `3` names the zone `esat`, which this hall has not; nearest: "
     "`east`\n"},
    {"UnknownQueueOfACounter",
     "city/counters.toml",
     "[[counter]]\ncode = \"3\"\nzone = \"east\"\nkind = \"special\"\nqueues = "
     "[\n\"ask\",\n\"aks\"]\n",
     "city/counters.toml:20: counter `3` names the queue `aks`, which this hall has not; nearest: "
     "`ask`\n"},
    {"UnknownGround",
     "city/counters.toml",
     "[[counter]]\ncode = \"3\"\nzone = \"east\"\nkind = \"special\"\nqueues = [\"ask\"]\n"
     "only_grounds = [\"state-owned\"]\n",
     "city/counters.toml:19: [[counter]] `3` `only_grounds` is \"state-owned\"; it takes one of "
     "disabled, elderly"},
    {"UnknownHours",
     "city/counters.toml",
     "[[counter]]\ncode = \"3\"\nzone = \"east\"\nkind = \"special\"\nqueues = [\"ask\"]\n"
     "hours = \"hal\"\n",
     "city/counters.toml:19: counter `3` names the hours `hal`, which this hall has not; nearest: "
     "`hall`\n"},
    {"OverlappingSessions",
     "city/hours.toml",
     "saturday = [\"08:30-12:00\", \"11:00-13:00\"]\n",
     "city/hours.toml:7: [[hours]] `hall` [[hours.season]] `saturday` has sessions that overlap"},
    {"BadSession",
     "city/hours.toml",
     "saturday = [\"8:30-12\"]\n",
     "city/hours.toml:7: [[hours]] `hall` [[hours.season]] `saturday` is \"8:30-12\"; it takes "
     "sessions like"},
    {"BadDayOfYear",
     "city/hours.toml",
     "[[hours.season]]\nfrom = \"31-12\"\nuntil = \"12-31\"\nworkday = []\n",
     "city/hours.toml:8: [[hours]] `hall` [[hours.season]] `from` takes a day of the year"},
    {"ExceptionTwice",
     "city/hours.toml",
     "[[hours.exception]]\nday = 2026-03-03\nsessions = []\nreason = \"x\"\n"
     "[[hours.exception]]\nday = 2026-03-03\nsessions = []\nreason = \"x\"\n",
     "city/hours.toml:12: [[hours]] `hall` [[hours.exception]] has the same day as another"},
    {"BadLimit",
     "city/items/social.toml",
     "statutory = \"3 weeks\"\n",
     "city/items/social.toml:14: [[item]] `record` `statutory` is \"3 weeks\"; it takes a limit "
     "like"},
    {"ClaimWithoutLimit",
     "city/items/social.toml",
     "[[item.claim]]\nsource = \"x\"\n",
     "city/items/social.toml:14: [[item]] `record` [[item.claim]] states no limit"},
    {"SeatOfNoTimeZone",
     "city/hall.toml",
     "supervision_phone = 110\n",
     "city/hall.toml:6: hall.toml `supervision_phone` is a whole number; it takes a text\n"},
    {"UnknownFile",
     "city/queue.toml",
     "",
     "city/queue.toml: is no file of a catalogue; nearest: `queues.toml`\n"},
    {"OverrideWithoutParent",
     "city/departments.toml",
     "[[department]]\ncode = \"socia\"\noverride = true\n",
     "city/departments.toml:5: [[department]] `socia` overrides what is not inherited; nearest: "
     "`social`\n"},
    {"UnknownCodeToWithdraw",
     "city/themes.toml",
     "withdraw = [\"start\"]\n",
     "city/themes.toml:1: themes.toml names `start`, which is not inherited\n"},
    {"RuleOutOfBounds",
     "city/rules.toml",
     "recall_gap = \"5 s\"\n",
     "city/rules.toml:1: rules.toml `recall_gap` is \"5 s\"; it takes a duration like \"90 s\", "
     "\"15 min\" or \"2 h\", from 15 s to 5 min\n"},
    {"DateInQuotes",
     "city/guides/x.toml",
     "[[guide]]\nitem = \"card\"\nversion = 1\neffective_from = \"2026-01-01\"\n"
     "next_review = 2026-12-31\n",
     "city/guides/x.toml:4: [[guide]] `card` `effective_from` is a text; it takes a date like "
     "2026-01-31, without quotes\n"},
    {"GuideOfAnUnknownItem",
     "city/guides/x.toml",
     "[[guide]]\nitem = \"crad\"\nversion = 1\neffective_from = 2026-01-01\n"
     "next_review = 2026-12-31\n",
     "city/guides/x.toml:2: the guide names the item `crad`, which this hall has not; nearest: "
     "`card`\n"},
    {"MaterialTwice",
     "city/guides/x.toml",
     "[[guide]]\nitem = \"card\"\nversion = 1\neffective_from = 2026-01-01\n"
     "next_review = 2026-12-31\n[[guide.material]]\ncode = \"id\"\nname = \"x\"\n"
     "[[guide.material]]\ncode = \"id\"\nname = \"y\"\n",
     "city/guides/x.toml:10: [[guide]] `card` [[guide.material]] has the code `id` of another"},
    {"EmptyText",
     "city/departments.toml",
     "[[department]]\ncode = \"x\"\nname = \" \"\n",
     "city/departments.toml:6: [[department]] `x` `name` is empty\n"},
    {"UnknownKeyOfAText",
     "city/departments.toml",
     "[[department]]\ncode = \"x\"\nname = { zh = \"x\", eng = \"x\" }\n",
     "city/departments.toml:6: [[department]] `x` `name` has no key `eng`; nearest: `en`\n"},
    {"StaffOfAnUnknownDepartment",
     "city/staff.toml",
     "[[staff]]\nnumber = \"1001\"\nname = \"张三\"\ndepartment = \"socials\"\n"
     "roles = [\"counter-staff\"]\n",
     "city/staff.toml:4: staff `1001` names the department `socials`, which this hall has not; "
     "nearest: `social`\n"},
    {"DeviceOfAnUnknownCounter",
     "city/devices.toml",
     "[[device]]\ncode = \"pc\"\nname = \"x\"\nkind = \"counter-pc\"\ncounter = \"9\"\n",
     "city/devices.toml:5: device `pc` names the counter `9`, which this hall has not"},
};

INSTANTIATE_TEST_SUITE_P(
    EachKind,
    CatalogueFaultTest,
    testing::ValuesIn(kFaultRows),
    [](const testing::TestParamInfo<FaultRow>& param) { return std::string(param.param.name); }
);

TEST(CatalogueParserTest, EveryQuotaKeyIsRefusedWithTheReason) {
  for (const std::string key :
       {"quota",
        "max_tickets",
        "limit_per_day",
        "daily_limit",
        "tickets_max",
        "max-per-day",
        "ticketLimit",
        "capacity",
        "限号",
        "每日名额"}) {
    const std::string line = "\"" + key + "\" = 100\n";
    for (const std::string file :
         {"city/items/social.toml",
          "city/queues.toml",
          "city/counters.toml",
          "city/rules.toml",
          "city/hall.toml"}) {
      const std::string faults = faultsOf(smallHallAdding(file, line));
      EXPECT_THAT(faults, HasSubstr("no quota may exist: during working hours")) << file << key;
      EXPECT_THAT(faults, HasSubstr("在工作时间内不得限定办件数量")) << file << key;
    }
  }
}

TEST(CatalogueParserTest, BrokenTomlNamesTheLineAndNothingElse) {
  const ParsedCatalogue parsed = parseCatalogue(smallHallWith(
      "city/queues.toml", "[[queue]]\ncode = \"pension\"\nname = \"社保业务\nprefix\n"
  ));

  ASSERT_EQ(parsed.faults.size(), 1U) << listed(parsed.faults);
  EXPECT_EQ(parsed.faults[0].place, (Place{"city/queues.toml", 3}));
  EXPECT_EQ(parsed.faults[0].rule, "syntax");
}

TEST(CatalogueParserTest, FaultsOfEveryFileAreListedTogether) {
  CatalogueFiles files = smallHallAdding("city/departments.toml", "[[department]]\ncode = \"x\"\n");
  files.files["city/rules.toml"] = "elderly_age = 12\n";
  files.files["city/staff.toml"] = "[[staff]]\n";

  const std::string faults = faultsOf(files);

  EXPECT_THAT(faults, HasSubstr("city/departments.toml:4:"));
  EXPECT_THAT(faults, HasSubstr("city/rules.toml:1:"));
  EXPECT_THAT(faults, HasSubstr("city/staff.toml:1: [[staff]] lacks `number`"));
  EXPECT_THAT(faults, HasSubstr("city/staff.toml:1: [[staff]] lacks `name`"));
}

TEST(CatalogueParserTest, AMissingFileIsNamedAloneAndNotByEveryRowThatNeedsIt) {
  for (const char* name : {"queues.toml", "counters.toml", "departments.toml"}) {
    CatalogueFiles files = smallHall();
    files.files.erase("city/" + std::string(name));
    EXPECT_EQ(
        faultsOf(files),
        "city/" + std::string(name) + ": there is no such file, but every hall needs it\n"
    );
  }
}

/// The reader asks the domain how far a setting may go, so that a file that is read is published.
TEST(CatalogueParserTest, SettingsGoAsFarAsTheRulesAllow) {
  const auto rules = [](const std::string& line) {
    return faultsOf(smallHallWith("city/rules.toml", line + "\n"));
  };
  const auto number = [&](const char* key, domain::Bounds<std::int32_t> bounds) {
    SCOPED_TRACE(key);
    const auto with = [&](std::int32_t value) {
      return rules(std::string(key) + " = " + std::to_string(value));
    };
    EXPECT_EQ(with(bounds.least), "");
    EXPECT_EQ(with(bounds.most), "");
    const std::string range =
        "from " + std::to_string(bounds.least) + " to " + std::to_string(bounds.most);
    EXPECT_THAT(with(bounds.least - 1), HasSubstr(range));
    EXPECT_THAT(with(bounds.most + 1), HasSubstr(range));
  };
  const auto length = [&](const char* key, domain::Bounds<domain::Duration> bounds) {
    SCOPED_TRACE(key);
    const auto with = [&](domain::Duration value) {
      const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(value).count();
      return rules(std::string(key) + " = \"" + std::to_string(seconds) + " s\"");
    };
    EXPECT_EQ(with(bounds.least), "");
    EXPECT_EQ(with(bounds.most), "");
    EXPECT_THAT(with(bounds.most + std::chrono::seconds{1}), HasSubstr(key));
    if (bounds.least == domain::Duration{0}) return;
    EXPECT_THAT(with(bounds.least - std::chrono::seconds{1}), HasSubstr(key));
  };
  const domain::RuleBounds& may = domain::kRuleBounds;
  number("calls_before_no_show", may.callsBeforeNoShow);
  number("restore_after_calls", may.restoreAfterCalls);
  number("elderly_age", may.elderlyAge);
  number(
      "priority_share_percent",
      {may.prioritySharePermille.least / 10, may.prioritySharePermille.most / 10}
  );
  number("priority_sample_min", may.prioritySampleMin);
  number("copies_max", may.copiesMax);
  length("issuing_opens_early", may.issuingOpensEarly);
  length("recall_gap", may.recallGap);
  length("no_show_after", may.noShowAfter);
  length("no_show_after_assisted", may.noShowAfterAssisted);
  length("ready_for", may.readyFor);
  length("returned_anywhere_after", may.returnedAnywhereAfter);
  length("reopen_within", may.reopenWithin);
  length("correct_within", may.correctWithin);
  length("late_appointment", may.lateAppointment);
}

TEST(CatalogueParserTest, HallWithoutHoursTimeZoneOrCalendarSaysSo) {
  CatalogueFiles files =
      smallHallWith("city/hall.toml", "code = \"x\"\nname = \"x\"\nlevel = \"city\"\n");
  files.files.erase("city/hours.toml");

  const std::string faults = faultsOf(files);

  EXPECT_THAT(faults, HasSubstr("city/hall.toml:1: hall.toml lacks `time_zone`"));
  EXPECT_THAT(faults, HasSubstr("city/hall.toml:1: hall.toml lacks `calendar`"));
  EXPECT_THAT(faults, HasSubstr("city/hours.toml: hours.toml has no [[hours]]"));
}

TEST(CatalogueParserTest, UnknownTimeZoneNamesTheNearest) {
  EXPECT_THAT(
      faultsOf(smallHallReplacing("city/hall.toml", "Asia/Shanghai", "Asia/Shangai")),
      HasSubstr("city/hall.toml:4: there is no time zone `Asia/Shangai`; nearest: `Asia/Shanghai`")
  );
}

TEST(CatalogueParserTest, CalendarFolderWithoutCalendarsIsAFault) {
  EXPECT_THAT(
      faultsOf(smallHallReplacing("city/hall.toml", "../calendar", "../calender")),
      HasSubstr("city/hall.toml:5: `calendar` names a folder without calendars")
  );
}

TEST(CatalogueParserTest, FolderWithoutHallTomlIsNoHall) {
  CatalogueFiles files = smallHall();
  files.hallFolder = "cty";

  EXPECT_THAT(faultsOf(files), HasSubstr("cty: holds no hall.toml"));
}

TEST(CatalogueParserTest, LintFindingsFindTheirLine) {
  const ParsedCatalogue parsed = parseCatalogue(smallHallAdding(
      "city/queues.toml",
      "[[queue]]\ncode = \"tax\"\nname = \"税务业务\"\nprefix = \"A\"\nzone = \"east\"\n"
  ));
  ASSERT_EQ(listed(parsed.faults), "");

  const auto findings = domain::lint(
      domain::numbered(parsed.content, nullptr), domain::ClockMode::Real, domain::LocalDay{}
  );

  const auto clash = std::find_if(findings.begin(), findings.end(), [](const auto& finding) {
    return finding.path.starts_with("queue.tax.prefix");
  });
  ASSERT_NE(clash, findings.end());
  EXPECT_EQ(placeOf(parsed, clash->path), (Place{"city/queues.toml", 12}));
  EXPECT_EQ(placeOf(parsed, "item.card.guide.conditions[2]"), (Place{"city/items/social.toml", 1}));
  EXPECT_EQ(placeOf(parsed, "rules.recall_gap"), (Place{"city/hall.toml", 1}));
  EXPECT_EQ(placeOf(parsed, "nonsense"), (Place{"city/hall.toml", 1}));
}

}  // namespace
}  // namespace hall::config
