#include "kiosk/app/demo_hall.h"

#include <QTimer>
#include <algorithm>
#include <utility>

#include "terminal/words/demo_catalogue.h"

namespace hall::kiosk {

namespace {

/// In a later turn, as a real hall answers.
template <class T>
void later(QObject* hall, Then<T> then, Answer<T> answer) {
  QTimer::singleShot(0, hall, [then = std::move(then), answer = std::move(answer)] {
    then(answer);
  });
}

Denial denialOf(Denial::Cause cause) {
  return {cause, {}, {}};
}

/// A number given without the hall has no id there.
TicketSlip asTold(TicketSlip slip) {
  if (slip.offline) slip.id.clear();
  return slip;
}

/// A wait that looks like one.
constexpr WaitRange kWait{10, 20};

}  // namespace

DemoHall::DemoHall(QObject* parent) : HallPort(parent), catalogue_(terminal::demoCatalogue()) {
  now_.inSession = true;
  now_.catalogueVersion = catalogue_->version;
  renewQueues();
  slips_ << standing(QStringLiteral("A001"), TicketState::Waiting)
         << standing(QStringLiteral("A002"), TicketState::NoShow)
         << standing(QStringLiteral("A003"), TicketState::OnHold);
}

void DemoHall::estimate(const Purpose& purpose, Ground, Then<Promise> then) {
  const Queue* queue = queueOf(purpose);
  if (queue == nullptr) {
    return later<Promise>(this, std::move(then), denialOf(Denial::Cause::StaleItem));
  }
  const QueueNow& now = now_.queues[queue->code];
  Promise promise;
  promise.peopleAhead = now.waiting;
  promise.wait = now.wait;
  promise.openCounters = now.openCounters;
  promise.issuing = now.issuing;
  promise.opens = now.opens;
  later<Promise>(this, std::move(then), promise);
}

void DemoHall::issue(const QString& requestId, Errand errand, Then<TicketSlip> then) {
  const auto known = byRequest_.constFind(requestId);
  if (known != byRequest_.cend()) {
    return later<TicketSlip>(this, std::move(then), asTold(*byId(*known)));
  }
  const Queue* queue = queueOf(errand.purpose);
  remember(errand);
  if (const auto cause = std::exchange(refusesNext_, std::nullopt)) {
    errand.wipe();
    return later<TicketSlip>(this, std::move(then), denialOf(*cause));
  }
  if (queue == nullptr) {
    return later<TicketSlip>(this, std::move(then), denialOf(Denial::Cause::StaleItem));
  }
  const QString holder =
      errand.applicant.isGiven() ? errand.applicant.number + queue->code : QString();
  if (!holder.isEmpty() && !errand.anotherNumber && holders_.contains(holder)) {
    Denial denial = denialOf(Denial::Cause::AlreadyWaiting);
    denial.existing = *byId(holders_[holder]);
    errand.wipe();
    return later<TicketSlip>(this, std::move(then), denial);
  }
  if (!online_ && !issuesAlone_) {
    errand.wipe();
    return later<TicketSlip>(this, std::move(then), denialOf(Denial::Cause::NoneAlone));
  }
  const TicketSlip slip = newSlip(errand);
  errand.wipe();
  slips_ << slip;
  byRequest_.insert(requestId, slip.id);
  if (!holder.isEmpty()) holders_.insert(holder, slip.id);
  if (std::exchange(losesAnswer_, false)) {
    return later<TicketSlip>(this, std::move(then), denialOf(Denial::Cause::NotReachable));
  }
  later<TicketSlip>(this, std::move(then), asTold(slip));
}

void DemoHall::find(const QString& number, Then<TicketSlip> then) {
  const TicketSlip* slip = byNumber(number);
  if (slip == nullptr) {
    return later<TicketSlip>(this, std::move(then), denialOf(Denial::Cause::NotFound));
  }
  later<TicketSlip>(this, std::move(then), *slip);
}

void DemoHall::findById(const QString& ticketId, Then<TicketSlip> then) {
  const TicketSlip* slip = online_ ? byId(ticketId) : nullptr;
  const auto cause = online_ ? Denial::Cause::NotFound : Denial::Cause::NotReachable;
  if (slip == nullptr) return later<TicketSlip>(this, std::move(then), denialOf(cause));
  later<TicketSlip>(this, std::move(then), *slip);
}

void DemoHall::numberOf(const QString& requestId, Then<TicketSlip> then) {
  const auto known = byRequest_.constFind(requestId);
  if (known == byRequest_.cend()) {
    return later<TicketSlip>(this, std::move(then), denialOf(Denial::Cause::NotFound));
  }
  later<TicketSlip>(this, std::move(then), asTold(*byId(*known)));
}

void DemoHall::reprint(const QString& ticketId, Then<TicketSlip> then) {
  const TicketSlip* slip = byId(ticketId);
  if (slip == nullptr) {
    return later<TicketSlip>(this, std::move(then), denialOf(Denial::Cause::NotFound));
  }
  later<TicketSlip>(this, std::move(then), *slip);
}

void DemoHall::restore(const QString& ticketId, Then<TicketSlip> then) {
  turn(ticketId, TicketState::NoShow, TicketState::Waiting, std::move(then));
}

void DemoHall::reportReturn(const QString& ticketId, Then<TicketSlip> then) {
  turn(ticketId, TicketState::OnHold, TicketState::Waiting, std::move(then));
}

void DemoHall::reportPrint(const TicketSlip&, PrintOutcome outcome) {
  printed_ << outcome;
}

void DemoHall::setOnline(bool online) {
  online_ = online;
  Q_EMIT onlineChanged();
}

void DemoHall::setIssuesAlone(bool issues) {
  issuesAlone_ = issues;
  Q_EMIT onlineChanged();
}

void DemoHall::setRefused(bool refused) {
  refused_ = refused;
  Q_EMIT refusedChanged();
}

void DemoHall::setRehearsal(bool rehearsal) {
  now_.rehearsal = rehearsal;
  Q_EMIT nowChanged();
}

void DemoHall::setSuspended(const QString& text) {
  now_.suspended = !text.isEmpty();
  now_.suspensionText = text;
  Q_EMIT nowChanged();
}

void DemoHall::setBroadcast(const QString& text) {
  now_.broadcasts = text.isEmpty() ? QStringList() : QStringList(text);
  Q_EMIT nowChanged();
}

void DemoHall::setClosed(const QString& text) {
  now_.closedText = text;
  Q_EMIT nowChanged();
}

void DemoHall::setIssuing(bool issuing) {
  now_.inSession = issuing;
  issuing_ = issuing;
  renewQueues();
  Q_EMIT nowChanged();
}

void DemoHall::setAhead(int people) {
  ahead_ = people;
  renewQueues();
}

void DemoHall::setOpenCounters(int count) {
  openCounters_ = count;
  renewQueues();
}

void DemoHall::publish(CataloguePtr catalogue) {
  catalogue_ = std::move(catalogue);
  Q_EMIT catalogueChanged();
}

void DemoHall::setState(const QString& number, TicketState state) {
  if (TicketSlip* slip = byNumber(number)) slip->state = state;
}

void DemoHall::forget(const QString& number) {
  slips_.removeIf([&](const TicketSlip& slip) { return slip.number == number; });
}

void DemoHall::remember(const Errand& errand) {
  lastHadApplicant_ = errand.applicant.isGiven();
  lastErrand_ = errand;
  lastErrand_.applicant = Person{};
  if (lastErrand_.agency) lastErrand_.agency->principal = Person{};
}

TicketSlip DemoHall::newSlip(const Errand& errand) {
  const Queue* queue = queueOf(errand.purpose);
  const bool priority = errand.ground != Ground::None;
  const QString prefix = QStringLiteral("%1").arg(QChar(!online_ ? u'K' : priority ? u'V' : u'A'));
  const auto count = slips_.size() + 1;
  TicketSlip slip =
      standing(prefix + QStringLiteral("%1").arg(count, 3, 10, QChar(u'0')), TicketState::Waiting);
  slip.ticketClass = priority ? TicketClass::Priority : TicketClass::Ordinary;
  slip.queueName = queue->name;
  slip.counters = queue->counters;
  const Item* item = catalogue_->item(errand.purpose.code);
  const Theme* theme = catalogue_->theme(errand.purpose.code);
  slip.purposeName = item != nullptr ? item->name : theme != nullptr ? theme->name : Words();
  slip.supplement = errand.supplement;
  if (item != nullptr && catalogue_->guide(item->code) != nullptr) {
    slip.guideAddress = catalogue_->guideAddress(item->code);
  }
  for (const QString& code : theme == nullptr ? QStringList() : theme->items) {
    if (const Item* one = catalogue_->item(code)) slip.themeItems << one->name;
  }
  slip.offline = !online_;
  if (slip.offline) slip.ticketAddress.clear();
  return slip;
}

TicketSlip DemoHall::standing(const QString& number, TicketState state) {
  TicketSlip slip;
  slip.id = QStringLiteral("ticket-%1").arg(number);
  slip.number = number;
  slip.state = state;
  slip.queueName = catalogue_->queues.front().name;
  slip.zoneName = catalogue_->zones.front().name;
  slip.counters = catalogue_->queues.front().counters;
  slip.issued = QDateTime(QDate(2026, 11, 30), QTime(9, 30));
  slip.peopleAhead = ahead_;
  slip.wait = kWait;
  slip.ticketAddress = catalogue_->publicAddress + QStringLiteral("/t/") + slip.id;
  return slip;
}

const Queue* DemoHall::queueOf(const Purpose& purpose) const {
  if (purpose.kind == Purpose::Kind::Queue) return catalogue_->queue(purpose.code);
  const Item* item = catalogue_->item(purpose.code);
  const Theme* theme = catalogue_->theme(purpose.code);
  if (theme != nullptr && !theme->items.isEmpty()) item = catalogue_->item(theme->items.front());
  return item == nullptr ? nullptr : catalogue_->queue(item->queue);
}

TicketSlip* DemoHall::byId(const QString& id) {
  const auto found = std::find_if(slips_.begin(), slips_.end(), [&](const TicketSlip& slip) {
    return slip.id == id;
  });
  return found == slips_.end() ? nullptr : &*found;
}

TicketSlip* DemoHall::byNumber(const QString& number) {
  const auto found = std::find_if(slips_.begin(), slips_.end(), [&](const TicketSlip& slip) {
    return slip.number == number;
  });
  return found == slips_.end() ? nullptr : &*found;
}

void DemoHall::turn(const QString& id, TicketState from, TicketState to, Then<TicketSlip> then) {
  TicketSlip* slip = byId(id);
  if (slip == nullptr || slip->state != from) {
    return later<TicketSlip>(this, std::move(then), denialOf(Denial::Cause::WrongState));
  }
  slip->state = to;
  later<TicketSlip>(this, std::move(then), *slip);
}

void DemoHall::renewQueues() {
  for (const Queue& queue : catalogue_->queues) {
    const bool quick = queue.kind != QueueKind::Handling;
    QueueNow now;
    now.issuing = issuing_;
    now.waiting = quick ? 0 : ahead_;
    now.openCounters = openCounters_.value_or(static_cast<int>(queue.counters.size()));
    if (!quick) now.wait = kWait;
    now_.queues.insert(queue.code, now);
  }
}

}  // namespace hall::kiosk
