#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/rehearsal/day_plan.h"

/// The record of a bank's call centre in 1999 (Technion, "Anonymous Bank"): calls as applicants,
/// types as items, agents as counter staff, priority 2 as priority numbers, hanging up as patience.
namespace hall::rehearsal {

/// One row; times are seconds after midnight of its day.
struct RecordedCall {
  std::chrono::seconds arrival{0};
  std::string type;
  int priority = 0;
  std::chrono::seconds wait{0};  ///< in the queue
  bool served = false;
  std::chrono::seconds serviceFrom{0};
  std::chrono::seconds service{0};  ///< 0: not written down
  std::string agent;                ///< empty: not written down
};

struct CallDay {
  std::chrono::year_month_day date;
  std::string file;
  std::vector<RecordedCall> calls;  ///< by arrival
};

/// The day with most calls, or `wanted`. Throws std::runtime_error with a sentence: the file cannot
/// be read, a line does not fit, the day is not in it (naming those that are).
CallDay readCallDay(
    const std::filesystem::path& file, std::optional<std::chrono::year_month_day> wanted
);

/// How a day of calls becomes a day at counters. Shares are per mille.
struct CallDayOptions {
  std::uint64_t seed = 1;
  int silentShare = 50;    ///< of those who hang up: the counter learns it only by calling in vain
  int holdShare = 10;      ///< of those who are served
  int transferShare = 10;  ///< likewise
  int returnShare = 500;   ///< of those passed over
};

/// The same seed gives the same plan. Staff and counters are those of config/catalogue/call-centre:
/// agent A07 sits at counter 7.
DayPlan planOf(const CallDay& day, const CallDayOptions& options);

/// "2026-03-02".
std::optional<std::chrono::year_month_day> parseDate(const std::string& text);
std::string dateText(std::chrono::year_month_day date);

}  // namespace hall::rehearsal
