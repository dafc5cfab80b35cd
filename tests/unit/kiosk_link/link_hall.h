#pragma once

#include <gtest/gtest.h>

#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/hall_client.h"
#include "kiosk/link/hall_link.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/kiosk_link/silent_relay.h"
#include "tools/rehearsal/server_process.h"

namespace hall::kiosk::sample {

/// A real hall-server of the township sample, Monday 09:10, with a relay in front of it, and the
/// link of its kiosk. Whatever is waited for is waited for in the event loop.
class LinkHall : public testing::Test {
 protected:
  using Slip = std::optional<Answer<TicketSlip>>;

  LinkHall();
  ~LinkHall() override;

  // ---- the server ----
  void startServer(const std::string& time = "09:10:00");
  void killServer();
  /// A call past the relay, as the hall's manager or the kiosk.
  client::HallClient& manager() { return *manager_; }
  client::HallClient& direct() { return *direct_; }
  /// By number, past the relay; empty where there is none.
  v1::GetTicketResponse ticket(const QString& number);
  int issuedToday(const std::string& queue = "general");
  std::string passwordOf(const std::string& staffNumber) const;
  std::string address() const { return address_; }

  // ---- the kiosk ----
  LinkSettings settings() const;
  void openLink() { openLink(settings()); }
  void openLink(const LinkSettings& settings);
  /// The watch has told of the hall and the catalogue is there.
  void openWorkingLink();
  Errand forItem(const QString& item = "social-card") const;
  /// Asks and waits for the answer.
  Answer<TicketSlip> issue(const QString& requestId, const Errand& errand);
  TicketSlip given(const Answer<TicketSlip>& answer);
  static QString newId();
  /// Runs the event loop until it is so; false after half a minute.
  static bool until(const std::function<bool()>& isSo);
  bool untilOnline(bool online = true);

  support::TemporaryDirectory folder_;
  std::unique_ptr<SilentRelay> relay_;
  std::unique_ptr<HallLink> link_;
  std::vector<std::string> journal_;  ///< not read while the link lives

 private:
  rehearsal::ServerPlace place_;
  std::unique_ptr<rehearsal::ServerProcess> server_;
  rehearsal::ServerBanner banner_;  ///< of the first start
  std::string address_;
  std::unique_ptr<client::HallClient> manager_;
  std::unique_ptr<client::HallClient> direct_;
  std::shared_ptr<std::mutex> journalMutex_ = std::make_shared<std::mutex>();
};

}  // namespace hall::kiosk::sample
