#include "counter-client/ui/overtime.h"

#include <algorithm>

namespace hall::counter {

Overtime overtimeOf(const CounterNow& now, const QDateTime& at, bool leaves) {
  Overtime result;
  qint64 workMs = 0;
  for (const QueueNow& queue : now.queues) {
    result.waiting += queue.waiting;
    const int counters = std::max(queue.openCounters - (leaves ? 1 : 0), 1);
    workMs += queue.usualMs * queue.waiting / counters;
  }
  result.until = at.addMSecs(workMs);
  if (workMs == 0 || !now.closes.isValid() || result.until <= now.closes) return result;
  const qint64 late = std::min(now.closes.msecsTo(result.until), workMs);
  result.afterClosing = static_cast<int>((late * result.waiting + workMs - 1) / workMs);
  return result;
}

}  // namespace hall::counter
