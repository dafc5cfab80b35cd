#include "server/domain/catalogue_lint.h"

#include <gtest/gtest.h>

#include <functional>

#include "server/domain/rule_bounds.h"
#include "tests/support/floor_builder.h"

/// One row a rule: a change to a catalogue in order, and the finding it must make.
namespace hall::support {

namespace {

using Content = Catalogue::Content;
using Change = std::function<void(Content&)>;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

std::vector<Finding> findingsOf(const Change& change, ClockMode mode = ClockMode::Real) {
  Content content = sampleContent();
  change(content);
  return lint(content, mode, monday());
}

struct LintRow {
  const char* rule;
  const char* path;
  Change change;
};

std::string told(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& one : findings) text += one.rule + " " + one.path + ": " + one.message + "\n";
  return text;
}

void expectFindings(const std::vector<LintRow>& rows, LintSeverity severity) {
  for (const LintRow& row : rows) {
    SCOPED_TRACE(std::string(row.rule) + " " + row.path);
    const std::vector<Finding> findings = findingsOf(row.change);
    const bool found = std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
      return one.rule == row.rule && one.path == row.path && one.severity == severity;
    });
    EXPECT_TRUE(found) << told(findings);
    EXPECT_EQ(hasFault(findings), severity == LintSeverity::Fault) << told(findings);
  }
}

TEST(CatalogueLintTest, FindsNothingInACatalogueInOrder) {
  EXPECT_EQ(told(findingsOf([](Content&) {})), "");
}

TEST(CatalogueLintTest, WantsCodesIdsAndNames) {
  const std::string long51(51, 'a');
  expectFindings(
      {
          {"code_invalid", "hall.code", [](Content& c) { c.hall.code = ""; }},
          {"name_missing", "hall.name", [](Content& c) { c.hall.name.zh = ""; }},
          {"code_invalid", "item.a b", [](Content& c) { c.items[0].code = "a b"; }},
          {"code_invalid", "queue.", [](Content& c) { c.queues[0].code = ""; }},
          {"code_invalid", "zone.中", [](Content& c) { c.zones[0].code = "中"; }},
          {"code_twice", "counter.1", [](Content& c) { c.counters[1].code = "1"; }},
          {"code_twice",
           "item.company-set-up",
           [](Content& c) { c.items[1].code = "company-set-up"; }},
          {"id_twice", "department.estate", [](Content& c) { c.departments[1].id = kMarket; }},
          {"id_twice", "theme.open-shop", [](Content& c) { c.themes[0].id = {}; }},
          {"name_missing", "zone.main.name", [](Content& c) { c.zones[0].name.zh = ""; }},
          {"name_missing",
           "department.market.name",
           [](Content& c) { c.departments[0].name.zh = ""; }},
          {"name_missing", "item.company-set-up.name", [](Content& c) { c.items[0].name.zh = ""; }},
          {"name_missing", "theme.open-shop.name", [](Content& c) { c.themes[0].name.zh = ""; }},
          {"name_missing", "queue.general.name", [](Content& c) { c.queues[0].name.zh = ""; }},
      },
      LintSeverity::Fault
  );
  EXPECT_TRUE(hasFault(findingsOf([&](Content& c) { c.queues[0].code = long51; })));
}

TEST(CatalogueLintTest, WantsThingsNamedToExist) {
  expectFindings(
      {
          {"queue_unknown",
           "item.company-set-up.queue",
           [](Content& c) { c.items[0].queue = QueueId{9}; }},
          {"queue_unknown", "item.company-set-up.queue", [](Content& c) { c.items[0].queue = {}; }},
          {"department_unknown",
           "item.company-set-up.department",
           [](Content& c) { c.items[0].department = {}; }},
          {"zone_unknown", "queue.general.zone", [](Content& c) { c.queues[0].zone = ZoneId{9}; }},
          {"zone_unknown", "counter.1.zone", [](Content& c) { c.counters[0].zone = ZoneId{9}; }},
          {"queue_unknown",
           "counter.1.queues",
           [](Content& c) { c.counters[0].queues.add(QueueId{9}); }},
          {"item_unknown",
           "theme.open-shop.items[2]",
           [](Content& c) { c.themes[0].items[1] = ItemId{9}; }},
          {"item_twice",
           "theme.open-shop.items[2]",
           [](Content& c) { c.themes[0].items[1] = c.themes[0].items[0]; }},
          {"theme_empty", "theme.open-shop.items", [](Content& c) { c.themes[0].items.clear(); }},
      },
      LintSeverity::Fault
  );
}

