#include "counter-client/ui/applicant_controller.h"

#include "counter-client/ui/counter_texts.h"

namespace hall::counter {

namespace {

constexpr int kShownSeconds = 60;
constexpr qsizetype kReasonMax = 200;

QString personText(const Revealed::One& one) {
  QStringList texts{one.name, one.document, one.phone};
  texts.removeAll(QString());
  return texts.join(QStringLiteral("　"));
}

}  // namespace

ApplicantController::ApplicantController(
    CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent
)
    : QObject(parent), port_(port), acting_(acting), language_(language) {
  connect(&port_, &CounterPort::nowChanged, this, [this] {
    const Ticket* ticket = port_.now().current();
    const bool same = ticket != nullptr && ticket->id == ticket_;
    if (!ticket_.isEmpty() && !same) close();
    Q_EMIT changed();
  });
  connect(&language_, &CounterLanguage::changed, this, &ApplicantController::changed);
}

/// Only while it is served here; the server holds the rule.
bool ApplicantController::mayReveal() const {
  const Ticket* ticket = port_.now().current();
  return ticket != nullptr && ticket->state == TicketState::Serving && ticket->hasIdentity;
}

QString ApplicantController::person() const {
  return revealed_ ? personText(revealed_->applicant) : QString();
}
QString ApplicantController::principal() const {
  return revealed_ ? personText(revealed_->principal) : QString();
}

QVariantList ApplicantController::earlier() const {
  QVariantList list;
  if (!revealed_) return list;
  for (const Ticket& ticket : revealed_->earlier) {
    const QString when = ticket.stateSince.toString(QStringLiteral("H:mm"));
    list << QVariantMap{
        {QStringLiteral("number"), ticket.number},
        {QStringLiteral("purpose"), purposeText(ticket, *port_.catalogue(), language_.english())},
        {QStringLiteral("when"), when}};
  }
  return list;
}

void ApplicantController::reveal(const QString& reason) {
  if (!mayReveal()) return;
  const QString id = port_.now().current()->id;
  const QString why = reason.trimmed().left(kReasonMax);
  acting_.ask([&](const Then<Done>& answer) {
    port_.reveal(id, !why.isEmpty(), why, [this, id, answer](const Answer<Revealed>& revealed) {
      if (const auto* denial = std::get_if<Denial>(&revealed)) return answer(*denial);
      answer(Done{});
      const Ticket* now = port_.now().current();
      if (now == nullptr || now->id != id) return;
      ticket_ = id;
      revealed_ = std::get<Revealed>(revealed);
      secondsLeft_ = kShownSeconds;
      Q_EMIT changed();
    });
  });
}

QString ApplicantController::explanation() const {
  if (!explanation_) return {};
  const Explanation& why = *explanation_;
  const qint64 slack = why.slackMs;
  const QString left = slack >= 0 ? tr("离承诺的时间还有 %1").arg(minutesText(slack))
                                  : tr("超过承诺的时间 %1").arg(minutesText(-slack));
  QString text = tr("%1：%2。已等候 %3，%4；当时全厅等候 %5 人，本窗口可叫 %6 人。")
                     .arg(
                         why.number,
                         ruleText(why.rule),
                         minutesText(why.waitedMs),
                         left,
                         QString::number(why.waiting),
                         QString::number(why.eligible)
                     );
  if (!why.reason.isEmpty()) text += tr("原因：%1。").arg(why.reason);
  return text;
}

QVariantList ApplicantController::candidates() const {
  QVariantList list;
  if (!explanation_) return list;
  for (const Explanation::Candidate& one : explanation_->others) {
    const auto* queue = port_.catalogue()->queue(one.queue);
    list << QVariantMap{
        {QStringLiteral("number"), one.number},
        {QStringLiteral("queue"),
         queue == nullptr ? one.queue : queue->name.in(language_.english())},
        {QStringLiteral("waited"), minutesText(one.waitedMs)},
        {QStringLiteral("late"), one.slackMs < 0}};
  }
  return list;
}

void ApplicantController::explain() {
  const Ticket* ticket = port_.now().current();
  if (ticket == nullptr) return;
  if (ticket->call == 0) return acting_.say(tr("%1 是直接办理的，没有叫号").arg(ticket->number));
  const QString id = ticket->id;
  acting_.ask([&](const Then<Done>& answer) {
    port_.explain(ticket->call, [this, id, answer](const Answer<Explanation>& why) {
      if (const auto* denial = std::get_if<Denial>(&why)) return answer(*denial);
      answer(Done{});
      ticket_ = id;
      explanation_ = std::get<Explanation>(why);
      Q_EMIT changed();
    });
  });
}

void ApplicantController::close() {
  ticket_.clear();
  revealed_.reset();
  explanation_.reset();
  secondsLeft_ = 0;
  Q_EMIT changed();
}

void ApplicantController::secondPassed() {
  if (secondsLeft_ == 0 || --secondsLeft_ > 0) return;
  revealed_.reset();
  Q_EMIT changed();
}

}  // namespace hall::counter
