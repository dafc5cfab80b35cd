#include "tools/rehearsal/stage.h"

namespace hall::rehearsal {

void Stage::announced(const v1::Ticket& ticket, std::uint64_t callId) {
  constexpr std::chrono::seconds kLimit{10};
  book.called(ticket, callId);
  const v1::CounterPlace* place = facts.counter(ticket.counter_id());
  for (const auto& board : boards) {
    const bool sees =
        board->zoneId().empty() || (place != nullptr && board->zoneId() == place->zone_id());
    if (sees && !board->waitFor(callId, kLimit)) {
      book.fault(
          "call " + std::to_string(callId) + " of " + ticket.number() +
          " reached no board within " + std::to_string(kLimit.count()) + " s"
      );
    }
  }
}

}  // namespace hall::rehearsal
