#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace hall::api {

/// Slows guessing down: after five failures 1, 2, 4 … seconds, for each account and for each device
/// (else address) by itself; never a permanent lock. Thread-safe; runs by the monotonic clock, not
/// by the hall's.
///
/// Somebody who fails at an account from elsewhere must not keep its owner out (ASVS 6.1.1): where
/// the owner logged in before, the account is counted apart.
class LoginThrottle {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;
  using Now = TimePoint (*)();

  explicit LoginThrottle(Now now = &std::chrono::steady_clock::now) : now_(now) {}

  /// An attempt begins and counts as failed until it is said to be otherwise. More than zero: wait
  /// so long; then nothing was counted. `account` may be empty.
  std::chrono::seconds attempt(std::string_view account, std::string_view device);
  /// The attempt was right.
  void succeeded(std::string_view account, std::string_view device);
  /// The attempt was never judged.
  void withdrawn(std::string_view account, std::string_view device);

  static constexpr int kFree = 5;
  static constexpr std::chrono::seconds kAccountDelayMax{60};  ///< 60 guesses an hour
  static constexpr std::chrono::seconds kDeviceDelayMax{300};
  static constexpr std::chrono::minutes kForgottenAfter{15};  ///< without another failure
  static constexpr std::size_t kRemembered = 10'000;          ///< accounts, devices, pairs each

 private:
  struct Failures {
    int count = 0;
    TimePoint last;
  };
  using Table = std::map<std::string, Failures, std::less<>>;

  std::string accountKey(std::string_view account, std::string_view device) const;
  static std::chrono::seconds waitOf(
      const Table& table, const std::string& key, std::chrono::seconds most, TimePoint now
  );
  static void fail(Table& table, const std::string& key, TimePoint now);
  static void takeBack(Table& table, const std::string& key);

  const Now now_;
  mutable std::mutex mutex_;
  // State below is protected by mutex_.
  Table accounts_;
  Table devices_;
  std::set<std::pair<std::string, std::string>, std::less<>> known_;  ///< who logged in where
};

}  // namespace hall::api
