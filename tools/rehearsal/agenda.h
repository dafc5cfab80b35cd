#pragma once

#include <functional>
#include <map>

#include "server/domain/time.h"

namespace hall::rehearsal {

/// What is still to happen, by time; what is due at the same moment happens in the order in which
/// it was entered. One thread.
class Agenda {
 public:
  using Step = std::function<void()>;

  void enter(domain::Instant at, Step step) { steps_.emplace(at, std::move(step)); }
  bool empty() const { return steps_.empty(); }
  /// REQUIRES: not empty.
  domain::Instant next() const { return steps_.begin()->first; }
  /// Takes out the next step. REQUIRES: not empty.
  Step take() {
    Step step = std::move(steps_.begin()->second);
    steps_.erase(steps_.begin());
    return step;
  }

 private:
  std::multimap<domain::Instant, Step> steps_;
};

}  // namespace hall::rehearsal
