#pragma once

#include <QThread>
#include <QTimer>
#include <functional>
#include <memory>

#include "kiosk/device/printer.h"
#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/ticket_printing.h"

namespace hall::kiosk {

/// The kiosk's printer on a thread of its own, so that a slow or dead one never stops the pages.
/// Asks the printer how it is every 10 s and after each sheet. At most 4 sheets wait; one more is
/// answered as not printed, at once.
class PrintingThread final : public TicketPrinting {
  Q_OBJECT

 public:
  /// `hall` gives the catalogue's texts and whether it is a rehearsal.
  PrintingThread(std::unique_ptr<Printer> printer, const HallPort& hall, QObject* parent = nullptr);
  ~PrintingThread() override;

  PrinterState state() const override { return state_; }
  void print(const TicketSlip& slip, bool english, std::function<void(bool)> then) override;
  void printGuide(const QString& item, bool english, std::function<void(bool)> then) override;

 private:
  void send(Paper paper, std::function<void(bool)> then);
  void ask();
  void take(PrinterCondition condition);

  const std::unique_ptr<Printer> printer_;
  const HallPort& hall_;
  PrinterState state_ = PrinterState::Ready;
  int waiting_ = 0;
  QTimer asking_;
  QThread thread_;
  QObject worker_;  ///< lives in thread_; what is posted to it runs there
};

}  // namespace hall::kiosk
