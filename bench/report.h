#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bench/figure.h"

namespace hall::bench {

/// One figure of a run: what it found, or why it could not be measured.
struct Entry {
  std::string id;
  std::string title;
  Findings findings;
  std::string problem;  ///< empty: it was measured
  double seconds = 0.0;
};

struct Report {
  std::vector<Remark> machine;
  std::vector<Entry> entries;
  bool quick = false;
  double seconds = 0.0;

  /// Every goal is met and everything was measured.
  bool passes() const;
};

/// The table for people.
std::string tableOf(const Report& report);
/// The same for machines, with every round.
std::string jsonOf(const Report& report);

}  // namespace hall::bench
