#include "kiosk/app/tour.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QQuickItem>

namespace hall::kiosk {

namespace {

QQuickItem* named(QQuickItem* item, const QString& name) {
  if (!item->isVisible() || !item->isEnabled()) return nullptr;
  if (item->activeFocusOnTab() && item->property("name").toString() == name) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = named(child, name)) return found;
  }
  return nullptr;
}

}  // namespace

void Tour::cutPower(DemoHall& hall, IntentionBook& book) {
  const QString request = book.begin();
  Errand errand;
  errand.purpose = {Purpose::Kind::Item, hall.catalogue()->items.front().code};
  hall.issue(request, errand, [&book, request](const Answer<TicketSlip>& answer) {
    if (const auto* slip = std::get_if<TicketSlip>(&answer)) book.issued(request, *slip);
  });
  settle();
}

QStringList Tour::walk(const QString& folder) {
  if (parts_.window.window() == nullptr) return parts_.window.warnings();
  if (!folder.isEmpty() && !QDir().mkpath(folder)) {
    return {QStringLiteral("the folder %1 cannot be made").arg(folder)};
  }
  settle();
  if (parts_.pages.reminder()->number().isEmpty()) faults_ << QStringLiteral("nothing is recalled");
  walk({{QStringLiteral("after-power-cut"), [] {}}}, folder);
  parts_.pages.reminder()->dismiss();
  for (const auto& stops :
       {hallStops(), findStops(), guideStops(), numberStops(), personStops(), ownNumberStops()}) {
    walk(stops, folder);
  }
  return faults_ + parts_.window.warnings();
}

void Tour::walk(const std::vector<Stop>& stops, const QString& folder) {
  const Mode modes[] = {
      {QStringLiteral("plain"), false, false, false},
      {QStringLiteral("elder"), true, false, false},
      {QStringLiteral("low"), false, true, false},
      {QStringLiteral("contrast"), false, false, true},
      {QStringLiteral("elder-low-contrast"), true, true, true}};
  for (const Mode& mode : modes) {
    for (const bool english : {false, true}) {
      for (const Stop& stop : stops) look(stop, mode, english, folder);
    }
  }
}

void Tour::look(const Stop& stop, const Mode& mode, bool english, const QString& folder) {
  Visit& visit = *parts_.pages.visit();
  visit.setElder(mode.elder);
  visit.setLow(mode.low);
  visit.setHighContrast(mode.highContrast);
  visit.setEnglish(english);
  stop.go();
  settle();
  const QString name =
      stop.name + u'-' + mode.name + (english ? QStringLiteral("-english") : QString());
  const QImage picture = parts_.window.window()->grabWindow();
  if (picture.isNull()) faults_ << QStringLiteral("%1 shows nothing").arg(name);
  const QString file = QStringLiteral("%1/%2.png").arg(folder, name);
  if (!folder.isEmpty() && !picture.save(file)) {
    faults_ << QStringLiteral("%1 cannot be written").arg(file);
  }
  reset();
}

/// Everything as at first.
void Tour::reset() {
  parts_.hall.setOnline(true);
  parts_.hall.setIssuesAlone(true);
  parts_.hall.setSuspended({});
  parts_.hall.setClosed({});
  parts_.hall.setIssuing(true);
  parts_.hall.setBroadcast({});
  parts_.printer.pretend({});
  parts_.pages.setReaderThere(true);
  parts_.pages.visit()->end();
  settle();
}

void Tour::begin(const QString& item) {
  parts_.pages.number()->beginItem(item);
  settle();
}

void Tour::lay(const QString& card) {
  parts_.pages.number()->readCard(card, {}, Person::Source::Card);
  settle();
}

void Tour::touch(const QString& name) {
  QQuickItem* control = named(parts_.window.window()->contentItem(), name);
  if (control == nullptr) {
    faults_ << QStringLiteral("there is no %1 to touch").arg(name);
    return;
  }
  QMetaObject::invokeMethod(control, "clicked");
  settle();
}

void Tour::confirm() {
  using Step = NumberController::Step;
  parts_.pages.number()->confirm();
  settle();
  turnUntil([this] {
    const Step step = parts_.pages.number()->step();
    return step != Step::Issuing && step != Step::Printing;
  });
}

/// The printer works on a thread of its own and answers within its patience.
void Tour::turnUntil(const std::function<bool()>& done) {
  while (!done()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// Until the scripted hall and the pages have nothing more to do; answers come in the next turn.
/// Pages that were left go at once: outside of the program's own loop they would stay until the
/// end.
void Tour::settle() {
  for (int turn = 0; turn < 10; ++turn) QCoreApplication::processEvents();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

}  // namespace hall::kiosk
