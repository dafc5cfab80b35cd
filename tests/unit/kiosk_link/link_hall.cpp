#include "tests/unit/kiosk_link/link_hall.h"

#include <mutex>

#include "client/request_id.h"

namespace hall::kiosk::sample {

namespace {

using std::chrono::milliseconds;

}  // namespace

LinkHall::LinkHall() {
  std::filesystem::create_directories(folder_ / "kiosk");
}

LinkHall::~LinkHall() {
  link_.reset();
}

LinkSettings LinkHall::settings() const {
  LinkSettings settings;
  settings.address = relay_->address();
  settings.token = banner().deviceTokens.at("kiosk-1");
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

bool LinkHall::untilOnline(bool online) {
  return until([this, online] { return link_->isOnline() == online; });
}

}  // namespace hall::kiosk::sample
