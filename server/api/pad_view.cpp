#include "hall/v1/pad_view.pb.h"

#include <algorithm>

#include "server/api/public_counter.h"
#include "server/api/views.h"
#include "server/api/wire.h"

/// VIEW_PAD: the review pad of one counter. It knows the staff number, never the name, and no
/// ticket.
namespace hall::api {

namespace {

using domain::Counter;
using domain::CounterState;

/// A pad prompts so long after a serving (DESIGN section 4, Reviews).
constexpr domain::Duration kPromptFor = std::chrono::seconds{60};

/// The serving that has just ended and may be reviewed here; nullptr: none. Who consulted by
/// telephone does not sit before the pad.
const domain::Serving* promptedServing(Look& look, const Counter& counter) {
  if (counter.state == CounterState::Serving) return nullptr;
  const domain::Serving* latest = look.latestServing(counter.id);
  if (latest == nullptr || latest->finished == domain::Instant{}) return nullptr;
  if (look.now() >= latest->finished + kPromptFor) return nullptr;
  const domain::Ticket* ticket = look.state().findTicket(latest->ticket);
  if (ticket == nullptr || ticket->channel == domain::Channel::Telephone) return nullptr;
  const bool ratable = std::any_of(
      latest->outcomes.begin(),
      latest->outcomes.end(),
      [](const domain::ItemOutcome& outcome) { return domain::isRatable(outcome.outcome); }
  );
  return ratable ? latest : nullptr;
}

v1::PadState stateOf(const Counter& counter, const domain::Serving* prompted) {
  if (prompted != nullptr) return v1::PAD_STATE_PROMPTING;
  switch (counter.state) {
    case CounterState::Offline:
      return v1::PAD_STATE_CLOSED;
    case CounterState::Serving:
      return v1::PAD_STATE_SERVING;
    case CounterState::Paused:
      return v1::PAD_STATE_PAUSED;
    case CounterState::Idle:
    case CounterState::Ready:
    case CounterState::Calling:
      return v1::PAD_STATE_IDLE;
  }
  return v1::PAD_STATE_UNSPECIFIED;
}

}  // namespace

bool padEntities(Look& look, const engine::WatchScope& scope, engine::Entities& out) {
  const Counter* counter = look.state().floor.counter(scope.counter);
  const domain::CounterPlace* place = look.catalogue().find(scope.counter);
  if (counter == nullptr || place == nullptr) return false;
  v1::PadCounter message;
  message.set_counter_id(place->code);
  writeCounterLabel(look.catalogue(), counter->id, *message.mutable_label());
  const auto staff = look.state().staff.find(counter->staff);
  if (staff != look.state().staff.end()) message.set_staff_number(staff->second.number);
  const domain::Serving* prompted = promptedServing(look, *counter);
  message.set_state(stateOf(*counter, prompted));
  if (prompted != nullptr) {
    message.set_serving_id(prompted->id.value);
    write(prompted->finished + kPromptFor, *message.mutable_prompt_until_time());
  }
  const domain::Text& commitment = look.catalogue().content().hall.commitment;
  if (!commitment.zh.empty()) write(commitment, *message.mutable_commitment());
  addHall(look, counter->zone, out);
  out.emplace("counter", message.SerializeAsString());
  return true;
}

}  // namespace hall::api
