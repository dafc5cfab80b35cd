#include "counter-client/ui/hand_entry_controller.h"

#include <algorithm>
#include <array>

#include "counter-client/ui/counter_texts.h"

namespace hall::counter {

namespace {

constexpr std::array kOutcomes{
    Outcome::Done,
    Outcome::Accepted,
    Outcome::Consulted,
    Outcome::SupplementReceived,
    Outcome::HandedOut,
    Outcome::GivenUp,
    Outcome::Unfinished};
constexpr qsizetype kReasonMax = 200;

}  // namespace

HandEntryController::HandEntryController(
    CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent
)
    : QObject(parent), port_(port), acting_(acting), language_(language) {
  connect(&port_, &CounterPort::nowChanged, this, &HandEntryController::changed);
  connect(&language_, &CounterLanguage::changed, this, &HandEntryController::changed);
}

void HandEntryController::begin() {
  clear();
  open_ = true;
  reason_ = tr("系统中断，手工叫号办理");
  Q_EMIT changed();
}

void HandEntryController::close() {
  open_ = false;
  Q_EMIT changed();
}

void HandEntryController::clear() {
  number_.clear();
  code_.clear();
  began_.clear();
  ended_.clear();
  outcome_ = 0;
  ownWish_ = false;
}

void HandEntryController::setNumber(const QString& number) {
  number_ = number.trimmed().toUpper();
  Q_EMIT changed();
}
void HandEntryController::setBegan(const QString& text) {
  began_ = text;
  Q_EMIT changed();
}
void HandEntryController::setEnded(const QString& text) {
  ended_ = text;
  Q_EMIT changed();
}
void HandEntryController::setOutcome(int outcome) {
  outcome_ = std::clamp(outcome, 0, static_cast<int>(kOutcomes.size()) - 1);
  Q_EMIT changed();
}
void HandEntryController::setOwnWish(bool asked) {
  ownWish_ = asked;
  Q_EMIT changed();
}
void HandEntryController::setReason(const QString& reason) {
  reason_ = reason.left(kReasonMax);
  Q_EMIT changed();
}

void HandEntryController::choose(bool isQueue, const QString& code) {
  isQueue_ = isQueue;
  code_ = code;
  number_.clear();
  Q_EMIT changed();
}

/// As the server takes it: whoever was called or served since has a serving of that.
const Ticket* HandEntryController::ticket() const {
  const auto& all = port_.now().tickets;
  const auto found = std::find_if(all.cbegin(), all.cend(), [this](const Ticket& one) {
    const bool waits = one.state == TicketState::Waiting || one.state == TicketState::NotYetDue ||
                       one.state == TicketState::NoShow;
    return waits && one.number == number_;
  });
  return found == all.cend() ? nullptr : &*found;
}

const Item* HandEntryController::item() const {
  const Ticket* known = number_.isEmpty() ? nullptr : ticket();
  if (known != nullptr) return port_.catalogue()->item(known->item);
  return number_.isEmpty() && !isQueue_ ? port_.catalogue()->item(code_) : nullptr;
}

bool HandEntryController::asksOwnWish() const {
  return item() != nullptr && item()->asksOwnWish;
}

QString HandEntryController::purpose() const {
  const Catalogue& catalogue = *port_.catalogue();
  if (!number_.isEmpty()) {
    return ticket() == nullptr ? QString() : purposeText(*ticket(), catalogue, language_.english());
  }
  if (const auto* queue = isQueue_ ? catalogue.queue(code_) : nullptr) {
    return queue->name.in(language_.english());
  }
  const Item* item = catalogue.item(code_);
  return item == nullptr ? QString() : item->name.in(language_.english());
}

QStringList HandEntryController::outcomes() const {
  QStringList texts;
  for (const Outcome outcome : kOutcomes) texts << outcomeText(outcome);
  return texts;
}

QDateTime HandEntryController::timeOf(const QString& text) const {
  const QTime time = QTime::fromString(text.trimmed(), QStringLiteral("H:mm"));
  if (!time.isValid()) return {};
  QDateTime at = port_.hallTime();
  at.setTime(time);
  return at;
}

QString HandEntryController::lack() const {
  if (!number_.isEmpty() && ticket() == nullptr) {
    return tr("等候和过号的号里没有 %1").arg(number_);
  }
  if (number_.isEmpty() && code_.isEmpty()) return tr("请输入排队号；没有取号的，选择办了什么事");
  const QDateTime began = timeOf(began_);
  const QDateTime ended = timeOf(ended_);
  if (began.isNull() || ended.isNull()) return tr("请按纸上的记录输入时间，例如 9:05");
  if (ended < began) return tr("办完的时间早于开始的时间");
  if (ended > port_.hallTime()) return tr("办完的时间还没有到");
  if (reason_.trimmed().isEmpty()) return tr("请写明为什么手工办理");
  return {};
}

void HandEntryController::confirm() {
  if (!open_) return;
  if (const QString missing = lack(); !missing.isEmpty()) return acting_.refuse(missing);
  verb::Enter enter;
  ItemOutcome outcome;
  outcome.outcome = kOutcomes[static_cast<std::size_t>(outcome_)];
  outcome.ownWishAsked = asksOwnWish() && ownWish_;
  if (const Ticket* known = number_.isEmpty() ? nullptr : ticket()) {
    enter.ticket = known->id;
    outcome.item = known->item;
    outcome.copies = std::max(known->copies, 1);
  } else if (isQueue_) {
    enter.queue = code_;
  } else {
    enter.item = code_;
    outcome.item = code_;
  }
  enter.began = timeOf(began_);
  enter.ended = timeOf(ended_);
  enter.outcomes = {outcome};
  enter.reason = reason_.trimmed();
  if (!acting_.press()) return;
  acting_.act(enter, [this](const Answer<Done>& answer) {
    const auto* done = std::get_if<Done>(&answer);
    if (done == nullptr) return;
    // The next line of the paper.
    clear();
    acting_.say(tr("已补录 %1").arg(done->number));
    Q_EMIT changed();
  });
}

}  // namespace hall::counter
