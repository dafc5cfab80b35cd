#include <filesystem>
#include <stdexcept>

#include "bench/child_process.h"
#include "bench/figure_table.h"
#include "bench/history.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"

/// U3: the manager's page, from the navigation to the frame that shows every counter and queue of a
/// hall with a full day behind it, in headless Chromium on the server's own machine. Each round is
/// a browser profile that has never seen the page: nothing comes from a cache.
namespace hall::bench {

namespace {

constexpr int kTickets = 5000;
constexpr int kWaiting = 300;
constexpr int kSeats = 8;
constexpr double kGoalMs = 1500;

/// The browser, driven by the pages' own test tools.
class Browser {
 public:
  Browser(const std::filesystem::path& script, const ServerProcess& server, const HallFolder& hall)
      : process_(
            {"/usr/bin/env",
             {"node",
              script.string(),
              "http://127.0.0.1:" + std::to_string(server.webPort()),
              hall.managerToken,
              std::to_string(hall.counters),
              std::to_string(hall.queues)},
             ""}
        ) {
    if (process_.line() != "READY") throw std::runtime_error("the browser did not start");
  }

  double paint() {
    process_.write("paint");
    return std::stod(process_.line());
  }

 private:
  ChildProcess process_;
};

}  // namespace

Findings measureManagerPage(const Settings& settings) {
  const std::filesystem::path web = settings.config.parent_path() / "web";
  if (!std::filesystem::exists(web / "dist")) {
    throw std::runtime_error("the pages are not built: " + (web / "dist").string());
  }
  const RoundFolder folder(settings, 0);
  const HallFolder hall = makeHall(folder.path(), settings.config, kSeats);
  {
    History history(hall);
    history.writeToday(kTickets, kWaiting);
  }
  ServerWishes wishes;
  wishes.pages = web / "dist";
  ServerProcess server(settings, hall, wishes);
  Browser browser(web / "tests" / "bench" / "first_paint.mjs", server, hall);
  const double first = browser.paint();
  std::vector<double> milliseconds;
  for (int round = 1; round <= settings.rounds(); ++round) {
    milliseconds.push_back(browser.paint());
    say("U3 round " + std::to_string(round) + ": " + rounded(milliseconds.back()) + " ms");
  }
  Findings findings;
  findings.measures = {
      {"first view of the manager's page, the browser just started",
       first,
       "ms",
       atMost(kGoalMs),
       {}},
      medianOf("view of the manager's page, nothing cached", milliseconds, "ms", atMost(kGoalMs))};
  findings.remarks = {
      {"tickets of the day",
       std::to_string(kTickets) + ", " + std::to_string(kWaiting) + " waiting"},
      {"counters and queues",
       std::to_string(hall.counters) + " and " + std::to_string(hall.queues)}};
  return findings;
}

}  // namespace hall::bench
