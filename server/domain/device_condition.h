#pragma once

#include <string_view>

#include "server/domain/alert.h"

/// What devices say of themselves. Codes; the list is open, since new devices say new things.
namespace hall::domain {

inline constexpr std::string_view kConditionOk = "ok";

/// Yellow while people can still be served there as before (paper low, card reader out, out of
/// service by hand); red for everything else, also for what is not known here. REQUIRES: not ok.
inline AlertLevel levelOf(std::string_view condition) {
  const bool goesOn =
      condition == "paper_low" || condition == "reader_fault" || condition == "out_of_service";
  return goesOn ? AlertLevel::Yellow : AlertLevel::Red;
}

}  // namespace hall::domain
