#include "tests/unit/kiosk_link/link_hall.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>
#include <cstdlib>
#include <mutex>
#include <stdexcept>

#include "client/request_id.h"

namespace hall::kiosk::sample {

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

LinkHall::LinkHall() {
  place_.program = folderFrom("HALL_BIN_DIR") / "hall-server";
  place_.folder = folder_ / "server";
  place_.catalogue = folderFrom("HALL_SOURCE_DIR") / "config" / "catalogue" / "township";
  std::filesystem::create_directories(place_.folder);
  std::filesystem::create_directories(folder_ / "kiosk");
  startServer();
  relay_ = std::make_unique<SilentRelay>(portOf(address_));
}

LinkHall::~LinkHall() {
  link_.reset();
}

void LinkHall::startServer(const std::string& time) {
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

void LinkHall::killServer() {
  server_->kill();
  server_->waitUntilEnded(kStartLimit);
  server_.reset();
}

std::string LinkHall::passwordOf(const std::string& staffNumber) const {
  for (const auto& account : banner_.accounts) {
    if (account.number == staffNumber) return account.password;
  }
  return {};
}

v1::GetTicketResponse LinkHall::ticket(const QString& number) {
  v1::GetTicketRequest request;
  request.set_number(number.toStdString());
  v1::GetTicketResponse response;
  const auto failure = manager_->call(request, response);
  if (!failure.ok()) response.Clear();
  return response;
}

int LinkHall::issuedToday(const std::string& queue) {
  v1::ListQueuesResponse response;
  const auto failure = manager_->call(v1::ListQueuesRequest{}, response);
  EXPECT_TRUE(failure.ok()) << failure.message;
  for (const v1::QueueStatus& one : response.queues()) {
    if (one.queue_id() == queue) return static_cast<int>(one.issued_today());
  }
  return -1;
}

LinkSettings LinkHall::settings() const {
  LinkSettings settings;
  settings.address = relay_->address();
  settings.token = banner_.deviceTokens.at("kiosk-1");
  settings.folder = folder_ / "kiosk";
  settings.softwareVersion = "test";
  // The watch brings something every 2 s.
  settings.silence = milliseconds{4'000};
  settings.issuePatience = milliseconds{1'000};
  settings.perTry = milliseconds{1'000};
  settings.beat = milliseconds{20};
  settings.retry = milliseconds{100};
  settings.heartbeat = milliseconds{200};
  return settings;
}

void LinkHall::openLink(const LinkSettings& settings) {
  link_.reset();
  auto opening = HallLink::open(settings, [this, mutex = journalMutex_](const std::string& line) {
    const std::lock_guard lock(*mutex);
    journal_.push_back(line);
  });
  ASSERT_NE(opening.link, nullptr) << opening.fault.toStdString();
  link_ = std::move(opening.link);
}

void LinkHall::openWorkingLink() {
  openLink();
  ASSERT_TRUE(until([this] {
    return link_->isOnline() && link_->catalogue()->version > 0 && !link_->now().queues.isEmpty() &&
           !link_->offlinePrefix().isEmpty();
  }));
}

Errand LinkHall::forItem(const QString& item) const {
  Errand errand;
  errand.purpose = {Purpose::Kind::Item, item};
  return errand;
}

Answer<TicketSlip> LinkHall::issue(const QString& requestId, const Errand& errand) {
  Slip answer;
  link_->issue(requestId, errand, [&answer](const Answer<TicketSlip>& given) { answer = given; });
  EXPECT_TRUE(until([&answer] { return answer.has_value(); })) << "no answer came";
  return answer.value_or(Denial{});
}

TicketSlip LinkHall::given(const Answer<TicketSlip>& answer) {
  const auto* slip = std::get_if<TicketSlip>(&answer);
  if (slip != nullptr) return *slip;
  ADD_FAILURE() << "denied: " << static_cast<int>(std::get<Denial>(answer).cause);
  return {};
}

QString LinkHall::newId() {
  return QString::fromStdString(client::newRequestId());
}

bool LinkHall::until(const std::function<bool()>& isSo) {
  QTimer wakes;
  wakes.start(5);
  QDeadlineTimer deadline(kPatience);
  while (!isSo()) {
    if (deadline.hasExpired()) return false;
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
  }
  return true;
}

bool LinkHall::untilOnline(bool online) {
  return until([this, online] { return link_->isOnline() == online; });
}

}  // namespace hall::kiosk::sample
