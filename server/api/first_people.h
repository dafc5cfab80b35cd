#pragma once

#include <span>
#include <string>
#include <vector>

#include "server/api/context.h"

/// The people and devices of a new hall, with credentials that are printed once: for the first
/// start of a demo hall and for the first administrator of a real one.
namespace hall::api {

struct FirstAccount {
  std::string number;
  std::string name;
  std::vector<domain::Role> roles;
  std::string password;  ///< to be changed at the first log-in
};

struct FirstDevice {
  std::string code;
  domain::DeviceKind kind = domain::DeviceKind::Kiosk;
  std::string token;  ///< of its session; empty for a kind that has none
};

struct FirstPeople {
  std::vector<FirstAccount> accounts;
  std::vector<FirstDevice> devices;
};

/// Records them, each in a turn of its own, and gives each a random password or token. Ids are
/// given by the hall; what names departments, queues, zones or counters needs the catalogue to be
/// published. Whoever is recorded already is passed over, so that a start which broke off goes on.
/// Blocks until all is durable: never on the core thread. The first refusal ends it.
domain::Result<FirstPeople> recordFirstPeople(
    const Services& services,
    std::span<const domain::Staff> staff,
    std::span<const domain::Device> devices
);

}  // namespace hall::api
