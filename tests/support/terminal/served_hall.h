#pragma once

#include <gtest/gtest.h>

#include <QString>
#include <functional>
#include <memory>
#include <string>

#include "client/hall_client.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/terminal/silent_relay.h"
#include "tools/rehearsal/server_process.h"

namespace hall::terminal::sample {

/// A real hall-server of the township sample, Monday 09:10, with a relay in front of it for the
/// link under test. Whatever is waited for is waited for in the event loop.
class ServedHall : public testing::Test {
 protected:
  ServedHall();
  ~ServedHall() override;

  void startServer(const std::string& time = "09:10:00");
  void killServer();
  /// A call past the relay, as the hall's manager or the first kiosk.
  client::HallClient& manager() { return *manager_; }
  client::HallClient& direct() { return *direct_; }
  /// By number, past the relay; empty where there is none.
  v1::GetTicketResponse ticket(const QString& number);
  int issuedToday(const std::string& queue = "general");
  std::string passwordOf(const std::string& staffNumber) const;
  std::string address() const { return address_; }
  const rehearsal::ServerBanner& banner() const { return banner_; }
  /// Runs the event loop until it is so; false after half a minute.
  static bool until(const std::function<bool()>& isSo);

  support::TemporaryDirectory folder_;
  std::unique_ptr<SilentRelay> relay_;

 private:
  rehearsal::ServerPlace place_;
  std::unique_ptr<rehearsal::ServerProcess> server_;
  rehearsal::ServerBanner banner_;  ///< of the first start
  std::string address_;
  std::unique_ptr<client::HallClient> manager_;
  std::unique_ptr<client::HallClient> direct_;
};

}  // namespace hall::terminal::sample
