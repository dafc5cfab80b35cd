#include "counter-client/app/tour_stops.h"

namespace hall::counter {

namespace {

/// Of who acts for somebody else, among those who wait.
constexpr int kAgentsRow = 2;

}  // namespace

std::vector<TourStops::Stop> TourStops::servingStops() {
  return {
      {QStringLiteral("serving"), [this] { serve(); }},
      {QStringLiteral("serving-long"), [this] { pass(11 * kMinuteS); }},
      {QStringLiteral("guide"), [this] { showTab(1); }},
      {QStringLiteral("outcome"),
       [this] {
         showTab(0);
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
      {QStringLiteral("outcome-refused-elsewhere"),
       [this] { parts_.pages.outcomes()->setGround(0, 2); }},
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
         serveOutOfTurn(parts_.pages.tickets()->count() - 1);
       }},
      {QStringLiteral("correction"),
       [this] {
         begin();
         parts_.pages.outcomes()->openCorrection();
         parts_.pages.outcomes()->setReason(QStringLiteral("选错了结果"));
       }},
      {QStringLiteral("applicant-whole"),
       [this] {
         serveOutOfTurn(kAgentsRow);
         parts_.pages.applicant()->reveal(QStringLiteral("核对委托书"));
       }},
      {QStringLiteral("auto-call"),
       [this] {
         begin();
         parts_.pages.calling()->setAutoCall(true);
         main();
         main();
         parts_.pages.outcomes()->open();
         main();
         pass(2);
       }},
  };
}

}  // namespace hall::counter
