#include "terminal/device/escpos_printer.h"

#include <utility>

namespace hall::terminal {

namespace {

using std::chrono::milliseconds;

/// A printer answers a status request within 20 ms, over a slow serial line within 200.
constexpr milliseconds kAnswerPatience{500};
/// A ticket of 80 mm with a picture takes 3 s over 19,200 baud.
constexpr milliseconds kPrintPatience{8000};
constexpr int kAnswerBytes = 3;

PrinterCondition conditionOf(const EscPosStatus& status) {
  if (!status.understood) return PrinterCondition::Gone;
  if (status.paperOut) return PrinterCondition::PaperOut;
  if (status.coverOpen) return PrinterCondition::CoverOpen;
  if (status.offline) return PrinterCondition::Offline;
  return status.paperLow ? PrinterCondition::PaperLow : PrinterCondition::Ready;
}

bool prints(PrinterCondition condition) {
  return condition == PrinterCondition::Ready || condition == PrinterCondition::PaperLow;
}

}  // namespace

EscPosPrinter::EscPosPrinter(std::unique_ptr<ByteLink> link, const EscPosModel& model)
    : link_(std::move(link)), model_(model) {}

PrinterCondition EscPosPrinter::condition() {
  if (!link_->open()) return PrinterCondition::Gone;
  const PrinterCondition found = ask();
  link_->close();
  return found;
}

PrintResult EscPosPrinter::print(const Paper& paper) {
  if (!link_->open()) return {false, PrinterCondition::Gone, QStringLiteral("it cannot be opened")};
  PrintResult result{false, ask(), {}};
  if (!prints(result.condition)) {
    result.detail = QStringLiteral("it was not ready");
  } else if (!link_->write(escPosBytes(paper, model_), kPrintPatience)) {
    result = {false, PrinterCondition::Gone, QStringLiteral("it took only part of the sheet")};
  } else {
    result.condition = ask();
    // Out of paper after the sheet: the end of the roll may be in the middle of it.
    result.printed = prints(result.condition);
    if (!result.printed) result.detail = QStringLiteral("it failed during the sheet");
  }
  link_->close();
  return result;
}

PrinterCondition EscPosPrinter::ask() {
  if (!link_->write(escPosStatusRequest(), kAnswerPatience)) return PrinterCondition::Gone;
  return conditionOf(escPosStatus(link_->read(kAnswerBytes, kAnswerPatience)));
}

}  // namespace hall::terminal
