#include "server/domain/numbering.h"

#include <algorithm>

namespace hall::domain {

Result<LocalDay> numberingDay(const HallState& state, Instant now) {
  if (state.catalogue == nullptr) return Reason::NotReady;
  const LocalDay today = hallDayOf(*state.catalogue, now);
  const LocalDay open = state.day.day;
  if (open == LocalDay{}) return today;
  if (dayEndOf(*state.catalogue, open) <= now) {
    return Refusal{Reason::NotReady, {}}.with("cause", "day_end");
  }
  return std::max(open, today);
}

TicketNumber nextNumber(const HallState& state, std::string_view prefix) {
  TicketNumber number;
  number.prefix = TicketNumber::makePrefix(prefix);
  const auto next = state.day.nextSerials.find(number.prefix);
  number.serial = next == state.day.nextSerials.end() ? 1 : next->second;
  while (isTaken(state, number)) ++number.serial;
  return number;
}

bool isTaken(const HallState& state, const TicketNumber& number) {
  return state.day.byNumber.contains(number.text());
}

bool isPrefix(std::string_view text) {
  const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && text.size() <= 4 && std::any_of(text.begin(), text.end(), isLetter) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return isLetter(c) || isDigit(c); });
}

std::uint32_t serialAfterRestore(std::uint32_t highestKnown) {
  return (highestKnown / 100 + 1) * 100;
}

}  // namespace hall::domain
