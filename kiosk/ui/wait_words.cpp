#include "kiosk/ui/wait_words.h"

#include <QCoreApplication>

namespace hall::kiosk {

namespace {
struct Say {
  Q_DECLARE_TR_FUNCTIONS(Wait)
};
}  // namespace

QString waitWords(int peopleAhead, const WaitRange& wait) {
  return Say::tr("前面约 %1 人，预计等候 %2–%3 分钟")
      .arg(peopleAhead)
      .arg(wait.fromMinutes)
      .arg(wait.toMinutes);
}

}  // namespace hall::kiosk
