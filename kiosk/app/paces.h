#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>
#include <functional>

#include "kiosk/app/demo_hall.h"
#include "kiosk/app/kiosk_window.h"

namespace hall::kiosk {

/// How fast this machine shows the kiosk's pages, and whether its memory stays what it is: visits
/// of the scripted hall by synthetic touches and keys. What `--paces` says, and what the bench's U1
/// reads.
class Paces {
 public:
  struct Parts {
    DemoHall& hall;
    KioskPages& pages;
    KioskWindow& window;
  };
  struct Length {
    int rounds = 5;    ///< of each touch and key
    int visits = 100;  ///< to the printed number and back
  };
  explicit Paces(const Parts& parts);

  /// One line a value, as it is measured: "touch-ms find 41.2", "key-ms S 12.9", "memory-mib 100
  /// 143.0" after each hundred visits and the last. False where something that is to be touched is
  /// not there; `fault` names it.
  bool measure(const Length& length, const std::function<void(const QString&)>& say);
  const QString& fault() const { return fault_; }

 private:
  /// From the event to the last frame that it brings.
  double frameAfter(const std::function<void()>& act);
  bool touch(const QString& name);
  void type(QChar character);
  void home();
  /// To the next frame, if there is one.
  void settle();
  bool measureTouches(const std::function<void(const QString&)>& say);
  bool measureKeys(const std::function<void(const QString&)>& say);
  bool visit();
  bool awaitResult();
  QString firstFound() const;

  const Parts parts_;
  QElapsedTimer clock_;
  qint64 lastFrameNs_ = 0;
  QString fault_;
};

}  // namespace hall::kiosk
