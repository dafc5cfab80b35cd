#include "server/views/day_store.h"

#include <array>
#include <cstring>
#include <system_error>

namespace hall::views {

namespace {

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS mark (id INTEGER PRIMARY KEY CHECK (id = 1),"
    " sealed INTEGER NOT NULL, sealed_time INTEGER NOT NULL, catalogue INTEGER NOT NULL,"
    " day INTEGER NOT NULL, suspended_since INTEGER);"
    "CREATE TABLE IF NOT EXISTS moved_counter (counter INTEGER PRIMARY KEY, zone INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS day (day INTEGER NOT NULL, sealed INTEGER NOT NULL,"
    " tickets BLOB NOT NULL, calls BLOB NOT NULL, servings BLOB NOT NULL, outcomes BLOB NOT NULL,"
    " counters BLOB NOT NULL, check_value INTEGER NOT NULL, PRIMARY KEY (day, sealed));"
    "CREATE TABLE IF NOT EXISTS alert (id INTEGER PRIMARY KEY, rule INTEGER NOT NULL,"
    " level INTEGER NOT NULL, subject TEXT NOT NULL, raised INTEGER NOT NULL,"
    " acknowledged_by INTEGER NOT NULL, acknowledged INTEGER NOT NULL, cleared INTEGER NOT NULL);";
constexpr std::array kTables{"mark", "moved_counter", "day", "alert"};

/// Columns of a day's facts, in the sequence of `eachBlock`.
constexpr int kFirstBlock = 1;
constexpr int kBlocks = 5;

template <class Day, class Then>
void eachBlock(Day& day, Then then) {
  then(day.tickets);
  then(day.calls);
  then(day.servings);
  then(day.outcomes);
  then(day.counters);
}

template <class Fact>
std::string_view bytesOf(const std::vector<Fact>& facts) {
  return {reinterpret_cast<const char*>(facts.data()), facts.size() * sizeof(Fact)};
}

template <class Fact>
void read(std::string_view bytes, std::vector<Fact>& facts) {
  if (bytes.size() % sizeof(Fact) != 0) throw Damaged("a block of facts was cut");
  facts.resize(bytes.size() / sizeof(Fact));
  if (!facts.empty()) std::memcpy(facts.data(), bytes.data(), bytes.size());
}

/// Not against people, but against disks: SQLite does not notice a changed byte inside a block.
/// Eight bytes a step, since a report over a month checks some hundred megabytes.
class CheckValue {
 public:
  void add(std::string_view bytes) {
    mix(bytes.size());
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + at, sizeof word);
      mix(word);
    }
    std::uint64_t rest = 0;
    if (at < bytes.size()) std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    mix(rest);
  }
  std::int64_t value() const { return static_cast<std::int64_t>(value_); }

 private:
  void mix(std::uint64_t word) {
    value_ = (value_ ^ word) * 0x9E3779B97F4A7C15ULL;
    value_ ^= value_ >> 32;
  }

  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

std::int64_t checkOf(const DayFacts& day) {
  CheckValue check;
  eachBlock(day, [&check](const auto& facts) { check.add(bytesOf(facts)); });
  return check.value();
}

void checkOutcomes(const DayFacts& day) {
  for (const ServingFact& serving : day.servings) {
    const std::uint64_t end = std::uint64_t{serving.firstOutcome} + serving.outcomes;
    if (end > day.outcomes.size()) throw Damaged("a serving without its outcomes");
  }
}

std::int64_t numberOf(domain::Instant at) {
  return at.time_since_epoch().count();
}
domain::Instant instantOf(std::int64_t number) {
  return domain::Instant{domain::Duration{number}};
}
std::int64_t numberOf(engine::Position position) {
  return static_cast<std::int64_t>(position.value);
}
engine::Position positionOf(std::int64_t number) {
  return engine::Position{static_cast<std::uint64_t>(number)};
}

constexpr std::string_view kSelectAlert =
    "SELECT id, rule, level, subject, raised, acknowledged_by, acknowledged, cleared FROM alert";

engine::PastAlert alertFrom(const sqlite::Query& row) {
  engine::PastAlert past;
  past.alert.id.value = static_cast<std::uint64_t>(row.number(0));
  past.alert.rule = static_cast<domain::AlertRule>(row.number(1));
  past.alert.level = static_cast<domain::AlertLevel>(row.number(2));
  past.alert.subject = std::string(row.bytes(3));
  past.alert.raised = instantOf(row.number(4));
  past.alert.acknowledgedBy.value = static_cast<std::uint32_t>(row.number(5));
  past.alert.acknowledged = instantOf(row.number(6));
  past.cleared = instantOf(row.number(7));
  return past;
}

}  // namespace

DayStore::DayStore(const std::filesystem::path& file)
    : database_(file.string(), sqlite::Database::Mode::Create) {
  database_.run("PRAGMA journal_mode = WAL");
  // A power cut may lose the latest days, never mix them up.
  database_.run("PRAGMA synchronous = NORMAL");
  if (database_.number("PRAGMA user_version") != kFactsVersion) {
    for (const char* table : kTables) {
      database_.run((std::string("DROP TABLE IF EXISTS ") + table).c_str());
    }
    database_.run(("PRAGMA user_version = " + std::to_string(kFactsVersion)).c_str());
  }
  database_.run(kSchema);
}

void DayStore::remove(const std::filesystem::path& file) {
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::error_code ignored;  // opening what could not be removed says what is wrong
    std::filesystem::remove(file.string() + suffix, ignored);
  }
}

