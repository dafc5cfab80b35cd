#include "terminal/device/printing_thread.h"

#include <QMetaObject>
#include <utility>

namespace hall::terminal {

namespace {

constexpr int kAskEveryMs = 10'000;
constexpr int kWaitingMax = 4;

}  // namespace

PrintingThread::PrintingThread(std::unique_ptr<Printer> printer, QObject* parent)
    : QObject(parent), printer_(std::move(printer)) {
  worker_.moveToThread(&thread_);
  thread_.start();
  connect(&asking_, &QTimer::timeout, this, &PrintingThread::ask);
  asking_.start(kAskEveryMs);
  ask();
}

PrintingThread::~PrintingThread() {
  thread_.quit();
  thread_.wait();
}

void PrintingThread::print(Paper paper, std::function<void(bool)> then) {
  if (waiting_ == kWaitingMax || paper.blocks.isEmpty()) {
    QMetaObject::invokeMethod(
        this, [then = std::move(then)] { then(false); }, Qt::QueuedConnection
    );
    return;
  }
  ++waiting_;
  QMetaObject::invokeMethod(
      &worker_,
      [this, paper = std::move(paper), then = std::move(then)]() mutable {
        const PrintResult result = printer_->print(paper);
        QMetaObject::invokeMethod(
            this,
            [this, result, then = std::move(then)] {
              --waiting_;
              take(result.condition);
              Q_EMIT sheetDone(result.printed);
              then(result.printed);
            },
            Qt::QueuedConnection
        );
      },
      Qt::QueuedConnection
  );
}

void PrintingThread::ask() {
  if (waiting_ > 0) return;
  QMetaObject::invokeMethod(
      &worker_,
      [this] {
        const PrinterCondition condition = printer_->condition();
        QMetaObject::invokeMethod(
            this, [this, condition] { take(condition); }, Qt::QueuedConnection
        );
      },
      Qt::QueuedConnection
  );
}

void PrintingThread::take(PrinterCondition condition) {
  if (condition == condition_) return;
  condition_ = condition;
  Q_EMIT conditionChanged();
}

}  // namespace hall::terminal
