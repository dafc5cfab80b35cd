#pragma once

#include <QString>
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
    std::function<void(int)> showTab;        ///< who waits, the guide, the hall
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

  // What the person at the counter does.
  void main();
  void pass(qint64 seconds);
  QString idAt(int row) const;
  /// Everything as at work in the morning.
  void begin();

  const Parts parts_;
};

}  // namespace hall::counter
