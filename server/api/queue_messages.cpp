#include "server/api/queue_messages.h"

#include <algorithm>
#include <charconv>

#include "server/api/ticket_messages.h"
#include "server/api/wire.h"

namespace hall::api {

domain::IssuingMoment issuingOf(
    const domain::HallState& state, const domain::Queue& queue, domain::Instant now
) {
  const domain::Catalogue& catalogue = *state.catalogue;
  return domain::issuingAt(
      now,
      catalogue.hoursOf(queue),
      catalogue.content().calendar,
      catalogue.zone(),
      catalogue.rules().issuingOpensEarly
  );
}

bool isShown(const domain::HallState& state, const domain::Queue& queue) {
  if (!queue.withdrawn) return true;
  const auto& open = state.floor.tickets();
  return std::any_of(open.begin(), open.end(), [&](const domain::Ticket& ticket) {
    return ticket.queue == queue.id;
  });
}

void writeQueue(
    const domain::HallState& state,
    const domain::Queue& queue,
    const domain::WaitForecast& forecast,
    domain::Instant now,
    v1::QueueStatus& out
) {
  out.set_queue_id(queue.code);
  write(queue.name, *out.mutable_name());
  out.set_kind(static_cast<v1::QueueKind>(queue.kind));
  if (const domain::Zone* zone = state.catalogue->find(queue.zone)) out.set_zone_id(zone->code);
  const domain::IssuingMoment issuing = issuingOf(state, queue, now);
  out.set_issuing(issuing.open && !state.suspended);
  if (issuing.nextOpening != domain::Instant{})
    write(issuing.nextOpening, *out.mutable_open_time());

  const domain::QueueFigures& figures = state.floor.figures(queue.id);
  out.set_waiting_count(figures.waiting);
  out.set_not_yet_due_count(figures.notYetDue);
  out.set_issued_today(figures.issuedToday);
  out.set_priority_today(figures.priorityToday);
  out.set_calls_today(figures.callsToday);
  std::uint32_t held = 0;
  for (const domain::TicketId id : state.floor.held()) {
    if (state.floor.ticket(id)->queue == queue.id) ++held;
  }
  out.set_on_hold_count(held);
  std::uint32_t atCounter = 0;
  for (const domain::Counter& counter : state.floor.counters()) {
    const domain::Ticket* ticket = state.floor.ticket(counter.ticket);
    if (ticket != nullptr && ticket->queue == queue.id) ++atCounter;
  }
  out.set_at_counter_count(atCounter);

  domain::Instant oldest = domain::Instant::max();
  for (const auto& [key, line] : state.floor.lines()) {
    if (key.queue == queue.id && !line.empty()) oldest = std::min(oldest, line.front().ref);
  }
  if (oldest != domain::Instant::max()) write(oldest, *out.mutable_oldest_reference_time());
  const domain::Promise promise =
      forecast.estimate(state, queue.id, domain::TicketClass::Ordinary, domain::Ground::None, now);
  out.set_open_counters(promise.countersOpen);
  if (promise.waitP90 > domain::Duration{0}) writeWait(promise, *out.mutable_wait());
  // In steps, so that a mean that creeps does not renew what every screen holds.
  constexpr domain::Duration kStep = std::chrono::seconds{10};
  const domain::Duration usual = domain::usualServiceOf(state, queue.id);
  write((usual + kStep / 2) / kStep * kStep, *out.mutable_usual_service_duration());
}

domain::Result<Page> pageOf(int pageSize, std::string_view pageToken, int fallback, int most) {
  if (pageSize < 0) return malformed("page_size");
  Page page;
  page.size = pageSize == 0 ? fallback : std::min(pageSize, most);
  if (pageToken.empty()) return page;
  const auto [end, error] =
      std::from_chars(pageToken.data(), pageToken.data() + pageToken.size(), page.first);
  if (error != std::errc{} || end != pageToken.data() + pageToken.size()) {
    return malformed("page_token");
  }
  return page;
}

}  // namespace hall::api
