#include <algorithm>
#include <set>

#include "server/domain/lint_findings.h"
#include "server/domain/numbering.h"

namespace hall::domain {

namespace {

constexpr Duration kWaitMax = std::chrono::hours{24};
constexpr Duration kServiceMax = std::chrono::hours{8};
/// A bit per value of `Ground`; 0 alone stands for everybody.
constexpr std::uint16_t kGroundBits = 0b11'1111'1110;

/// A queue that is gone, or not opened yet, is served by no counter.
bool isServed(const Catalogue::Content& content, QueueId queue) {
  return std::any_of(
      content.counters.begin(),
      content.counters.end(),
      [queue](const CounterPlace& place) { return place.queues.has(queue); }
  );
}

template <class Row, class Id>
bool isKnown(const std::vector<Row>& rows, Id id) {
  return std::any_of(rows.begin(), rows.end(), [id](const Row& row) { return row.id == id; });
}

// ---- numbers ------------------------------------------------------------------------------------

struct PrefixOwner {
  std::string prefix;
  std::string path;
};

std::vector<PrefixOwner> prefixesOf(const Catalogue::Content& content) {
  std::vector<PrefixOwner> owners = {
      {content.rules.priorityPrefix, "rules.priority_prefix"},
      {content.rules.appointmentPrefix, "rules.appointment_prefix"},
  };
  for (const Queue& queue : content.queues) {
    if (!isServed(content, queue.id)) continue;
    owners.push_back({queue.prefix, rowPath("queue", queue.code) + ".prefix"});
  }
  return owners;
}

/// A and A1 both make A1001: serial 1001 of the one, 001 of the other.
bool couldMeet(std::string_view shorter, std::string_view longer) {
  return longer.size() > shorter.size() && longer.starts_with(shorter) &&
         longer.find_first_not_of("0123456789", shorter.size()) == std::string_view::npos;
}

void lintPrefixes(const Catalogue::Content& content, Findings& found) {
  const std::vector<PrefixOwner> owners = prefixesOf(content);
  for (std::size_t i = 0; i < owners.size(); ++i) {
    found.require(
        isPrefix(owners[i].prefix),
        "prefix_invalid",
        owners[i].path,
        "a prefix is one to four capital letters and digits, at least one letter"
    );
    for (std::size_t j = 0; j < i; ++j) {
      found.require(
          owners[i].prefix != owners[j].prefix,
          "prefix_twice",
          owners[i].path,
          "`" + owners[i].prefix + "` is the prefix of " + owners[j].path + " too"
      );
      found.require(
          !couldMeet(owners[i].prefix, owners[j].prefix) &&
              !couldMeet(owners[j].prefix, owners[i].prefix),
          "prefix_ambiguous",
          owners[i].path,
          "with " + owners[j].path + " the same number could be made twice"
      );
    }
  }
}

// ---- queues -------------------------------------------------------------------------------------

bool isGround(Ground ground) {
  return ground >= Ground::None && ground <= Ground::Other;
}

void lintTarget(const Queue::TargetRow& row, const std::string& path, Findings& found) {
  const bool sane = row.target.wait > Duration{0} && row.target.wait <= kWaitMax &&
                    row.target.sharePermille >= 1 && row.target.sharePermille <= 999;
  found.require(
      sane, "target_out_of_range", path, "a wait of up to 24 h for a share between 0.1 % and 99.9 %"
  );
  found.require(isGround(row.ground), "ground_unknown", path, "no such ground");
  const bool fits = row.ticketClass != TicketClass::Ordinary || row.ground == Ground::None;
  found.require(fits, "target_unused", path, "an ordinary ticket has no ground");
}

void lintTargets(const Queue& queue, const std::string& path, Findings& found) {
  std::set<std::pair<TicketClass, Ground>> seen;
  for (std::size_t i = 0; i < queue.targets.size(); ++i) {
    const Queue::TargetRow& row = queue.targets[i];
    const std::string entry = entryPath(path + ".targets", i);
    lintTarget(row, entry, found);
    found.require(
        seen.emplace(row.ticketClass, row.ground).second,
        "target_twice",
        entry,
        "this class and ground have a target already"
    );
  }
}

void lintQueue(const Catalogue::Content& content, const Queue& queue, Findings& found) {
  const std::string path = rowPath("queue", queue.code);
  found.require(
      queue.id.value < QueueSet::kQueuesMax,
      "id_out_of_range",
      path,
      "a hall has at most 511 queues"
  );
  if (queue.withdrawn) return;
  if (!isServed(content, queue.id)) {
    found.doubt("queue_unserved", path, "no counter serves it, so nobody can take a number");
    return;
  }
  found.require(isKnown(content.zones, queue.zone), "zone_unknown", path + ".zone", "no such zone");
  found.require(
      queue.identity != IdentityRule::Required || !queue.identityBasis.zh.empty(),
      "basis_missing",
      path + ".identity_basis",
      "whoever asks for identity says by which rule"
  );
  found.require(
      queue.expectedService > Duration{0} && queue.expectedService <= kServiceMax,
      "service_out_of_range",
      path + ".expected_service",
      "more than 0, at most 8 h"
  );
  lintTargets(queue, path, found);
}

// ---- counters -----------------------------------------------------------------------------------

void lintCounter(const Catalogue::Content& content, const CounterPlace& place, Findings& found) {
  const std::string path = rowPath("counter", place.code);
  found.require(isKnown(content.zones, place.zone), "zone_unknown", path + ".zone", "no such zone");
  found.require(
      (place.onlyGrounds & ~kGroundBits) == 0,
      "ground_unknown",
      path + ".only_grounds",
      "no such ground"
  );
  for (std::uint32_t value = 0; value < QueueSet::kQueuesMax; ++value) {
    const QueueId queue{value};
    if (!place.queues.has(queue) || isKnown(content.queues, queue)) continue;
    found.fault("queue_unknown", path + ".queues", "no queue " + std::to_string(value));
  }
}

}  // namespace

void lintFloor(const Catalogue::Content& content, Findings& findings) {
  lintPrefixes(content, findings);
  for (const Queue& queue : content.queues) lintQueue(content, queue, findings);
  for (const CounterPlace& place : content.counters) lintCounter(content, place, findings);
}

}  // namespace hall::domain
