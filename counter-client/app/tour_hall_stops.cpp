#include "counter-client/app/tour_stops.h"

namespace hall::counter {

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
         showTab(2);
       }},
      {QStringLiteral("hand-entry"),
       [this] {
         parts_.pages.handEntry()->begin();
         parts_.pages.handEntry()->setNumber(QStringLiteral("A014"));
         parts_.pages.handEntry()->setBegan(QStringLiteral("10:05"));
       }},
      {QStringLiteral("hand-entry-without-number"),
       [this] {
         parts_.pages.handEntry()->setNumber({});
         parts_.pages.handEntry()->choose(false, QStringLiteral("residence"));
       }},
      {QStringLiteral("rehearsal"),
       [this] {
         begin();
         parts_.hall.setRehearsal(true);
       }},
      {QStringLiteral("suspended"),
       [this] {
         parts_.hall.setRehearsal(false);
         begin();
         parts_.hall.setSuspended(QStringLiteral("因停电暂停服务，预计 11:00 恢复"));
       }},
  };
}

std::vector<TourStops::Stop> TourStops::lossStops() {
  return {
      {QStringLiteral("stale"),
       [this] {
         serve();
         parts_.hall.setContact(Contact::Stale);
       }},
      {QStringLiteral("lost"), [this] { parts_.hall.setContact(Contact::Lost); }},
      {QStringLiteral("lost-ended"),
       [this] {
         parts_.pages.outcomes()->open();
         parts_.pages.outcomes()->choose(0, 0);
         parts_.pages.outcomes()->setOwnWish(0, true);
         main();
       }},
      {QStringLiteral("untaken"),
       [this] {
         serve();
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
      {QStringLiteral("crowd"),
       [this] {
         begin();
         parts_.hall.crowd(500);
       }},
      {QStringLiteral("crowd-list"), [this] { showTab(0); }},
      {QStringLiteral("ready"),
       [this] {
         begin();
         parts_.hall.empty();
         main();
       }},
  };
}

std::vector<TourStops::Stop> TourStops::managerStops() {
  return {
      {QStringLiteral("ended"),
       [this] { parts_.hall.endSession(QStringLiteral("您的账号已在别处退出，请重新登录")); }},
      {QStringLiteral("manager-kind"),
       [this] {
         parts_.hall.setManager(true);
         parts_.pages.signIn()->login(QStringLiteral("1003"), QStringLiteral("demo"));
         settle();
         parts_.pages.signIn()->setCounter(2);
         parts_.pages.signIn()->signIn();
         settle();
         begin();
         showTab(2);
         parts_.show("choosingKind", true);
       }},
      {QStringLiteral("manager-pauses"),
       [this] {
         parts_.show("choosingKind", false);
         showTab(0);
         parts_.pages.pause()->askPause();
         parts_.hall.refuseNext(
             {Denial::Cause::OverrideNeeded,
              QStringLiteral("还有人在等候，只有本窗口能办，不能暂停"),
              {},
              {}}
         );
         parts_.pages.pause()->confirm();
       }},
      {QStringLiteral("manager-leaves"),
       [this] {
         parts_.pages.pause()->close();
         parts_.hall.arrive("A200", "social-card", TicketClass::Ordinary);
         parts_.pages.signIn()->leave();
         parts_.pages.signIn()->signOff({});
       }},
  };
}

}  // namespace hall::counter
