#pragma once

#include <memory>
#include <optional>
#include <string>

#include "client/hall_channel.h"
#include "tools/hallctl/invocation.h"

namespace hall::hallctl {

/// A server that answered, and as whom hallctl asks it.
class Connection {
 public:
  /// Nothing: there is none within 3 s, or a file of the options cannot be read. That has been said
  /// and `run.end` is set.
  static std::unique_ptr<Connection> open(Invocation& run);

  client::HallChannel& client() { return *client_; }
  const std::string& address() const { return address_; }
  /// The stored session for this server; nothing: none, or a token was given instead.
  const std::optional<Session>& session() const { return session_; }

 private:
  Connection() = default;

  std::string address_;
  std::optional<Session> session_;
  std::unique_ptr<client::HallChannel> client_;
};

/// Which server a run asks: its option, else its session's, else the default.
std::string serverOf(const Invocation& run);

}  // namespace hall::hallctl
