#include "server/views/report_builder.h"

#include <algorithm>
#include <chrono>

#include "server/engine/figures.h"
#include "server/views/fact_values.h"

namespace hall::views {

namespace {

using engine::Dimension;
using engine::Figure;
using engine::ReportQuery;
using engine::ReportRow;

std::int64_t weekOf(std::int32_t day) {
  const std::chrono::sys_days date{std::chrono::days{day}};
  const auto sinceMonday = std::chrono::weekday{date}.iso_encoding() - 1;
  return day - static_cast<std::int64_t>(sinceMonday);
}

std::int64_t monthOf(std::int32_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::chrono::sys_days{date.year() / date.month() / 1}.time_since_epoch().count();
}

std::int64_t keyOf(Dimension dimension, const Keys& keys, std::uint8_t outcome) {
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
      return outcome;
    case Dimension::HalfHour:
      return std::int64_t{keys.halfHour} * 30;
    case Dimension::Day:
      return keys.day;
    case Dimension::Week:
      return weekOf(keys.day);
    case Dimension::Month:
      return monthOf(keys.day);
  }
  return 0;
}

bool isIn(const std::vector<std::uint32_t>& filter, std::uint32_t value) {
  return filter.empty() || std::binary_search(filter.begin(), filter.end(), value);
}

/// Does a fact of this kind have the dimension? A ticket was taken at no counter, a call has no
/// outcome, a person's day at a counter is of no queue.
bool has(Basis basis, Dimension dimension) {
  switch (dimension) {
    case Dimension::Hall:
    case Dimension::Zone:
    case Dimension::Day:
    case Dimension::Week:
    case Dimension::Month:
      return true;
    case Dimension::Counter:
    case Dimension::Staff:
      return basis != Basis::Tickets;
    case Dimension::Outcome:
      return basis == Basis::Servings;
    default:
      return basis != Basis::Seats;
  }
}

/// With this grouping and these filters, do figures of this basis say anything?
bool hasMeaning(Basis basis, const ReportQuery& query) {
  const bool atCounters = !query.counters.empty() || !query.staff.empty();
  if (basis == Basis::Tickets && atCounters) return false;
  const bool ofErrands = !query.queues.empty() || !query.items.empty() ||
                         !query.departments.empty() || !query.themes.empty();
  if (basis == Basis::Seats && ofErrands) return false;
  return std::all_of(query.groupBy.begin(), query.groupBy.end(), [basis](Dimension dimension) {
    return has(basis, dimension);
  });
}

bool isWanted(const ReportQuery& query, Figure figure) {
  return query.figures.empty() ||
         std::binary_search(query.figures.begin(), query.figures.end(), figure);
}

}  // namespace

