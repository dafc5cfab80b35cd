#pragma once

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

#include "server/domain/hall_state.h"
#include "server/engine/store.h"
#include "server/views/facts.h"

namespace hall::views {

/// Turns events, in the order of the log, into the facts of the running day. Deterministic: the
/// same events give the same facts. Owned by one thread.
class FactBuilder {
 public:
  void apply(const domain::Event& event);

  /// The running day so far.
  const DayFacts& today() const { return today_; }
  /// The day that DayClosed just ended, once; the running day is empty then.
  std::optional<DayFacts> takeClosedDay();

 private:
  struct OpenTicket {
    std::size_t fact = 0;  ///< index in today_.tickets
    domain::Instant ref;
    domain::Duration away{0};
    domain::Duration target{0};
    bool suspended = false;  ///< waited while the hall was suspended: targets do not count
    bool waiting = true;
    bool called = false;
    domain::CounterId counter;
    domain::ServingId serving;
  };
  struct OpenServing {
    domain::TicketId ticket;
    domain::CounterId counter;
    domain::StaffId staff;
    Keys keys;
    domain::Instant started;
    domain::Instant heldSince;
    domain::Duration held{0};
    bool walkUp = false;
    std::optional<std::size_t> fact;  ///< finished: index in today_.servings
  };
  /// A person at a counter now.
  struct Seat {
    enum class Use { Free, Occupied, Paused };
    domain::StaffId staff;
    domain::Instant since;     ///< of this use
    domain::Instant signedIn;  ///< or the start of the day
    Use use = Use::Free;
  };

  template <class Body>
  void on(const Body&) {}
  void on(const domain::CataloguePublished& event);
  void on(const domain::HallSuspended&);
  void on(const domain::HallResumed&);
  void on(const domain::DayClosed& event);
  void on(const domain::TicketIssued& event);
  void on(const domain::TicketCancelled& event);
  void on(const domain::TicketDiverted& event);
  void on(const domain::TicketUpgraded& event);
  void on(const domain::TicketClosedBySystem& event);
  void on(const domain::TicketCalled& event);
  void on(const domain::TicketUncalled& event);
  void on(const domain::TicketNoShow& event);
  void on(const domain::TicketRestored& event);
  void on(const domain::ServingStarted& event);
  void on(const domain::ServingFinished& event);
  void on(const domain::ServingReopened& event);
  void on(const domain::ServingCorrected& event);
  void on(const domain::TicketHeld& event);
  void on(const domain::TicketResumed& event);
  void on(const domain::TicketTransferred& event);
  void on(const domain::CounterSignedIn& event);
  void on(const domain::CounterSignedOff& event);
  void on(const domain::CounterTakenOver& event);
  void on(const domain::CounterPaused& event);
  void on(const domain::CounterResumed& event);

  OpenTicket* open(domain::TicketId id);
  TicketFact& factOf(const OpenTicket& ticket) { return today_.tickets[ticket.fact]; }
  void close(domain::TicketId id, domain::TicketState state);
  void finish(domain::ServingId id, const std::vector<domain::ItemOutcome>& outcomes);
  void useSeat(domain::CounterId counter, Seat::Use use);
  void leaveSeat(domain::CounterId counter);
  CounterFact& counterFact(domain::CounterId counter, domain::StaffId staff);
  std::int32_t overtimeOf(domain::Instant started, domain::Instant finished) const;
  void writeOutcome(ServingFact& fact, const std::vector<domain::ItemOutcome>& outcomes) const;

  std::shared_ptr<const domain::Catalogue> catalogue_;
  DayFacts today_;
  std::optional<DayFacts> closed_;
  std::unordered_map<domain::TicketId, OpenTicket, domain::IdHash> tickets_;
  std::unordered_map<std::uint64_t, OpenServing> servings_;
  std::map<domain::CounterId, Seat> seats_;
  std::map<std::pair<domain::CounterId, domain::StaffId>, std::size_t> counterFacts_;
  bool suspended_ = false;
  domain::Instant suspendedSince_;
  domain::Instant now_;
};

}  // namespace hall::views
