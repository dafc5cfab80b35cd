#include "hall/v1/board_view.pb.h"

#include <algorithm>
#include <tuple>

#include "server/api/public_counter.h"
#include "server/api/queue_messages.h"
#include "server/api/views.h"
#include "server/api/wire.h"

/// VIEW_BOARD: numbers, counters and queues of a zone or of the hall. Nothing personal.
namespace hall::api {

namespace {

using domain::Instant;

constexpr domain::Duration kCallsShownFor = std::chrono::seconds{120};
constexpr std::size_t kCallsMin = 20;
constexpr int kNextMax = 5;
constexpr int kNoShowsMax = 10;

// ---- calls ------------------------------------------------------------------------------------

std::string callOf(Look& look, const domain::Call& call) {
  const domain::Catalogue& catalogue = look.catalogue();
  v1::BoardCall message;
  message.set_call_id(call.id.value);
  message.set_number(call.number.text());
  if (const auto* place = catalogue.find(call.counter)) message.set_counter_id(place->code);
  message.set_named_room(
      writeCounterLabel(catalogue, call.counter, *message.mutable_counter_label())
  );
  message.set_ordinal(call.ordinal);
  message.set_handout(call.handout);
  write(call.at, *message.mutable_call_time());
  message.set_delivered(call.delivered);
  message.set_open(call.open);
  if (const auto* zone = catalogue.find(call.zone)) message.set_zone_id(zone->code);
  return message.SerializeAsString();
}

/// Those of the last 120 s, and the last 20 of each zone however old they are.
void addCalls(Look& look, domain::ZoneId zone, engine::Entities& out) {
  for (const auto& [made, calls] : look.state().calls) {
    if (zone && made != zone) continue;
    for (std::size_t i = 0; i < calls.size(); ++i) {
      const bool old = look.now() - calls[i].at > kCallsShownFor;
      if (old && calls.size() - i > kCallsMin) continue;
      out.emplace(callKey(calls[i].id), callOf(look, calls[i]));
    }
  }
}

// ---- queues -----------------------------------------------------------------------------------

/// Who is likely to be called next, by the dispatcher's first measure: those back from a hold, then
/// the earliest end of the weighed target.
struct Upcoming {
  bool inLine = true;  ///< false: back from a hold, goes first
  Instant due;
  const domain::Ticket* ticket = nullptr;

  friend bool operator<(const Upcoming& left, const Upcoming& right) {
    return std::tie(left.inLine, left.due, left.ticket->ref, left.ticket->id) <
           std::tie(right.inLine, right.due, right.ticket->ref, right.ticket->id);
  }
};

Upcoming upcoming(const domain::Ticket& ticket) {
  const bool returned = ticket.exemption == domain::Exemption::Returned;
  return {!returned, ticket.ref + ticket.away + ticket.weighedTarget, &ticket};
}

std::vector<Upcoming> nextOf(const domain::Floor& floor, domain::QueueId queue) {
  std::vector<Upcoming> next;
  const domain::LineKey first{queue, domain::TicketClass{}, domain::Ground{}};
  for (auto line = floor.lines().lower_bound(first);
       line != floor.lines().end() && line->first.queue == queue;
       ++line) {
    const auto shown = std::min<std::size_t>(line->second.size(), kNextMax);
    for (const auto* entry = line->second.begin(); entry != line->second.begin() + shown; ++entry) {
      next.push_back(upcoming(*floor.ticket(entry->ticket)));
    }
  }
  for (const domain::TicketId id : floor.exempt()) {
    const domain::Ticket& ticket = *floor.ticket(id);
    if (ticket.queue == queue && ticket.callsUntilCallable == 0) next.push_back(upcoming(ticket));
  }
  std::sort(next.begin(), next.end());
  next.resize(std::min<std::size_t>(next.size(), kNextMax));
  return next;
}

std::string queueOf(Look& look, const domain::Queue& queue) {
  const v1::QueueStatus& status = look.queue(queue).status;
  v1::BoardQueue message;
  message.set_queue_id(status.queue_id());
  *message.mutable_name() = status.name();
  message.set_kind(status.kind());
  message.set_issuing(status.issuing());
  message.set_waiting_count(status.waiting_count());
  message.set_open_counters(status.open_counters());
  if (status.waiting_count() > 0 && status.has_wait()) *message.mutable_wait() = status.wait();
  for (const Upcoming& next : nextOf(look.state().floor, queue.id)) {
    message.add_next_numbers(next.ticket->number.text());
  }
  for (const domain::Ticket* ticket : look.noShows(queue.id)) {
    if (message.no_show_numbers_size() == kNoShowsMax) break;
    message.add_no_show_numbers(ticket->number.text());
  }
  return message.SerializeAsString();
}

// ---- counters ---------------------------------------------------------------------------------

std::string counterOf(Look& look, const domain::Counter& counter, const std::string& code) {
  v1::BoardCounter message;
  message.set_counter_id(code);
  writeCounterLabel(look.catalogue(), counter.id, *message.mutable_label());
  message.set_state(publicStateOf(counter));
  message.set_number(numberAt(look.state(), counter));
  return message.SerializeAsString();
}

// ---- voice ------------------------------------------------------------------------------------

std::string voiceOf(const domain::VoiceSettings& voice) {
  v1::BoardVoice message;
  write(voice.staleAfter, *message.mutable_stale_after_duration());
  if (voice.closingBefore) write(*voice.closingBefore, *message.mutable_closing_before_duration());
  return message.SerializeAsString();
}

}  // namespace

bool boardEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  const domain::Catalogue& catalogue = look.catalogue();
  addHall(look, scope.zone, out);
  out.emplace("voice", voiceOf(catalogue.content().voice));
  if (scope.zone) {
    const domain::Zone* zone = catalogue.find(scope.zone);
    if (zone == nullptr) return false;
    v1::DisplayText name;
    write(zone->name, name);
    out.emplace("zone", name.SerializeAsString());
  }
  addCalls(look, scope.zone, out);
  for (const domain::Queue& queue : catalogue.content().queues) {
    if ((scope.zone && queue.zone != scope.zone) || !isShown(look.state(), queue)) continue;
    out.emplace(keyOf("queue", queue.code), queueOf(look, queue));
  }
  for (const domain::Counter& counter : look.state().floor.counters()) {
    const domain::CounterPlace* place = catalogue.find(counter.id);
    // One without queues is no longer published as open for anybody.
    const bool shown = place != nullptr && !counter.queues.empty();
    if (!shown || (scope.zone && counter.zone != scope.zone)) continue;
    out.emplace(keyOf("counter", place->code), counterOf(look, counter, place->code));
  }
  return true;
}

}  // namespace hall::api
