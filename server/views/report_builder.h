#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "server/domain/result.h"
#include "server/engine/reports.h"
#include "server/views/facts.h"
#include "server/views/sums.h"

namespace hall::views {

/// Sums facts into a report, a day after the other. Pure.
///
/// A serving that dealt with several items counts once in every row that one of them belongs to,
/// with its whole time, and once in the total; copies count with their own item. So rows by item,
/// department or outcome can add up to more than the total.
class ReportBuilder {
 public:
  /// `query` outlives it.
  explicit ReportBuilder(const engine::ReportQuery& query);

  /// Facts of other days than the query's are passed over.
  void add(const DayFacts& day);
  /// MalformedRequest: more rows than ReportQuery::kRowsMax. Once.
  domain::Result<engine::Report> report();

 private:
  using Key = std::array<std::int64_t, engine::ReportQuery::kGroupsMax>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };

  template <class Fact>
  void addEach(const std::vector<Fact>& facts);
  void addServing(const DayFacts& day, const ServingFact& fact);
  bool passes(const Keys& keys) const;
  Sums* sumsFor(const Keys& keys, std::uint8_t outcome);
  std::vector<engine::ReportRow> rows();
  engine::ReportRow rowOf(const Key& key, Sums& sums) const;

  const engine::ReportQuery& query_;
  const std::int32_t first_;
  const std::int32_t last_;
  std::array<bool, 4> means_{};  ///< by basis
  std::unordered_map<Key, std::unique_ptr<Sums>, KeyHash> sums_;
  Sums total_;
  std::vector<Sums*> touched_;  ///< by the serving being added
  Key latestKey_{};
  Sums* latest_ = nullptr;  ///< of latestKey_
  bool tooManyRows_ = false;
};

}  // namespace hall::views
