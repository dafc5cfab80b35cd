#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "server/domain/hall_state.h"

/// What an LED strip over a counter (窗口条屏) shows: one line of so many full-width characters, of
/// what the public may know of the counter. Never why it is paused, never a person.
namespace hall::domain {

inline constexpr std::size_t kStripShort = 8, kStripLong = 12;  ///< lengths that are sold

/// The line, in the middle between blanks: exactly 2 × `characters` halves wide, as a Latin letter,
/// a digit or a blank takes half the room of a Chinese character. What does not fit whole is said
/// more briefly; only a counter's own title may be cut. Never blank.
/// REQUIRES: the state's catalogue has the counter; `characters` is at least kStripShort.
std::string stripText(
    const HallState& hall, CounterId counter, std::size_t characters, Instant now
);

/// When the line changes by itself, after `now`: an announced return is no longer shown once its
/// time has come. Nothing: only with an event.
std::optional<Instant> stripChange(const HallState& hall, CounterId counter, Instant now);

}  // namespace hall::domain
