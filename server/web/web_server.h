#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/api/call.h"
#include "server/web/reception.h"
#include "server/web/refused_requests.h"

namespace hall::web {

/// PEM files.
struct WebTls {
  std::string certificate;
  std::string privateKey;
  /// Authority of the devices' certificates; empty: none is asked for. A browser without one is
  /// served all the same, and what its device may do is decided by api/.
  std::string clientAuthority;
};

struct WebOptions {
  std::string address = "127.0.0.1";  ///< IP address
  std::uint16_t port = 0;             ///< 0 takes a free one
  std::optional<WebTls> tls;
  std::size_t connectionsMax = 12'000;  ///< beyond it a connection is closed at once
  Reception::Options reception;

  // How long a browser may take.
  std::chrono::seconds headPatience{10};   ///< for the head of a request
  std::chrono::seconds bodyPatience{30};   ///< for its body, and to take an answer
  std::chrono::seconds quietPatience{60};  ///< until the next request
  std::chrono::seconds watchPatience{30};  ///< a watcher that takes nothing and answers no ping
};

/// The HTTP transport: pages, calls as JSON, streams as lines or over a WebSocket, on one thread.
/// Hands every call to an api::Handler. Owned by the composition root; start() and shutdown() are
/// for one thread, in this order. The pages and methods outlive it and do not change meanwhile;
/// `refused` outlives it.
class WebServer {
 public:
  WebServer(
      WebOptions options,
      const StaticPages& pages,
      const WebMethods& methods,
      api::Handler& handler,
      RefusedRequests& refused
  );
  ~WebServer();  ///< as shutdown(0 ms)
  WebServer(const WebServer&) = delete;
  WebServer& operator=(const WebServer&) = delete;

  /// Nothing on success, else a sentence: the address, the port, a TLS file.
  [[nodiscard]] std::optional<std::string> start();
  std::uint16_t port() const;  ///< 0 before start()

  /// Takes no new connection, lets calls and streams end for `grace`, closes the rest and returns
  /// when every call has been let go by its holder.
  void shutdown(std::chrono::milliseconds grace);

 private:
  class Running;

  const WebOptions options_;
  const StaticPages& pages_;
  const WebMethods& methods_;
  api::Handler& handler_;
  RefusedRequests& refused_;
  std::unique_ptr<Running> running_;
};

}  // namespace hall::web
