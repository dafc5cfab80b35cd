#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/domain/hall_state.h"
#include "server/domain/result.h"

/// Numbers of the day: prefix and serial, never twice, whatever crashes, repeats or is restored.
/// Inside of `decide`.
namespace hall::domain {

/// The day whose numbers are given at `now`. A clock that was set back goes on with the day the
/// hall is in. Refusal: NotReady while the day before still waits for the Ticks that close it,
/// since its numbers stand on the floor; and before a catalogue is published.
Result<LocalDay> numberingDay(const HallState& state, Instant now);

/// The next number of this prefix: one above the last of the day, and past any that an import or an
/// upload has taken.
TicketNumber nextNumber(const HallState& state, std::string_view prefix);

/// Is this text on a ticket of the day?
bool isTaken(const HallState& state, const TicketNumber& number);

/// The prefix that numbers of this class bear in this queue.
std::string_view prefixFor(const RuleParameters& rules, const Queue& queue, TicketClass of);

/// One to four capital letters and digits, at least one letter.
bool isPrefix(std::string_view text);

/// A prefix that the hall itself gives numbers under.
bool isPrefixOfTheHall(const Catalogue& catalogue, std::string_view prefix);

/// Could a number under `prefix` be read as one under `other`? Where that is the same, or the same
/// and further digits: K1001 would be number 001 under K1.
bool isReadAs(std::string_view prefix, std::string_view other);

/// The same for each prefix that the hall gives numbers under.
bool isReadAsTheHalls(const Catalogue& catalogue, std::string_view prefix);

/// For a kiosk's numbers without the server: K and one to three letters, of no other kiosk, revoked
/// ones among them, and none that could be the hall's. No I and no O, which look like digits.
/// Empty: before a catalogue is published, and after 14,424 kiosks.
std::string freeOfflinePrefix(const HallState& state);

/// The number that stands on a paper: "A1118" is serial 118 where the hall has the prefix A1, else
/// serial 1118 of A; a hall has never both (lint). Nothing: no prefix before the digits, less than
/// three of these, more than ten characters. Whether prefix and serial are good is not looked at.
std::optional<TicketNumber> numberOnPaper(const Catalogue& catalogue, std::string_view text);

/// After a restore a prefix goes on here: the next hundred above the highest number known.
std::uint32_t serialAfterRestore(std::uint32_t highestKnown);

}  // namespace hall::domain
