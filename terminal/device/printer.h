#pragma once

#include <QString>

#include "terminal/device/paper.h"

namespace hall::terminal {

/// What a printer says of itself.
enum class PrinterCondition {
  Ready,
  PaperLow,  ///< prints, and somebody should come
  PaperOut,
  CoverOpen,
  Offline,  ///< there, but will not print
  Gone,     ///< does not answer: unplugged, switched off, talking nonsense
};

/// What became of a sheet.
struct PrintResult {
  bool printed = false;
  PrinterCondition condition = PrinterCondition::Ready;  ///< after the try
  QString detail;  ///< for the journal, English, never the text
};

/// A printer of tickets. Blocks until the sheet is out or known not to come, at most 10 s; so it is
/// used on a thread of its own, one caller at a time. No sheet is kept after `print`: nothing of an
/// applicant stays in a queue.
class Printer {
 public:
  virtual ~Printer() = default;
  virtual PrinterCondition condition() = 0;
  virtual PrintResult print(const Paper& paper) = 0;
};

}  // namespace hall::terminal
