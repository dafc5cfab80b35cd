#pragma once

#include <QString>
#include <QStringList>
#include <functional>

#include "counter-client/app/counter_window.h"
#include "counter-client/app/demo_hall.h"
#include "counter-client/app/tour_stops.h"

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
  void look(const QString& name, const QString& folder);
  void take(QQuickWindow* window, const QString& name, const QString& folder);

  const Parts parts_;
  QStringList faults_;
};

}  // namespace hall::counter
