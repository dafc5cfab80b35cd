#include "kiosk/app/demo_printer.h"

#include <QMetaObject>
#include <utility>

namespace hall::kiosk {

DemoPrinter::DemoPrinter(TicketPrinting& printer, QObject* parent)
    : TicketPrinting(parent), printer_(printer) {
  connect(&printer_, &TicketPrinting::stateChanged, this, &DemoPrinter::stateChanged);
  connect(&printer_, &TicketPrinting::sheetDone, this, &DemoPrinter::sheetDone);
}

PrinterState DemoPrinter::state() const {
  return pretended_.value_or(printer_.state());
}

bool DemoPrinter::prints() const {
  return !pretended_ || pretended_ == PrinterState::Ready || pretended_ == PrinterState::PaperLow;
}

void DemoPrinter::print(const TicketSlip& slip, bool english, std::function<void(bool)> then) {
  if (!prints()) return fail(std::move(then));
  printer_.print(slip, english, std::move(then));
}

void DemoPrinter::printGuide(const QString& item, bool english, std::function<void(bool)> then) {
  if (!prints()) return fail(std::move(then));
  printer_.printGuide(item, english, std::move(then));
}

void DemoPrinter::pretend(std::optional<PrinterState> state) {
  pretended_ = state;
  Q_EMIT stateChanged();
}

void DemoPrinter::fail(std::function<void(bool)> then) {
  QMetaObject::invokeMethod(
      this, [then = std::move(then)] { then(false); }, Qt::QueuedConnection
  );
}

}  // namespace hall::kiosk
