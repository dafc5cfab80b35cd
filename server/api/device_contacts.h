#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "hall/v1/people.pb.h"
#include "server/domain/ids.h"
#include "server/domain/time.h"

namespace hall::api {

/// When each device was last heard of, what program it runs and what it was used for: known since
/// the start of the server, no part of the log. Core thread only, except what begins and ends a
/// watch.
class DeviceContacts {
 public:
  struct Contact {
    domain::Instant last;  ///< of its calls
    std::string software;
    v1::DeviceUsage usage;  ///< of a device that counts; otherwise without a start time
  };

  void seen(domain::DeviceId device, domain::Instant now) { contacts_[device].last = now; }
  void runs(domain::DeviceId device, std::string software) {
    contacts_[device].software = std::move(software);
  }
  void used(domain::DeviceId device, const v1::DeviceUsage& usage) {
    contacts_[device].usage = usage;
  }
  /// nullptr: not heard of since the start.
  const Contact* find(domain::DeviceId device) const {
    const auto found = contacts_.find(device);
    return found == contacts_.end() ? nullptr : &found->second;
  }

  /// A watch is contact as long as it is open, since transports give up a stream whose other end
  /// is gone: noted when it begins and ends, and not with each frame. Any thread.
  void watchBegan(domain::DeviceId device) {
    const std::lock_guard lock(mutex_);
    ++watches_[device].open;
  }
  /// REQUIRES: it began.
  void watchEnded(domain::DeviceId device, domain::Instant now) {
    const std::lock_guard lock(mutex_);
    Watches& watches = watches_[device];
    --watches.open;
    watches.ended = std::max(watches.ended, now);
  }
  /// By call or watch; nothing: not since the start.
  std::optional<domain::Instant> lastOf(domain::DeviceId device, domain::Instant now) const {
    const Contact* contact = find(device);
    domain::Instant last = contact == nullptr ? domain::Instant{} : contact->last;
    {
      const std::lock_guard lock(mutex_);
      const auto watches = watches_.find(device);
      if (watches != watches_.end()) {
        last = watches->second.open > 0 ? now : std::max(last, watches->second.ended);
      }
    }
    return last == domain::Instant{} ? std::nullopt : std::optional(last);
  }

 private:
  struct Watches {
    std::uint32_t open = 0;
    domain::Instant ended;  ///< the last one that did
  };

  std::map<domain::DeviceId, Contact> contacts_;
  mutable std::mutex mutex_;
  std::map<domain::DeviceId, Watches> watches_;  ///< protected by mutex_
};

}  // namespace hall::api
