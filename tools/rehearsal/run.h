#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "tools/rehearsal/call_record.h"
#include "tools/rehearsal/day_checks.h"
#include "tools/rehearsal/generated_day.h"

namespace hall::rehearsal {

/// What is rehearsed, where, and how fast.
struct RunOptions {
  // ---- a server that runs already ----
  std::string server;                 ///< "127.0.0.1:7300"; empty: one is started
  std::filesystem::path credentials;  ///< what that server printed at its first start
  std::filesystem::path authority;    ///< PEM; empty: no TLS

  // ---- a server of one's own ----
  std::filesystem::path program;    ///< hall-server
  std::filesystem::path catalogue;  ///< of its hall
  std::filesystem::path folder;     ///< for its data, kept; empty: a temporary one
  std::string pace = "stepped";     ///< or how many times as fast as real time

  // ---- the day ----
  std::filesystem::path record;  ///< of calls; empty: a generated day
  std::optional<std::chrono::year_month_day> day;
  GeneratedDayOptions generated;
  CallDayOptions recorded;
  std::uint64_t seed = 1;

  std::string saveReport;  ///< file; empty: none
  bool isQuiet = false;
  std::function<void(const std::string&)> say;  ///< told what came of it, as it comes
};

/// What came of it. No faults: the hall kept every promise.
struct RunResult {
  RehearsedDay day;
  v1::GetReportResponse report;  ///< the hall's own, over the days it touched
  Faults faults;
  /// The day in one word: equal for two runs that went alike.
  std::string fingerprint;
};

/// Rehearses a day. Throws std::runtime_error with a sentence when it cannot be done, HallRefused
/// when the hall refused what it must not.
RunResult rehearse(const RunOptions& options);

}  // namespace hall::rehearsal
