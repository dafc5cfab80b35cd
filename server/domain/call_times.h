#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "server/domain/hall_state.h"

namespace hall::domain {

/// When each queue was last called from, as far as somebody saw it who looks at the floor now and
/// then. The state counts a queue's calls and keeps no time of them, since no rule but one asks;
/// kept outside of it, that time is lost with a restart, and everybody gets the benefit of it.
class CallTimes {
 public:
  /// Looks at the floor. A call whose ticket has left the counter already counts from this look.
  void look(const HallState& state, Instant now);
  /// Nothing: no call since the first look, nor shortly before it.
  std::optional<Instant> latest(QueueId queue) const;
  /// The first look: before it nobody knows.
  Instant since() const { return since_; }

 private:
  struct Seen {
    std::uint64_t calls = 0;
    std::optional<Instant> latest;
  };

  bool begun_ = false;
  Instant since_;
  std::map<QueueId, Seen> seen_;
};

}  // namespace hall::domain
