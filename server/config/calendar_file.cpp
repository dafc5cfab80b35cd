#include "server/config/calendar_file.h"

#include <algorithm>
#include <chrono>

namespace hall::config {

namespace {

using domain::LocalDay;
using domain::WorkCalendar;

constexpr std::size_t kDaysMax = 4000;
constexpr std::size_t kSourceBytesMax = 600;
constexpr int kFirstYear = 2000, kLastYear = 2100;

LocalDay firstOf(int year) {
  return std::chrono::local_days{std::chrono::year{year} / std::chrono::January / 1};
}

/// Days of December of the year before and of January of the year after may stand in a notice.
bool nearYear(LocalDay day, int year) {
  return day >= firstOf(year) - std::chrono::days{31} &&
         day < firstOf(year + 1) + std::chrono::days{31};
}

void addDay(
    TableReader& reader, const Value& value, WorkCalendar::Day row, WorkCalendar& calendar
) {
  const auto place = std::lower_bound(
      calendar.days.begin(),
      calendar.days.end(),
      row.day,
      [](const WorkCalendar::Day& known, LocalDay day) { return known.day < day; }
  );
  if (place != calendar.days.end() && place->day == row.day) {
    reader.fault(
        {reader.file(), value.line},
        "names a date that stands in the calendar already",
        "",
        "duplicate"
    );
  } else if (calendar.days.size() >= kDaysMax) {
    reader.fault({reader.file(), value.line}, "is over 4,000 dates", "", "too_big");
  } else {
    calendar.days.insert(place, std::move(row));
  }
}

void readDays(
    TableReader& reader,
    std::string_view key,
    const std::string& name,
    int year,
    WorkCalendar& calendar
) {
  const Value* value = reader.find(key);
  if (value == nullptr) return;
  const auto* elements = value->as<Array>();
  if (elements == nullptr) {
    reader.fault(
        {reader.file(), value->line},
        "`" + std::string(key) + "` is " + std::string(value->kind()) + "; it takes a list of dates"
    );
    return;
  }
  for (const Value& element : *elements) {
    const auto* day = element.as<LocalDay>();
    if (day == nullptr) {
      reader.fault(
          {reader.file(), element.line},
          "`" + std::string(key) + "` takes dates like 2026-01-31, without quotes"
      );
    } else if (!nearYear(*day, year)) {
      reader.fault({reader.file(), element.line}, "names a date of another year");
    } else {
      addDay(reader, element, {*day, key == "works", name}, calendar);
    }
  }
}

}  // namespace

int workdaysOf(int year, const WorkCalendar& calendar) {
  int count = 0;
  for (LocalDay day = firstOf(year); day < firstOf(year + 1); day += std::chrono::days{1}) {
    if (calendar.isWork(day)) ++count;
  }
  return count;
}

void readCalendarFile(TableReader& file, WorkCalendar& calendar) {
  int year = 0;
  file.require("year", file.readNumber("year", year, kFirstYear, kLastYear));
  std::uint32_t version = 1;
  file.require("version", file.readNumber("version", version, 1U, 1'000'000U));
  std::string source;
  file.require("source", file.read("source", source, kSourceBytesMax));
  if (year == 0) return;  // The rest cannot be judged without it.
  for (TableReader& reader : file.tables("holiday", "[[holiday]]")) {
    std::string name;
    reader.require("name", reader.read("name", name, kSourceBytesMax));
    readDays(reader, "off", name, year, calendar);
    readDays(reader, "works", name, year, calendar);
    reader.finish();
  }
  int workdays = 0;
  file.require("workdays", file.readNumber("workdays", workdays, 200, 300));
  const int counted = workdaysOf(year, calendar);
  if (workdays != 0 && workdays != counted) {
    file.fault(
        file.placeOf("workdays"),
        "`workdays` is " + std::to_string(workdays) + ", but the dates make " +
            std::to_string(counted),
        "",
        "calendar_sum"
    );
  }
  calendar.version = std::max(calendar.version, version);
  if (!calendar.source.empty() && !source.empty()) calendar.source += "；";
  calendar.source += source;
  const auto place = std::lower_bound(calendar.knownYears.begin(), calendar.knownYears.end(), year);
  if (place != calendar.knownYears.end() && *place == year) {
    file.fault(
        file.placeOf("year"),
        "is a second file of the year " + std::to_string(year),
        "",
        "duplicate"
    );
  } else {
    calendar.knownYears.insert(place, year);
  }
  file.finish();
}

}  // namespace hall::config
