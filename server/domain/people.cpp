#include "server/domain/people.h"

#include <algorithm>

namespace hall::domain {

QueueSet Staff::queueSet() const {
  if (queues.empty()) return QueueSet::all();
  QueueSet set;
  for (const QueueId queue : queues) set.add(queue);
  return set;
}

bool Staff::has(Role role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool managesFloor(Role role) {
  return role == Role::HallManager || role == Role::DutyManager;
}

bool guidesFloor(Role role) {
  return role == Role::GuideStaff || managesFloor(role);
}

}  // namespace hall::domain
