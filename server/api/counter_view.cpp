#include "hall/v1/counter_view.pb.h"

#include <algorithm>
#include <vector>

#include "server/api/alert_messages.h"
#include "server/api/ticket_messages.h"
#include "server/api/views.h"
#include "server/api/wire.h"
#include "server/domain/alert_subject.h"
#include "server/domain/dispatcher.h"

/// VIEW_COUNTER: what the client of one counter works with.
namespace hall::api {

namespace {

using domain::Counter;
using domain::Ticket;
using domain::TicketState;

constexpr std::size_t kMessagesMax = 20;

/// Empty where the person signed in has served nobody here yet.
std::string servingOf(Look& look, const Counter& counter) {
  if (!counter.staff) return {};
  const domain::Serving* serving = look.latestServing(counter.id, counter.staff);
  if (serving == nullptr) return {};
  v1::Serving message;
  writeServing(look.state(), *serving, message);
  return message.SerializeAsString();
}

/// Oldest first; when too many hold, the newest of them.
std::string messagesOf(Look& look, const Counter& counter) {
  std::vector<const domain::Notice*> held;
  for (const domain::Notice& notice : look.state().notices) {
    if (notice.counter == counter.id && notice.until > look.now()) held.push_back(&notice);
  }
  std::string list;
  for (std::size_t i = held.size() - std::min(held.size(), kMessagesMax); i < held.size(); ++i) {
    v1::CounterMessage message;
    message.set_text(held[i]->text);
    write(held[i]->sent, *message.mutable_send_time());
    write(held[i]->until, *message.mutable_until_time());
    appendElement(message.SerializeAsString(), list);
  }
  return list;
}

bool concerns(const Counter& counter, const domain::QueueSet& able, const Ticket& ticket) {
  const bool here = ticket.state == TicketState::Called || ticket.state == TicketState::Serving ||
                    ticket.state == TicketState::OnHold;
  return able.has(ticket.queue) || (here && ticket.counter == counter.id);
}

void addNeighbours(Look& look, const Counter& counter, engine::Entities& out) {
  for (const Counter& other : look.state().floor.counters()) {
    const domain::CounterPlace* place = look.catalogue().find(other.id);
    if (other.id == counter.id || other.zone != counter.zone || place == nullptr) continue;
    out.emplace(keyOf("place", place->code), look.counter(other));
  }
}

/// What its staff can do something about, or should know.
bool isAbout(const domain::Alert& alert, const Counter& counter) {
  if (alert.subject == domain::subjectOf(counter.id)) return true;
  if (alert.subject == domain::subjectOf(counter.zone)) return true;
  const auto queue = domain::numberIn(alert.subject, "queue");
  return queue && counter.able().has(domain::QueueId{*queue});
}

void addAlerts(Look& look, const Counter& counter, engine::Entities& out) {
  for (const auto& [id, alert] : look.state().alerts) {
    if (!isAbout(alert, counter)) continue;
    v1::Alert message;
    writeAlert(look.state(), alert, message);
    out.emplace(keyOf("alert", std::to_string(id.value)), message.SerializeAsString());
  }
}

}  // namespace

bool counterEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  const domain::Floor& floor = look.state().floor;
  const Counter* counter = floor.counter(scope.counter);
  if (counter == nullptr || look.catalogue().find(scope.counter) == nullptr) return false;
  addHall(look, counter->zone, out);
  out.emplace("counter", look.counter(*counter));
  out.emplace("serving", servingOf(look, *counter));
  const domain::QueueSet able = counter->able();
  for (const domain::Queue& queue : look.catalogue().content().queues) {
    if (able.has(queue.id)) out.emplace(keyOf("queue", queue.code), look.queue(queue).bytes);
  }
  for (const Ticket& ticket : floor.tickets()) {
    if (concerns(*counter, able, ticket)) addTicket(look, ticket, out);
  }
  out.emplace("messages", messagesOf(look, *counter));
  addNeighbours(look, *counter, out);
  addAlerts(look, *counter, out);
  out.emplace(
      "callable", flag(domain::anybodyFor(floor, counter->id, look.now(), look.catalogue().rules()))
  );
  return true;
}

}  // namespace hall::api
