#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the bench measures: DESIGN section 7, one file a figure (p01_issuing.cpp, ...).
namespace hall::bench {

/// What a value must reach.
struct Goal {
  enum class Kind { AtLeast, AtMost };
  Kind kind = Kind::AtLeast;
  double bound = 0.0;

  bool isMetBy(double value) const {
    return kind == Kind::AtLeast ? value >= bound : value <= bound;
  }
};

/// One measured value. `rounds`: what it is the median of; empty when it is no median.
struct Measure {
  std::string name;  ///< "durable issues ÷ empty calls"
  double value = 0.0;
  std::string unit;  ///< "" for a ratio
  std::optional<Goal> goal;
  std::vector<double> rounds;
};

/// What is said beside the measures, without a goal: absolute rates, counted syncs, conditions.
struct Remark {
  std::string name;
  std::string text;
};

struct Findings {
  std::vector<Measure> measures;
  std::vector<Remark> remarks;
};

/// How long and where.
struct Settings {
  bool quick = false;
  std::filesystem::path directory;  ///< of all data, both sides, on one disk; removed at the end
  std::filesystem::path config;     ///< the repository's config/, whose city hall is measured
  std::filesystem::path program;    ///< this executable, which is also the server's process

  /// Interleaved rounds where a median is said.
  int rounds() const { return 5; }
  /// Length of one leg of one round.
  double legSeconds() const { return quick ? 1.0 : 3.0; }
};

/// One figure. It throws what went wrong: a figure that could not be measured is no figure.
struct Figure {
  std::string_view id;     ///< "P1"
  std::string_view title;  ///< one line
  Findings (*measure)(const Settings& settings);
};

/// All of them, in the order of the table.
const std::vector<Figure>& figures();

/// The figures named, in the order of the table; all when none is named. Throws
/// std::invalid_argument naming one that does not exist.
std::vector<Figure> chosen(const std::vector<std::string>& ids);

/// Progress on standard error, since a bench takes minutes.
void say(const std::string& line);

}  // namespace hall::bench
