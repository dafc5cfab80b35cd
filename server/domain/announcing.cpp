#include "server/domain/announcing.h"

#include <algorithm>

namespace hall::domain {

namespace {

constexpr Duration kCallsKeptFor = std::chrono::seconds{120};
constexpr std::size_t kCallsKeptMin = 20;
constexpr std::size_t kCallsKeptMax = 512;

bool isHandout(const HallState& hall, QueueId id) {
  const Queue* queue = hall.catalogue == nullptr ? nullptr : hall.catalogue->find(id);
  return queue != nullptr && queue->kind == QueueKind::Handout;
}

void keep(HallState& hall, const Call& call) {
  std::deque<Call>& kept = hall.calls[call.zone];
  kept.push_back(call);
  const auto dispensable = [&] {
    return kept.size() > kCallsKeptMax ||
           (kept.size() > kCallsKeptMin && call.at - kept.front().at > kCallsKeptFor);
  };
  while (dispensable()) kept.pop_front();
}

/// nullptr: no longer kept.
Call* keptCall(HallState& hall, CallId id) {
  return const_cast<Call*>(hall.findCall(id));
}

}  // namespace

void announce(HallState& hall, TicketId id, CallId made, std::uint8_t ordinal, Instant at) {
  closeCall(hall, *hall.floor.ticket(id));
  hall.floor.change(id, [&](Ticket& ticket) {
    ticket.lastCall = made;
    ticket.callsMade = ordinal;
    ticket.calledAt = at;
    ticket.lastCallDelivered = false;
  });
  hall.nextCall.value = std::max(hall.nextCall.value, made.value + 1);
  const Ticket& ticket = *hall.floor.ticket(id);
  Call call;
  call.id = made;
  call.ticket = id;
  call.number = ticket.number;
  call.counter = ticket.counter;
  call.zone = hall.floor.counterFor(ticket.counter).zone;
  call.at = at;
  call.ordinal = ordinal;
  call.handout = isHandout(hall, ticket.queue);
  keep(hall, call);
}

void closeCall(HallState& hall, const Ticket& ticket) {
  if (!ticket.lastCall) return;
  if (Call* call = keptCall(hall, ticket.lastCall)) call->open = false;
}

void markDelivered(HallState& hall, CallId id) {
  if (Call* call = keptCall(hall, id)) call->delivered = true;
}

}  // namespace hall::domain
