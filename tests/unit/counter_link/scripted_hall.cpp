#include "tests/unit/counter_link/scripted_hall.h"

#include <grpcpp/server_builder.h>

#include <chrono>

#include "client/message_bytes.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/watch_service.pb.h"

namespace hall::counter::sample {

namespace {

constexpr std::int64_t kTenPastNine = 1'772'413'800;  // 2026-03-02T09:10+08:00

v1::CounterState stateOf(const v1::Ticket& ticket) {
  if (ticket.state() == v1::TICKET_STATE_CALLED) return v1::COUNTER_STATE_CALLING;
  if (ticket.state() == v1::TICKET_STATE_SERVING) return v1::COUNTER_STATE_SERVING;
  return v1::COUNTER_STATE_IDLE;
}

using Listed = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> of(const std::string& method, const Listed& listed) {
  const auto found = listed.find(method);
  return found == listed.end() ? std::vector<std::string>() : found->second;
}

}  // namespace

/// One call: a watch stays open until its client goes.
class ScriptedHall::Call final : public grpc::ServerGenericBidiReactor {
 public:
  Call(ScriptedHall& hall, std::string method) : hall_(hall), method_(std::move(method)) {
    StartRead(&request_);
  }

 private:
  void OnReadDone(bool ok) override {
    if (!ok) return;
    if (method_ == "WatchHall") {
      response_ = hall_.frame();
      return StartWrite(&response_);
    }
    const grpc::Status status = hall_.answerTo(method_, request_, response_);
    if (!status.ok()) return Finish(status);
    StartWriteAndFinish(&response_, {}, status);
  }
  void OnCancel() override {
    if (method_ == "WatchHall") Finish(grpc::Status::CANCELLED);
  }
  void OnDone() override { delete this; }

  ScriptedHall& hall_;
  const std::string method_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
};

ScriptedHall::ScriptedHall() {
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterCallbackGenericService(this);
  server_ = builder.BuildAndStart();
  address_ = "127.0.0.1:" + std::to_string(port);
}

ScriptedHall::~ScriptedHall() {
  server_->Shutdown(std::chrono::system_clock::time_point{});  // long past: at once
  server_->Wait();
}

void ScriptedHall::answer(const std::string& method, grpc::StatusCode code) {
  const std::lock_guard lock(mutex_);
  codes_[method] = code;
}

void ScriptedHall::stand(
    const std::string& ticketId, const std::string& number, v1::TicketState state
) {
  const std::lock_guard lock(mutex_);
  ticket_.set_ticket_id(ticketId);
  ticket_.set_number(number);
  ticket_.set_state(state);
  ticket_.set_counter_id("1");
}

std::vector<std::string> ScriptedHall::asked(const std::string& method) const {
  const std::lock_guard lock(mutex_);
  return of(method, asked_);
}

std::vector<std::string> ScriptedHall::meant(const std::string& method) const {
  const std::lock_guard lock(mutex_);
  return of(method, meant_);
}

grpc::ServerGenericBidiReactor* ScriptedHall::CreateReactor(grpc::GenericCallbackServerContext* call
) {
  const std::string& path = call->method();
  return new Call(*this, path.substr(path.rfind('/') + 1));
}

/// With mutex_ held.
template <class Request>
void ScriptedHall::note(const std::string& method, grpc::ByteBuffer& bytes) {
  Request request;
  if (!client::unpack(bytes, request)) return;
  asked_[method].push_back(request.request_id());
  meant_[method].push_back(request.ticket_id());
}

grpc::Status ScriptedHall::answerTo(
    const std::string& method, grpc::ByteBuffer& request, grpc::ByteBuffer& response
) {
  const std::lock_guard lock(mutex_);
  if (method == "StartServing") note<v1::StartServingRequest>(method, request);
  if (method == "FinishServing") note<v1::FinishServingRequest>(method, request);
  const auto code = codes_.find(method);
  if (code != codes_.end() && code->second != grpc::StatusCode::OK) return {code->second, "so"};
  if (method == "Login") {
    v1::LoginResponse login;
    login.set_staff_number("1001");
    login.set_session_token("token");
    response = client::packed(login);
  } else if (method == "SignIn") {
    v1::SignInResponse signedIn;
    *signedIn.mutable_counter() = counter();
    response = client::packed(signedIn);
  } else if (method == "FinishServing") {
    ticket_.set_state(v1::TICKET_STATE_FINISHED);
    ticket_.clear_counter_id();
    v1::FinishServingResponse finished;
    *finished.mutable_ticket() = ticket_;
    response = client::packed(finished);
  } else {
    return {grpc::StatusCode::UNIMPLEMENTED, method};
  }
  return grpc::Status::OK;
}

/// With mutex_ held.
v1::Counter ScriptedHall::counter() const {
  v1::Counter counter;
  counter.set_counter_id("1");
  counter.set_staff_number("1001");
  counter.set_device_id("pc-01");
  counter.set_state(stateOf(ticket_));
  if (counter.state() != v1::COUNTER_STATE_IDLE) counter.set_number(ticket_.number());
  return counter;
}

grpc::ByteBuffer ScriptedHall::frame() {
  const std::lock_guard lock(mutex_);
  v1::WatchFrame frame;
  frame.set_epoch(1);
  frame.set_position(1);
  frame.mutable_hall_time()->set_seconds(kTenPastNine);
  v1::CounterSnapshot& snapshot = *frame.mutable_snapshot()->mutable_counter();
  *snapshot.mutable_counter() = counter();
  if (stateOf(ticket_) != v1::COUNTER_STATE_IDLE) *snapshot.add_tickets() = ticket_;
  return client::packed(frame);
}

}  // namespace hall::counter::sample
