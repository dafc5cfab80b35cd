#pragma once

#include <QByteArray>
#include <QString>
#include <chrono>
#include <memory>
#include <optional>

namespace hall::terminal {

/// A device that takes and gives bytes: /dev/usb/lp0, a serial line, a TCP address. Opened for one
/// exchange and closed after it, so that a cable pulled and put back needs no care. One thread.
class ByteLink {
 public:
  virtual ~ByteLink() = default;
  /// False: it is not there. Opening an open one opens it anew.
  virtual bool open() = 0;
  virtual void close() = 0;
  /// False once the device was seen to be gone; `open` asks again.
  virtual bool isAlive() const = 0;
  /// False: not every byte was taken within the time.
  virtual bool write(const QByteArray& bytes, std::chrono::milliseconds patience) = 0;
  /// What came within the time, at most `size` bytes; what lay there before is thrown away by
  /// `open`.
  virtual QByteArray read(int size, std::chrono::milliseconds patience) = 0;
};

/// By address: `/dev/…` a device path, `tcp:host:9100` a network printer, `serial:/dev/ttyS0:19200`
/// a serial line with 8 data bits, no parity, one stop bit. Nothing for any other text.
std::unique_ptr<ByteLink> byteLinkTo(const QString& address);

}  // namespace hall::terminal
