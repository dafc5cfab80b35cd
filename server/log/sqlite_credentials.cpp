#include "server/log/sqlite_credentials.h"

#include <algorithm>

#include "server/log/chain.h"

namespace hall::log {

using domain::DeviceId;
using domain::StaffId;

SqliteCredentials::SqliteCredentials(StoreCore& core, VaultCipher& cipher, const SecretKey& sealing)
    : core_(core), cipher_(cipher), sealing_(sealing) {}

std::optional<std::string> SqliteCredentials::passwordHash(StaffId staff) {
  const auto staged = hashes_.find(staff);
  if (staged != hashes_.end()) return staged->second;
  try {
    sqlite::Statement statement(core_.database(), "SELECT hash FROM credential WHERE staff = ?1");
    sqlite::Query query(statement);
    query.bind(1, staff.value);
    if (query.next()) return std::string(query.bytes(0));
  } catch (const sqlite::Error& error) {
    core_.fence(error);
  }
  return std::nullopt;
}

void SqliteCredentials::putPasswordHash(StaffId staff, std::string_view hash) {
  hashes_[staff] = hash;
}

std::array<std::uint8_t, 32> SqliteCredentials::serverKey(std::string_view name) {
  auto known = keys_.find(name);
  if (known == keys_.end()) {
    SecretKey key;
    try {
      key = loadOrMakeKey(name);
    } catch (const sqlite::Error& error) {
      // The next append fails, so nothing is ever signed with a key that nobody keeps.
      core_.fence(error);
      key = SecretKey::make();
    }
    known = keys_.emplace(name, key).first;
  }
  std::array<std::uint8_t, 32> bytes{};
  std::copy_n(known->second.data(), bytes.size(), bytes.begin());
  return bytes;
}

SecretKey SqliteCredentials::loadOrMakeKey(std::string_view name) {
  const std::string context = sealContext("server_key", name, "sealed", "master");
  {
    sqlite::Statement statement(core_.database(), "SELECT sealed FROM server_key WHERE name = ?1");
    sqlite::Query query(statement);
    query.bindText(1, name);
    if (query.next()) {
      const auto opened = cipher_.open(sealing_, context, query.bytes(0));
      const auto key = opened ? SecretKey::from(*opened) : std::nullopt;
      if (!key) throw sqlite::Error(SQLITE_CORRUPT, "a server key was changed");
      return *key;
    }
  }
  const SecretKey key = SecretKey::make();
  const std::string sealed = cipher_.seal(sealing_, context, key.bytes());
  sqlite::Statement statement(
      core_.database(), "INSERT INTO server_key(name, sealed) VALUES(?1, ?2)"
  );
  sqlite::Transaction transaction(core_.transaction());
  {
    sqlite::Query query(statement);
    query.bindText(1, name).bindBytes(2, sealed);
    query.run();
  }
  transaction.commit();
  return key;
}

std::optional<engine::Credentials::Enrolment> SqliteCredentials::enrolment(DeviceId device) {
  const auto staged = enrolments_.find(device);
  if (staged != enrolments_.end()) return staged->second;
  try {
    sqlite::Statement statement(
        core_.database(), "SELECT code_hash, expires_us FROM enrolment WHERE device = ?1"
    );
    sqlite::Query query(statement);
    query.bind(1, device.value);
    if (query.next()) {
      return Enrolment{device, std::string(query.bytes(0)), instantOf(query.number(1))};
    }
  } catch (const sqlite::Error& error) {
    core_.fence(error);
  }
  return std::nullopt;
}

void SqliteCredentials::putEnrolment(const Enrolment& enrolment) {
  enrolments_[enrolment.device] = enrolment;
}

void SqliteCredentials::removeEnrolment(DeviceId device) {
  enrolments_[device] = std::nullopt;
}

std::vector<engine::Credentials::Revocation> SqliteCredentials::revocations() {
  std::map<std::string, engine::Instant> all = revocations_;
  try {
    sqlite::Statement statement(core_.database(), "SELECT session, expires_us FROM revocation");
    sqlite::Query query(statement);
    while (query.next()) all.emplace(query.bytes(0), instantOf(query.number(1)));
  } catch (const sqlite::Error& error) {
    core_.fence(error);
  }
  std::vector<Revocation> list;
  list.reserve(all.size());
  for (const auto& [session, expires] : all) list.push_back({session, expires});
  return list;
}

void SqliteCredentials::putRevocation(const Revocation& revocation) {
  revocations_[revocation.session] = revocation.expires;
}

void SqliteCredentials::forgetRevocationsBefore(engine::Instant limit) {
  {
    sqlite::Statement some(
        core_.database(), "SELECT 1 FROM revocation WHERE expires_us < ?1 LIMIT 1"
    );
    sqlite::Query query(some);
    query.bind(1, microsecondsOf(limit));
    if (!query.next()) return;
  }
  sqlite::Statement statement(core_.database(), "DELETE FROM revocation WHERE expires_us < ?1");
  sqlite::Transaction transaction(core_.transaction());
  {
    sqlite::Query query(statement);
    query.bind(1, microsecondsOf(limit));
    query.run();
  }
  transaction.commit();
}

void SqliteCredentials::writeStaged() {
  sqlite::Database& database = core_.database();
  if (!hashes_.empty()) {
    sqlite::Statement statement(
        database, "INSERT OR REPLACE INTO credential(staff, hash) VALUES(?1, ?2)"
    );
    for (const auto& [staff, hash] : hashes_) {
      sqlite::Query query(statement);
      query.bind(1, staff.value).bindText(2, hash);
      query.run();
    }
  }
  if (!enrolments_.empty()) {
    sqlite::Statement put(database, "INSERT OR REPLACE INTO enrolment VALUES(?1, ?2, ?3)");
    sqlite::Statement remove(database, "DELETE FROM enrolment WHERE device = ?1");
    for (const auto& [device, enrolment] : enrolments_) {
      sqlite::Query query(enrolment ? put : remove);
      query.bind(1, device.value);
      if (enrolment) {
        query.bindText(2, enrolment->codeHash).bind(3, microsecondsOf(enrolment->expires));
      }
      query.run();
    }
  }
  if (!revocations_.empty()) {
    sqlite::Statement statement(database, "INSERT OR REPLACE INTO revocation VALUES(?1, ?2)");
    for (const auto& [session, expires] : revocations_) {
      sqlite::Query query(statement);
      query.bindText(1, session).bind(2, microsecondsOf(expires));
      query.run();
    }
  }
}

void SqliteCredentials::stagedWritten() {
  hashes_.clear();
  enrolments_.clear();
  revocations_.clear();
}

}  // namespace hall::log
