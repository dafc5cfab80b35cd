#pragma once

#include <filesystem>
#include <vector>

#include "terminal/link/known_catalogue.h"

namespace hall::terminal {

/// The last whole catalogue on the disk: the messages as the server sent them, behind a mark and a
/// checksum. A copy that is damaged, half, foreign or of another row count is no copy: the kiosk
/// fetches a new one.
class CatalogueCopy {
 public:
  struct Stored {
    std::vector<v1::GetCatalogueResponse> parts;
    KnownCataloguePtr catalogue;  ///< null: there is no good copy
  };

  explicit CatalogueCopy(std::filesystem::path path) : path_(std::move(path)) {}

  Stored load() const;
  /// Nothing: the copy is on the disk. Else what the system said; the former copy stands.
  std::optional<QString> store(const std::vector<v1::GetCatalogueResponse>& parts) const;

 private:
  const std::filesystem::path path_;
};

}  // namespace hall::terminal
