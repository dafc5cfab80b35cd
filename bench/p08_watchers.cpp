#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

#include "bench/clients.h"
#include "bench/figure_table.h"
#include "bench/life_client.h"
#include "bench/rounds.h"
#include "bench/server_process.h"
#include "bench/socket_crowd.h"
#include "bench/statistics.h"
#include "bench/watcher_crowd.h"
#include "hall/v1/counter_service.pb.h"

/// P8: 2,000 boards of one zone, which watch through gRPC; P8W: the same in browsers, which watch
/// through WebSockets, each with a token of its own.
///
/// A change is a call at a counter of the zone, which every board must show: from the moment
/// CallNext is sent until the last of 2,000 streams holds it (commit, encoding, 2,000 writes and
/// the reading of them all by one client thread on the same machine are in it). Between two calls
/// that ticket is served and another is issued.
///
/// The same with 20 more boards that have stopped reading (a window of five bytes or the smallest
/// socket buffer, no read), in turn with rounds without them. Memory: what the server's process
/// grows by for each of 400 such boards while changes go on, connection included. That they were
/// stalled is checked: when they read at last, each gets what it missed in a few merged frames.
namespace hall::bench {

namespace {

constexpr int kBoards = 2000;
constexpr int kStalled = kBoards / 100;
constexpr int kStalledForMemory = 400;
constexpr int kChangesOfRound = 30;
constexpr int kChangesForMemory = 40;
constexpr double kFramesOfStalledMax = 5.0;
constexpr std::chrono::milliseconds kPause{100};
constexpr const char* kZone = "A";

/// One counter that makes changes and says how long the last board took to show each.
class Caller {
 public:
  Caller(Connections& connections, const LivingHall& hall)
      : connections_(connections), life_(hall, 0) {
    fillQueue(connections, hall, 10);
    step();  // issue
  }

  /// Milliseconds from sending CallNext to the last board.
  double change(Crowd& boards) {
    std::this_thread::sleep_for(kPause);
    const auto begin = Steady::now();
    boards.expect(callNext());
    const std::chrono::duration<double, std::milli> took = boards.arrived() - begin;
    for (int i = 0; i < 3; ++i) step();  // start, finish, issue
    return took.count();
  }

  std::uint64_t callNext() {
    Positioned positioned(life_);
    connections_.latencies(positioned, 1);
    return positioned.position;
  }
  void step() { connections_.latencies(life_, 1); }

 private:
  /// Looks at the position of the answer besides.
  class Positioned final : public LoadClient {
   public:
    explicit Positioned(LifeClient& life) : life_(life) {}
    Request next() override { return life_.next(); }
    void answered(const grpc::Status& status, grpc::ByteBuffer& body) override {
      if (status.ok()) position = messageOf<v1::CallNextResponse>(body).position();
      life_.answered(status, body);
    }
    std::uint64_t position = 0;

   private:
    LifeClient& life_;
  };

  Connections& connections_;
  LifeClient life_;
};

/// Opens so many boards.
using OpenBoards = std::function<std::unique_ptr<Crowd>(int count, bool stalled)>;

OpenBoards throughGrpc(const ServerProcess& server, const HallFolder& hall) {
  return [&server, &hall](int count, bool stalled) {
    WatcherCrowd::Watch watch;
    watch.bearer = "Bearer " + hall.boardTokens.front();
    watch.request.set_view(v1::VIEW_BOARD);
    watch.request.set_zone_id(kZone);
    WatcherCrowd::Options options;
    options.address = server.address();
    options.watches = {static_cast<std::size_t>(count), watch};
    options.stalled = stalled;
    if (stalled) options.perConnection = 1;
    return std::make_unique<WatcherCrowd>(options);
  };
}

OpenBoards throughWebSockets(const ServerProcess& server, const HallFolder& hall) {
  // Those who come later have tokens of their own, too.
  const auto next = std::make_shared<std::size_t>(0);
  return [&server, &hall, next](int count, bool stalled) {
    SocketCrowd::Options options;
    options.port = server.webPort();
    options.zone = kZone;
    options.stalled = stalled;
    for (int i = 0; i < count; ++i) {
      options.tokens.push_back(hall.boardTokens[(*next)++ % hall.boardTokens.size()]);
    }
    return std::make_unique<SocketCrowd>(options);
  };
}

std::vector<double> changes(Caller& caller, Crowd& boards, int count) {
  std::vector<double> milliseconds;
  milliseconds.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) milliseconds.push_back(caller.change(boards));
  return milliseconds;
}

Findings measure(
    const Settings& settings,
    std::string_view id,
    OpenBoards (*through)(const ServerProcess&, const HallFolder&)
) {
  const RoundFolder folder(settings, 0);
  const HallFolder hall = makeHall(folder.path(), settings.config, 1);
  ServerProcess server(settings, hall);
  const OpenBoards open = through(server, hall);
  Connections connections(server.address(), 1);
  const LivingHall living(hall);
  Caller caller(connections, living);
  const std::unique_ptr<Crowd> all = open(kBoards, false);
  changes(caller, *all, 5);  // warm

  std::vector<double> milliseconds;
  std::vector<double> without;
  std::vector<double> with;
  for (int round = 1; round <= settings.rounds(); ++round) {
    const auto free = changes(caller, *all, kChangesOfRound);
    milliseconds.insert(milliseconds.end(), free.begin(), free.end());
    without.push_back(median(free));
    const std::unique_ptr<Crowd> stalled = open(kStalled, true);
    with.push_back(median(changes(caller, *all, kChangesOfRound)));
    say(std::string(id) + " round " + std::to_string(round) + ": last of 2,000 boards after " +
        rounded(without.back()) + " ms, with 20 stalled " + rounded(with.back()) + " ms");
  }

  const std::size_t before = server.process().residentBytes();
  const std::unique_ptr<Crowd> stalled = open(kStalledForMemory, true);
  changes(caller, *all, kChangesForMemory);
  const std::size_t after = server.process().residentBytes();
  const double kib =
      (static_cast<double>(after) - static_cast<double>(before)) / (1024.0 * kStalledForMemory);
  const double frames = stalled->framesUntilCurrent(caller.callNext());
  if (frames > kFramesOfStalledMax) {
    throw std::runtime_error("boards meant to be stalled had " + rounded(frames) + " frames each");
  }
  Findings findings;
  findings.measures = {
      {"a call to the last of 2,000 boards, p99",
       percentile(milliseconds, 0.99),
       "ms",
       atMost(250.0),
       {}},
      {"memory of a stalled board", kib, "KiB", atMost(128.0), {}},
      medianOf(
          "p50 of the others with 1 % stalled ÷ none", ratios(with, without), "", atMost(1.1)
      )};
  findings.remarks = {
      {"calls measured",
       std::to_string(milliseconds.size()) + ", p50 " + rounded(median(milliseconds)) + " ms"},
      {"frames a stalled board needed in the end", rounded(frames)},
      {"server with 2,000 boards",
       rounded(static_cast<double>(before) / (1024.0 * 1024.0)) + " MiB resident"}};
  return findings;
}

}  // namespace

Findings measureWatchers(const Settings& settings) {
  return measure(settings, "P8", &throughGrpc);
}

Findings measureSocketWatchers(const Settings& settings) {
  return measure(settings, "P8W", &throughWebSockets);
}

}  // namespace hall::bench
