#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "server/engine/reports.h"
#include "server/views/facts.h"

namespace hall::views {

/// Which facts a figure rests on: that decides where a grouping gives it a meaning, and what makes
/// it inexact.
enum class Basis : std::uint8_t { Tickets, Calls, Servings, Seats };

Basis basisOf(engine::Figure figure);

/// What one row of a report rests on. Exact: every length is kept, so that a percentile is one of
/// the lengths that were measured.
class Sums {
 public:
  void add(const TicketFact& fact);
  void add(const CallFact& fact);
  /// Once for each serving in the row, whichever of its items belong there.
  void add(const ServingFact& fact);
  void add(const CounterFact& fact);
  void addCopies(std::uint16_t copies) { count(engine::Figure::Copies) += copies; }

  /// Reorders what it holds.
  engine::ReportRow::Cell cell(engine::Figure figure);

 private:
  /// Lengths of one kind.
  struct Lengths {
    std::vector<std::int32_t> values;
    std::int64_t sum = 0;

    void add(std::int32_t value) {
      values.push_back(value);
      sum += value;
    }
  };

  std::int64_t& count(engine::Figure figure) { return counts_[static_cast<std::size_t>(figure)]; }
  void fill(engine::ReportRow::Cell& cell);
  bool isInexact(Basis basis) const;
  std::uint64_t sizeOf(Basis basis) const { return sizes_[static_cast<std::size_t>(basis)]; }

  std::array<std::int64_t, engine::kFigures + 1> counts_{};  ///< by figure
  Lengths wait_, service_, hold_;
  std::int64_t inTarget_ = 0;
  std::int64_t targeted_ = 0;
  std::int64_t occupiedMs_ = 0;
  std::array<std::uint64_t, 4> sizes_{};  ///< facts by basis
  std::array<bool, 4> inexact_{};         ///< by basis
};

/// The smallest length that at least `percent` of them do not exceed: the ⌈n × percent / 100⌉-th in
/// ascending order (nearest rank). Reorders them. REQUIRES: not empty.
std::int32_t percentile(std::vector<std::int32_t>& lengths, int percent);

}  // namespace hall::views
