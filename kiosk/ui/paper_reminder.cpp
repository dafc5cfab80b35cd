#include "kiosk/ui/paper_reminder.h"

namespace hall::kiosk {

PaperReminder::PaperReminder(
    HallPort& hall, TicketPrinting& printer, IntentionBook& book, QObject* parent
)
    : QObject(parent), hall_(hall), printer_(printer), book_(book), open_(book.open()) {
  connect(&hall_, &HallPort::onlineChanged, this, &PaperReminder::lookAround);
  lookAround();
}

QString PaperReminder::number() const {
  return open_.isEmpty() ? QString() : open_.front().number;
}

void PaperReminder::reprint() {
  if (number().isEmpty() || printing_) return;
  printing_ = true;
  Q_EMIT changed();
  const IntentionBook::Intention wanted = open_.front();
  const auto onFound = [this](const Answer<TicketSlip>& answer) {
    const auto* slip = std::get_if<TicketSlip>(&answer);
    // Over meanwhile, or of another day: nobody needs its paper. Not reachable: it stays.
    if (slip == nullptr) {
      printing_ = false;
      const bool passing = std::get<Denial>(answer).cause == Denial::Cause::NotReachable;
      return passing ? Q_EMIT changed() : drop();
    }
    print(*slip);
  };
  // A number of the kiosk's own has no id at the hall; its request names it.
  if (wanted.ticketId.isEmpty()) return hall_.numberOf(wanted.requestId, onFound);
  hall_.reprint(wanted.ticketId, onFound);
}

void PaperReminder::print(const TicketSlip& slip) {
  printer_.print(slip, false, [this, id = slip.id](bool out) {
    printing_ = false;
    if (!out) return Q_EMIT changed();
    if (!id.isEmpty()) hall_.reportPrint(id, PrintOutcome::Printed);
    drop();
  });
}

void PaperReminder::dismiss() {
  if (!number().isEmpty() && !printing_) drop();
}

/// Asks what became of the first request without an answer; what became nothing is forgotten.
void PaperReminder::lookAround() {
  if (open_.isEmpty() || !number().isEmpty() || asking_ || !hall_.isOnline()) {
    return Q_EMIT changed();
  }
  asking_ = true;
  hall_.numberOf(open_.front().requestId, [this](const Answer<TicketSlip>& answer) {
    asking_ = false;
    if (const auto* slip = std::get_if<TicketSlip>(&answer)) {
      open_.front().ticketId = slip->id;
      open_.front().number = slip->number;
      return Q_EMIT changed();
    }
    if (std::get<Denial>(answer).cause != Denial::Cause::NotReachable) drop();
  });
}

void PaperReminder::drop() {
  book_.done(open_.front().requestId);
  open_.removeFirst();
  lookAround();
}

}  // namespace hall::kiosk
