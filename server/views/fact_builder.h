#pragma once

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "server/domain/hall_state.h"
#include "server/views/facts.h"
#include "server/views/seats.h"

namespace hall::views {

/// Turns events, in the order of the log, into facts. Deterministic: the same events give the same
/// facts. Holds what was not closed yet: the running day, and what was uploaded late for a day that
/// had ended. Owned by one thread.
///
/// How the figures are meant, where the rules leave it open:
/// - A call that is taken back (误叫) never was one: the wait goes on to the next, so that nobody
///   shortens a wait by calling and taking back. If it was picked by hand, the pick stays listed.
/// - A ticket that comes back from a hold and is called anew is served anew: the first serving
///   ended with the hold, without an outcome. One that is resumed goes on with the same serving.
/// - A no-show that the end of the day closes is a no-show and nothing else; its facts are exact.
class FactBuilder {
 public:
  /// What a day leaves to the next one.
  struct Carried {
    bool anyClosed = false;
    std::int32_t closedThrough = 0;  ///< days up to here are closed; meaning only if any is
    bool suspended = false;
    domain::Instant suspendedSince;
    /// Where a counter stands in another zone than the catalogue says.
    std::map<domain::CounterId, domain::ZoneId> zones;

    friend bool operator==(const Carried&, const Carried&) = default;
  };
  struct ClosedDay {
    std::vector<DayFacts> days;  ///< ascending; more than one after a late upload
    Carried carried;
  };

  FactBuilder() = default;
  /// Goes on after a closed day.
  FactBuilder(std::shared_ptr<const domain::Catalogue> catalogue, Carried carried)
      : catalogue_(std::move(catalogue)), carried_(std::move(carried)) {}

  void apply(const domain::Event& event);

  /// What DayClosed just closed, once; nothing is open then.
  std::optional<ClosedDay> takeClosedDay();

  /// Facts not closed yet by day, without counters.
  const std::map<std::int32_t, DayFacts>& open() const { return open_; }
  /// The counters' time not closed yet, up to the latest event.
  std::vector<CounterFact> openCounters() const { return seats_.facts(latest_); }
  /// Every day up to `day` is closed: its figures are final, late uploads aside.
  bool isClosed(std::int32_t day) const {
    return carried_.anyClosed && day <= carried_.closedThrough;
  }
  /// Is anything of the day `day`, or of one before it, not closed yet?
  bool isAnyOpenUpTo(std::int32_t day) const {
    return !open_.empty() && open_.begin()->first <= day;
  }

 private:
  /// Where a fact stands.
  struct Place {
    std::int32_t day = 0;
    std::size_t index = 0;
  };
  struct OpenTicket {
    Place fact;
    Keys keys;  ///< as it stands now: a transfer changes queue and item
    domain::Instant ref;
    domain::Duration target{0};
    bool waited = false;  ///< was called, and that call was not taken back
    std::optional<Place> call;
    domain::CounterId counter;  ///< called or served there now
    domain::ServingId serving;  ///< started and not ended
  };
  struct OpenServing {
    Keys keys;
    domain::Instant started;
    domain::Instant goneOn;     ///< start, or latest resumption
    domain::Instant heldSince;  ///< zero unless on hold now
    domain::Duration held{0};
    domain::Duration overtime{0};
    bool wasHeld = false;
    std::optional<Place> fact;  ///< has ended once
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
  void on(const domain::ServingEntered& event);
  void on(const domain::TicketHeld& event);
  void on(const domain::TicketReturned& event);
  void on(const domain::TicketResumed& event);
  void on(const domain::TicketTransferred& event);
  void on(const domain::TicketMoved& event);
  void on(const domain::CounterSignedIn& event);
  void on(const domain::CounterSignedOff& event);
  void on(const domain::CounterTakenOver& event);
  void on(const domain::CounterPaused& event);
  void on(const domain::CounterResumed& event);
  void on(const domain::CounterSet& event);

  OpenTicket* find(domain::TicketId id);
  OpenServing* find(domain::ServingId id);
  DayFacts& dayOf(std::int32_t day);
  TicketFact& factOf(const OpenTicket& ticket);
  CallFact* callOf(const OpenTicket& ticket);
  Keys keysOf(const domain::TicketIssued& event) const;
  void setErrand(Keys& keys, domain::QueueId queue, domain::ItemId item) const;
  std::uint32_t departmentOf(domain::ItemId item) const;
  CallFact& addCall(OpenTicket& ticket, domain::CounterId counter, domain::StaffId staff);
  domain::Duration suspendedBetween(domain::Instant from, domain::Instant until) const;
  void endWait(OpenTicket& ticket, CallFact& call);
  void freeCounter(OpenTicket& ticket);
  void closeTicket(OpenTicket& ticket, domain::TicketState state);
  void cutServing(OpenTicket& ticket);

  domain::Duration afterClosing(const OpenServing& serving) const;
  void endServing(
      OpenServing& serving, domain::Instant at, const std::vector<domain::ItemOutcome>& outcomes
  );
  void writeOutcomes(
      const Place& place, const Keys& keys, const std::vector<domain::ItemOutcome>& outcomes
  );
  ServingFact& factOf(OpenServing& serving);

  domain::ZoneId zoneOf(domain::CounterId counter) const;
  Seats::Place placeOf(domain::CounterId counter) const;

  std::shared_ptr<const domain::Catalogue> catalogue_;
  Carried carried_;
  std::map<std::int32_t, DayFacts> open_;
  std::optional<ClosedDay> closed_;
  std::unordered_map<domain::TicketId, OpenTicket, domain::IdHash> tickets_;
  std::unordered_map<domain::ServingId, OpenServing, domain::IdHash> servings_;
  /// Ended suspensions of the running day.
  std::vector<std::pair<domain::Instant, domain::Instant>> suspensions_;
  Seats seats_;
  domain::Instant now_;     ///< of the event being applied
  domain::Instant latest_;  ///< of all events so far
  bool bySystem_ = false;   ///< the event being applied has no actor
};

}  // namespace hall::views
