#pragma once

#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <vector>

#include "client/watcher.h"
#include "tests/crash/kill_clients.h"
#include "tests/support/temporary_directory.h"
#include "tools/rehearsal/server_process.h"

namespace hall::crash {

/// Follows the hall's queues through every kill, as a manager's page does.
class QueueWatch {
 public:
  QueueWatch(const std::string& address, const std::string& token);

  /// Of the server it follows now; 0 before the first picture.
  std::uint64_t epoch() const;
  /// True when its queues stand as in `queues`; false after `limit`.
  bool waitUntilSame(const v1::ListQueuesResponse& queues, std::chrono::milliseconds limit);

 private:
  void take(const v1::WatchFrame& frame);
  bool isSame(const v1::ListQueuesResponse& queues) const;

  client::HallClient client_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  // State below is protected by mutex_.
  std::uint64_t epoch_ = 0;
  std::map<std::string, v1::QueueStatus> queues_;
  std::unique_ptr<client::Watcher> watcher_;  ///< last: it calls back into the others
};

/// A real hall-server in a process that is killed again and again, three kiosks and three counters
/// that work on, and what must be true after each start. The seed decides when the kill comes.
class KillHall {
 public:
  explicit KillHall(std::uint64_t seed);
  ~KillHall();

  /// The first start: log-ins and sign-ins.
  void open();
  /// Everybody works until a random number of answers has come; then the kill.
  void workUntilKilled(int round);
  /// Kills a start before it has come to READY, where chance wants it.
  void perhapsKillWhileStarting();
  void startAgain();
  /// Nothing that was acknowledged is lost, repeated or changed.
  void check(int round);
  /// The same of everything since the beginning.
  void checkAll();

  std::size_t tickets() const { return ledger_.tickets().size(); }
  std::size_t calls() const { return ledger_.calls().size(); }

 private:
  std::unique_ptr<rehearsal::ServerProcess> start();
  std::string logIn(const std::string& number);
  void connectAll(const std::string& address);
  void checkTickets(int sinceRound);
  void checkCalls(int sinceRound);
  void checkLog();
  void checkWatch();

  support::TemporaryDirectory folder_;
  rehearsal::ServerPlace place_;
  std::unique_ptr<rehearsal::ServerProcess> server_;
  rehearsal::ServerBanner first_;  ///< of the first start: passwords and tokens
  std::string address_;
  std::mt19937_64 chance_;
  KillLedger ledger_;
  std::vector<std::unique_ptr<InsistentKiosk>> kiosks_;
  std::vector<std::unique_ptr<InsistentCounter>> counters_;
  std::unique_ptr<client::HallClient> manager_;
  std::string managerToken_;
  std::unique_ptr<QueueWatch> watch_;
  std::uint64_t lastEpoch_ = 0;
};

}  // namespace hall::crash
