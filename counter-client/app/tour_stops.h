#pragma once

#include <QString>
#include <QVariant>
#include <functional>
#include <vector>

#include "counter-client/app/demo_hall.h"
#include "counter-client/ui/counter_pages.h"

namespace hall::counter {

/// Every state of the counter's windows, and what leads from each to the next over the scripted
/// hall: of the walk, and of the tests of the windows.
class TourStops {
 public:
  struct Parts {
    DemoHall& hall;
    CounterPages& pages;
    std::function<void(qint64)> passSteady;  ///< of the clock that the pages look at
    /// A property of the full window: its tab, and whether its kind is asked for.
    std::function<void(const char*, const QVariant&)> show;
  };
  struct Stop {
    QString name;
    std::function<void()> go;
  };
  explicit TourStops(const Parts& parts) : parts_(parts) {}

  /// In the order in which they are gone to, each once, beginning with a counter where nobody has
  /// logged in. They live no longer than this.
  std::vector<Stop> all();
  /// Until answers have come and everything has its place.
  static void settle();

 private:
  std::vector<Stop> signInStops();
  std::vector<Stop> callingStops();
  std::vector<Stop> servingStops();
  std::vector<Stop> hallStops();
  std::vector<Stop> lossStops();
  std::vector<Stop> managerStops();

  static constexpr qint64 kMinuteS = 60;

  // What the person at the counter does.
  void main();
  void pass(qint64 seconds);
  QString idAt(int row) const;
  /// Everything as at work in the morning.
  void begin();
  void serve();
  void serveOutOfTurn(int row);
  void showTab(int tab) { parts_.show("tab", tab); }

  const Parts parts_;
};

}  // namespace hall::counter
