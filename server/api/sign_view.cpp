#include "hall/v1/sign_view.pb.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "server/api/public_counter.h"
#include "server/api/views.h"
#include "server/api/wire.h"

/// VIEW_SIGN: what stands above one counter. Nothing personal, never why it is paused.
namespace hall::api {

namespace {

using domain::Counter;
using domain::CounterState;

constexpr int kQueueNamesMax = 20;
constexpr std::size_t kOthersMax = 3;

bool isOpen(const Counter& counter) {
  return counter.staff && counter.state != CounterState::Offline &&
         counter.state != CounterState::Paused;
}

/// Where to go instead: open counters that serve the same queues; those that serve most of them
/// first, then those of the same zone.
void writeOthers(Look& look, const Counter& counter, v1::SignCounter& out) {
  struct Other {
    std::uint32_t shared = 0;
    bool elsewhere = false;
    domain::CounterId id;
    bool operator<(const Other& other) const {
      return std::tie(other.shared, elsewhere, id) < std::tie(shared, other.elsewhere, other.id);
    }
  };
  std::vector<Other> others;
  for (const Counter& candidate : look.state().floor.counters()) {
    if (candidate.id == counter.id || !isOpen(candidate)) continue;
    // A counter for certain grounds only is no substitute for everybody.
    if (candidate.onlyGrounds != 0 && candidate.onlyGrounds != counter.onlyGrounds) continue;
    const std::uint32_t shared = (candidate.able() & counter.queues).size();
    if (shared > 0) others.push_back({shared, candidate.zone != counter.zone, candidate.id});
  }
  std::sort(others.begin(), others.end());
  others.resize(std::min(others.size(), kOthersMax));
  for (const Other& other : others) {
    writeCounterLabel(look.catalogue(), other.id, *out.add_other_counter_labels());
  }
}

void writeQueueNames(Look& look, const Counter& counter, v1::SignCounter& out) {
  const domain::QueueSet served = counter.staff ? counter.able() : counter.queues;
  for (const domain::Queue& queue : look.catalogue().content().queues) {
    if (out.queue_names_size() == kQueueNamesMax) return;
    if (served.has(queue.id)) write(queue.name, *out.add_queue_names());
  }
}

std::string counterOf(Look& look, const Counter& counter, const domain::CounterPlace& place) {
  v1::SignCounter message;
  message.set_counter_id(place.code);
  writeCounterLabel(look.catalogue(), counter.id, *message.mutable_label());
  message.set_kind(static_cast<v1::CounterKind>(counter.kind));
  writeQueueNames(look, counter, message);
  message.set_state(publicStateOf(counter));
  message.set_number(numberAt(look.state(), counter));
  const domain::Ticket* ticket = look.state().floor.ticket(counter.ticket);
  if (counter.state == CounterState::Calling && ticket != nullptr) {
    message.set_ordinal(ticket->callsMade);
    message.set_call_id(ticket->lastCall.value);
  }
  if (!isOpen(counter)) writeOthers(look, counter, message);
  // A return that was announced and did not happen is no longer shown.
  if (counter.state == CounterState::Paused && counter.pauseUntil > look.now()) {
    write(counter.pauseUntil, *message.mutable_return_time());
  }
  message.set_low_counter(place.lowCounter);
  if (!place.title.zh.empty()) write(place.title, *message.mutable_title());
  return message.SerializeAsString();
}

}  // namespace

bool signEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  const Counter* counter = look.state().floor.counter(scope.counter);
  const domain::CounterPlace* place = look.catalogue().find(scope.counter);
  if (counter == nullptr || place == nullptr) return false;
  addHall(look, counter->zone, out);
  out.emplace("counter", counterOf(look, *counter, *place));
  return true;
}

}  // namespace hall::api
