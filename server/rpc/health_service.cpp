#include "server/rpc/health_service.h"

#include <optional>
#include <utility>

namespace hall::rpc {

namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

/// Anyone may watch without signing in, so their number is bounded.
constexpr std::size_t kMaxWatchers = 256;

}  // namespace

/// One Watch stream. Sends the state whenever it differs from what was sent last; what changed
/// twice meanwhile is sent once. All under the mutex of the service.
class HealthService::Watcher final : public api::StreamListener,
                                     public std::enable_shared_from_this<Watcher> {
 public:
  Watcher(HealthService& health, api::StreamCallPtr call)
      : health_(health),
        call_(std::move(call)),
        service_(call_->requestAs<HealthCheckRequest>().service()) {}

  bool start() { return call_->start(shared_from_this()); }

  void send(Status status) {
    if (sent_ == status) return;
    HealthCheckResponse response;
    response.set_status(status);
    if (call_->write(response)) sent_ = status;
  }

  void end(const api::CallStatus& why) { call_->finish(why); }

  [[nodiscard]] const std::string& service() const { return service_; }

  void onWritable() override { health_.onWritable(*this); }
  void onClosed() override { health_.onClosed(shared_from_this()); }

 private:
  HealthService& health_;
  const api::StreamCallPtr call_;
  const std::string service_;
  std::optional<Status> sent_;
};

const google::protobuf::ServiceDescriptor& HealthService::descriptor() {
  return *HealthCheckRequest::descriptor()->file()->FindServiceByName("Health");
}

void HealthService::know(const std::string& service) {
  const std::lock_guard lock(mutex_);
  known_.insert(service);
}

HealthService::Status HealthService::statusOf(const std::string& service) const {
  if (!known_.contains(service)) return HealthCheckResponse::SERVICE_UNKNOWN;
  return serving_ ? HealthCheckResponse::SERVING : HealthCheckResponse::NOT_SERVING;
}

void HealthService::setServing(bool serving) {
  const std::lock_guard lock(mutex_);
  serving_ = serving && !closed_;
  for (const auto& watcher : watchers_) watcher->send(statusOf(watcher->service()));
}

void HealthService::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  serving_ = false;
  for (const auto& watcher : watchers_) {
    watcher->end({api::StatusCode::Unavailable, "the server stops", {}});
  }
}

void HealthService::handle(api::UnaryCallPtr call) {
  HealthCheckResponse response;
  {
    const std::lock_guard lock(mutex_);
    response.set_status(statusOf(call->requestAs<HealthCheckRequest>().service()));
  }
  if (response.status() == HealthCheckResponse::SERVICE_UNKNOWN) {
    call->refuse({api::StatusCode::NotFound, "no such service", {}});
  } else {
    call->reply(response);
  }
}

void HealthService::handle(api::StreamCallPtr call) {
  const std::lock_guard lock(mutex_);
  if (closed_) {
    call->finish({api::StatusCode::Unavailable, "the server stops", {}});
    return;
  }
  if (watchers_.size() >= kMaxWatchers) {
    call->finish({api::StatusCode::ResourceExhausted, "too many watchers of health", {}});
    return;
  }
  const auto watcher = std::make_shared<Watcher>(*this, std::move(call));
  if (!watcher->start()) return;
  watchers_.insert(watcher);
  watcher->send(statusOf(watcher->service()));
}

void HealthService::onWritable(Watcher& watcher) {
  const std::lock_guard lock(mutex_);
  watcher.send(statusOf(watcher.service()));
}

void HealthService::onClosed(const std::shared_ptr<Watcher>& watcher) {
  const std::lock_guard lock(mutex_);
  watchers_.erase(watcher);
}

}  // namespace hall::rpc
