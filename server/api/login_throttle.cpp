#include "server/api/login_throttle.h"

#include <algorithm>

namespace hall::api {

namespace {

using std::chrono::seconds;

seconds delayAfter(int failures, seconds most) {
  if (failures < LoginThrottle::kFree) return seconds{0};
  const int doublings = std::min(failures - LoginThrottle::kFree, 20);
  return std::min(most, seconds{1 << doublings});
}

}  // namespace

std::string LoginThrottle::accountKey(std::string_view account, std::string_view device) const {
  std::string key(account);
  const bool isKnown = known_.contains(std::pair(std::string(account), std::string(device)));
  if (isKnown) key.append("\n").append(device);
  return key;
}

seconds LoginThrottle::waitOf(
    const Table& table, const std::string& key, seconds most, TimePoint now
) {
  const auto found = table.find(key);
  if (found == table.end() || now - found->second.last > kForgottenAfter) return seconds{0};
  const auto left = found->second.last + delayAfter(found->second.count, most) - now;
  return std::max(seconds{0}, std::chrono::ceil<seconds>(left));
}

void LoginThrottle::fail(Table& table, const std::string& key, TimePoint now) {
  if (table.size() >= kRemembered && !table.contains(key)) {
    std::erase_if(table, [now](const auto& entry) {
      return now - entry.second.last > kForgottenAfter;
    });
    // Full of fresh failures: the oldest gives way.
    if (table.size() >= kRemembered) {
      table.erase(std::min_element(table.begin(), table.end(), [](const auto& a, const auto& b) {
        return a.second.last < b.second.last;
      }));
    }
  }
  Failures& failures = table[key];
  if (now - failures.last > kForgottenAfter) failures.count = 0;
  ++failures.count;
  failures.last = now;
}

void LoginThrottle::takeBack(Table& table, const std::string& key) {
  const auto found = table.find(key);
  if (found == table.end()) return;
  if (--found->second.count <= 0) table.erase(found);
}

seconds LoginThrottle::attempt(std::string_view account, std::string_view device) {
  const TimePoint now = now_();
  const std::lock_guard lock(mutex_);
  const std::string key = accountKey(account, device);
  const std::string deviceKey(device);
  const seconds wait = std::max(
      account.empty() ? seconds{0} : waitOf(accounts_, key, kAccountDelayMax, now),
      waitOf(devices_, deviceKey, kDeviceDelayMax, now)
  );
  if (wait > seconds{0}) return wait;
  if (!account.empty()) fail(accounts_, key, now);
  fail(devices_, deviceKey, now);
  return seconds{0};
}

void LoginThrottle::succeeded(std::string_view account, std::string_view device) {
  const std::lock_guard lock(mutex_);
  accounts_.erase(accountKey(account, device));
  takeBack(devices_, std::string(device));
  if (account.empty()) return;
  if (known_.size() >= kRemembered) known_.clear();
  known_.emplace(account, device);
}

void LoginThrottle::withdrawn(std::string_view account, std::string_view device) {
  const std::lock_guard lock(mutex_);
  if (!account.empty()) takeBack(accounts_, accountKey(account, device));
  takeBack(devices_, std::string(device));
}

}  // namespace hall::api
