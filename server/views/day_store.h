#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/engine/reports.h"
#include "server/sqlite/database.h"
#include "server/views/fact_builder.h"
#include "server/views/facts.h"

namespace hall::views {

/// The file is not what was written: thrown where it is found out, beside sqlite::Error.
class Damaged : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// views.db: closed days as blocks of facts, alerts, and how far the log was read, each change with
/// the end of a day in one transaction. Everything in it can be thrown away and built again, so
/// whoever gets an error clears it. One thread.
///
/// A day has a row for each DayClosed that added to it: nearly always one, more after a late
/// upload. Every row carries a check value over its bytes.
class DayStore {
 public:
  /// How far the closed days go and what it takes to go on from there.
  struct Mark {
    engine::Position sealed;       ///< of the DayClosed
    engine::Instant sealedAt;      ///< when that was recorded: another log has another time there
    engine::Position catalogue;    ///< where the catalogue then in force was published
    FactBuilder::Carried carried;  ///< left by that day
  };
  using Alerts = std::map<domain::AlertId, engine::PastAlert>;

  /// A file of another version is emptied. Throws sqlite::Error.
  explicit DayStore(const std::filesystem::path& file);
  static void remove(const std::filesystem::path& file);

  /// Nothing: no day was closed.
  std::optional<Mark> mark();
  /// Days and alerts as they now are, and the mark, together.
  void seal(const std::vector<DayFacts>& days, const Alerts& changed, const Mark& mark);
  /// Rows of the days in [first, last], ascending. The facts are valid during the call only.
  void eachDay(
      std::int32_t first, std::int32_t last, const std::function<void(const DayFacts&)>& then
  );

  std::optional<engine::PastAlert> alert(domain::AlertId id);
  /// Latest first, until `then` says false.
  void eachAlert(const std::function<bool(const engine::PastAlert&)>& then);

 private:
  void put(const engine::PastAlert& past);
  void put(const DayFacts& day, engine::Position sealed);
  void put(const Mark& mark);

  sqlite::Database database_;
};

}  // namespace hall::views
