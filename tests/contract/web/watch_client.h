#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace hall::web {

/// A browser's WebSocket. Blocking.
class WatchClient {
 public:
  explicit WatchClient(std::uint16_t port);
  ~WatchClient();

  /// False: the server did not change to a WebSocket; status() says with what it answered.
  bool open(
      const std::string& target, const std::string& origin = "", const std::string& cookie = ""
  );
  unsigned status() const;
  /// A field of the answer to open(); empty without.
  std::string field(const std::string& name) const;
  void send(const std::string& text);
  /// Bytes that are no WebSocket frame.
  void sendRaw(const std::string& bytes);
  void closeSending();
  /// The next message; nothing once the server has closed.
  std::optional<std::string> read();
  /// What it closed with.
  int closeCode() const;
  std::string closeReason() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace hall::web
