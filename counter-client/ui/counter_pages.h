#pragma once

#include <QObject>
#include <functional>

#include "counter-client/ui/applicant_controller.h"
#include "counter-client/ui/calling_controller.h"
#include "counter-client/ui/counter_printing.h"
#include "counter-client/ui/errand_controller.h"
#include "counter-client/ui/floor_controller.h"
#include "counter-client/ui/hand_entry_controller.h"
#include "counter-client/ui/outcome_controller.h"
#include "counter-client/ui/papers_controller.h"
#include "counter-client/ui/pause_controller.h"
#include "counter-client/ui/sign_in_controller.h"
#include "counter-client/ui/tickets_controller.h"
#include "counter-client/ui/untaken_controller.h"

namespace hall::counter {

/// All that the counter's windows show, and what one part tells another.
class CounterPages : public QObject {
  Q_OBJECT
  Q_PROPERTY(hall::counter::Acting* acting READ acting CONSTANT)
  Q_PROPERTY(hall::counter::ApplicantController* applicant READ applicant CONSTANT)
  Q_PROPERTY(hall::counter::CallingController* calling READ calling CONSTANT)
  Q_PROPERTY(hall::counter::CounterLanguage* language READ language CONSTANT)
  Q_PROPERTY(hall::counter::ErrandController* errand READ errand CONSTANT)
  Q_PROPERTY(hall::counter::FloorController* floor READ floor CONSTANT)
  Q_PROPERTY(hall::counter::HandEntryController* handEntry READ handEntry CONSTANT)
  Q_PROPERTY(hall::counter::OutcomeController* outcomes READ outcomes CONSTANT)
  Q_PROPERTY(hall::counter::PapersController* papers READ papers CONSTANT)
  Q_PROPERTY(hall::counter::PauseController* pause READ pause CONSTANT)
  Q_PROPERTY(hall::counter::SignInController* signIn READ signIn CONSTANT)
  Q_PROPERTY(hall::counter::TicketsController* tickets READ tickets CONSTANT)
  Q_PROPERTY(hall::counter::UntakenController* untaken READ untaken CONSTANT)
  Q_PROPERTY(QStringList phrases READ phrases CONSTANT)

 public:
  struct Parts {
    CounterPort& port;
    CounterPrinting& printing;
    std::function<qint64()> steadyMs;
    QString counter;      ///< of this PC's settings; empty: chosen at sign-in
    QStringList phrases;  ///< of the quick notes
  };
  explicit CounterPages(const Parts& parts, QObject* parent = nullptr);

  Acting* acting() { return &acting_; }
  ApplicantController* applicant() { return &applicant_; }
  CallingController* calling() { return &calling_; }
  CounterLanguage* language() { return &language_; }
  ErrandController* errand() { return &errand_; }
  FloorController* floor() { return &floor_; }
  HandEntryController* handEntry() { return &handEntry_; }
  OutcomeController* outcomes() { return &outcomes_; }
  PapersController* papers() { return &papers_; }
  PauseController* pause() { return &pause_; }
  SignInController* signIn() { return &signIn_; }
  TicketsController* tickets() { return &tickets_; }
  UntakenController* untaken() { return &untaken_; }
  const QStringList& phrases() const { return phrases_; }

  /// Once a second.
  void secondPassed();

 private:
  void stopCountdown();

  const QStringList phrases_;
  CounterLanguage language_;
  Acting acting_;
  OutcomeController outcomes_;
  CallingController calling_;
  TicketsController tickets_;
  ErrandController errand_;
  PauseController pause_;
  FloorController floor_;
  HandEntryController handEntry_;
  ApplicantController applicant_;
  PapersController papers_;
  SignInController signIn_;
  UntakenController untaken_;
  int second_ = 0;
};

}  // namespace hall::counter
