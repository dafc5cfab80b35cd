#include "terminal/words/place_text.h"

#include <QCoreApplication>
#include <algorithm>

namespace hall::terminal {

namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(Place)
};

}  // namespace

bool isNumbered(const QString& label) {
  return std::all_of(label.begin(), label.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString placeText(const QString& label) {
  return isNumbered(label) ? Say::tr("%1 号窗口").arg(label) : label;
}

QString placeText(const QStringList& labels) {
  QStringList numbers;
  QStringList places;
  for (const QString& label : labels) (isNumbered(label) ? numbers : places) << label;
  if (!numbers.isEmpty()) places.prepend(Say::tr("%1 号窗口").arg(numbers.join(u'、')));
  return places.join(u'、');
}

}  // namespace hall::terminal
