#include "tools/simulator/call_policy.h"

#include <algorithm>

namespace hall::simulator {

namespace {

double ratio(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

PolicyFigures noFigures(const Layout& layout) {
  PolicyFigures figures;
  for (const Visitors& visitors : layout.visitors) {
    KindFigures kind;
    kind.name = visitors.name;
    kind.target = visitors.target;
    figures.kinds.push_back(kind);
  }
  return figures;
}

/// Tickets of one kind stand in one line, so that nobody may be called before an older one.
std::uint64_t overtakesIn(
    const Layout& layout, const std::vector<Visit>& visits, const std::vector<Call>& calls
) {
  std::uint64_t overtakes = 0;
  std::vector<domain::Instant> lastCall(layout.visitors.size(), domain::Instant::min());
  for (std::size_t i = 0; i < visits.size(); ++i) {
    domain::Instant& last = lastCall[visits[i].kind];
    const domain::Instant called = visits[i].ref + calls[i].wait;
    if (called < last) ++overtakes;
    last = std::max(last, called);
  }
  return overtakes;
}

void addDay(
    PolicyFigures& figures,
    const Layout& layout,
    const std::vector<Visit>& visits,
    CallPolicy policy
) {
  const std::vector<Call> calls = runDay(layout, visits, policy);
  for (std::size_t i = 0; i < visits.size(); ++i) {
    KindFigures& kind = figures.kinds[visits[i].kind];
    const domain::Duration wait = calls[i].wait;
    const bool inTarget = wait <= kind.target.wait;
    ++kind.tickets;
    ++figures.tickets;
    kind.inTarget += inTarget ? 1U : 0U;
    figures.inTarget += inTarget ? 1U : 0U;
    kind.longestWait = std::max(kind.longestWait, wait);
    figures.longestWait = std::max(figures.longestWait, wait);
    figures.beyondCap = std::max(figures.beyondCap, wait - 2 * kind.target.wait);
    figures.slowestService = std::max(figures.slowestService, visits[i].service);
  }
  figures.overtakes += overtakesIn(layout, visits, calls);
}

}  // namespace

double KindFigures::share() const {
  return ratio(inTarget, tickets);
}

double KindFigures::shareToGoal() const {
  return share() * 1000.0 / target.sharePermille;
}

double PolicyFigures::share() const {
  return ratio(inTarget, tickets);
}

double PolicyFigures::worstShareToGoal() const {
  double worst = kinds.empty() ? 1.0 : kinds.front().shareToGoal();
  for (const KindFigures& kind : kinds) worst = std::min(worst, kind.shareToGoal());
  return worst;
}

CallPolicyFigures measureCallPolicy(double load, Seeds seeds, const Layout& layout) {
  CallPolicyFigures figures;
  figures.load = load;
  figures.hyb = figures.hybQuickBonus = figures.longestWait = noFigures(layout);
  for (std::uint64_t seed = seeds.first; seed <= seeds.last; ++seed) {
    const std::vector<Visit> visits = visitsOf(layout, load, seed);
    addDay(figures.hyb, layout, visits, CallPolicy::Hyb);
    addDay(figures.hybQuickBonus, layout, visits, CallPolicy::HybQuickBonus);
    addDay(figures.longestWait, layout, visits, CallPolicy::LongestWait);
  }
  return figures;
}

}  // namespace hall::simulator
