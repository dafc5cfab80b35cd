#include "counter-client/ui/overtime.h"

#include <algorithm>

namespace hall::counter {

Overtime overtimeOf(const CounterNow& now, const QDateTime& at) {
  Overtime result;
  result.until = at;
  for (const QueueNow& queue : now.queues) {
    if (queue.waiting == 0) continue;
    const qint64 perTicket = queue.usualMs / std::max(queue.openCounters, 1);
    const QDateTime done = at.addMSecs(perTicket * queue.waiting);
    result.waiting += queue.waiting;
    result.until = std::max(result.until, done);
    if (!now.closes.isValid() || done <= now.closes || perTicket == 0) continue;
    const qint64 late = std::min<qint64>(now.closes.msecsTo(done), perTicket * queue.waiting);
    result.afterClosing += static_cast<int>((late + perTicket - 1) / perTicket);
  }
  return result;
}

}  // namespace hall::counter
