#pragma once

#include <atomic>

#include "server/api/call.h"
#include "server/api/caller.h"
#include "server/api/methods.h"

namespace hall::api {

/// The one way in: every call of every transport comes through `handle`.
///
/// Reads the token, hands the call to the core thread, and there, with the state as it is in that
/// turn, finds who calls, checks the access the proto declares, runs the method and keeps the
/// answer until the batch is durable. Thread-safe. Default deny: a method without an entry is
/// unknown.
class HallApi final : public Handler {
 public:
  HallApi(Services services, Methods methods);

  void handle(UnaryCallPtr call) override;
  void handle(StreamCallPtr call) override;

  /// Not ready: nearly everything is refused with NotReady, as before and during a stop.
  void setReady(bool ready) { ready_ = ready; }
  const Services& services() const { return services_; }

 private:
  class CoreCall;

  /// Who calls, or why it goes no further. Whether they may is decided in the turn.
  domain::Result<Caller> callerOf(const Call& call, const Methods::Entry& entry) const;

  const Services services_;
  const Methods methods_;
  std::atomic<bool> ready_{false};
};

}  // namespace hall::api
