#include "kiosk/app/tour.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>

namespace hall::kiosk {

namespace {
const QString kElderly = QStringLiteral("110105194612310028");
const QString kAdult = QStringLiteral("110105199601010014");
}  // namespace

QStringList Tour::walk(const QString& folder) {
  if (parts_.window.window() == nullptr) return parts_.window.warnings();
  if (!folder.isEmpty() && !QDir().mkpath(folder)) {
    return {QStringLiteral("the folder %1 cannot be made").arg(folder)};
  }
  const Mode modes[] = {
      {QStringLiteral("plain"), false, false, false, false},
      {QStringLiteral("elder"), true, false, false, false},
      {QStringLiteral("low"), false, true, false, false},
      {QStringLiteral("contrast"), false, false, true, false},
      {QStringLiteral("english"), false, false, false, true},
      {QStringLiteral("elder-low-english"), true, true, false, true}};
  for (const Mode& mode : modes) {
    for (const Stop& stop : stops()) look(stop, mode, folder);
  }
  return faults_ + parts_.window.warnings();
}

std::vector<Tour::Stop> Tour::stops() {
  KioskPages& pages = parts_.pages;
  DemoHall& hall = parts_.hall;
  const auto card = [&pages](const QString& number) {
    pages.number()->readCard(number, {}, Person::Source::Card);
  };
  return {
      {QStringLiteral("home"), [] {}},
      {QStringLiteral("closed"), [&hall] { hall.setIssuing(false); }},
      {QStringLiteral("suspended"),
       [&hall] { hall.setSuspended(QStringLiteral("因停电暂停服务，恢复时间另行广播")); }},
      {QStringLiteral("out-of-use"),
       [&hall] { hall.setClosed(QStringLiteral("本机维护中，请使用旁边的取号机")); }},
      {QStringLiteral("lost"), [&hall] { hall.setOnline(false); }},
      {QStringLiteral("find"), [&pages] { pages.home()->choosePersonal(); }},
      {QStringLiteral("found"),
       [&pages] {
         pages.home()->choosePersonal();
         pages.find()->type(QStringLiteral("SHB"));
       }},
      {QStringLiteral("nothing-found"),
       [&pages] {
         pages.home()->chooseEnterprise();
         pages.find()->type(QStringLiteral("QQQ"));
       }},
      {QStringLiteral("themes"), [&pages] { pages.home()->chooseEntry(QStringLiteral("themes")); }},
      {QStringLiteral("guide"), [&pages] { pages.guide()->open(QStringLiteral("pension")); }},
      {QStringLiteral("number"), [this] { begin(QStringLiteral("social-card")); }},
      {QStringLiteral("number-card"),
       [this, card] {
         begin(QStringLiteral("social-card"));
         card(kAdult);
       }},
      {QStringLiteral("number-priority"),
       [this, card] {
         begin(QStringLiteral("social-card"));
         card(kElderly);
       }},
      {QStringLiteral("number-required"), [this] { begin(QStringLiteral("transfer-house")); }},
      {QStringLiteral("number-agent"),
       [this, card, &pages] {
         begin(QStringLiteral("company"));
         pages.number()->setAgent(true);
         card(kAdult);
       }},
      {QStringLiteral("number-refused"),
       [&pages] { pages.home()->chooseEntry(QStringLiteral("appointment")); }},
      {QStringLiteral("result"),
       [this, &pages] {
         begin(QStringLiteral("provident"));
         pages.number()->confirm();
         awaitPaper();
       }},
      {QStringLiteral("own-number"),
       [&pages] { pages.home()->chooseEntry(QStringLiteral("progress")); }},
      {QStringLiteral("own-number-found"),
       [&pages] {
         pages.home()->chooseEntry(QStringLiteral("progress"));
         pages.ownNumber()->type(QStringLiteral("A002"));
         pages.ownNumber()->look();
       }},
      {QStringLiteral("idle-warning"),
       [&pages] {
         pages.home()->choosePersonal();
         while (pages.visit()->secondsLeft() < 0) pages.visit()->secondPassed();
       }},
  };
}

void Tour::look(const Stop& stop, const Mode& mode, const QString& folder) {
  Visit& visit = *parts_.pages.visit();
  visit.setElder(mode.elder);
  visit.setLow(mode.low);
  visit.setHighContrast(mode.highContrast);
  visit.setEnglish(mode.english);
  stop.go();
  settle();
  const QImage picture = parts_.window.window()->grabWindow();
  if (picture.isNull())
    faults_ << QStringLiteral("%1 in %2 shows nothing").arg(stop.name, mode.name);
  const QString file = QStringLiteral("%1/%2-%3.png").arg(folder, stop.name, mode.name);
  if (!folder.isEmpty() && !picture.save(file)) {
    faults_ << QStringLiteral("%1 cannot be written").arg(file);
  }
  parts_.hall.setOnline(true);
  parts_.hall.setSuspended({});
  parts_.hall.setClosed({});
  parts_.hall.setIssuing(true);
  visit.end();
  settle();
}

void Tour::begin(const QString& item) {
  parts_.pages.number()->beginItem(item);
  settle();
}

/// The printer works on a thread of its own and answers within its patience.
void Tour::awaitPaper() {
  const auto isOut = [this] {
    const auto step = parts_.pages.number()->step();
    return step != NumberController::Step::Issuing && step != NumberController::Step::Printing;
  };
  while (!isOut()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// Until the scripted hall and the pages have nothing more to do; answers come in the next turn.
/// Pages that were left go at once: outside of the program's own loop they would stay until the
/// end.
void Tour::settle() {
  for (int turn = 0; turn < 10; ++turn) QCoreApplication::processEvents();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

}  // namespace hall::kiosk
