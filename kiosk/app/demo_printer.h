#pragma once

#include <optional>

#include "kiosk/ui/ticket_printing.h"

namespace hall::kiosk {

/// The printer of a demonstration: another one, which is as the demonstration says.
class DemoPrinter final : public TicketPrinting {
  Q_OBJECT

 public:
  explicit DemoPrinter(TicketPrinting& printer, QObject* parent = nullptr);

  PrinterState state() const override;
  void print(const TicketSlip& slip, bool english, std::function<void(bool)> then) override;
  void printGuide(const QString& item, bool english, std::function<void(bool)> then) override;
  /// Nothing: as the other one is.
  void pretend(std::optional<PrinterState> state);

 private:
  bool prints() const;
  void fail(std::function<void(bool)> then);

  TicketPrinting& printer_;
  std::optional<PrinterState> pretended_;
};

}  // namespace hall::kiosk
