#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/domain/catalogue_lint.h"

/// The parts of the lint. Inside of `lint`.
namespace hall::domain {

/// Gathers what is found.
class Findings {
 public:
  void fault(std::string rule, std::string path, std::string message) {
    add(LintSeverity::Fault, std::move(rule), std::move(path), std::move(message));
  }
  void doubt(std::string rule, std::string path, std::string message) {
    add(LintSeverity::Doubt, std::move(rule), std::move(path), std::move(message));
  }
  /// `fits` or a fault.
  void require(bool fits, std::string rule, std::string path, std::string message) {
    if (!fits) fault(std::move(rule), std::move(path), std::move(message));
  }
  std::vector<Finding> all() && { return std::move(all_); }

 private:
  void add(LintSeverity severity, std::string rule, std::string path, std::string message) {
    all_.push_back({severity, std::move(rule), std::move(path), std::move(message)});
  }
  std::vector<Finding> all_;
};

/// "item.company-set-up"
inline std::string rowPath(std::string_view sort, std::string_view code) {
  return std::string(sort) + "." + std::string(code);
}
/// "path[2]": lists are counted from 1, as the printed guide counts.
inline std::string entryPath(std::string_view path, std::size_t index) {
  return std::string(path) + "[" + std::to_string(index + 1) + "]";
}

/// Items and their guides.
void lintItems(const Catalogue::Content& content, LocalDay today, Findings& findings);
/// What the catalogue states of how names of items and themes are read.
void lintReadings(const Catalogue::Content& content, Findings& findings);
/// Every text marked 示例 that a real hall would show.
void lintSamples(const Catalogue::Content& content, Findings& findings);
/// Calendar and opening hours of hall, queues and counters.
void lintHours(const Catalogue::Content& content, Findings& findings);
/// Queues, counters, grounds and targets.
void lintFloor(const Catalogue::Content& content, Findings& findings);

}  // namespace hall::domain
