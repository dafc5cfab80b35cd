#pragma once

#include "server/config/table_reader.h"
#include "server/domain/calendar.h"

/// Working-day calendars (工作日历): one file a year, after the yearly notice of the State
/// Council's office (国务院办公厅关于……年部分节假日安排的通知).
///
///   year = 2026
///   version = 1            # grows when the notice is amended
///   source = "…"           # the notice
///   workdays = 248         # check sum over the year, so that a slip of a date is found
///   [[holiday]]
///   name = "元旦"
///   off = [2026-01-01, 2026-01-02, 2026-01-03]
///   works = [2026-01-04]   # make-up workdays
namespace hall::config {

/// Adds one year to the calendar. A date may stand in the notice of another year (30 December), but
/// only once. Calls `finish`.
void readCalendarFile(TableReader& file, domain::WorkCalendar& calendar);

/// Working days of the year as the calendar has it.
int workdaysOf(int year, const domain::WorkCalendar& calendar);

}  // namespace hall::config
