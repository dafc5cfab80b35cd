#pragma once

#include <memory>
#include <string>

#include "client/hall_client.h"

namespace hall::hallctl {

/// Where and as whom hallctl asks: options of the command line over environment variables over the
/// session that `hallctl login` stored.
struct ConnectionOptions {
  std::string server;     ///< --server, HALLCTL_SERVER; "127.0.0.1:7300"
  std::string token;      ///< --token, HALLCTL_TOKEN, the stored session
  std::string authority;  ///< --ca: PEM file of the server's authority; empty: no TLS
  std::string certificate;
  std::string privateKey;
  int timeoutSeconds = 10;
};

std::unique_ptr<client::HallClient> connect(const ConnectionOptions& options);

/// ~/.config/yichuang/session (0600): the token of the last login. Empty: none.
std::string storedToken();
/// A sentence when it cannot be written.
std::string storeToken(const std::string& token);

}  // namespace hall::hallctl
