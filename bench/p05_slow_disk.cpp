#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"

/// P5: IssueTicket/s with every sync of the log slowed by 5 ms ÷ without, 1,024 in flight.
///
/// Both legs: the same server and the same calls; the only difference is the VFS of the log, which
/// sleeps 5 ms after each sync as a cheap disk would. It shows that commits are shared by whatever
/// came in meanwhile, so that a slow disk costs time to answer and not numbers an hour. The legs
/// take turns in which comes first, since the later one meets more waiting tickets.
namespace hall::bench {

namespace {

constexpr int kInFlight = 1024;
constexpr int kConnections = 32;
constexpr double kWarmUp = 0.3;
constexpr std::chrono::milliseconds kDelay{5};

double issuesPerSecond(
    const Settings& settings,
    ServerProcess& server,
    const HallFolder& hall,
    Connections& connections,
    std::chrono::microseconds delay
) {
  server.delaySyncs(delay);
  const auto kiosks = issuingClients(hall, kInFlight);
  const std::uint64_t syncs = server.syncs();
  const Load load = connections.run(pointers(kiosks), kWarmUp, settings.legSeconds());
  requireNoFailure(load, "IssueTicket");
  requireSynced(load.total, server.syncs() - syncs, kInFlight);
  return load.perSecond();
}

}  // namespace

Findings measureSlowDisk(const Settings& settings) {
  const HallFolder hall = makeHall(settings.directory / "p5", settings.config);
  std::vector<double> slow;
  std::vector<double> fast;
  for (int round = 1; round <= settings.rounds(); ++round) {
    const RoundFolder folder(settings, round);
    const HallFolder copy = copyOf(hall, folder.path());
    ServerProcess server(settings, copy);
    Connections connections(server.address(), kConnections);
    const auto leg = [&](std::chrono::microseconds delay) {
      return issuesPerSecond(settings, server, copy, connections, delay);
    };
    if (round % 2 == 0) fast.push_back(leg({}));
    slow.push_back(leg(kDelay));
    if (round % 2 == 1) fast.push_back(leg({}));
    say("P5 round " + std::to_string(round) + ": slowed " + rounded(slow.back()) +
        "/s, not slowed " + rounded(fast.back()) + "/s");
  }
  Findings findings;
  findings.measures = {
      medianOf("issues with syncs 5 ms slower ÷ without", ratios(slow, fast), "", atLeast(0.8))};
  findings.remarks = {
      {"slowed", rounded(median(slow)) + "/s"}, {"not slowed", rounded(median(fast)) + "/s"}};
  return findings;
}

}  // namespace hall::bench
