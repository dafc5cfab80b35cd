#pragma once

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <QByteArray>
#include <QString>
#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

#include "terminal/device/escpos.h"

namespace hall::terminal::sample {

/// An ESC/POS printer at a path, as the kernel's usblp makes one at /dev/usb/lp0: no serial line to
/// set up. Takes every byte, and answers each request for its status: all is well at first. A
/// pseudo terminal that changes nothing stands in for the USB port; the link knows its path only.
class PrinterAtPath {
 public:
  PrinterAtPath() : port_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    if (port_ < 0 || ::grantpt(port_) != 0 || ::unlockpt(port_) != 0) std::abort();
    path_ = ::ptsname(port_);
    // Held open, so that the port does not hang up between two sheets.
    device_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios settings{};
    if (device_ < 0 || ::tcgetattr(device_, &settings) != 0) std::abort();
    ::cfmakeraw(&settings);
    if (::tcsetattr(device_, TCSANOW, &settings) != 0) std::abort();
    works_ = std::thread([this] { work(); });
  }
  ~PrinterAtPath() {
    ended_ = true;
    works_.join();
    ::close(device_);
    ::close(port_);
  }
  PrinterAtPath(const PrinterAtPath&) = delete;
  PrinterAtPath& operator=(const PrinterAtPath&) = delete;

  QString path() const { return QString::fromStdString(path_); }
  void answer(const QByteArray& status) {
    const std::lock_guard lock(mutex_);
    status_ = status;
  }
  QByteArray taken() const {
    const std::lock_guard lock(mutex_);
    return taken_;
  }

 private:
  void work() {
    while (!ended_) {
      pollfd wanted{port_, POLLIN, 0};
      if (::poll(&wanted, 1, 50) <= 0) continue;
      std::array<char, 4096> bytes{};
      const ssize_t size = ::read(port_, bytes.data(), bytes.size());
      if (size <= 0) return;
      take(QByteArray(bytes.data(), static_cast<int>(size)));
    }
  }
  void take(const QByteArray& bytes) {
    const std::lock_guard lock(mutex_);
    taken_ += bytes;
    const auto asked = taken_.count(escPosStatusRequest());
    for (; answered_ < asked; ++answered_) {
      if (::write(port_, status_.constData(), static_cast<std::size_t>(status_.size())) < 0) return;
    }
  }

  int port_;
  int device_ = -1;
  std::string path_;
  std::atomic<bool> ended_ = false;
  mutable std::mutex mutex_;
  QByteArray status_ = QByteArray::fromHex("121212");  ///< protected by mutex_, as are those below
  QByteArray taken_;
  decltype(QByteArray().count("x")) answered_ = 0;
  std::thread works_;
};

}  // namespace hall::terminal::sample
