#include "server/domain/catalogue_lint.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/domain/field_rules.h"
#include "server/domain/lint_findings.h"
#include "server/domain/rule_bounds.h"

namespace hall::domain {

namespace {

// ---- rows of every sort -------------------------------------------------------------------------

template <class Row>
void lintRows(const std::vector<Row>& rows, std::string_view sort, Findings& found) {
  std::set<std::string> codes;
  std::set<std::uint32_t> ids;
  for (const Row& row : rows) {
    const std::string path = rowPath(sort, row.code);
    found.require(isCode(row.code), "code_invalid", path, "a code is 1 to 50 of A-Z a-z 0-9 . _ -");
    found.require(codes.insert(row.code).second, "code_twice", path, "the code is given twice");
    found.require(
        row.id && ids.insert(row.id.value).second, "id_twice", path, "every row has its own id"
    );
  }
}

/// A counter is called by its number unless it has a name.
template <class Row>
void requireNames(const std::vector<Row>& rows, std::string_view sort, Findings& found) {
  for (const Row& row : rows) {
    found.require(
        !row.name.zh.empty(),
        "name_missing",
        rowPath(sort, row.code) + ".name",
        "a name in Chinese is needed"
    );
  }
}

template <class Row, class Id>
const Row* byId(const std::vector<Row>& rows, Id id) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [id](const Row& row) { return row.id == id; });
  return found == rows.end() ? nullptr : &*found;
}

// ---- items and themes
// -----------------------------------------------------------------------------

void lintItemReferences(const Catalogue::Content& content, Findings& found) {
  for (const Item& item : content.items) {
    if (item.withdrawn) continue;
    const std::string path = rowPath("item", item.code);
    found.require(
        byId(content.departments, item.department) != nullptr,
        "department_unknown",
        path + ".department",
        "no such department"
    );
    const Queue* queue = byId(content.queues, item.queue);
    found.require(
        queue != nullptr, "queue_unknown", path + ".queue", "an item has exactly one queue"
    );
    if (queue == nullptr || queue->kind == QueueKind::Handling) continue;
    found.doubt("queue_not_handling", path + ".queue", "an item is usually handled, not consulted");
  }
}

void lintTheme(const Catalogue::Content& content, const Theme& theme, Findings& found) {
  const std::string path = rowPath("theme", theme.code);
  found.require(!theme.items.empty(), "theme_empty", path + ".items", "a theme has items");
  std::set<ItemId> seen;
  for (std::size_t i = 0; i < theme.items.size(); ++i) {
    const std::string entry = entryPath(path + ".items", i);
    const Item* item = byId(content.items, theme.items[i]);
    found.require(item != nullptr, "item_unknown", entry, "no such item");
    found.require(seen.insert(theme.items[i]).second, "item_twice", entry, "the item stands twice");
    if (item != nullptr && item->withdrawn) {
      found.doubt("item_withdrawn", entry, "the item is withdrawn");
    }
  }
}

// ---- the hall and its rules
// -----------------------------------------------------------------------

void lintHall(const HallIdentity& hall, Findings& found) {
  found.require(isCode(hall.code), "code_invalid", "hall.code", "the hall needs a code");
  found.require(
      !hall.name.zh.empty(), "name_missing", "hall.name", "the hall's full name stands on tickets"
  );
  if (hall.complaintPhone.empty()) {
    found.doubt("phone_missing", "hall.complaint_phone", "where does one complain?");
  }
}

void lintZone(const TimeZone& zone, Findings& found) {
  const auto& changes = zone.changes();
  const bool sorted =
      std::adjacent_find(changes.begin(), changes.end(), [](const auto& left, const auto& right) {
        return left.from >= right.from;
      }) == changes.end();
  found.require(
      !changes.empty() && sorted, "zone_invalid", "zone", "a time zone has sorted changes"
  );
}

constexpr Bounds<std::uint32_t> kPercent{0, 100};

/// As a finding tells it: a count, or milliseconds.
std::int64_t told(std::int64_t count) {
  return count;
}
std::int64_t told(Duration length) {
  return length.count();
}

template <class Value>
void lintSetting(
    const std::string& name, Value value, const Bounds<Value>& bounds, Findings& found
) {
  found.require(
      bounds.allow(value),
      "setting_out_of_range",
      name,
      std::to_string(told(value)) + " is not between " + std::to_string(told(bounds.least)) +
          " and " + std::to_string(told(bounds.most))
  );
}

void lintRules(const RuleParameters& rules, Findings& found) {
  const RuleBounds& may = kRuleBounds;
  lintSetting("rules.issuing_opens_early", rules.issuingOpensEarly, may.issuingOpensEarly, found);
  lintSetting("rules.recall_gap", rules.recallGap, may.recallGap, found);
  lintSetting("rules.no_show_after", rules.noShowAfter, may.noShowAfter, found);
  lintSetting(
      "rules.no_show_after_assisted", rules.noShowAfterAssisted, may.noShowAfterAssisted, found
  );
  lintSetting("rules.calls_before_no_show", rules.callsBeforeNoShow, may.callsBeforeNoShow, found);
  lintSetting("rules.restore_after_calls", rules.restoreAfterCalls, may.restoreAfterCalls, found);
  lintSetting("rules.ready_for", rules.readyFor, may.readyFor, found);
  lintSetting(
      "rules.returned_anywhere_after", rules.returnedAnywhereAfter, may.returnedAnywhereAfter, found
  );
  lintSetting("rules.reopen_within", rules.reopenWithin, may.reopenWithin, found);
  lintSetting("rules.correct_within", rules.correctWithin, may.correctWithin, found);
  lintSetting("rules.late_appointment", rules.lateAppointment, may.lateAppointment, found);
  lintSetting("rules.day_end", rules.dayEnd, may.dayEnd, found);
  lintSetting("rules.elderly_age", rules.elderlyAge, may.elderlyAge, found);
  lintSetting(
      "rules.priority_share", rules.prioritySharePermille, may.prioritySharePermille, found
  );
  lintSetting("rules.priority_sample", rules.prioritySampleMin, may.prioritySampleMin, found);
  lintSetting("rules.copies_max", rules.copiesMax, may.copiesMax, found);
  lintSetting("rules.crowded_per_counter", rules.crowdedPerCounter, may.crowdedPerCounter, found);
  lintSetting("rules.uncalled_after", rules.uncalledAfter, may.uncalledAfter, found);
}

