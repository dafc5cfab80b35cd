#pragma once

#include <optional>
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

/// "10.1.2.3:7300" or "[::1]:7300"; names are not looked up.
std::optional<ListenAddress> parseAddress(std::string_view text);

/// In the order of `settings()`.
std::span<const SettingAccess> settingAccess();

}  // namespace hall::config
