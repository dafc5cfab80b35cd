#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <set>
#include <vector>

#include "server/web/reception.h"
#include "server/web/refused_requests.h"
#include "server/web/web_server.h"

namespace hall::web {

/// A browser's connection, seen from the listener.
class OpenConnection {
 public:
  virtual ~OpenConnection() = default;
  /// Closes it at once; what it carries is told that it is over. On the listener's thread.
  virtual void close() = 0;
};

/// What connections share. On the listener's thread only.
struct Connections {
  const WebOptions& options;
  Reception& reception;
  RefusedRequests& refused;
  std::set<OpenConnection*> open;
  bool closing = false;  ///< no further one is served
  /// Closed ones whose last work may still be on its way; the listener lets them go a little later.
  std::vector<std::shared_ptr<OpenConnection>> retired;
};

/// Serves what comes over `socket`, with TLS where `tls` is not null. It lives by itself until it
/// is closed, and stands in `shared.open` meanwhile.
void serveConnection(
    boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls, Connections& shared
);

}  // namespace hall::web
