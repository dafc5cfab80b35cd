#include "bench/life_client.h"

#include <stdexcept>

#include "client/request_id.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"

namespace hall::bench {

namespace {

const std::string kIssue = "/hall.v1.TicketService/IssueTicket";
const std::string kCallNext = "/hall.v1.CounterService/CallNext";
const std::string kStart = "/hall.v1.CounterService/StartServing";
const std::string kFinish = "/hall.v1.CounterService/FinishServing";
constexpr const char* kQueue = "consult";

grpc::ByteBuffer issueRequest() {
  v1::IssueTicketRequest request;
  request.set_request_id(client::newRequestId());
  request.mutable_errand()->set_queue_id(kQueue);
  return bytesOf(request);
}

template <class Message>
grpc::ByteBuffer atCounter(const std::string& counter) {
  Message request;
  request.set_request_id(client::newRequestId());
  request.set_counter_id(counter);
  return bytesOf(request);
}

grpc::ByteBuffer finishRequest(const std::string& counter) {
  v1::FinishServingRequest request;
  request.set_request_id(client::newRequestId());
  request.set_counter_id(counter);
  request.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
  return bytesOf(request);
}

class Filler final : public LoadClient {
 public:
  explicit Filler(const LivingHall& hall) : hall_(hall) {}
  Request next() override { return {&kIssue, &hall_.kiosk, issueRequest()}; }
  void answered(const grpc::Status&, grpc::ByteBuffer&) override {}

 private:
  const LivingHall& hall_;
};

}  // namespace

LivingHall::LivingHall(const HallFolder& hall) : kiosk("Bearer " + hall.kioskToken) {
  for (const Seat& seat : hall.seats) counters.push_back({seat.counter, "Bearer " + seat.token});
}

Request LifeClient::next() {
  switch (step_) {
    case Step::Issue:
      return {&kIssue, &hall_.kiosk, issueRequest()};
    case Step::CallNext:
      return {&kCallNext, &counter_.bearer, atCounter<v1::CallNextRequest>(counter_.code)};
    case Step::Start:
      return {&kStart, &counter_.bearer, atCounter<v1::StartServingRequest>(counter_.code)};
    case Step::Finish:
      return {&kFinish, &counter_.bearer, finishRequest(counter_.code)};
  }
  throw std::logic_error("a life has four steps");
}

void LifeClient::answered(const grpc::Status& status, grpc::ByteBuffer& body) {
  if (!status.ok()) return;
  if (step_ == Step::CallNext && !messageOf<v1::CallNextResponse>(body).has_ticket()) {
    throw std::runtime_error("nobody was there to be called");
  }
  step_ = step_ == Step::Finish ? Step::Issue : static_cast<Step>(static_cast<int>(step_) + 1);
}

void fillQueue(Connections& connections, const LivingHall& hall, int tickets) {
  Filler filler(hall);
  connections.latencies(filler, tickets);
}

}  // namespace hall::bench
