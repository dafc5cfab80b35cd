#include "server/views/day_store.h"

#include <array>
#include <cstring>
#include <system_error>

namespace hall::views {

namespace {

constexpr std::string_view kSchema =
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
  if (facts.empty()) return "";  // the null pointer of an empty vector would be bound as NULL
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

engine::PastAlert alertFrom(const sqlite::Statement& row) {
  engine::PastAlert past;
  past.alert.id.value = static_cast<std::uint64_t>(row.integer(0));
  past.alert.rule = static_cast<domain::AlertRule>(row.integer(1));
  past.alert.level = static_cast<domain::AlertLevel>(row.integer(2));
  past.alert.subject = std::string(row.bytes(3));
  past.alert.raised = instantOf(row.integer(4));
  past.alert.acknowledgedBy.value = static_cast<std::uint32_t>(row.integer(5));
  past.alert.acknowledged = instantOf(row.integer(6));
  past.cleared = instantOf(row.integer(7));
  return past;
}

}  // namespace

DayStore::DayStore(const std::filesystem::path& file)
    : database_(std::make_unique<sqlite::Database>(file)) {
  database_->execute("PRAGMA journal_mode = WAL");
  // A power cut may lose the latest days, never mix them up.
  database_->execute("PRAGMA synchronous = NORMAL");
  if (database_->integer("PRAGMA user_version") != kFactsVersion) {
    for (const char* table : kTables) {
      database_->execute(std::string("DROP TABLE IF EXISTS ") + table);
    }
    database_->execute("PRAGMA user_version = " + std::to_string(kFactsVersion));
  }
  database_->execute(std::string(kSchema));
}

void DayStore::remove(const std::filesystem::path& file) {
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::error_code ignored;  // opening what could not be removed says what is wrong
    std::filesystem::remove(file.string() + suffix, ignored);
  }
}

std::optional<DayStore::Mark> DayStore::mark() {
  sqlite::Statement select =
      database_->prepare("SELECT sealed, sealed_time, catalogue, day, suspended_since FROM mark");
  if (!select.step()) return std::nullopt;
  Mark mark;
  mark.sealed = positionOf(select.integer(0));
  mark.sealedAt = instantOf(select.integer(1));
  mark.catalogue = positionOf(select.integer(2));
  mark.carried.anyClosed = true;
  mark.carried.closedThrough = static_cast<std::int32_t>(select.integer(3));
  mark.carried.suspended = !select.isNull(4);
  if (mark.carried.suspended) mark.carried.suspendedSince = instantOf(select.integer(4));
  sqlite::Statement moved = database_->prepare("SELECT counter, zone FROM moved_counter");
  while (moved.step()) {
    const domain::CounterId counter{static_cast<std::uint32_t>(moved.integer(0))};
    mark.carried.zones[counter] = domain::ZoneId{static_cast<std::uint32_t>(moved.integer(1))};
  }
  return mark;
}

void DayStore::put(const DayFacts& day, engine::Position sealed) {
  sqlite::Statement insert = database_->prepare(
      "INSERT INTO day (tickets, calls, servings, outcomes, counters, day, sealed, check_value)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
  );
  int column = 1;
  eachBlock(day, [&](const auto& facts) { insert.bindBytes(column++, bytesOf(facts)); });
  insert.bind(column, day.day)
      .bind(column + 1, numberOf(sealed))
      .bind(column + 2, checkOf(day))
      .run();
}

void DayStore::seal(const std::vector<DayFacts>& days, const Alerts& changed, const Mark& mark) {
  sqlite::Transaction transaction(*database_);
  for (const DayFacts& day : days) put(day, mark.sealed);
  for (const auto& [id, alert] : changed) put(alert);
  sqlite::Statement insert = database_->prepare(
      "INSERT OR REPLACE INTO mark (id, sealed, sealed_time, catalogue, day, suspended_since)"
      " VALUES (1, ?, ?, ?, ?, ?)"
  );
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
  database_->execute("DELETE FROM moved_counter");
  for (const auto& [counter, zone] : mark.carried.zones) {
    database_->prepare("INSERT INTO moved_counter (counter, zone) VALUES (?, ?)")
        .bind(1, counter.value)
        .bind(2, zone.value)
        .run();
  }
  transaction.commit();
}

void DayStore::eachDay(
    std::int32_t first, std::int32_t last, const std::function<void(const DayFacts&)>& then
) {
  sqlite::Statement select = database_->prepare(
      "SELECT day, tickets, calls, servings, outcomes, counters, check_value FROM day"
      " WHERE day BETWEEN ? AND ? ORDER BY day, sealed"
  );
  select.bind(1, first).bind(2, last);
  DayFacts day;
  while (select.step()) {
    day.day = static_cast<std::int32_t>(select.integer(0));
    int column = kFirstBlock;
    eachBlock(day, [&](auto& facts) { read(select.bytes(column++), facts); });
    if (checkOf(day) != select.integer(kFirstBlock + kBlocks)) throw Damaged("a day was changed");
    checkOutcomes(day);
    then(day);
  }
}

void DayStore::put(const engine::PastAlert& past) {
  database_
      ->prepare(
          "INSERT OR REPLACE INTO alert (id, rule, level, subject, raised, acknowledged_by,"
          " acknowledged, cleared) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
      )
      .bind(1, static_cast<std::int64_t>(past.alert.id.value))
      .bind(2, static_cast<std::int64_t>(past.alert.rule))
      .bind(3, static_cast<std::int64_t>(past.alert.level))
      .bind(4, std::string_view(past.alert.subject))
      .bind(5, numberOf(past.alert.raised))
      .bind(6, past.alert.acknowledgedBy.value)
      .bind(7, numberOf(past.alert.acknowledged))
      .bind(8, numberOf(past.cleared))
      .run();
}

std::optional<engine::PastAlert> DayStore::alert(domain::AlertId id) {
  sqlite::Statement select = database_->prepare(std::string(kSelectAlert) + " WHERE id = ?");
  select.bind(1, static_cast<std::int64_t>(id.value));
  if (!select.step()) return std::nullopt;
  return alertFrom(select);
}

void DayStore::eachAlert(const std::function<bool(const engine::PastAlert&)>& then) {
  sqlite::Statement select = database_->prepare(std::string(kSelectAlert) + " ORDER BY id DESC");
  while (select.step()) {
    if (!then(alertFrom(select))) return;
  }
}

}  // namespace hall::views
