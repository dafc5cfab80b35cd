#include "client/hall_channel.h"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <utility>

namespace hall::client {

namespace {

std::shared_ptr<grpc::ChannelCredentials> credentialsOf(const Endpoint& endpoint) {
  if (endpoint.serverAuthority.empty()) return grpc::InsecureChannelCredentials();
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = endpoint.serverAuthority;
  options.pem_cert_chain = endpoint.certificate;
  options.pem_private_key = endpoint.privateKey;
  return grpc::SslCredentials(options);
}

std::shared_ptr<grpc::Channel> connect(const Endpoint& endpoint) {
  grpc::ChannelArguments arguments;
  // A hall server that comes back is found again within seconds, not within gRPC's two minutes.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 500);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 500);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 5000);
  // A hall is reached directly, whatever proxy the machine uses for the web.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  // Each client its own connection, also within one process.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(endpoint.address, credentialsOf(endpoint), arguments);
}

}  // namespace

HallChannel::HallChannel(const Endpoint& endpoint) : channel_(connect(endpoint)) {}

void HallChannel::setToken(std::string token) {
  const std::lock_guard lock(mutex_);
  token_ = std::move(token);
}

std::string HallChannel::token() const {
  const std::lock_guard lock(mutex_);
  return token_;
}

void HallChannel::prepare(grpc::ClientContext& context, std::chrono::milliseconds length) const {
  if (length.count() > 0) context.set_deadline(std::chrono::system_clock::now() + length);
  const std::string current = token();
  if (!current.empty()) context.AddMetadata("authorization", "Bearer " + current);
}

}  // namespace hall::client
