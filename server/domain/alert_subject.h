#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "server/domain/ids.h"

/// What an alert is about, as the text that `Alert::subject` holds.
namespace hall::domain {

inline std::string subjectOf(CounterId id) {
  return "counter:" + std::to_string(id.value);
}
inline std::string subjectOf(QueueId id) {
  return "queue:" + std::to_string(id.value);
}
inline std::string subjectOf(ZoneId id) {
  return "zone:" + std::to_string(id.value);
}
inline std::string subjectOf(DeviceId id) {
  return "device:" + std::to_string(id.value);
}

/// The number behind "queue:" and the like; nothing when the subject is of another sort.
inline std::optional<std::uint32_t> numberIn(std::string_view subject, std::string_view sort) {
  if (!subject.starts_with(sort) || subject.substr(sort.size(), 1) != ":") return std::nullopt;
  const std::string_view digits = subject.substr(sort.size() + 1);
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return number;
}

}  // namespace hall::domain
