#include "server/api/views.h"

#include "server/api/ids_text.h"
#include "server/api/queue_messages.h"
#include "server/api/wire_bytes.h"

namespace hall::api {

namespace {
constexpr std::size_t kDigits = 20;
}  // namespace

void addHall(Look& look, domain::ZoneId zone, engine::Entities& out) {
  out.emplace("hall", look.hall(zone));
}

void addQueues(Look& look, domain::ZoneId zone, engine::Entities& out) {
  for (const domain::Queue& queue : look.catalogue().content().queues) {
    if ((zone && queue.zone != zone) || !isShown(look.state(), queue)) continue;
    out.emplace(keyOf("queue", queue.code), look.queue(queue).bytes);
  }
}

void addCounters(Look& look, domain::ZoneId zone, engine::Entities& out) {
  for (const domain::Counter& counter : look.state().floor.counters()) {
    if (zone && counter.zone != zone) continue;
    const domain::CounterPlace* place = look.catalogue().find(counter.id);
    if (place != nullptr) out.emplace(keyOf("counter", place->code), look.counter(counter));
  }
}

void addTicket(Look& look, const domain::Ticket& ticket, engine::Entities& out) {
  out.emplace(keyOf("ticket", textOf(ticket.id)), look.ticket(ticket));
}

std::string callKey(domain::CallId call) {
  std::string digits = std::to_string(call.value);
  digits.insert(0, kDigits - digits.size(), '0');
  return keyOf("call", digits);
}

std::string keyOf(std::string_view kind, std::string_view id) {
  std::string key;
  key.reserve(kind.size() + 1 + id.size());
  key.append(kind).append(1, ':').append(id);
  return key;
}

void appendElement(std::string_view element, std::string& list) {
  putVarint(element.size(), list);
  list.append(element);
}

std::string flag(bool yes) {
  return std::string(1, yes ? '\1' : '\0');
}

}  // namespace hall::api
