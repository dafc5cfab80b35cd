#pragma once

#include <string>

#include "server/api/context.h"

namespace hall::api {

/// The device's token as it is now; it is good until the device is revoked or enrolled again.
/// REQUIRES: the device was enrolled.
std::string deviceToken(const Services& services, domain::DeviceId device, domain::Instant now);

/// Ends the device's token, if it has one, and gives the next. Stages what the credentials must
/// keep; the caller sees that the batch is committed. Core thread.
std::string nextDeviceToken(const Services& services, engine::Turn& turn, domain::DeviceId device);

}  // namespace hall::api
