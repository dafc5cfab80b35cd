#pragma once

#include <chrono>
#include <functional>
#include <map>

#include "server/api/device_contacts.h"
#include "server/domain/device_silence.h"
#include "server/engine/core.h"

namespace hall::app {

/// Makes the log's alerts follow which devices are heard of, by commands, one a turn. Signs of life
/// come by the machine's clock, so silence is measured by it: a rehearsal that runs ten times as
/// fast, or a wall clock that was set, makes no device silent. In a stepped rehearsal time stands
/// still between two steps, and nothing can be said of silence.
class DeviceWatch {
 public:
  using Now = std::function<std::chrono::steady_clock::time_point()>;

  /// Both outlive it; `contacts` is read on the core thread.
  DeviceWatch(engine::Core& core, const api::DeviceContacts& contacts, bool stepped, Now now)
      : core_(core), contacts_(contacts), stepped_(stepped), now_(std::move(now)) {}

  /// Every second or so, from one thread. Blocks for a turn or a few.
  void follow();

 private:
  struct Seen {
    domain::Instant last;
    std::chrono::steady_clock::time_point noticed;
  };

  domain::Result<bool> step(engine::Turn& turn);
  /// What was heard of each device, as of this look.
  std::map<domain::DeviceId, domain::LastHeard> listen(const engine::Turn& turn);

  engine::Core& core_;
  const api::DeviceContacts& contacts_;
  const bool stepped_;
  const Now now_;
  std::map<domain::DeviceId, Seen> seen_;  ///< core thread only
};

}  // namespace hall::app
