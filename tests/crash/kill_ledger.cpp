#include "tests/crash/kill_ledger.h"

#include <algorithm>

namespace hall::crash {

int stageOf(v1::TicketState state) {
  switch (state) {
    case v1::TICKET_STATE_WAITING:
      return 1;
    case v1::TICKET_STATE_CALLED:
      return 2;
    case v1::TICKET_STATE_SERVING:
      return 3;
    case v1::TICKET_STATE_FINISHED:
      return 4;
    default:
      return 0;
  }
}

void KillLedger::beginRound(int round) {
  const std::lock_guard lock(mutex_);
  round_ = round;
  answers_ = 0;
}

void KillLedger::issued(const v1::Ticket& ticket, std::uint64_t position) {
  const std::lock_guard lock(mutex_);
  const auto [known, isNew] = numbers_.emplace(ticket.number(), ticket.ticket_id());
  if (!isNew && known->second != ticket.ticket_id()) {
    faults_.push_back(
        "number " + ticket.number() + " was given to " + known->second + " and to " +
        ticket.ticket_id()
    );
  }
  tell(ticket, position);
}

void KillLedger::told(const v1::Ticket& ticket, std::uint64_t position) {
  const std::lock_guard lock(mutex_);
  tell(ticket, position);
}

void KillLedger::called(const v1::Ticket& ticket, std::uint64_t callId, std::uint64_t position) {
  const std::lock_guard lock(mutex_);
  calls_.push_back({callId, ticket.ticket_id(), round_});
  tell(ticket, position);
}

void KillLedger::tell(const v1::Ticket& ticket, std::uint64_t position) {
  Ticket& known = tickets_[ticket.ticket_id()];
  if (!known.number.empty() && known.number != ticket.number()) {
    faults_.push_back(known.number + " became " + ticket.number());
  }
  known.number = ticket.number();
  if (stageOf(ticket.state()) > stageOf(known.state)) known.state = ticket.state();
  known.round = round_;
  lastPosition_ = std::max(lastPosition_, position);
  ++answers_;
  answered_.notify_all();
}

bool KillLedger::waitForAnswers(std::size_t count, std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  return answered_.wait_for(lock, limit, [&] { return answers_ >= count; });
}

std::uint64_t KillLedger::lastPosition() const {
  const std::lock_guard lock(mutex_);
  return lastPosition_;
}

std::map<std::string, KillLedger::Ticket> KillLedger::tickets() const {
  const std::lock_guard lock(mutex_);
  return tickets_;
}

std::vector<KillLedger::Call> KillLedger::calls() const {
  const std::lock_guard lock(mutex_);
  return calls_;
}

std::vector<std::string> KillLedger::faults() const {
  const std::lock_guard lock(mutex_);
  return faults_;
}

}  // namespace hall::crash
