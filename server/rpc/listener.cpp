#include "server/rpc/listener.h"

#include <arpa/inet.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <netdb.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace hall::rpc {

namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

bool isIpAddress(const std::string& address) {
  in_addr v4{};
  in6_addr v6{};
  return inet_pton(AF_INET, address.c_str(), &v4) == 1 ||
         inet_pton(AF_INET6, address.c_str(), &v6) == 1;
}

/// The key of the file; it must not be locked by a passphrase, since nobody is there to type it.
Key readKey(const std::string& path) {
  const Bio file(BIO_new_file(path.c_str(), "r"), &BIO_free);
  const auto noPassphrase = [](char*, int, int, void*) { return -1; };
  return Key(
      file ? PEM_read_bio_PrivateKey(file.get(), nullptr, noPassphrase, nullptr) : nullptr,
      &EVP_PKEY_free
  );
}

Certificate readCertificate(const std::string& path) {
  const Bio file(BIO_new_file(path.c_str(), "r"), &BIO_free);
  return Certificate(
      file ? PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr) : nullptr, &X509_free
  );
}

std::optional<std::string> checkFiles(const TlsFiles& tls) {
  const Certificate certificate = readCertificate(tls.certificate);
  if (!certificate)
    return "TLS certificate " + tls.certificate + ": no PEM certificate can be read";
  const Key key = readKey(tls.privateKey);
  if (!key) return "TLS key " + tls.privateKey + ": no PEM private key can be read";
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    return "TLS key " + tls.privateKey + " does not belong to certificate " + tls.certificate;
  }
  if (!tls.clientAuthority.empty() && !readCertificate(tls.clientAuthority)) {
    return "TLS client authority " + tls.clientAuthority + ": no PEM certificate can be read";
  }
  return std::nullopt;
}

}  // namespace

bool isLoopback(std::string_view address) {
  if (address == "localhost") return true;
  const std::string text(address);
  in_addr v4{};
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  in6_addr v6{};
  return inet_pton(AF_INET6, text.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

std::optional<std::string> checkListener(const std::string& address, bool hasTls) {
  if (address != "localhost" && !isIpAddress(address)) {
    return "\"" + address + "\" is not an IP address to listen on";
  }
  if (!hasTls && !isLoopback(address)) {
    return "listening on " + address + " needs TLS: without it only 127.0.0.1 and ::1 are allowed";
  }
  return std::nullopt;
}

std::string hostAndPort(const std::string& address, std::uint16_t port) {
  const bool v6 = address.find(':') != std::string::npos;
  return (v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

int portError(const std::string& address, std::uint16_t port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
    return EINVAL;
  }
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> addresses(found, &freeaddrinfo);
  const int probe = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  int error = probe < 0 ? errno : 0;
  if (error == 0) {
    // As gRPC does, so that a port whose last connections are still closing counts as free.
    setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(probe, found->ai_addr, found->ai_addrlen) != 0) error = errno;
    close(probe);
  }
  return error;
}

std::optional<std::string> checkPortFree(const std::string& address, std::uint16_t port) {
  const int error = portError(address, port);
  if (error == 0) return std::nullopt;
  return "cannot listen on " + hostAndPort(address, port) + ": " +
         std::system_category().message(error);
}

std::variant<ServerCredentials, std::string> makeCredentials(const std::optional<TlsFiles>& tls) {
  if (!tls) return grpc::InsecureServerCredentials();
  if (auto wrong = checkFiles(*tls)) return *std::move(wrong);

  using namespace grpc::experimental;
  const bool mutual = !tls->clientAuthority.empty();
  const auto files = std::make_shared<FileWatcherCertificateProvider>(
      tls->privateKey,
      tls->certificate,
      tls->clientAuthority,
      static_cast<unsigned int>(tls->reloadEvery.count())
  );
  TlsServerCredentialsOptions options(files);
  options.watch_identity_key_cert_pairs();
  if (mutual) {
    options.watch_root_certs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  }
  return TlsServerCredentials(options);
}

}  // namespace hall::rpc
