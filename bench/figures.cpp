#include <algorithm>
#include <iostream>
#include <stdexcept>

#include "bench/figure_table.h"

namespace hall::bench {

const std::vector<Figure>& figures() {
  static const std::vector<Figure> kFigures{
      {"P1", "durable IssueTicket/s ÷ empty rpc/s, 256 in flight", &measureIssuing},
      {"P2", "durable commands/s without transport ÷ what the disk would do", &measureCore},
      {"P3", "ticket lives/s ÷ a PostgreSQL SKIP LOCKED queue, 256 clients", &measureLives},
      {"P4", "latency of one durable call, and after pauses", &measureLatency},
      {"P5", "throughput with every sync 5 ms slower ÷ without", &measureSlowDisk},
      {"P6", "goodput and refusals at 1.5 × capacity", &measureOverload},
      {"P8", "2,000 boards: a call to the last of them, stalled ones", &measureWatchers},
      {"P8W", "2,000 boards in browsers (WebSocket), as P8", &measureSocketWatchers},
      {"P10", "kill −9 to the first durable answer, a million events of history", &measureRestart},
      {"P14", "month report over a million tickets", &measureMonthReport},
      {"U1", "kiosk: start, touch to page, key to results, memory", &measureKiosk},
      {"U2", "counter client: key to number, a hundred idle clients", &measureCounter},
      {"U3", "manager's page: to the first view of a full day", &measureManagerPage},
      {"Q1", "promises kept by the way of calling, 1,000 simulated days", &measureCallQuality},
  };
  return kFigures;
}

std::vector<Figure> chosen(const std::vector<std::string>& ids) {
  const auto& all = figures();
  for (const std::string& id : ids) {
    const bool known =
        std::any_of(all.begin(), all.end(), [&](const Figure& figure) { return figure.id == id; });
    if (!known) throw std::invalid_argument("there is no figure " + id + "; see --list");
  }
  std::vector<Figure> result;
  for (const Figure& figure : all) {
    if (ids.empty() || std::find(ids.begin(), ids.end(), figure.id) != ids.end()) {
      result.push_back(figure);
    }
  }
  return result;
}

void say(const std::string& line) {
  std::cerr << "hall-bench: " << line << std::endl;
}

}  // namespace hall::bench
