#pragma once

#include <QDateTime>

#include "counter-client/ui/counter_words.h"

namespace hall::counter {

/// What is still to do when somebody wants to leave: a number that was issued is served (延时).
struct Overtime {
  int waiting = 0;       ///< in this counter's queues
  int afterClosing = 0;  ///< of these, who will be served after closing
  QDateTime until;       ///< when all of them are served, by the usual times
};

/// The work of all its queues, one after the other, each shared by the counters that stay open for
/// it: one less where this counter `leaves`, and the last one does it all. Rough on purpose: it is
/// shown as minutes, and nothing rests on it.
Overtime overtimeOf(const CounterNow& now, const QDateTime& at, bool leaves);

}  // namespace hall::counter
