#pragma once

#include <QString>

namespace hall::kiosk {

/// Whatever reads texts aloud at the kiosk: one at a time, the newest instead of the one before.
/// Used from the pages' thread, and never waits.
class Speaker {
 public:
  virtual ~Speaker() = default;
  /// False: this kiosk has no voice, and offers none.
  virtual bool isThere() const = 0;
  virtual void say(const QString& text, bool english) = 0;
  /// Nothing is read any more.
  virtual void hush() = 0;
};

}  // namespace hall::kiosk
