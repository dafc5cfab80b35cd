#include "kiosk/ui/wait_words.h"

#include <QCoreApplication>

namespace hall::kiosk {

namespace {
struct Say {
  Q_DECLARE_TR_FUNCTIONS(Wait)
};
}  // namespace

QString waitWords(int peopleAhead, const std::optional<WaitRange>& wait) {
  const bool waits = wait && wait->toMinutes > 0;
  if (!waits && peopleAhead == 0) return Say::tr("现在不用等候");
  const QString ahead =
      peopleAhead == 0 ? Say::tr("前面没有人") : Say::tr("前面约 %1 人").arg(peopleAhead);
  if (!waits) return ahead;
  const QString minutes = wait->fromMinutes == wait->toMinutes
                              ? QString::number(wait->toMinutes)
                              : QStringLiteral("%1–%2").arg(wait->fromMinutes).arg(wait->toMinutes);
  return Say::tr("%1，预计等候 %2 分钟").arg(ahead, minutes);
}

}  // namespace hall::kiosk
