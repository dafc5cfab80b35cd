#include "counter-client/ui/untaken_controller.h"

#include <utility>

#include "counter-client/ui/counter_texts.h"

namespace hall::counter {

UntakenController::UntakenController(const Parts& parts, QObject* parent)
    : QObject(parent), port_(parts.port), acting_(parts.acting), language_(parts.language) {
  connect(&port_, &CounterPort::deferredChanged, this, &UntakenController::renew);
  connect(&port_, &CounterPort::nowChanged, this, &UntakenController::renew);
  connect(&port_, &CounterPort::contactChanged, this, &UntakenController::renew);
  connect(&language_, &CounterLanguage::changed, this, &UntakenController::changed);
}

void UntakenController::renew() {
  const QVector<Untaken> all = port_.untaken();
  if (all.isEmpty() || all.front().id != asked_) asked_.clear();
  Q_EMIT changed();
}

/// 社会保障卡申领 当场办结; or that it was the start.
QString UntakenController::whatOf(const Untaken& one) const {
  if (one.outcomes.isEmpty()) return tr("开始办理");
  QStringList parts;
  for (const ItemOutcome& outcome : one.outcomes) {
    const Item* item = port_.catalogue()->item(outcome.item);
    const QString name = item == nullptr ? QString() : item->name.in(language_.english()) + u' ';
    parts << name + outcomeText(outcome.outcome);
  }
  return parts.join(language_.english() ? QStringLiteral(", ") : QStringLiteral("、"));
}

QString UntakenController::text() const {
  const QVector<Untaken> all = port_.untaken();
  if (all.isEmpty()) return {};
  const Untaken& one = all.front();
  if (asks())
    return tr("%1“%2”不再补交，本机也不再留存。确定作废吗？").arg(one.number, whatOf(one));
  const QString what = tr("%1“%2”没有补交成功：%3").arg(one.number, whatOf(one), one.sentence);
  return what + (maySend() ? tr("已留在本机，可以再次补交。")
                           : tr("已留在本机，但这个号不在本窗口办理，请核对后作废。"));
}

bool UntakenController::maySend() const {
  const QVector<Untaken> all = port_.untaken();
  const Ticket* current = port_.now().current();
  return !all.isEmpty() && current != nullptr && current->id == all.front().ticket &&
         port_.contact() == Contact::Live;
}

void UntakenController::sendAgain() {
  if (maySend() && acting_.press()) port_.sendAgain(port_.untaken().front().ticket);
}

void UntakenController::setAside() {
  if (port_.untaken().isEmpty() || !acting_.press()) return;
  asked_ = port_.untaken().front().id;
  Q_EMIT changed();
}

void UntakenController::answer(bool setAside) {
  const QString id = std::exchange(asked_, {});
  if (setAside && !id.isEmpty() && acting_.press()) port_.setAside(id);
  Q_EMIT changed();
}

}  // namespace hall::counter
