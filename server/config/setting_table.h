#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/config/machine_config.h"
#include "server/config/table_reader.h"

namespace hall::config {

/// How one setting is read into the struct and written out again.
struct SettingAccess {
  void (*read)(TableReader& table, std::string_view key, MachineConfig& config);
  std::string (*show)(const MachineConfig& config);
};

/// In the order of `settings()`.
std::span<const SettingAccess> settingAccess();

}  // namespace hall::config
