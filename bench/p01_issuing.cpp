#include <numeric>
#include <stdexcept>

#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"

/// P1: durable IssueTicket/s ÷ empty rpc/s.
///
/// Both legs: the same server process, connections, client thread, 256 calls in flight, bearer
/// token, deadline and transport (server/rpc). The empty method answers on the transport's thread,
/// without access check, inbox or disk. IssueTicket does all a kiosk's number costs: token, access,
/// decision, chained event, request mark, one synced commit a batch, and the whole answer.
/// Work is equal in that both are one call over the same wire; the ratio is what the hall adds.
namespace hall::bench {

namespace {

constexpr int kInFlight = 256;
constexpr int kConnections = 8;
constexpr double kWarmUp = 0.3;

}  // namespace

Findings measureIssuing(const Settings& settings) {
  const HallFolder hall = makeHall(settings.directory / "p1", settings.config);
  std::vector<double> empty;
  std::vector<double> durable;
  std::vector<double> commandsPerSync;
  std::vector<double> emptyCpu;
  std::vector<double> durableCpu;
  for (int round = 1; round <= settings.rounds(); ++round) {
    // A new log each round: a hall's day has thousands of numbers, not hundreds of thousands.
    const RoundFolder folder(settings, round);
    const HallFolder copy = copyOf(hall, folder.path());
    ServerProcess server(settings, copy);
    Connections connections(server.address(), kConnections);

    const auto emptyOnes = emptyClients(copy, kInFlight);
    double cpu = server.process().cpuSeconds();
    const Load idle = connections.run(pointers(emptyOnes), kWarmUp, settings.legSeconds());
    requireNoFailure(idle, "empty calls");
    emptyCpu.push_back(
        (server.process().cpuSeconds() - cpu) * 1e6 / static_cast<double>(idle.total)
    );

    const auto kiosks = issuingClients(copy, kInFlight);
    const std::uint64_t syncs = server.syncs();
    cpu = server.process().cpuSeconds();
    const Load issued = connections.run(pointers(kiosks), kWarmUp, settings.legSeconds());
    requireNoFailure(issued, "IssueTicket");
    durableCpu.push_back(
        (server.process().cpuSeconds() - cpu) * 1e6 / static_cast<double>(issued.total)
    );
    commandsPerSync.push_back(requireSynced(issued.total, server.syncs() - syncs, kInFlight));

    empty.push_back(idle.perSecond());
    durable.push_back(issued.perSecond());
    say("P1 round " + std::to_string(round) + ": empty " + rounded(empty.back()) + "/s, durable " +
        rounded(durable.back()) + "/s; server CPU " + rounded(emptyCpu.back()) + " and " +
        rounded(durableCpu.back()) + " µs a call");
  }
  Findings findings;
  findings.measures = {
      medianOf("durable issues ÷ empty calls", ratios(durable, empty), "", atLeast(0.70))};
  findings.remarks = {
      {"empty calls", rounded(median(empty)) + "/s"},
      {"durable issues", rounded(median(durable)) + "/s"},
      {"issues a sync", rounded(median(commandsPerSync))},
      {"server CPU a call, empty and durable",
       rounded(median(emptyCpu)) + " µs and " + rounded(median(durableCpu)) + " µs"}};
  return findings;
}

}  // namespace hall::bench
