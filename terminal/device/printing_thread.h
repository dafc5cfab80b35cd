#pragma once

#include <QObject>
#include <QThread>
#include <QTimer>
#include <functional>
#include <memory>

#include "terminal/device/printer.h"

namespace hall::terminal {

/// A printer on a thread of its own, so that a slow or dead one never stops the screen. Asks the
/// printer how it is every 10 s and after each sheet. At most 4 sheets wait; one more is answered
/// as not printed, at once. Lives in the screen's thread; answers come there, in the sequence of
/// the sheets, in a later turn of its loop.
class PrintingThread : public QObject {
  Q_OBJECT

 public:
  explicit PrintingThread(std::unique_ptr<Printer> printer, QObject* parent = nullptr);
  ~PrintingThread() override;

  PrinterCondition condition() const { return condition_; }
  /// True: the paper is out. An empty paper is not printed.
  void print(Paper paper, std::function<void(bool)> then);

 Q_SIGNALS:
  void conditionChanged();
  /// Of each sheet that was sent to the printer, before its answer.
  void sheetDone(bool out);

 private:
  void ask();
  void take(PrinterCondition condition);

  const std::unique_ptr<Printer> printer_;
  PrinterCondition condition_ = PrinterCondition::Ready;
  int waiting_ = 0;
  QTimer asking_;
  QThread thread_;
  QObject worker_;  ///< lives in thread_; what is posted to it runs there
};

}  // namespace hall::terminal
