#include "kiosk/app/kiosk_printing.h"

#include <utility>

#include "kiosk/app/ticket_paper.h"
#include "terminal/device/guide_paper.h"

namespace hall::kiosk {

namespace {

PrinterState stateOf(terminal::PrinterCondition condition) {
  switch (condition) {
    case terminal::PrinterCondition::Ready:
      return PrinterState::Ready;
    case terminal::PrinterCondition::PaperLow:
      return PrinterState::PaperLow;
    case terminal::PrinterCondition::PaperOut:
      return PrinterState::PaperOut;
    case terminal::PrinterCondition::CoverOpen:
    case terminal::PrinterCondition::Offline:
    case terminal::PrinterCondition::Gone:
      break;
  }
  return PrinterState::Broken;
}

}  // namespace

KioskPrinting::KioskPrinting(
    std::unique_ptr<terminal::Printer> printer, const HallPort& hall, QObject* parent
)
    : TicketPrinting(parent), printing_(std::move(printer)), hall_(hall) {
  connect(
      &printing_, &terminal::PrintingThread::conditionChanged, this, &KioskPrinting::takeCondition
  );
  connect(&printing_, &terminal::PrintingThread::sheetDone, this, &TicketPrinting::sheetDone);
}

void KioskPrinting::print(const TicketSlip& slip, bool english, std::function<void(bool)> then) {
  printing_.print(
      ticketPaper(slip, *hall_.catalogue(), {hall_.now().rehearsal, english}), std::move(then)
  );
}

void KioskPrinting::printGuide(const QString& item, bool english, std::function<void(bool)> then) {
  printing_.print(
      terminal::guidePaper(item, *hall_.catalogue(), {hall_.now().rehearsal, english}),
      std::move(then)
  );
}

void KioskPrinting::takeCondition() {
  const PrinterState state = stateOf(printing_.condition());
  if (state == state_) return;
  state_ = state;
  Q_EMIT stateChanged();
}

}  // namespace hall::kiosk
