#pragma once

#include <span>
#include <string>
#include <string_view>

#include "client/language.h"

/// What the events of the log are called, and who made them.
namespace hall::client {

/// A kind of event under the name that EventRecord gives it: {"ticket_issued", "取号"}.
struct EventKind {
  std::string_view name;
  std::string_view zh;
};

/// Every kind, in the order of the log's own list. A test holds it to the stored format.
std::span<const EventKind> eventKinds();

/// "取号", "ticket issued". A kind that this program does not know keeps its name.
std::string eventKindText(std::string_view name, Language language);

/// "大厅管理员" of "hall_manager", as EventRecord names a role. An unknown one keeps its name.
std::string actorRoleText(std::string_view role, Language language);

}  // namespace hall::client
