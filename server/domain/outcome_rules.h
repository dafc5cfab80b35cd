#pragma once

#include <cstdint>
#include <vector>

#include "server/domain/hall_state.h"
#include "server/domain/result.h"

/// What an outcome must say (DESIGN section 4, "Closing"). Inside of `decide`.
namespace hall::domain {

/// More outcomes than this are no serving but a mistake.
inline constexpr std::size_t kOutcomesMax = 64;

/// The outcomes of a serving of this ticket as they are recorded: with the version of the guide now
/// in force, whose numbers they hold, material numbers ascending.
/// Refusals:
/// - OutcomeRequired: there is none;
/// - ItemNotFound, DepartmentNotFound, CopiesOutOfRange: a thing named does not exist;
/// - OutcomeIncomplete with `field`: no item where one is needed; a refusal without ground, text or
///   condition, or that names its own department as the right body; a notice or gaps without
///   materials; a gap in a material that is not deferrable (主要材料); an aged applicant's item
///   that asks for their own wish goes ahead and nobody asked (`own_wish_asked`);
/// - MalformedRequest with `field`: a ground without a refusal, a refusal with materials;
/// - OutsideGuide: a material or condition the current guide does not list, or one read from
///   another version; materials are also taken from the version under which the ticket was issued.
/// Numbers of materials and conditions count from 1, as the printed guide does.
Result<std::vector<ItemOutcome>> checkedOutcomes(
    const HallState& state, TicketId ticket, const std::vector<ItemOutcome>& outcomes
);

/// What a correction that names no item is about: the one item that the serving dealt with, else
/// the ticket's. None: there were several, or the ticket went on to another serving.
ItemId itemOfServing(const HallState& state, const Serving& serving);

/// Does it end the whole visit, so that a theme's ticket moves no further?
bool endsVisit(const std::vector<ItemOutcome>& outcomes);

}  // namespace hall::domain
