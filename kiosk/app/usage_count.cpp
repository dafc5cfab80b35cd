#include "kiosk/app/usage_count.h"

#include <utility>

namespace hall::kiosk {

namespace {
bool prints(PrinterState state) {
  return state == PrinterState::Ready || state == PrinterState::PaperLow;
}
}  // namespace

UsageCount::UsageCount(KioskPages& pages, TicketPrinting& printer, HallPort& hall, QObject* parent)
    : QObject(parent), printer_(printer.state()) {
  connect(pages.visit(), &Visit::pageChanged, this, [this, &pages] {
    onPage(pages.visit()->page());
  });
  connect(pages.number(), &NumberController::changed, this, [this, &pages] {
    onNumber(pages.number()->number());
  });
  connect(&printer, &TicketPrinting::stateChanged, this, [this, &printer] {
    onPrinter(printer.state());
  });
  connect(&printer, &TicketPrinting::sheetDone, this, [this](bool out) {
    add(out ? usage_.sheetsPrinted : usage_.sheetsFailed);
  });
  connect(&hall, &HallPort::onlineChanged, this, [this, &hall] {
    if (!hall.isOnline()) add(usage_.serverLosses);
  });
}

void UsageCount::readerGone() {
  add(usage_.readerFaults);
}

void UsageCount::onPage(Visit::Page page) {
  const Visit::Page before = std::exchange(page_, page);
  if (page == before) return;
  if (before == Visit::Page::Home) add(usage_.visits);
  if (page == Visit::Page::Guide) add(usage_.guidesOpened);
}

/// A number is given when it is there; it goes when the visit ends.
void UsageCount::onNumber(const QString& number) {
  const QString before = std::exchange(number_, number);
  if (!number.isEmpty() && number != before) add(usage_.tickets);
}

void UsageCount::onPrinter(PrinterState state) {
  const PrinterState before = std::exchange(printer_, state);
  if (prints(before) && !prints(state)) add(usage_.printerFaults);
}

void UsageCount::add(std::uint32_t& count) {
  ++count;
  Q_EMIT changed();
}

}  // namespace hall::kiosk