TEST(CatalogueLintTest, WantsPrefixesThatMakeEachNumberOnce) {
  expectFindings(
      {
          {"prefix_invalid", "queue.general.prefix", [](Content& c) { c.queues[0].prefix = "a"; }},
          {"prefix_invalid", "queue.general.prefix", [](Content& c) { c.queues[0].prefix = ""; }},
          {"prefix_invalid",
           "queue.general.prefix",
           [](Content& c) { c.queues[0].prefix = "ABCDE"; }},
          {"prefix_invalid",
           "rules.priority_prefix",
           [](Content& c) { c.rules.priorityPrefix = "v"; }},
          {"prefix_twice", "queue.estate.prefix", [](Content& c) { c.queues[1].prefix = "A"; }},
          {"prefix_twice", "queue.general.prefix", [](Content& c) { c.queues[0].prefix = "V"; }},
          {"prefix_twice", "queue.general.prefix", [](Content& c) { c.queues[0].prefix = "Y"; }},
          {"prefix_twice",
           "rules.appointment_prefix",
           [](Content& c) { c.rules.appointmentPrefix = "V"; }},
          {"prefix_ambiguous",
           "queue.estate.prefix",
           [](Content& c) { c.queues[1].prefix = "A1"; }},
          {"prefix_ambiguous",
           "queue.estate.prefix",
           [](Content& c) { c.queues[0].prefix = "B12", c.queues[1].prefix = "B"; }},
      },
      LintSeverity::Fault
  );
  EXPECT_EQ(told(findingsOf([](Content& c) { c.queues[1].prefix = "AB"; })), "");
}

TEST(CatalogueLintTest, WantsTargetsAndQueuesThatMakeSense) {
  expectFindings(
      {
          {"target_out_of_range",
           "queue.general.targets[1]",
           [](Content& c) { c.queues[0].targets[0].target.wait = Duration{0}; }},
          {"target_out_of_range",
           "queue.general.targets[2]",
           [](Content& c) { c.queues[0].targets[1].target.sharePermille = 1000; }},
          {"target_out_of_range",
           "queue.general.targets[2]",
           [](Content& c) { c.queues[0].targets[1].target.sharePermille = 0; }},
          {"target_out_of_range",
           "queue.general.targets[1]",
           [](Content& c) { c.queues[0].targets[0].target.wait = hours{25}; }},
          {"target_twice",
           "queue.general.targets[2]",
           [](Content& c) { c.queues[0].targets[1] = c.queues[0].targets[0]; }},
          {"target_unused",
           "queue.general.targets[1]",
           [](Content& c) { c.queues[0].targets[0].ground = Ground::Elderly; }},
          {"ground_unknown",
           "queue.general.targets[2]",
           [](Content& c) { c.queues[0].targets[1].ground = static_cast<Ground>(10); }},
          {"ground_unknown",
           "counter.1.only_grounds",
           [](Content& c) { c.counters[0].onlyGrounds = 1U << 10U; }},
          {"ground_unknown",
           "counter.1.only_grounds",
           [](Content& c) { c.counters[0].onlyGrounds = 1; }},
          {"basis_missing",
           "queue.general.identity_basis",
           [](Content& c) { c.queues[0].identity = IdentityRule::Required; }},
          {"service_out_of_range",
           "queue.general.expected_service",
           [](Content& c) { c.queues[0].expectedService = Duration{0}; }},
          {"id_out_of_range", "queue.general", [](Content& c) { c.queues[0].id = QueueId{512}; }},
      },
      LintSeverity::Fault
  );
}

