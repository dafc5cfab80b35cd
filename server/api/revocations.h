#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "server/api/tokens.h"
#include "server/engine/store.h"

namespace hall::api {

/// What ended before its time: single sessions, all sessions of a person up to a moment, former
/// tokens of a device. Thread-safe.
///
/// Kept in memory, since every call asks; what is added is given back as the row that the
/// credentials must keep, so that it outlives a restart. Whoever adds stages the row in the same
/// turn.
class Revocations {
 public:
  using Row = engine::Credentials::Revocation;

  /// No session lasts longer; what is revoked for a person is remembered for so long.
  static constexpr domain::Duration kSessionMax = std::chrono::hours{24 * 31};

  /// The rows of the credentials, at start. Rows that are not of ours are passed over.
  void load(const std::vector<Row>& rows);

  bool covers(const SessionClaims& claims) const;
  Row endSession(const SessionClaims& claims);
  /// Ends every session of the person that was made so far.
  Row endSessionsOf(domain::StaffId staff, domain::Instant now);
  /// Ends the device's tokens up to this ordinal; the next one is good.
  Row endTokensOf(domain::DeviceId device, std::uint32_t ordinal);

  /// A session of the person made now counts from here: later than all that was ended.
  domain::Instant issueTime(domain::StaffId staff, domain::Instant now) const;
  /// Ordinal of the last token that ended; nothing: the device was never enrolled.
  std::optional<std::uint32_t> lastEnded(domain::DeviceId device) const;

  /// Those that would have expired anyway are forgotten.
  void forgetBefore(domain::Instant now);

 private:
  struct Cut {
    domain::Instant until;
    domain::Instant expires;
  };

  mutable std::shared_mutex mutex_;
  // State below is protected by mutex_.
  std::map<std::string, domain::Instant> sessions_;
  std::map<domain::StaffId, Cut> staff_;
  std::map<domain::DeviceId, std::uint32_t> devices_;
};

}  // namespace hall::api
