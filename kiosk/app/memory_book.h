#pragma once

#include <QUuid>

#include "kiosk/ui/ticket_printing.h"

namespace hall::kiosk {

/// The book of intentions of a demonstration and of tests: gone with the process.
class MemoryBook final : public IntentionBook {
 public:
  QString begin() override {
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    open_ << Intention{id, {}, {}};
    return id;
  }
  void issued(const QString& requestId, const TicketSlip& slip) override {
    for (Intention& intention : open_) {
      if (intention.requestId == requestId) intention = {requestId, slip.id, slip.number};
    }
  }
  void done(const QString& requestId) override {
    open_.removeIf([&](const Intention& intention) { return intention.requestId == requestId; });
  }
  QVector<Intention> open() const override { return open_; }

 private:
  QVector<Intention> open_;
};

}  // namespace hall::kiosk
