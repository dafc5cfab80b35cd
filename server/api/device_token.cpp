#include "server/api/device_token.h"

#include "server/api/backroom.h"

namespace hall::api {

namespace {
constexpr domain::Duration kLength = std::chrono::hours{24 * 366 * 100};
}  // namespace

std::string deviceToken(const Services& services, domain::DeviceId device, domain::Instant now) {
  const std::uint32_t ended = services.backroom.revocations.lastEnded(device).value_or(0);
  SessionClaims claims;
  claims.device = device;
  claims.session = std::to_string(ended + 1);
  claims.issued = now;
  claims.expires = now + kLength;
  return signSession(services.keys.session, claims);
}

std::string nextDeviceToken(const Services& services, engine::Turn& turn, domain::DeviceId device) {
  Revocations& revocations = services.backroom.revocations;
  // Of a device that had none, what ends is number 0, which was never given.
  const auto ended = revocations.lastEnded(device);
  turn.store().credentials().putRevocation(revocations.endTokensOf(device, ended ? *ended + 1 : 0));
  return deviceToken(services, device, turn.now());
}

}  // namespace hall::api
