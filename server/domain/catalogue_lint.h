#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/domain/catalogue.h"
#include "server/domain/event.h"

/// What may be wrong with a catalogue before it is published. A rule of the hall, not of its files:
/// it holds however the catalogue was edited. Pure.
///
/// Sources: requirements rows 13, 23, 26–28, 30, 31; standards.md 3.1, 3.3; DESIGN section 4.
namespace hall::domain {

enum class LintSeverity : std::uint8_t {
  Fault = 1,  ///< forbids publishing
  Doubt = 2   ///< does not
};

struct Finding {
  LintSeverity severity = LintSeverity::Fault;
  std::string rule;     ///< "catch_all_wording"; clients translate by it
  std::string path;     ///< "item.company-set-up.guide.conditions[2]"; rows by code, lists from 1
  std::string message;  ///< English, for developers and logs

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// Names of the rules that others ask for.
inline constexpr const char* kRuleSampleText = "sample_text";
inline constexpr const char* kRuleReviewerIsEditor = "reviewer_is_editor";

/// Everything that is wrong; faults first, otherwise in the order of the catalogue. REQUIRES:
/// numbered content. `today` tells which guides are due for review. Text marked 示例 is a fault in
/// a real hall only. Rows kept because old events name them (withdrawn items, queues that no
/// counter serves) are looked at for their codes and references alone.
std::vector<Finding> lint(const Catalogue::Content& content, ClockMode mode, LocalDay today);

/// What is wrong with the step from the published catalogue to the next: an old code must keep its
/// id, and no id may ever name another thing.
std::vector<Finding> lintNumbering(
    const Catalogue::Content& previous, const Catalogue::Content& next
);

bool hasFault(const std::vector<Finding>& findings);

}  // namespace hall::domain
