#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "kiosk/app/demo_hall.h"
#include "kiosk/app/demo_printer.h"
#include "kiosk/app/kiosk_window.h"

namespace hall::kiosk {

/// Walks through every page of the kiosk, in both languages and all modes, over the scripted hall:
/// what `--self-test` and `--screenshots` do, and what a designer looks at after a change.
class Tour {
 public:
  struct Parts {
    DemoHall& hall;
    DemoPrinter& printer;
    KioskPages& pages;
    KioskWindow& window;
  };
  explicit Tour(const Parts& parts) : parts_(parts) {}

  /// Before the pages are made: takes a number and leaves its paper unprinted, as a power cut does.
  static void cutPower(DemoHall& hall, IntentionBook& book);

  /// Pictures go to `folder`; empty: none. Returns what was wrong, nothing when all is well.
  QStringList walk(const QString& folder);

 private:
  struct Stop {
    QString name;
    std::function<void()> go;
  };
  struct Mode {
    QString name;
    bool elder, low, highContrast;
  };
  void walk(const std::vector<Stop>& stops, const QString& folder);
  void look(const Stop& stop, const Mode& mode, bool english, const QString& folder);
  void reset();
  std::vector<Stop> hallStops();
  std::vector<Stop> findStops();
  std::vector<Stop> guideStops();
  std::vector<Stop> numberStops();
  std::vector<Stop> personStops();
  std::vector<Stop> ownNumberStops();

  void begin(const QString& item);
  void lay(const QString& card);
  /// The control of that name; a fault where none is seen.
  void touch(const QString& name);
  void confirm();
  static void turnUntil(const std::function<bool()>& done);
  static void settle();

  const Parts parts_;
  QStringList faults_;
};

}  // namespace hall::kiosk
