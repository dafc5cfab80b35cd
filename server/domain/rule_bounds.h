#pragma once

#include <chrono>
#include <cstdint>

#include "server/domain/time.h"

/// How far the numbers of `RuleParameters` may be set. The one place: the reader of `rules.toml`
/// and the lint of a catalogue both ask here. They keep what DESIGN section 4 promises the
/// applicant: a setting may be kinder, never harsher.
namespace hall::domain {

/// Both included.
template <class Value>
struct Bounds {
  Value least;
  Value most;

  constexpr bool allow(Value value) const { return least <= value && value <= most; }
};

/// Field by field as in `RuleParameters`.
struct RuleBounds {
  using Minutes = std::chrono::minutes;
  using Seconds = std::chrono::seconds;

  Bounds<Duration> issuingOpensEarly{Minutes{0}, Minutes{240}};
  Bounds<Duration> recallGap{Seconds{15}, Minutes{5}};
  Bounds<Duration> noShowAfter{Seconds{60}, Minutes{30}};
  Bounds<Duration> noShowAfterAssisted{Seconds{120}, Minutes{60}};
  Bounds<std::int32_t> callsBeforeNoShow{3, 10};
  Bounds<std::int32_t> restoreAfterCalls{0, 20};
  Bounds<Duration> readyFor{Minutes{1}, Minutes{60}};
  Bounds<Duration> returnedAnywhereAfter{Minutes{0}, Minutes{60}};
  Bounds<Duration> reopenWithin{Seconds{0}, Minutes{10}};
  Bounds<Duration> correctWithin{Minutes{0}, Minutes{60}};
  Bounds<Duration> lateAppointment{Minutes{0}, Minutes{120}};
  Bounds<MinuteOfDay> dayEnd{MinuteOfDay{0}, MinuteOfDay{24 * 60 - 1}};
  Bounds<std::int32_t> elderlyAge{55, 70};
  Bounds<std::int32_t> prioritySharePermille{10, 1000};
  Bounds<std::int32_t> prioritySampleMin{1, 1000};
  Bounds<std::int32_t> copiesMax{1, 1000};
  Bounds<std::int32_t> crowdedPerCounter{1, 200};
  Bounds<Duration> uncalledAfter{Minutes{2}, Minutes{60}};
};

inline constexpr RuleBounds kRuleBounds{};

}  // namespace hall::domain
