#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>

namespace hall::client {

/// The hall's time on this machine: what the server last said, and what a clock that nobody can set
/// has counted since. Steps of the machine's own clock change nothing; it is asked only until the
/// server is first heard after a start. Thread-safe.
class HallTime {
 public:
  using Milliseconds = std::chrono::milliseconds;
  struct Clocks {
    std::function<Milliseconds()> steady;  ///< since the machine's start, standby included
    std::function<Milliseconds()> wall;    ///< since 1970
  };

  HallTime() : HallTime(machineClocks()) {}
  explicit HallTime(Clocks clocks) : clocks_(std::move(clocks)) {}
  static Clocks machineClocks();

  /// The server said it just now.
  void heard(Milliseconds hall);
  /// By how much the hall was ahead of this machine's clock when the server was last heard, before
  /// this start.
  void assumeOffset(Milliseconds offset);
  /// The same as it is now, to be kept for the next start.
  Milliseconds offset() const;

  /// Since 1970.
  Milliseconds now() const;
  Milliseconds steady() const { return clocks_.steady(); }

 private:
  struct Heard {
    Milliseconds hall;
    Milliseconds steady;
  };

  Milliseconds nowLocked() const;

  const Clocks clocks_;
  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  std::optional<Heard> heard_;
  Milliseconds assumed_{0};
};

}  // namespace hall::client
