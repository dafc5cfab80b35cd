#pragma once

#include <QVector>
#include <functional>
#include <utility>

#include "kiosk/ui/ticket_printing.h"

namespace hall::kiosk {

/// A printer that a test plays: it answers when it is told to, and as it is told to.
class ScriptedPrinter final : public TicketPrinting {
 public:
  PrinterState state() const override { return state_; }
  void print(const TicketSlip& slip, bool, std::function<void(bool)> then) override {
    slips << slip;
    waiting_ << std::move(then);
  }
  void printGuide(const QString& item, bool, std::function<void(bool)> then) override {
    guides << item;
    waiting_ << std::move(then);
  }

  void set(PrinterState state) {
    state_ = state;
    Q_EMIT stateChanged();
  }
  /// The oldest sheet is out, or will not come.
  void finish(bool out) {
    const auto then = waiting_.takeFirst();
    Q_EMIT sheetDone(out);
    then(out);
  }
  bool isWaiting() const { return !waiting_.isEmpty(); }

  QVector<TicketSlip> slips;
  QStringList guides;

 private:
  PrinterState state_ = PrinterState::Ready;
  QVector<std::function<void(bool)>> waiting_;
};

}  // namespace hall::kiosk
