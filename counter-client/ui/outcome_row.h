#pragma once

#include <QSet>
#include <QString>

#include "counter-client/ui/counter_words.h"

/// What the counter says of one item of a serving, while it is being filled in. The server holds
/// the rules (server/domain/outcome_rules.h); here is what a form must ask for, so that nobody is
/// sent back by it.
namespace hall::counter {

struct OutcomeRow {
  QString item;  ///< code; empty: a bare consultation
  int copies = 1;
  Outcome outcome = Outcome::None;
  RefusalGround ground = RefusalGround::None;
  int condition = 0;
  QString rightDepartment;
  QString text;
  QSet<QString> received;  ///< codes of the materials that are ticked
  bool ownWishAsked = false;
};

/// What a row still lacks.
enum class Lack {
  Nothing,
  Outcome,
  Ground,
  Condition,
  RightBody,  ///< of a refusal: who is responsible, by department or in words
  Text,
  Missing,        ///< a notice or gaps, and every material is ticked
  NotDeferrable,  ///< gaps in a material that may not follow later
  OwnWish
};

/// The result that an item of this kind mostly has; what the form begins with.
Outcome usualOutcome(const Ticket& ticket, const Item* item, const Queue* queue);
/// Those that a ticket of this queue may have, the usual ones first.
QVector<Outcome> outcomesFor(const Item* item, const Queue* queue);

/// `guide` is null for an item without one; `asksOwnWish`: the applicant is aged and the item asks.
Lack lackOf(const OutcomeRow& row, const Guide* guide, bool asksOwnWish);
/// Codes of what is missing, of the guide's sequence: what is required and not ticked; with gaps
/// only what may follow later.
QStringList missingOf(const OutcomeRow& row, const Guide& guide);
/// As it is sent.
ItemOutcome outcomeOf(const OutcomeRow& row, const Guide* guide);

}  // namespace hall::counter
