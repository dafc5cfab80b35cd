#include "server/app/metrics.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

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

}  // namespace

std::string metricsText(
    const engine::Core& core, const engine::WatchHub& hub, const engine::Store::Health& health
) {
  const auto& engine = core.figures();
  const auto& watch = hub.figures();
  constexpr double kNsPerSecond = 1e9;
  const std::vector<MetricFamily> families{
      counter("hall_commits_total", "Batches committed durably.", engine.commits),
      counter("hall_events_total", "Events committed.", engine.events),
      counter("hall_calls_total", "Calls that had their turn.", engine.works),
      counter("hall_refused_total", "Commands refused with a reason.", engine.refused),
      counter("hall_overloaded_total", "Calls refused at a full inbox.", engine.overloaded),
      counter("hall_expired_total", "Calls dropped after their deadline.", engine.expired),
      family(
          "hall_commit_seconds_total",
          "Time spent in commits.",
          MetricType::Counter,
          static_cast<double>(engine.commitNs) / kNsPerSecond
      ),
      gauge("hall_inbox_depth", "Calls waiting for their turn.", static_cast<double>(core.depth())),
      gauge("hall_position", "Position of the last event.", static_cast<double>(engine.position)),
      gauge("hall_clock_held", "1 while the clock waits to be accepted.", engine.clockHeld ? 1 : 0),
      gauge(
          "hall_storage_low", "1 while issuing stops for want of disk.", engine.storageLow ? 1 : 0
      ),
      gauge("hall_wal_bytes", "Size of the write-ahead log.", static_cast<double>(health.walBytes)),
      gauge(
          "hall_database_bytes", "Size of the database.", static_cast<double>(health.databaseBytes)
      ),
      gauge(
          "hall_disk_free_bytes",
          "Free bytes where the data lies.",
          static_cast<double>(health.diskFreeBytes)
      ),
      counter("hall_syncs_total", "Synced writes of the log.", health.syncs),
      gauge("hall_watchers", "Streams open.", static_cast<double>(watch.watchers)),
      gauge("hall_watched_scopes", "Views watched.", static_cast<double>(watch.scopes)),
      counter("hall_watch_frames_total", "Frames sent to watchers.", watch.frames),
  };
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace hall::app
