#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "server/engine/store.h"

/// What the API asks of the read models. Implemented by views/.
namespace hall::engine {

/// What the rows of a report are. Values equal those on the wire.
enum class Dimension : std::uint8_t {
  Hall = 1,
  Zone = 2,
  Queue = 3,
  Item = 4,
  Counter = 5,
  Staff = 6,
  TicketClass = 7,
  Ground = 8,
  Channel = 9,
  Department = 10,
  Theme = 11,
  Outcome = 12,
  HalfHour = 13,
  Day = 14,
  Week = 15,
  Month = 16
};

/// Values equal those on the wire; what each means stands in `figures.h`.
enum class Figure : std::uint8_t {
  Issued = 1,
  Called = 2,
  Served = 3,
  Copies = 4,
  WalkUps = 5,
  NoShows = 6,
  Restored = 7,
  Cancelled = 8,
  Diverted = 9,
  ClosedBySystem = 10,
  Misrouted = 11,
  ManualPicks = 12,
  WaitMean = 13,
  WaitP50 = 14,
  WaitP90 = 15,
  ServiceMean = 16,
  ServiceP50 = 17,
  ServiceP90 = 18,
  HoldMean = 19,
  HoldP50 = 20,
  HoldP90 = 21,
  ShareInTarget = 22,
  Overtime = 23,
  Occupation = 24,
  Pauses = 25,
  PauseTime = 26,
  SignedInTime = 27,
  PriorityIssued = 28
};
inline constexpr std::uint8_t kFigures = 28;

enum class FigureUnit : std::uint8_t { Count = 1, Length = 2, Share = 3 };

struct ReportQuery {
  static constexpr std::size_t kGroupsMax = 3;
  /// A report of more rows is refused: MalformedRequest, naming query.group_by.
  static constexpr std::size_t kRowsMax = 50'000;

  LocalDay first;
  LocalDay last;                   ///< included
  LocalDay running;                ///< the hall's day as it is asked: those before it are over
  std::vector<Dimension> groupBy;  ///< at most three; empty: one row for the hall
  std::vector<Figure> figures;     ///< ascending; empty: all
  // Filters; empty lets everything through. Ascending.
  std::vector<std::uint32_t> zones, queues, items, counters, staff, departments, themes;
};

struct ReportRow {
  struct Cell {
    Figure figure = Figure::Issued;
    std::int64_t value = 0;     ///< count, milliseconds or per mille, as the figure's unit says
    std::uint64_t samples = 0;  ///< what it rests on
    bool hasValue = false;      ///< false: nothing to compute it from
    bool inexact = false;       ///< touched by tickets closed by the system or imported

    friend bool operator==(const Cell&, const Cell&) = default;
  };
  /// One a dimension asked for: an id, an enumeration's value, minutes after midnight of the half
  /// hour, or days since 1970 of the day, of the week's Monday, of the month's first.
  std::vector<std::int64_t> keys;
  std::vector<Cell> cells;  ///< only the figures that mean something for this grouping

  friend bool operator==(const ReportRow&, const ReportRow&) = default;
};

struct Report {
  Position position;
  bool preliminary = false;     ///< a day of the period is not closed
  std::vector<ReportRow> rows;  ///< sorted by keys
  ReportRow total;

  friend bool operator==(const Report&, const Report&) = default;
};

/// An alert with its end.
struct PastAlert {
  domain::Alert alert;
  Instant cleared;  ///< zero while open

  friend bool operator==(const PastAlert&, const PastAlert&) = default;
};

struct AlertQuery {
  bool withCleared = false;
  std::optional<domain::AlertLevel> level;
  std::optional<Instant> from;   ///< raised at or after
  std::optional<Instant> until;  ///< raised before
  std::size_t skip = 0;
  std::size_t max = 0;

  bool wants(const PastAlert& past) const {
    if (!withCleared && past.cleared != Instant{}) return false;
    if (level && past.alert.level != *level) return false;
    return (!from || past.alert.raised >= *from) && (!until || past.alert.raised < *until);
  }
};

/// The read models. Thread-safe; `then` is called on the views' thread, or at once on the caller's
/// when too many wait (Overloaded).
class Reports {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  virtual ~Reports() = default;
  /// Waits until the views hold `wants`, and after a start or a rebuild until they hold what the
  /// log held then; at most until `deadline`: then PositionNotReached, naming the position they
  /// hold.
  virtual void report(
      ReportQuery query,
      Position wants,
      TimePoint deadline,
      std::function<void(Result<Report>)> then
  ) = 0;
  /// Latest first; waits like a report.
  virtual void alerts(
      AlertQuery query,
      Position wants,
      TimePoint deadline,
      std::function<void(Result<std::vector<PastAlert>>)> then
  ) = 0;
  /// Throws everything away and reads the log again, up to what it holds now. `progress` gets the
  /// position reached, at least every second while it advances; the last call has done = true. One
  /// at a time: a second one takes the place of the first.
  virtual void rebuild(std::function<void(Position reached, bool done)> progress) = 0;
  virtual Position position() const = 0;
};

}  // namespace hall::engine
