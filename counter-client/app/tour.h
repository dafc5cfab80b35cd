#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "counter-client/app/counter_window.h"
#include "counter-client/app/demo_hall.h"

namespace hall::counter {

/// Walks through every state of the counter's windows, light and dark, in both languages, over the
/// scripted hall: what `--self-test` and `--screenshots` do, and what a designer looks at after a
/// change.
class Tour {
 public:
  struct Parts {
    DemoHall& hall;
    CounterPages& pages;
    CounterWindow& window;
    std::function<void(qint64)> passSteady;  ///< of the clock that the pages look at
  };
  explicit Tour(const Parts& parts) : parts_(parts) {}

  /// Pictures go to `folder`; empty: none. Returns what was wrong, nothing when all is well.
  QStringList walk(const QString& folder);

 private:
  struct Stop {
    QString name;
    std::function<void()> go;
  };
  std::vector<Stop> signInStops();
  std::vector<Stop> callingStops();
  std::vector<Stop> servingStops();
  std::vector<Stop> hallStops();
  void walk(const std::vector<Stop>& stops, const QString& folder);
  void look(const QString& name, const QString& folder);
  void take(QQuickWindow* window, const QString& name, const QString& folder);

  // What the person at the counter does.
  void signIn();
  void main();
  void pass(qint64 seconds);
  QString idAt(int row) const;
  /// Everything as at work in the morning.
  void begin();
  void settle();

  const Parts parts_;
  QStringList faults_;
};

}  // namespace hall::counter
