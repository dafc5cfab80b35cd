#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace hall::web {

struct HttpReply {
  int status = 0;                             ///< 0: the connection was closed without an answer
  std::map<std::string, std::string> fields;  ///< by name in lower case
  std::string body;                           ///< chunks joined
};

/// A connection whose every byte the test decides. Blocking, with kPatience.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port);
  ~RawClient();

  void send(const std::string& bytes);
  /// Reads one answer. `headOnly`: to a HEAD, which has no body.
  HttpReply read(bool headOnly = false);
  HttpReply ask(const std::string& bytes) {
    send(bytes);
    return read(bytes.starts_with("HEAD"));
  }
  void closeSending();
  /// True: the server has closed it and sent nothing more.
  bool isClosed();

 private:
  std::string line();
  std::string exactly(std::size_t count);
  bool fill();

  int socket_ = -1;
  std::string buffer_;
};

}  // namespace hall::web
