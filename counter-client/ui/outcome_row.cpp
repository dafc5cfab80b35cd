#include "counter-client/ui/outcome_row.h"

#include <algorithm>

#include "server/domain/outcome.h"

namespace hall::counter {

namespace {

bool needsMissing(Outcome outcome) {
  return outcome == Outcome::OneTimeNotice || outcome == Outcome::AcceptedWithGaps;
}

bool goesAhead(Outcome outcome) {
  return outcome != Outcome::None && domain::goesAhead(static_cast<domain::Outcome>(outcome));
}

bool isGapThatMayNotBe(const OutcomeRow& row, const Material& material) {
  return material.required && !material.deferrable && !row.received.contains(material.code);
}

Lack lackOfRefusal(const OutcomeRow& row) {
  switch (row.ground) {
    case RefusalGround::None:
      return Lack::Ground;
    case RefusalGround::ConditionNotMet:
      if (row.condition == 0) return Lack::Condition;
      break;
    case RefusalGround::NotThisBody:
      if (row.rightDepartment.isEmpty() && row.text.trimmed().isEmpty()) return Lack::RightBody;
      break;
    case RefusalGround::NotRequiredByLaw:
      break;
  }
  return row.text.trimmed().isEmpty() ? Lack::Text : Lack::Nothing;
}

}  // namespace

Outcome usualOutcome(const Ticket& ticket, const Item* item, const Queue* queue) {
  if (ticket.supplement) return Outcome::SupplementReceived;
  const QueueKind kind = queue == nullptr ? QueueKind::Handling : queue->kind;
  if (kind == QueueKind::Handout) return Outcome::HandedOut;
  if (kind == QueueKind::Consult || item == nullptr) return Outcome::Consulted;
  return item->onTheSpot ? Outcome::Done : Outcome::Accepted;
}

QVector<Outcome> outcomesFor(const Item* item, const Queue* queue) {
  const QueueKind kind = queue == nullptr ? QueueKind::Handling : queue->kind;
  if (kind == QueueKind::Handout) {
    return {
        Outcome::HandedOut,
        Outcome::Consulted,
        Outcome::GivenUp,
        Outcome::WrongNumber,
        Outcome::Unfinished};
  }
  if (item == nullptr) return {Outcome::Consulted, Outcome::GivenUp, Outcome::WrongNumber};
  QVector<Outcome> all{Outcome::Done, Outcome::Accepted};
  if (!item->onTheSpot) std::swap(all[0], all[1]);
  all << Outcome::AcceptedWithGaps << Outcome::OnCommitment << Outcome::OneTimeNotice
      << Outcome::Refused << Outcome::SupplementReceived << Outcome::HandedOut << Outcome::Consulted
      << Outcome::GivenUp << Outcome::WrongNumber << Outcome::Unfinished;
  return all;
}

QStringList missingOf(const OutcomeRow& row, const Guide& guide) {
  QStringList codes;
  for (const Material& material : guide.materials) {
    if (!material.required || row.received.contains(material.code)) continue;
    if (row.outcome == Outcome::AcceptedWithGaps && !material.deferrable) continue;
    codes << material.code;
  }
  return codes;
}

Lack lackOf(const OutcomeRow& row, const Guide* guide, bool asksOwnWish) {
  if (row.outcome == Outcome::None) return Lack::Outcome;
  if (row.outcome == Outcome::Refused) return lackOfRefusal(row);
  if (needsMissing(row.outcome)) {
    if (guide == nullptr || missingOf(row, *guide).isEmpty()) return Lack::Missing;
    const bool whole =
        row.outcome == Outcome::OneTimeNotice ||
        std::none_of(guide->materials.cbegin(), guide->materials.cend(), [&](const Material& one) {
          return isGapThatMayNotBe(row, one);
        });
    if (!whole) return Lack::NotDeferrable;
  }
  if (asksOwnWish && !row.ownWishAsked && goesAhead(row.outcome)) return Lack::OwnWish;
  return Lack::Nothing;
}

ItemOutcome outcomeOf(const OutcomeRow& row, const Guide* guide) {
  ItemOutcome result;
  result.item = row.item;
  result.copies = row.copies;
  result.outcome = row.outcome;
  result.text = row.text.trimmed();
  result.ownWishAsked = row.ownWishAsked;
  if (guide != nullptr) result.guideVersion = guide->version;
  if (row.outcome == Outcome::Refused) {
    result.ground = row.ground;
    if (row.ground == RefusalGround::ConditionNotMet) result.condition = row.condition;
    if (row.ground == RefusalGround::NotThisBody) result.rightDepartment = row.rightDepartment;
    return result;
  }
  if (guide == nullptr) return result;
  if (needsMissing(row.outcome)) {
    result.materials = missingOf(row, *guide);
    return result;
  }
  for (const Material& material : guide->materials) {
    if (row.received.contains(material.code)) result.materials << material.code;
  }
  return result;
}

}  // namespace hall::counter
