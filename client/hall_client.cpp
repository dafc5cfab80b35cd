#include "client/hall_client.h"

namespace hall::client {

HallClient::HallClient(const Endpoint& endpoint, Patience patience)
    : HallChannel(endpoint),
      patience_(patience),
      tickets_(v1::TicketService::NewStub(channel())),
      guides_(v1::GuideService::NewStub(channel())),
      counters_(v1::CounterService::NewStub(channel())),
      watches_(v1::WatchService::NewStub(channel())),
      reports_(v1::ReportService::NewStub(channel())),
      admin_(v1::AdminService::NewStub(channel())),
      auth_(v1::AuthService::NewStub(channel())) {}

HallClient::Open::Open(HallClient& client, grpc::ClientContext& context)
    : client_(client), context_(context) {
  const std::lock_guard lock(client_.mutex_);
  client_.open_.insert(&context_);
  if (client_.stopping_) context_.TryCancel();
}

HallClient::Open::~Open() {
  const std::lock_guard lock(client_.mutex_);
  client_.open_.erase(&context_);
}

void HallClient::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (grpc::ClientContext* context : open_) context->TryCancel();
  }
  changed_.notify_all();
}

bool HallClient::isStopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

bool HallClient::pause(Milliseconds length) {
  std::unique_lock lock(mutex_);
  const unsigned before = woken_;
  return !changed_.wait_for(lock, length, [&] { return stopping_ || woken_ != before; });
}

void HallClient::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++woken_;
  }
  changed_.notify_all();
}

}  // namespace hall::client
