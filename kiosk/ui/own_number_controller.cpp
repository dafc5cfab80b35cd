#include "kiosk/ui/own_number_controller.h"

#include <utility>

#include "kiosk/ui/denial_words.h"
#include "kiosk/ui/wait_words.h"
#include "terminal/words/place_text.h"

namespace hall::kiosk {

namespace {
constexpr qsizetype kNumberLengthMax = 10;
}

OwnNumberController::OwnNumberController(
    HallPort& hall, TicketPrinting& printer, Visit& visit, QObject* parent
)
    : QObject(parent), hall_(hall), printer_(printer), visit_(visit) {
  connect(&visit_, &Visit::wiped, this, &OwnNumberController::wipe);
  connect(&visit_, &Visit::looksChanged, this, &OwnNumberController::changed);
  connect(&hall_, &HallPort::catalogueChanged, this, &OwnNumberController::changed);
}

QString OwnNumberController::request() const {
  return hall_.catalogue()->publicAddress.isEmpty()
             ? tr("请输入号票上的排队号")
             : tr("请输入号票上的排队号，或扫号票上的二维码");
}

QString OwnNumberController::state() const {
  switch (slip_.state) {
    case TicketState::NotYetDue:
      return tr("未到预约时段");
    case TicketState::Waiting:
      return tr("等候中");
    case TicketState::Called:
      return tr("已叫号");
    case TicketState::Serving:
      return tr("办理中");
    case TicketState::OnHold:
      return tr("暂离，已为您保留");
    case TicketState::NoShow:
      return tr("已过号");
    case TicketState::Finished:
      return tr("已办完");
    case TicketState::Cancelled:
      return tr("已取消");
    case TicketState::Diverted:
      return tr("已分流");
    case TicketState::Over:
      break;
  }
  return tr("已结束");
}

QString OwnNumberController::detail() const {
  const bool atCounter = slip_.state == TicketState::Called || slip_.state == TicketState::Serving;
  if (atCounter && !slip_.counter.isEmpty())
    return tr("请到 %1").arg(terminal::placeText(slip_.counter));
  if (slip_.state == TicketState::NoShow) return tr("可以恢复叫号，不用重新取号");
  if (slip_.state == TicketState::OnHold) return tr("回来后请按“我回来了”");
  if (slip_.state != TicketState::Waiting) return {};
  return waitWords(slip_.peopleAhead, slip_.wait);
}

QString OwnNumberController::message() const {
  const bool noPaper = denial_.cause == Denial::Cause::NotFound && !code_.isEmpty();
  if (step_ == Step::Refused && noPaper) return tr("这张号票不是今天的号票。号票当日有效。");
  return step_ == Step::Refused ? denialWords(denial_, QDate()) : done_;
}

bool OwnNumberController::canReprint() const {
  return step_ == Step::Found && !isOver(slip_.state);
}

void OwnNumberController::open() {
  wipe();
  visit_.open(Visit::Page::OwnNumber);
}

void OwnNumberController::type(const QString& characters) {
  if (step_ != Step::Typing) return;
  for (const QChar c : characters) {
    const QChar key = c.toUpper();
    const bool fits = (key >= u'0' && key <= u'9') || (key >= u'A' && key <= u'Z');
    if (fits && typed_.size() < kNumberLengthMax) typed_ += key;
  }
  visit_.touched();
  Q_EMIT changed();
}

void OwnNumberController::erase() {
  if (step_ == Step::Typing) typed_.chop(1);
  Q_EMIT changed();
}

void OwnNumberController::look() {
  if (step_ != Step::Typing || typed_.isEmpty()) return;
  seek([this](Then<TicketSlip> then) { hall_.find(typed_, std::move(then)); });
}

void OwnNumberController::lookFor(const QString& number) {
  if (step_ == Step::Busy) return;
  wipe();
  type(number);
  // What is no number at all is looked for all the same: to be told that there is none such.
  seek([this](Then<TicketSlip> then) { hall_.find(typed_, std::move(then)); });
}

void OwnNumberController::showCode(const QString& code) {
  if (step_ == Step::Busy) return;
  wipe();
  code_ = code;
  visit_.open(Visit::Page::OwnNumber);
  const QString id = code.section(u'.', 0, 0);
  seek([this, id](Then<TicketSlip> then) { hall_.findById(id, std::move(then)); });
}

void OwnNumberController::seek(const std::function<void(Then<TicketSlip>)>& find) {
  go(Step::Busy);
  find(answered([this] { go(Step::Found); }));
}

void OwnNumberController::reprint() {
  if (!canReprint()) return;
  go(Step::Busy);
  hall_.reprint(slip_.id, answered([this] { print(); }));
}

void OwnNumberController::restore() {
  if (!canRestore()) return;
  go(Step::Busy);
  hall_.restore(slip_.id, answered([this] {
                  done_ = tr("已恢复叫号，请留意叫号。");
                  go(Step::Done);
                }));
}

void OwnNumberController::reportReturn() {
  if (!canReturn()) return;
  go(Step::Busy);
  hall_.reportReturn(slip_.id, answered([this] {
                       done_ = tr("已告诉窗口您回来了，请留意叫号。");
                       go(Step::Done);
                     }));
}

void OwnNumberController::again() {
  wipe();
}

Then<TicketSlip> OwnNumberController::answered(std::function<void()> then) {
  return [this, asked = asked_, then = std::move(then)](const Answer<TicketSlip>& answer) {
    if (asked != asked_) return;
    if (const auto* denial = std::get_if<Denial>(&answer)) {
      denial_ = *denial;
      return go(Step::Refused);
    }
    slip_ = std::get<TicketSlip>(answer);
    then();
  };
}

/// The hall prints the code of a number that was typed as well; whoever typed it may have read it
/// on the board.
void OwnNumberController::print() {
  const bool showed = !code_.isEmpty() && slip_.ticketAddress.endsWith(u'/' + code_);
  const bool withheld = !showed && !slip_.ticketAddress.isEmpty();
  if (withheld) slip_.ticketAddress.clear();
  printer_.print(slip_, visit_.english(), [this, withheld, asked = asked_](bool out) {
    if (asked != asked_) return;
    hall_.reportPrint(slip_, printer_.outcome(out));
    done_ = printedWords(out, withheld);
    go(Step::Done);
  });
}

QString OwnNumberController::printedWords(bool out, bool withheld) const {
  if (!out) {
    return tr("号票没有打印出来。您的排队号是 %1，请记下，或到导办台补打。").arg(slip_.number);
  }
  return withheld ? tr("号票已打印，请取走。这张号票没有查进度的二维码，请用排队号查进度。")
                  : tr("号票已打印，请取走。");
}

void OwnNumberController::go(Step step) {
  step_ = step;
  visit_.setBusy(step == Step::Busy);
  Q_EMIT changed();
}

void OwnNumberController::wipe() {
  ++asked_;
  typed_.clear();
  code_.clear();
  done_.clear();
  slip_ = {};
  denial_ = {};
  go(Step::Typing);
}

}  // namespace hall::kiosk
