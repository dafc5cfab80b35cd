#include "counter-client/ui/tickets_controller.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "counter-client/ui/counter_texts.h"

namespace hall::counter {

namespace {

constexpr qsizetype kReasonMax = 200;

std::optional<TicketsController::List> listOf(const Ticket& ticket) {
  switch (ticket.state) {
    case TicketState::Waiting:
      return ticket.hold == HoldKind::None ? TicketsController::Waiting
                                           : TicketsController::Returned;
    case TicketState::NotYetDue:
      return TicketsController::Waiting;
    case TicketState::OnHold:
      return TicketsController::Held;
    case TicketState::NoShow:
      return TicketsController::Absent;
    case TicketState::Called:
    case TicketState::Serving:
    case TicketState::Over:
      break;
  }
  return std::nullopt;
}

}  // namespace

TicketsController::TicketsController(
    CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent
)
    : QAbstractListModel(parent), port_(port), acting_(acting), language_(language) {
  connect(&port_, &CounterPort::nowChanged, this, &TicketsController::renew);
  connect(&port_, &CounterPort::catalogueChanged, this, &TicketsController::renew);
  connect(&language_, &CounterLanguage::changed, this, &TicketsController::renew);
  renew();
}

void TicketsController::setList(List list) {
  if (list == list_) return;
  list_ = list;
  renew();
}

void TicketsController::setWanted(const QString& wanted) {
  const QString plain = wanted.trimmed().toUpper();
  if (plain == wanted_) return;
  wanted_ = plain;
  renew();
}

void TicketsController::renew() {
  QVector<Ticket> rows;
  std::fill(std::begin(counts_), std::end(counts_), 0);
  for (const Ticket& ticket : port_.now().tickets) {
    const auto list = listOf(ticket);
    if (!list) continue;
    ++counts_[*list];
    if (*list == list_ && ticket.number.startsWith(wanted_)) rows << ticket;
  }
  std::sort(rows.begin(), rows.end(), [](const Ticket& one, const Ticket& other) {
    return std::tie(one.reference, one.number) < std::tie(other.reference, other.number);
  });
  Q_EMIT countsChanged();
  if (rows == rows_) {
    if (!rows_.isEmpty()) Q_EMIT dataChanged(index(0), index(count() - 1));
    return Q_EMIT listChanged();
  }
  // The usual change is one row that came or went; a list that kept its place is easier to read.
  if (rows.size() == rows_.size()) {
    rows_ = rows;
    Q_EMIT dataChanged(index(0), index(count() - 1));
  } else {
    beginResetModel();
    rows_ = rows;
    endResetModel();
  }
  Q_EMIT listChanged();
}

int TicketsController::nearTarget() const {
  const QDateTime now = port_.hallTime();
  const auto& all = port_.now().tickets;
  return static_cast<int>(std::count_if(all.cbegin(), all.cend(), [&](const Ticket& ticket) {
    return listOf(ticket) == Waiting && ticket.lateness(now) != Lateness::InTime;
  }));
}

QString TicketsController::actionText() const {
  switch (list_) {
    case Waiting:
    case Returned:
      return tr("指定呼叫");
    case Held:
      return tr("继续办理");
    case Absent:
      break;
  }
  return tr("恢复叫号");
}

bool TicketsController::mayAct(const Ticket& ticket) const {
  const QString& here = port_.now().counter.code;
  if (!ticket.onlyCounter.isEmpty() && ticket.onlyCounter != here) return false;
  const bool elsewhere = ticket.hold == HoldKind::PapersLeftHere && !ticket.counter.isEmpty() &&
                         ticket.counter != here;
  return !elsewhere;
}

QString TicketsController::detailOf(const Ticket& ticket) const {
  QStringList texts;
  if (const QString ground = groundText(ticket.ground); !ground.isEmpty()) texts << ground;
  if (ticket.state == TicketState::NotYetDue) {
    texts << tr("预约 %1").arg(ticket.slot.toString(QStringLiteral("H:mm")));
  }
  if (ticket.hold != HoldKind::None) {
    texts << (ticket.woken ? tr("结果已到，等申请人回来") : holdText(ticket.hold));
  }
  if (ticket.callsUntilCallable > 0)
    texts << tr("再叫 %1 个号后可叫").arg(ticket.callsUntilCallable);
  if (ticket.papersComplete) {
    texts << (*ticket.papersComplete ? tr("预审：材料齐全") : tr("预审：材料不全"));
  }
  for (const AssistanceMark mark : ticket.marks) texts << markText(mark);
  if (!mayAct(ticket)) texts << tr("只能由其他窗口叫");
  return texts.join(QStringLiteral(" · "));
}

int TicketsController::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> TicketsController::roleNames() const {
  return {
      {IdRole, "ticketId"},
      {NumberRole, "number"},
      {ClassRole, "ticketClass"},
      {PurposeRole, "purpose"},
      {DetailRole, "detail"},
      {WaitedRole, "waited"},
      {LatenessRole, "lateness"},
      {MayActRole, "mayAct"},
      {MayWakeRole, "mayWake"}};
}

QVariant TicketsController::data(const QModelIndex& at, int role) const {
  if (at.row() < 0 || at.row() >= count()) return {};
  const Ticket& ticket = rows_[at.row()];
  const QDateTime now = port_.hallTime();
  switch (role) {
    case IdRole:
      return ticket.id;
    case NumberRole:
      return ticket.number;
    case ClassRole:
      return classText(ticket.ticketClass);
    case PurposeRole:
      return purposeText(ticket, *port_.catalogue(), language_.english());
    case DetailRole:
      return detailOf(ticket);
    case WaitedRole:
      return ticket.state == TicketState::Waiting ? minutesText(ticket.waitedMs(now))
                                                  : minutesText(ticket.stateSince.msecsTo(now));
    case LatenessRole:
      return static_cast<int>(ticket.lateness(now));
    case MayActRole:
      return mayAct(ticket);
    case MayWakeRole:
      return ticket.state == TicketState::OnHold && ticket.hold == HoldKind::WaitingForResult &&
             !ticket.woken;
    default:
      return {};
  }
}

const Ticket* TicketsController::shown(const QString& id) {
  const auto found = std::find_if(rows_.cbegin(), rows_.cend(), [&](const Ticket& ticket) {
    return ticket.id == id;
  });
  if (found != rows_.cend()) return &*found;
  acting_.refuse(tr("这个号已不在列表里，可能已由其他窗口呼叫"));
  return nullptr;
}

void TicketsController::actOn(const QString& id, const QString& reason) {
  const Ticket* ticket = shown(id);
  if (ticket == nullptr || !mayAct(*ticket)) return;
  const QString why = reason.trimmed().left(kReasonMax);
  if (needsReason() && why.isEmpty()) return acting_.refuse(tr("指定呼叫要写明原因"));
  if (!acting_.press()) return;
  switch (list_) {
    case Waiting:
    case Returned:
      acting_.act(verb::CallTicket{id, why});
      return;
    case Held:
      acting_.act(verb::Resume{id});
      return;
    case Absent:
      acting_.act(verb::Restore{id, why}, [this, id, number = ticket->number](const auto& answer) {
        const auto* denial = std::get_if<Denial>(&answer);
        if (denial != nullptr && denial->cause == Denial::Cause::ReasonNeeded) {
          Q_EMIT reasonWanted(id, number);
        }
      });
      return;
  }
}

void TicketsController::wake(const QString& id) {
  const Ticket* ticket = shown(id);
  if (ticket == nullptr || ticket->hold != HoldKind::WaitingForResult || !acting_.press()) return;
  acting_.act(verb::Wake{id});
}

void TicketsController::minutePassed() {
  if (!rows_.isEmpty()) Q_EMIT dataChanged(index(0), index(count() - 1));
  Q_EMIT countsChanged();
}

}  // namespace hall::counter
