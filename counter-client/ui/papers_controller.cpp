#include "counter-client/ui/papers_controller.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "counter-client/ui/counter_texts.h"
#include "terminal/words/place_text.h"

namespace hall::counter {

using terminal::placeText;

namespace {

/// Offered at most; whoever leaves so many unprinted does not want them.
constexpr qsizetype kSlipsMax = 20;

}  // namespace

EmergencyList emergencyListOf(
    const CounterNow& now, const Catalogue& catalogue, const QDateTime& at, bool english
) {
  QVector<Ticket> waiting;
  for (const Ticket& ticket : now.tickets) {
    const bool here = ticket.onlyCounter.isEmpty() || ticket.onlyCounter == now.counter.code;
    if (ticket.state == TicketState::Waiting && here) waiting << ticket;
  }
  const auto left = [&](const Ticket& ticket) { return ticket.targetMs - ticket.waitedMs(at); };
  std::sort(waiting.begin(), waiting.end(), [&](const Ticket& one, const Ticket& other) {
    return std::tuple(left(one), one.number) < std::tuple(left(other), other.number);
  });
  EmergencyList list;
  list.counter = placeText(now.counter.label);
  list.at = at;
  for (const Ticket& ticket : waiting) {
    list.rows << EmergencyList::Row{
        ticket.number,
        classText(ticket.ticketClass),
        groundText(ticket.ground),
        purposeText(ticket, catalogue, english),
        ticket.reference.toString(QStringLiteral("H:mm"))};
  }
  return list;
}

PapersController::PapersController(const Parts& parts, QObject* parent)
    : QObject(parent),
      port_(parts.port),
      acting_(parts.acting),
      printing_(parts.printing),
      language_(parts.language) {
  connect(&port_, &CounterPort::contactChanged, this, &PapersController::changed);
}

bool PapersController::offersEmergencyList() const {
  return port_.contact() == Contact::Lost && port_.now().waiting() > 0;
}

RefusalSlip PapersController::slipOf(const QString& number, const ItemOutcome& outcome) const {
  const Catalogue& catalogue = *port_.catalogue();
  RefusalSlip slip;
  slip.number = number;
  if (const Item* item = catalogue.item(outcome.item)) {
    slip.item = item->name;
    if (const auto* department = catalogue.department(item->department)) {
      slip.department = department->name;
    }
  }
  slip.ground = refusalText(outcome.ground);
  if (const Guide* guide = catalogue.guide(outcome.item);
      guide != nullptr && outcome.condition >= 1 && outcome.condition <= guide->conditions.size()) {
    slip.ground +=
        tr("（第 %1 条：%2）")
            .arg(QString::number(outcome.condition), guide->conditions[outcome.condition - 1].zh);
  }
  slip.text = outcome.text;
  if (const auto* department = catalogue.department(outcome.rightDepartment)) {
    slip.rightDepartment = department->name;
  }
  slip.counter = placeText(port_.now().counter.label);
  slip.staff = port_.now().counter.staff;
  slip.at = port_.hallTime();
  return slip;
}

void PapersController::takeEnded(const QString& number, const QVector<ItemOutcome>& outcomes) {
  for (const ItemOutcome& outcome : outcomes) {
    if (outcome.outcome == Outcome::Refused) refusals_ << slipOf(number, outcome);
  }
  if (refusals_.size() > kSlipsMax) refusals_ = refusals_.last(kSlipsMax);
  Q_EMIT changed();
}

/// A slip that did not come out is offered again; one failure is said, whatever follows it.
void PapersController::printRefusals() {
  struct Sheets {
    qsizetype open = 0;
    QVector<RefusalSlip> failed;
  };
  const auto sheets = std::make_shared<Sheets>();
  sheets->open = refusals_.size();
  for (const RefusalSlip& slip : std::exchange(refusals_, {})) {
    printing_.print(slip, [this, sheets, slip](bool out) {
      if (!out) sheets->failed << slip;
      if (--sheets->open > 0) return;
      refusals_ = sheets->failed + refusals_;
      Q_EMIT changed();
      told(sheets->failed.isEmpty(), tr("不予受理告知单"));
    });
  }
  Q_EMIT changed();
}

void PapersController::dropRefusals() {
  refusals_.clear();
  Q_EMIT changed();
}

void PapersController::printEmergencyList() {
  const EmergencyList list =
      emergencyListOf(port_.now(), *port_.catalogue(), port_.hallTime(), language_.english());
  printing_.print(list, [this](bool out) { told(out, tr("应急叫号单")); });
}

void PapersController::printGuide() {
  const Ticket* ticket = port_.now().current();
  if (ticket == nullptr || port_.catalogue()->guide(ticket->item) == nullptr) {
    return acting_.refuse(tr("这个号没有办事指南可打印"));
  }
  printing_.printGuide(ticket->item, [this](bool out) { told(out, tr("办事指南")); });
}

void PapersController::told(bool out, const QString& what) {
  if (out) return acting_.say(tr("%1已打印").arg(what));
  acting_.refuse(tr("%1没有打印出来，请检查打印机").arg(what));
}

}  // namespace hall::counter