std::size_t ReportBuilder::KeyHash::operator()(const Key& key) const {
  std::uint64_t hash = 0;
  for (const std::int64_t part : key) {
    hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

ReportBuilder::ReportBuilder(const ReportQuery& query)
    : query_(query), first_(dayNumber(query.first)), last_(dayNumber(query.last)) {
  for (const Basis basis : {Basis::Tickets, Basis::Calls, Basis::Servings, Basis::Seats}) {
    means_[static_cast<std::size_t>(basis)] = hasMeaning(basis, query);
  }
}

bool ReportBuilder::passes(const Keys& keys) const {
  return keys.day >= first_ && keys.day <= last_ && isIn(query_.zones, keys.zone) &&
         isIn(query_.queues, keys.queue) && isIn(query_.items, keys.item) &&
         isIn(query_.counters, keys.counter) && isIn(query_.staff, keys.staff) &&
         isIn(query_.departments, keys.department) && isIn(query_.themes, keys.theme);
}

/// nullptr: the report has too many rows.
Sums* ReportBuilder::sumsFor(const Keys& keys, std::uint8_t outcome) {
  Key key{};
  for (std::size_t i = 0; i < query_.groupBy.size(); ++i) {
    key[i] = keyOf(query_.groupBy[i], keys, outcome);
  }
  // A run of facts with the same key, as the log brings them, finds its sums at once.
  if (latest_ != nullptr && key == latestKey_) return latest_;
  auto found = sums_.find(key);
  if (found == sums_.end()) {
    tooManyRows_ = tooManyRows_ || sums_.size() >= ReportQuery::kRowsMax;
    if (tooManyRows_) return nullptr;
    found = sums_.emplace(key, std::make_unique<Sums>()).first;
  }
  latestKey_ = key;
  latest_ = found->second.get();
  return latest_;
}

template <class Fact>
void ReportBuilder::addEach(const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) {
    if (!tells(fact) || !passes(fact.keys)) continue;
    if (Sums* sums = sumsFor(fact.keys, 0)) sums->add(fact);
    total_.add(fact);
  }
}

void ReportBuilder::addServing(const DayFacts& day, const ServingFact& fact) {
  touched_.clear();
  bool counted = false;
  const auto addItem = [&](const Keys& keys, std::uint8_t outcome, std::uint16_t copies) {
    if (!passes(keys)) return;
    Sums* sums = sumsFor(keys, outcome);
    if (sums == nullptr) return;
    if (std::find(touched_.begin(), touched_.end(), sums) == touched_.end()) {
      sums->add(fact);
      touched_.push_back(sums);
    }
    if (!counted) total_.add(fact);
    counted = true;
    sums->addCopies(copies);
    total_.addCopies(copies);
  };
  if (fact.ended == 0 || fact.outcomes == 0) return addItem(fact.keys, 0, 0);
  for (std::uint16_t i = 0; i < fact.outcomes; ++i) {
    const OutcomeFact& outcome = day.outcomes[fact.firstOutcome + i];
    Keys keys = fact.keys;
    keys.item = outcome.item;
    keys.department = outcome.department;
    addItem(keys, outcome.outcome, outcome.copies);
  }
}

void ReportBuilder::add(const DayFacts& day) {
  const auto means = [this](Basis basis) { return means_[static_cast<std::size_t>(basis)]; };
  if (means(Basis::Tickets)) addEach(day.tickets);
  if (means(Basis::Calls)) addEach(day.calls);
  if (means(Basis::Servings)) {
    for (const ServingFact& serving : day.servings) {
      if (tells(serving)) addServing(day, serving);
    }
  }
  if (means(Basis::Seats)) addEach(day.counters);
}

ReportRow ReportBuilder::rowOf(const Key& key, Sums& sums) const {
  ReportRow row;
  row.keys.assign(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(query_.groupBy.size()));
  for (const engine::FigureDefinition& definition : engine::figureDefinitions()) {
    const Basis basis = basisOf(definition.figure);
    if (!means_[static_cast<std::size_t>(basis)] || !isWanted(query_, definition.figure)) continue;
    row.cells.push_back(sums.cell(definition.figure));
  }
  return row;
}

std::vector<ReportRow> ReportBuilder::rows() {
  std::vector<std::pair<Key, Sums*>> sorted;
  sorted.reserve(sums_.size());
  for (const auto& [key, sums] : sums_) sorted.emplace_back(key, sums.get());
  std::sort(sorted.begin(), sorted.end());
  std::vector<ReportRow> rows;
  rows.reserve(sorted.size());
  for (const auto& [key, sums] : sorted) rows.push_back(rowOf(key, *sums));
  return rows;
}

domain::Result<engine::Report> ReportBuilder::report() {
  if (tooManyRows_) {
    return domain::Refusal{domain::Reason::MalformedRequest, {}}.with("field", "query.group_by");
  }
  engine::Report report;
  report.rows = rows();
  report.total = rowOf(Key{}, total_);
  report.total.keys.clear();
  // One row for the hall even where nothing happened.
  if (query_.groupBy.empty() && report.rows.empty()) report.rows.push_back(report.total);
  return report;
}

}  // namespace hall::views
