#pragma once

#include <QString>

#include "kiosk/ui/hall_words.h"

namespace hall::kiosk {

/// 前面约 3 人，预计等候 10–20 分钟
QString waitWords(int peopleAhead, const WaitRange& wait);

}  // namespace hall::kiosk
