#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace hall::terminal::sample {

/// Stands between a terminal and its server and passes on what they say, until a test wants a cable
/// pulled or a server that is deaf or mute. A thread of its own.
class SilentRelay {
 public:
  enum class Way {
    Open,  ///< everything passes
    Mute,  ///< requests pass, no answer does: what was committed is never heard of
    Cut,   ///< connections break, new ones are closed at once
  };

  explicit SilentRelay(std::uint16_t serverPort);
  ~SilentRelay();
  SilentRelay(const SilentRelay&) = delete;
  SilentRelay& operator=(const SilentRelay&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  /// From Mute nothing leads back to Open but Cut: bytes are missing on the connections. After Cut
  /// none is left when it returns.
  void set(Way way);

 private:
  struct Pair {
    int terminal = -1;
    int server = -1;
  };

  void run();
  void accept();
  /// False: one side is gone.
  bool pass(int from, int to, bool drop);
  void closeAll();
  void wake();

  const std::uint16_t serverPort_;
  std::uint16_t port_ = 0;
  int listening_ = -1;
  int waking_[2] = {-1, -1};
  std::atomic<Way> way_{Way::Open};
  std::atomic<int> cuts_{0};
  std::atomic<bool> stopping_{false};
  std::vector<Pair> pairs_;  ///< the thread's
  std::thread thread_;
};

}  // namespace hall::terminal::sample
