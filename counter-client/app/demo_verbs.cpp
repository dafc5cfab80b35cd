#include <algorithm>
#include <utility>

#include "counter-client/app/demo_hall.h"

/// What the scripted hall makes of each verb.
namespace hall::counter {

namespace {

constexpr qint64 kMinuteS = 60;
constexpr qint64 kRecallMs = 15'000;

}  // namespace

DemoHall::Did DemoHall::perform(const Verb& verb) {
  return std::visit([this](const auto& one) { return on(one); }, verb);
}

Ticket* DemoHall::byId(const QString& id) {
  const auto found = std::find_if(now_.tickets.begin(), now_.tickets.end(), [&](const auto& one) {
    return one.id == id;
  });
  return found == now_.tickets.end() ? nullptr : &*found;
}

Ticket* DemoHall::ticket(const QString& number) {
  return byId(QStringLiteral("id-") + number);
}

Ticket* DemoHall::current() {
  const Ticket* now = std::as_const(now_).current();
  return now == nullptr ? nullptr : byId(now->id);
}

void DemoHall::turn(Ticket& ticket, TicketState state) {
  ticket.state = state;
  ticket.stateSince = time_;
}

void DemoHall::free() {
  now_.counter.state = CounterState::Idle;
  now_.counter.stateSince = time_;
  now_.counter.number.clear();
}

void DemoHall::call(Ticket& ticket) {
  turn(ticket, TicketState::Called);
  ticket.counter = now_.counter.code;
  ticket.call = nextCall_++;
  ticket.callsMade = 1;
  ticket.callsDelivered = 1;
  ticket.calledAt = time_;
  ticket.noShowAllowed = {};
  now_.counter.state = CounterState::Calling;
  now_.counter.stateSince = time_;
  now_.counter.number = ticket.number;
}

void DemoHall::serve(Ticket& ticket) {
  turn(ticket, TicketState::Serving);
  ticket.counter = now_.counter.code;
  now_.serving = {};
  now_.serving.id = nextServing_++;
  now_.serving.ticket = ticket.id;
  now_.serving.number = ticket.number;
  now_.serving.started = time_;
  now_.counter.state = CounterState::Serving;
  now_.counter.stateSince = time_;
  now_.counter.number = ticket.number;
}

void DemoHall::end(Ticket& ticket, const QVector<ItemOutcome>& outcomes) {
  now_.serving.ended = time_;
  now_.serving.outcomes = outcomes;
  now_.serving.reopenUntil = time_.addSecs(60);
  turn(ticket, TicketState::Over);
  free();
}

DemoHall::Did DemoHall::on(const verb::CallNext&) {
  Ticket* oldest = nullptr;
  for (Ticket& one : now_.tickets) {
    const bool waits = one.state == TicketState::Waiting;
    if (waits && (oldest == nullptr || one.reference < oldest->reference)) oldest = &one;
  }
  if (oldest == nullptr) {
    now_.counter.state = CounterState::Ready;
    now_.counter.readyUntil = time_.addSecs(600);
  } else {
    call(*oldest);
  }
  return {};
}

DemoHall::Did DemoHall::on(const verb::CallTicket& verb) {
  call(*byId(verb.ticket));
  return {};
}

DemoHall::Did DemoHall::on(const verb::Recall&) {
  Ticket& ticket = *current();
  if (ticket.calledAt.msecsTo(time_) < kRecallMs) {
    return denial(Denial::Cause::Other, "再次呼叫要隔 15 秒");
  }
  ++ticket.callsMade;
  ++ticket.callsDelivered;
  ticket.calledAt = time_;
  constexpr int kCalls = 3;
  if (ticket.callsMade >= kCalls) ticket.noShowAllowed = ticket.stateSince.addSecs(60);
  return {};
}

DemoHall::Did DemoHall::on(const verb::Uncall&) {
  turn(*current(), TicketState::Waiting);
  free();
  return {};
}

DemoHall::Did DemoHall::on(const verb::CalledAloud&) {
  current()->callsDelivered = current()->callsMade;
  return {};
}

DemoHall::Did DemoHall::on(const verb::Start&) {
  serve(*current());
  return {};
}

DemoHall::Did DemoHall::on(const verb::Finish& verb) {
  end(*current(), verb.outcomes);
  return {};
}

DemoHall::Did DemoHall::on(const verb::Reopen& verb) {
  if (now_.serving.id != verb.serving || now_.serving.reopenUntil < time_) {
    return denial(Denial::Cause::Other, "超过了可以继续办的时间");
  }
  Ticket& ticket = *byId(now_.serving.ticket);
  const quint64 id = now_.serving.id;
  serve(ticket);
  now_.serving.id = id;
  return {};
}

DemoHall::Did DemoHall::on(const verb::Correct& verb) {
  now_.serving.outcomes = verb.outcomes;
  return {};
}

DemoHall::Did DemoHall::on(const verb::NoShow&) {
  turn(*current(), TicketState::NoShow);
  free();
  return {};
}

DemoHall::Did DemoHall::on(const verb::Hold& verb) {
  Ticket& ticket = *current();
  turn(ticket, TicketState::OnHold);
  ticket.hold = verb.kind;
  free();
  return {};
}

DemoHall::Did DemoHall::on(const verb::Wake& verb) {
  byId(verb.ticket)->woken = true;
  return {};
}

DemoHall::Did DemoHall::on(const verb::Resume& verb) {
  serve(*byId(verb.ticket));
  return {};
}

DemoHall::Did DemoHall::on(const verb::Restore& verb) {
  Ticket& ticket = *byId(verb.ticket);
  turn(ticket, TicketState::Waiting);
  ticket.callsUntilCallable = 3;
  return {};
}

DemoHall::Did DemoHall::on(const verb::Transfer& verb) {
  Ticket& ticket = *current();
  if (ticket.state == TicketState::Serving) end(ticket, verb.outcomes);
  turn(ticket, TicketState::Waiting);
  if (!verb.item.isEmpty()) {
    ticket.item = verb.item;
    ticket.queue = catalogue_->item(verb.item)->queue;
  } else if (!verb.queue.isEmpty()) {
    ticket.item.clear();
    ticket.queue = verb.queue;
  }
  ticket.onlyCounter = verb.counter;
  ticket.wrongQueue = verb.wrongQueue;
  free();
  return {};
}

DemoHall::Did DemoHall::on(const verb::WalkUp& verb) {
  if (!verb.telephone && !verb.item.isEmpty() && now_.waiting() > 0) {
    return denial(Denial::Cause::SomebodyWaits, "还有人在等候，请先呼叫下一位");
  }
  const QString number = QStringLiteral("A%1").arg(nextNumber_++, 3, 10, QLatin1Char('0'));
  Ticket& ticket = arrive(number, QStringLiteral("social-card"), TicketClass::Ordinary);
  ticket.item = verb.item;
  ticket.queue = verb.item.isEmpty() ? verb.queue : catalogue_->item(verb.item)->queue;
  ticket.copies = verb.copies;
  ticket.telephone = verb.telephone;
  ticket.hasIdentity = false;
  serve(ticket);
  return {};
}

DemoHall::Did DemoHall::on(const verb::Enter& verb) {
  if (Ticket* ticket = byId(verb.ticket)) turn(*ticket, TicketState::Over);
  return {};
}

DemoHall::Did DemoHall::on(const verb::Pause& verb) {
  now_.counter.state = CounterState::Paused;
  now_.counter.stateSince = time_;
  now_.counter.pauseReason = verb.reason;
  now_.counter.pauseUntil = time_.addSecs(verb.minutes * kMinuteS);
  return {};
}

DemoHall::Did DemoHall::on(const verb::Back&) {
  free();
  return {};
}

}  // namespace hall::counter
