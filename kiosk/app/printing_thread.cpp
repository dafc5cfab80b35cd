#include "kiosk/app/printing_thread.h"

#include <QMetaObject>
#include <utility>

#include "kiosk/app/ticket_paper.h"

namespace hall::kiosk {

namespace {

constexpr int kAskEveryMs = 10'000;
constexpr int kWaitingMax = 4;

PrinterState stateOf(PrinterCondition condition) {
  switch (condition) {
    case PrinterCondition::Ready:
      return PrinterState::Ready;
    case PrinterCondition::PaperLow:
      return PrinterState::PaperLow;
    case PrinterCondition::PaperOut:
      return PrinterState::PaperOut;
    case PrinterCondition::CoverOpen:
    case PrinterCondition::Offline:
    case PrinterCondition::Gone:
      break;
  }
  return PrinterState::Broken;
}

}  // namespace

PrintingThread::PrintingThread(
    std::unique_ptr<Printer> printer, const HallPort& hall, QObject* parent
)
    : TicketPrinting(parent), printer_(std::move(printer)), hall_(hall) {
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

void PrintingThread::print(const TicketSlip& slip, bool english, std::function<void(bool)> then) {
  send(ticketPaper(slip, *hall_.catalogue(), {hall_.now().rehearsal, english}), std::move(then));
}

void PrintingThread::printGuide(const QString& item, bool english, std::function<void(bool)> then) {
  send(guidePaper(item, *hall_.catalogue(), {hall_.now().rehearsal, english}), std::move(then));
}

void PrintingThread::send(Paper paper, std::function<void(bool)> then) {
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
  const PrinterState state = stateOf(condition);
  if (state == state_) return;
  state_ = state;
  Q_EMIT stateChanged();
}

}  // namespace hall::kiosk
