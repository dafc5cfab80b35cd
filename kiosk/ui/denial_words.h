#pragma once

#include <QString>

#include "kiosk/ui/hall_port.h"

namespace hall::kiosk {

/// What happened and what to do about it, in the language now set; no codes.
/// `today`: the hall's day.
QString denialWords(const Denial& denial, const QDate& today);

/// 11月30日（周一）9:00, or 9:00 where that is today. Empty for a null time.
QString timeWords(const QDateTime& time, const QDate& today);

}  // namespace hall::kiosk
