#pragma once

#include <string>
#include <unordered_map>

#include "hall/v1/report_service.pb.h"
#include "server/domain/hall_state.h"
#include "server/engine/store.h"

namespace hall::api {

/// Turns events of the log into what supervisors read. Remembers the numbers of the tickets it met,
/// as later events carry only their ids. One walk over the log; core thread.
class EventRecords {
 public:
  /// LogDamaged: a number had to be looked for and the log cannot be read there.
  domain::Result<bool> write(
      const engine::StoredEvent& stored,
      const domain::HallState& state,
      engine::EventLog& log,
      v1::EventRecord& out
  );

 private:
  domain::Result<std::string> numberOf(
      domain::TicketId ticket, const domain::HallState& state, engine::EventLog& log
  );

  std::unordered_map<domain::TicketId, std::string, domain::IdHash> numbers_;
};

}  // namespace hall::api
