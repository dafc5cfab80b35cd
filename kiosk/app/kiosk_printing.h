#pragma once

#include <memory>

#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/ticket_printing.h"
#include "terminal/device/printing_thread.h"

namespace hall::kiosk {

/// The kiosk's papers on its printer.
class KioskPrinting final : public TicketPrinting {
  Q_OBJECT

 public:
  /// `hall` gives the catalogue's texts and whether it is a rehearsal.
  KioskPrinting(
      std::unique_ptr<terminal::Printer> printer, const HallPort& hall, QObject* parent = nullptr
  );

  PrinterState state() const override { return state_; }
  void print(const TicketSlip& slip, bool english, std::function<void(bool)> then) override;
  void printGuide(const QString& item, bool english, std::function<void(bool)> then) override;

 private:
  void takeCondition();

  terminal::PrintingThread printing_;
  const HallPort& hall_;
  PrinterState state_ = PrinterState::Ready;
};

}  // namespace hall::kiosk
