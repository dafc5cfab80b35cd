#include "hall/v1/phone_view.pb.h"

#include "server/api/ids_text.h"
#include "server/api/public_counter.h"
#include "server/api/ticket_messages.h"
#include "server/api/views.h"
#include "server/api/wire.h"

/// VIEW_PHONE: one ticket, for whoever holds its paper. Nothing personal. Thousands watch, so it
/// makes one forecast and one small message.
namespace hall::api {

namespace {

using domain::Ticket;
using domain::TicketState;

constexpr int kCountersMax = 20;
constexpr int kMapCountersMax = 100;

void writeNames(const domain::Catalogue& catalogue, const Ticket& ticket, v1::PhoneTicket& out) {
  if (const domain::Queue* queue = catalogue.find(ticket.queue)) {
    write(queue->name, *out.mutable_queue_name());
    const domain::Zone* zone = catalogue.find(queue->zone);
    if (zone != nullptr) write(zone->name, *out.mutable_zone_name());
  }
  if (const domain::Theme* theme = catalogue.find(ticket.theme)) {
    write(theme->name, *out.mutable_item_name());
  } else if (const domain::Item* item = catalogue.find(ticket.item)) {
    write(item->name, *out.mutable_item_name());
  }
  if (const domain::Item* item = catalogue.find(ticket.item)) out.set_item_id(item->code);
}

/// Where it may be called to as things stand.
void writeCounters(Look& look, const Ticket& ticket, v1::PhoneTicket& out) {
  for (const domain::Counter& counter : look.state().floor.counters()) {
    if (out.counter_labels_size() == kCountersMax) return;
    const bool open = counter.staff && counter.state != domain::CounterState::Paused;
    if (!open || !counter.serves(ticket)) continue;
    writeCounterLabel(look.catalogue(), counter.id, *out.add_counter_labels());
  }
}

void addZoneMap(Look& look, domain::ZoneId id, engine::Entities& out) {
  v1::ZoneMap map;
  const domain::Zone* zone = look.catalogue().find(id);
  if (zone == nullptr) return;
  if (!zone->directions.zh.empty()) write(zone->directions, *map.mutable_directions());
  for (const domain::CounterPlace& place : look.catalogue().content().counters) {
    if (place.zone != id || !place.spot || map.counters_size() == kMapCountersMax) continue;
    v1::MapCounter& counter = *map.add_counters();
    writeCounterLabel(look.catalogue(), place.id, *counter.mutable_label());
    counter.set_column(place.spot.column);
    counter.set_row(place.spot.row);
  }
  if (map.has_directions() || map.counters_size() > 0) out.emplace("map", map.SerializeAsString());
}

void writeState(Look& look, const Ticket& ticket, v1::PhoneTicket& out) {
  switch (ticket.state) {
    case TicketState::Waiting: {
      const auto promise = look.forecast().estimate(look.state(), ticket, look.now());
      out.set_people_ahead(promise.ahead);
      writeWait(promise, *out.mutable_wait());
      out.set_calls_until_callable(ticket.callsUntilCallable);
      writeCounters(look, ticket, out);
      return;
    }
    case TicketState::Called:
      out.set_ordinal(ticket.callsMade);
      out.set_call_id(ticket.lastCall.value);
      write(ticket.calledAt, *out.mutable_call_time());
      [[fallthrough]];
    case TicketState::Serving:
      writeCounterLabel(look.catalogue(), ticket.counter, *out.mutable_counter_label());
      return;
    case TicketState::OnHold:
      out.set_woken(ticket.woken);
      return;
    case TicketState::NoShow:
      // Once by anyone; again only by guide staff or a manager (DESIGN section 4, Calling).
      out.set_may_restore(ticket.restores == 0);
      return;
    default:
      return;
  }
}

}  // namespace

bool phoneEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  const Ticket* ticket = look.state().findTicket(scope.ticket);
  if (ticket == nullptr) return false;
  v1::PhoneTicket message;
  message.set_ticket_id(textOf(ticket->id));
  message.set_number(ticket->number.text());
  message.set_state(static_cast<v1::TicketState>(ticket->state));
  message.set_ticket_class(static_cast<v1::TicketClass>(ticket->ticketClass));
  writeNames(look.catalogue(), *ticket, message);
  write(ticket->issued, *message.mutable_issue_time());
  if (ticket->slot != domain::Instant{}) write(ticket->slot, *message.mutable_slot_time());
  writeState(look, *ticket, message);
  const domain::Queue* queue = look.catalogue().find(ticket->queue);
  const domain::ZoneId zone = queue == nullptr ? domain::ZoneId{} : queue->zone;
  addHall(look, zone, out);
  addZoneMap(look, zone, out);
  out.emplace("ticket", message.SerializeAsString());
  return true;
}

}  // namespace hall::api
