#include "tests/features/over_grpc/hall_over_grpc.h"

#include <cstdlib>

namespace hall::features {

namespace {

constexpr std::chrono::seconds kStartLimit{60};
constexpr std::chrono::seconds kStopLimit{60};

std::filesystem::path folderFrom(const char* variable) {
  const char* folder = std::getenv(variable);
  if (folder == nullptr) throw std::runtime_error(std::string(variable) + " is not set");
  return folder;
}

}  // namespace

void HallOverGrpc::open(const std::string& localTime) {
  place_.program = folderFrom("HALL_BIN_DIR") / "hall-server";
  place_.folder = folder_ / localTime.substr(0, 13);
  std::filesystem::create_directories(place_.folder);
  place_.catalogue = folderFrom("HALL_SOURCE_DIR") / "config" / "catalogue" / "township";
  place_.clock = "rehearsal:" + localTime + ",stepped";
  place_.rpcPort = 0;
  start();
  const client::Endpoint endpoint{banner_.rpcAddress, {}, {}, {}};
  kiosk_ = std::make_unique<HallSession>(endpoint, banner_.deviceTokens.at("kiosk-1"));
  board_ = std::make_unique<HallSession>(endpoint, banner_.deviceTokens.at("board-1"));
  phone_ = std::make_unique<HallSession>(endpoint, "");
  staff_.clear();
}

void HallOverGrpc::start() {
  server_.reset();
  server_ = std::make_unique<rehearsal::ServerProcess>(place_);
  const auto banner = server_->waitUntilReady(kStartLimit);
  if (!banner) throw std::runtime_error("the server did not start");
  if (!banner->accounts.empty()) banner_ = *banner;
}

void HallOverGrpc::restart() {
  stop();
  startAgain();
}

void HallOverGrpc::startAgain() {
  const std::string address = banner_.rpcAddress;
  place_.rpcPort = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
  start();
}

std::chrono::steady_clock::duration HallOverGrpc::stop() {
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(server_->stop(kStopLimit), 0);
  const auto took = std::chrono::steady_clock::now() - begun;
  // Every stop in the long check, on a machine of its own: a disk busy with a build's gigabytes may
  // take longer over a snapshot, and that is no fault of ours.
  if (std::getenv("HALL_LONG") != nullptr) {
    EXPECT_LT(took, kStopPromised);
  }
  return took;
}

HallSession& HallOverGrpc::staff(const std::string& number) {
  auto& session = staff_[number];
  if (session != nullptr) return *session;
  for (const auto& account : banner_.accounts) {
    if (account.number != number) continue;
    session = std::make_unique<HallSession>(
        client::Endpoint{banner_.rpcAddress, {}, {}, {}}, number, account.password
    );
    session->logIn();
  }
  if (session == nullptr) throw std::runtime_error("nobody has the number " + number);
  return *session;
}

v1::IssueTicketResponse HallOverGrpc::takeNumber(const std::string& queueId) {
  v1::IssueTicketRequest request;
  request.set_request_id(client::newRequestId());
  request.mutable_errand()->set_queue_id(queueId);
  return kiosk().demand<v1::IssueTicketResponse>("take a number", request);
}

void HallOverGrpc::signIn(const std::string& number, const std::string& counterId) {
  staff(number).demand<v1::SignInResponse>("sign in", atCounter<v1::SignInRequest>(counterId));
}

v1::CallNextResponse HallOverGrpc::callNext(
    const std::string& number, const std::string& counterId
) {
  return staff(number).demand<v1::CallNextResponse>(
      "call the next one", atCounter<v1::CallNextRequest>(counterId)
  );
}

void HallOverGrpc::serve(const std::string& number, const std::string& counterId) {
  staff(number).demand<v1::StartServingResponse>(
      "start serving", atCounter<v1::StartServingRequest>(counterId)
  );
}

void HallOverGrpc::finish(const std::string& number, const std::string& counterId) {
  auto request = atCounter<v1::FinishServingRequest>(counterId);
  request.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
  staff(number).demand<v1::FinishServingResponse>("finish serving", request);
}

v1::Ticket HallOverGrpc::ticketNow(const std::string& ticketId) {
  v1::GetTicketRequest request;
  request.set_ticket_id(ticketId);
  return manager().demand<v1::GetTicketResponse>("look at a ticket", request).ticket();
}

void HallOverGrpc::pass(std::chrono::seconds time) {
  v1::AdvanceClockRequest request;
  request.set_request_id(client::newRequestId());
  request.mutable_advance_duration()->set_seconds(time.count());
  administrator().demand<v1::AdvanceClockResponse>("move the clock", request);
}

std::uint64_t HallOverGrpc::position() {
  return administrator()
      .demand<v1::GetStatusResponse>("read the status", v1::GetStatusRequest{})
      .position();
}

}  // namespace hall::features