TEST(CatalogueLintTest, WantsHoursInTheirSequence) {
  const auto workday = [](Content& c) -> std::vector<Session>& {
    return c.hours.seasons[0].workday;
  };
  const LocalDay day = monday();
  expectFindings(
      {
          {"hours_missing", "hours", [](Content& c) { c.hours.seasons.clear(); }},
          {"session_out_of_range",
           "hours.seasons[1].workday",
           [&](Content& c) {
             workday(c)[0] = {hours{12}, hours{9}};
           }},
          {"session_out_of_range",
           "hours.seasons[1].workday",
           [&](Content& c) { workday(c)[1].until = hours{25}; }},
          {"sessions_unsorted",
           "hours.seasons[1].workday",
           [&](Content& c) { std::swap(workday(c)[0], workday(c)[1]); }},
          {"sessions_unsorted",
           "hours.seasons[1].workday",
           [&](Content& c) { workday(c)[1].from = hours{11}; }},
          {"season_invalid",
           "hours.seasons[1]",
           [](Content& c) { c.hours.seasons[0].lastDay = 1301; }},
          {"season_invalid",
           "hours.seasons[1]",
           [](Content& c) { c.hours.seasons[0].firstDay = 230; }},
          {"days_unsorted",
           "hours.exceptions",
           [&](Content& c) {
             c.hours.exceptions = {{day, {}, "a"}, {day, {}, "b"}};
           }},
          {"session_out_of_range",
           "hours.exceptions[1]",
           [&](Content& c) {
             c.hours.exceptions = {{day, {{hours{9}, hours{9}}}, "a"}};
           }},
          {"days_unsorted",
           "calendar.days",
           [&](Content& c) {
             c.calendar.days = {{day, false, "a"}, {day, true, "b"}};
           }},
          {"source_missing",
           "calendar.source",
           [&](Content& c) {
             c.calendar.source = "", c.calendar.days = {{day, false, "a"}};
           }},
          {"season_invalid",
           "queue.general.hours.seasons[1]",
           [](Content& c) {
             c.queues[0].hours.seasons = {OpeningHours::Season{0, 1231, {}, {}, {}, {}}};
           }},
          {"season_invalid",
           "counter.1.hours.seasons[1]",
           [](Content& c) {
             c.counters[0].hours.seasons = {OpeningHours::Season{101, 0, {}, {}, {}, {}}};
           }},
          {"zone_invalid", "zone", [](Content& c) { c.zone = TimeZone{}; }},
          {"zone_invalid",
           "zone",
           [](Content& c) {
             const TimeZone::Change change{at(9), hours{8}};
             c.zone = TimeZone({change, change});
           }},
      },
      LintSeverity::Fault
  );
}

