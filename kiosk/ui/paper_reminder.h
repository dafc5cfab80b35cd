#pragma once

#include <QDate>
#include <QObject>
#include <QString>
#include <functional>
#include <optional>

#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/ticket_printing.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// Numbers of before this start whose paper may not have come out, oldest first, until somebody
/// prints or dismisses each. None is shown before the hall was asked about it: one that is over, or
/// of another day, or that never became one, is forgotten. Asked again whenever somebody leaves the
/// first page and comes back, and on another day.
class PaperReminder : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString number READ number NOTIFY changed)  ///< empty: nothing to remind of
  Q_PROPERTY(bool printing READ printing NOTIFY changed)

 public:
  struct Parts {
    HallPort& hall;
    TicketPrinting& printer;
    IntentionBook& book;
    Visit& visit;
    std::function<QDate()> today;  ///< the hall's day
  };
  explicit PaperReminder(const Parts& parts, QObject* parent = nullptr);

  QString number() const { return slip_ ? slip_->number : QString(); }
  bool printing() const { return printing_; }

  Q_INVOKABLE void reprint();
  Q_INVOKABLE void dismiss();

 Q_SIGNALS:
  void changed();

 private:
  void hallTold();
  void lookAround();
  void took(const QString& requestId, const Answer<TicketSlip>& answer);
  void judge(const Answer<TicketSlip>& answer);
  bool isFirst(const QString& requestId) const;
  bool needsPaper(const TicketSlip& slip) const;
  void print(const TicketSlip& slip);
  void drop();
  void forgetAnswer();

  const Parts parts_;
  QVector<IntentionBook::Intention> open_;
  std::optional<TicketSlip> slip_;  ///< of the first one, as the hall said on `askedOn_`
  QDate askedOn_;
  bool asking_ = false;
  bool asksAgain_ = false;  ///< something changed while the question was out
  bool printing_ = false;
};

}  // namespace hall::kiosk
