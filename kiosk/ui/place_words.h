#pragma once

#include <QString>

#include "kiosk/ui/hall_port.h"

/// Where one is served, in the words of the public.
namespace hall::kiosk {

/// 请在A区等候，留意 3、4、5 号窗口叫号. Empty where neither zone nor counters are known.
QString placeWords(const TicketSlip& slip, bool english);

}  // namespace hall::kiosk
