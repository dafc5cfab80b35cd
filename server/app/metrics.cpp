#include "server/app/metrics.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <chrono>
#include <utility>
#include <vector>

namespace hall::app {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

MetricFamily family(const char* name, const char* help, MetricType type, double value) {
  MetricFamily result;
  result.name = name;
  result.help = help;
  result.type = type;
  ClientMetric metric;
  if (type == MetricType::Counter) {
    metric.counter.value = value;
  } else {
    metric.gauge.value = value;
  }
  result.metric.push_back(metric);
  return result;
}

MetricFamily counter(const char* name, const char* help, std::uint64_t value) {
  return family(name, help, MetricType::Counter, static_cast<double>(value));
}

MetricFamily gauge(const char* name, const char* help, double value) {
  return family(name, help, MetricType::Gauge, value);
}

MetricFamily level(const char* name, const char* help, std::uint64_t value) {
  return gauge(name, help, static_cast<double>(value));
}

double secondsOf(std::chrono::nanoseconds length) {
  return std::chrono::duration<double>(length).count();
}

MetricFamily info(const api::ServerFacts& facts) {
  MetricFamily family = gauge("hall_info", "The server that answers; always 1.", 1);
  family.metric.front().label = {
      {"version", facts.version},
      {"log_format", std::to_string(facts.logFormat)},
      {"chain_hash", facts.chainHash}};
  return family;
}

std::vector<MetricFamily> engineFamilies(const Measured& measured) {
  const auto& engine = measured.core.figures();
  return {
      info(measured.facts),
      gauge("hall_ready", "1 while the hall is served.", measured.facts.ready ? 1 : 0),
      gauge("hall_uptime_seconds", "Since the start.", secondsOf(measured.facts.uptime)),
      counter("hall_commits_total", "Batches committed durably.", engine.commits),
      counter("hall_events_total", "Events committed.", engine.events),
      counter("hall_calls_total", "Calls that had their turn.", engine.works),
      counter("hall_refused_total", "Commands refused with a reason.", engine.refused),
      counter("hall_overloaded_total", "Calls refused at a full inbox.", engine.overloaded),
      counter("hall_expired_total", "Calls dropped after their deadline.", engine.expired),
      counter("hall_core_turns_total", "Turns of the core thread, its pulse.", engine.turns),
      family(
          "hall_commit_seconds_total",
          "Time spent in commits.",
          MetricType::Counter,
          secondsOf(std::chrono::nanoseconds{engine.commitNs.load()})
      ),
      gauge(
          "hall_last_commit_seconds",
          "Time of the latest commit.",
          secondsOf(std::chrono::nanoseconds{engine.lastCommitNs.load()})
      ),
      level("hall_inbox_depth", "Calls waiting for their turn.", measured.core.depth()),
      level("hall_inbox_limit", "Calls that may wait.", measured.facts.inboxLimit),
      level("hall_position", "Position of the last event.", engine.position),
      gauge("hall_clock_held", "1 while the clock waits to be accepted.", engine.clockHeld ? 1 : 0),
      gauge("hall_core_failed", "1 after a commit failed.", engine.failed ? 1 : 0),
  };
}

std::vector<MetricFamily> storeFamilies(const Measured& measured) {
  const auto& engine = measured.core.figures();
  const auto& health = measured.health;
  const auto& facts = measured.facts;
  std::vector<MetricFamily> families{
      counter("hall_syncs_total", "Synced writes of the log.", health.syncs),
      level("hall_wal_bytes", "Size of the write-ahead log.", health.walBytes),
      level("hall_database_bytes", "Size of the database.", health.databaseBytes),
      level("hall_disk_free_bytes", "Free bytes where the data lies.", health.diskFreeBytes),
      level("hall_disk_floor_bytes", "Below it no numbers are issued.", facts.diskFloorBytes),
      gauge("hall_storage_low", "1 while issuing stops for want of disk.", engine.storageLow),
      gauge("hall_read_only", "1 while nothing is written for want of disk.", engine.readOnly),
      level("hall_snapshot_position", "Events the newest snapshot holds.", facts.snapshot.position),
      level(
          "hall_checkpoint_position",
          "Events the newest checkpoint signs.",
          facts.checkpoint.position
      ),
      level("hall_backup_position", "Events the newest backup holds.", facts.backup.position),
  };
  if (measured.backupAge) {
    families.push_back(gauge(
        "hall_backup_age_seconds",
        "Since the newest good backup, or since the log began.",
        secondsOf(*measured.backupAge)
    ));
  }
  return families;
}

std::vector<MetricFamily> readerFamilies(const Measured& measured) {
  const auto& watch = measured.hub.figures();
  const std::uint64_t position = measured.core.figures().position;
  const auto behind = [position](std::uint64_t reached) {
    return position > reached ? position - reached : 0;
  };
  MetricFamily alerts =
      level("hall_open_alerts", "Alerts that stand open, by level.", measured.redAlerts);
  alerts.metric.front().label = {{"level", "red"}};
  alerts.metric.push_back(alerts.metric.front());
  alerts.metric.back().label = {{"level", "yellow"}};
  alerts.metric.back().gauge.value = static_cast<double>(measured.yellowAlerts);
  return {
      std::move(alerts),
      level("hall_watchers", "Streams open.", watch.watchers),
      level("hall_watched_scopes", "Views watched.", watch.scopes),
      counter("hall_watch_frames_total", "Frames sent to watchers.", watch.frames),
      counter("hall_watch_merged_total", "States that a slow watcher passed over.", watch.merged),
      level("hall_watch_lag_events", "Events the watch is behind.", behind(watch.position)),
      level(
          "hall_views_lag_events",
          "Events the read models are behind.",
          behind(measured.facts.viewsPosition)
      ),
      level("hall_views_bytes", "Size of the read models.", measured.facts.viewsBytes),
  };
}

MetricFamily refusedRequests(const Measured& measured) {
  MetricFamily family;
  family.name = "hall_web_refused_total";
  family.help = "Requests of browsers that were turned away, by why.";
  family.type = MetricType::Counter;
  for (const web::RefusedRequests::Sum& sum : measured.refusedRequests) {
    ClientMetric metric;
    metric.label = {{"why", std::string(sum.why)}};
    metric.counter.value = static_cast<double>(sum.count);
    family.metric.push_back(metric);
  }
  return family;
}

}  // namespace

std::string metricsText(const Measured& measured) {
  std::vector<MetricFamily> families = engineFamilies(measured);
  for (const auto& more : {storeFamilies(measured), readerFamilies(measured)}) {
    families.insert(families.end(), more.begin(), more.end());
  }
  families.push_back(refusedRequests(measured));
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace hall::app
