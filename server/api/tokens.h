#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/domain/ids.h"
#include "server/domain/time.h"

/// Tokens that this server signs and nobody stores.
namespace hall::api {

using SigningKey = std::array<std::uint8_t, 32>;

/// What a session token says. Signed, not secret: it holds no password and no personal data.
struct SessionClaims {
  domain::StaffId staff;  ///< a person's session
  domain::DeviceId
      device;           ///< a device's own session, or the device a person's session is bound to
  std::string session;  ///< for revocation; of a device: the ordinal of its enrolment
  domain::Instant issued;
  domain::Instant expires;
};

std::string signSession(const SigningKey& key, const SessionClaims& claims);
/// Nothing: not ours, or changed. Expiry and revocation are the caller's affair.
std::optional<SessionClaims> readSession(const SigningKey& key, std::string_view token);

/// What a ticket's token allows.
enum class TicketPurpose : std::uint8_t { Follow = 1, Review = 2 };
std::string ticketToken(const SigningKey& key, domain::TicketId ticket, TicketPurpose purpose);
bool isTicketToken(
    const SigningKey& key, domain::TicketId ticket, TicketPurpose purpose, std::string_view token
);

}  // namespace hall::api
