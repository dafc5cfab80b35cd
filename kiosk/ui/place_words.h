#pragma once

#include <QString>
#include <QStringList>

#include "kiosk/ui/hall_port.h"

/// Where one is served, in the words of the public.
namespace hall::kiosk {

/// By a number, not a name: 12, and not 婚姻登记室.
bool isNumbered(const QString& label);
/// 12 号窗口; a named room by its name alone.
QString counterWords(const QString& label);
/// 3、4、5 号窗口; named rooms behind the numbers.
QString counterWords(const QStringList& labels);
/// 请在A区等候，留意 3、4、5 号窗口叫号. Empty where neither zone nor counters are known.
QString placeWords(const TicketSlip& slip, bool english);

}  // namespace hall::kiosk
