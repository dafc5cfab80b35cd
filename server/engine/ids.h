#pragma once

#include "server/domain/ids.h"
#include "server/domain/time.h"

namespace hall::engine {

/// The only door to chance: new ids. Seeded in tests and simulation. Core thread only, except
/// `textRef`, which any thread may call.
class IdSource {
 public:
  virtual ~IdSource() = default;
  /// UUIDv7 of `now`; growing within one millisecond.
  virtual domain::TicketId ticketId(domain::Instant now) = 0;
  virtual domain::PersonRef personRef() = 0;
  virtual domain::TextRef textRef() = 0;
};

}  // namespace hall::engine