std::optional<DayStore::Mark> DayStore::mark() {
  sqlite::Statement select(
      database_, "SELECT sealed, sealed_time, catalogue, day, suspended_since FROM mark"
  );
  sqlite::Query row(select);
  if (!row.next()) return std::nullopt;
  Mark mark;
  mark.sealed = positionOf(row.number(0));
  mark.sealedAt = instantOf(row.number(1));
  mark.catalogue = positionOf(row.number(2));
  mark.carried.anyClosed = true;
  mark.carried.closedThrough = static_cast<std::int32_t>(row.number(3));
  mark.carried.suspended = !row.isNull(4);
  if (mark.carried.suspended) mark.carried.suspendedSince = instantOf(row.number(4));
  sqlite::Statement selectMoved(database_, "SELECT counter, zone FROM moved_counter");
  sqlite::Query moved(selectMoved);
  while (moved.next()) {
    const domain::CounterId counter{static_cast<std::uint32_t>(moved.number(0))};
    mark.carried.zones[counter] = domain::ZoneId{static_cast<std::uint32_t>(moved.number(1))};
  }
  return mark;
}

void DayStore::put(const DayFacts& day, engine::Position sealed) {
  sqlite::Statement statement(
      database_,
      "INSERT INTO day (tickets, calls, servings, outcomes, counters, day, sealed, check_value)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
  );
  sqlite::Query insert(statement);
  int column = 1;
  eachBlock(day, [&](const auto& facts) { insert.bindBytes(column++, bytesOf(facts)); });
  insert.bind(column, day.day)
      .bind(column + 1, numberOf(sealed))
      .bind(column + 2, checkOf(day))
      .run();
}

void DayStore::seal(const std::vector<DayFacts>& days, const Alerts& changed, const Mark& mark) {
  sqlite::Transaction::Statements statements(database_);
  sqlite::Transaction transaction(statements);
  for (const DayFacts& day : days) put(day, mark.sealed);
  for (const auto& [id, alert] : changed) put(alert);
  put(mark);
  transaction.commit();
}

void DayStore::put(const Mark& mark) {
  sqlite::Statement statement(
      database_,
      "INSERT OR REPLACE INTO mark (id, sealed, sealed_time, catalogue, day, suspended_since)"
      " VALUES (1, ?, ?, ?, ?, ?)"
  );
  sqlite::Query insert(statement);
  insert.bind(1, numberOf(mark.sealed))
      .bind(2, numberOf(mark.sealedAt))
      .bind(3, numberOf(mark.catalogue))
      .bind(4, mark.carried.closedThrough);
  if (mark.carried.suspended) {
    insert.bind(5, numberOf(mark.carried.suspendedSince));
  } else {
    insert.bindNull(5);
  }
  insert.run();
  database_.run("DELETE FROM moved_counter");
  sqlite::Statement moved(database_, "INSERT INTO moved_counter (counter, zone) VALUES (?, ?)");
  for (const auto& [counter, zone] : mark.carried.zones) {
    sqlite::Query(moved).bind(1, counter.value).bind(2, zone.value).run();
  }
}

void DayStore::eachDay(
    std::int32_t first, std::int32_t last, const std::function<void(const DayFacts&)>& then
) {
  sqlite::Statement select(
      database_,
      "SELECT day, tickets, calls, servings, outcomes, counters, check_value FROM day"
      " WHERE day BETWEEN ? AND ? ORDER BY day, sealed"
  );
  sqlite::Query row(select);
  row.bind(1, first).bind(2, last);
  DayFacts day;
  while (row.next()) {
    day.day = static_cast<std::int32_t>(row.number(0));
    int column = kFirstBlock;
    eachBlock(day, [&](auto& facts) { read(row.bytes(column++), facts); });
    if (checkOf(day) != row.number(kFirstBlock + kBlocks)) throw Damaged("a day was changed");
    checkOutcomes(day);
    then(day);
  }
}

void DayStore::put(const engine::PastAlert& past) {
  sqlite::Statement statement(
      database_,
      "INSERT OR REPLACE INTO alert (id, rule, level, subject, raised, acknowledged_by,"
      " acknowledged, cleared) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
  );
  sqlite::Query(statement)
      .bind(1, static_cast<std::int64_t>(past.alert.id.value))
      .bind(2, static_cast<std::int64_t>(past.alert.rule))
      .bind(3, static_cast<std::int64_t>(past.alert.level))
      .bindText(4, past.alert.subject)
      .bind(5, numberOf(past.alert.raised))
      .bind(6, past.alert.acknowledgedBy.value)
      .bind(7, numberOf(past.alert.acknowledged))
      .bind(8, numberOf(past.cleared))
      .run();
}

std::optional<engine::PastAlert> DayStore::alert(domain::AlertId id) {
  sqlite::Statement select(database_, std::string(kSelectAlert) + " WHERE id = ?");
  sqlite::Query row(select);
  row.bind(1, static_cast<std::int64_t>(id.value));
  if (!row.next()) return std::nullopt;
  return alertFrom(row);
}

void DayStore::eachAlert(const std::function<bool(const engine::PastAlert&)>& then) {
  sqlite::Statement select(database_, std::string(kSelectAlert) + " ORDER BY id DESC");
  sqlite::Query row(select);
  while (row.next()) {
    if (!then(alertFrom(row))) return;
  }
}

}  // namespace hall::views
