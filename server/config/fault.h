#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/domain/reason.h"

/// What is wrong with a configuration file, where, and what was probably meant.
///
/// Reading never stops at the first fault: whoever edits a file sees all of them at once. Values;
/// safe on every thread.
namespace hall::config {

/// A line of a file.
struct Place {
  std::string file;
  std::uint32_t line = 0;  ///< from 1; 0: the file as a whole

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Rules: syntax, unreadable, too_big, unknown_file, missing_file, unknown_key, quota, missing_key,
/// wrong_value, unknown_code, duplicate, inheritance, same_numbers, calendar_sum.
struct Fault {
  Place place;
  std::string sentence;  ///< what is wrong and what is allowed
  std::string nearest;   ///< the known key, code, choice or file nearest to what was written
  std::string rule = "wrong_value";  ///< which sort of fault; clients translate by it

  /// "config/hall.toml:12: [rpc] has no key `lisen`; nearest: `listen`".
  std::string text() const;
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// Empty: everything is in order.
using Faults = std::vector<Fault>;

/// By file and line; what stands at one place keeps its order.
void sortFaults(Faults& faults);

/// One fault a line.
std::string listed(const Faults& faults);

/// The refusal of a request whose files have faults: their number under "faults" and the first
/// hundred texts under "fault". REQUIRES: not empty.
domain::Refusal refusalOf(const Faults& faults);

/// The candidate with the least edit distance (insert, delete, change, swap of neighbours; letters
/// regardless of case); the first of equals. Empty where none is near enough to have been meant:
/// one change for every three characters, of two characters one.
std::string nearestOf(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace hall::config
