#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <string>

namespace grpc {
class Channel;
class ClientContext;
}  // namespace grpc

namespace hall::client {

/// Where the server is and how to trust it.
struct Endpoint {
  std::string address;          ///< "127.0.0.1:7300"
  std::string serverAuthority;  ///< PEM text; empty: no TLS, loopback only
  std::string certificate;      ///< PEM text of the client; empty: none
  std::string privateKey;
};

/// The connection to one hall server and the session that goes with every call. Thread-safe.
class HallChannel {
 public:
  explicit HallChannel(const Endpoint& endpoint);

  /// The session token that goes with every call from now on.
  void setToken(std::string token);
  std::string token() const;

  /// Token and deadline of one call or stream; no deadline when `length` is zero.
  void prepare(grpc::ClientContext& context, std::chrono::milliseconds length) const;
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  const std::shared_ptr<grpc::Channel> channel_;
  mutable std::mutex mutex_;
  std::string token_;  ///< protected by mutex_
};

}  // namespace hall::client
