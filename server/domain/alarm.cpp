#include "server/domain/alarm.h"

namespace hall::domain {

std::optional<CommandBody> changeTowards(const HallState& state, std::span<const Alarm> alarms) {
  for (const Alarm& alarm : alarms) {
    const Alert* open = state.openAlert(alarm.rule, alarm.subject);
    const bool lacks = open == nullptr || open->level < alarm.level;
    if (alarm.should == Alarm::Should::Stand && lacks) {
      return RaiseAlert{alarm.rule, alarm.level, alarm.subject};
    }
    if (alarm.should == Alarm::Should::Clear && open != nullptr) {
      return ClearAlert{alarm.rule, alarm.subject};
    }
  }
  return std::nullopt;
}

}  // namespace hall::domain
