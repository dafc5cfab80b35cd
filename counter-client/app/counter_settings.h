#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "terminal/settings/printer_settings.h"
#include "terminal/settings/server_settings.h"

namespace hall::counter {

/// What is a fact of this PC alone (`counter.toml`, config/counter.toml explains each key). All
/// that the hall decides comes with its catalogue.
struct CounterSettings {
  terminal::ServerSettings server;
  std::filesystem::path folder = "counter-data";  ///< catalogue copy, deferred servings
  std::string device;                             ///< code of this PC in the hall; empty: none
  std::string counter;  ///< code of the counter where it stands; empty: chosen at sign-in
  std::vector<std::string> phrases;  ///< of the quick notes
  bool dark = false;
  bool english = false;
  bool compact = false;     ///< starts as the bar once somebody is at work
  bool globalKeys = false;  ///< F7 and F8 also while another program has the focus (X11)
  terminal::PrinterSettings printer{terminal::PrinterSettings::Kind::None, {}, {}};
};

/// The settings, or in English the sentence that says which key is wrong and what it takes. Paths
/// are relative to `base`.
std::variant<CounterSettings, std::string> counterSettings(
    std::string_view toml, const std::filesystem::path& base
);

}  // namespace hall::counter
