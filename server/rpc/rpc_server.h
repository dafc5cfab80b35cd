#pragma once

#include <google/protobuf/descriptor.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/api/call.h"
#include "server/rpc/lane.h"
#include "server/rpc/listener.h"
#include "server/rpc/method_table.h"

namespace hall::rpc {

/// Bounds of the connections, beside those of each method (MethodLimits) and of uploads.
struct ConnectionLimits {
  int maxMetadataBytes = 8 * 1024;
  int maxStreamsPerConnection =
      64;  ///< calls and streams together; further ones wait at the client
  std::size_t maxMemoryBytes =
      std::size_t{256} * 1024 * 1024;  ///< of gRPC's buffers, over all connections
  std::chrono::milliseconds handshakeTimeout{10'000};
  /// A caller that answers no ping for `pingTimeout` is gone: a board that lost its power is
  /// noticed within 30 s instead of gRPC's 2 hours.
  std::chrono::milliseconds pingEvery{20'000};
  std::chrono::milliseconds pingTimeout{10'000};
  /// Callers that ping more often than this on an idle connection are cut off.
  std::chrono::milliseconds leastPingInterval{10'000};
};

struct RpcOptions {
  std::string address = "127.0.0.1";  ///< IP address; beyond loopback only with `tls`
  std::uint16_t port = 0;             ///< 0 takes a free one; see RpcServer::port()
  std::optional<TlsFiles> tls;
  int lanes = 2;  ///< completion queues, one thread each
  ConnectionLimits connections;
  UploadLimits uploads;
  LimitsOf limitsOf = usualLimitsOf;
  bool reflection = false;  ///< grpc.reflection; tells every caller the whole API
  bool bench = false;       ///< the empty method of bench_service.h
};

/// The gRPC transport: serves the methods of protobuf service descriptors and hands every call to
/// an api::Handler. Adding an rpc to a proto file needs nothing here.
///
/// It uses gRPC's completion queues, since the callback API of 1.51 stalls by up to 100 ms when
/// calls come a second or two apart, as they do in a quiet hall.
///
/// Owned by the composition root. serve(), start() and shutdown() are for one thread, in this
/// order; setServing() may be called from any. grpc.health.v1 is always served.
class RpcServer {
 public:
  explicit RpcServer(RpcOptions options);
  ~RpcServer();  ///< as shutdown(0 ms)
  RpcServer(const RpcServer&) = delete;
  RpcServer& operator=(const RpcServer&) = delete;

  /// Serves all services of a file, or one, with `handler`, which outlives this. Before start().
  void serve(const google::protobuf::FileDescriptor& file, api::Handler& handler);
  void serve(const google::protobuf::ServiceDescriptor& service, api::Handler& handler);

  /// Begins to listen; health is NOT_SERVING until setServing(true). Nothing on success, else a
  /// sentence saying what is wrong: the address, a TLS file, the port, an rpc of a kind not served.
  [[nodiscard]] std::optional<std::string> start();

  /// The port listened on; 0 before start().
  [[nodiscard]] std::uint16_t port() const;

  /// What grpc.health.v1 answers for every service served here.
  void setServing(bool serving);

  /// Stops: takes no new connection or call, lets running ones end for `grace`, cancels the rest
  /// (their expired() and onClosed() say so) and returns when every call has been let go by its
  /// holder. So streams are finished and held calls answered by their owners before or meanwhile.
  void shutdown(std::chrono::milliseconds grace);

 private:
  class Running;

  const RpcOptions options_;
  std::unique_ptr<Running> running_;
};

}  // namespace hall::rpc
