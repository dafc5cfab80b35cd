#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/api/tokens.h"
#include "server/domain/hall_state.h"
#include "server/engine/store.h"

namespace hall::api {

/// One-time codes that turn a registered device into an enrolled one: 8 characters, good for 10
/// min, used once. Core thread only once the server serves.
///
/// Held here too, since a guess must cost no disk; the credentials keep the same rows.
class Enrolments {
 public:
  using Row = engine::Credentials::Enrolment;

  static constexpr std::size_t kCodeLength = 8;
  static constexpr domain::Duration kGoodFor = std::chrono::minutes{10};

  /// `key` is a server key of its own, so that a stolen row is no code.
  explicit Enrolments(const SigningKey& key) : key_(key) {}

  /// The rows of the credentials, at start.
  void load(engine::Credentials& credentials, const domain::HallState& state);

  struct Made {
    std::string code;  ///< shown once
    Row row;           ///< to be kept
  };
  /// A code of the device; a former one is void.
  Made make(domain::DeviceId device, domain::Instant now);

  struct Use {
    Row row;                ///< to be kept
    bool repeated = false;  ///< the same request used it before
  };
  /// TokenInvalid: no such code, or used by another request. EnrolmentExpired: its time is over.
  domain::Result<Use> use(std::string_view typed, std::string_view requestId, domain::Instant now);

 private:
  std::string hashOf(std::string_view code) const;

  const SigningKey key_;
  std::map<domain::DeviceId, Row> rows_;
};

}  // namespace hall::api
