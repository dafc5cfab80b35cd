#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "server/domain/result.h"
#include "server/led/bell.h"
#include "server/led/controller_line.h"

namespace hall::led {

/// The strips that one line reaches: a controller in the network, or an RS-485 bus. A thread of its
/// own writes to them, so a dead controller holds nobody up; of each strip it keeps the latest text
/// alone.
///
/// It opens the line when there is something to show, and after a failure again, with growing
/// pauses. When a line has ended, and once in a while, every strip gets its text anew, since
/// controllers lose power and forget. A serial line cannot tell whether anybody listens.
class LedBus {
 public:
  using Milliseconds = std::chrono::milliseconds;
  struct Options {
    Target target;
    std::size_t strips = 1;
    Milliseconds connectPatience{3000};
    Milliseconds writePatience{5000};
    Milliseconds repeatGap{60000};  ///< every strip gets its text anew
    Milliseconds retryLeast{1000};
    Milliseconds retryMost{30000};
    /// From the bus's thread, once for each run of failures.
    std::function<void(const domain::Refusal&)> onFailure;
    /// The same, when texts get through again.
    std::function<void()> onRecovery;
  };

  explicit LedBus(Options options);
  ~LedBus();
  LedBus(const LedBus&) = delete;
  LedBus& operator=(const LedBus&) = delete;

  /// The bytes are sent as they are, soon, unless newer ones come first. Never waits. Thread-safe.
  /// REQUIRES: strip < Options::strips; bytes not empty.
  void show(std::size_t strip, std::string bytes);
  /// Ends the thread at once, whatever it waits for. Idempotent.
  void stop();

 private:
  using Clock = std::chrono::steady_clock;
  using TimePoint = Clock::time_point;
  struct Strip {
    std::string bytes;   ///< empty: nothing is known of it yet
    bool fresh = false;  ///< not sent since it came
  };

  void loop();
  TimePoint opensAt();
  void open();
  void send();
  void rest();
  void send(std::size_t strip, const std::string& bytes);
  void ended(ControllerLine::Heard how);
  void fail(const domain::Refusal& why);
  void close();
  void freshen();
  bool anyFresh();
  std::optional<std::pair<std::size_t, std::string>> takeFresh();
  void giveBack(std::size_t strip);

  const Options options_;
  Bell stop_;
  Bell news_;

  std::mutex mutex_;
  std::vector<Strip> strips_;  ///< protected by mutex_
  std::size_t next_ = 0;       ///< strip that is looked at first. Protected by mutex_

  // Touched by the bus's thread only.
  std::optional<ControllerLine> line_;
  bool used_ = false;  ///< a text was sent over it
  TimePoint opened_;
  TimePoint repeatAt_;
  TimePoint retryAt_;
  Milliseconds retryGap_;
  bool failing_ = false;

  std::thread thread_;
};

}  // namespace hall::led
