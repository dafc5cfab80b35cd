#include "tests/support/terminal/silent_relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace hall::terminal::sample {

namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool sendAll(int socket, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

}  // namespace

SilentRelay::SilentRelay(std::uint16_t serverPort)
    : serverPort_(serverPort), listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  const bool listens =
      ::bind(listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      ::listen(listening_, 16) == 0 &&
      ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
      ::pipe(waking_) == 0;
  if (!listens) throw std::system_error(errno, std::generic_category(), "relay");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

SilentRelay::~SilentRelay() {
  stopping_ = true;
  wake();
  thread_.join();
  for (const int file : {listening_, waking_[0], waking_[1]}) ::close(file);
}

void SilentRelay::set(Way way) {
  const int before = cuts_;
  way_ = way;
  wake();
  if (way == Way::Cut) cuts_.wait(before);
}

void SilentRelay::wake() {
  const char one = 1;
  static_cast<void>(::write(waking_[1], &one, 1) == 1);
}

void SilentRelay::run() {
  while (!stopping_) {
    if (way_ == Way::Cut) {
      closeAll();
      ++cuts_;
      cuts_.notify_all();
    }
    std::vector<pollfd> wanted{{waking_[0], POLLIN, 0}, {listening_, POLLIN, 0}};
    for (const Pair& pair : pairs_) {
      wanted.push_back({pair.terminal, POLLIN, 0});
      wanted.push_back({pair.server, POLLIN, 0});
    }
    if (::poll(wanted.data(), wanted.size(), -1) < 0) continue;
    std::array<char, 64> ignored{};
    if (wanted[0].revents != 0) static_cast<void>(::read(waking_[0], ignored.data(), 64) > 0);
    std::vector<Pair> living;
    const std::vector<Pair> before = pairs_;
    for (std::size_t i = 0; i < before.size(); ++i) {
      bool alive = true;
      if (wanted[2 + 2 * i].revents != 0) alive = pass(before[i].terminal, before[i].server, false);
      const bool mute = way_ == Way::Mute;
      if (wanted[3 + 2 * i].revents != 0) {
        alive = pass(before[i].server, before[i].terminal, mute) && alive;
      }
      if (alive) {
        living.push_back(before[i]);
      } else {
        ::close(before[i].terminal);
        ::close(before[i].server);
      }
    }
    pairs_ = living;
    if (wanted[1].revents != 0) accept();
  }
  closeAll();
}

void SilentRelay::accept() {
  const int kiosk = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
  if (kiosk < 0) return;
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(serverPort_);
  const bool connected =
      way_ != Way::Cut &&
      ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  if (connected) {
    pairs_.push_back({kiosk, server});
    return;
  }
  ::close(kiosk);
  ::close(server);
}

bool SilentRelay::pass(int from, int to, bool drop) {
  std::array<char, 16384> bytes{};
  const ssize_t count = ::recv(from, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  return drop || sendAll(to, bytes.data(), static_cast<std::size_t>(count));
}

void SilentRelay::closeAll() {
  for (const Pair& pair : pairs_) {
    ::close(pair.terminal);
    ::close(pair.server);
  }
  pairs_.clear();
}

}  // namespace hall::terminal::sample
