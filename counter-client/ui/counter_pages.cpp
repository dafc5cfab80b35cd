#include "counter-client/ui/counter_pages.h"

namespace hall::counter {

CounterPages::CounterPages(const Parts& parts, QObject* parent)
    : QObject(parent),
      phrases_(parts.phrases),
      acting_(parts.port, parts.steadyMs),
      outcomes_(parts.port, acting_, language_),
      calling_({parts.port, acting_, outcomes_, language_}),
      tickets_(parts.port, acting_, language_),
      errand_({parts.port, acting_, outcomes_, language_}),
      pause_(parts.port, acting_, language_),
      floor_(parts.port, language_),
      handEntry_(parts.port, acting_, language_),
      applicant_(parts.port, acting_, language_),
      papers_({parts.port, acting_, parts.printing, language_}),
      signIn_(parts.port, acting_, language_, parts.counter),
      untaken_({parts.port, acting_, language_}) {
  connect(&outcomes_, &OutcomeController::ended, &papers_, &PapersController::takeEnded);
  connect(&errand_, &ErrandController::chosenForEntry, &handEntry_, &HandEntryController::choose);
  // Whoever does something else has thought better of calling the next one.
  connect(&outcomes_, &OutcomeController::changed, this, &CounterPages::stopCountdown);
  connect(&errand_, &ErrandController::changed, this, &CounterPages::stopCountdown);
  connect(&pause_, &PauseController::changed, this, &CounterPages::stopCountdown);
  connect(&handEntry_, &HandEntryController::changed, this, &CounterPages::stopCountdown);
  connect(&signIn_, &SignInController::changed, this, &CounterPages::stopCountdown);
  CounterPort& port = parts.port;
  connect(&language_, &CounterLanguage::changed, &port, [this, &port] {
    port.setEnglish(language_.english());
  });
}

void CounterPages::stopCountdown() {
  const bool busy = outcomes_.isOpen() || errand_.use() != ErrandController::Nothing ||
                    pause_.asking() != PauseController::Nothing || handEntry_.isOpen() ||
                    signIn_.step() != SignInController::AtWork;
  if (busy) calling_.stopCountdown();
}

void CounterPages::secondPassed() {
  constexpr int kMinute = 60;
  calling_.secondPassed();
  pause_.secondPassed();
  floor_.secondPassed();
  applicant_.secondPassed();
  signIn_.secondPassed();
  if (++second_ % kMinute == 0) tickets_.minutePassed();
}

}  // namespace hall::counter
