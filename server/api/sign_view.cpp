#include "hall/v1/sign_view.pb.h"

#include "server/api/public_counter.h"
#include "server/api/views.h"
#include "server/api/wire.h"
#include "server/domain/counters_instead.h"

/// VIEW_SIGN: what stands above one counter. Nothing personal, never why it is paused.
namespace hall::api {

namespace {

using domain::Counter;
using domain::CounterState;

constexpr int kQueueNamesMax = 20;
constexpr std::size_t kOthersMax = 3;

/// Where to go instead.
void writeOthers(Look& look, const Counter& counter, v1::SignCounter& out) {
  for (const auto other : domain::countersInstead(look.state().floor, counter, kOthersMax)) {
    writeCounterLabel(look.catalogue(), other, *out.add_other_counter_labels());
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
  if (!domain::isStaffed(counter)) writeOthers(look, counter, message);
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
