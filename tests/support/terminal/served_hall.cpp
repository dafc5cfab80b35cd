#include "tests/support/terminal/served_hall.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>
#include <cstdlib>
#include <stdexcept>

#include "client/request_id.h"

namespace hall::terminal::sample {

namespace {

using std::chrono::milliseconds;

constexpr std::chrono::seconds kStartLimit{60};
constexpr int kPatience = 30'000;

std::filesystem::path folderFrom(const char* variable) {
  const char* folder = std::getenv(variable);
  if (folder == nullptr) throw std::runtime_error(std::string(variable) + " is not set");
  return folder;
}

std::uint16_t portOf(const std::string& address) {
  return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
}

}  // namespace

ServedHall::ServedHall() {
  place_.program = folderFrom("HALL_BIN_DIR") / "hall-server";
  place_.folder = folder_ / "server";
  place_.catalogue = folderFrom("HALL_SOURCE_DIR") / "config" / "catalogue" / "township";
  std::filesystem::create_directories(place_.folder);
  startServer();
  relay_ = std::make_unique<SilentRelay>(portOf(address_));
}

ServedHall::~ServedHall() = default;

void ServedHall::startServer(const std::string& time) {
  place_.clock = "rehearsal:2026-03-02T" + time + "+08:00,1";
  server_ = std::make_unique<rehearsal::ServerProcess>(place_);
  const auto banner = server_->waitUntilReady(kStartLimit);
  if (!banner) throw std::runtime_error("the server did not start");
  if (!banner->accounts.empty()) banner_ = *banner;
  address_ = banner->rpcAddress;
  place_.rpcPort = portOf(address_);
  const client::Endpoint endpoint{address_, {}, {}, {}};
  direct_ = std::make_unique<client::HallClient>(endpoint);
  direct_->setToken(banner_.deviceTokens.at("kiosk-1"));
  manager_ = std::make_unique<client::HallClient>(endpoint);
  v1::LoginRequest request;
  request.set_request_id(client::newRequestId());
  request.set_staff_number("5001");
  request.set_password(passwordOf("5001"));
  v1::LoginResponse response;
  const auto failure = manager_->call(request, response);
  if (!failure.ok()) throw std::runtime_error(failure.message);
  manager_->setToken(response.session_token());
}

void ServedHall::killServer() {
  server_->kill();
  server_->waitUntilEnded(kStartLimit);
  server_.reset();
}

std::string ServedHall::passwordOf(const std::string& staffNumber) const {
  for (const auto& account : banner_.accounts) {
    if (account.number == staffNumber) return account.password;
  }
  return {};
}

v1::GetTicketResponse ServedHall::ticket(const QString& number) {
  v1::GetTicketRequest request;
  request.set_number(number.toStdString());
  v1::GetTicketResponse response;
  const auto failure = manager_->call(request, response);
  if (!failure.ok()) response.Clear();
  return response;
}

int ServedHall::issuedToday(const std::string& queue) {
  v1::ListQueuesResponse response;
  const auto failure = manager_->call(v1::ListQueuesRequest{}, response);
  EXPECT_TRUE(failure.ok()) << failure.message;
  for (const v1::QueueStatus& one : response.queues()) {
    if (one.queue_id() == queue) return static_cast<int>(one.issued_today());
  }
  return -1;
}

bool ServedHall::until(const std::function<bool()>& isSo) {
  QTimer wakes;
  wakes.start(5);
  QDeadlineTimer deadline(kPatience);
  while (!isSo()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  }
  return true;
}

}  // namespace hall::terminal::sample
