#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/history.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"

/// P10: from kill −9 to the first durable answer.
///
/// A hall with at least a million events of past days (four million in a full run) and 10,000
/// tickets today, 2,000 of them waiting. The
/// server runs, issues numbers, is killed without warning, started again at once and asked for a
/// number: process start, recovery of the database, snapshot and tail, listening, connection and
/// one synced commit are all in the time. The snapshot is what the server left at its last orderly
/// stop; what came after it is replayed.
///
/// Cases are not part of this version, so that none are open.
namespace hall::bench {

namespace {

constexpr int kIssuedBeforeKill = 500;

double secondsToFirstAnswer(
    const Settings& settings, const HallFolder& hall, std::unique_ptr<ServerProcess>& server
) {
  server->kill();
  const auto begin = Steady::now();
  server = std::make_unique<ServerProcess>(settings, hall);
  Connections connections(server->address(), 1);
  IssuingClient kiosk(hall, 0);
  connections.latencies(kiosk, 1);
  return std::chrono::duration<double>(Steady::now() - begin).count();
}

}  // namespace

Findings measureRestart(const Settings& settings) {
  const PastHall& past = pastHall(settings);
  const HallFolder& hall = past.hall;
  say("P10 starts the server once, for a snapshot");
  ServerProcess(settings, hall).stop();
  auto server = std::make_unique<ServerProcess>(settings, hall);
  std::vector<double> seconds;
  for (int round = 1; round <= settings.rounds(); ++round) {
    {
      Connections connections(server->address(), 1);
      IssuingClient kiosk(hall, 0);
      connections.latencies(kiosk, kIssuedBeforeKill);
    }
    seconds.push_back(secondsToFirstAnswer(settings, hall, server));
    say("P10 round " + std::to_string(round) + ": " + rounded(seconds.back()) + " s");
  }
  Findings findings;
  findings.measures = {medianOf("kill −9 to the first durable answer", seconds, "s", atMost(1.0))};
  findings.remarks = {
      {"events in the log", std::to_string(past.events)},
      {"tickets today", std::to_string(past.ticketsToday)}};
  return findings;
}

}  // namespace hall::bench
