#pragma once

#include <QString>
#include <QVector>

#include "kiosk/ui/choice_model.h"
#include "kiosk/ui/errand.h"

/// 优先事由 as the public reads them.
namespace hall::kiosk {

/// Those one may choose by oneself; what it is proved by is asked for at the counter.
QVector<Choice> groundChoices();
/// By a choice's key; None for any other text.
Ground groundOf(const QString& key);
/// Empty for None.
QString groundWords(Ground ground);

}  // namespace hall::kiosk
