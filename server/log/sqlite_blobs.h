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

/// Bodies by their hash. Core thread only.
class SqliteBlobs final : public engine::Blobs, public Staging {
 public:
  SqliteBlobs(StoreCore& core, HashAlgorithm algorithm);

  std::string put(std::string_view bytes) override;
  std::string putCatalogue(const domain::Catalogue& catalogue) override;
  std::optional<std::string> get(std::string_view hash) override;

  /// Staged or stored.
  bool has(std::string_view hash);
  /// Decoded once and kept: a log names the same few catalogues again and again. nullptr: not
  /// there, not what its hash says, or no catalogue.
  std::shared_ptr<const domain::Catalogue> catalogue(std::string_view hash);

  bool hasStaged() const override { return !staged_.empty(); }
  void writeStaged() override;
  void stagedCommitted() override { staged_.clear(); }

 private:
  StoreCore& core_;
  Hasher hasher_;
  Statement insert_;
  Statement select_;
  std::map<std::string, std::string> staged_;  ///< bytes by hexadecimal hash
  std::map<std::string, std::shared_ptr<const domain::Catalogue>, std::less<>> catalogues_;
};

}  // namespace hall::log
