#include "server/rpc/rpc_server.h"

#include <absl/synchronization/mutex.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>
#include <vector>

#include "server/rpc/bench_service.h"
#include "server/rpc/health_service.h"

namespace hall::rpc {

namespace {

/// Decides about reflection for one builder. Linking gRPC's reflection library turns it on for
/// every server of the process, so it has to be taken out where it is not wanted.
class Reflection final : public grpc::ServerBuilderOption {
 public:
  explicit Reflection(bool wanted) : wanted_(wanted) {}

  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    auto own = std::make_unique<grpc::reflection::ProtoServerReflectionPlugin>();
    std::erase_if(*plugins, [&](const auto& plugin) { return plugin->name() == own->name(); });
    if (wanted_) plugins->push_back(std::move(own));
  }

 private:
  const bool wanted_;
};

constexpr std::size_t kReadAtMost = std::size_t{4} << 20;

int milliseconds(std::chrono::milliseconds duration) {
  return static_cast<int>(duration.count());
}

/// gRPC locks through absl, and Debian builds absl so that every lock is entered into a graph that
/// is searched for deadlocks: a developer's tool, and a tenth of the time of a call.
void keepNoGraphOfLocks() {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

void applyLimits(grpc::ServerBuilder& builder, const ConnectionLimits& limits) {
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, limits.maxMetadataBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, limits.maxStreamsPerConnection);
  builder.AddChannelArgument(
      GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, milliseconds(limits.handshakeTimeout)
  );
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, milliseconds(limits.pingEvery));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, milliseconds(limits.pingTimeout));
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  builder.AddChannelArgument(
      GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, milliseconds(limits.leastPingInterval)
  );
  grpc::ResourceQuota quota("hall-rpc");
  quota.Resize(limits.maxMemoryBytes);
  builder.SetResourceQuota(quota);
}

}  // namespace

/// Everything that exists from the first serve() to the end of shutdown().
class RpcServer::Running {
 public:
  explicit Running(const RpcOptions& options) : options_(options) { keepNoGraphOfLocks(); }
  ~Running() { shutdown(std::chrono::milliseconds(0)); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void serve(const google::protobuf::ServiceDescriptor& service, api::Handler& handler) {
    services_.push_back(std::make_unique<RawService>(service, handler, options_.limitsOf));
  }

  std::optional<std::string> start();
  void shutdown(std::chrono::milliseconds grace);

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] HealthService& health() { return health_; }

 private:
  [[nodiscard]] std::optional<std::string> checkMethods() const;
  [[nodiscard]] int largestMessage() const;
  void serveOwnServices();
  void build(const ServerCredentials& credentials);
  void runLanes();
  void closeLanes();

  const RpcOptions& options_;
  HealthService health_;
  BenchService bench_;
  std::atomic<int> uploadsNow_{0};
  std::vector<std::unique_ptr<RawService>> services_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::unique_ptr<grpc::Server> server_;
  std::vector<std::thread> threads_;
  std::uint16_t port_ = 0;
};

std::optional<std::string> RpcServer::Running::start() {
  if (auto wrong = checkListener(options_.address, options_.tls.has_value())) return wrong;
  if (auto wrong = checkMethods()) return wrong;
  auto credentials = makeCredentials(options_.tls);
  if (auto* wrong = std::get_if<std::string>(&credentials)) return std::move(*wrong);
  if (auto wrong = checkPortFree(options_.address, options_.port)) return wrong;

  serveOwnServices();
  build(std::get<ServerCredentials>(credentials));
  if (server_ == nullptr) {
    closeLanes();
    return "cannot listen on " + hostAndPort(options_.address, options_.port);
  }
  runLanes();
  return std::nullopt;
}

std::optional<std::string> RpcServer::Running::checkMethods() const {
  for (const auto& service : services_) {
    if (const auto* method = service->unsupportedMethod()) {
      return method->full_name() + " streams in both directions, which is not served here";
    }
  }
  return std::nullopt;
}

void RpcServer::Running::serveOwnServices() {
  for (const auto& service : services_) health_.know(service->fullName());
  serve(HealthService::descriptor(), health_);
  if (options_.bench) serve(BenchService::descriptor(), bench_);
}

/// What is too large for its method is read up to a bound all the same, so that the caller hears a
/// Reason; gRPC's own refusal has none. The memory of all connections has a bound of its own.
int RpcServer::Running::largestMessage() const {
  std::size_t largest = kReadAtMost;
  for (const auto& service : services_) {
    for (const auto& method : service->methods()) {
      largest = std::max(largest, method.limits.maxRequestBytes);
    }
  }
  return static_cast<int>(largest);
}

void RpcServer::Running::build(const ServerCredentials& credentials) {
  int boundPort = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort(hostAndPort(options_.address, options_.port), credentials, &boundPort);
  // gRPC's default would let a second server share the port silently and split the hall in two.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetMaxReceiveMessageSize(largestMessage());
  applyLimits(builder, options_.connections);
  builder.SetOption(std::make_unique<Reflection>(options_.reflection));
  for (const auto& service : services_) builder.RegisterService(service.get());
  for (int i = 0; i < options_.lanes; ++i) {
    lanes_.push_back(
        std::make_unique<Lane>(builder.AddCompletionQueue(), options_.uploads, uploadsNow_)
    );
  }
  server_ = builder.BuildAndStart();
  port_ = static_cast<std::uint16_t>(boundPort);
}

void RpcServer::Running::runLanes() {
  for (const auto& lane : lanes_) {
    for (const auto& service : services_) {
      for (const auto& method : service->methods()) {
        for (int i = 0; i < method.limits.waiting; ++i) lane->arm(method);
      }
    }
  }
  for (const auto& lane : lanes_) threads_.emplace_back([&lane = *lane] { lane.run(); });
}

void RpcServer::Running::shutdown(std::chrono::milliseconds grace) {
  if (server_ == nullptr) return;
  health_.close();
  server_->Shutdown(std::chrono::system_clock::now() + grace);
  for (const auto& lane : lanes_) lane->waitUntilEmpty();
  closeLanes();
  server_.reset();
}

void RpcServer::Running::closeLanes() {
  for (const auto& lane : lanes_) lane->queue().Shutdown();
  if (threads_.empty()) {  // never ran: what gRPC put into the queues is still there
    for (const auto& lane : lanes_) lane->run();
  }
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

RpcServer::RpcServer(RpcOptions options)
    : options_(std::move(options)), running_(std::make_unique<Running>(options_)) {}

RpcServer::~RpcServer() = default;

void RpcServer::serve(const google::protobuf::FileDescriptor& file, api::Handler& handler) {
  for (int i = 0; i < file.service_count(); ++i) serve(*file.service(i), handler);
}

void RpcServer::serve(const google::protobuf::ServiceDescriptor& service, api::Handler& handler) {
  running_->serve(service, handler);
}

std::optional<std::string> RpcServer::start() {
  return running_->start();
}

std::uint16_t RpcServer::port() const {
  return running_->port();
}

void RpcServer::setServing(bool serving) {
  running_->health().setServing(serving);
}

void RpcServer::shutdown(std::chrono::milliseconds grace) {
  running_->shutdown(grace);
}

}  // namespace hall::rpc
