#include <algorithm>
#include <set>
#include <utility>

#include "server/config/catalogue_sections.h"
#include "server/config/notation.h"
#include "server/config/words.h"
#include "server/domain/numbering.h"
#include "server/domain/rule_bounds.h"

namespace hall::config {

namespace {

constexpr std::size_t kPhoneBytesMax = 30;
constexpr std::size_t kAddressBytesMax = 200;
constexpr std::size_t kSeasonsMax = 12;
constexpr std::size_t kExceptionsMax = 400;

/// Texts that hold for every guide of the hall unless the guide says otherwise.
void readGuideDefaults(TableReader& file, domain::Guide& defaults) {
  auto reader = file.table("guide_defaults", "[guide_defaults]");
  if (!reader) return;
  bool sample = false;
  reader->read("sample", sample);
  reader->read("contact", defaults.contact, sample);
  reader->read("complaints", defaults.complaints, sample);
  reader->read("place", defaults.place, sample);
  reader->read("application_modes", defaults.applicationModes, sample);
  reader->finish();
}

/// Written in per cent, meant in per mille.
void readPercent(TableReader& file, std::string_view key, std::int32_t& permille) {
  const auto& bounds = domain::kRuleBounds.prioritySharePermille;
  std::int32_t percent = permille / 10;
  if (!file.readNumber(key, percent, bounds.least / 10, bounds.most / 10)) return;
  permille = percent * 10;
}

void readPrefix(TableReader& file, std::string_view key, std::string& prefix) {
  std::string text;
  if (!file.read(key, text)) return;
  if (domain::isPrefix(text)) {
    prefix = text;
  } else {
    file.fault(
        file.placeOf(key),
        "`" + std::string(key) + "` takes 1 to 4 capital letters and digits, not digits alone"
    );
  }
}

domain::OpeningHours::Season readSeason(TableReader& reader) {
  domain::OpeningHours::Season season;
  for (const auto& [key, day] :
       {std::pair{"from", &season.firstDay}, std::pair{"until", &season.lastDay}}) {
    std::string text;
    reader.require(key, reader.read(key, text));
    if (const auto dayOfYear = parseDayOfYear(text)) {
      *day = *dayOfYear;
    } else if (!text.empty()) {
      reader.fault(
          reader.placeOf(key), "`" + std::string(key) + "` takes a day of the year like \"10-01\""
      );
    }
  }
  reader.require("workday", reader.read("workday", season.workday));
  reader.read("saturday", season.saturday);
  reader.read("sunday", season.sunday);
  reader.read("holiday", season.holiday);
  reader.finish();
  return season;
}

domain::OpeningHours::Exception readException(TableReader& reader) {
  domain::OpeningHours::Exception exception;
  reader.require("day", reader.read("day", exception.day));
  reader.require("sessions", reader.read("sessions", exception.sessions));
  reader.require("reason", reader.read("reason", exception.reason, kAddressBytesMax));
  reader.finish();
  return exception;
}

void readHours(TableReader& reader, domain::OpeningHours& hours, bool fresh) {
  auto seasons = reader.tables("season", reader.name() + " [[hours.season]]");
  if (fresh || !seasons.empty()) hours.seasons.clear();
  for (TableReader& season : seasons) hours.seasons.push_back(readSeason(season));
  if (fresh) reader.require("season", reader.has("season"));
  if (hours.seasons.size() > kSeasonsMax)
    reader.fault(reader.place(), "has over 12 seasons", "", "too_big");

  std::set<domain::LocalDay> own;
  for (TableReader& table : reader.tables("exception", reader.name() + " [[hours.exception]]")) {
    domain::OpeningHours::Exception exception = readException(table);
    if (!own.insert(exception.day).second) {
      table.fault(table.placeOf("day"), "has the same day as another exception", "", "duplicate");
    }
    const auto place = std::lower_bound(
        hours.exceptions.begin(),
        hours.exceptions.end(),
        exception.day,
        [](const auto& row, domain::LocalDay day) { return row.day < day; }
    );
    const bool inherited = place != hours.exceptions.end() && place->day == exception.day;
    if (inherited) {
      *place = std::move(exception);
    } else {
      hours.exceptions.insert(place, std::move(exception));
    }
  }
  if (hours.exceptions.size() > kExceptionsMax) {
    reader.fault(reader.place(), "has over 400 exceptions", "", "too_big");
  }
}

}  // namespace

void readHallSection(TableReader& file, CatalogueDraft& draft) {
  domain::HallIdentity& hall = draft.hall;
  draft.hallPlace = file.place();
  file.require("code", file.readCode("code", hall.code));
  file.require("name", file.read("name", hall.name, false));
  file.require("level", file.readChoice("level", hall.level, kHallLevels));
  if (file.read("inherits", draft.inherits.code)) draft.inherits.place = file.placeOf("inherits");
  if (file.read("calendar", draft.calendar.code)) draft.calendar.place = file.placeOf("calendar");
  if (file.read("time_zone", draft.timeZone.code)) draft.timeZone.place = file.placeOf("time_zone");
  file.read("supervision_phone", hall.supervisionPhone, kPhoneBytesMax);
  file.read("complaint_phone", hall.complaintPhone, kPhoneBytesMax);
  file.read("public_address", hall.publicAddress, kAddressBytesMax);
  file.read("commitment", hall.commitment, false);
  readGuideDefaults(file, draft.guideDefaults);
  file.finish();
}

void readRulesSection(TableReader& file, CatalogueDraft& draft) {
  draft.rulesPlace = file.place();
  domain::RuleParameters& rules = draft.rules;
  const domain::RuleBounds& may = domain::kRuleBounds;
  const auto length = [&file](const char* key, domain::Duration& target, const auto& bounds) {
    file.read(key, target, bounds.least, bounds.most);
  };
  const auto number = [&file](const char* key, std::int32_t& target, const auto& bounds) {
    file.readNumber(key, target, bounds.least, bounds.most);
  };
  length("issuing_opens_early", rules.issuingOpensEarly, may.issuingOpensEarly);
  length("recall_gap", rules.recallGap, may.recallGap);
  length("no_show_after", rules.noShowAfter, may.noShowAfter);
  length("no_show_after_assisted", rules.noShowAfterAssisted, may.noShowAfterAssisted);
  number("calls_before_no_show", rules.callsBeforeNoShow, may.callsBeforeNoShow);
  number("restore_after_calls", rules.restoreAfterCalls, may.restoreAfterCalls);
  length("ready_for", rules.readyFor, may.readyFor);
  length("returned_anywhere_after", rules.returnedAnywhereAfter, may.returnedAnywhereAfter);
  length("reopen_within", rules.reopenWithin, may.reopenWithin);
  length("correct_within", rules.correctWithin, may.correctWithin);
  length("late_appointment", rules.lateAppointment, may.lateAppointment);
  file.read("day_end", rules.dayEnd);
  number("elderly_age", rules.elderlyAge, may.elderlyAge);
  readPercent(file, "priority_share_percent", rules.prioritySharePermille);
  number("priority_sample_min", rules.prioritySampleMin, may.prioritySampleMin);
  number("copies_max", rules.copiesMax, may.copiesMax);
  file.read("quick_service_bonus", rules.quickServiceBonus);
  readPrefix(file, "priority_prefix", rules.priorityPrefix);
  readPrefix(file, "appointment_prefix", rules.appointmentPrefix);
  number("crowded_per_counter", rules.crowdedPerCounter, may.crowdedPerCounter);
  length("uncalled_after", rules.uncalledAfter, may.uncalledAfter);
  file.finish();
}

void readHoursSection(TableReader& file, CatalogueDraft& draft) {
  for (TableReader& reader : file.tables("hours", "[[hours]]")) {
    HoursRow scratch;
    const auto target = rowFor(reader, draft.hours, "code", scratch);
    readHours(reader, target.row->thing, target.fresh);
    reader.finish();
  }
  file.finish();
}

}  // namespace hall::config
