#pragma once

#include <QObject>
#include <QString>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// What was done without the server and not taken by it afterwards: says so until the person sends
/// it again or sets it aside, which asks once more. One after the other, the oldest first.
class UntakenController : public QObject {
  Q_OBJECT
  /// Empty: there is nothing.
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(bool maySend READ maySend NOTIFY changed)
  Q_PROPERTY(bool asks READ asks NOTIFY changed)

 public:
  struct Parts {
    CounterPort& port;
    Acting& acting;
    const CounterLanguage& language;
  };
  explicit UntakenController(const Parts& parts, QObject* parent = nullptr);

  QString text() const;
  /// Its number still stands at the counter, and the server is there.
  bool maySend() const;
  /// Whether it is to be given up for good.
  bool asks() const { return !asked_.isEmpty(); }

  Q_INVOKABLE void sendAgain();
  /// Asks first.
  Q_INVOKABLE void setAside();
  Q_INVOKABLE void answer(bool setAside);

 Q_SIGNALS:
  void changed();

 private:
  QString whatOf(const Untaken& one) const;
  void renew();

  CounterPort& port_;
  Acting& acting_;
  const CounterLanguage& language_;
  QString asked_;  ///< id of what it asks about; empty: it does not
};

}  // namespace hall::counter
