#include <stdexcept>

#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"

/// P6: what is left of the capacity when half as much again is asked for.
///
/// Capacity is set by a shim and not by the processors, so that the load generator is never the
/// limit: every sync takes 20 ms longer and a commit takes at most 64 commands. Closed loop, 256 in
/// flight: the capacity. Open loop at 1.5 times that, answers or not: goodput is what was answered
/// OK each second once the inbox is full; the rest is refused with RESOURCE_EXHAUSTED, counted from
/// the moment the call was due, so that a generator that lags makes it worse and not better.
namespace hall::bench {

namespace {

constexpr int kBatch = 64;
constexpr std::chrono::milliseconds kDelay{20};
constexpr int kInFlight = 256;
constexpr int kConnections = 96;  // 64 calls each: more than the inbox of 4,096 takes
constexpr double kOverload = 1.5;
constexpr double kInbox = 4096.0;

}  // namespace

Findings measureOverload(const Settings& settings) {
  const HallFolder hall = makeHall(settings.directory / "p6", settings.config);
  std::vector<double> capacity;
  std::vector<double> goodput;
  std::vector<double> refusal;
  std::vector<double> slowestRefusal;
  std::vector<double> answer;
  for (int round = 1; round <= settings.rounds(); ++round) {
    const RoundFolder folder(settings, round);
    const HallFolder copy = copyOf(hall, folder.path());
    ServerProcess server(settings, copy, {kBatch, kDelay});
    Connections connections(server.address(), kConnections);
    const auto kiosks = issuingClients(copy, kInFlight);
    const std::uint64_t syncs = server.syncs();
    const Load closed = connections.run(pointers(kiosks), 0.3, settings.legSeconds());
    requireNoFailure(closed, "IssueTicket");
    requireSynced(closed.total, server.syncs() - syncs, kBatch);
    capacity.push_back(closed.perSecond());

    IssuingClient crowd(copy, 0);
    // The surplus fills the inbox first.
    const double fill = kInbox / ((kOverload - 1.0) * capacity.back()) + 1.0;
    const OpenLoad open =
        connections.flood(crowd, kOverload * capacity.back(), fill, settings.legSeconds());
    if (open.failed > 0) throw std::runtime_error("overload: " + open.firstFailure);
    if (open.refusalMs.empty()) throw std::runtime_error("nothing was refused: no overload");
    goodput.push_back(static_cast<double>(open.answered) / open.seconds);
    refusal.push_back(percentile(open.refusalMs, 0.99));
    slowestRefusal.push_back(percentile(open.refusalMs, 1.0));
    answer.push_back(percentile(open.answerMs, 0.99));
    say("P6 round " + std::to_string(round) + ": capacity " + rounded(capacity.back()) +
        "/s, goodput " + rounded(goodput.back()) + "/s, refusal p99 " + rounded(refusal.back()) +
        " ms");
  }
  Findings findings;
  findings.measures = {
      medianOf("goodput at 1.5 × capacity ÷ capacity", ratios(goodput, capacity), "", atLeast(0.9)),
      medianOf("time to a refusal, p99", refusal, "ms", atMost(10.0))};
  findings.remarks = {
      {"capacity", rounded(median(capacity)) + "/s"},
      {"slowest refusal", rounded(median(slowestRefusal)) + " ms"},
      {"answers at a full inbox, p99", rounded(median(answer)) + " ms"}};
  return findings;
}

}  // namespace hall::bench
