#pragma once

#include <QObject>
#include <QString>

#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/ticket_printing.h"

namespace hall::kiosk {

/// After a power cut: numbers whose paper may not have come out, oldest first, until somebody
/// prints or dismisses each. A request whose answer never came is asked after first: the server
/// knows whether it became a number.
class PaperReminder : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString number READ number NOTIFY changed)  ///< empty: nothing to remind of
  Q_PROPERTY(bool printing READ printing NOTIFY changed)

 public:
  PaperReminder(
      HallPort& hall, TicketPrinting& printer, IntentionBook& book, QObject* parent = nullptr
  );

  QString number() const;
  bool printing() const { return printing_; }

  Q_INVOKABLE void reprint();
  Q_INVOKABLE void dismiss();

 Q_SIGNALS:
  void changed();

 private:
  void print(const TicketSlip& slip);
  void lookAround();
  void drop();

  HallPort& hall_;
  TicketPrinting& printer_;
  IntentionBook& book_;
  QVector<IntentionBook::Intention> open_;
  bool asking_ = false;
  bool printing_ = false;
};

}  // namespace hall::kiosk
