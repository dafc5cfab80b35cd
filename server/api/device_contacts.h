#pragma once

#include <map>
#include <string>

#include "hall/v1/people.pb.h"
#include "server/domain/ids.h"
#include "server/domain/time.h"

namespace hall::api {

/// When each device was last heard of, what program it runs and what it was used for: known since
/// the start of the server, no part of the log. Core thread only.
class DeviceContacts {
 public:
  struct Contact {
    domain::Instant last;
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

 private:
  std::map<domain::DeviceId, Contact> contacts_;
};

}  // namespace hall::api
