#pragma once

#include <QString>
#include <memory>
#include <optional>

#include "terminal/device/byte_link.h"

namespace hall::terminal {

/// A card reader or code scanner that sends each reading as a line of text: `number` or
/// `number,name`, UTF-8, ended by CR or LF. A scanner that types like a keyboard needs none of
/// this. Vendors' readers with a library of their own speak to this through a program that prints
/// such lines, so that no closed library lives in the kiosk's process.
class LineReader {
 public:
  struct Reading {
    QString number;
    QString name;  ///< empty where the device sends none
  };

  /// Longer lines, those with control characters, and what is followed by 200 ms of silence instead
  /// of its end (a card pulled half way) are noise and thrown away whole.
  static constexpr int kLineBytesMax = 512;

  explicit LineReader(std::unique_ptr<ByteLink> link);
  /// The next whole reading, if one came; never waits longer than 50 ms. Opens the device where it
  /// is not open, so a reader pulled out comes back by itself.
  std::optional<Reading> take();
  bool isThere() const { return link_->isAlive(); }

 private:
  std::optional<Reading> readingOf(const QByteArray& line) const;

  const std::unique_ptr<ByteLink> link_;
  QByteArray pending_;
  bool tooLong_ = false;
  int silentTakes_ = 0;
};

}  // namespace hall::terminal
