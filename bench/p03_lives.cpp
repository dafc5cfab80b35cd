#include <fstream>
#include <stdexcept>

#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/life_client.h"
#include "bench/postgres.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/statistics.h"

/// P3: whole lives of tickets a second ÷ the same on a PostgreSQL SKIP LOCKED queue.
///
/// A life is four durable commits: issue, call the next, start, finish. 256 clients on both sides,
/// each with a TCP connection of its own and one request under way; both servers sync before they
/// answer, on the same disk; 1,000 tickets wait all the time.
///
/// The hall: IssueTicket, CallNext, StartServing, FinishServing through gRPC at 256 counters, with
/// access, rules, numbers without gaps, chained events, request marks, boards.
/// PostgreSQL: one row, four prepared statements that commit by themselves, so that a life is four
/// round trips and nothing more. What would cost it is left out: no idempotency, no events, no
/// rules, and numbers from a sequence, which may leave gaps. The index of the waiting names only
/// what a call changes, so that the last two updates are heap-only. pgbench drives it: PostgreSQL's
/// own load generator, in C, lighter than any client of ours.
namespace hall::bench {

namespace {

constexpr int kClients = 256;
constexpr int kWaiting = 1000;
constexpr int kCommandsOfLife = 4;
constexpr double kWarmUp = 0.5;
/// 256 connections alone can take a second of it.
constexpr double kShortestPgbench = 4.0;

constexpr const char* kSchema = R"sql(
CREATE TABLE ticket(
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue       integer NOT NULL,
  number      bigint NOT NULL,
  counter     integer,
  outcome     smallint,
  issued_at   timestamptz NOT NULL DEFAULT now(),
  called_at   timestamptz,
  started_at  timestamptz,
  finished_at timestamptz
) WITH (fillfactor = 50);
CREATE INDEX waiting ON ticket(queue, id) WHERE called_at IS NULL;
CREATE SEQUENCE number;
)sql";

constexpr const char* kLife = R"sql(
INSERT INTO ticket(queue, number) VALUES (1, nextval('number')) RETURNING id, number;
UPDATE ticket SET called_at = now(), counter = :client_id
 WHERE id = (SELECT id FROM ticket WHERE queue = 1 AND called_at IS NULL
              ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id \gset
UPDATE ticket SET started_at = now() WHERE id = :id;
UPDATE ticket SET finished_at = now(), outcome = 1 WHERE id = :id;
)sql";

/// PostgreSQL with its queue.
class PostgresQueue {
 public:
  explicit PostgresQueue(const std::filesystem::path& folder)
      : server_(folder), script_(folder / "life.sql") {
    std::ofstream(script_) << kLife;
    server_.query(kSchema);
    empty();
  }

  void empty() {
    server_.query(
        "TRUNCATE ticket; INSERT INTO ticket(queue, number) SELECT 1, nextval('number')"
        " FROM generate_series(1, " +
        std::to_string(kWaiting) + ")"
    );
    server_.query("VACUUM ANALYZE ticket");
    server_.query("CHECKPOINT");
  }

  /// Lives/s; throws when they were not synced.
  double livesPerSecond(int clients, double seconds) {
    empty();
    const std::uint64_t syncs = server_.syncs();
    const double perSecond = server_.benchmark(script_, clients, seconds);
    const auto commits = static_cast<std::uint64_t>(perSecond * seconds) * kCommandsOfLife;
    requireSynced(commits, server_.syncs() - syncs, static_cast<std::uint64_t>(clients));
    return perSecond;
  }

  /// The number of clients with which it does most, tried once each.
  int bestClients(double seconds) {
    int best = 0;
    double most = 0.0;
    for (const int clients : {8, 16, 32, 64, 128}) {
      const double perSecond = livesPerSecond(clients, seconds);
      say("P3 PostgreSQL, " + std::to_string(clients) + " clients: " + rounded(perSecond) +
          " lives/s");
      if (perSecond <= most) continue;
      most = perSecond;
      best = clients;
    }
    return best;
  }

  PostgresServer& server() { return server_; }

 private:
  PostgresServer server_;
  std::filesystem::path script_;
};

double hallLivesPerSecond(const Settings& settings, const HallFolder& hall, double seconds) {
  ServerProcess server(settings, hall);
  Connections connections(server.address(), kClients);
  const LivingHall living(hall);
  std::vector<std::unique_ptr<LoadClient>> clients;
  clients.reserve(kClients);
  for (int i = 0; i < kClients; ++i) {
    clients.push_back(std::make_unique<LifeClient>(living, static_cast<std::size_t>(i)));
  }
  fillQueue(connections, living, kWaiting);
  const std::uint64_t syncs = server.syncs();
  const Load load = connections.run(pointers(clients), kWarmUp, seconds);
  requireNoFailure(load, "a life");
  requireSynced(load.total, server.syncs() - syncs, kClients);
  return load.perSecond() / kCommandsOfLife;
}

}  // namespace

Findings measureLives(const Settings& settings) {
  const HallFolder hall = makeHall(settings.directory / "p3", settings.config, kClients);
  PostgresQueue postgres(settings.directory / "postgres");
  const double leg = std::max(settings.legSeconds(), kShortestPgbench);
  const int best = postgres.bestClients(leg);
  std::vector<double> ours;
  std::vector<double> theirs;
  std::vector<double> theirBest;
  for (int round = 1; round <= settings.rounds(); ++round) {
    const RoundFolder folder(settings, round);
    ours.push_back(hallLivesPerSecond(settings, copyOf(hall, folder.path()), leg));
    theirs.push_back(postgres.livesPerSecond(kClients, leg));
    theirBest.push_back(postgres.livesPerSecond(best, leg));
    say("P3 round " + std::to_string(round) + ": hall " + rounded(ours.back()) +
        " lives/s, PostgreSQL " + rounded(theirs.back()) + ", with " + std::to_string(best) +
        " clients " + rounded(theirBest.back()));
  }
  Findings findings;
  findings.measures = {
      medianOf("lives/s ÷ PostgreSQL's, 256 clients each", ratios(ours, theirs), "", atLeast(2.0))};
  Measure beside = medianOf(
      "the same ÷ PostgreSQL's with its best count, " + std::to_string(best) + " clients",
      ratios(ours, theirBest),
      "",
      {}
  );
  beside.goal.reset();
  findings.measures.push_back(beside);
  findings.remarks = {
      {"hall", rounded(median(ours)) + " lives/s"},
      {"PostgreSQL, 256 clients", rounded(median(theirs)) + " lives/s"},
      {"PostgreSQL, " + std::to_string(best) + " clients", rounded(median(theirBest)) + " lives/s"},
      {"version", postgres.server().version()}};
  return findings;
}

}  // namespace hall::bench
