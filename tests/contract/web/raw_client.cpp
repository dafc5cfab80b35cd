#include "tests/contract/web/raw_client.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <stdexcept>

namespace hall::web {

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  const timeval patience{20, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(port);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) {
    throw std::runtime_error("cannot connect");
  }
}

RawClient::~RawClient() {
  close(socket_);
}

void RawClient::send(const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t count = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count <= 0) return;  // the server has closed; what it said shows in read()
    sent += static_cast<std::size_t>(count);
  }
}

bool RawClient::fill() {
  std::array<char, 65536> piece{};
  const ssize_t count = recv(socket_, piece.data(), piece.size(), 0);
  if (count <= 0) return false;
  buffer_.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

std::string RawClient::line() {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n")) == std::string::npos) {
    if (!fill()) return {};
  }
  std::string text = buffer_.substr(0, end);
  buffer_.erase(0, end + 2);
  return text;
}

std::string RawClient::exactly(std::size_t count) {
  while (buffer_.size() < count) {
    if (!fill()) throw std::runtime_error("the answer is cut");
  }
  std::string text = buffer_.substr(0, count);
  buffer_.erase(0, count);
  return text;
}

HttpReply RawClient::read(bool headOnly) {
  HttpReply reply;
  const std::string first = line();
  if (first.empty()) return reply;
  reply.status = std::atoi(first.substr(first.find(' ') + 1).c_str());
  for (std::string text = line(); !text.empty(); text = line()) {
    const std::size_t colon = text.find(':');
    std::string name = text.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
      return static_cast<char>(std::tolower(c));
    });
    reply.fields[name] = text.substr(colon + 2);
  }
  if (headOnly) return reply;
  if (reply.fields["transfer-encoding"] == "chunked") {
    constexpr int kHex = 16;
    for (auto size = std::stoul(line(), nullptr, kHex); size > 0;
         size = std::stoul(line(), nullptr, kHex)) {
      reply.body += exactly(size);
      line();
    }
    line();
  } else if (reply.fields.contains("content-length")) {
    reply.body = exactly(std::stoul(reply.fields["content-length"]));
  }
  return reply;
}

void RawClient::closeSending() {
  shutdown(socket_, SHUT_WR);
}

bool RawClient::isClosed() {
  return buffer_.empty() && !fill();
}

}  // namespace hall::web
