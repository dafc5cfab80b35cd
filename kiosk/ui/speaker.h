#pragma once

#include <QString>
#include <functional>

namespace hall::kiosk {

/// Whatever reads texts aloud at the kiosk: one at a time, the newest instead of the one before.
/// Used from the pages' thread, and never waits.
class Speaker {
 public:
  virtual ~Speaker() = default;
  /// False: this kiosk has no voice, and offers none.
  virtual bool isThere() const = 0;
  /// `then` comes in a later turn, once the text was heard to its end: not where a newer one or
  /// `hush` cut it short, nor where it could not be read.
  virtual void say(const QString& text, bool english, std::function<void()> then) = 0;
  /// Nothing is read any more.
  virtual void hush() = 0;
};

}  // namespace hall::kiosk
