#include "tools/hallctl/connection.h"

#include <grpcpp/channel.h>

#include <chrono>

#include "server/config/time_zone.h"
#include "server/log/files.h"

namespace hall::hallctl {

namespace {

/// A server that is not there is said to be so within this time.
constexpr std::chrono::seconds kReachWithin{3};

std::optional<std::string> contentOf(Invocation& run, const std::string& file) {
  if (file.empty()) return std::string();
  const auto content = log::readFile(file);
  if (content) return content.value();
  complain(
      run, ExitCode::Refused, run.style.say("读不了文件：", "This file cannot be read: ") + file
  );
  return std::nullopt;
}

/// One attempt to connect: ready, refused or silent.
bool isReached(client::HallChannel& client) {
  const auto deadline = std::chrono::system_clock::now() + kReachWithin;
  grpc_connectivity_state state = client.channel()->GetState(true);
  while (state != GRPC_CHANNEL_READY) {
    if (state == GRPC_CHANNEL_TRANSIENT_FAILURE || state == GRPC_CHANNEL_SHUTDOWN) return false;
    if (!client.channel()->WaitForStateChange(state, deadline)) return false;
    state = client.channel()->GetState(true);
  }
  return true;
}

}  // namespace

std::string serverOf(const Invocation& run) {
  if (!run.server.empty()) return run.server;
  const auto session = run.sessions.read(run.session);
  return session && !session->server.empty() ? session->server : kDefaultServer;
}

std::unique_ptr<Connection> Connection::open(Invocation& run) {
  client::Endpoint endpoint;
  endpoint.address = serverOf(run);
  const auto authority = contentOf(run, run.authority);
  const auto certificate = contentOf(run, run.certificate);
  const auto privateKey = contentOf(run, run.privateKey);
  if (!authority || !certificate || !privateKey) return nullptr;
  endpoint.serverAuthority = *authority;
  endpoint.certificate = *certificate;
  endpoint.privateKey = *privateKey;

  std::unique_ptr<Connection> connection(new Connection);
  connection->address_ = endpoint.address;
  connection->client_ = std::make_unique<client::HallChannel>(endpoint);
  auto session = run.sessions.read(run.session);
  // A token is shown to the server that gave it, and to no other.
  if (run.token.empty() && session && session->server == endpoint.address) {
    connection->session_ = std::move(session);
  }
  if (connection->session_) {
    if (const auto zone = config::timeZoneNamed(connection->session_->timeZone)) {
      run.style.zone = *zone;
    }
  }
  connection->client_->setToken(connection->session_ ? connection->session_->token : run.token);
  if (isReached(connection->client())) return connection;
  complain(
      run,
      ExitCode::Unreachable,
      run.style.say("连不上服务器 ", "No server answers at ") + endpoint.address +
          run.style.say(
              "。请看它是否在运行，地址（--server）和 TLS（--ca）是否正确。",
              ". Does it run, and are the address (--server) and TLS (--ca) right?"
          )
  );
  return nullptr;
}

}  // namespace hall::hallctl
