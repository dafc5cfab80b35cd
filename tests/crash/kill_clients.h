#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "client/hall_client.h"
#include "tests/crash/kill_ledger.h"

namespace hall::crash {

/// A client that makes its request ids first and sends until an answer comes, across kills of the
/// server: what a kiosk or a counter client does. `work` runs on a thread of its own.
class InsistentClient {
 public:
  InsistentClient(KillLedger& ledger, std::string token);
  virtual ~InsistentClient() = default;
  InsistentClient(const InsistentClient&) = delete;
  InsistentClient& operator=(const InsistentClient&) = delete;

  /// After each start of the server, which listens elsewhere then.
  void connect(const std::string& address);
  /// Goes on until the server is gone.
  void work();
  /// Sends again what has had no answer yet; the server must take it now.
  void settle();

 protected:
  /// One more mutation, made with `send`. False: the server is gone.
  virtual bool step() = 0;

  /// Keeps the mutation until it has an answer: true. `attempt` sends it, always with the same
  /// request id, and notes the answer.
  bool send(std::function<client::Failure()> attempt);
  /// True where a refusal tells of work that another had done before the kill.
  virtual bool isOvertaken(const client::Failure&) const { return false; }

  client::HallClient& client() { return *client_; }
  KillLedger& ledger() { return ledger_; }

 private:
  KillLedger& ledger_;
  const std::string token_;
  std::unique_ptr<client::HallClient> client_;
  std::function<client::Failure()> pending_;  ///< sent, and no answer yet
};

/// Issues numbers, for an item and for a consultation by turns.
class InsistentKiosk final : public InsistentClient {
 public:
  using InsistentClient::InsistentClient;

  /// Sends requests that were acknowledged once more: each must get the same number back.
  void repeatAcknowledged();

 protected:
  bool step() override;

 private:
  struct Acknowledged {
    v1::IssueTicketRequest request;
    std::string ticketId;
    std::string number;
  };

  bool wantsItem_ = false;
  std::vector<Acknowledged> acknowledged_;
};

/// Calls, starts and finishes at one counter, by what the hall says of it.
class InsistentCounter final : public InsistentClient {
 public:
  InsistentCounter(KillLedger& ledger, std::string token, std::string counterId);

  void signIn();

 protected:
  bool step() override;
  bool isOvertaken(const client::Failure& failure) const override;

 private:
  bool callNext();
  bool start();
  bool finish(const v1::Ticket& ticket);

  const std::string counterId_;
};

}  // namespace hall::crash
