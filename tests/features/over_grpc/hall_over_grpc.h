#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

#include "client/request_id.h"
#include "tests/support/temporary_directory.h"
#include "tools/rehearsal/hall_session.h"
#include "tools/rehearsal/server_process.h"

namespace hall::features {

using client::HallClient;
using rehearsal::HallSession;

/// The township hall in a server of its own, spoken to as everybody does: Monday, 09:00, the clock
/// moved by hand. Staff 1001 to 1003, manager 5001, administrator 9001.
class HallOverGrpc : public testing::Test {
 protected:
  void SetUp() override { open("2026-03-02T09:00:00+08:00"); }

  void open(const std::string& localTime);
  /// SIGTERM, which must end the server in order within five seconds whoever is connected, then a
  /// start on the same data and port.
  void restart();
  /// SIGTERM, as above; how long the server took to end.
  std::chrono::steady_clock::duration stop();
  /// A start on the same data and port, once the server has ended.
  void startAgain();
  rehearsal::ServerProcess& server() { return *server_; }

  // ---- who acts ----
  HallSession& kiosk() { return *kiosk_; }
  HallSession& board() { return *board_; }
  HallSession& phone() { return *phone_; }
  HallSession& staff(const std::string& number);
  HallSession& manager() { return staff("5001"); }
  HallSession& administrator() { return staff("9001"); }

  // ---- what happens ----
  v1::IssueTicketResponse takeNumber(const std::string& queueId);
  void signIn(const std::string& number, const std::string& counterId);
  v1::CallNextResponse callNext(const std::string& number, const std::string& counterId);
  void serve(const std::string& number, const std::string& counterId);
  void finish(const std::string& number, const std::string& counterId);
  v1::Ticket ticketNow(const std::string& ticketId);
  void pass(std::chrono::seconds time);
  std::uint64_t position();

  /// Sends what the hall must refuse with this reason: it says why in a sentence and changes
  /// nothing. Gives the failure for what it names.
  template <class Response, class Request>
  client::Failure refused(v1::Reason reason, HallSession& by, const Request& request) {
    const std::uint64_t before = position();
    Response response;
    const client::Failure failure = by.ask(request, response);
    EXPECT_EQ(v1::Reason_Name(failure.reason()), v1::Reason_Name(reason)) << failure.message;
    EXPECT_FALSE(failure.message.empty());
    EXPECT_FALSE(failure.detail.message_key().empty());
    EXPECT_EQ(position(), before) << "a refusal changes nothing";
    return failure;
  }

  template <class Request>
  static Request atCounter(const std::string& counterId) {
    Request request;
    request.set_request_id(client::newRequestId());
    request.set_counter_id(counterId);
    return request;
  }

  const std::string& address() const { return banner_.rpcAddress; }

  support::TemporaryDirectory folder_;
  rehearsal::ServerPlace place_;  ///< of the next `open`

  /// What systemd and operators are promised.
  static constexpr std::chrono::seconds kStopPromised{5};

 private:
  void start();

  std::unique_ptr<rehearsal::ServerProcess> server_;
  rehearsal::ServerBanner banner_;
  std::unique_ptr<HallSession> kiosk_;
  std::unique_ptr<HallSession> board_;
  std::unique_ptr<HallSession> phone_;
  std::map<std::string, std::unique_ptr<HallSession>> staff_;
};

}  // namespace hall::features