TEST(CatalogueLintTest, WantsSettingsThatKeepTheRules) {
  const auto path = [](const char* name) { return std::string("rules.") + name; };
  struct Row {
    const char* name;
    std::function<void(RuleParameters&)> change;
  };
  const RuleBounds& may = kRuleBounds;
  const std::vector<Row> rows = {
      {"recall_gap", [&](auto& r) { r.recallGap = may.recallGap.most + Duration{1}; }},
      {"ready_for", [&](auto& r) { r.readyFor = may.readyFor.least - Duration{1}; }},
      {"elderly_age", [&](auto& r) { r.elderlyAge = may.elderlyAge.least - 1; }},
      {"elderly_age", [&](auto& r) { r.elderlyAge = may.elderlyAge.most + 1; }},
      {"copies_max", [&](auto& r) { r.copiesMax = may.copiesMax.most + 1; }},
      {"issuing_opens_early", [](auto& r) { r.issuingOpensEarly = minutes{-1}; }},
      {"recall_gap", [](auto& r) { r.recallGap = seconds{14}; }},
      {"no_show_after", [](auto& r) { r.noShowAfter = seconds{59}; }},
      {"no_show_after_assisted", [](auto& r) { r.noShowAfterAssisted = seconds{119}; }},
      {"calls_before_no_show", [](auto& r) { r.callsBeforeNoShow = 2; }},
      {"restore_after_calls", [](auto& r) { r.restoreAfterCalls = 256; }},
      {"ready_for", [](auto& r) { r.readyFor = hours{9}; }},
      {"returned_anywhere_after", [](auto& r) { r.returnedAnywhereAfter = minutes{-1}; }},
      {"reopen_within", [](auto& r) { r.reopenWithin = hours{2}; }},
      {"correct_within", [](auto& r) { r.correctWithin = hours{25}; }},
      {"late_appointment", [](auto& r) { r.lateAppointment = minutes{-1}; }},
      {"day_end", [](auto& r) { r.dayEnd = hours{24}; }},
      {"elderly_age", [](auto& r) { r.elderlyAge = 49; }},
      {"priority_share", [](auto& r) { r.prioritySharePermille = 0; }},
      {"priority_sample", [](auto& r) { r.prioritySampleMin = 0; }},
      {"copies_max", [](auto& r) { r.copiesMax = 0; }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto findings = findingsOf([&](Content& c) { row.change(c.rules); });
    ASSERT_EQ(findings.size(), 1U) << told(findings);
    EXPECT_EQ(findings[0].rule, "setting_out_of_range");
    EXPECT_EQ(findings[0].path, path(row.name));
  }
}

/// The least and the greatest of everything: what an applicant is promised holds at both ends.
TEST(CatalogueLintTest, AllowsSettingsAtTheirBounds) {
  const auto set = [](auto end) {
    return [end](Content& content) {
      RuleParameters& rules = content.rules;
      const RuleBounds& may = kRuleBounds;
      rules.issuingOpensEarly = end(may.issuingOpensEarly);
      rules.recallGap = end(may.recallGap);
      rules.noShowAfter = end(may.noShowAfter);
      rules.noShowAfterAssisted = end(may.noShowAfterAssisted);
      rules.callsBeforeNoShow = end(may.callsBeforeNoShow);
      rules.restoreAfterCalls = end(may.restoreAfterCalls);
      rules.readyFor = end(may.readyFor);
      rules.returnedAnywhereAfter = end(may.returnedAnywhereAfter);
      rules.reopenWithin = end(may.reopenWithin);
      rules.correctWithin = end(may.correctWithin);
      rules.lateAppointment = end(may.lateAppointment);
      rules.dayEnd = end(may.dayEnd);
      rules.elderlyAge = end(may.elderlyAge);
      rules.prioritySharePermille = end(may.prioritySharePermille);
      rules.prioritySampleMin = end(may.prioritySampleMin);
      rules.copiesMax = end(may.copiesMax);
    };
  };
  EXPECT_EQ(told(findingsOf(set([](const auto& bounds) { return bounds.least; }))), "");
  EXPECT_EQ(told(findingsOf(set([](const auto& bounds) { return bounds.most; }))), "");
}

/// DESIGN section 4: three calls, 15 s apart, 60 s after the first or 120 s with an assistance
/// mark. These may be made milder, never harder.
TEST(CatalogueLintTest, NoSettingCallsAnApplicantLessThanPromised) {
  EXPECT_EQ(kRuleBounds.callsBeforeNoShow.least, 3);
  EXPECT_EQ(kRuleBounds.recallGap.least, seconds{15});
  EXPECT_EQ(kRuleBounds.noShowAfter.least, seconds{60});
  EXPECT_EQ(kRuleBounds.noShowAfterAssisted.least, seconds{120});
}

// ---- guides -------------------------------------------------------------------------------------

using Edit = std::function<void(Guide&)>;

std::vector<Finding> guideFindings(const Edit& edit) {
  return findingsOf([&](Content& c) { edit(*c.items[0].guide); });
}

TEST(GuideLintTest, EveryMandatoryFieldIsFilled) {
  struct Row {
    const char* field;
    Edit empty;
  };
  const std::vector<Row> rows = {
      {"accepted_by", [](Guide& g) { g.acceptedBy = {}; }},
      {"legal_basis", [](Guide& g) { g.legalBasis = {}; }},
      {"conditions", [](Guide& g) { g.conditions.clear(); }},
      {"conditions[1]", [](Guide& g) { g.conditions[0] = {}; }},
      {"materials", [](Guide& g) { g.materials.clear(); }},
      {"materials[2].name", [](Guide& g) { g.materials[1].name = {}; }},
      {"procedure", [](Guide& g) { g.procedure = {}; }},
      {"review_standard", [](Guide& g) { g.reviewStandard = {}; }},
      {"time_limit", [](Guide& g) { g.timeLimit = {}; }},
      {"fees", [](Guide& g) { g.fees = {}; }},
      {"contact", [](Guide& g) { g.contact = {}; }},
      {"complaints", [](Guide& g) { g.complaints = {}; }},
      {"gaps_allowed", [](Guide& g) { g.gapsAllowed = {}; }},
      {"commitment", [](Guide& g) { g.commitment = {}; }},
      {"online_depth", [](Guide& g) { g.onlineDepth = {}; }},
      {"application_modes", [](Guide& g) { g.applicationModes = {}; }},
      {"version", [](Guide& g) { g.version = 0; }},
      {"effective_from", [](Guide& g) { g.effectiveFrom = {}; }},
      {"next_review", [](Guide& g) { g.nextReview = {}; }},
      {"editor", [](Guide& g) { g.editor = ""; }},
      {"reviewer", [](Guide& g) { g.reviewer = ""; }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.field);
    const auto findings = guideFindings(row.empty);
    ASSERT_EQ(findings.size(), 1U) << told(findings);
    EXPECT_EQ(findings[0].rule, "guide_field_empty");
    EXPECT_EQ(findings[0].path, std::string("item.company-set-up.guide.") + row.field);
    EXPECT_EQ(findings[0].severity, LintSeverity::Fault);
  }
}

TEST(GuideLintTest, RefusesWordingThatLeavesOpenWhatIsAsked) {
  struct Row {
    const char* path;
    const char* message;
    Edit edit;
  };
  const std::vector<Row> rows = {
      {"conditions[1]",
       "`其他` at character 5",
       [](Guide& g) { g.conditions[0].zh = "符合法律其他规定"; }},
      {"conditions[2]",
       "`有关` at character 3",
       [](Guide& g) { g.conditions[1].zh = "符合有关规定"; }},
      {"conditions[1]", "`其它` at character 1", [](Guide& g) { g.conditions[0].zh = "其它条件"; }},
      {"materials[1].name",
       "`等材料` at character 4",
       [](Guide& g) { g.materials[0].name.zh = "身份证等材料"; }},
      {"materials[2].name",
       "`相关材料` at character 1",
       [](Guide& g) { g.materials[1].name.zh = "相关材料"; }},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.message);
    const auto findings = guideFindings(row.edit);
    ASSERT_EQ(findings.size(), 1U) << told(findings);
    EXPECT_EQ(findings[0].rule, "catch_all_wording");
    EXPECT_EQ(findings[0].path, std::string("item.company-set-up.guide.") + row.path);
    EXPECT_TRUE(findings[0].message.starts_with(row.message)) << findings[0].message;
  }
}

