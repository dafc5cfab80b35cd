#pragma once

#include <QString>
#include <optional>

#include "kiosk/ui/hall_words.h"

namespace hall::kiosk {

/// 前面约 3 人，预计等候 10–20 分钟; one figure where both ends are the same; 现在不用等候 where
/// nobody is ahead and nothing is to be waited for.
QString waitWords(int peopleAhead, const std::optional<WaitRange>& wait);

}  // namespace hall::kiosk
