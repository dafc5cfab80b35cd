#include "server/led/controller_line.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace hall::led {

namespace {

using Clock = std::chrono::steady_clock;
using domain::Refusal;
using domain::Result;

/// A controller that lost its power says no farewell; so long until that is noticed.
constexpr std::chrono::seconds kSilenceMost{20};

Refusal refusal(const std::string& why) {
  return Refusal{domain::Reason::ConfigurationInvalid, {}}.with("detail", why);
}

Refusal refusalOf(int error) {
  return refusal(std::strerror(error));
}

Refusal refusalOf(Waited waited) {
  return refusal(waited == Waited::Stopped ? "the server stops" : "took too long");
}

/// Nothing: no IP address.
std::optional<std::pair<sockaddr_storage, socklen_t>> socketAddress(const NetworkTarget& target) {
  sockaddr_storage storage{};
  auto* four = reinterpret_cast<sockaddr_in*>(&storage);  // NOLINT: what sockets are like
  if (inet_pton(AF_INET, target.address.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(target.port);
    return std::pair{storage, static_cast<socklen_t>(sizeof *four)};
  }
  auto* six = reinterpret_cast<sockaddr_in6*>(&storage);  // NOLINT: what sockets are like
  if (inet_pton(AF_INET6, target.address.c_str(), &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(target.port);
    return std::pair{storage, static_cast<socklen_t>(sizeof *six)};
  }
  return std::nullopt;
}

void set(int descriptor, int level, int option, int value) {
  setsockopt(descriptor, level, option, &value, sizeof value);
}

/// What a socket cannot be set to does no harm: then a dead controller is noticed later.
void noticeSilence(int descriptor) {
  constexpr int kProbes = 3;
  const int seconds = static_cast<int>(kSilenceMost.count());
  set(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
  set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1);
  set(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, seconds / 2);
  set(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, seconds / 2 / kProbes);
  set(descriptor, IPPROTO_TCP, TCP_KEEPCNT, kProbes);
  set(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, seconds * 1000);
}

speed_t speedOf(std::uint32_t bitsPerSecond) {
  switch (bitsPerSecond) {
    case 1200:
      return B1200;
    case 2400:
      return B2400;
    case 4800:
      return B4800;
    case 19200:
      return B19200;
    case 38400:
      return B38400;
    case 57600:
      return B57600;
    case 115200:
      return B115200;
    default:
      return B9600;
  }
}

/// False with errno: it is no serial line.
bool makeRaw(int descriptor, std::uint32_t bitsPerSecond) {
  termios line{};
  if (tcgetattr(descriptor, &line) != 0) return false;
  cfmakeraw(&line);
  line.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | PARENB | CRTSCTS | HUPCL);
  line.c_cflag |= static_cast<tcflag_t>(CLOCAL | CREAD);
  line.c_cc[VMIN] = 0;
  line.c_cc[VTIME] = 0;
  cfsetispeed(&line, speedOf(bitsPerSecond));
  cfsetospeed(&line, speedOf(bitsPerSecond));
  return tcsetattr(descriptor, TCSANOW, &line) == 0;
}

}  // namespace

std::string textOf(const Target& target) {
  if (const auto* serial = std::get_if<SerialTarget>(&target)) {
    return "serial:" + serial->device + ":" + std::to_string(serial->bitsPerSecond);
  }
  const auto& network = std::get<NetworkTarget>(target);
  const bool six = network.address.find(':') != std::string::npos;
  return "tcp:" + (six ? "[" + network.address + "]" : network.address) + ":" +
         std::to_string(network.port);
}

Result<ControllerLine> ControllerLine::open(
    const Target& target, const Bell& stop, Patience patience
) {
  if (const auto* serial = std::get_if<SerialTarget>(&target)) return openDevice(*serial);
  return connect(std::get<NetworkTarget>(target), stop, patience);
}

Result<ControllerLine> ControllerLine::connect(
    const NetworkTarget& target, const Bell& stop, Patience patience
) {
  const auto address = socketAddress(target);
  if (!address) return refusal("\"" + target.address + "\" is no IP address");
  const int family = address->first.ss_family;
  ControllerLine line(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), false);
  if (line.descriptor_ < 0) return refusalOf(errno);
  noticeSilence(line.descriptor_);
  const auto* raw = reinterpret_cast<const sockaddr*>(&address->first);  // NOLINT: as above
  if (::connect(line.descriptor_, raw, address->second) == 0) return line;
  if (errno != EINPROGRESS) return refusalOf(errno);
  const Waited waited = waitFor(line.descriptor_, POLLOUT, stop, Clock::now() + patience);
  if (waited != Waited::Ready) return refusalOf(waited);
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(line.descriptor_, SOL_SOCKET, SO_ERROR, &error, &size);
  if (error != 0) return refusalOf(error);
  return line;
}

Result<ControllerLine> ControllerLine::openDevice(const SerialTarget& target) {
  // Without O_NONBLOCK the opening itself would wait for a carrier.
  const int flags = O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
  ControllerLine line(::open(target.device.c_str(), flags), true);
  if (line.descriptor_ < 0) return refusalOf(errno);
  if (!makeRaw(line.descriptor_, target.bitsPerSecond)) return refusalOf(errno);
  return line;
}

ControllerLine::~ControllerLine() {
  if (descriptor_ < 0) return;
  // Closing a serial line waits for what has not left it yet, half a minute if need be.
  if (serial_) tcflush(descriptor_, TCIOFLUSH);
  ::close(descriptor_);
}

ControllerLine::ControllerLine(ControllerLine&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), serial_(other.serial_) {}

ControllerLine& ControllerLine::operator=(ControllerLine&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(serial_, other.serial_);
  return *this;
}

std::optional<Refusal> ControllerLine::write(
    std::string_view bytes, const Bell& stop, Patience patience
) {
  const Clock::time_point end = Clock::now() + patience;
  while (!bytes.empty()) {
    const ssize_t written = serial_ ? ::write(descriptor_, bytes.data(), bytes.size())
                                    : send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (written == 0 || errno == EAGAIN || errno == EINTR) {
      const bool late = Clock::now() >= end;
      const Waited waited = late ? Waited::TimedOut : waitFor(descriptor_, POLLOUT, stop, end);
      if (waited != Waited::Ready) return refusalOf(waited);
    } else {
      return refusalOf(errno);
    }
  }
  return std::nullopt;
}

ControllerLine::Heard ControllerLine::listen() {
  std::array<char, 512> heard{};
  const ssize_t count = ::read(descriptor_, heard.data(), heard.size());
  if (count > 0) return Heard::Nothing;
  if (count < 0) return errno == EAGAIN || errno == EINTR ? Heard::Nothing : Heard::Break;
  if (!serial_) return Heard::Farewell;
  // A serial line that has nothing to say looks like one that is gone.
  pollfd line{descriptor_, POLLIN, 0};
  poll(&line, 1, 0);
  const bool gone = (line.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
  return gone ? Heard::Break : Heard::Nothing;
}

}  // namespace hall::led