TEST(GuideLintTest, LeavesTheSameWordsAloneElsewhere) {
  EXPECT_EQ(told(guideFindings([](Guide& g) { g.procedure.zh = "有关部门审查。"; })), "");
}

TEST(GuideLintTest, WantsASecondPersonAndAReviewInTime) {
  const auto same = guideFindings([](Guide& g) { g.reviewer = g.editor; });
  ASSERT_EQ(same.size(), 1U);
  EXPECT_EQ(same[0].rule, "reviewer_is_editor");
  const auto due = guideFindings([](Guide& g) { g.nextReview = monday() - std::chrono::days{1}; });
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due[0].rule, "review_overdue");
  EXPECT_EQ(due[0].severity, LintSeverity::Doubt);
  EXPECT_EQ(told(guideFindings([](Guide& g) { g.nextReview = monday(); })), "");
}

TEST(GuideLintTest, WantsMaterialsToldApart) {
  const auto twice = guideFindings([](Guide& g) { g.materials[1].code = g.materials[0].code; });
  ASSERT_EQ(twice.size(), 1U);
  EXPECT_EQ(twice[0].rule, "code_twice");
  const auto none = guideFindings([](Guide& g) { g.materials[0].code = ""; });
  ASSERT_EQ(none.size(), 1U);
  EXPECT_EQ(none[0].rule, "code_invalid");
}

// ---- readings -----------------------------------------------------------------------------------

