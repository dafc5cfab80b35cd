#pragma once

#include <memory>

#include "counter-client/ui/counter_port.h"
#include "counter-client/ui/counter_printing.h"
#include "terminal/device/printing_thread.h"
#include "terminal/device/sheet.h"

namespace hall::counter {

/// The counter's papers on its printer. Without a printer every paper is answered as not printed.
class CounterPrinter final : public CounterPrinting {
 public:
  /// `port` gives the catalogue's texts and whether it is a rehearsal.
  CounterPrinter(std::unique_ptr<terminal::Printer> printer, const CounterPort& port);

  void print(const RefusalSlip& slip, std::function<void(bool)> then) override;
  void print(const EmergencyList& list, std::function<void(bool)> then) override;
  void printGuide(const QString& item, std::function<void(bool)> then) override;

 private:
  terminal::PaperStyle style() const;
  void send(terminal::Paper paper, std::function<void(bool)> then);

  const CounterPort& port_;
  std::unique_ptr<terminal::PrintingThread> printing_;
};

}  // namespace hall::counter
