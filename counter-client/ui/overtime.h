#pragma once

#include <QDateTime>

#include "counter-client/ui/counter_words.h"

namespace hall::counter {

/// What is still to do when somebody wants to leave: a number that was issued is served (延时).
struct Overtime {
  int waiting = 0;       ///< in this counter's queues, who is on hold here among them
  int afterClosing = 0;  ///< of these, who will be served after closing
  QDateTime until;       ///< when all of them are served, by the usual times
};

/// By the usual time of each queue and the counters open for it now; a counter that leaves is one
/// less. Rough on purpose: it is shown as minutes, and nothing rests on it.
Overtime overtimeOf(const CounterNow& now, const QDateTime& at);

}  // namespace hall::counter
