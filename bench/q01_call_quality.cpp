#include <fmt/format.h>

#include "bench/figure_table.h"
#include "bench/rounds.h"
#include "tools/simulator/call_policy.h"

/// Q1: how well the hall's way of calling keeps its promises.
///
/// The dispatcher of server/domain runs 1,000 simulated days of the reference hall (13 counters,
/// six kinds of visitors, tools/simulator/layout.h); the longest wait is called on the very same
/// visitors beside it. Deterministic: seeds 1000 to 1999, one run.
namespace hall::bench {

namespace {

std::string percent(double share) {
  return fmt::format("{:.2f} %", 100.0 * share);
}

std::string besides(const simulator::CallPolicyFigures& figures) {
  return "longest wait " + percent(figures.longestWait.share()) + ", worst " +
         fmt::format("{:.3f}", figures.longestWait.worstShareToGoal()) +
         "; with quick-service bonus " + percent(figures.hybQuickBonus.share()) + ", worst " +
         fmt::format("{:.3f}", figures.hybQuickBonus.worstShareToGoal());
}

}  // namespace

Findings measureCallQuality(const Settings&) {
  const simulator::CallPolicyFigures full = simulator::measureCallPolicy(1.0);
  const simulator::CallPolicyFigures over = simulator::measureCallPolicy(1.1);
  Findings findings;
  findings.measures = {
      {"load 1.00: share in target", 100.0 * full.hyb.share(), "%", atLeast(96.5), {}},
      {"load 1.00: worst kind ÷ its goal", full.hyb.worstShareToGoal(), "", atLeast(1.03), {}},
      {"load 1.10: worst kind ÷ its goal", over.hyb.worstShareToGoal(), "", atLeast(0.97), {}}};
  findings.remarks = {{"beside, load 1.00", besides(full)}, {"beside, load 1.10", besides(over)}};
  return findings;
}

}  // namespace hall::bench
