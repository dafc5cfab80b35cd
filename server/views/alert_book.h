#pragma once

#include <vector>

#include "server/domain/event.h"
#include "server/engine/reports.h"
#include "server/views/day_store.h"

namespace hall::views {

/// Every alert there ever was: those of closed days in the store, what changed since in memory, so
/// that the store holds exactly what the log held at the end of a day. One thread.
class AlertBook {
 public:
  /// `store` is asked for alerts of closed days; it may throw.
  void apply(const domain::Event& event, DayStore& store);
  std::vector<engine::PastAlert> list(const engine::AlertQuery& query, DayStore& store) const;

  const DayStore::Alerts& changed() const { return changed_; }
  /// What changed is in the store by now, or both are begun anew.
  void clear() { changed_.clear(); }

 private:
  engine::PastAlert* find(domain::AlertId id, DayStore& store);

  DayStore::Alerts changed_;
};

}  // namespace hall::views
