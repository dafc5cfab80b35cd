#include "server/views/report_builder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

#include "server/domain/ticket.h"
#include "server/engine/figures.h"

namespace hall::views {

namespace {

using engine::Dimension;
using engine::Figure;
using engine::ReportQuery;
using engine::ReportRow;

/// Sum and values of one kind of length; the values for mean and percentiles.
struct Lengths {
  std::vector<std::int32_t> values;
  std::int64_t sum = 0;

  void add(std::int32_t value) {
    values.push_back(value);
    sum += value;
  }
};

/// What one row of the report rests on.
struct Sums {
  std::array<std::int64_t, engine::kFigures + 1> counts{};  ///< by figure
  Lengths wait, service, hold;
  std::int64_t inTarget = 0;
  std::int64_t targeted = 0;
  std::int64_t occupiedMs = 0;
  std::int64_t signedInMs = 0;
  std::uint64_t tickets = 0;
  std::uint64_t servings = 0;
  std::uint64_t seats = 0;
  bool inexactTickets = false;
  bool inexactServings = false;

  std::int64_t& count(Figure figure) { return counts[static_cast<std::size_t>(figure)]; }
};

using Key = std::array<std::int64_t, ReportQuery::kGroupsMax>;

std::int64_t weekOf(std::int32_t day) {
  const std::chrono::sys_days date{std::chrono::days{day}};
  const auto sinceMonday = std::chrono::weekday{date}.iso_encoding() - 1;
  return day - static_cast<std::int64_t>(sinceMonday);
}

std::int64_t monthOf(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::chrono::sys_days{date.year() / date.month() / 1}.time_since_epoch().count();
}

std::int64_t keyOf(Dimension dimension, const Keys& keys) {
  switch (dimension) {
    case Dimension::Hall:
      return 0;
    case Dimension::Zone:
      return keys.zone;
    case Dimension::Queue:
      return keys.queue;
    case Dimension::Item:
      return keys.item;
    case Dimension::Counter:
      return keys.counter;
    case Dimension::Staff:
      return keys.staff;
    case Dimension::TicketClass:
      return keys.ticketClass;
    case Dimension::Ground:
      return keys.ground;
    case Dimension::Channel:
      return keys.channel;
    case Dimension::Department:
      return keys.department;
    case Dimension::Theme:
      return keys.theme;
    case Dimension::Outcome:
      return keys.outcome;
    case Dimension::HalfHour:
      return keys.halfHour * 30;
    case Dimension::Day:
      return keys.day;
    case Dimension::Week:
      return weekOf(keys.day);
    case Dimension::Month:
      return monthOf(keys.day);
  }
  return 0;
}

bool passes(const std::vector<std::uint32_t>& filter, std::uint32_t value) {
  return filter.empty() || std::binary_search(filter.begin(), filter.end(), value);
}

bool passes(const ReportQuery& query, const Keys& keys) {
  return passes(query.zones, keys.zone) && passes(query.queues, keys.queue) &&
         passes(query.items, keys.item) && passes(query.counters, keys.counter) &&
         passes(query.staff, keys.staff) && passes(query.departments, keys.department) &&
         passes(query.themes, keys.theme);
}

void add(Sums& sums, const TicketFact& fact) {
  ++sums.tickets;
  ++sums.count(Figure::Issued);
  sums.inexactTickets = sums.inexactTickets || fact.keys.inexact != 0;
  sums.count(Figure::WalkUps) += fact.walkUp;
  sums.count(Figure::NoShows) += fact.noShow;
  sums.count(Figure::Restored) += fact.restored;
  sums.count(Figure::Misrouted) += fact.misrouted;
  sums.count(Figure::ManualPicks) += fact.manualPicks;
  const auto state = static_cast<domain::TicketState>(fact.finalState);
  if (state == domain::TicketState::Cancelled) ++sums.count(Figure::Cancelled);
  if (state == domain::TicketState::Diverted) ++sums.count(Figure::Diverted);
  if (state == domain::TicketState::ClosedBySystem) ++sums.count(Figure::ClosedBySystem);
  const auto ticketClass = static_cast<domain::TicketClass>(fact.keys.ticketClass);
  if (ticketClass == domain::TicketClass::Priority) ++sums.count(Figure::PriorityIssued);
  if (fact.waitMs >= 0) {
    ++sums.count(Figure::Called);
    sums.wait.add(fact.waitMs);
  }
  if (fact.inTarget != 0) {
    ++sums.targeted;
    if (fact.inTarget == 1) ++sums.inTarget;
  }
}

void add(Sums& sums, const ServingFact& fact) {
  ++sums.servings;
  ++sums.count(Figure::Served);
  sums.inexactServings = sums.inexactServings || fact.keys.inexact != 0;
  sums.count(Figure::Copies) += fact.copies;
  sums.count(Figure::Overtime) += fact.overtimeMs;
  sums.service.add(fact.serviceMs);
  if (fact.holdMs > 0) sums.hold.add(fact.holdMs);
}

void add(Sums& sums, const CounterFact& fact) {
  ++sums.seats;
  sums.count(Figure::Pauses) += fact.pauses;
  sums.count(Figure::PauseTime) += fact.pausedMs;
  sums.count(Figure::SignedInTime) += fact.signedInMs;
  sums.signedInMs += fact.signedInMs;
  sums.occupiedMs += fact.occupiedMs;
}

/// Which facts a figure rests on; decides where a grouping gives it no meaning.
enum class Basis { Tickets, Servings, Seats };

Basis basisOf(Figure figure) {
  switch (figure) {
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
    default:
      return Basis::Tickets;
  }
}

bool means(Basis basis, const ReportQuery& query) {
  const auto fits = [basis](Dimension dimension) {
    if (basis == Basis::Tickets) return dimension != Dimension::Outcome;
    if (basis == Basis::Servings) return true;
    switch (dimension) {
      case Dimension::Hall:
      case Dimension::Zone:
      case Dimension::Counter:
      case Dimension::Staff:
      case Dimension::Day:
      case Dimension::Week:
      case Dimension::Month:
        return true;
      default:
        return false;
    }
  };
  const bool filtered =
      basis == Basis::Seats && !(query.queues.empty() && query.items.empty() &&
                                 query.departments.empty() && query.themes.empty());
  return !filtered && std::all_of(query.groupBy.begin(), query.groupBy.end(), fits);
}

/// Nearest-rank percentile; reorders the values.
std::int64_t percentile(std::vector<std::int32_t>& values, int percent) {
  const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank == 0 ? 0 : rank - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

ReportRow::Cell lengthCell(Figure figure, Lengths& lengths, Figure mean, Figure p50) {
  ReportRow::Cell cell;
  cell.figure = figure;
  cell.samples = lengths.values.size();
  cell.hasValue = !lengths.values.empty();
  if (!cell.hasValue) return cell;
  if (figure == mean) {
    cell.value = lengths.sum / static_cast<std::int64_t>(lengths.values.size());
  } else {
    cell.value = percentile(lengths.values, figure == p50 ? 50 : 90);
  }
  return cell;
}

ReportRow::Cell shareCell(
    Figure figure, std::int64_t part, std::int64_t whole, std::uint64_t samples
) {
  ReportRow::Cell cell;
  cell.figure = figure;
  cell.samples = samples;
  cell.hasValue = whole > 0;
  if (cell.hasValue) cell.value = part * 1000 / whole;
  return cell;
}

ReportRow::Cell valueOf(Figure figure, Sums& sums) {
  switch (figure) {
    case Figure::WaitMean:
    case Figure::WaitP50:
    case Figure::WaitP90:
      return lengthCell(figure, sums.wait, Figure::WaitMean, Figure::WaitP50);
    case Figure::ServiceMean:
    case Figure::ServiceP50:
    case Figure::ServiceP90:
      return lengthCell(figure, sums.service, Figure::ServiceMean, Figure::ServiceP50);
    case Figure::HoldMean:
    case Figure::HoldP50:
    case Figure::HoldP90:
      return lengthCell(figure, sums.hold, Figure::HoldMean, Figure::HoldP50);
    case Figure::ShareInTarget:
      return shareCell(
          figure, sums.inTarget, sums.targeted, static_cast<std::uint64_t>(sums.targeted)
      );
    case Figure::Occupation:
      return shareCell(figure, sums.occupiedMs, sums.signedInMs, sums.seats);
    default:
      break;
  }
  ReportRow::Cell cell;
  cell.figure = figure;
  cell.value = sums.count(figure);
  cell.hasValue = true;
  const Basis basis = basisOf(figure);
  cell.samples = basis == Basis::Tickets    ? sums.tickets
                 : basis == Basis::Servings ? sums.servings
                                            : sums.seats;
  return cell;
}

ReportRow rowOf(const ReportQuery& query, const Key& key, Sums& sums) {
  ReportRow row;
  row.keys.assign(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(query.groupBy.size()));
  for (const engine::FigureDefinition& definition : engine::figureDefinitions()) {
    const Basis basis = basisOf(definition.figure);
    if (!means(basis, query)) continue;
    ReportRow::Cell cell = valueOf(definition.figure, sums);
    cell.inexact = (basis == Basis::Tickets && sums.inexactTickets) ||
                   (basis == Basis::Servings && sums.inexactServings);
    row.cells.push_back(cell);
  }
  return row;
}

/// Sums by key. A run of facts with the same key, as the log brings them, finds its sums at once.
class Grouping {
 public:
  explicit Grouping(const ReportQuery& query) : query_(query) {}

  template <class Fact>
  void addAll(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts) {
      if (!passes(query_, fact.keys)) continue;
      add(sumsFor(fact.keys), fact);
      add(total_, fact);
    }
  }

  engine::Report report() {
    engine::Report report;
    for (auto& [key, sums] : sums_) report.rows.push_back(rowOf(query_, key, sums));
    ReportQuery whole = query_;
    report.total = rowOf(whole, Key{}, total_);
    report.total.keys.clear();
    return report;
  }

 private:
  Sums& sumsFor(const Keys& keys) {
    Key key{};
    for (std::size_t i = 0; i < query_.groupBy.size(); ++i) key[i] = keyOf(query_.groupBy[i], keys);
    if (last_ != nullptr && key == lastKey_) return *last_;
    lastKey_ = key;
    last_ = &sums_[key];
    return *last_;
  }

  const ReportQuery& query_;
  std::map<Key, Sums> sums_;
  Sums total_;
  Key lastKey_{};
  Sums* last_ = nullptr;
};

}  // namespace

engine::Report buildReport(const ReportQuery& query, std::span<const DayFacts* const> days) {
  Grouping grouping(query);
  const bool tickets = means(Basis::Tickets, query);
  const bool seats = means(Basis::Seats, query);
  for (const DayFacts* day : days) {
    if (tickets) grouping.addAll(day->tickets);
    grouping.addAll(day->servings);
    if (seats) grouping.addAll(day->counters);
  }
  return grouping.report();
}

}  // namespace hall::views
