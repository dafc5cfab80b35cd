#include <algorithm>
#include <set>

#include "server/domain/catalogue_lint.h"
#include "server/domain/deciding.h"
#include "server/domain/errand.h"
#include "server/domain/refusing.h"

/// Publishing: all that the hall can see or a rule can read changes at once, for everybody.
/// Counters follow their published settings from then on, so what SetCounter changed lasts until
/// the next publishing.
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

/// A ticket issued is served: nobody with a number loses the last counter that serves their queue.
/// Whom no counter served before either holds nothing back.
Refused refuseAbandoning(const HallState& state, const Catalogue& next) {
  if (state.catalogue == nullptr) return std::nullopt;
  QueueId abandoned;  // the smallest, since tickets stand in no meaningful order
  for (const Ticket& ticket : state.floor.tickets()) {
    const bool loses = isServedAnywhere(*state.catalogue, ticket.queue, ticket.ground) &&
                       !isServedAnywhere(next, ticket.queue, ticket.ground);
    if (loses && (!abandoned || ticket.queue < abandoned)) abandoned = ticket.queue;
  }
  if (!abandoned) return std::nullopt;
  return Refusal{Reason::LastAbleCounter, {}}
      .with("queue_id", state.catalogue->find(abandoned)->code)
      .with("waiting", std::to_string(openIn(state.floor, abandoned)));
}

Refused refuseContent(const HallState& state, const Catalogue& next, Instant now) {
  const LocalDay today = next.zone().dayOf(now);
  if (auto refusal = refuseFaults(lint(next.content(), state.mode, today))) return refusal;
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
  if (auto refusal = refuseAbandoning(state, next)) return *std::move(refusal);
  return deciding.one(CataloguePublished{next.version(), command.hash, command.catalogue});
}

}  // namespace hall::domain
