#pragma once

#include "kiosk/ui/ticket_printing.h"

namespace hall::kiosk {

/// The printer of a demonstration: another one, whose paper is out when the demonstration says so.
class DemoPrinter final : public TicketPrinting {
  Q_OBJECT

 public:
  explicit DemoPrinter(TicketPrinting& printer, QObject* parent = nullptr);

  PrinterState state() const override;
  void print(const TicketSlip& slip, bool english, std::function<void(bool)> then) override;
  void printGuide(const QString& item, bool english, std::function<void(bool)> then) override;
  void setPaper(bool paper);

 private:
  void fail(std::function<void(bool)> then);

  TicketPrinting& printer_;
  bool paper_ = true;
};

}  // namespace hall::kiosk
