#pragma once

#include <QObject>
#include <QString>
#include <QVariantList>
#include <optional>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// What is asked for on demand alone: who the applicant is, their other tickets of today, and why
/// this ticket was called. Every look at an identity is recorded; it goes with the ticket, and
/// after a minute.
class ApplicantController : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool mayReveal READ mayReveal NOTIFY changed)
  Q_PROPERTY(bool revealed READ isRevealed NOTIFY changed)
  Q_PROPERTY(QString person READ person NOTIFY changed)
  Q_PROPERTY(QString principal READ principal NOTIFY changed)
  /// Maps of number, purpose, state.
  Q_PROPERTY(QVariantList earlier READ earlier NOTIFY changed)
  Q_PROPERTY(bool explained READ isExplained NOTIFY changed)
  Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
  /// Maps of number, queue, waited, late.
  Q_PROPERTY(QVariantList candidates READ candidates NOTIFY changed)

 public:
  ApplicantController(
      CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent = nullptr
  );

  bool mayReveal() const;
  bool isRevealed() const { return revealed_.has_value(); }
  QString person() const;
  QString principal() const;
  QVariantList earlier() const;
  bool isExplained() const { return explanation_.has_value(); }
  QString explanation() const;
  QVariantList candidates() const;

  /// Masked without a reason, whole with one.
  Q_INVOKABLE void reveal(const QString& reason);
  Q_INVOKABLE void explain();
  Q_INVOKABLE void close();
  void secondPassed();

 Q_SIGNALS:
  void changed();

 private:
  CounterPort& port_;
  Acting& acting_;
  const CounterLanguage& language_;
  QString ticket_;  ///< whose person is shown
  std::optional<Revealed> revealed_;
  int secondsLeft_ = 0;
  std::optional<Explanation> explanation_;
};

}  // namespace hall::counter
