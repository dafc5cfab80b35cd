#pragma once

#include <QObject>
#include <QString>

#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/ticket_printing.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// What every page must say about the hall and this machine: rehearsal, server lost, kiosk refused,
/// out of hours, suspended, paper and printer, broadcasts. Empty texts: nothing to say.
class HallNotice : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool rehearsal READ rehearsal NOTIFY changed)
  Q_PROPERTY(QString suspended READ suspended NOTIFY changed)
  Q_PROPERTY(QString closed READ closed NOTIFY changed)
  Q_PROPERTY(QString refused READ refused NOTIFY changed)
  Q_PROPERTY(QString lost READ lost NOTIFY changed)
  Q_PROPERTY(QString printer READ printerText NOTIFY changed)
  /// For staff who pass by.
  Q_PROPERTY(bool paperLow READ paperLow NOTIFY changed)
  /// Numbers are given and cannot be printed: whoever comes is told so first.
  Q_PROPERTY(bool withoutPaper READ withoutPaper NOTIFY changed)
  /// The card reader was pulled out.
  Q_PROPERTY(QString reader READ reader NOTIFY changed)
  Q_PROPERTY(QString broadcast READ broadcast NOTIFY changed)
  /// The most urgent of them for the strip below the heading.
  Q_PROPERTY(QString strip READ strip NOTIFY changed)

 public:
  HallNotice(HallPort& hall, TicketPrinting& printer, Visit& visit, QObject* parent = nullptr);

  bool rehearsal() const { return hall_.now().rehearsal; }
  QString suspended() const;
  QString closed() const;
  QString refused() const;
  QString lost() const;
  QString printerText() const;
  bool paperLow() const { return printer_.state() == PrinterState::PaperLow; }
  bool withoutPaper() const;
  QString reader() const;
  void setReaderThere(bool there);
  QString broadcast() const;
  QString strip() const;

 Q_SIGNALS:
  void changed();

 private:
  HallPort& hall_;
  TicketPrinting& printer_;
  Visit& visit_;
  bool readerThere_ = true;
};

}  // namespace hall::kiosk
