#include "counter-client/ui/counter_words.h"

#include <algorithm>

namespace hall::counter {

Lateness Ticket::lateness(const QDateTime& now) const {
  constexpr qint64 kNearPercent = 80;
  if (state != TicketState::Waiting || targetMs == 0) return Lateness::InTime;
  const qint64 percent = waitedMs(now) * 100 / targetMs;
  if (percent > 100) return Lateness::Beyond;
  return percent >= kNearPercent ? Lateness::Near : Lateness::InTime;
}

const Ticket* CounterNow::current() const {
  const bool occupied =
      counter.state == CounterState::Calling || counter.state == CounterState::Serving;
  if (!occupied) return nullptr;
  const auto found = std::find_if(tickets.cbegin(), tickets.cend(), [this](const Ticket& one) {
    const bool here = one.state == TicketState::Called || one.state == TicketState::Serving;
    return here && one.counter == counter.code;
  });
  return found == tickets.cend() ? nullptr : &*found;
}

const Ticket* CounterNow::ticket(const QString& id) const {
  const auto found = std::find_if(tickets.cbegin(), tickets.cend(), [&](const Ticket& one) {
    return one.id == id;
  });
  return found == tickets.cend() ? nullptr : &*found;
}

const QueueNow* CounterNow::queue(const QString& code) const {
  const auto found = std::find_if(queues.cbegin(), queues.cend(), [&](const QueueNow& one) {
    return one.code == code;
  });
  return found == queues.cend() ? nullptr : &*found;
}

int CounterNow::waiting() const {
  int count = 0;
  for (const QueueNow& one : queues) count += one.waiting;
  return count;
}

}  // namespace hall::counter
