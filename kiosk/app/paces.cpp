#include "kiosk/app/paces.h"

#include <unistd.h>
#include <QCoreApplication>
#include <QFile>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QQuickItem>

namespace hall::kiosk {

namespace {

/// So long without a frame, and what a touch began is on the screen.
constexpr qint64 kQuietNs = 60'000'000;
constexpr int kVisitsToARow = 100;

double milliseconds(qint64 ns) {
  return static_cast<double>(ns) / 1e6;
}

/// The visible control of that name; null: there is none.
QQuickItem* named(QQuickItem* item, const QString& name) {
  if (!item->isVisible() || !item->isEnabled()) return nullptr;
  const bool meant =
      item->property("name").toString() == name || item->property("title").toString() == name;
  if (item->activeFocusOnTab() && meant) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = named(child, name)) return found;
  }
  return nullptr;
}

double residentMib() {
  QFile file(QStringLiteral("/proc/self/statm"));
  if (!file.open(QIODevice::ReadOnly)) return 0;
  const qint64 pages = file.readAll().split(' ').value(1).toLongLong();
  return static_cast<double>(pages * sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

}  // namespace

Paces::Paces(const Parts& parts) : parts_(parts) {
  clock_.start();
  QObject::connect(
      parts_.window.window(),
      &QQuickWindow::frameSwapped,
      &parts_.pages,
      [this] { lastFrameNs_ = clock_.nsecsElapsed(); },
      Qt::DirectConnection
  );
}

bool Paces::measure(const Length& length, const std::function<void(const QString&)>& say) {
  frameAfter([this] { parts_.window.window()->grabWindow(); });
  for (int round = 0; round < length.rounds; ++round) {
    if (!measureTouches(say) || !measureKeys(say)) return false;
  }
  for (int done = 1; done <= length.visits; ++done) {
    if (!visit()) return false;
    if (done % kVisitsToARow != 0 && done != length.visits) continue;
    say(QStringLiteral("memory-mib %1 %2").arg(done).arg(residentMib(), 0, 'f', 1));
  }
  return true;
}

/// Each page from the one that leads to it.
bool Paces::measureTouches(const std::function<void(const QString&)>& say) {
  const auto page = [&](const char* to, const QString& name) {
    bool there = false;
    const double ms = frameAfter([&] { there = touch(name); });
    if (there) say(QStringLiteral("touch-ms %1 %2").arg(QLatin1String(to)).arg(ms, 0, 'f', 1));
    return there;
  };
  const QString home = QStringLiteral("首页");
  return page("find", QStringLiteral("个人办事")) && page("home", home) &&
         page("themes", QStringLiteral("一件事一次办")) && page("home", home) &&
         page("guides", QStringLiteral("办事指南")) && page("guide", firstFound()) &&
         page("home", home) && page("find", QStringLiteral("个人办事")) &&
         page("number", firstFound()) && page("taken", QStringLiteral("不刷证取号")) &&
         awaitResult() && page("own-number", QStringLiteral("进度查询")) && page("home", home) &&
         page("elder", QStringLiteral("长辈版")) && page("elder", QStringLiteral("长辈版"));
}

/// What stands first on the page that finds items.
QString Paces::firstFound() const {
  const ChoiceModel& shown = *parts_.pages.find()->results()->shown();
  return shown.rowCount() == 0 ? QString() : shown.at(0).title;
}

bool Paces::measureKeys(const std::function<void(const QString&)>& say) {
  if (!touch(QStringLiteral("企业办事"))) return false;
  settle();
  for (const QChar key : QStringLiteral("SHBZ")) {
    const double ms = frameAfter([&] { type(key); });
    say(QStringLiteral("key-ms %1 %2").arg(key).arg(ms, 0, 'f', 1));
  }
  home();
  return true;
}

/// Looks for an item, reads a guide, takes a number and goes.
bool Paces::visit() {
  if (!touch(QStringLiteral("个人办事"))) return false;
  settle();
  type(u'S');
  parts_.pages.guide()->open(parts_.hall.catalogue()->items[0].code);
  settle();
  home();
  if (!touch(QStringLiteral("个人办事"))) return false;
  settle();
  if (!touch(firstFound())) return false;
  settle();
  if (!touch(QStringLiteral("不刷证取号"))) return false;
  return awaitResult();
}

/// Until the number is in hand; then everybody goes.
bool Paces::awaitResult() {
  const auto step = [this] { return parts_.pages.number()->step(); };
  while (step() == NumberController::Step::Issuing || step() == NumberController::Step::Printing) {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
  }
  if (step() != NumberController::Step::Printed && step() != NumberController::Step::NotPrinted) {
    fault_ = QStringLiteral("there is no number in hand");
    return false;
  }
  settle();
  home();
  return true;
}

double Paces::frameAfter(const std::function<void()>& act) {
  const qint64 begin = clock_.nsecsElapsed();
  lastFrameNs_ = begin;
  act();
  qint64 quietSince = clock_.nsecsElapsed();
  while (clock_.nsecsElapsed() - quietSince < kQuietNs) {
    QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    quietSince = std::max(quietSince, lastFrameNs_);
  }
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  return milliseconds(lastFrameNs_ - begin);
}

bool Paces::touch(const QString& name) {
  QQuickWindow* window = parts_.window.window();
  const QQuickItem* control = named(window->contentItem(), name);
  if (control == nullptr) {
    fault_ = QStringLiteral("there is no %1 to touch").arg(name);
    return false;
  }
  const QPointF at = control->mapToScene(QPointF(control->width() / 2, control->height() / 2));
  QMouseEvent down(
      QEvent::MouseButtonPress, at, at, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier
  );
  QCoreApplication::sendEvent(window, &down);
  // Made no sooner: the two share the point of the device.
  QMouseEvent up(QEvent::MouseButtonRelease, at, at, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
  QCoreApplication::sendEvent(window, &up);
  return true;
}

void Paces::type(QChar character) {
  QQuickWindow* window = parts_.window.window();
  const int key = character.unicode();
  QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, QString(character));
  QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, QString(character));
  QCoreApplication::sendEvent(window, &down);
  QCoreApplication::sendEvent(window, &up);
}

void Paces::home() {
  parts_.pages.visit()->home();
  settle();
}

void Paces::settle() {
  const qint64 begin = clock_.nsecsElapsed();
  lastFrameNs_ = begin;
  while (lastFrameNs_ == begin && clock_.nsecsElapsed() - begin < kQuietNs) {
    QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
  }
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

}  // namespace hall::kiosk
