#include <algorithm>
#include <set>

#include "server/domain/catalogue_lint.h"
#include "server/domain/closing_rules.h"
#include "server/domain/deciding.h"
#include "server/domain/numbering.h"
#include "server/domain/refusing.h"

/// Publishing: all that the hall can see or a rule can read changes at once, for everybody.
/// A counter takes the settings that differ from those published before; what SetCounter changed
/// lasts until the files change that very setting.
namespace hall::domain {

namespace {

using Refused = std::optional<Refusal>;

constexpr std::size_t kFindingsNamedMax = 100;

/// The one rule that every fault breaks, else nothing: some rules have a reason of their own.
std::optional<std::string> onlyRule(const std::vector<Finding>& findings) {
  std::set<std::string> rules;
  for (const Finding& finding : findings) {
    if (finding.severity == LintSeverity::Fault) rules.insert(finding.rule);
  }
  return rules.size() == 1 ? std::optional(*rules.begin()) : std::nullopt;
}

Reason reasonOf(const std::vector<Finding>& findings) {
  const std::optional<std::string> rule = onlyRule(findings);
  if (rule == kRuleSampleText) return Reason::SampleTextInRealMode;
  if (rule == kRuleReviewerIsEditor) return Reason::ReviewerIsEditor;
  return Reason::CatalogueInvalid;
}

/// Paths under the rule they break; the first hundred.
Refused refuseFaults(const std::vector<Finding>& findings) {
  if (!hasFault(findings)) return std::nullopt;
  Refusal refusal{reasonOf(findings), {}};
  for (const Finding& finding : findings) {
    if (finding.severity != LintSeverity::Fault) continue;
    if (refusal.details.size() == kFindingsNamedMax) break;
    refusal.details.push_back({finding.rule, finding.path});
  }
  if (refusal.reason == Reason::SampleTextInRealMode) {
    refusal.details.insert(refusal.details.begin(), {"field", refusal.details.front().value});
  }
  return refusal;
}

std::uint32_t versionOf(const HallState& state) {
  return state.catalogue == nullptr ? 0 : state.catalogue->version();
}

Refused refuseStale(const HallState& state, const PublishCatalogue& command) {
  const std::uint32_t current = versionOf(state);
  const bool next = command.catalogue->version() == current + 1;
  if (command.expectedVersion == current && next) return std::nullopt;
  return Refusal{Reason::CatalogueStale, {}}.with("etag", std::to_string(current));
}

/// Unchanged but for its version.
Refused refuseUnchanged(const HallState& state, const Catalogue& next) {
  if (state.catalogue == nullptr) return std::nullopt;
  Catalogue::Content as = state.catalogue->content();
  as.version = next.version();
  if (!(as == next.content())) return std::nullopt;
  return Refusal{Reason::NothingChanged, {}};
}

std::uint32_t openIn(const Floor& floor, QueueId queue) {
  const auto count =
      std::count_if(floor.tickets().begin(), floor.tickets().end(), [&](const Ticket& ticket) {
        return ticket.queue == queue;
      });
  return static_cast<std::uint32_t>(count);
}

/// The counters as they will be once `next` is published.
std::vector<Counter> countersUnder(const HallState& state, const Catalogue& next) {
  std::vector<Counter> counters;
  for (const CounterPlace& place : next.content().counters) {
    Counter counter;
    counter.id = place.id;
    if (const Counter* now = state.floor.counter(place.id)) counter = *now;
    counters.push_back(republished(counter, state.catalogue->find(place.id), place));
  }
  return counters;
}

bool isTakenBy(const std::vector<Counter>& counters, const Ticket& ticket) {
  return std::any_of(counters.begin(), counters.end(), [&](const Counter& counter) {
    return counter.takes(ticket.queue, ticket.ground);
  });
}

/// The smallest queue of which somebody with a number, also one who may still come back, loses the
/// last counter set to serve them, whoever sits there by then.
std::optional<QueueId> losesItsPlaces(const HallState& state, const std::vector<Counter>& after) {
  std::optional<QueueId> first;  // the smallest, since tickets stand in no meaningful order
  for (const Ticket& ticket : state.floor.tickets()) {
    if (first && *first <= ticket.queue) continue;
    if (isTakenBy(state.floor.counters(), ticket) && !isTakenBy(after, ticket)) {
      first = ticket.queue;
    }
  }
  return first;
}

/// A ticket issued is served: publishing takes neither the last counter from whoever has a number,
/// nor the last one with somebody at it from whoever waits. Whom no counter served before either
/// holds nothing back.
Refused refuseAbandoning(const HallState& state, const Catalogue& next, Instant now) {
  if (state.catalogue == nullptr) return std::nullopt;
  const std::vector<Counter> after = countersUnder(state, next);
  std::optional<QueueId> abandoned = losesItsPlaces(state, after);
  if (!abandoned) abandoned = leftAlone(state, after, now);
  if (!abandoned) return std::nullopt;
  return Refusal{Reason::LastAbleCounter, {}}
      .with("queue_id", state.catalogue->find(*abandoned)->code)
      .with("waiting", std::to_string(openIn(state.floor, *abandoned)));
}

/// A kiosk's number, in somebody's hand already, must not become one of the hall's.
std::vector<Finding> lintOfflinePrefixes(const HallState& state, const Catalogue& next) {
  std::vector<Finding> found;
  for (const auto& [id, device] : state.devices) {
    if (device.offlinePrefix.empty() || !isReadAsTheHalls(next, device.offlinePrefix)) continue;
    found.push_back(
        {LintSeverity::Fault,
         "offline_prefix",
         "device." + device.code,
         "a queue's prefix is read as that of the kiosk's numbers without the server, " +
             device.offlinePrefix}
    );
  }
  return found;
}

Refused refuseContent(const HallState& state, const Catalogue& next, Instant now) {
  const LocalDay today = next.zone().dayOf(now);
  if (auto refusal = refuseFaults(lint(next.content(), state.mode, today))) return refusal;
  if (auto refusal = refuseFaults(lintOfflinePrefixes(state, next))) return refusal;
  if (state.catalogue == nullptr) return std::nullopt;
  return refuseFaults(lintNumbering(state.catalogue->content(), next.content()));
}

}  // namespace

Result<Events> decideOn(const Deciding& deciding, const PublishCatalogue& command) {
  const HallState& state = deciding.state;
  if (command.catalogue == nullptr) return malformedIn("catalogue");
  if (command.hash.empty()) return malformedIn("hash");
  if (auto refusal = refuseStale(state, command)) return *std::move(refusal);
  const Catalogue& next = *command.catalogue;
  if (auto refusal = refuseUnchanged(state, next)) return *std::move(refusal);
  if (auto refusal = refuseContent(state, next, deciding.now)) return *std::move(refusal);
  if (auto refusal = refuseAbandoning(state, next, deciding.now)) return *std::move(refusal);
  return deciding.one(CataloguePublished{next.version(), command.hash, command.catalogue});
}

}  // namespace hall::domain
