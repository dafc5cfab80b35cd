#include "server/log/sqlite_blobs.h"

#include <utility>

#include "server/log/catalogue_codec.h"

namespace hall::log {

namespace {

/// Catalogues kept decoded; older ones are read again when somebody asks.
constexpr std::size_t kCataloguesKept = 8;

}  // namespace

SqliteBlobs::SqliteBlobs(StoreCore& core, HashAlgorithm algorithm)
    : core_(core),
      hasher_(algorithm),
      insert_(core.database(), "INSERT OR IGNORE INTO blob(hash, bytes) VALUES(?1, ?2)"),
      select_(core.database(), "SELECT bytes FROM blob WHERE hash = ?1") {}

std::string SqliteBlobs::put(std::string_view bytes) {
  std::string name = hexadecimal(bytesOf(hasher_.of(bytes)));
  if (!has(name)) staged_.emplace(name, bytes);
  return name;
}

engine::StoredCatalogue SqliteBlobs::encoded(const domain::Catalogue& catalogue) const {
  std::string bytes = encodeCatalogue(catalogue.content());
  // The core thread may be using the other one.
  Hasher hasher(hasher_.algorithm());
  return {hexadecimal(bytesOf(hasher.of(bytes))), std::move(bytes)};
}

void SqliteBlobs::put(engine::StoredCatalogue catalogue) {
  if (!has(catalogue.hash)) {
    staged_.emplace(std::move(catalogue.hash), std::move(catalogue.bytes));
  }
}

std::optional<std::string> SqliteBlobs::get(std::string_view hash) {
  const auto staged = staged_.find(std::string(hash));
  if (staged != staged_.end()) return staged->second;
  const auto raw = fromHexadecimal(hash);
  if (!raw) return std::nullopt;
  try {
    sqlite::Query query(select_);
    query.bindBytes(1, *raw);
    if (query.next()) return std::string(query.bytes(0));
  } catch (const sqlite::Error& error) {
    core_.fence(error);
  }
  return std::nullopt;
}

bool SqliteBlobs::has(std::string_view hash) {
  return get(hash).has_value();
}

std::shared_ptr<const domain::Catalogue> SqliteBlobs::catalogue(std::string_view hash) {
  const auto known = catalogues_.find(hash);
  if (known != catalogues_.end()) return known->second;
  const auto bytes = get(hash);
  if (!bytes || hexadecimal(bytesOf(hasher_.of(*bytes))) != hash) return nullptr;
  auto catalogue = decodeCatalogue(*bytes);
  if (catalogue == nullptr) return nullptr;
  if (catalogues_.size() >= kCataloguesKept) catalogues_.clear();
  catalogues_.emplace(hash, catalogue);
  return catalogue;
}

void SqliteBlobs::writeStaged() {
  for (const auto& [name, bytes] : staged_) {
    const auto raw = fromHexadecimal(name);
    sqlite::Query query(insert_);
    query.bindBytes(1, *raw).bindBytes(2, bytes);
    query.run();
  }
}

}  // namespace hall::log
