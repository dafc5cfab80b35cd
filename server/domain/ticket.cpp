#include "server/domain/ticket.h"

#include <algorithm>

namespace hall::domain {

std::array<char, 4> TicketNumber::makePrefix(std::string_view text) {
  std::array<char, 4> prefix{};
  std::copy_n(text.begin(), std::min(text.size(), prefix.size()), prefix.begin());
  return prefix;
}

std::string_view TicketNumber::prefixText() const {
  const auto end = std::find(prefix.begin(), prefix.end(), '\0');
  return {prefix.data(), static_cast<std::size_t>(end - prefix.begin())};
}

std::string TicketNumber::text() const {
  std::string digits = std::to_string(serial);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return std::string(prefixText()) + digits;
}

bool isOpen(TicketState state) {
  switch (state) {
    case TicketState::NotYetDue:
    case TicketState::Waiting:
    case TicketState::Called:
    case TicketState::Serving:
    case TicketState::OnHold:
    case TicketState::NoShow:
      return true;
    case TicketState::Finished:
    case TicketState::Cancelled:
    case TicketState::Diverted:
    case TicketState::ClosedBySystem:
      return false;
  }
  return false;
}

}  // namespace hall::domain
