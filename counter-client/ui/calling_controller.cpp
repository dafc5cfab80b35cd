#include "counter-client/ui/calling_controller.h"

#include <algorithm>
#include <utility>

#include "counter-client/ui/counter_texts.h"

namespace hall::counter {

namespace {

/// As the server holds it (DESIGN section 4): announcements are at least so far apart.
constexpr qint64 kRecallMs = 15'000;
constexpr int kCountdownSeconds = 5;
/// Of the usual time of a serving, in percent.
constexpr qint64 kLong = 120;
constexpr qint64 kVeryLong = 200;

qint64 secondsUntil(const QDateTime& at, const QDateTime& now) {
  return (std::max<qint64>(now.msecsTo(at), 0) + 999) / 1000;
}

}  // namespace

CallingController::CallingController(const Parts& parts, QObject* parent)
    : QObject(parent),
      port_(parts.port),
      acting_(parts.acting),
      outcomes_(parts.outcomes),
      language_(parts.language) {
  connect(&port_, &CounterPort::nowChanged, this, &CallingController::nowChanged);
  connect(&port_, &CounterPort::contactChanged, this, &CallingController::nowChanged);
  connect(&port_, &CounterPort::deferredChanged, this, &CallingController::nowChanged);
  connect(&port_, &CounterPort::catalogueChanged, this, &CallingController::nowChanged);
  connect(&acting_, &Acting::changed, this, &CallingController::changed);
  connect(&outcomes_, &OutcomeController::finished, this, &CallingController::finished);
  connect(&outcomes_, &OutcomeController::changed, this, &CallingController::ticked);
  connect(&language_, &CounterLanguage::changed, this, &CallingController::nowChanged);
}

// ---- what stands at the counter ----------------------------------------------------------------

CounterState CallingController::state() const {
  return port_.now().counter.state;
}
QString CallingController::stateText() const {
  return counter::stateText(state());
}
QString CallingController::number() const {
  return current() == nullptr ? QString() : current()->number;
}
QString CallingController::classText() const {
  return current() == nullptr ? QString() : counter::classText(current()->ticketClass);
}
QString CallingController::groundText() const {
  return current() == nullptr ? QString() : counter::groundText(current()->ground);
}

QStringList CallingController::marks() const {
  QStringList texts;
  if (const Ticket* ticket = current()) {
    for (const AssistanceMark mark : ticket->marks) texts << markText(mark);
  }
  return texts;
}

QString CallingController::purpose() const {
  const Ticket* ticket = current();
  return ticket == nullptr ? QString()
                           : purposeText(*ticket, *port_.catalogue(), language_.english());
}

QString CallingController::remark() const {
  const Ticket* ticket = current();
  if (ticket == nullptr) return {};
  QStringList texts;
  if (ticket->copies > 1) texts << tr("%1 件").arg(ticket->copies);
  if (ticket->supplement) texts << tr("补交材料");
  if (ticket->hold != HoldKind::None) texts << tr("暂离后返回：%1").arg(holdText(ticket->hold));
  if (ticket->papersComplete) {
    texts << (*ticket->papersComplete ? tr("预审：材料齐全") : tr("预审：材料不全"));
  }
  if (ticket->telephone) texts << tr("电话咨询");
  if (ticket->wrongQueue) texts << tr("排错队转来");
  if (ticket->inexact) texts << tr("补录的号，时间不精确");
  return texts.join(QStringLiteral("　"));
}

QString CallingController::waitedText() const {
  const Ticket* ticket = current();
  if (ticket == nullptr) return {};
  const QDateTime until = ticket->calledAt.isValid() ? ticket->calledAt : port_.hallTime();
  return minutesText(ticket->waitedMs(until));
}

qint64 CallingController::usualMs() const {
  const Ticket* ticket = current();
  const QueueNow* queue = ticket == nullptr ? nullptr : port_.now().queue(ticket->queue);
  return queue == nullptr ? 0 : queue->usualMs;
}

QString CallingController::usualText() const {
  return usualMs() == 0 ? QString() : minutesText(usualMs());
}

qint64 CallingController::runningMs() const {
  const CounterNow& now = port_.now();
  const Ticket* ticket = current();
  const QDateTime since = ticket == nullptr ? now.counter.stateSince : ticket->stateSince;
  if (!since.isValid()) return 0;
  return std::max<qint64>(since.msecsTo(port_.hallTime()), 0);
}

QString CallingController::clock() const {
  return clockText(runningMs());
}

CallingController::Pace CallingController::pace() const {
  if (state() != CounterState::Serving || usualMs() == 0) return Pace::Usual;
  const qint64 percent = runningMs() * 100 / usualMs();
  if (percent >= kVeryLong) return Pace::VeryLong;
  return percent >= kLong ? Pace::Long : Pace::Usual;
}

QString CallingController::callText() const {
  const Ticket* ticket = current();
  if (ticket == nullptr || state() != CounterState::Calling) return {};
  QString text = tr("第 %1 次呼叫").arg(ticket->callsMade);
  text += ticket->callsDelivered >= ticket->callsMade ? tr("，已播报") : tr("，等待播报");
  const QDateTime now = port_.hallTime();
  if (ticket->noShowAllowed.isValid()) {
    const qint64 seconds = secondsUntil(ticket->noShowAllowed, now);
    text += seconds == 0 ? tr("；可以过号") : tr("；%1 秒后可以过号").arg(seconds);
  } else {
    text += tr("；叫满三次才能过号");
  }
  return text;
}

int CallingController::waiting() const {
  return port_.now().waiting();
}

QString CallingController::mainText() const {
  switch (state()) {
    case CounterState::Idle:
      if (countdown_ > 0) return tr("呼叫下一位（%1）").arg(countdown_);
      return tr("呼叫下一位");
    case CounterState::Ready:
      return tr("等候取号…");
    case CounterState::Calling:
      return tr("开始办理");
    case CounterState::Serving:
      if (!outcomes_.isOpen() || outcomes_.isCorrecting()) return tr("办理完毕");
      return outcomes_.isTransfer() ? tr("确认并转号") : tr("确认办完");
    case CounterState::Paused:
      return tr("恢复服务");
    case CounterState::Offline:
      break;
  }
  return tr("签到上岗");
}

QVariantList CallingController::guide() const {
  QVariantList fields;
  const Ticket* ticket = current();
  const Catalogue& catalogue = *port_.catalogue();
  const Item* item = ticket == nullptr ? nullptr : catalogue.item(ticket->item);
  const Guide* guide = item == nullptr ? nullptr : catalogue.guide(item->code);
  if (guide == nullptr) return fields;
  const bool english = language_.english();
  const auto add = [&](const QString& title, const QString& text) {
    if (text.isEmpty()) return;
    fields << QVariantMap{{QStringLiteral("title"), title}, {QStringLiteral("text"), text}};
  };
  const auto numbered = [&](const auto& rows, const auto& textOf) {
    QStringList lines;
    for (const auto& row : rows) {
      lines << QStringLiteral("%1. %2").arg(lines.size() + 1).arg(textOf(row));
    }
    return lines.join(u'\n');
  };
  add(tr("受理条件"),
      numbered(guide->conditions, [&](const Words& one) { return one.in(english); }));
  add(tr("申请材料"), numbered(guide->materials, [&](const Material& one) {
        const QString mark = one.deferrable ? tr("（可容缺）")
                             : one.required ? QString()
                                            : tr("（非必备）");
        return one.name.in(english) + mark;
      }));
  add(tr("承诺时限"), item->promisedLimit.in(english));
  add(tr("法定时限"), item->statutoryLimit.in(english));
  add(tr("收费标准"), guide->fees.in(english));
  add(tr("可以容缺的"), guide->gapsAllowed.in(english));
  add(tr("告知承诺"), guide->commitment.in(english));
  add(tr("办理流程"), guide->procedure.in(english));
  add(tr("审查标准"), guide->reviewStandard.in(english));
  add(tr("设定依据"), guide->legalBasis.in(english));
  const QString from = guide->effective.toString(Qt::ISODate);
  add(tr("版本"), tr("第 %1 版，%2 起施行").arg(QString::number(guide->version), from));
  return fields;
}

bool CallingController::canRecall() const {
  const Ticket* ticket = current();
  return reachable() && state() == CounterState::Calling && ticket != nullptr &&
         ticket->calledAt.msecsTo(port_.hallTime()) >= kRecallMs;
}

bool CallingController::canUncall() const {
  return reachable() && state() == CounterState::Calling;
}

bool CallingController::canNoShow() const {
  const Ticket* ticket = current();
  return reachable() && state() == CounterState::Calling && ticket != nullptr &&
         ticket->noShowAllowed.isValid() && ticket->noShowAllowed <= port_.hallTime();
}

bool CallingController::canReopen() const {
  const Serving& serving = port_.now().serving;
  const bool isFree = state() == CounterState::Idle || state() == CounterState::Ready;
  return reachable() && isFree && serving.ended.isValid() && serving.reopenUntil > port_.hallTime();
}

QString CallingController::reopenText() const {
  const Serving& serving = port_.now().serving;
  if (!canReopen()) return {};
  const qint64 seconds = secondsUntil(serving.reopenUntil, port_.hallTime());
  return tr("继续办 %1（%2 秒内）").arg(serving.number).arg(seconds);
}

// ---- what is pressed ---------------------------------------------------------------------------

void CallingController::act(const Verb& verb) {
  stopCountdown();
  acting_.act(verb);
}

void CallingController::main() {
  switch (state()) {
    case CounterState::Idle:
    case CounterState::Ready:
      return callNext();
    case CounterState::Calling:
      return start();
    case CounterState::Serving:
      return finish();
    case CounterState::Paused:
      return back();
    case CounterState::Offline:
      return;
  }
}

void CallingController::callNext() {
  if (!acting_.press()) return;
  if (port_.contact() == Contact::Lost) {
    return acting_.refuse(tr("与服务器失去联系，暂时不能叫号。请按应急叫号单叫号"));
  }
  if (state() == CounterState::Serving) {
    asksToFinish_ = true;
    Q_EMIT changed();
    return;
  }
  if (state() == CounterState::Calling) {
    return acting_.refuse(tr("%1 正在呼叫中：开始办理、再次呼叫或过号之后再叫下一位").arg(number())
    );
  }
  act(verb::CallNext{});
}

void CallingController::start() {
  if (acting_.press()) act(verb::Start{});
}

/// A correction that lies open is about somebody before.
void CallingController::finish() {
  if (outcomes_.isOpen() && !outcomes_.isCorrecting()) return outcomes_.confirm();
  if (acting_.press()) outcomes_.open();
}

void CallingController::recall() {
  if (canRecall() && acting_.press()) act(verb::Recall{});
}
void CallingController::uncall() {
  if (canUncall() && acting_.press()) act(verb::Uncall{});
}
void CallingController::noShow() {
  if (canNoShow() && acting_.press()) act(verb::NoShow{false});
}
void CallingController::giveUp() {
  if (state() == CounterState::Calling && acting_.press()) act(verb::NoShow{true});
}
void CallingController::calledAloud() {
  if (state() == CounterState::Calling && acting_.press()) act(verb::CalledAloud{});
}
void CallingController::reopen() {
  if (canReopen() && acting_.press()) act(verb::Reopen{port_.now().serving.id});
}
void CallingController::back() {
  if (state() == CounterState::Paused && acting_.press()) act(verb::Back{});
}

void CallingController::answerFinish(bool finish) {
  if (!asksToFinish_) return;
  asksToFinish_ = false;
  Q_EMIT changed();
  if (finish && state() == CounterState::Serving) outcomes_.open();
}

// ---- the next one by itself --------------------------------------------------------------------

void CallingController::setAutoCall(bool autoCall) {
  if (autoCall == autoCall_) return;
  autoCall_ = autoCall;
  if (!autoCall_) stopCountdown();
  Q_EMIT changed();
}

void CallingController::finished() {
  if (!autoCall_ || state() != CounterState::Idle) return;
  countdown_ = kCountdownSeconds;
  Q_EMIT ticked();
}

void CallingController::stopCountdown() {
  if (countdown_ == 0) return;
  countdown_ = 0;
  Q_EMIT ticked();
}

void CallingController::secondPassed() {
  const bool free = state() == CounterState::Idle && port_.contact() != Contact::Lost;
  if (countdown_ > 0 && !free) countdown_ = 0;
  if (countdown_ > 0 && --countdown_ == 0) callNext();
  Q_EMIT ticked();
}

/// The server calls by itself, an applicant cancels, a manager ends a serving: a press that was
/// meant for what stood there before does nothing.
void CallingController::noteSurprise() {
  const CounterState before = std::exchange(shown_, state());
  const QString ticket = std::exchange(shownTicket_, current() ? current()->id : QString());
  const QString numberBefore = std::exchange(shownNumber_, number());
  if (acting_.busy() || (before == shown_ && ticket == shownTicket_)) return;
  acting_.surprise();
  const bool free = shown_ == CounterState::Idle || shown_ == CounterState::Ready;
  if (before == CounterState::Calling && free) {
    acting_.refuse(tr("%1 已不在呼叫中：申请人取消了，或由别处处理").arg(numberBefore));
  }
}

void CallingController::nowChanged() {
  noteSurprise();
  if (state() != CounterState::Serving) asksToFinish_ = false;
  if (state() != CounterState::Idle) countdown_ = 0;
  Q_EMIT changed();
  Q_EMIT ticked();
}

}  // namespace hall::counter
