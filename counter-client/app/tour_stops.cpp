#include "counter-client/app/tour_stops.h"

#include <QCoreApplication>

namespace hall::counter {

namespace {
constexpr qint64 kMinuteS = 60;
}

std::vector<TourStops::Stop> TourStops::all() {
  std::vector<Stop> stops;
  for (const auto& some : {signInStops(), callingStops(), servingStops(), hallStops()}) {
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
  parts_.pages.acting()->clear();
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
  };
}

std::vector<TourStops::Stop> TourStops::servingStops() {
  const auto serve = [this] {
    begin();
    main();
    main();
  };
  return {
      {QStringLiteral("serving"), serve},
      {QStringLiteral("serving-long"), [this] { pass(11 * kMinuteS); }},
      {QStringLiteral("guide"), [this] { parts_.showTab(1); }},
      {QStringLiteral("outcome"),
       [this] {
         parts_.showTab(0);
         main();
       }},
      {QStringLiteral("outcome-notice"),
       [this] {
         parts_.pages.outcomes()->choose(0, 4);
         parts_.pages.outcomes()->tick(0, 0);
       }},
      {QStringLiteral("outcome-refused"),
       [this] {
         parts_.pages.outcomes()->choose(0, 5);
         parts_.pages.outcomes()->setGround(0, 3);
       }},
      {QStringLiteral("outcome-two-items"),
       [this] {
         parts_.pages.outcomes()->choose(0, 0);
         parts_.pages.outcomes()->addItem(QStringLiteral("residence"));
         parts_.pages.outcomes()->addToNote(QStringLiteral("材料已复印"));
       }},
      {QStringLiteral("unfinished"), [this] { parts_.pages.outcomes()->choose(0, 11); }},
      {QStringLiteral("asks-to-finish"),
       [this] {
         parts_.pages.outcomes()->close();
         pass(1);
         parts_.pages.calling()->callNext();
       }},
      {QStringLiteral("applicant"),
       [this] {
         parts_.pages.calling()->answerFinish(false);
         parts_.pages.applicant()->reveal({});
       }},
      {QStringLiteral("hold"),
       [this] {
         parts_.pages.applicant()->close();
         parts_.pages.pause()->askHold();
       }},
      {QStringLiteral("transfer"),
       [this] {
         parts_.pages.pause()->close();
         parts_.pages.errand()->open(ErrandController::Transfer);
       }},
      {QStringLiteral("transfer-results"), [this] { parts_.pages.errand()->choose(1); }},
      {QStringLiteral("refusal-paper"),
       [this] {
         parts_.pages.outcomes()->close();
         parts_.pages.outcomes()->open();
         parts_.pages.outcomes()->choose(0, 5);
         parts_.pages.outcomes()->setGround(0, 1);
         parts_.pages.outcomes()->setText(0, QStringLiteral("依法不需要办理这项登记"));
         parts_.pages.outcomes()->removeRow(1);
         main();
       }},
      {QStringLiteral("own-wish"),
       [this] {
         begin();
         Ticket& elder = parts_.hall.arrive("V005", "residence", TicketClass::Priority);
         elder.ground = Ground::Elderly;
         elder.aged = true;
         parts_.hall.renew();
         parts_.pages.tickets()->setList(TicketsController::Waiting);
         const int last = parts_.pages.tickets()->count() - 1;
         parts_.pages.tickets()->actOn(idAt(last), QStringLiteral("听障老人，先办"));
         settle();
         main();
         main();
       }},
  };
}

std::vector<TourStops::Stop> TourStops::hallStops() {
  return {
      {QStringLiteral("pause-asked"),
       [this] {
         begin();
         parts_.pages.pause()->askPause();
       }},
      {QStringLiteral("paused"), [this] { parts_.pages.pause()->confirm(); }},
      {QStringLiteral("paused-too-long"), [this] { pass(50 * kMinuteS); }},
      {QStringLiteral("floor"),
       [this] {
         begin();
         parts_.hall.setMessages({QStringLiteral("10 点有检查组到 A 区，请保持台面整洁")});
         parts_.hall.setAlert(QStringLiteral("黄色预警：4 号窗口暂停超过预定时间"), false);
         parts_.showTab(2);
       }},
      {QStringLiteral("hand-entry"),
       [this] {
         parts_.pages.handEntry()->begin();
         parts_.pages.handEntry()->setNumber(QStringLiteral("A014"));
         parts_.pages.handEntry()->setBegan(QStringLiteral("10:05"));
       }},
      {QStringLiteral("lost"),
       [this] {
         parts_.pages.handEntry()->close();
         main();
         main();
         parts_.hall.setContact(Contact::Lost);
       }},
      {QStringLiteral("untaken"),
       [this] {
         parts_.hall.setContact(Contact::Live);
         const Ticket& ticket = *parts_.hall.now().current();
         ItemOutcome outcome;
         outcome.item = ticket.item;
         outcome.outcome = Outcome::Done;
         parts_.hall.setUntaken(
             {{QStringLiteral("1"),
               ticket.id,
               ticket.number,
               QStringLiteral("服务器出错，请联系管理员。"),
               {outcome}}}
         );
       }},
      {QStringLiteral("untaken-asked"),
       [this] {
         pass(1);
         parts_.pages.untaken()->setAside();
       }},
      {QStringLiteral("suspended"),
       [this] {
         begin();
         parts_.hall.setSuspended(QStringLiteral("因停电暂停服务，预计 11:00 恢复"));
       }},
      {QStringLiteral("crowd"),
       [this] {
         begin();
         parts_.hall.crowd(500);
       }},
      {QStringLiteral("crowd-list"), [this] { parts_.showTab(0); }},
      {QStringLiteral("ready"),
       [this] {
         begin();
         parts_.hall.empty();
         main();
       }},
      {QStringLiteral("ended"),
       [this] { parts_.hall.endSession(QStringLiteral("您的账号已在别处退出，请重新登录")); }},
  };
}

}  // namespace hall::counter
