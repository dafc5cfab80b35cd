#include "server/views/sums.h"

#include <algorithm>

#include "server/domain/ticket.h"

namespace hall::views {

namespace {

using engine::Figure;
using Cell = engine::ReportRow::Cell;

/// Rounded half up; lengths are never negative.
std::int64_t meanOf(std::int64_t sum, std::size_t count) {
  const auto divisor = static_cast<std::int64_t>(count);
  return (sum + divisor / 2) / divisor;
}

/// Rounded down, so that a promise just missed is never shown as kept.
void fillShare(Cell& cell, std::int64_t part, std::int64_t whole) {
  cell.hasValue = whole > 0;
  if (cell.hasValue) cell.value = part * 1000 / whole;
}

}  // namespace

Basis basisOf(Figure figure) {
  switch (figure) {
    case Figure::Called:
    case Figure::WalkUps:
    case Figure::NoShows:
    case Figure::ManualPicks:
    case Figure::WaitMean:
    case Figure::WaitP50:
    case Figure::WaitP90:
    case Figure::ShareInTarget:
      return Basis::Calls;
    case Figure::Served:
    case Figure::Copies:
    case Figure::ServiceMean:
    case Figure::ServiceP50:
    case Figure::ServiceP90:
    case Figure::HoldMean:
    case Figure::HoldP50:
    case Figure::HoldP90:
    case Figure::Overtime:
      return Basis::Servings;
    case Figure::Occupation:
    case Figure::Pauses:
    case Figure::PauseTime:
    case Figure::SignedInTime:
      return Basis::Seats;
    case Figure::Issued:
    case Figure::Restored:
    case Figure::Cancelled:
    case Figure::Diverted:
    case Figure::ClosedBySystem:
    case Figure::Misrouted:
    case Figure::PriorityIssued:
      break;
  }
  return Basis::Tickets;
}

std::int32_t percentile(std::vector<std::int32_t>& lengths, int percent) {
  const std::size_t rank = (lengths.size() * static_cast<std::size_t>(percent) + 99) / 100;
  const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(lengths.begin(), at, lengths.end());
  return *at;
}

void Sums::add(const TicketFact& fact) {
  ++sizes_[static_cast<std::size_t>(Basis::Tickets)];
  if (fact.keys.inexact != 0) inexact_[static_cast<std::size_t>(Basis::Tickets)] = true;
  ++count(Figure::Issued);
  count(Figure::Restored) += fact.restored;
  count(Figure::Misrouted) += fact.misrouted;
  targeted_ += fact.leftLate;
  const auto state = static_cast<domain::TicketState>(fact.finalState);
  if (state == domain::TicketState::Cancelled) ++count(Figure::Cancelled);
  if (state == domain::TicketState::Diverted) ++count(Figure::Diverted);
  if (state == domain::TicketState::ClosedBySystem) ++count(Figure::ClosedBySystem);
  const auto ticketClass = static_cast<domain::TicketClass>(fact.keys.ticketClass);
  if (ticketClass == domain::TicketClass::Priority) ++count(Figure::PriorityIssued);
}

void Sums::add(const CallFact& fact) {
  ++sizes_[static_cast<std::size_t>(Basis::Calls)];
  if (fact.keys.inexact != 0) inexact_[static_cast<std::size_t>(Basis::Calls)] = true;
  count(Figure::WalkUps) += fact.walkUp;
  count(Figure::NoShows) += fact.noShow;
  count(Figure::ManualPicks) += fact.manualPick;
  if (fact.waitMs >= 0) {
    ++count(Figure::Called);
    wait_.add(fact.waitMs);
  }
  if (fact.inTarget != 0) {
    ++targeted_;
    if (fact.inTarget == 1) ++inTarget_;
  }
}

void Sums::add(const ServingFact& fact) {
  if (fact.keys.inexact != 0) inexact_[static_cast<std::size_t>(Basis::Servings)] = true;
  if (fact.ended == 0) return;
  ++sizes_[static_cast<std::size_t>(Basis::Servings)];
  ++count(Figure::Served);
  count(Figure::Overtime) += fact.overtimeMs;
  service_.add(fact.serviceMs);
  if (fact.holdMs >= 0) hold_.add(fact.holdMs);
}

void Sums::add(const CounterFact& fact) {
  ++sizes_[static_cast<std::size_t>(Basis::Seats)];
  if (fact.keys.inexact != 0) inexact_[static_cast<std::size_t>(Basis::Seats)] = true;
  count(Figure::Pauses) += fact.pauses;
  count(Figure::PauseTime) += fact.pausedMs;
  count(Figure::SignedInTime) += fact.signedInMs;
  occupiedMs_ += fact.occupiedMs;
}

/// A ticket that the system closed may be the one that waited longest: its calls are touched, too.
bool Sums::isInexact(Basis basis) const {
  if (inexact_[static_cast<std::size_t>(basis)]) return true;
  return basis == Basis::Calls && inexact_[static_cast<std::size_t>(Basis::Tickets)];
}

Cell Sums::cell(Figure figure) {
  Cell cell;
  cell.figure = figure;
  cell.inexact = isInexact(basisOf(figure));
  fill(cell);
  return cell;
}

void Sums::fill(Cell& cell) {
  const auto length = [&cell](Lengths& lengths, std::optional<int> percent) {
    cell.samples = lengths.values.size();
    cell.hasValue = !lengths.values.empty();
    if (!cell.hasValue) return;
    cell.value =
        percent ? percentile(lengths.values, *percent) : meanOf(lengths.sum, lengths.values.size());
  };
  switch (cell.figure) {
    case Figure::WaitMean:
      return length(wait_, std::nullopt);
    case Figure::WaitP50:
      return length(wait_, 50);
    case Figure::WaitP90:
      return length(wait_, 90);
    case Figure::ServiceMean:
      return length(service_, std::nullopt);
    case Figure::ServiceP50:
      return length(service_, 50);
    case Figure::ServiceP90:
      return length(service_, 90);
    case Figure::HoldMean:
      return length(hold_, std::nullopt);
    case Figure::HoldP50:
      return length(hold_, 50);
    case Figure::HoldP90:
      return length(hold_, 90);
    case Figure::ShareInTarget:
      cell.samples = static_cast<std::uint64_t>(targeted_);
      return fillShare(cell, inTarget_, targeted_);
    case Figure::Occupation:
      cell.samples = sizeOf(Basis::Seats);
      return fillShare(cell, occupiedMs_, count(Figure::SignedInTime));
    default:
      cell.samples = sizeOf(basisOf(cell.figure));
      cell.value = count(cell.figure);
      cell.hasValue = true;
  }
}

}  // namespace hall::views
