#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// A folder that a hall-server can start from.
struct NewHall {
  std::filesystem::path folder;
  std::filesystem::path samples;  ///< the installed config/
  std::string hall = "city";      ///< which sample catalogue
  /// For the server as a service of the system: settings and catalogue only, readable by everybody;
  /// data, key, checkpoints and backups stay where hall-server.service lets the server write, and
  /// the server makes the key itself.
  bool system = false;
};

/// The folder config/ of this installation: the option, else beside the program (built or
/// installed), else /usr/share/yichuang/config. Nothing: none of them is there.
std::optional<std::filesystem::path> sampleFolder(const std::string& option);

/// hall.toml of the new folder: the installed one with all its comments, its paths into the folder;
/// of a system's server its paths as installed.
std::string settingsFor(const std::string& installed, const std::string& hall, bool system);

/// Writes hall.toml, the sample catalogue with what it inherits and, but for a system's server, the
/// key file (0600) and the folders for data, backups and checkpoints (0700). Never overwrites:
/// where anything of this is there already, nothing is written. The files written, or the sentence
/// why not.
struct Written {
  std::vector<std::filesystem::path> files;
  std::string wrong;
};
Written writeNewHall(const NewHall& wanted, const Style& style);

/// `hallctl init FOLDER [--system]`.
void addInit(CLI::App& app, Invocation& run);

}  // namespace hall::hallctl
