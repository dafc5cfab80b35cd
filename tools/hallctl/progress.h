#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>

#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// How far a long work is, on standard error: a bar that redraws itself on a terminal, elsewhere a
/// plain line at each tenth, so that a log stays readable. Silent until half a second has passed.
class Progress {
 public:
  /// `out` outlives it.
  Progress(std::string label, bool terminal, std::FILE* out, const Style& style);
  /// On standard error.
  Progress(std::string label, const Style& style);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::uint64_t done, std::uint64_t total);
  /// Another part of the work begins.
  void relabel(std::string label);
  /// Takes the bar away, or ends the line. Also at destruction.
  void finish();

  /// "核验日志 [#####-----]  52 % 1234/2345": for a line of this many columns.
  static std::string bar(
      const std::string& label, std::uint64_t done, std::uint64_t total, std::size_t columns
  );

 private:
  std::string label_;
  const bool terminal_;
  std::FILE* out_;
  std::string separator_;
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point drawn_{};
  int tenth_ = 0;
  bool shown_ = false;
};

}  // namespace hall::hallctl
