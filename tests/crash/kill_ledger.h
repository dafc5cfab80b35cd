#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "hall/v1/ticket.pb.h"

namespace hall::crash {

/// Everything that the hall acknowledged, kept outside of it: what it must still know after its
/// process was killed. Thread-safe.
class KillLedger {
 public:
  struct Ticket {
    std::string number;
    v1::TicketState state = v1::TICKET_STATE_UNSPECIFIED;  ///< the furthest that was told
    int round = 0;                                         ///< in which it was told last
  };
  struct Call {
    std::uint64_t callId = 0;
    std::string ticketId;
    int round = 0;
  };

  void beginRound(int round);

  /// A number that was given out; a repeat of the same answer is no new one.
  void issued(const v1::Ticket& ticket, std::uint64_t position);
  /// A later answer about a ticket.
  void told(const v1::Ticket& ticket, std::uint64_t position);
  void called(const v1::Ticket& ticket, std::uint64_t callId, std::uint64_t position);

  /// True when `count` answers came in this round; false after `limit`.
  bool waitForAnswers(std::size_t count, std::chrono::milliseconds limit);

  std::uint64_t lastPosition() const;
  std::map<std::string, Ticket> tickets() const;
  std::vector<Call> calls() const;
  /// What must never be, a sentence each.
  std::vector<std::string> faults() const;

 private:
  void tell(const v1::Ticket& ticket, std::uint64_t position);

  mutable std::mutex mutex_;
  std::condition_variable answered_;
  // State below is protected by mutex_.
  int round_ = 0;
  std::size_t answers_ = 0;
  std::uint64_t lastPosition_ = 0;
  std::map<std::string, Ticket> tickets_;       ///< by id
  std::map<std::string, std::string> numbers_;  ///< to ids
  std::vector<Call> calls_;
  std::vector<std::string> faults_;
};

/// The life of a ticket of these tests goes one way: waiting, called, serving, finished.
int stageOf(v1::TicketState state);

}  // namespace hall::crash
