#pragma once

#include <cstdint>

#include "bench/engine_hall.h"
#include "bench/figure.h"
#include "bench/hall_folder.h"

namespace hall::bench {

/// The hall with a past that P10 and P14 share, made at first use.
struct PastHall {
  HallFolder hall;
  std::uint64_t events = 0;
  int ticketsOfMonth = 0;  ///< in January 2026, all closed
  int ticketsToday = 0;
};
const PastHall& pastHall(const Settings& settings);

/// Fills a hall's log with past working days, through the real engine: tickets of the consult queue
/// issued, called, started and finished at the extra counters, each day ended by the hall's own
/// timer.
class History {
 public:
  /// `folder` was made with extra counters and a start so far back that the days fit.
  explicit History(const HallFolder& folder);

  /// So many working days from the log's first morning on, each with so many tickets.
  void writeDays(int days, int livesADay);
  /// The morning of `opening()`: so many tickets, all but `waiting` of them finished.
  void writeToday(int tickets, int waiting);

  std::uint64_t position() const { return hall_.core().figures().position; }

 private:
  class Step;
  class Window;

  bool isWorkingDay(domain::Instant morning);
  void moveTo(domain::Instant moment);
  void signIn();
  void live(int lives, domain::Duration length);
  void issue(int tickets);

  const HallFolder& folder_;
  mutable EngineHall hall_;
  domain::QueueId queue_;
};

}  // namespace hall::bench
