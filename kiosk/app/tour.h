#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <vector>

#include "kiosk/app/demo_hall.h"
#include "kiosk/app/kiosk_window.h"

namespace hall::kiosk {

/// Walks through every page of the kiosk, in both languages and all modes, over the scripted hall:
/// what `--self-test` and `--screenshots` do, and what a designer looks at after a change.
class Tour {
 public:
  struct Parts {
    DemoHall& hall;
    KioskPages& pages;
    KioskWindow& window;
  };
  explicit Tour(const Parts& parts) : parts_(parts) {}

  /// Pictures go to `folder`; empty: none. Returns what was wrong, nothing when all is well.
  QStringList walk(const QString& folder);

 private:
  struct Stop {
    QString name;
    std::function<void()> go;
  };
  struct Mode {
    QString name;
    bool elder, low, highContrast, english;
  };
  std::vector<Stop> stops();
  void look(const Stop& stop, const Mode& mode, const QString& folder);
  void begin(const QString& item);
  void awaitPaper();
  static void settle();

  const Parts parts_;
  QStringList faults_;
};

}  // namespace hall::kiosk
