#include "terminal/device/byte_link.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <QFile>
#include <QHash>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cerrno>

namespace hall::terminal {

namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// How long a network printer may take to answer the telephone.
constexpr milliseconds kConnectPatience{3000};

/// A link over a file descriptor that does not block.
class DescriptorLink : public ByteLink {
 public:
  ~DescriptorLink() override { DescriptorLink::close(); }
  DescriptorLink() = default;
  DescriptorLink(const DescriptorLink&) = delete;
  DescriptorLink& operator=(const DescriptorLink&) = delete;

  bool open() override {
    close();
    descriptor_ = opened();
    if (descriptor_ >= 0) read(kStaleBytesMax, milliseconds{0});
    gone_ = false;  // some devices say "end" where they have nothing to say
    return isAlive();
  }
  void close() override {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
    gone_ = false;
  }
  bool isAlive() const override { return descriptor_ >= 0 && !gone_; }
  bool write(const QByteArray& bytes, milliseconds patience) override {
    const auto end = Steady::now() + patience;
    qsizetype done = 0;
    while (done < bytes.size() && isReady(POLLOUT, end)) {
      const ssize_t taken = ::write(
          descriptor_, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done)
      );
      if (taken < 0 && errno != EAGAIN && errno != EINTR) {
        gone_ = true;
        return false;
      }
      if (taken > 0) done += taken;
    }
    return done == bytes.size();
  }
  QByteArray read(int size, milliseconds patience) override {
    const auto end = Steady::now() + patience;
    QByteArray got;
    std::array<char, 256> buffer{};
    while (got.size() < size && isReady(POLLIN, end)) {
      const auto wanted =
          std::min<std::size_t>(buffer.size(), static_cast<std::size_t>(size - got.size()));
      const ssize_t count = ::read(descriptor_, buffer.data(), wanted);
      if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
        gone_ = true;
        break;
      }
      if (count > 0) got.append(buffer.data(), count);
    }
    return got;
  }

 protected:
  /// A non-blocking descriptor, or -1.
  virtual int opened() const = 0;

 private:
  static constexpr int kStaleBytesMax = 4096;

  bool isReady(short event, Steady::time_point end) {
    if (descriptor_ < 0) return false;
    const auto left = std::chrono::ceil<milliseconds>(end - Steady::now());
    pollfd wanted{descriptor_, event, 0};
    const int found =
        ::poll(&wanted, 1, static_cast<int>(std::max<milliseconds::rep>(0, left.count())));
    const bool ready = found > 0 && (wanted.revents & event) != 0;
    if (found > 0 && !ready) gone_ = true;
    return ready;
  }

  int descriptor_ = -1;
  bool gone_ = false;
};

class PathLink final : public DescriptorLink {
 public:
  explicit PathLink(const QString& path) : path_(QFile::encodeName(path)) {}

 protected:
  int opened() const override {
    return ::open(path_.constData(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  }

 private:
  const QByteArray path_;
};

class SerialLink final : public DescriptorLink {
 public:
  SerialLink(const QString& path, speed_t speed) : path_(QFile::encodeName(path)), speed_(speed) {}

 protected:
  int opened() const override {
    const int line = ::open(path_.constData(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (line < 0) return line;
    termios settings{};
    if (::tcgetattr(line, &settings) != 0) {
      ::close(line);
      return -1;
    }
    ::cfmakeraw(&settings);
    ::cfsetspeed(&settings, speed_);
    settings.c_cflag |= CLOCAL | CREAD;
    ::tcsetattr(line, TCSANOW, &settings);
    return line;
  }

 private:
  const QByteArray path_;
  const speed_t speed_;
};

class TcpLink final : public DescriptorLink {
 public:
  TcpLink(const QString& host, const QString& port) : host_(host.toUtf8()), port_(port.toUtf8()) {}

 protected:
  int opened() const override {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host_.constData(), port_.constData(), &hints, &found) != 0) return -1;
    int connection = -1;
    for (const addrinfo* at = found; at != nullptr && connection < 0; at = at->ai_next) {
      connection = connectedTo(*at);
    }
    ::freeaddrinfo(found);
    return connection;
  }

 private:
  static int connectedTo(const addrinfo& at) {
    const int connection =
        ::socket(at.ai_family, at.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at.ai_protocol);
    if (connection < 0) return -1;
    int failure = ::connect(connection, at.ai_addr, at.ai_addrlen) == 0 ? 0 : errno;
    if (failure == EINPROGRESS) {
      pollfd wanted{connection, POLLOUT, 0};
      socklen_t size = sizeof failure;
      if (::poll(&wanted, 1, static_cast<int>(kConnectPatience.count())) <= 0 ||
          ::getsockopt(connection, SOL_SOCKET, SO_ERROR, &failure, &size) != 0) {
        failure = ETIMEDOUT;
      }
    }
    if (failure == 0) return connection;
    ::close(connection);
    return -1;
  }

  const QByteArray host_;
  const QByteArray port_;
};

std::optional<speed_t> speedOf(const QString& text) {
  static const QHash<QString, speed_t> kSpeeds{
      {QStringLiteral("9600"), B9600},
      {QStringLiteral("19200"), B19200},
      {QStringLiteral("38400"), B38400},
      {QStringLiteral("57600"), B57600},
      {QStringLiteral("115200"), B115200}};
  const auto found = kSpeeds.find(text);
  if (found == kSpeeds.end()) return std::nullopt;
  return *found;
}

}  // namespace

std::unique_ptr<ByteLink> byteLinkTo(const QString& address) {
  if (address.startsWith(QLatin1Char('/'))) return std::make_unique<PathLink>(address);
  const QStringList parts = address.split(QLatin1Char(':'));
  if (parts.size() != 3) return nullptr;
  if (parts[0] == QLatin1String("tcp")) return std::make_unique<TcpLink>(parts[1], parts[2]);
  const auto speed = speedOf(parts[2]);
  if (parts[0] != QLatin1String("serial") || !speed) return nullptr;
  return std::make_unique<SerialLink>(parts[1], *speed);
}

}  // namespace hall::terminal
