#pragma once

#include <string>
#include <vector>

#include "server/app/hall_application.h"

namespace hall::app {

/// What the command line of hall-server says, as typed.
struct CommandLine {
  std::string config = "/etc/yichuang/hall.toml";
  std::vector<std::string> set;  ///< "key=value"
  std::string clock = "real";
  std::vector<std::string> knownNumbers;  ///< "V118", "A1-118"; "none": there is none on paper
  std::string newPasswordFor;             ///< a staff number
  bool checkConfig = false;
  bool printConfig = false;
  bool bench = false;

  std::vector<config::Override> overrides() const;
};

/// "A118": prefix A, serial 118. "A1-118": prefix A1, serial 118. Printed that is "A1118", as
/// number 1118 of A is, which counts for both: the catalogue is not known yet, and a hall never has
/// both. ConfigurationInvalid names what is none.
domain::Result<std::vector<domain::LogRestored::Prefix>> parseNumber(const std::string& text);

/// The options of the application. A fault of the command line is ConfigurationInvalid.
domain::Result<HallApplication::Options> applicationOptions(
    const CommandLine& line, const config::MachineConfig& config
);

/// What the person at the terminal is shown, once: accounts, tokens, addresses, READY.
std::string shown(const config::MachineConfig& config, const HallApplication::Started& started);

}  // namespace hall::app
