#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "server/engine/reports.h"
#include "server/sqlite/database.h"
#include "server/views/facts.h"

namespace hall::views {

/// views.db: closed days as blocks of facts, alerts, and how far the log was read. Everything in it
/// can be thrown away and built again, so it is not synced. One thread.
class DayStore {
 public:
  /// An unreadable file or one of another version is thrown away: the log is read again.
  explicit DayStore(const std::filesystem::path& file);

  /// How far the closed days go, and where the catalogue then in force was published.
  struct Mark {
    engine::Position sealed;
    engine::Position catalogue;
  };
  Mark mark();
  /// The closed day and the mark, together.
  void seal(const DayFacts& day, Mark mark);
  /// Days of [first, last] that have facts, ascending.
  std::vector<DayFacts> days(std::int32_t first, std::int32_t last);

  void put(const engine::PastAlert& alert);
  std::optional<engine::PastAlert> alert(domain::AlertId id);
  /// Latest first.
  std::vector<engine::PastAlert> alerts(bool withCleared, std::size_t skip, std::size_t max);

  void clear();

 private:
  void open();

  const std::filesystem::path file_;
  std::unique_ptr<sqlite::Database> database_;
};

}  // namespace hall::views
