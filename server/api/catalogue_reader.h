#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/catalogue.h"

namespace hall::api {

/// What is wrong with an uploaded file, where, and what was probably meant.
struct FileFault {
  std::string file;
  std::uint32_t line = 0;  ///< from 1; 0: the file as a whole
  std::string rule;        ///< "syntax", "unknown_key" …; clients translate by it
  std::string detail;      ///< English
  std::string nearest;     ///< the nearest known key, code or choice
};

/// A line of an uploaded file.
struct FilePlace {
  std::string file;        ///< empty: no single one
  std::uint32_t line = 0;  ///< from 1; 0: the file as a whole
};

/// How the files of a catalogue are written, which api/ may not know itself. Implemented by app/
/// over config/. Thread-safe.
class CatalogueReader {
 public:
  struct Read {
    domain::Catalogue::Content content;  ///< ids provisional; not to be used when there are faults
    std::vector<FileFault> faults;       ///< by file and line
    /// Where that stands which the domain's lint calls by this path; empty function: unknown.
    std::function<FilePlace(std::string_view path)> placeOf;
  };

  virtual ~CatalogueReader() = default;
  /// Files by name ("items/social.toml"). Takes its time: never on the core thread.
  virtual Read read(std::map<std::string, std::string> files) = 0;
};

}  // namespace hall::api
