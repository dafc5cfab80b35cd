#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/domain/calendar.h"
#include "server/domain/catalogue.h"
#include "server/domain/time.h"

/// How limits, durations, times and dates are written in files. Nothing: it is not written so.
namespace hall::config {

/// "on the spot", "4 hours", "0.5 workdays", "3 workdays", "10 calendar days", "none"; and as a
/// department writes them: 即时, 当场, 4小时, 0.5个工作日, 3个工作日, 10个自然日, 无.
std::optional<domain::Limit> parseLimit(std::string_view text);
/// In the English notation.
std::string limitText(const domain::Limit& limit);
inline constexpr std::string_view kLimitForm =
    "a limit like \"on the spot\", \"4 hours\", \"0.5 workdays\", \"3 workdays\", "
    "\"10 calendar days\" or \"none\"";

/// "90 s", "15 min", "2 h", "500 ms". At most 1,000 days.
std::optional<domain::Duration> parseDuration(std::string_view text);
std::string durationText(domain::Duration duration);
inline constexpr std::string_view kDurationForm = "a duration like \"90 s\", \"15 min\" or \"2 h\"";

/// "08:30"; "24:00" is the end of the day.
std::optional<domain::MinuteOfDay> parseMinuteOfDay(std::string_view text);
/// "08:30-12:00"; the end lies after the beginning.
std::optional<domain::Session> parseSession(std::string_view text);
/// "10-01" as 1001; 29 February is a day of a year.
std::optional<int> parseDayOfYear(std::string_view text);

}  // namespace hall::config
