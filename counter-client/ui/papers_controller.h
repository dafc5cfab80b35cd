#pragma once

#include <QObject>
#include <QString>
#include <QVector>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"
#include "counter-client/ui/counter_printing.h"

namespace hall::counter {

/// What leaves the counter on paper: the refusal with the applicant's remedies, a guide card, and
/// the list to call by when the server is lost.
class PapersController : public QObject {
  Q_OBJECT
  /// Refusals of servings that ended, not printed yet.
  Q_PROPERTY(int refusals READ refusals NOTIFY changed)
  Q_PROPERTY(bool offersEmergencyList READ offersEmergencyList NOTIFY changed)

 public:
  struct Parts {
    CounterPort& port;
    Acting& acting;
    CounterPrinting& printing;
    const CounterLanguage& language;
  };
  explicit PapersController(const Parts& parts, QObject* parent = nullptr);

  int refusals() const { return static_cast<int>(refusals_.size()); }
  bool offersEmergencyList() const;

  /// A serving ended with these results.
  void takeEnded(const QString& number, const QVector<ItemOutcome>& outcomes);
  Q_INVOKABLE void printRefusals();
  Q_INVOKABLE void dropRefusals();
  Q_INVOKABLE void printEmergencyList();
  /// Of the item now served.
  Q_INVOKABLE void printGuide();

 Q_SIGNALS:
  void changed();

 private:
  RefusalSlip slipOf(const QString& number, const ItemOutcome& outcome) const;
  void told(bool out, const QString& what);

  CounterPort& port_;
  Acting& acting_;
  CounterPrinting& printing_;
  const CounterLanguage& language_;
  QVector<RefusalSlip> refusals_;
};

/// In the order of the promise: who is nearest to or furthest beyond the promised wait first. The
/// server's own order knows more; without it this is the fairest that a paper can say.
EmergencyList emergencyListOf(
    const CounterNow& now, const Catalogue& catalogue, const QDateTime& at, bool english
);

}  // namespace hall::counter
