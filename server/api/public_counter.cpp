#include "server/api/public_counter.h"

#include "server/api/wire.h"

namespace hall::api {

bool writeCounterLabel(
    const domain::Catalogue& catalogue, domain::CounterId counter, v1::DisplayText& out
) {
  const domain::CounterPlace* place = catalogue.find(counter);
  if (place == nullptr) return false;
  const bool named = !place->name.zh.empty();
  write(named ? place->name : domain::Text{place->code, place->code, false}, out);
  return named;
}

v1::PublicCounterState publicStateOf(const domain::Counter& counter) {
  switch (counter.state) {
    case domain::CounterState::Offline:
      return v1::PUBLIC_COUNTER_STATE_CLOSED;
    case domain::CounterState::Idle:
    case domain::CounterState::Ready:
      return v1::PUBLIC_COUNTER_STATE_WELCOME;
    case domain::CounterState::Calling:
      return v1::PUBLIC_COUNTER_STATE_CALLING;
    case domain::CounterState::Serving:
      return v1::PUBLIC_COUNTER_STATE_SERVING;
    case domain::CounterState::Paused:
      return v1::PUBLIC_COUNTER_STATE_PAUSED;
  }
  return v1::PUBLIC_COUNTER_STATE_UNSPECIFIED;
}

std::string numberAt(const domain::HallState& state, const domain::Counter& counter) {
  const domain::Ticket* ticket = state.floor.ticket(counter.ticket);
  return ticket == nullptr ? std::string() : ticket->number.text();
}

}  // namespace hall::api
