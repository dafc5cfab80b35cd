#pragma once

#include <QString>
#include <QVector>

#include "kiosk/ui/choice_model.h"
#include "kiosk/ui/errand.h"

/// What an agent is to the principal, as the public reads it (the words of AgentRelation in
/// client/enum_texts.cpp).
namespace hall::kiosk {

QVector<Choice> relationChoices();
/// By a choice's key; FamilyOrFriend for any other text.
AgentRelation relationOf(const QString& key);
QString relationWords(AgentRelation relation);

}  // namespace hall::kiosk
