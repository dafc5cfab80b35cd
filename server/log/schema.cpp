#include "server/log/schema.h"

#include <string>

#include "server/log/store_problem.h"

namespace hall::log {

namespace {

constexpr const char* kTables = R"sql(
-- The log. place = hall << 40 | seq; the chain's hash covers everything else of the row.
CREATE TABLE event(
  place       INTEGER PRIMARY KEY,
  recorded_us INTEGER NOT NULL,
  occurred_us INTEGER NOT NULL,
  kind        INTEGER NOT NULL,
  actor       BLOB NOT NULL,
  body        BLOB NOT NULL,
  hash        BLOB NOT NULL
) STRICT;

-- For people with a SQL prompt.
CREATE VIEW log AS
  SELECT place >> 40 AS hall_id, place & 0xFFFFFFFFFF AS seq,
         recorded_us, occurred_us, kind, actor, body, hash
    FROM event;

-- Accepted requests of the last days. The id is a UUID of version 7, so new rows come at the end.
CREATE TABLE request(
  request_id  BLOB NOT NULL,
  owner       INTEGER NOT NULL,
  hall_id     INTEGER NOT NULL,
  body_hash   BLOB NOT NULL,
  first_seq   INTEGER NOT NULL,
  event_count INTEGER NOT NULL,
  recorded_us INTEGER NOT NULL,
  PRIMARY KEY (request_id, owner, hall_id)
) STRICT, WITHOUT ROWID;

-- Personal data. sealed: an Identity under the key of that day; finder: keyed hash of the document.
CREATE TABLE person(
  ref    BLOB PRIMARY KEY,
  finder BLOB NOT NULL UNIQUE,
  day    INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE text(
  ref    BLOB PRIMARY KEY,
  day    INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The key of each day, wrapped under the master key. Deleting one makes its rows unreadable for
-- good, in every backup too: backups share one file of day keys.
CREATE TABLE day_key(
  day     INTEGER PRIMARY KEY,
  wrapped BLOB NOT NULL
) STRICT;

CREATE TABLE credential(
  staff INTEGER PRIMARY KEY,
  hash  TEXT NOT NULL
) STRICT;

CREATE TABLE server_key(
  name   TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment(
  device     INTEGER PRIMARY KEY,
  code_hash  TEXT NOT NULL,
  expires_us INTEGER NOT NULL
) STRICT;

CREATE TABLE revocation(
  session    TEXT PRIMARY KEY,
  expires_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Catalogues and other long bodies, by the hash of their bytes.
CREATE TABLE blob(
  id    INTEGER PRIMARY KEY,
  hash  BLOB NOT NULL UNIQUE,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE meta(
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace

void configure(sqlite::Database& database) {
  database.run("PRAGMA locking_mode=EXCLUSIVE");
  // EXTRA until the change of journal is over: FULL does not make the deletion of the rollback
  // journal durable, and a journal that a power cut brings back would undo the change to WAL and
  // with it hide every commit in the WAL.
  database.run("PRAGMA synchronous=EXTRA");
  database.run("PRAGMA journal_mode=WAL");
  database.run("PRAGMA synchronous=FULL");
  database.run("PRAGMA wal_autocheckpoint=0");
  // Deleted keys are overwritten, not merely forgotten.
  database.run("PRAGMA secure_delete=ON");
  database.run("PRAGMA cell_size_check=ON");
  database.run("PRAGMA mmap_size=0");
  database.run("PRAGMA temp_store=MEMORY");
  database.run("PRAGMA trusted_schema=OFF");
  // 16 MiB.
  database.run("PRAGMA cache_size=-16384");
}

domain::Result<bool> requireDurable(sqlite::Database& database, const std::string& path) {
  constexpr std::int64_t kFull = 2;
  const auto refused = [&](const std::string& setting) {
    return refusalFor(Problem::NotDurable, path).with("setting", setting);
  };
  const std::int64_t synchronous = database.number("PRAGMA synchronous");
  if (synchronous < kFull) return refused("synchronous=" + std::to_string(synchronous));
  const std::string journal = database.text("PRAGMA journal_mode");
  if (journal != "wal") return refused("journal_mode=" + journal);
  const std::string locking = database.text("PRAGMA locking_mode");
  if (locking != "exclusive") return refused("locking_mode=" + locking);
  return true;
}

bool isEmpty(sqlite::Database& database) {
  return database.number("SELECT count(*) FROM sqlite_schema") == 0 &&
         database.number("PRAGMA user_version") == 0;
}

void createSchema(sqlite::Database& database) {
  database.run(kTables);
  database.run(("PRAGMA application_id=" + std::to_string(kApplicationId)).c_str());
  database.run(("PRAGMA user_version=" + std::to_string(kLogFormat)).c_str());
}

domain::Result<bool> requireKnownFormat(sqlite::Database& database, const std::string& path) {
  if (database.number("PRAGMA application_id") != kApplicationId) {
    return refusalFor(Problem::NotAHallDatabase, path);
  }
  const std::int64_t format = database.number("PRAGMA user_version");
  if (format > static_cast<std::int64_t>(kLogFormat)) {
    return refusalFor(Problem::NewerFormat, path)
        .with("format", std::to_string(format))
        .with("known", std::to_string(kLogFormat));
  }
  return true;
}

std::string metaValue(sqlite::Database& database, std::string_view name) {
  sqlite::Statement statement(database, "SELECT value FROM meta WHERE name = ?1");
  sqlite::Query query(statement);
  query.bindText(1, name);
  return query.next() ? std::string(query.bytes(0)) : std::string();
}

void setMetaValue(sqlite::Database& database, std::string_view name, std::string_view value) {
  sqlite::Statement statement(database, "INSERT OR REPLACE INTO meta(name, value) VALUES(?1, ?2)");
  sqlite::Query query(statement);
  query.bindText(1, name).bindText(2, value);
  query.run();
}

}  // namespace hall::log
