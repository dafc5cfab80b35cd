#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// 补录: entering what was served by hand from the 应急叫号单 while the server was lost. One
/// serving at a time: the number or what it was about, the two times from the paper, the result.
class HandEntryController : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool open READ isOpen NOTIFY changed)
  /// Typed; empty: somebody without a number.
  Q_PROPERTY(QString number READ number WRITE setNumber NOTIFY changed)
  /// What the number is about, or what was chosen.
  Q_PROPERTY(QString purpose READ purpose NOTIFY changed)
  Q_PROPERTY(QString began READ began WRITE setBegan NOTIFY changed)
  Q_PROPERTY(QString ended READ ended WRITE setEnded NOTIFY changed)
  Q_PROPERTY(QStringList outcomes READ outcomes NOTIFY changed)
  Q_PROPERTY(int outcome READ outcome WRITE setOutcome NOTIFY changed)
  Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
  Q_PROPERTY(QString lack READ lack NOTIFY changed)
  /// The item asks whether it is an aged applicant's own wish (老年人权益保障法 55).
  Q_PROPERTY(bool asksOwnWish READ asksOwnWish NOTIFY changed)
  Q_PROPERTY(bool ownWish READ ownWish WRITE setOwnWish NOTIFY changed)

 public:
  HandEntryController(
      CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent = nullptr
  );

  bool isOpen() const { return open_; }
  const QString& number() const { return number_; }
  void setNumber(const QString& number);
  QString purpose() const;
  const QString& began() const { return began_; }
  void setBegan(const QString& text);
  const QString& ended() const { return ended_; }
  void setEnded(const QString& text);
  /// Those that need nothing further; another one is corrected afterwards (更正结果).
  QStringList outcomes() const;
  int outcome() const { return outcome_; }
  void setOutcome(int outcome);
  const QString& reason() const { return reason_; }
  void setReason(const QString& reason);
  /// What is still missing or wrong, as a sentence; empty: it can be entered.
  QString lack() const;

  bool asksOwnWish() const;
  bool ownWish() const { return ownWish_; }
  void setOwnWish(bool asked);

  Q_INVOKABLE void begin();
  Q_INVOKABLE void close();
  Q_INVOKABLE void confirm();
  /// For somebody without a number.
  void choose(bool isQueue, const QString& code);

 Q_SIGNALS:
  void changed();

 private:
  const Ticket* ticket() const;
  const Item* item() const;
  /// "9:05" of today, by the hall's clock; null: no time.
  QDateTime timeOf(const QString& text) const;
  void clear();

  CounterPort& port_;
  Acting& acting_;
  const CounterLanguage& language_;
  bool open_ = false;
  QString number_;
  bool isQueue_ = false;
  QString code_;  ///< of item or queue, without a number
  QString began_;
  QString ended_;
  int outcome_ = 0;
  bool ownWish_ = false;
  QString reason_;
};

}  // namespace hall::counter
