#include "tests/ui/kiosk_pages/scripted_kiosk.h"

#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QQmlError>
#include <QQuickWindow>
#include <QTimer>
#include <utility>

#include "kiosk/app/tour.h"

namespace hall::kiosk {

void ScriptedPrinter::print(const TicketSlip&, bool, std::function<void(bool)> then) {
  QTimer::singleShot(0, this, [this, then = std::move(then)] {
    then(state_ == PrinterState::Ready || state_ == PrinterState::PaperLow);
  });
}

void ScriptedPrinter::printGuide(const QString&, bool, std::function<void(bool)> then) {
  print({}, false, std::move(then));
}

void ScriptedPrinter::setState(PrinterState state) {
  state_ = state;
  Q_EMIT stateChanged();
}

ScriptedKiosk::ScriptedKiosk(QQmlEngine& engine)
    : engine_(engine),
      pages_({hall_, printer_, book_, speaker_, [] { return QDate(2026, 7, 1); }}) {
  if (!english_.load(QStringLiteral(":/i18n/kiosk_en.qm"))) qFatal("no English texts");
  listenTo(*pages_.visit());
  connect(&engine_, &QQmlEngine::warnings, this, [this](const QList<QQmlError>& warnings) {
    for (const QQmlError& warning : warnings) warnings_ << warning.toString();
  });
}

void ScriptedKiosk::listenTo(Visit& visit) {
  connect(&visit, &Visit::languageChanged, this, [this, &visit] { speak(visit.english()); });
}

KioskPages* ScriptedKiosk::afterPowerCut() {
  if (!afterPowerCut_) {
    Tour::cutPower(hall_, cutBook_);
    afterPowerCut_ = std::make_unique<KioskPages>(KioskPages::Parts{
        hall_, printer_, cutBook_, speaker_, [] { return QDate(2026, 7, 1); }});
    QQmlEngine::setObjectOwnership(afterPowerCut_.get(), QQmlEngine::CppOwnership);
    listenTo(*afterPowerCut_->visit());
    turn();
  }
  return afterPowerCut_.get();
}

void ScriptedKiosk::speak(bool english) {
  if (english) QCoreApplication::installTranslator(&english_);
  if (!english) QCoreApplication::removeTranslator(&english_);
  engine_.retranslate();
}

void ScriptedKiosk::reset() {
  hall_.setOnline(true);
  hall_.setIssuing(true);
  hall_.setSuspended({});
  hall_.setClosed({});
  hall_.setBroadcast({});
  hall_.setIssuesAlone(true);
  printer_.setState(PrinterState::Ready);
  pages_.visit()->end();
  if (afterPowerCut_) afterPowerCut_->visit()->end();
}

void ScriptedKiosk::letPass(int seconds) {
  for (int i = 0; i < seconds; ++i) pages_.visit()->secondPassed();
}

void ScriptedKiosk::setPaper(bool paper) {
  printer_.setState(paper ? PrinterState::Ready : PrinterState::PaperOut);
}

void ScriptedKiosk::turn() {
  for (int turn = 0; turn < 8; ++turn) QCoreApplication::processEvents();
  // A page that was left is deleted at the end of the turn of an event loop, which a test has not.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void ScriptedKiosk::settle(QQuickItem* item) {
  turn();
  if (item->window() == nullptr || item->window()->grabWindow().isNull()) qFatal("nothing to see");
}

QStringList ScriptedKiosk::takeWarnings() {
  return std::exchange(warnings_, {});
}

}  // namespace hall::kiosk
