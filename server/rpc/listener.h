#pragma once

// Where the gRPC server listens and how it proves itself.

#include <grpcpp/security/server_credentials.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace hall::rpc {

/// PEM files of a TLS listener. They are read again every `reloadEvery`, so that a renewed
/// certificate is taken without a restart; replace all of them at once (rename their folder or
/// switch a link to it), since key and certificate must match at every moment.
struct TlsFiles {
  std::string certificate;  ///< server certificate followed by its chain
  std::string privateKey;
  /// Certificate authority of the devices. When set, a caller must show a certificate of it (mutual
  /// TLS); when empty, callers need none.
  std::string clientAuthority;
  std::chrono::seconds reloadEvery{60};
};

/// True for 127.0.0.0/8, ::1 and "localhost".
bool isLoopback(std::string_view address);

/// Whether a server may listen on `address`. Refused are what is not an IP address, and any address
/// beyond this machine without TLS (DESIGN 3.13): tokens would cross the wire in the clear. Nothing
/// when it may, else a sentence for the person who starts it.
std::optional<std::string> checkListener(const std::string& address, bool hasTls);

/// The system's error number of binding there; 0: the port is free, as port 0 always is.
int portError(const std::string& address, std::uint16_t port);
/// Whether the port is free on `address`, with the system's own reason when not. gRPC itself says
/// only that it failed. Port 0 is always free.
std::optional<std::string> checkPortFree(const std::string& address, std::uint16_t port);

/// "10.0.0.7" and 7443 -> "10.0.0.7:7443"; IPv6 in brackets.
std::string hostAndPort(const std::string& address, std::uint16_t port);

using ServerCredentials = std::shared_ptr<grpc::ServerCredentials>;

/// Credentials for the files, or a sentence that says which file is wrong and how. gRPC alone would
/// start with unusable files and fail every handshake.
std::variant<ServerCredentials, std::string> makeCredentials(const std::optional<TlsFiles>& tls);

}  // namespace hall::rpc