TEST(CatalogueLintTest, WantsReadingsThatSpellTheWholeName) {
  const std::string rightOne = "qi ye she li deng ji";
  expectFindings(
      {
          {"reading_invalid",
           "item.company-set-up.readings[1]",
           [](Content& c) { c.items[0].readings = {"qi ye she li deng"}; }},
          {"reading_invalid",
           "item.company-set-up.readings[2]",
           [&](Content& c) {
             c.items[0].readings = {rightOne, "qǐ yè shè lì dēng jì"};
           }},
          {"reading_invalid",
           "item.company-set-up.readings",
           [&](Content& c) { c.items[0].readings.assign(9, rightOne); }},
          {"reading_invalid",
           "theme.open-shop.readings[1]",
           [](Content& c) { c.themes[0].readings = {""}; }},
      },
      LintSeverity::Fault
  );
  EXPECT_EQ(told(findingsOf([&](Content& c) { c.items[0].readings = {rightOne}; })), "");
  EXPECT_EQ(
      told(findingsOf([](Content& c) {
        c.themes[0].readings = {"wo yao kai dian", "o yao kai dian"};
      })),
      ""
  );
}

// ---- limits and doubts --------------------------------------------------------------------------

TEST(CatalogueLintTest, APromisedItemSaysItsLimit) {
  expectFindings(
      {
          {"limit_missing",
           "item.company-set-up.promised",
           [](Content& c) { c.items[0].kind = ItemKind::Promised, c.items[0].promised = {}; }},
          {"limit_out_of_range",
           "item.company-set-up.statutory",
           [](Content& c) {
             c.items[0].statutory = {Limit::Unit::Workdays, -1};
           }},
          {"limit_out_of_range",
           "item.company-set-up.promised",
           [](Content& c) {
             c.items[0].promised = {Limit::Unit::Workdays, 0};
           }},
          {"limit_out_of_range",
           "item.company-set-up.promised",
           [](Content& c) {
             c.items[0].promised = {Limit::Unit::Hours, 1001};
           }},
          {"limit_out_of_range",
           "item.company-set-up.promised",
           [](Content& c) {
             c.items[0].promised = {Limit::Unit::OnTheSpot, 1};
           }},
      },
      LintSeverity::Fault
  );
}

TEST(CatalogueLintTest, DoubtsWhatMayBeMeant) {
  const Limit ten{Limit::Unit::Workdays, 10};
  expectFindings(
      {
          {"guide_missing",
           "item.company-set-up.guide",
           [](Content& c) { c.items[0].guide.reset(); }},
          {"queue_unserved", "queue.consult", [](Content& c) { c.counters[3].queues = {}; }},
          {"item_withdrawn",
           "theme.open-shop.items[1]",
           [](Content& c) { c.items[0].withdrawn = true; }},
          {"limit_above_statutory",
           "item.company-set-up.promised",
           [&](Content& c) { c.items[0].promised = ten; }},
          {"queue_not_handling",
           "item.company-set-up.queue",
           [](Content& c) { c.items[0].queue = kConsult; }},
          {"phone_missing", "hall.complaint_phone", [](Content& c) { c.hall.complaintPhone = ""; }},
      },
      LintSeverity::Doubt
  );
}

TEST(CatalogueLintTest, RowsKeptForOldEventsHoldNothingBack) {
  const auto gone = [](Content& c) {
    c.items[0].withdrawn = true;
    c.items[0].guide->fees = {};
    c.items[0].queue = {};
    c.counters[0].queues = {};
    c.counters[1].queues.remove(kGeneral);
    c.queues[1].prefix = c.queues[0].prefix;
    c.queues[0].targets[0].target.wait = Duration{0};
  };
  EXPECT_FALSE(hasFault(findingsOf(gone)));
}

TEST(CatalogueLintTest, AWithdrawnThemeAndQueueRaiseNoDoubtForEver) {
  const auto gone = [](Content& c) {
    c.themes[0].withdrawn = true;
    c.themes[0].items = {ItemId{99}};
    c.queues[2].withdrawn = true;
    c.counters[3].queues = {};
  };
  EXPECT_EQ(told(findingsOf(gone)), "");
}

