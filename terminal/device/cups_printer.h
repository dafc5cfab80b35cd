#pragma once

#include "terminal/device/printer.h"

namespace hall::terminal {

/// A printer that CUPS drives: the sheet goes to `lp` as a picture over its standard input, so no
/// file of ours remains; its condition is what `lpstat` says. For printers without ESC/POS.
class CupsPrinter final : public Printer {
 public:
  CupsPrinter(QString queue, PaperWidth width);
  PrinterCondition condition() override;
  PrintResult print(const Paper& paper) override;

 private:
  const QString queue_;
  const PaperWidth width_;
};

}  // namespace hall::terminal
