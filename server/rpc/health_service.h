#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "grpc/health/v1/health.pb.h"
#include "server/api/call.h"

namespace hall::rpc {

/// grpc.health.v1 on this transport. gRPC's built-in one is made of callbacks, which stall. All
/// known services and the server as a whole ("") have one state. Thread-safe.
class HealthService final : public api::Handler {
 public:
  static const google::protobuf::ServiceDescriptor& descriptor();

  /// Adds a service that may be asked about. Before the first call.
  void know(const std::string& service);

  /// Changes the state and tells every watcher; NOT_SERVING at first.
  void setServing(bool serving);

  /// For good NOT_SERVING; ends every watch with UNAVAILABLE, so that the server can shut down.
  void close();

  void handle(api::UnaryCallPtr call) override;
  void handle(api::StreamCallPtr call) override;

 private:
  class Watcher;
  using Status = grpc::health::v1::HealthCheckResponse::ServingStatus;

  [[nodiscard]] Status statusOf(const std::string& service) const;
  void onWritable(Watcher& watcher);
  void onClosed(const std::shared_ptr<Watcher>& watcher);

  std::mutex mutex_;
  // Guarded by mutex_.
  std::set<std::string> known_{""};
  bool serving_ = false;
  bool closed_ = false;
  std::set<std::shared_ptr<Watcher>> watchers_;  // at most kMaxWatchers
};

}  // namespace hall::rpc
