#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "server/config/fault.h"

/// The files of a hall's catalogue: from a folder, or from a request that carries names and bytes.
///
/// A hall's folder holds
///   hall.toml         who the hall is; names the folder it inherits from and the calendar's folder
///   rules.toml        parameters of the rules      hours.toml       opening hours by name
///   departments.toml  queues.toml                  counters.toml    zones and counters
///   items/*.toml      items, and guides with them  guides/*.toml    more guides
///   themes.toml       staff.toml                   devices.toml
/// Only hall.toml must be there. Files that do not end in .toml are nobody's business.
namespace hall::config {

struct CatalogueFiles {
  /// Bytes by name: relative, '/'-separated, without "." and "..". A name is only ever looked up
  /// here, so what a request calls its files reaches no disk.
  std::map<std::string, std::string> files;
  /// The folder of the hall itself: "catalogue/county". The others are its parents and calendars.
  std::string hallFolder;
  /// Where `files` were read from, with a '/' at the end; put before names in faults.
  std::string shownBefore;
};

inline constexpr std::size_t kFilesMax = 2000;
inline constexpr std::size_t kFilesBytesMax = 16UL * 1024 * 1024;
/// City, county, township, village.
inline constexpr std::size_t kLevelsMax = 4;

/// Reads the folder, its parents and its calendars. Faults: what cannot be read, is too much, or
/// inherits from itself; the rest is left to `parseCatalogue`.
CatalogueFiles readCatalogueFolder(const std::filesystem::path& folder, Faults& faults);

/// Files that came in a request: the hall is the one whose hall.toml no other inherits.
CatalogueFiles uploadedFiles(std::map<std::string, std::string> files);

/// "catalogue/county" and "../city" make "catalogue/city". Empty: it leaves the root, or is
/// absolute.
std::string folderFrom(std::string_view folder, std::string_view relative);

}  // namespace hall::config
