#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/api/upkeep.h"
#include "server/engine/core.h"
#include "server/engine/watch_hub.h"
#include "server/web/refused_requests.h"

namespace hall::app {

/// What /metrics tells of, at one moment.
struct Measured {
  const engine::Core& core;
  const engine::WatchHub& hub;
  api::ServerFacts facts;
  engine::Store::Health health;
  domain::Instant now;  ///< of the hall
  std::uint64_t redAlerts = 0;
  std::uint64_t yellowAlerts = 0;
  std::vector<web::RefusedRequests::Sum> refusedRequests{};
  /// Nothing: this server makes no backups.
  std::optional<domain::Duration> backupAge = std::nullopt;
};

/// The figures of a running server in Prometheus' text form. No ids, no numbers of people.
std::string metricsText(const Measured& measured);

}  // namespace hall::app
