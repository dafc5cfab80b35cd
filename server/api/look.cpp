#include "server/api/look.h"

#include <algorithm>
#include <tuple>

#include "server/api/hall_status.h"
#include "server/api/queue_messages.h"
#include "server/api/ticket_messages.h"

namespace hall::api {

const std::string& Look::hall(domain::ZoneId zone) {
  const auto [entry, added] = halls_.try_emplace(zone);
  if (added) {
    v1::HallStatus status;
    writeHallStatus(state_, zone, now_, status);
    entry->second = status.SerializeAsString();
  }
  return entry->second;
}

const Look::QueueLook& Look::queue(const domain::Queue& queue) {
  const auto [entry, added] = queues_.try_emplace(queue.id);
  if (added) {
    QueueLook& look = entry->second;
    writeQueue(state_, queue, forecast_, now_, look.status);
    look.bytes = look.status.SerializeAsString();
  }
  return entry->second;
}

const std::string& Look::counter(const domain::Counter& counter) {
  const auto [entry, added] = counters_.try_emplace(counter.id);
  if (added) {
    v1::Counter message;
    writeCounter(state_, counter, message);
    entry->second = message.SerializeAsString();
  }
  return entry->second;
}

const std::string& Look::ticket(const domain::Ticket& ticket) {
  const auto [entry, added] = tickets_.try_emplace(ticket.id);
  if (added) {
    v1::Ticket message;
    writeTicket(state_, ticket, message);
    entry->second = message.SerializeAsString();
  }
  return entry->second;
}

void Look::findNoShows() {
  noShowsFound_ = true;
  for (const domain::Ticket& ticket : state_.floor.tickets()) {
    if (ticket.state == domain::TicketState::NoShow) noShows_[ticket.queue].push_back(&ticket);
  }
  for (auto& [queue, tickets] : noShows_) {
    std::sort(tickets.begin(), tickets.end(), [](const auto* left, const auto* right) {
      return std::tie(right->stateSince, right->id) < std::tie(left->stateSince, left->id);
    });
  }
}

const std::vector<const domain::Ticket*>& Look::noShows(domain::QueueId queue) {
  if (!noShowsFound_) findNoShows();
  return noShows_[queue];
}

/// The largest number counts, so the order of the table does not matter.
void Look::findServings() {
  servingsFound_ = true;
  for (const auto& [id, serving] : state_.day.servings) {
    const domain::Serving*& latest = servings_[{serving.counter, serving.staff}];
    if (latest == nullptr || latest->id < serving.id) latest = &serving;
  }
}

const domain::Serving* Look::latestServing(domain::CounterId counter, domain::StaffId staff) {
  if (!servingsFound_) findServings();
  const auto found = servings_.find({counter, staff});
  return found == servings_.end() ? nullptr : found->second;
}

const domain::Serving* Look::latestServing(domain::CounterId counter) {
  if (!servingsFound_) findServings();
  const domain::Serving* latest = nullptr;
  for (auto at = servings_.lower_bound({counter, domain::StaffId{}});
       at != servings_.end() && at->first.first == counter;
       ++at) {
    if (latest == nullptr || latest->id < at->second->id) latest = at->second;
  }
  return latest;
}

std::uint32_t Look::finishedToday() {
  if (!finishedFound_) {
    finishedFound_ = true;
    const auto& closed = state_.day.closed;
    finished_ = static_cast<std::uint32_t>(std::count_if(
        closed.begin(),
        closed.end(),
        [](const auto& entry) { return entry.second.state == domain::TicketState::Finished; }
    ));
  }
  return finished_;
}

}  // namespace hall::api
