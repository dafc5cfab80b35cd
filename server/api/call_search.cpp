#include "server/api/call_search.h"

#include <algorithm>

#include "server/engine/log_slice.h"

namespace hall::api {

namespace {

using domain::CallId;
using domain::Reason;
using domain::Result;
using engine::Position;
using engine::StoredEvent;

CallId callOf(const domain::Event& event) {
  if (const auto* called = std::get_if<domain::TicketCalled>(&event.body)) return called->call;
  if (const auto* again = std::get_if<domain::TicketRecalled>(&event.body)) return again->call;
  return {};
}

}  // namespace

Result<bool> CallSearch::step(engine::EventLog& log) {
  if (!begun_) {
    begun_ = true;
    narrow(Position{0}, log.last(engine::HallId{}));
  }
  return recalled_ ? goBack(log) : halve(log);
}

/// What is left to look at. The last few events are read from their beginning.
void CallSearch::narrow(Position after, Position until) {
  low_ = after;
  high_ = until;
  const bool few = high_.value <= low_.value + engine::kLogStepEvents;
  middle_ = few ? low_ : Position{(low_.value + high_.value) / 2};
  cursor_ = middle_;
}

Result<bool> CallSearch::halve(engine::EventLog& log) {
  if (low_ >= high_) return Reason::CallNotFound;
  const std::uint64_t count = std::min(high_.value - cursor_.value, engine::kLogStepEvents);
  const auto some = log.read(engine::HallId{}, cursor_, count);
  if (!some) return some.refusal();
  for (const StoredEvent& stored : *some) {
    const CallId call = callOf(stored.event);
    if (!call) continue;
    if (call == wanted_) return arrive(stored);
    if (call > wanted_) {
      narrow(low_, std::max(low_, middle_));
      return true;
    }
    low_ = stored.position;
  }
  cursor_ = Position{cursor_.value + count};
  if (low_ > middle_) {
    narrow(low_, high_);
  } else if (cursor_ >= high_) {
    narrow(low_, middle_);
  }
  return true;
}

/// False: this is the call itself.
bool CallSearch::arrive(const StoredEvent& stored) {
  if (const auto* called = std::get_if<domain::TicketCalled>(&stored.event.body)) {
    keep(stored, *called);
    return false;
  }
  recalled_ = std::get<domain::TicketRecalled>(stored.event.body).ticket;
  before_ = stored.position;
  return true;
}

Result<bool> CallSearch::goBack(engine::EventLog& log) {
  const std::uint64_t count = std::min(before_.value - 1, engine::kLogStepEvents);
  const Position after{before_.value - 1 - count};
  const auto some = log.read(engine::HallId{}, after, count);
  if (!some) return some.refusal();
  for (auto stored = some->rbegin(); stored != some->rend(); ++stored) {
    const auto* called = std::get_if<domain::TicketCalled>(&stored->event.body);
    if (called != nullptr && called->ticket == recalled_) {
      keep(*stored, *called);
      return false;
    }
    // Nothing is told of a ticket before it was issued.
    const auto* issued = std::get_if<domain::TicketIssued>(&stored->event.body);
    if (issued != nullptr && issued->id == recalled_) return Reason::CallNotFound;
  }
  if (after == Position{0}) return Reason::CallNotFound;
  before_ = Position{after.value + 1};
  return true;
}

void CallSearch::keep(const StoredEvent& stored, const domain::TicketCalled& called) {
  found_ = {called, stored.event.occurred, stored.position};
}

}  // namespace hall::api
