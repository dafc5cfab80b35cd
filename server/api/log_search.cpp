#include "server/api/log_search.h"

#include "server/api/ids_text.h"

namespace hall::api {

using domain::Instant;
using domain::Result;
using engine::Position;
using engine::StoredEvent;

namespace {

/// Of one commit and the ones that share its millisecond, read at once and in all.
constexpr std::size_t kSlice = 64;
constexpr std::size_t kSameMomentMax = 8192;

/// RFC 9562: the first 48 bits of a UUID of version 7.
Instant momentOf(domain::TicketId ticket) {
  std::int64_t milliseconds = 0;
  for (std::size_t i = 0; i < 6; ++i) milliseconds = milliseconds << 8 | ticket.bytes[i];
  return Instant{domain::Duration{milliseconds}};
}

}  // namespace

Result<Position> positionBefore(engine::EventLog& log, Instant at) {
  Position low{0};
  Position high = log.last(engine::HallId{});
  // The first such event is after `low`, at or before `high` if there is one.
  while (low < high) {
    const Position middle{(low.value + high.value) / 2};
    const auto next = log.read(engine::HallId{}, middle, 1);
    if (!next) return next.refusal();
    if (next->empty() || next->front().recorded >= at) {
      high = middle;
    } else {
      low = Position{middle.value + 1};
    }
  }
  return low;
}

Result<std::optional<StoredEvent>> issueOf(engine::EventLog& log, domain::TicketId ticket) {
  using Found = std::optional<StoredEvent>;
  if (!isVersion7(ticket)) return Found{};
  const Instant moment = momentOf(ticket);
  auto after = positionBefore(log, moment);
  if (!after) return after.refusal();
  for (std::size_t seen = 0; seen < kSameMomentMax; seen += kSlice) {
    auto slice = log.read(engine::HallId{}, *after, kSlice);
    if (!slice) return slice.refusal();
    for (StoredEvent& stored : slice.value()) {
      if (stored.recorded > moment) return Found{};
      const auto* issued = std::get_if<domain::TicketIssued>(&stored.event.body);
      if (issued != nullptr && issued->id == ticket) return Found{std::move(stored)};
    }
    if (slice->size() < kSlice) return Found{};
    after = slice->back().position;
  }
  return Found{};
}

}  // namespace hall::api
