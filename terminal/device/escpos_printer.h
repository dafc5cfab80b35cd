#pragma once

#include <memory>

#include "terminal/device/byte_link.h"
#include "terminal/device/escpos.h"
#include "terminal/device/printer.h"

namespace hall::terminal {

/// A ticket printer that speaks ESC/POS. Its status is asked before and after each sheet: what the
/// cable took is not yet on paper.
class EscPosPrinter final : public Printer {
 public:
  EscPosPrinter(std::unique_ptr<ByteLink> link, const EscPosModel& model);
  PrinterCondition condition() override;
  PrintResult print(const Paper& paper) override;

 private:
  PrinterCondition ask();

  const std::unique_ptr<ByteLink> link_;
  const EscPosModel model_;
};

}  // namespace hall::terminal
