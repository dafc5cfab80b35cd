#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "server/domain/rules.h"

/// A small hall to try rules on: 2026-03-02, a Monday, in a zone that is always UTC+8; sessions
/// 09:00–12:00 and 13:30–17:00. Everything is put there by the events that put it there in a real
/// hall, so that a state built here is one that can occur.
///
///     const HallState hall = aHall()
///         .signedIn(kCounter1, kZhang)
///         .with(aTicket("A001").issued(at(9)).called(kCounter1, at(9, 5)))
///         .build();
///     decide(hall, by(kZhang, StartServing{kCounter1}), at(9, 6));
///
/// | queue    | prefix | kind     | items                           | counters            |
/// | general  | A      | handling | company set-up, company change  | 1, 2                |
/// | estate   | B      | handling | house transfer                  | 2, 3                |
/// | consult  | C      | consult  | none                            | 4 (zone without outputs) |
///
/// The theme "open a shop" is company set-up, then house transfer.
namespace hall::support {

using namespace hall::domain;  // NOLINT: tests speak the words of the hall

inline constexpr ZoneId kMainZone{1}, kQuietZone{2};  ///< no board or voice stands in the quiet one
inline constexpr DepartmentId kMarket{1}, kEstateOffice{2};
inline constexpr QueueId kGeneral{1}, kEstate{2}, kConsult{3};
inline constexpr ItemId kCompanySetUp{1}, kCompanyChange{2}, kHouseTransfer{3};
inline constexpr ThemeId kOpenShop{1};
inline constexpr CounterId kCounter1{1}, kCounter2{2}, kCounter3{3}, kCounter4{4};
/// Zhang, Li, Wang and Chen are counter staff with every skill, who may pick.
inline constexpr StaffId kZhang{1}, kLi{2}, kWang{3}, kChen{4}, kGuide{5}, kManager{6},
    kSupervisor{7}, kAdministrator{8};
inline constexpr DeviceId kKiosk{1}, kPc1{2}, kPc2{3}, kPc3{4}, kPc4{5}, kBoard{6}, kVoice{7};

/// Local time of the hall's Monday. 24 and more is the next day.
Instant at(int hour, int minute = 0, int second = 0);
/// 2026-03-02.
LocalDay monday();

/// Ids that a reader recognises: idOf("A001") is the id of the ticket built as aTicket("A001").
TicketId idOf(std::string_view number);
PersonRef personOf(std::string_view name);
TextRef textOf(std::string_view name);

Actor actorOf(StaffId id);
Actor actorOf(DeviceId id);
/// Timers and the server itself.
Actor systemActor();
Command by(StaffId staff, CommandBody body);
Command by(DeviceId device, CommandBody body);
Command bySystem(CommandBody body);

/// The catalogue of the hall above: numbered and without findings in a real hall.
Catalogue::Content sampleContent();

/// One ticket's life, told in events.
class TicketBuilder {
 public:
  /// "A001": class and queue follow from the prefix (V priority and Y appointment stand in
  /// general).
  explicit TicketBuilder(std::string_view number);

  TicketBuilder& in(QueueId queue);
  TicketBuilder& forItem(ItemId item);
  TicketBuilder& forTheme(ThemeId theme);
  /// The guide as the applicant saw it. Default: none.
  TicketBuilder& withGuide(std::uint32_t version);
  TicketBuilder& on(Ground ground);
  TicketBuilder& of(PersonRef applicant);
  TicketBuilder& actingFor(PersonRef principal);
  TicketBuilder& assisted(AssistanceMark mark);
  /// Default 09:00; `ref` is the same unless given.
  TicketBuilder& issued(Instant when);
  TicketBuilder& ref(Instant when);
  /// An appointment that is not yet due.
  TicketBuilder& slot(Instant when);

  TicketBuilder& due(Instant when);
  TicketBuilder& called(CounterId counter, Instant when);
  TicketBuilder& recalled(Instant when);
  TicketBuilder& delivered(Instant when, DeliveredBy output = DeliveredBy::Board);
  TicketBuilder& noShow(Instant when);
  /// Not callable before `calls` further calls of its queue.
  TicketBuilder& restored(Instant when, std::uint8_t calls = 3);
  TicketBuilder& serving(CounterId counter, Instant when);
  TicketBuilder& held(HoldKind kind, Instant when);
  TicketBuilder& woken(Instant when);
  TicketBuilder& returned(Instant when);
  TicketBuilder& transferred(QueueId queue, Instant when, CounterId toCounter = {});
  TicketBuilder& finished(Instant when, Outcome outcome = Outcome::Done);
  TicketBuilder& cancelled(Instant when);
  TicketBuilder& diverted(Instant when);
  TicketBuilder& closedBySystem(Instant when);

 private:
  friend class HallBuilder;
  using Step = std::function<Event(const HallState&)>;

  TicketBuilder& then(Instant when, std::function<EventBody(const HallState&)> body);
  Event issueEvent(const HallState& state) const;

  TicketIssued issue_;
  Instant issued_;
  bool refGiven_ = false;
  std::vector<Step> steps_;
};

TicketBuilder aTicket(std::string_view number = "A001");

class HallBuilder {
 public:
  HallBuilder();

  /// Publishes a changed catalogue.
  HallBuilder& catalogue(const std::function<void(Catalogue::Content&)>& change);
  HallBuilder& signedIn(CounterId counter, StaffId staff, Instant when = at(9));
  HallBuilder& ready(CounterId counter, Instant when, Instant until);
  HallBuilder& paused(CounterId counter, Instant when, Instant until);
  HallBuilder& suspended(Instant when);
  /// The place serves only these from now on, by a manager's hand; the catalogue stays as it is.
  HallBuilder& switched(
      CounterId counter, const std::vector<QueueId>& queues, Instant when = at(9)
  );
  /// REQUIRES: counters that the ticket was called to are signed in already.
  HallBuilder& with(const TicketBuilder& ticket);
  HallBuilder& with(EventBody body, Instant when, const Actor& actor = {});
  /// Whatever no event can bring about.
  HallBuilder& changed(const std::function<void(HallState&)>& change);

  HallState build() const { return state_; }

 private:
  HallState state_;
};

/// The hall at 09:00 with nobody signed in and nobody waiting.
HallBuilder aHall();

/// Applies in the order of the log.
void applyAll(HallState& state, const Events& events);

/// The body of the only event of this kind. REQUIRES: there is exactly one.
template <class Body>
const Body& only(const Events& events) {
  const Body* found = nullptr;
  for (const Event& event : events) {
    if (const Body* body = std::get_if<Body>(&event.body)) found = body;
  }
  return *found;
}

template <class Body>
std::size_t countOf(const Events& events) {
  std::size_t count = 0;
  for (const Event& event : events) count += std::holds_alternative<Body>(event.body) ? 1U : 0U;
  return count;
}

}  // namespace hall::support
