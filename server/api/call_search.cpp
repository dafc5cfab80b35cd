#include "server/api/call_search.h"

#include <optional>

namespace hall::api {

namespace {

using domain::CallId;
using domain::Result;
using engine::Position;
using engine::StoredEvent;

constexpr std::size_t kSlice = 128;
/// A recall follows its first announcement within this many calls of the hall.
constexpr int kBackMax = 256;

CallId callOf(const domain::Event& event) {
  if (const auto* called = std::get_if<domain::TicketCalled>(&event.body)) return called->call;
  if (const auto* again = std::get_if<domain::TicketRecalled>(&event.body)) return again->call;
  return {};
}

/// The first announcement after `after` and at or before `until`; nothing: none.
Result<std::optional<StoredEvent>> nextCall(Context& context, Position after, Position until) {
  while (after < until) {
    auto slice = context.turn().store().log().read(engine::HallId{}, after, kSlice);
    if (!slice) return slice.refusal();
    if (slice->empty()) break;
    for (StoredEvent& stored : *slice) {
      if (stored.position > until) return std::optional<StoredEvent>{};
      if (callOf(stored.event)) return std::optional{std::move(stored)};
    }
    after = slice->back().position;
  }
  return std::optional<StoredEvent>{};
}

/// The announcement with this id, be it the first or a recall.
Result<StoredEvent> announcement(Context& context, CallId wanted) {
  Position low{0};
  Position high = context.turn().store().log().last(engine::HallId{});
  while (low < high) {
    const Position middle{(low.value + high.value) / 2};
    auto found = nextCall(context, middle, high);
    if (!found) return found.refusal();
    if (!*found || callOf((*found)->event) > wanted) {
      high = middle;
    } else if (callOf((*found)->event) == wanted) {
      return std::move(**found);
    } else {
      low = (*found)->position;
    }
  }
  return domain::Reason::CallNotFound;
}

}  // namespace

Result<FoundCall> findCall(Context& context, CallId wanted) {
  auto stored = announcement(context, wanted);
  // A recall repeats a call: the decision stands with the first announcement of that ticket.
  while (stored) {
    if (const auto* called = std::get_if<domain::TicketCalled>(&stored->event.body)) {
      return FoundCall{*called, stored->event.occurred, stored->position};
    }
    const domain::TicketId ticket = std::get<domain::TicketRecalled>(stored->event.body).ticket;
    CallId before = callOf(stored->event);
    stored = domain::Reason::CallNotFound;
    for (int i = 0; i < kBackMax && before.value > 1; ++i) {
      --before.value;
      auto earlier = announcement(context, before);
      if (!earlier) return earlier.refusal();
      const auto* first = std::get_if<domain::TicketCalled>(&earlier->event.body);
      if (first == nullptr || first->ticket != ticket) continue;
      stored = std::move(earlier);
      break;
    }
  }
  return stored.refusal();
}

}  // namespace hall::api
