#include "server/domain/outcome_rules.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "server/domain/refusing.h"

namespace hall::domain {

namespace {

Refusal incomplete(std::string_view field) {
  return Refusal{Reason::OutcomeIncomplete, {}}.with("field", std::string(field));
}

Refusal unknown(Reason reason, std::string key, std::uint32_t number) {
  return Refusal{reason, {}}.with(std::move(key), std::to_string(number));
}

Refusal outsideGuide(const Item& item, std::string key, std::uint32_t number) {
  return Refusal{Reason::OutsideGuide, {}}
      .with("item_id", item.code)
      .with(std::move(key), std::to_string(number));
}

bool needsMaterials(Outcome outcome) {
  return outcome == Outcome::AcceptedWithGaps || outcome == Outcome::OneTimeNotice;
}

bool namesGuide(const ItemOutcome& outcome) {
  return !outcome.materials.empty() || outcome.conditionNumber != 0;
}

/// A refusal stands on one of three grounds and says why in words; missing papers are none of them.
std::optional<Refusal> refuseGround(
    const Catalogue& catalogue, const Item& item, const ItemOutcome& outcome
) {
  switch (outcome.ground) {
    case RefusalGround::None:
      return incomplete("refusal_ground");
    case RefusalGround::NotRequiredByLaw:
      break;
    case RefusalGround::NotThisBody:
      if (!outcome.rightBody) break;
      if (catalogue.find(outcome.rightBody) == nullptr) {
        return unknown(Reason::DepartmentNotFound, "department_id", outcome.rightBody.value);
      }
      if (outcome.rightBody == item.department) return incomplete("right_department_id");
      break;
    case RefusalGround::ConditionNotMet: {
      const std::size_t conditions = item.guide ? item.guide->conditions.size() : 0;
      if (outcome.conditionNumber == 0) return incomplete("condition_number");
      if (outcome.conditionNumber > conditions) {
        return outsideGuide(item, "condition_number", outcome.conditionNumber);
      }
      break;
    }
  }
  if (!outcome.text) return incomplete("text");
  return std::nullopt;
}

/// Nothing may be asked for that the guide now in force does not list, and nobody is refused for
/// papers: missing ones lead to a notice or to acceptance with gaps.
std::optional<Refusal> refuseMaterials(const Item& item, const ItemOutcome& outcome) {
  const bool forPapers = outcome.outcome == Outcome::Refused && !outcome.materials.empty();
  if (forPapers) return malformedIn("material_codes");
  if (needsMaterials(outcome.outcome) && outcome.materials.empty()) {
    return incomplete("material_codes");
  }
  for (const std::uint16_t number : outcome.materials) {
    if (!item.guide || number == 0 || number > item.guide->materials.size()) {
      return outsideGuide(item, "material_code", number);
    }
    const Material& material = item.guide->materials[number - 1U];
    if (outcome.outcome == Outcome::AcceptedWithGaps && !material.deferrable) {
      return incomplete("material_codes").with("material_code", material.code);
    }
  }
  return std::nullopt;
}

/// A guide that was in force when the number was taken is the one the applicant came with. A
/// material it names is told by its code, so `outcome` holds its number in the guide now in force,
/// and nothing that the latter does not list. The number of a condition says nothing in another
/// version.
bool isOfTheTicketsGuide(const Ticket* ticket, const ItemOutcome& outcome) {
  return ticket != nullptr && ticket->item == outcome.item &&
         ticket->guideVersion == outcome.guideVersion && outcome.conditionNumber == 0;
}

std::optional<Refusal> refuseGuideVersion(
    const Item& item, const Ticket* ticket, const ItemOutcome& outcome
) {
  const std::uint32_t current = item.guide ? item.guide->version : 0;
  if (outcome.guideVersion == 0 || outcome.guideVersion == current || !namesGuide(outcome)) {
    return std::nullopt;
  }
  if (isOfTheTicketsGuide(ticket, outcome)) return std::nullopt;
  return outsideGuide(item, "guide_version", current);
}

/// Whoever is aged is asked before property or residence changes hands (老年人权益保障法 55).
std::optional<Refusal> refuseOwnWish(
    const Item& item, const Ticket* ticket, const ItemOutcome& outcome
) {
  const bool asks = item.asksOwnWish && ticket != nullptr && ticket->aged;
  if (!asks || outcome.ownWishAsked || !goesAhead(outcome.outcome)) return std::nullopt;
  return incomplete("own_wish_asked");
}

std::optional<Refusal> refuseOfItem(
    const Catalogue& catalogue, const Item& item, const Ticket* ticket, const ItemOutcome& outcome
) {
  if (std::optional<Refusal> refusal = refuseGuideVersion(item, ticket, outcome)) return refusal;
  if (outcome.outcome == Outcome::Refused) {
    if (std::optional<Refusal> refusal = refuseGround(catalogue, item, outcome)) return refusal;
  }
  if (std::optional<Refusal> refusal = refuseOwnWish(item, ticket, outcome)) return refusal;
  return refuseMaterials(item, outcome);
}

std::optional<Refusal> refuseOutcome(
    const Catalogue& catalogue, const Ticket* ticket, const ItemOutcome& outcome
) {
  if (outcome.copies < 1 || outcome.copies > catalogue.rules().copiesMax) {
    return Refusal{Reason::CopiesOutOfRange, {}}.with(
        "max", std::to_string(catalogue.rules().copiesMax)
    );
  }
  if (outcome.outcome != Outcome::Refused && outcome.ground != RefusalGround::None) {
    return malformedIn("refusal_ground");
  }
  if (!outcome.item) {
    if (needsItem(outcome.outcome)) return incomplete("item_id");
    if (!namesGuide(outcome)) return std::nullopt;
    return malformedIn("item_id");
  }
  const Item* item = catalogue.find(outcome.item);
  if (item == nullptr) {
    return unknown(Reason::ItemNotFound, "item_id", outcome.item.value);
  }
  return refuseOfItem(catalogue, *item, ticket, outcome);
}

ItemOutcome recorded(const Catalogue& catalogue, ItemOutcome outcome) {
  auto& materials = outcome.materials;
  std::sort(materials.begin(), materials.end());
  materials.erase(std::unique(materials.begin(), materials.end()), materials.end());
  const Item* item = catalogue.find(outcome.item);
  outcome.guideVersion = item != nullptr && item->guide ? item->guide->version : 0;
  return outcome;
}

}  // namespace

Result<std::vector<ItemOutcome>> checkedOutcomes(
    const HallState& state, TicketId ticket, const std::vector<ItemOutcome>& outcomes
) {
  if (outcomes.empty()) return Reason::OutcomeRequired;
  if (outcomes.size() > kOutcomesMax) {
    return malformedIn("items");
  }
  const Catalogue& catalogue = *state.catalogue;
  std::vector<ItemOutcome> checked;
  checked.reserve(outcomes.size());
  for (const ItemOutcome& outcome : outcomes) {
    if (std::optional<Refusal> refusal =
            refuseOutcome(catalogue, state.findTicket(ticket), outcome)) {
      return std::move(*refusal);
    }
    checked.push_back(recorded(catalogue, outcome));
  }
  return checked;
}

ItemId itemOfServing(const HallState& state, const Serving& serving) {
  ItemId only;
  for (const ItemOutcome& outcome : serving.outcomes) {
    if (!outcome.item || outcome.item == only) continue;
    if (only) return ItemId{};
    only = outcome.item;
  }
  if (only) return only;
  const Ticket* ticket = state.findTicket(serving.ticket);
  return ticket != nullptr && ticket->serving == serving.id ? ticket->item : ItemId{};
}

bool endsVisit(const std::vector<ItemOutcome>& outcomes) {
  return std::any_of(outcomes.begin(), outcomes.end(), [](const ItemOutcome& outcome) {
    return outcome.outcome == Outcome::GivenUp || outcome.outcome == Outcome::WrongNumber;
  });
}

}  // namespace hall::domain
