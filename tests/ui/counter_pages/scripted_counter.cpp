#include "tests/ui/counter_pages/scripted_counter.h"

#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QQmlError>
#include <QQuickWindow>
#include <utility>

namespace hall::counter {

struct ScriptedCounter::Stage {
  explicit Stage(ScriptedCounter& owner)
      : way(
            {hall,
             pages,
             [this](qint64 ms) { steady += ms; },
             [&owner](const char* property, const QVariant& value) {
               Q_EMIT owner.wanted(QString::fromLatin1(property), value);
             }}
        ),
        stops(way.all()) {
    QQmlEngine::setObjectOwnership(&pages, QQmlEngine::CppOwnership);
  }

  DemoHall hall;
  KeptPrinting printing;
  qint64 steady = 0;
  CounterPages pages{
      {hall,
       printing,
       [this] { return steady; },
       QStringLiteral("3"),
       {QStringLiteral("材料已复印"), QStringLiteral("已电话联系申请人")}}};
  TourStops way;
  std::vector<TourStops::Stop> stops;
  std::size_t reached = 0;
};

ScriptedCounter::ScriptedCounter(QQmlEngine& engine)
    : engine_(engine), stage_(std::make_unique<Stage>(*this)) {
  if (!english_.load(QStringLiteral(":/i18n/counter_en.qm"))) qFatal("no English texts");
  connect(&engine_, &QQmlEngine::warnings, this, [this](const QList<QQmlError>& warnings) {
    for (const QQmlError& warning : warnings) warnings_ << warning.toString();
  });
}

ScriptedCounter::~ScriptedCounter() {
  QCoreApplication::removeTranslator(&english_);
}

CounterPages* ScriptedCounter::pages() {
  return &stage_->pages;
}

void ScriptedCounter::renew() {
  turn();
  speak(false);
  stage_ = std::make_unique<Stage>(*this);
  Q_EMIT renewed();
}

QStringList ScriptedCounter::stops() const {
  QStringList names;
  for (const auto& stop : stage_->stops) names << stop.name;
  return names;
}

void ScriptedCounter::next() {
  if (stage_->reached == stage_->stops.size()) qFatal("the way is at its end");
  stage_->stops[stage_->reached++].go();
  turn();
}

void ScriptedCounter::goTo(const QString& stop) {
  do next();
  while (stage_->stops[stage_->reached - 1].name != stop);
}

void ScriptedCounter::speak(bool english) {
  if (english == stage_->pages.language()->english()) return;
  if (english) QCoreApplication::installTranslator(&english_);
  if (!english) QCoreApplication::removeTranslator(&english_);
  stage_->pages.language()->setEnglish(english);
  engine_.retranslate();
}

void ScriptedCounter::turn() {
  TourStops::settle();
  // What was left is deleted at the end of the turn of an event loop, which a test has not.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void ScriptedCounter::settle(QQuickItem* item) {
  turn();
  if (item->window() == nullptr || item->window()->grabWindow().isNull()) qFatal("nothing to see");
}

QStringList ScriptedCounter::takeWarnings() {
  return std::exchange(warnings_, {});
}

}  // namespace hall::counter
