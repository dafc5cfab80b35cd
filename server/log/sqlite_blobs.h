#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "server/engine/store.h"
#include "server/log/event_codec.h"
#include "server/log/hash.h"
#include "server/log/store_core.h"

namespace hall::log {

/// Bodies by their hash. Core thread only, but for `encoded`.
class SqliteBlobs final : public engine::Blobs, public Staging {
 public:
  SqliteBlobs(StoreCore& core, HashAlgorithm algorithm);

  std::string put(std::string_view bytes) override;
  engine::StoredCatalogue encoded(const domain::Catalogue& catalogue) const override;
  void put(engine::StoredCatalogue catalogue) override;
  std::optional<std::string> get(std::string_view hash) override;

  /// Staged or stored.
  bool has(std::string_view hash);
  /// Decoded once and kept: a log names the same few catalogues again and again. nullptr: not
  /// there, not what its hash says, or no catalogue.
  std::shared_ptr<const domain::Catalogue> catalogue(std::string_view hash);

  bool hasStaged() const override { return !staged_.empty(); }
  void writeStaged() override;
  void stagedWritten() override { staged_.clear(); }

 private:
  StoreCore& core_;
  Hasher hasher_;
  sqlite::Statement insert_;
  sqlite::Statement select_;
  std::map<std::string, std::string> staged_;  ///< bytes by hexadecimal hash
  std::map<std::string, std::shared_ptr<const domain::Catalogue>, std::less<>> catalogues_;
};

}  // namespace hall::log
