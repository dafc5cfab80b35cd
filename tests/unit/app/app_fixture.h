#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/hall_client.h"
#include "client/request_id.h"
#include "server/app/hall_application.h"
#include "tests/support/temporary_directory.h"

namespace hall::app {

/// Longer than anything here takes; reached only by a failing test.
constexpr std::chrono::seconds kPatience{20};

/// The lines of a server's journal, for waiting on what happens.
class JournalLines {
 public:
  Journal::Reader reader();
  std::vector<std::string> all() const;
  /// Lines of this happening so far.
  std::size_t count(Happening happening) const;
  /// Waits for the `nth` line of it; empty: it never came.
  std::string wait(Happening happening, std::size_t nth = 1) const;

 private:
  static std::string mark(Happening happening);

  mutable std::mutex mutex_;
  mutable std::condition_variable grown_;
  std::vector<std::string> lines_;  ///< protected by mutex_
};

/// A hall server in this process: real SQLite, real gRPC on a free port, a small catalogue, one
/// kiosk, one counter, an administrator and a hall manager. Monday 2 March 2026, 08:50, in a
/// stepped rehearsal unless a test says otherwise.
class AppFixture : public testing::Test {
 protected:
  using Options = HallApplication::Options;
  using Started = HallApplication::Started;

  AppFixture();
  void TearDown() override { stop(); }

  /// As hall.toml of this machine would say it; ports are free ones.
  Options options() const;
  static ClockChoice stepped(std::string_view at = "2026-03-02T08:50:00+08:00");

  /// Starts and remembers tokens and passwords of the first start.
  void start() { start(options()); }
  void start(Options options);
  void stop() { application_.reset(); }
  void restart() {
    stop();
    start();
  }
  /// Why a start with these is refused; fails the test when it is not.
  domain::Refusal refusalOf(Options options);

  // ---- calling ----
  std::unique_ptr<client::HallClient> connect(std::string token = {}) const;
  /// Its connections are kept; sessions outlive a restart.
  client::HallClient& kiosk() { return device("kiosk-1"); }
  client::HallClient& counter() { return staff("1001", "pc-1"); }
  client::HallClient& manager() { return staff("5001"); }
  client::HallClient& supervisor() { return staff("6001"); }
  client::HallClient& administrator() { return staff("9001"); }
  client::HallClient& device(const std::string& code);
  client::HallClient& staff(const std::string& number, const std::string& device = {});

  client::Failure issue(v1::IssueTicketResponse& response, const std::string& requestId);
  client::Failure issue(v1::IssueTicketResponse& response) {
    return issue(response, client::newRequestId());
  }
  /// The number of a ticket that must be issued.
  std::string number();
  v1::GetStatusResponse status();
  /// Waits until such an alert stands open (or does not).
  bool alertStands(v1::AlertRule rule, v1::AlertLevel level);
  bool noAlertStands(v1::AlertRule rule);
  void advance(std::chrono::seconds by);
  /// Somebody is signed in at counter 1.
  void signIn();
  /// Asks until the status is as wanted; false: it never was.
  template <class Wanted>
  bool eventually(Wanted wanted) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < end) {
      if (wanted(status())) return true;
    }
    return false;
  }

  /// Changes hall.db while no server runs.
  void tamper(const std::string& sql) const;
  std::filesystem::path data() const { return folder_ / "data"; }
  std::filesystem::path database() const { return data() / "hall.db"; }
  std::filesystem::path backups() const { return folder_ / "backups"; }
  std::filesystem::path checkpoints() const { return folder_ / "checkpoints" / "notes"; }
  /// Name and SHA-256 of every file below the data directory that holds something of the hall.
  std::map<std::string, std::string> contents() const;

  support::TemporaryDirectory folder_;
  JournalLines journal_;
  Started started_;
  api::FirstPeople people_;
  std::unique_ptr<HallApplication> application_;

 private:
  void writeCatalogue() const;
  std::optional<v1::AlertLevel> openAlert(v1::AlertRule rule);
  void forgetSessions();

  std::map<std::string, std::string> tokens_;  ///< by staff number or device code
  std::map<std::string, std::unique_ptr<client::HallClient>> clients_;
};

}  // namespace hall::app
