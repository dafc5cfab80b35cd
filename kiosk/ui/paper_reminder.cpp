#include "kiosk/ui/paper_reminder.h"

namespace hall::kiosk {

PaperReminder::PaperReminder(const Parts& parts, QObject* parent)
    : QObject(parent), parts_(parts), open_(parts.book.open()) {
  connect(&parts_.hall, &HallPort::onlineChanged, this, &PaperReminder::lookAround);
  connect(&parts_.hall, &HallPort::nowChanged, this, &PaperReminder::hallTold);
  connect(&parts_.visit, &Visit::wiped, this, &PaperReminder::lookAround);
  lookAround();
}

void PaperReminder::reprint() {
  if (!slip_ || printing_) return;
  printing_ = true;
  Q_EMIT changed();
  const auto onFound = [this](const Answer<TicketSlip>& answer) {
    if (const auto* slip = std::get_if<TicketSlip>(&answer)) return print(*slip);
    printing_ = false;
    // Over meanwhile: nobody needs its paper. Not reachable: it stays.
    const bool passing = std::get<Denial>(answer).cause == Denial::Cause::NotReachable;
    return passing ? Q_EMIT changed() : drop();
  };
  // A number of the kiosk's own has no id at the hall; its request names it.
  if (slip_->id.isEmpty()) return parts_.hall.numberOf(open_.front().requestId, onFound);
  parts_.hall.reprint(slip_->id, onFound);
}

void PaperReminder::print(const TicketSlip& slip) {
  parts_.printer.print(slip, false, [this, slip](bool out) {
    printing_ = false;
    if (!out) return Q_EMIT changed();
    parts_.hall.reportPrint(slip, PrintOutcome::Printed);
    drop();
  });
}

void PaperReminder::dismiss() {
  if (slip_ && !printing_) drop();
}

/// The day may have changed, and the server may be heard for the first time.
void PaperReminder::hallTold() {
  if (slip_ && askedOn_ != parts_.today()) forgetAnswer();
  if (!slip_) lookAround();
}

/// Asks what became of the first one.
void PaperReminder::lookAround() {
  asksAgain_ = asking_;
  if (open_.isEmpty() || asking_ || printing_) return;
  asking_ = true;
  const IntentionBook::Intention& first = open_.front();
  const auto onFound = [this, id = first.requestId](const Answer<TicketSlip>& answer) {
    took(id, answer);
  };
  if (first.ticketId.isEmpty()) return parts_.hall.numberOf(first.requestId, onFound);
  parts_.hall.findById(first.ticketId, onFound);
}

void PaperReminder::took(const QString& requestId, const Answer<TicketSlip>& answer) {
  asking_ = false;
  if (printing_) return;
  if (!isFirst(requestId)) return lookAround();
  const auto* slip = std::get_if<TicketSlip>(&answer);
  // The kiosk's book knows its own numbers for ever; how they stand the hall knows, once it has
  // them.
  const bool own = slip != nullptr && slip->id.isEmpty() && parts_.hall.isOnline();
  if (!own) return judge(answer);
  asking_ = true;
  parts_.hall.find(slip->number, [this, requestId](const Answer<TicketSlip>& standing) {
    asking_ = false;
    if (printing_) return;
    isFirst(requestId) ? judge(standing) : lookAround();
  });
}

/// False: it was dismissed while the hall was asked about it.
bool PaperReminder::isFirst(const QString& requestId) const {
  return !open_.isEmpty() && open_.front().requestId == requestId;
}

void PaperReminder::judge(const Answer<TicketSlip>& answer) {
  if (const auto* slip = std::get_if<TicketSlip>(&answer)) {
    if (!needsPaper(*slip)) return drop();
    slip_ = *slip;
    askedOn_ = parts_.today();
    return Q_EMIT changed();
  }
  // Without a word of the number what was known before holds on; what was not is not shown.
  if (std::get<Denial>(answer).cause == Denial::Cause::NotFound) return drop();
  if (asksAgain_) lookAround();
}

bool PaperReminder::needsPaper(const TicketSlip& slip) const {
  // The server has no numbers of another day any more; the kiosk's own book has.
  if (slip.id.isEmpty() && slip.issued.date() != parts_.today()) return false;
  return slip.state != TicketState::Serving && !isOver(slip.state);
}

void PaperReminder::drop() {
  parts_.book.done(open_.front().requestId);
  open_.removeFirst();
  forgetAnswer();
  lookAround();
}

void PaperReminder::forgetAnswer() {
  slip_.reset();
  Q_EMIT changed();
}

}  // namespace hall::kiosk