void lintVolumes(const VoiceSettings& voice, Findings& found) {
  const auto& spans = voice.spans;
  found.require(
      spans.size() <= VoiceSettings::kSpansMax,
      "too_big",
      "voice.volume_spans",
      "more than 12 spans"
  );
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::string path = entryPath("voice.volume_spans", i);
    const MinuteOfDay from = i == 0 ? MinuteOfDay{0} : spans[i - 1].session.until;
    lintSetting(path + ".volume_percent", spans[i].percent, kPercent, found);
    found.require(
        spans[i].session.from >= from && spans[i].session.from < spans[i].session.until,
        "sessions_unsorted",
        path,
        "spans end after they begin, are sorted and do not overlap"
    );
  }
}

void lintVoice(const VoiceSettings& voice, Findings& found) {
  const Bounds<std::uint32_t> twiceUpTo{0, VoiceSettings::kTwiceUpToMost};
  const Bounds<Duration> stale{VoiceSettings::kStaleAfterLeast, VoiceSettings::kStaleAfterMost};
  const Bounds<Duration> closing{Duration{0}, VoiceSettings::kClosingBeforeMost};
  lintSetting("voice.twice_up_to", voice.twiceUpTo, twiceUpTo, found);
  lintSetting("voice.stale_after", voice.staleAfter, stale, found);
  lintSetting("voice.closing_before", voice.closingBefore.value_or(Duration{0}), closing, found);
  lintSetting("voice.volume_percent", voice.volumePercent, kPercent, found);
  lintVolumes(voice, found);
}

// ---- from one catalogue to the next
// ---------------------------------------------------------------

template <class Row>
void keepIds(
    const std::vector<Row>& previous,
    const std::vector<Row>& next,
    std::string_view sort,
    Findings& found
) {
  std::map<std::string, std::uint32_t> idOfCode;
  std::map<std::uint32_t, std::string> codeOfId;
  for (const Row& row : previous) {
    idOfCode.emplace(row.code, row.id.value);
    codeOfId.emplace(row.id.value, row.code);
  }
  std::set<std::string> codes;
  for (const Row& row : next) {
    codes.insert(row.code);
    const auto known = idOfCode.find(row.code);
    const auto owner = codeOfId.find(row.id.value);
    const bool same = (known == idOfCode.end() || known->second == row.id.value) &&
                      (owner == codeOfId.end() || owner->second == row.code);
    found.require(same, "id_changed", rowPath(sort, row.code), "an id names one thing for ever");
  }
  for (const Row& row : previous) {
    found.require(
        codes.contains(row.code),
        "row_lost",
        rowPath(sort, row.code),
        "old events name it, so its row stays"
    );
  }
}

}  // namespace

std::vector<Finding> lint(const Catalogue::Content& content, ClockMode mode, LocalDay today) {
  Findings found;
  lintHall(content.hall, found);
  lintZone(content.zone, found);
  lintRules(content.rules, found);
  lintVoice(content.voice, found);
  lintHours(content, found);
  lintRows(content.zones, "zone", found);
  lintRows(content.departments, "department", found);
  lintRows(content.items, "item", found);
  lintRows(content.themes, "theme", found);
  lintRows(content.queues, "queue", found);
  lintRows(content.counters, "counter", found);
  requireNames(content.zones, "zone", found);
  requireNames(content.departments, "department", found);
  requireNames(content.items, "item", found);
  requireNames(content.themes, "theme", found);
  requireNames(content.queues, "queue", found);
  lintFloor(content, found);
  lintItemReferences(content, found);
  lintItems(content, today, found);
  lintReadings(content, found);
  for (const Theme& theme : content.themes) {
    if (!theme.withdrawn) lintTheme(content, theme, found);
  }
  if (mode == ClockMode::Real) lintSamples(content, found);
  std::vector<Finding> all = std::move(found).all();
  std::stable_partition(all.begin(), all.end(), [](const Finding& finding) {
    return finding.severity == LintSeverity::Fault;
  });
  return all;
}

std::vector<Finding> lintNumbering(
    const Catalogue::Content& previous, const Catalogue::Content& next
) {
  Findings found;
  keepIds(previous.zones, next.zones, "zone", found);
  keepIds(previous.departments, next.departments, "department", found);
  keepIds(previous.items, next.items, "item", found);
  keepIds(previous.themes, next.themes, "theme", found);
  keepIds(previous.queues, next.queues, "queue", found);
  keepIds(previous.counters, next.counters, "counter", found);
  return std::move(found).all();
}

bool hasFault(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.severity == LintSeverity::Fault;
  });
}

}  // namespace hall::domain
