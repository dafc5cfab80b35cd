#include "server/views/alert_book.h"

namespace hall::views {

using engine::PastAlert;

PastAlert* AlertBook::find(domain::AlertId id, DayStore& store) {
  const auto known = changed_.find(id);
  if (known != changed_.end()) return &known->second;
  const auto stored = store.alert(id);
  if (!stored) return nullptr;
  return &changed_.emplace(id, *stored).first->second;
}

void AlertBook::apply(const domain::Event& event, DayStore& store) {
  if (const auto* raised = std::get_if<domain::AlertRaised>(&event.body)) {
    changed_[raised->alert.id] = {raised->alert, {}};
  } else if (const auto* seen = std::get_if<domain::AlertAcknowledged>(&event.body)) {
    PastAlert* past = find(seen->alert, store);
    if (past == nullptr) return;
    past->alert.acknowledgedBy = event.actor.staff;
    past->alert.acknowledged = event.occurred;
  } else if (const auto* cleared = std::get_if<domain::AlertCleared>(&event.body)) {
    PastAlert* past = find(cleared->alert, store);
    if (past != nullptr) past->cleared = event.occurred;
  }
}

std::vector<PastAlert> AlertBook::list(const engine::AlertQuery& query, DayStore& store) const {
  std::vector<PastAlert> result;
  std::size_t toSkip = query.skip;
  // False: enough.
  const auto take = [&](const PastAlert& past) {
    if (result.size() == query.max) return false;
    if (!query.wants(past)) return true;
    if (toSkip > 0) {
      --toSkip;
    } else {
      result.push_back(past);
    }
    return true;
  };
  auto next = changed_.rbegin();
  store.eachAlert([&](const PastAlert& stored) {
    for (; next != changed_.rend() && next->first > stored.alert.id; ++next) {
      if (!take(next->second)) return false;
    }
    const bool replaced = next != changed_.rend() && next->first == stored.alert.id;
    const PastAlert& past = replaced ? next->second : stored;
    if (replaced) ++next;
    return take(past);
  });
  while (next != changed_.rend() && take(next->second)) ++next;
  return result;
}

}  // namespace hall::views
