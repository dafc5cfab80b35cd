#include "counter-client/ui/floor_controller.h"

#include <algorithm>
#include <utility>

#include "counter-client/ui/counter_texts.h"
#include "counter-client/ui/overtime.h"

namespace hall::counter {

FloorController::FloorController(
    CounterPort& port, const CounterLanguage& language, QObject* parent
)
    : QObject(parent), port_(port), language_(language) {
  const auto renew = [this] {
    Q_EMIT changed();
    Q_EMIT ticked();
  };
  connect(&port_, &CounterPort::nowChanged, this, &FloorController::followAble);
  connect(&port_, &CounterPort::nowChanged, this, renew);
  connect(&port_, &CounterPort::contactChanged, this, renew);
  connect(&port_, &CounterPort::deferredChanged, this, renew);
  connect(&language_, &CounterLanguage::changed, this, renew);
}

/// A clerk whose queues change in the middle of the day is told: else they would only be gone.
void FloorController::followAble() {
  const Place& counter = port_.now().counter;
  const QString person = counter.code + u'/' + counter.staff;
  if (counter.staff.isEmpty() || person != ablePerson_) {
    ablePerson_ = counter.staff.isEmpty() ? QString() : person;
    able_ = counter.able;
    ableChange_.reset();
    return;
  }
  AbleChange change{{}, {}, port_.hallTime()};
  for (const QString& queue : std::as_const(able_)) {
    if (!counter.able.contains(queue)) change.lost << queue;
  }
  for (const QString& queue : counter.able) {
    if (!able_.contains(queue)) change.gained << queue;
  }
  able_ = counter.able;
  if (!change.lost.isEmpty() || !change.gained.isEmpty()) ableChange_ = change;
}

QString FloorController::ableChangeText() const {
  const auto names = [this](const QStringList& codes) {
    QStringList found;
    for (const Queue& queue : port_.catalogue()->queues) {
      if (codes.contains(queue.code)) found << queue.name.in(language_.english());
    }
    return found.join(language_.english() ? QStringLiteral(", ") : QStringLiteral("、"));
  };
  QString text = ableChange_->at.toString(QStringLiteral("H:mm")) + u' ';
  if (!ableChange_->gained.isEmpty()) {
    text += tr("办理范围增加：%1。").arg(names(ableChange_->gained));
  }
  if (!ableChange_->lost.isEmpty()) {
    text += tr("不再办理：%1。正在办理的可以继续办完。").arg(names(ableChange_->lost));
  }
  return text;
}

QString FloorController::linkText() const {
  switch (port_.contact()) {
    case Contact::None:
    case Contact::Live:
      return {};
    case Contact::Stale:
      return tr("正在等服务器的消息…");
    case Contact::Lost:
      break;
  }
  QString text = tr("与服务器失去联系，以下是断开前的情况，不能叫号");
  if (deferred() > 0) text += tr("；已有 %1 笔记在本机").arg(deferred());
  return text;
}

QString FloorController::suspension() const {
  const CounterNow& now = port_.now();
  if (!now.suspended) return {};
  return now.suspensionText.isEmpty() ? tr("大厅暂停服务") : now.suspensionText;
}

QString FloorController::time() const {
  return port_.hallTime().toString(QStringLiteral("HH:mm"));
}

namespace {

/// So long a message stands where everybody sees it.
constexpr qint64 kLatestMs = 600'000;

int nearTarget(const CounterNow& now, const QString& queue, const QDateTime& at) {
  return static_cast<int>(std::count_if(
      now.tickets.cbegin(),
      now.tickets.cend(),
      [&](const Ticket& ticket) {
        return ticket.queue == queue && ticket.lateness(at) != Lateness::InTime;
      }
  ));
}

}  // namespace

QVariantList FloorController::queues() const {
  QVariantList list;
  const QDateTime now = port_.hallTime();
  for (const QueueNow& queue : port_.now().queues) {
    const QString longest =
        queue.oldest.isValid() ? minutesText(queue.oldest.msecsTo(now)) : QString();
    list << QVariantMap{
        {QStringLiteral("name"), queue.name.in(language_.english())},
        {QStringLiteral("waiting"), queue.waiting},
        {QStringLiteral("near"), nearTarget(port_.now(), queue.code, now)},
        {QStringLiteral("longest"), longest},
        {QStringLiteral("usual"), queue.usualMs == 0 ? QString() : minutesText(queue.usualMs)},
        {QStringLiteral("openCounters"), queue.openCounters}};
  }
  return list;
}

QVariantList FloorController::places() const {
  QVariantList list;
  for (const Place& place : port_.now().places) {
    const bool free = place.state == CounterState::Idle || place.state == CounterState::Ready;
    list << QVariantMap{
        {QStringLiteral("label"), place.label},
        {QStringLiteral("kind"), kindText(place.kind)},
        {QStringLiteral("state"), stateText(place.state)},
        {QStringLiteral("number"), place.number},
        {QStringLiteral("offline"), place.state == CounterState::Offline},
        {QStringLiteral("free"), free}};
  }
  return list;
}

QStringList FloorController::messages() const {
  QStringList texts;
  for (const Message& message : port_.now().messages) {
    texts << message.sent.toString(QStringLiteral("H:mm")) + u' ' + message.text;
  }
  if (ableChange_) texts << ableChangeText();
  return texts + port_.now().broadcasts;
}

int FloorController::news() const {
  const CounterNow& now = port_.now();
  const qsizetype said = now.messages.size() + now.broadcasts.size() + now.alerts.size();
  return static_cast<int>(said) + (ableChange_ ? 1 : 0);
}

QString FloorController::latest() const {
  const auto& all = port_.now().messages;
  const auto last = std::max_element(all.cbegin(), all.cend(), [](const auto& a, const auto& b) {
    return a.sent < b.sent;
  });
  const auto recent = [this](const QDateTime& at) {
    return at.msecsTo(port_.hallTime()) <= kLatestMs;
  };
  const bool changedLast = ableChange_ && (last == all.cend() || last->sent <= ableChange_->at);
  if (changedLast && recent(ableChange_->at)) return ableChangeText();
  if (last == all.cend() || !recent(last->sent)) return {};
  return last->sent.toString(QStringLiteral("H:mm")) + u' ' + last->text;
}

QVariantList FloorController::alerts() const {
  QVariantList list;
  for (const Alert& alert : port_.now().alerts) {
    list << QVariantMap{{QStringLiteral("text"), alert.text}, {QStringLiteral("red"), alert.red}};
  }
  return list;
}

QString FloorController::overtime() const {
  const Overtime overtime = overtimeOf(port_.now(), port_.hallTime(), false);
  if (overtime.afterClosing == 0) return {};
  return tr("约 %1 人要在下班后办理，预计到 %2")
      .arg(QString::number(overtime.afterClosing), overtime.until.toString(QStringLiteral("H:mm")));
}

}  // namespace hall::counter
