#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "server/config/catalogue_sections.h"
#include "server/config/notation.h"
#include "server/config/words.h"
#include "server/domain/numbering.h"

namespace hall::config {

namespace {

using namespace std::chrono_literals;

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
  readGuideDefaults(file, draft.guideDefaults);
  file.finish();
}

/// The bounds keep what DESIGN section 4 promises the applicant: a setting may be kinder, never
/// harsher.
void readRulesSection(TableReader& file, CatalogueDraft& draft) {
  draft.rulesPlace = file.place();
  domain::RuleParameters& rules = draft.rules;
  file.read("issuing_opens_early", rules.issuingOpensEarly, 0min, 4h);
  file.read("recall_gap", rules.recallGap, 15s, 5min);
  file.read("no_show_after", rules.noShowAfter, 60s, 30min);
  file.read("no_show_after_assisted", rules.noShowAfterAssisted, 120s, 60min);
  file.readNumber("calls_before_no_show", rules.callsBeforeNoShow, 3, 10);
  file.readNumber("restore_after_calls", rules.restoreAfterCalls, 0, 20);
  file.read("ready_for", rules.readyFor, 1min, 60min);
  file.read("returned_anywhere_after", rules.returnedAnywhereAfter, 0min, 60min);
  file.read("reopen_within", rules.reopenWithin, 0s, 10min);
  file.read("correct_within", rules.correctWithin, 0min, 60min);
  file.read("late_appointment", rules.lateAppointment, 0min, 2h);
  file.read("day_end", rules.dayEnd);
  file.readNumber("elderly_age", rules.elderlyAge, 55, 70);
  std::int32_t percent = rules.prioritySharePermille / 10;
  file.readNumber("priority_share_percent", percent, 1, 100);
  rules.prioritySharePermille = percent * 10;
  file.readNumber("priority_sample_min", rules.prioritySampleMin, 1, 1000);
  file.readNumber("copies_max", rules.copiesMax, 1, 1000);
  file.read("quick_service_bonus", rules.quickServiceBonus);
  readPrefix(file, "priority_prefix", rules.priorityPrefix);
  readPrefix(file, "appointment_prefix", rules.appointmentPrefix);
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
