#include <memory>
#include <random>
#include <thread>

#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/machine.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"

/// P4: what durability costs a single caller.
///
/// Unloaded: one call at a time over one connection to one server; IssueTicket p50 − empty p50, in
/// fdatasyncs (p50 of overwriting 4 KiB of a preallocated file on the same disk). Blocks of the
/// three take turns. Both kinds of call take the same way but for what the hall does.
///
/// Quiet hall: 300 IssueTicket calls after random pauses of 0.5 to 4 s, spread over 16 idle servers
/// side by side so that it does not last ten minutes; p99 of the whole way. gRPC's callback API
/// would show 20 to 80 ms here, which is why the server does not use it.
namespace hall::bench {

namespace {

constexpr int kBlock = 300;
constexpr int kServers = 16;
constexpr int kQuietCalls = 300;
constexpr unsigned kPausesSeed = 20260302;

void measureUnloaded(const Settings& settings, const HallFolder& hall, Findings& findings) {
  const RoundFolder folder(settings, 0);
  const HallFolder copy = copyOf(hall, folder.path());
  ServerProcess server(settings, copy);
  Connections connections(server.address(), 1);
  EmptyClient empty(copy);
  IssuingClient kiosk(copy, 0);
  connections.latencies(empty, kBlock);
  connections.latencies(kiosk, kBlock);

  std::vector<double> emptyUs;
  std::vector<double> issueUs;
  std::vector<double> syncUs;
  std::vector<double> cost;
  for (int round = 1; round <= settings.rounds(); ++round) {
    emptyUs.push_back(percentile(connections.latencies(empty, kBlock), 0.5));
    const std::uint64_t syncs = server.syncs();
    issueUs.push_back(percentile(connections.latencies(kiosk, kBlock), 0.5));
    requireSynced(kBlock, server.syncs() - syncs, 1);
    syncUs.push_back(percentile(syncMicroseconds(folder.path(), kBlock), 0.5));
    cost.push_back((issueUs.back() - emptyUs.back()) / syncUs.back());
    say("P4 round " + std::to_string(round) + ": empty " + rounded(emptyUs.back()) +
        " µs, durable " + rounded(issueUs.back()) + " µs, fdatasync " + rounded(syncUs.back()) +
        " µs");
  }
  findings.measures.push_back(
      medianOf("unloaded: (durable − empty p50) ÷ fdatasync p50", cost, "", atMost(2.0))
  );
  findings.remarks.push_back(
      {"unloaded p50",
       "empty " + rounded(median(emptyUs)) + " µs, durable " + rounded(median(issueUs)) +
           " µs, fdatasync " + rounded(median(syncUs)) + " µs"}
  );
}

/// One server that is called now and then, by a thread of its own.
void callNowAndThen(
    const ServerProcess& server,
    const HallFolder& hall,
    int calls,
    unsigned seed,
    std::vector<double>& milliseconds
) {
  Connections connections(server.address(), 1);
  IssuingClient kiosk(hall, seed);
  std::mt19937 chance(seed);
  std::uniform_real_distribution<double> pause(0.5, 4.0);
  for (int i = 0; i < calls; ++i) {
    std::this_thread::sleep_for(std::chrono::duration<double>(pause(chance)));
    milliseconds.push_back(connections.latencies(kiosk, 1).front() / 1000.0);
  }
}

void measureQuiet(const Settings& settings, const HallFolder& hall, Findings& findings) {
  const RoundFolder folder(settings, 0);
  std::vector<std::vector<double>> each(kServers);
  std::vector<std::string> problems(kServers);
  // All run before the first call: a start is work that no quiet hall has.
  std::vector<HallFolder> copies;
  std::vector<std::unique_ptr<ServerProcess>> servers;
  for (int i = 0; i < kServers; ++i) {
    copies.push_back(copyOf(hall, folder.path() / std::to_string(i)));
    servers.push_back(std::make_unique<ServerProcess>(settings, copies.back()));
  }
  std::vector<std::thread> threads;
  for (int i = 0; i < kServers; ++i) {
    const int calls = kQuietCalls / kServers + (i < kQuietCalls % kServers ? 1 : 0);
    threads.emplace_back([&servers, &copies, &each, &problems, calls, i] {
      const auto at = static_cast<std::size_t>(i);
      try {
        callNowAndThen(
            *servers[at], copies[at], calls, kPausesSeed + static_cast<unsigned>(i), each[at]
        );
      } catch (const std::exception& error) {
        problems[at] = error.what();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& problem : problems) {
    if (!problem.empty()) throw std::runtime_error(problem);
  }
  std::vector<double> all;
  for (const auto& some : each) all.insert(all.end(), some.begin(), some.end());
  findings.measures.push_back(
      {"300 calls after pauses of 0.5 to 4 s: p99", percentile(all, 0.99), "ms", atMost(5.0), {}}
  );
  findings.remarks.push_back(
      {"after pauses",
       "p50 " + rounded(percentile(all, 0.5)) + " ms, p90 " + rounded(percentile(all, 0.9)) +
           " ms, max " + rounded(percentile(all, 1.0)) + " ms"}
  );
}

}  // namespace

Findings measureLatency(const Settings& settings) {
  const HallFolder hall = makeHall(settings.directory / "p4", settings.config);
  Findings findings;
  measureUnloaded(settings, hall, findings);
  measureQuiet(settings, hall, findings);
  return findings;
}

}  // namespace hall::bench
