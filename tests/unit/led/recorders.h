#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/led/controller_line.h"

namespace hall::led {

/// Longer than anything here takes; a test that waits so long has failed.
inline constexpr std::chrono::seconds kPatience{20};

/// A descriptor that is closed in the end.
class Held {
 public:
  explicit Held(int descriptor = -1) : descriptor_(descriptor) {}
  ~Held() { reset(); }
  Held(Held&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Held& operator=(Held&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  void reset() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

inline bool isReady(int descriptor, std::chrono::milliseconds patience = kPatience) {
  pollfd one{descriptor, POLLIN, 0};
  return poll(&one, 1, static_cast<int>(patience.count())) > 0;
}

/// The next `count` bytes; fewer: no more came.
inline std::string readBytes(int descriptor, std::size_t count) {
  std::string bytes;
  while (bytes.size() < count && isReady(descriptor)) {
    std::array<char, 4096> piece{};
    const ssize_t got =
        read(descriptor, piece.data(), std::min(piece.size(), count - bytes.size()));
    if (got <= 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(got));
  }
  return bytes;
}

/// A socket bound to a port of its own, which refuses everybody until it listens.
class Port {
 public:
  Port() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(bind(socket_.get(), address(), size_), 0);
    getsockname(socket_.get(), address(), &size_);
  }
  /// With so many that may wait to be taken.
  void listen(int waiting) { EXPECT_EQ(::listen(socket_.get(), waiting), 0); }
  Held connected() {
    Held caller(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    static_cast<void>(connect(caller.get(), address(), size_));
    return caller;
  }
  NetworkTarget target() const { return {"127.0.0.1", ntohs(address_.sin_port)}; }
  int get() const { return socket_.get(); }

 private:
  sockaddr* address() { return reinterpret_cast<sockaddr*>(&address_); }  // NOLINT: sockets

  Held socket_;
  sockaddr_in address_{};
  socklen_t size_ = sizeof address_;
};

/// A controller in the network that writes down what it is sent, one connection after another.
class NetworkRecorder {
 public:
  /// Not listening, it refuses everybody.
  explicit NetworkRecorder(bool listening = true) {
    if (listening) listen();
  }

  NetworkTarget target() const { return port_.target(); }
  void listen() { port_.listen(16); }

  /// Takes the next connection, and leaves the one before. False: nobody connects.
  bool accept(std::chrono::milliseconds patience = kPatience) {
    if (!isReady(port_.get(), patience)) return false;
    connection_ = Held(::accept(port_.get(), nullptr, nullptr));
    return connection_.get() >= 0;
  }
  void hangUp() { connection_.reset(); }
  /// Closes its side in order, and takes what is still on its way.
  std::string farewell() {
    shutdown(connection_.get(), SHUT_WR);
    std::string rest = readBytes(connection_.get(), 4096);
    connection_.reset();
    return rest;
  }
  std::string next(std::size_t count) {
    if (connection_.get() < 0 && !accept()) return {};
    return readBytes(connection_.get(), count);
  }
  /// As a controller that says something.
  void say(std::string_view bytes) {
    EXPECT_EQ(
        send(connection_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL),
        static_cast<ssize_t>(bytes.size())
    );
  }

 private:
  Port port_;
  Held connection_;
};

/// Nobody answers there, neither yes nor no: its queue of connections is full.
class SilentController {
 public:
  SilentController() {
    port_.listen(0);
    for (int i = 0; i < 8; ++i) waiting_.push_back(port_.connected());
  }
  NetworkTarget target() const { return port_.target(); }

 private:
  Port port_;
  std::vector<Held> waiting_;
};

/// A serial line whose other end writes down what it is sent.
class SerialRecorder {
 public:
  SerialRecorder() : other_(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    EXPECT_EQ(grantpt(other_.get()), 0);
    EXPECT_EQ(unlockpt(other_.get()), 0);
    std::array<char, 128> name{};
    EXPECT_EQ(ptsname_r(other_.get(), name.data(), name.size()), 0);
    device_ = name.data();
    // Held open, so that the other end may be read at any time.
    line_ = Held(::open(device_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
    EXPECT_GE(line_.get(), 0);
  }

  SerialTarget target(std::uint32_t bitsPerSecond = 9600) const { return {device_, bitsPerSecond}; }
  std::string next(std::size_t count) { return readBytes(other_.get(), count); }
  void say(std::string_view bytes) {
    EXPECT_EQ(write(other_.get(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  /// How the line is set now.
  termios settings() const {
    termios set{};
    EXPECT_EQ(tcgetattr(line_.get(), &set), 0);
    return set;
  }
  void unplug() {
    line_.reset();
    other_.reset();
  }

 private:
  Held other_;
  Held line_;
  std::string device_;
};

}  // namespace hall::led
