#include "server/views/day_store.h"

#include <cstring>
#include <system_error>

namespace hall::views {

namespace {

constexpr std::string_view kSchema =
    "CREATE TABLE IF NOT EXISTS mark (id INTEGER PRIMARY KEY CHECK (id = 1),"
    " sealed INTEGER NOT NULL, catalogue INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS day (day INTEGER PRIMARY KEY, tickets BLOB NOT NULL,"
    " servings BLOB NOT NULL, counters BLOB NOT NULL);"
    "CREATE TABLE IF NOT EXISTS alert (id INTEGER PRIMARY KEY, rule INTEGER NOT NULL,"
    " level INTEGER NOT NULL, subject TEXT NOT NULL, raised INTEGER NOT NULL,"
    " acknowledged_by INTEGER NOT NULL, acknowledged INTEGER NOT NULL, cleared INTEGER NOT NULL);";

template <class Fact>
std::string_view bytesOf(const std::vector<Fact>& facts) {
  return {reinterpret_cast<const char*>(facts.data()), facts.size() * sizeof(Fact)};
}

template <class Fact>
void read(std::string_view bytes, std::vector<Fact>& facts) {
  facts.resize(bytes.size() / sizeof(Fact));
  if (!facts.empty()) std::memcpy(facts.data(), bytes.data(), facts.size() * sizeof(Fact));
}

std::int64_t numberOf(domain::Instant at) {
  return at.time_since_epoch().count();
}
domain::Instant instantOf(std::int64_t number) {
  return domain::Instant{domain::Duration{number}};
}

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

DayStore::DayStore(const std::filesystem::path& file) : file_(file) {
  try {
    open();
  } catch (const sqlite::Error&) {
    clear();
  }
}

void DayStore::open() {
  database_ = std::make_unique<sqlite::Database>(file_);
  database_->execute("PRAGMA journal_mode = WAL");
  database_->execute("PRAGMA synchronous = OFF");
  if (database_->integer("PRAGMA user_version") != kFactsVersion) {
    database_->execute("DROP TABLE IF EXISTS mark");
    database_->execute("DROP TABLE IF EXISTS day");
    database_->execute("DROP TABLE IF EXISTS alert");
    database_->execute("PRAGMA user_version = " + std::to_string(kFactsVersion));
  }
  database_->execute(std::string(kSchema));
}

void DayStore::clear() {
  database_.reset();
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::filesystem::remove(file_.string() + suffix, ignored);
  }
  open();
}

DayStore::Mark DayStore::mark() {
  sqlite::Statement select = database_->prepare("SELECT sealed, catalogue FROM mark");
  if (!select.step()) return {};
  return {
      engine::Position{static_cast<std::uint64_t>(select.integer(0))},
      engine::Position{static_cast<std::uint64_t>(select.integer(1))}};
}

void DayStore::seal(const DayFacts& day, Mark mark) {
  sqlite::Transaction transaction(*database_);
  database_
      ->prepare("INSERT OR REPLACE INTO day (day, tickets, servings, counters) VALUES (?,?,?,?)")
      .bind(1, day.day)
      .bindBytes(2, bytesOf(day.tickets))
      .bindBytes(3, bytesOf(day.servings))
      .bindBytes(4, bytesOf(day.counters))
      .run();
  database_->prepare("INSERT OR REPLACE INTO mark (id, sealed, catalogue) VALUES (1, ?, ?)")
      .bind(1, static_cast<std::int64_t>(mark.sealed.value))
      .bind(2, static_cast<std::int64_t>(mark.catalogue.value))
      .run();
  transaction.commit();
}

std::vector<DayFacts> DayStore::days(std::int32_t first, std::int32_t last) {
  sqlite::Statement select = database_->prepare(
      "SELECT day, tickets, servings, counters FROM day WHERE day BETWEEN ? AND ? ORDER BY day"
  );
  select.bind(1, first).bind(2, last);
  std::vector<DayFacts> days;
  while (select.step()) {
    DayFacts day;
    day.day = static_cast<std::int32_t>(select.integer(0));
    read(select.bytes(1), day.tickets);
    read(select.bytes(2), day.servings);
    read(select.bytes(3), day.counters);
    days.push_back(std::move(day));
  }
  return days;
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
  sqlite::Statement select = database_->prepare(
      "SELECT id, rule, level, subject, raised, acknowledged_by, acknowledged, cleared FROM alert"
      " WHERE id = ?"
  );
  select.bind(1, static_cast<std::int64_t>(id.value));
  if (!select.step()) return std::nullopt;
  return alertFrom(select);
}

std::vector<engine::PastAlert> DayStore::alerts(
    bool withCleared, std::size_t skip, std::size_t max
) {
  sqlite::Statement select = database_->prepare(
      "SELECT id, rule, level, subject, raised, acknowledged_by, acknowledged, cleared FROM alert"
      " WHERE ? OR cleared = 0 ORDER BY id DESC LIMIT ? OFFSET ?"
  );
  select.bind(1, withCleared ? 1 : 0)
      .bind(2, static_cast<std::int64_t>(max))
      .bind(3, static_cast<std::int64_t>(skip));
  std::vector<engine::PastAlert> result;
  while (select.step()) result.push_back(alertFrom(select));
  return result;
}

}  // namespace hall::views
