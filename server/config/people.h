#pragma once

#include <string>
#include <vector>

#include "server/domain/catalogue.h"
#include "server/domain/people.h"

/// Staff and devices as files name them: by codes, since their ids belong to a published catalogue.
/// They are no part of the catalogue; a new hall registers them once (hallctl init, the demo hall).
namespace hall::config {

struct StaffEntry {
  std::string number;
  std::string name;
  std::string department;
  std::vector<domain::Role> roles;  ///< ascending, not empty
  std::vector<std::string> queues;  ///< skills; empty: all
  bool mayPick = false;             ///< 指定呼叫

  friend bool operator==(const StaffEntry&, const StaffEntry&) = default;
};

struct DeviceEntry {
  std::string code;
  std::string name;
  domain::DeviceKind kind = domain::DeviceKind::Kiosk;
  std::string zone;
  std::string counter;  ///< empty: it belongs to no counter

  friend bool operator==(const DeviceEntry&, const DeviceEntry&) = default;
};

struct People {
  std::vector<StaffEntry> staff;
  std::vector<DeviceEntry> devices;

  friend bool operator==(const People&, const People&) = default;
};

/// With the catalogue's ids in place of codes; ids of the people themselves are 0. REQUIRES: the
/// catalogue was made of the same files, so that every code is known.
domain::Staff staffOf(const StaffEntry& entry, const domain::Catalogue& catalogue);
domain::Device deviceOf(const DeviceEntry& entry, const domain::Catalogue& catalogue);

}  // namespace hall::config
