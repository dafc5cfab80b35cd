#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tools/simulator/floor_day.h"
#include "tools/simulator/layout.h"

/// How well a way of calling keeps its promises, over many simulated days (queueing.md 2.3 and 5).
///
/// Measured with the reference layout and seeds 1000 to 1999, share in target and worst kind ÷
/// goal:
///
///   load   HYB             with quick bonus   longest wait
///   0.90   98.8 %, 1.051   98.9 %, 1.051      97.8 %, 0.982
///   1.00   96.7 %, 1.046   97.1 %, 1.046      94.7 %, 0.912
///   1.10   92.5 %, 0.992   93.4 %, 0.998      88.9 %, 0.809
///
/// Four thousand other days (seeds 2000 to 5999) gave 96.7 % for HYB at load 1.00 and 94.5 % for
/// the longest wait; single thousands differ by half a point. Compare policies, not single figures.
namespace hall::simulator {

/// Both included; each seed is one day.
struct Seeds {
  std::uint64_t first = 1000;
  std::uint64_t last = 1999;
};

struct KindFigures {
  std::string_view name;
  domain::Target target;
  std::uint64_t tickets = 0;
  std::uint64_t inTarget = 0;  ///< wait ≤ T
  domain::Duration longestWait{0};

  double share() const;
  /// Share in target ÷ promised share.
  double shareToGoal() const;
};

struct PolicyFigures {
  std::vector<KindFigures> kinds;  ///< as in Layout::visitors
  std::uint64_t tickets = 0;
  std::uint64_t inTarget = 0;
  domain::Duration longestWait{0};
  /// Largest wait − 2T of all tickets: how far beyond the starvation cap somebody came.
  domain::Duration beyondCap{domain::Duration::min()};
  domain::Duration slowestService{0};
  std::uint64_t overtakes = 0;  ///< calls of a ticket while an older one of its line waited

  double share() const;
  double worstShareToGoal() const;
};

/// The hall's own way of calling and the reference, on the same visitors.
struct CallPolicyFigures {
  double load = 1.0;
  PolicyFigures hyb;
  PolicyFigures hybQuickBonus;
  PolicyFigures longestWait;
};

/// A thousand days take about 3 s at -O2. Deterministic.
CallPolicyFigures measureCallPolicy(
    double load, Seeds seeds = {}, const Layout& layout = referenceLayout()
);

}  // namespace hall::simulator
