#include "kiosk/ui/place_words.h"

#include <QCoreApplication>

#include "terminal/words/place_text.h"

namespace hall::kiosk {

namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(Place)
};

}  // namespace

QString placeWords(const TicketSlip& slip, bool english) {
  const QString counters = terminal::placeText(slip.counters);
  const QString& zone = slip.zoneName.in(english);
  if (zone.isEmpty()) return counters.isEmpty() ? counters : Say::tr("请留意%1叫号").arg(counters);
  if (counters.isEmpty()) return Say::tr("请在%1等候").arg(zone);
  return Say::tr("请在%1等候，留意%2叫号").arg(zone, counters);
}

}  // namespace hall::kiosk