TEST(CatalogueLintTest, FaultsComeFirst) {
  const auto findings = findingsOf([](Content& c) {
    c.hall.complaintPhone = "";
    c.themes[0].items.clear();
  });
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].severity, LintSeverity::Fault);
  EXPECT_EQ(findings[1].severity, LintSeverity::Doubt);
}

// ---- text marked 示例
// -----------------------------------------------------------------------------

/// One word on the limits for each source, all of `promised`.
std::vector<Item::Claim> claimsOf(
    const Limit& promised, std::initializer_list<const char*> sources
) {
  std::vector<Item::Claim> claims;
  for (const char* source : sources) claims.push_back({promised, {}, source, "2022", ""});
  return claims;
}

constexpr Limit kOtherLimit{Limit::Unit::CalendarDays, 77};

TEST(SampleLintTest, ARealHallShowsNoTextThatStandsInNoSource) {
  const std::vector<LintRow> rows = {
      {"sample_text", "hall.name", [](Content& c) { c.hall.name.sample = true; }},
      {"sample_text", "zone.main.name", [](Content& c) { c.zones[0].name.sample = true; }},
      {"sample_text",
       "department.market.name",
       [](Content& c) { c.departments[0].name.sample = true; }},
      {"sample_text",
       "item.company-set-up.name",
       [](Content& c) { c.items[0].name.sample = true; }},
      {"sample_text", "theme.open-shop.name", [](Content& c) { c.themes[0].name.sample = true; }},
      {"sample_text", "queue.general.name", [](Content& c) { c.queues[0].name.sample = true; }},
      {"sample_text",
       "queue.general.identity_basis",
       [](Content& c) { c.queues[0].identityBasis.sample = true; }},
      {"sample_text", "counter.1.name", [](Content& c) { c.counters[0].name.sample = true; }},
      {"sample_text", "counter.1.title", [](Content& c) { c.counters[0].title.sample = true; }},
      {"sample_text",
       "item.company-set-up.guide.fees",
       [](Content& c) { c.items[0].guide->fees.sample = true; }},
      {"sample_text",
       "item.company-set-up.guide.place",
       [](Content& c) { c.items[0].guide->place.sample = true; }},
      {"sample_text",
       "item.company-set-up.guide.conditions[2]",
       [](Content& c) { c.items[0].guide->conditions[1].sample = true; }},
      {"sample_text",
       "item.company-set-up.guide.materials[1].name",
       [](Content& c) { c.items[0].guide->materials[0].name.sample = true; }},
      {"sample_text",
       "item.company-set-up.guide.materials[1].note",
       [](Content& c) { c.items[0].guide->materials[0].note.sample = true; }},
      {"sample_text",
       "item.company-set-up.promised",
       [](Content& c) { c.items[0].claims = claimsOf(c.items[0].promised, {"示例"}); }},
      {"sample_text",
       "item.company-set-up.promised",
       [](Content& c) {
         c.items[0].claims = claimsOf(c.items[0].promised, {"示例", "示例：总体方案"});
         c.items[0].claims.push_back({kOtherLimit, {}, "003 商丘市", "2022", ""});
       }},
      {"sample_text",
       "theme.open-shop.promised",
       [](Content& c) { c.themes[0].claims = claimsOf(c.themes[0].promised, {"示例"}); }},
  };
  expectFindings(rows, LintSeverity::Fault);
  for (const LintRow& row : rows) {
    SCOPED_TRACE(row.path);
    EXPECT_EQ(told(findingsOf(row.change, ClockMode::Rehearsal)), "");
  }
}

TEST(SampleLintTest, ARealHallPromisesWhatSomeSourceSaysOrWhatItAnswersForItself) {
  const Change inOrder[] = {
      [](Content& c) {
        c.items[0].claims = claimsOf(c.items[0].promised, {"示例", "004 三门峡市"});
      },
      [](Content& c) { c.items[0].claims = claimsOf(kOtherLimit, {"示例"}); },
      [](Content& c) { c.items[0].claims.clear(); },
      [](Content& c) {
        c.themes[0].claims = claimsOf(c.themes[0].promised, {"004", "示例"});
      },
  };
  for (const Change& change : inOrder) EXPECT_EQ(told(findingsOf(change)), "");
}

}  // namespace

}  // namespace hall::support
