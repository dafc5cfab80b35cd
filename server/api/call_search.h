#pragma once

#include "server/domain/event.h"
#include "server/engine/store.h"

namespace hall::api {

/// A call as the log tells it.
struct FoundCall {
  domain::TicketCalled called;  ///< the event that took the ticket; recalls point back at it
  domain::Instant at;
  engine::Position position;
};

/// Looks for a call in the log, a few events a step, so that a turn of the core makes as many steps
/// as it has time for. Call ids grow with the position, so it halves its way to the announcement;
/// from a recall it goes back to the call of that ticket, which holds the decision. Core thread.
class CallSearch {
 public:
  explicit CallSearch(domain::CallId wanted) : wanted_(wanted) {}

  /// Reads at most `engine::kLogStepEvents`. True: there is more to do. CallNotFound: it was never
  /// made. LogDamaged names the position.
  domain::Result<bool> step(engine::EventLog& log);
  /// After the last step.
  const FoundCall& found() const { return found_; }

 private:
  domain::Result<bool> halve(engine::EventLog& log);
  domain::Result<bool> goBack(engine::EventLog& log);
  bool arrive(const engine::StoredEvent& stored);
  void narrow(engine::Position after, engine::Position until);
  void keep(const engine::StoredEvent& stored, const domain::TicketCalled& called);

  const domain::CallId wanted_;
  bool begun_ = false;
  // The announcement lies after `low_`, at or before `high_`; nothing announces in between
  // `middle_` and `cursor_`.
  engine::Position low_;
  engine::Position high_;
  engine::Position middle_;
  engine::Position cursor_;
  domain::TicketId recalled_;  ///< whose first announcement is looked for
  engine::Position before_;    ///< it stands in front of this
  FoundCall found_;
};

}  // namespace hall::api
