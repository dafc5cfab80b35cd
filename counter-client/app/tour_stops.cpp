#include "counter-client/app/tour_stops.h"

#include <QCoreApplication>

namespace hall::counter {

std::vector<TourStops::Stop> TourStops::all() {
  std::vector<Stop> stops;
  for (const auto& some :
       {signInStops(), callingStops(), servingStops(), hallStops(), lossStops(), managerStops()}) {
    stops.insert(stops.end(), some.begin(), some.end());
  }
  return stops;
}

// ---- what the person does ----------------------------------------------------------------------

void TourStops::settle() {
  constexpr int kTurns = 12;
  for (int i = 0; i < kTurns; ++i) {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
  }
}

QString TourStops::idAt(int row) const {
  return parts_.pages.tickets()->index(row).data(TicketsController::IdRole).toString();
}

void TourStops::pass(qint64 seconds) {
  parts_.hall.pass(seconds * 1000);
  parts_.passSteady(seconds * 1000);
  parts_.pages.secondPassed();
  if (seconds >= kMinuteS) parts_.pages.tickets()->minutePassed();
  settle();
}

void TourStops::main() {
  pass(1);
  parts_.pages.calling()->main();
  settle();
}

void TourStops::begin() {
  parts_.hall.setContact(Contact::Live);
  parts_.hall.setSuspended({});
  parts_.hall.setUntaken({});
  parts_.hall.setMessages({});
  parts_.hall.setAlert({}, false);
  parts_.pages.errand()->close();
  parts_.pages.pause()->close();
  parts_.pages.applicant()->close();
  parts_.pages.papers()->dropRefusals();
  parts_.pages.handEntry()->close();
  parts_.pages.acting()->clear();
  parts_.pages.calling()->setAutoCall(false);
  const auto state = [this] { return parts_.pages.calling()->state(); };
  if (state() == CounterState::Calling) main();
  if (state() == CounterState::Serving) {
    parts_.pages.outcomes()->open();
    parts_.pages.outcomes()->choose(0, 0);
    parts_.pages.outcomes()->setOwnWish(0, true);
    main();
  }
  if (state() == CounterState::Paused) main();
  pass(90);
}

void TourStops::serve() {
  begin();
  main();
  main();
}

void TourStops::serveOutOfTurn(int row) {
  begin();
  parts_.pages.tickets()->setList(TicketsController::Waiting);
  parts_.pages.tickets()->actOn(idAt(row), QStringLiteral("听障老人，先办"));
  settle();
  main();
  main();
}

// ---- the stops ---------------------------------------------------------------------------------

std::vector<TourStops::Stop> TourStops::signInStops() {
  return {
      {QStringLiteral("login"), [] {}},
      {QStringLiteral("login-wrong"),
       [this] { parts_.pages.signIn()->login(QStringLiteral("1003"), QStringLiteral("wrong")); }},
      {QStringLiteral("password"),
       [this] {
         parts_.hall.setPasswordDue(true);
         parts_.pages.signIn()->login(QStringLiteral("1003"), QStringLiteral("demo"));
         settle();
         parts_.hall.setPasswordDue(false);
       }},
      {QStringLiteral("counters"),
       [this] {
         parts_.pages.signIn()->login(QStringLiteral("1003"), QStringLiteral("demo"));
         settle();
         parts_.pages.signIn()->setCounter(2);
       }},
      {QStringLiteral("taken"),
       [this] {
         parts_.pages.signIn()->setCounter(0);
         parts_.pages.signIn()->signIn();
       }},
      {QStringLiteral("maybe-elsewhere"),
       [this] {
         parts_.hall.setMaybeElsewhere();
         parts_.pages.signIn()->setCounter(2);
         parts_.pages.signIn()->signIn();
       }},
      {QStringLiteral("at-work"),
       [this] { parts_.pages.signIn()->goOnHere(QStringLiteral("demo")); }},
      {QStringLiteral("leaving"), [this] { parts_.pages.signIn()->leave(); }},
      {QStringLiteral("leaving-refused"),
       [this] {
         parts_.hall.setManager(true);
         parts_.pages.signIn()->signOff({});
         settle();
         parts_.hall.setManager(false);
       }},
      {QStringLiteral("locked"),
       [this] {
         parts_.pages.signIn()->stay();
         parts_.pages.signIn()->lock();
       }},
  };
}

std::vector<TourStops::Stop> TourStops::callingStops() {
  return {
      {QStringLiteral("idle"),
       [this] {
         parts_.pages.signIn()->unlock(QStringLiteral("demo"));
         settle();
         begin();
       }},
      {QStringLiteral("called"), [this] { main(); }},
      {QStringLiteral("called-and-called"),
       [this] {
         pass(1);
         parts_.pages.calling()->callNext();
       }},
      {QStringLiteral("called-thrice"),
       [this] {
         for (int call = 0; call < 2; ++call) {
           pass(35);
           parts_.pages.calling()->recall();
           settle();
         }
       }},
      {QStringLiteral("explained"), [this] { parts_.pages.applicant()->explain(); }},
      {QStringLiteral("pick"),
       [this] {
         parts_.pages.applicant()->close();
         pass(1);
         parts_.pages.calling()->uncall();
         pass(1);
         parts_.pages.tickets()->actOn(idAt(3), QStringLiteral("听障老人，先办"));
       }},
      {QStringLiteral("absent"),
       [this] {
         begin();
         parts_.pages.tickets()->setList(TicketsController::Absent);
       }},
      {QStringLiteral("absent-again"),
       [this] {
         parts_.hall.refuseNext(
             {Denial::Cause::ReasonNeeded,
              QStringLiteral("这个号已恢复过一次，再次恢复要写明原因"),
              {},
              {}}
         );
         parts_.pages.tickets()->actOn(idAt(0), {});
       }},
      {QStringLiteral("returned"),
       [this] { parts_.pages.tickets()->setList(TicketsController::Returned); }},
      {QStringLiteral("held"),
       [this] {
         Ticket& away = *parts_.hall.ticket(QStringLiteral("A007"));
         away.hold = HoldKind::WaitingForResult;
         parts_.hall.renew();
         parts_.pages.tickets()->setList(TicketsController::Held);
       }},
      {QStringLiteral("walk-up"),
       [this] {
         parts_.pages.tickets()->setList(TicketsController::Waiting);
         parts_.pages.errand()->open(ErrandController::WalkUp);
         parts_.pages.errand()->setQuery(QStringLiteral("sb"));
       }},
      {QStringLiteral("walk-up-refused"), [this] { parts_.pages.errand()->choose(0); }},
      {QStringLiteral("telephone"),
       [this] { parts_.pages.errand()->open(ErrandController::Telephone); }},
  };
}

}  // namespace hall::counter
