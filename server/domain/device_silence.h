#pragma once

#include <map>
#include <optional>
#include <vector>

#include "server/domain/alarm.h"

/// Devices that should be there and are not heard of. The log keeps no signs of life, so whoever
/// hears them says how long a device has been silent.
namespace hall::domain {

/// Twice the gap between two signs of life.
inline constexpr Duration kSilenceMax = std::chrono::seconds{60};

struct LastHeard {
  Instant at;             ///< on the hall's clock
  Duration silentFor{0};  ///< on the machine's, which alone the devices go by
};

/// How the alert of each device that has a session of its own (kiosk, board, voice, sign, pad)
/// should stand: DeviceFault, red, while it is silent for longer than `kSilenceMax` in a session of
/// the hall on a day on which it was heard of. Cleared when it is heard again; what it said of
/// itself before stands again then. None for devices that were closed by hand or revoked, and none
/// once the hall's last session is over; a break or a suspension leaves it as it is. Devices of
/// which nothing was heard since the server's start stay as they are.
std::vector<Alarm> deviceAlarms(
    const HallState& state, Instant now, const std::map<DeviceId, LastHeard>& heard
);

/// The alert that says of the device that it is silent: red, though what it last said of itself is
/// less. Nothing: it is not, or a worse word of its own stands.
const Alert* silenceOf(const HallState& state, const Device& device);

}  // namespace hall::domain
