#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "server/api/call.h"
#include "server/api/methods.h"

namespace hall::api {

/// Sessions that ended before their time. Thread-safe.
class Revocations {
 public:
  void add(std::string session, domain::Instant expires);
  bool has(const std::string& session) const;
  /// Those that would have expired anyway are forgotten.
  void forgetBefore(domain::Instant now);

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, domain::Instant> revoked_;  ///< protected by mutex_
};

/// The one way in: every call of every transport comes through `handle`.
///
/// Reads the token, hands the call to the core thread, and there, with the state as it is in that
/// turn, finds who calls, checks the access the proto declares, runs the method and keeps the answer
/// until the batch is durable. Thread-safe. Default deny: a method without an entry is unknown.
class HallApi final : public Handler {
 public:
  HallApi(Services services, Methods methods, Revocations& revocations);

  void handle(UnaryCallPtr call) override;
  void handle(StreamCallPtr call) override;

  /// Not ready: everything is refused with NotReady, as before and during a stop.
  void setReady(bool ready) { ready_ = ready; }
  const Services& services() const { return services_; }

 private:
  class CoreCall;

  domain::Result<Claims> claimsOf(const Call& call, const AccessRule& access) const;

  const Services services_;
  const Methods methods_;
  Revocations& revocations_;
  std::atomic<bool> ready_{false};
};

/// Finds who calls in the state and whether this method is theirs. Core thread.
domain::Result<Principal> principalOf(
    const domain::HallState& state, const Claims& claims, const AccessRule& access
);

}  // namespace hall::api
