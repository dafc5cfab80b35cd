#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "server/config/catalogue_parser.h"

/// The least hall that parses without a fault, and means to spoil it.
namespace hall::config {

inline CatalogueFiles smallHall() {
  return {
      {{"calendar/2026.toml", "year = 2026\nversion = 1\nsource = \"通知\"\nworkdays = 261\n"},
       {"city/hall.toml",
        "code = \"small\"\nname = \"小厅\"\nlevel = \"city\"\ntime_zone = \"Asia/Shanghai\"\n"
        "calendar = \"../calendar\"\n"},
       {"city/hours.toml",
        "[[hours]]\ncode = \"hall\"\n[[hours.season]]\nfrom = \"01-01\"\nuntil = \"12-31\"\n"
        "workday = [\"08:30-12:00\", \"14:00-17:30\"]\n"},
       {"city/departments.toml",
        "[[department]]\ncode = \"social\"\nname = { zh = \"人社局\", en = \"Social\" }\n"},
       {"city/queues.toml",
        "[[queue]]\ncode = \"pension\"\nname = \"社保业务\"\nprefix = \"A\"\nzone = \"east\"\n"
        "[[queue]]\ncode = \"ask\"\nname = \"咨询\"\nprefix = \"Z\"\nkind = \"consult\"\n"
        "zone = \"east\"\n"},
       {"city/counters.toml",
        "[[zone]]\ncode = \"east\"\nname = \"东区\"\n"
        "[[counter]]\ncode = \"1\"\nzone = \"east\"\nkind = \"universal\"\nqueues = [\"*\"]\n"
        "[[counter]]\ncode = \"2\"\nzone = \"east\"\nkind = \"consult\"\nqueues = [\"ask\"]\n"},
       {"city/items/social.toml",
        "[[item]]\ncode = \"card\"\nname = \"社保卡申领\"\ndepartment = \"social\"\n"
        "queue = \"pension\"\nkind = \"on-the-spot\"\n"
        "[[item]]\ncode = \"record\"\nname = \"参保证明\"\ndepartment = \"social\"\n"
        "queue = \"pension\"\nkind = \"promised\"\npromised = \"3 workdays\"\n"}},
      "city",
      ""};
}

/// With one file in place of what the small hall has under that name.
inline CatalogueFiles smallHallWith(const std::string& name, std::string text) {
  CatalogueFiles files = smallHall();
  files.files[name] = std::move(text);
  return files;
}

/// With more text at the end of a file.
inline CatalogueFiles smallHallAdding(const std::string& name, std::string_view text) {
  CatalogueFiles files = smallHall();
  files.files[name] += text;
  return files;
}

/// With every occurrence of `old` in a file replaced.
inline CatalogueFiles smallHallReplacing(
    const std::string& name, std::string_view old, std::string_view with
) {
  CatalogueFiles files = smallHall();
  std::string& text = files.files.at(name);
  for (std::size_t at = text.find(old); at != std::string::npos;
       at = text.find(old, at + with.size())) {
    text.replace(at, old.size(), with);
  }
  return files;
}

inline std::string faultsOf(const CatalogueFiles& files) {
  return listed(parseCatalogue(files).faults);
}

inline std::filesystem::path sourceFolder() {
  const char* folder = std::getenv("HALL_SOURCE_DIR");
  return folder == nullptr ? std::filesystem::current_path() : std::filesystem::path(folder);
}

/// A hall that is shipped in config/.
inline std::filesystem::path catalogueFolder(const std::string& hall) {
  return sourceFolder() / "config" / "catalogue" / hall;
}

}  // namespace hall::config
