#include "server/log/sqlite_vault.h"

#include <algorithm>
#include <set>

#include "hall/log/v1/vault.pb.h"
#include "server/log/mask.h"
#include "server/log/stored_text.h"
#include "server/log/stored_values.h"

namespace hall::log {

using domain::Reason;
using engine::Identity;
using engine::LocalDay;
using engine::PersonRef;
using engine::TextRef;

namespace {

template <class Tag>
std::string refBytes(const domain::Uuid<Tag>& ref) {
  return {ref.bytes.begin(), ref.bytes.end()};
}

std::int64_t numberOf(LocalDay day) {
  return stored(day);
}

std::string_view tableName(bool person) {
  return person ? "person" : "text";
}

std::string contextOf(bool person, std::string_view ref, LocalDay day) {
  return sealContext(tableName(person), ref, "sealed", std::to_string(numberOf(day)));
}

std::string keyContext(LocalDay day) {
  return sealContext("day_key", std::to_string(numberOf(day)), "wrapped", "master");
}

std::string encoded(const Identity& identity) {
  v1::Identity message;
  message.set_kind(as<v1::DocumentKind>(identity.kind));
  put(identity.number, message.mutable_number());
  put(identity.name, message.mutable_name());
  put(identity.phone, message.mutable_phone());
  return message.SerializeAsString();
}

std::optional<Identity> decoded(const std::string& bytes) {
  v1::Identity message;
  if (!message.ParseFromString(bytes)) return std::nullopt;
  Identity identity;
  FieldReader reader;
  reader.read(message.kind(), identity.kind);
  reader.read(message.number(), identity.number);
  reader.read(message.name(), identity.name);
  reader.read(message.phone(), identity.phone);
  if (!reader.sound()) return std::nullopt;
  return identity;
}

bool same(const Identity& left, const Identity& right) {
  return left.kind == right.kind && left.number == right.number && left.name == right.name &&
         left.phone == right.phone;
}

/// What was said last wins; what was not said stays.
Identity merged(const Identity& known, const Identity& said) {
  Identity result = said;
  if (result.name.empty()) result.name = known.name;
  if (result.phone.empty()) result.phone = known.phone;
  return result;
}

}  // namespace

SqliteVault::SqliteVault(
    StoreCore& core, VaultCipher& cipher, const SecretKey& master, engine::IdSource& ids
)
    : core_(core),
      cipher_(cipher),
      ids_(ids),
      personByFinder_(core.database(), "SELECT ref, day, sealed FROM person WHERE finder = ?1"),
      personByRef_(core.database(), "SELECT day, sealed FROM person WHERE ref = ?1"),
      textByRef_(core.database(), "SELECT day, sealed FROM text WHERE ref = ?1"),
      putPerson_(
          core.database(),
          "INSERT OR REPLACE INTO person(ref, day, sealed, finder) VALUES(?1, ?2, ?3, ?4)"
      ),
      putText_(core.database(), "INSERT OR REPLACE INTO text(ref, day, sealed) VALUES(?1, ?2, ?3)"),
      finding_(cipher.mac(master, "hall vault: find a person")),
      wrapping_(cipher.mac(master, "hall vault: wrap a day key")) {}

std::string SqliteVault::finderOf(const Identity& identity) {
  const std::string& name = identity.number.empty() ? identity.phone : identity.number;
  // Nothing to be known by: nobody is found by it again.
  if (name.empty()) return std::string(SecretKey::make().bytes());
  std::string message(1, static_cast<char>(identity.kind));
  return std::string(cipher_.mac(finding_, message.append(name)).bytes());
}

PersonRef SqliteVault::personFor(const Identity& identity, LocalDay day) {
  const std::string finder = finderOf(identity);
  std::optional<Row> known;
  const auto staged = stagedByFinder_.find(finder);
  if (staged != stagedByFinder_.end()) {
    known = staged_[staged->second];
  } else {
    known = storedPerson(finder);
  }
  const auto before = known ? identityOf(*known) : std::nullopt;
  if (!before) {
    const PersonRef person = ids_.personRef();
    stage(Table::Person, refBytes(person), finder, day, encoded(identity));
    return person;
  }
  PersonRef person;
  std::copy_n(known->ref.begin(), person.bytes.size(), person.bytes.begin());
  const Identity after = merged(*before, identity);
  if (day > known->day || !same(*before, after)) {
    stage(Table::Person, known->ref, finder, std::max(day, known->day), encoded(after));
  }
  return person;
}

void SqliteVault::putText(TextRef ref, std::string_view text, LocalDay day) {
  stage(Table::Text, refBytes(ref), {}, day, text);
}

void SqliteVault::stage(
    Table table, std::string ref, std::string finder, LocalDay day, std::string_view plain
) {
  const bool person = table == Table::Person;
  std::string sealed = cipher_.seal(keyOrNew(day), contextOf(person, ref, day), plain);
  stagedByRef_[ref] = staged_.size();
  if (person) stagedByFinder_[finder] = staged_.size();
  staged_.push_back({table, std::move(ref), std::move(finder), day, std::move(sealed)});
}

void SqliteVault::rollbackTo(std::size_t staged) {
  staged_.resize(std::min(staged, staged_.size()));
  stagedByRef_.clear();
  stagedByFinder_.clear();
  for (std::size_t i = 0; i < staged_.size(); ++i) {
    stagedByRef_[staged_[i].ref] = i;
    if (staged_[i].table == Table::Person) stagedByFinder_[staged_[i].finder] = i;
  }
}

std::optional<SqliteVault::Row> SqliteVault::storedPerson(std::string_view finder) {
  try {
    sqlite::Query query(personByFinder_);
    query.bindBytes(1, finder);
    if (!query.next() || query.bytes(0).size() != PersonRef{}.bytes.size()) return std::nullopt;
    return Row{
        Table::Person,
        std::string(query.bytes(0)),
        std::string(finder),
        LocalDay{std::chrono::days{query.number(1)}},
        std::string(query.bytes(2))};
  } catch (const sqlite::Error& error) {
    core_.fence(error);
    return std::nullopt;
  }
}

std::optional<SqliteVault::Row> SqliteVault::rowOf(Table table, const std::string& ref) {
  const auto staged = stagedByRef_.find(ref);
  if (staged != stagedByRef_.end() && staged_[staged->second].table == table) {
    return staged_[staged->second];
  }
  try {
    sqlite::Query query(table == Table::Person ? personByRef_ : textByRef_);
    query.bindBytes(1, ref);
    if (!query.next()) return std::nullopt;
    return Row{
        table, ref, {}, LocalDay{std::chrono::days{query.number(0)}}, std::string(query.bytes(1))};
  } catch (const sqlite::Error& error) {
    core_.fence(error);
    return std::nullopt;
  }
}

engine::Result<std::string> SqliteVault::openRow(const Row& row) {
  const auto key = keyOf(row.day);
  if (!key) return Reason::PersonNotFound;
  const bool person = row.table == Table::Person;
  auto plain = cipher_.open(*key, contextOf(person, row.ref, row.day), row.sealed);
  if (!plain) {
    return domain::Refusal{Reason::LogDamaged, {}}.with("table", std::string(tableName(person)));
  }
  return *std::move(plain);
}

std::optional<Identity> SqliteVault::identityOf(const Row& row) {
  const auto plain = openRow(row);
  return plain ? decoded(*plain) : std::nullopt;
}

engine::Result<Identity> SqliteVault::reveal(PersonRef person) {
  const auto row = rowOf(Table::Person, refBytes(person));
  if (!row) return Reason::PersonNotFound;
  const auto plain = openRow(*row);
  if (!plain) return plain.refusal();
  auto identity = decoded(*plain);
  if (!identity) return domain::Refusal{Reason::LogDamaged, {}}.with("table", "person");
  return *std::move(identity);
}

engine::Result<Identity> SqliteVault::masked(PersonRef person) {
  const auto identity = reveal(person);
  if (!identity) return identity.refusal();
  return maskedIdentity(*identity);
}

engine::Result<std::string> SqliteVault::text(TextRef ref) {
  const auto row = rowOf(Table::Text, refBytes(ref));
  if (!row) return Reason::PersonNotFound;
  return openRow(*row);
}

std::optional<SecretKey> SqliteVault::keyOf(LocalDay day) {
  const auto known = keys_.find(day);
  if (known != keys_.end()) return known->second;
  try {
    sqlite::Statement statement(core_.database(), "SELECT wrapped FROM day_key WHERE day = ?1");
    sqlite::Query query(statement);
    query.bind(1, numberOf(day));
    if (!query.next()) return std::nullopt;
    const auto bytes = cipher_.open(wrapping_, keyContext(day), query.bytes(0));
    auto key = bytes ? SecretKey::from(*bytes) : std::nullopt;
    if (!key) throw sqlite::Error(SQLITE_CORRUPT, "a day key was changed");
    keys_.emplace(day, *key);
    return key;
  } catch (const sqlite::Error& error) {
    core_.fence(error);
    return std::nullopt;
  }
}

SecretKey SqliteVault::keyOrNew(LocalDay day) {
  if (const auto known = keyOf(day)) return *known;
  const SecretKey key = SecretKey::make();
  stagedKeys_[day] = cipher_.seal(wrapping_, keyContext(day), key.bytes());
  keys_.emplace(day, key);
  return key;
}

void SqliteVault::writeStaged() {
  if (!stagedKeys_.empty()) {
    sqlite::Statement statement(
        core_.database(), "INSERT INTO day_key(day, wrapped) VALUES(?1, ?2)"
    );
    for (const auto& [day, wrapped] : stagedKeys_) {
      sqlite::Query query(statement);
      query.bind(1, numberOf(day)).bindBytes(2, wrapped);
      query.run();
    }
  }
  for (const Row& row : staged_) {
    const bool isPerson = row.table == Table::Person;
    sqlite::Query query(isPerson ? putPerson_ : putText_);
    query.bindBytes(1, row.ref).bind(2, numberOf(row.day)).bindBytes(3, row.sealed);
    if (isPerson) query.bindBytes(4, row.finder);
    query.run();
  }
}

void SqliteVault::stagedWritten() {
  staged_.clear();
  stagedByRef_.clear();
  stagedByFinder_.clear();
  stagedKeys_.clear();
}

engine::Result<std::uint32_t> SqliteVault::expire(
    LocalDay day, std::span<const PersonRef> referred
) {
  if (core_.fenced()) return core_.refusal();
  try {
    return deleteExpired(day, referred);
  } catch (const sqlite::Error& error) {
    return core_.fence(error);
  }
}

std::vector<LocalDay> SqliteVault::expiredDays(LocalDay day) {
  sqlite::Statement statement(
      core_.database(), "SELECT day FROM day_key WHERE day < ?1 ORDER BY day"
  );
  sqlite::Query query(statement);
  query.bind(1, numberOf(day));
  std::vector<LocalDay> days;
  while (query.next()) days.push_back(LocalDay{std::chrono::days{query.number(0)}});
  return days;
}

std::uint32_t SqliteVault::deleteExpired(LocalDay day, std::span<const PersonRef> referred) {
  // What was deleted before left no key behind: most nights there is at most one day to look at.
  std::vector<LocalDay> days = expiredDays(day);
  if (days.empty()) return 0;
  std::set<std::string> keptPeople;
  for (const PersonRef& person : referred) keptPeople.insert(refBytes(person));
  std::set<LocalDay> keptDays;
  std::vector<std::string> gone;
  {
    sqlite::Statement statement(core_.database(), "SELECT ref, day FROM person WHERE day < ?1");
    sqlite::Query query(statement);
    query.bind(1, numberOf(day));
    while (query.next()) {
      const std::string ref(query.bytes(0));
      if (keptPeople.contains(ref)) {
        keptDays.insert(LocalDay{std::chrono::days{query.number(1)}});
      } else {
        gone.push_back(ref);
      }
    }
  }
  std::erase_if(days, [&](LocalDay candidate) { return keptDays.contains(candidate); });
  if (days.empty() && gone.empty()) return 0;

  sqlite::Statement person(core_.database(), "DELETE FROM person WHERE ref = ?1");
  sqlite::Statement text(core_.database(), "DELETE FROM text WHERE day = ?1");
  sqlite::Statement key(core_.database(), "DELETE FROM day_key WHERE day = ?1");
  sqlite::Transaction transaction(core_.transaction());
  for (const std::string& ref : gone) {
    sqlite::Query query(person);
    query.bindBytes(1, ref);
    query.run();
  }
  for (const LocalDay expired : days) {
    for (sqlite::Statement* statement : {&text, &key}) {
      sqlite::Query query(*statement);
      query.bind(1, numberOf(expired));
      query.run();
    }
  }
  transaction.commit();
  core_.checkpointAndTruncate();
  for (const LocalDay expired : days) keys_.erase(expired);
  return static_cast<std::uint32_t>(days.size());
}

}  // namespace hall::log
