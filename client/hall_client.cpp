#include "client/hall_client.h"

#include <thread>

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

void HallClient::pause(int attempt) const {
  std::this_thread::sleep_for(patience_.firstPause * (1 << (attempt - 1)));
}

}  // namespace hall::client
