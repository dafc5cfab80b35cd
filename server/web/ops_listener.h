#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace hall::web {

/// The small HTTP listener for the machine's own eyes: /metrics, /livez, /readyz. GET only, one
/// thread, loopback only. Owned by the composition root.
class OpsListener {
 public:
  struct Answer {
    int status = 200;
    std::string type = "text/plain; charset=utf-8";
    std::string body;
  };
  /// Called on the listener's thread; must not block.
  using Page = std::function<Answer()>;

  struct Options {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0 takes a free one
    int connectionsMax = 32;
  };

  OpsListener(Options options, std::map<std::string, Page> pages);
  ~OpsListener();  ///< as stop()

  /// Nothing on success, else a sentence: not a loopback address, or the port is taken.
  [[nodiscard]] std::optional<std::string> start();
  std::uint16_t port() const;
  void stop();

 private:
  class Running;

  const Options options_;
  const std::map<std::string, Page> pages_;
  std::unique_ptr<Running> running_;
};

}  // namespace hall::web
