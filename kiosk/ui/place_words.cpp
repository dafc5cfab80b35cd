#include "kiosk/ui/place_words.h"

#include <QCoreApplication>
#include <algorithm>

namespace hall::kiosk {

namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(Place)
};

}  // namespace

bool isNumbered(const QString& label) {
  return std::all_of(label.begin(), label.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString counterWords(const QString& label) {
  return isNumbered(label) ? Say::tr("%1 号窗口").arg(label) : label;
}

QString counterWords(const QStringList& labels) {
  QStringList numbers;
  QStringList places;
  for (const QString& label : labels) (isNumbered(label) ? numbers : places) << label;
  if (!numbers.isEmpty()) places.prepend(Say::tr("%1 号窗口").arg(numbers.join(u'、')));
  return places.join(u'、');
}

QString placeWords(const TicketSlip& slip, bool english) {
  const QString counters = counterWords(slip.counters);
  const QString& zone = slip.zoneName.in(english);
  if (zone.isEmpty()) return counters.isEmpty() ? counters : Say::tr("请留意%1叫号").arg(counters);
  if (counters.isEmpty()) return Say::tr("请在%1等候").arg(zone);
  return Say::tr("请在%1等候，留意%2叫号").arg(zone, counters);
}

}  // namespace hall::kiosk
