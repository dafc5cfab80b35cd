#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/ids.h"
#include "server/engine/store.h"
#include "server/log/store_core.h"
#include "server/log/vault_cipher.h"

namespace hall::log {

/// Personal data under a key of their day. The day keys are wrapped under a key derived from the
/// master key; look-up goes by a keyed hash of kind and number under another. Core thread only.
class SqliteVault final : public engine::Vault, public Staging {
 public:
  SqliteVault(StoreCore& core, VaultCipher& cipher, const SecretKey& master, engine::IdSource& ids);

  /// A person seen again moves to the key of the later day and keeps the newest name and phone. An
  /// identity with neither number nor phone is always a new person.
  engine::PersonRef personFor(const engine::Identity& identity, engine::LocalDay day) override;
  void putText(engine::TextRef ref, std::string_view text, engine::LocalDay day) override;
  std::size_t staged() const override { return staged_.size(); }
  void rollbackTo(std::size_t staged) override;
  engine::Result<engine::Identity> reveal(engine::PersonRef person) override;
  engine::Result<engine::Identity> masked(engine::PersonRef person) override;
  engine::Result<std::string> text(engine::TextRef ref) override;
  /// A commit of its own; afterwards no file of the database holds a deleted key.
  engine::Result<std::uint32_t> expire(
      engine::LocalDay day, std::span<const engine::PersonRef> referred
  ) override;

  bool hasStaged() const override { return !staged_.empty() || !stagedKeys_.empty(); }
  void writeStaged() override;
  void stagedWritten() override;

 private:
  enum class Table { Person, Text };
  struct Row {
    Table table = Table::Person;
    std::string ref;
    std::string finder;  ///< of a person
    engine::LocalDay day;
    std::string sealed;
  };

  std::string finderOf(const engine::Identity& identity);
  std::optional<Row> storedPerson(std::string_view finder);
  /// Staged first, then the table.
  std::optional<Row> rowOf(Table table, const std::string& ref);
  engine::Result<std::string> openRow(const Row& row);
  std::optional<engine::Identity> identityOf(const Row& row);
  void stage(
      Table table, std::string ref, std::string finder, engine::LocalDay day, std::string_view plain
  );
  std::optional<SecretKey> keyOf(engine::LocalDay day);
  SecretKey keyOrNew(engine::LocalDay day);
  std::vector<engine::LocalDay> expiredDays(engine::LocalDay day);
  std::uint32_t deleteExpired(engine::LocalDay day, std::span<const engine::PersonRef> referred);

  StoreCore& core_;
  VaultCipher& cipher_;
  engine::IdSource& ids_;
  sqlite::Statement personByFinder_;
  sqlite::Statement personByRef_;
  sqlite::Statement textByRef_;
  sqlite::Statement putPerson_;
  sqlite::Statement putText_;
  SecretKey finding_;
  SecretKey wrapping_;
  std::map<engine::LocalDay, SecretKey> keys_;
  std::vector<Row> staged_;
  std::map<std::string, std::size_t> stagedByFinder_;
  std::map<std::string, std::size_t> stagedByRef_;
  /// Not rolled back: a key nobody uses does no harm, a row without its key is lost.
  std::map<engine::LocalDay, std::string> stagedKeys_;
};

}  // namespace hall::log
