#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QQuickItem>
#include <QTranslator>
#include <memory>
#include <vector>

#include "counter-client/app/demo_hall.h"
#include "counter-client/app/tour_stops.h"
#include "counter-client/ui/counter_pages.h"
#include "tests/unit/counter_ui/kept_printing.h"

namespace hall::counter {

/// The pages over the scripted hall, and the way through their states.
class ScriptedCounter : public QObject {
  Q_OBJECT
  Q_PROPERTY(hall::counter::CounterPages* pages READ pages NOTIFY renewed)
  /// With HALL_LONG: every row of every table.
  Q_PROPERTY(bool thorough READ isThorough CONSTANT)

 public:
  /// The texts of this engine follow the language that was chosen.
  explicit ScriptedCounter(QQmlEngine& engine);
  ~ScriptedCounter() override;

  CounterPages* pages();
  static bool isThorough() { return qEnvironmentVariableIsSet("HALL_LONG"); }

  /// A counter where nobody has logged in, in Chinese. What shows the one before is gone by then.
  Q_INVOKABLE void renew();
  /// The names of the states, in the order of the way.
  Q_INVOKABLE QStringList stops() const;
  /// On the way to the state that comes after the last one.
  Q_INVOKABLE void next();
  /// All the way there.
  Q_INVOKABLE void goTo(const QString& stop);
  Q_INVOKABLE void speak(bool english);
  /// Until answers have come.
  Q_INVOKABLE void turn();
  /// And every item has its place.
  Q_INVOKABLE void settle(QQuickItem* item);
  /// Warnings of the QML engine since the last call.
  Q_INVOKABLE QStringList takeWarnings();

 Q_SIGNALS:
  void renewed();
  /// This property of the page to be this.
  void wanted(const QString& property, const QVariant& value);

 private:
  struct Stage;

  QQmlEngine& engine_;
  QTranslator english_;
  std::unique_ptr<Stage> stage_;
  QStringList warnings_;
};

}  // namespace hall::counter
