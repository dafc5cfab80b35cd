#include "server/domain/numbering.h"

#include <algorithm>
#include <set>

namespace hall::domain {

namespace {

constexpr std::size_t kPrefixMax = 4;
constexpr std::size_t kSerialDigitsMin = 3;
constexpr std::size_t kNumberMax = 10;
constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/// REQUIRES: nothing but digits from `split` on, at most nine.
TicketNumber cutAt(std::string_view text, std::size_t split) {
  TicketNumber number;
  number.prefix = TicketNumber::makePrefix(text.substr(0, split));
  for (const char digit : text.substr(split)) {
    number.serial = number.serial * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return number;
}

/// AA, AB, ... ZZ: the index in base 24.
std::string lettersOf(std::size_t index, std::size_t length) {
  std::string text(length, kLetters.front());
  for (auto letter = text.rbegin(); letter != text.rend(); ++letter) {
    *letter = kLetters[index % kLetters.size()];
    index /= kLetters.size();
  }
  return text;
}

}  // namespace

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

std::string_view prefixFor(const RuleParameters& rules, const Queue& queue, TicketClass of) {
  switch (of) {
    case TicketClass::Priority:
      return rules.priorityPrefix;
    case TicketClass::Appointment:
      return rules.appointmentPrefix;
    case TicketClass::Ordinary:
      break;
  }
  return queue.prefix;
}

bool isPrefix(std::string_view text) {
  const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
  return !text.empty() && text.size() <= 4 && std::any_of(text.begin(), text.end(), isLetter) &&
         std::all_of(text.begin(), text.end(), [&](char c) { return isLetter(c) || isDigit(c); });
}

bool isPrefixOfTheHall(const Catalogue& catalogue, std::string_view prefix) {
  const auto& queues = catalogue.content().queues;
  return prefix == catalogue.rules().priorityPrefix ||
         prefix == catalogue.rules().appointmentPrefix ||
         std::any_of(queues.begin(), queues.end(), [prefix](const Queue& queue) {
           return queue.prefix == prefix;
         });
}

bool isReadAs(std::string_view prefix, std::string_view other) {
  if (other.substr(0, prefix.size()) != prefix) return false;
  return other.find_first_not_of("0123456789", prefix.size()) == std::string_view::npos;
}

bool isReadAsTheHalls(const Catalogue& catalogue, std::string_view prefix) {
  const auto& queues = catalogue.content().queues;
  return isReadAs(prefix, catalogue.rules().priorityPrefix) ||
         isReadAs(prefix, catalogue.rules().appointmentPrefix) ||
         std::any_of(queues.begin(), queues.end(), [prefix](const Queue& queue) {
           return isReadAs(prefix, queue.prefix);
         });
}

std::string freeOfflinePrefix(const HallState& state) {
  if (state.catalogue == nullptr) return {};
  std::set<std::string_view> taken;
  for (const auto& [id, device] : state.devices) taken.insert(device.offlinePrefix);
  std::size_t count = 1;
  for (std::size_t letters = 1; letters < kPrefixMax; ++letters) {
    count *= kLetters.size();
    for (std::size_t index = 0; index < count; ++index) {
      std::string prefix = "K" + lettersOf(index, letters);
      if (!taken.contains(prefix) && !isReadAsTheHalls(*state.catalogue, prefix)) return prefix;
    }
  }
  return {};
}

std::optional<TicketNumber> numberOnPaper(const Catalogue& catalogue, std::string_view text) {
  const std::size_t digits = text.find_last_not_of("0123456789") + 1;  // 0: nothing but digits
  if (digits == 0 || digits > kPrefixMax || text.size() > kNumberMax) return std::nullopt;
  if (text.size() < digits + kSerialDigitsMin) return std::nullopt;
  const std::size_t last = std::min(kPrefixMax, text.size() - kSerialDigitsMin);
  for (std::size_t split = digits; split <= last; ++split) {
    const TicketNumber number = cutAt(text, split);
    if (number.text() == text && isPrefixOfTheHall(catalogue, number.prefixText())) return number;
  }
  return cutAt(text, digits);
}

std::uint32_t serialAfterRestore(std::uint32_t highestKnown) {
  return (highestKnown / 100 + 1) * 100;
}

}  // namespace hall::domain
