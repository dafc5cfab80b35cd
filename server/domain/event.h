#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "server/domain/alert.h"
#include "server/domain/catalogue.h"
#include "server/domain/ids.h"
#include "server/domain/outcome.h"
#include "server/domain/people.h"
#include "server/domain/ticket.h"
#include "server/domain/time.h"

/// What happened. Events carry decisions (queue, ref, T, L, number, due times), so that applying
/// one needs no catalogue and no rule. The meaning of a released kind never changes; a new meaning
/// is a new kind. Nothing personal stands here: people are `PersonRef`s, free texts `TextRef`s.
namespace hall::domain {

// ---- the hall -------------------------------------------------------------------------------

enum class ClockMode : std::uint8_t { Real = 1, Rehearsal = 2 };

/// The first event of every log.
struct HallOpened {
  ClockMode mode = ClockMode::Real;
  std::string hallCode;
  std::uint32_t logFormat = 1;

  friend bool operator==(const HallOpened&, const HallOpened&) = default;
};
/// A log restored from a backup: a new epoch; each prefix goes on at `nextSerials`.
struct LogRestored {
  struct Prefix {
    std::array<char, 4> prefix{};
    std::uint32_t nextSerial = 1;

    friend bool operator==(const Prefix&, const Prefix&) = default;
  };
  std::uint32_t epoch = 0;
  LocalDay day;
  std::vector<Prefix> nextSerials;

  friend bool operator==(const LogRestored&, const LogRestored&) = default;
};
/// The wall clock stepped by more than 2 s, or an administrator accepted a step that stopped the
/// hall.
struct ClockStepped {
  Duration step{0};
  bool accepted = false;

  friend bool operator==(const ClockStepped&, const ClockStepped&) = default;
};
/// The content itself is a blob under `hash`; a reader of the log finds it there.
struct CataloguePublished {
  std::uint32_t version = 0;
  std::string hash;                            ///< hexadecimal hash of the stored bytes
  std::shared_ptr<const Catalogue> catalogue;  ///< what the blob holds

  friend bool operator==(const CataloguePublished& left, const CataloguePublished& right) {
    return left.version == right.version && left.hash == right.hash;
  }
};
struct HallSuspended {
  TextRef reason;
  std::string publicText;  ///< shown on every screen; about the hall, never about a person

  friend bool operator==(const HallSuspended&, const HallSuspended&) = default;
};
struct HallResumed {
  friend bool operator==(const HallResumed&, const HallResumed&) = default;
};
struct BroadcastSent {
  ZoneId zone;  ///< none: every zone
  std::string text;
  bool spoken = false;
  Instant until;

  friend bool operator==(const BroadcastSent&, const BroadcastSent&) = default;
};
struct CounterMessaged {
  CounterId counter;
  std::string text;

  friend bool operator==(const CounterMessaged&, const CounterMessaged&) = default;
};
/// The hall's day is over; `day` is the day that ended. Comes after its TicketClosedBySystem
/// events.
struct DayClosed {
  LocalDay day;
  std::uint32_t closedBySystem = 0;

  friend bool operator==(const DayClosed&, const DayClosed&) = default;
};

// ---- people and devices ---------------------------------------------------------------------

/// Created or updated: the whole row as it now is.
struct StaffRecorded {
  Staff staff;
  friend bool operator==(const StaffRecorded&, const StaffRecorded&) = default;
};
/// A password was set by somebody; the password itself lives outside the log.
struct PasswordReset {
  StaffId staff;
  friend bool operator==(const PasswordReset&, const PasswordReset&) = default;
};
/// Registered, changed or revoked: the whole row as it now is.
struct DeviceRecorded {
  Device device;
  friend bool operator==(const DeviceRecorded&, const DeviceRecorded&) = default;
};
struct DeviceReported {
  DeviceId device;
  std::string condition;
  friend bool operator==(const DeviceReported&, const DeviceReported&) = default;
};
/// Somebody read a person's data, as far as `extent` says.
struct IdentityRevealed {
  TicketId ticket;
  PersonRef person;
  TextRef reason;
  IdentityExtent extent = IdentityExtent::Unknown;
  friend bool operator==(const IdentityRevealed&, const IdentityRevealed&) = default;
};

// ---- issuing --------------------------------------------------------------------------------

/// What was promised with the number; kept for scoring the forecast.
struct Promise {
  std::uint32_t ahead = 0;         ///< tickets likely to be called before it
  std::uint32_t countersOpen = 0;  ///< able counters with somebody signed in and not paused
  Duration waitP50{0};
  Duration waitP90{0};

  friend bool operator==(const Promise&, const Promise&) = default;
};
struct TicketIssued {
  TicketId id;
  TicketNumber number;
  LocalDay day;
  TicketState state = TicketState::Waiting;  ///< Waiting or NotYetDue
  TicketClass ticketClass = TicketClass::Ordinary;
  Ground ground = Ground::None;
  AssistanceMarks assistance = 0;
  Channel channel = Channel::Kiosk;
  bool inexact = false;
  QueueId queue;
  ItemId item;
  ThemeId theme;
  std::uint16_t copies = 1;
  std::uint32_t itemRevision = 0;
  std::uint32_t guideVersion = 0;
  PersonRef applicant;
  PersonRef principal;
  TextRef groundText;  ///< Ground::Other; in old logs also how an agent stands to the principal
  TextRef agencyText;  ///< how an agent stands to the principal
  Instant ref;
  Instant slot;
  Target target;
  Duration weighedTarget{0};
  Promise promise;
  /// Offline tickets: the kiosk's own serial, unique for good together with the device.
  std::uint64_t offlineSerial = 0;
  TextRef importReason;  ///< handwritten: why the hall wrote by hand; the same on the whole list
  bool supplement = false;
  bool aged = false;

  friend bool operator==(const TicketIssued&, const TicketIssued&) = default;
};
/// The slot came (or the applicant, whichever was later): NotYetDue → Waiting.
struct TicketDue {
  TicketId ticket;
  friend bool operator==(const TicketDue&, const TicketDue&) = default;
};
struct TicketCancelled {
  TicketId ticket;
  bool byApplicant = true;
  friend bool operator==(const TicketCancelled&, const TicketCancelled&) = default;
};
enum class DivertTo : std::uint8_t {
  PreChecked = 1,
  SelfService = 2,
  Online = 3,
  OtherSite = 4,
  ConsultedOnly = 5
};
struct TicketDiverted {
  TicketId ticket;
  DivertTo to = DivertTo::PreChecked;
  friend bool operator==(const TicketDiverted&, const TicketDiverted&) = default;
};
struct TicketPreChecked {
  TicketId ticket;
  PreCheckResult result = PreCheckResult::Complete;
  std::vector<std::uint16_t> missing;  ///< materials of the guide, ascending
  std::uint32_t guideVersion = 0;
  friend bool operator==(const TicketPreChecked&, const TicketPreChecked&) = default;
};
struct TicketReprinted {
  TicketId ticket;
  friend bool operator==(const TicketReprinted&, const TicketReprinted&) = default;
};
enum class PrintState : std::uint8_t { Printed = 1, Failed = 2, PaperOut = 3, PrinterGone = 4 };
struct TicketPrintReported {
  TicketId ticket;
  PrintState state = PrintState::Printed;
  friend bool operator==(const TicketPrintReported&, const TicketPrintReported&) = default;
};
/// A consultation becomes a handling ticket without queueing again: same number, ref and place.
struct TicketUpgraded {
  TicketId ticket;
  QueueId queue;
  ItemId item;
  std::uint32_t itemRevision = 0;
  Target target;
  Duration weighedTarget{0};
  friend bool operator==(const TicketUpgraded&, const TicketUpgraded&) = default;
};
/// 协助需求 as they now are.
struct AssistanceSet {
  TicketId ticket;
  AssistanceMarks assistance = 0;
  friend bool operator==(const AssistanceSet&, const AssistanceSet&) = default;
};
struct TicketClosedBySystem {
  TicketId ticket;
  TicketState from = TicketState::Waiting;
  friend bool operator==(const TicketClosedBySystem&, const TicketClosedBySystem&) = default;
};

// ---- calling --------------------------------------------------------------------------------

/// Which rule chose the ticket.
enum class CallRule : std::uint8_t {
  LeastSlack = 1,     ///< HYB: least slack to the weighed target
  LatePlateau = 2,    ///< chosen although its target is already missed
  StarvationCap = 3,  ///< waited more than 2T: first of all
  Returned = 4,       ///< came back from a hold
  ManualPick = 5,     ///< by number, with a right and a reason
  ThemeNext = 6,      ///< reserved
  WalkUp = 7          ///< started at the counter without a call
};

/// Why this ticket: the winner's figures and the nearest others; the rest is recomputed from the
/// log.
struct Explanation {
  struct Candidate {
    TicketId ticket;
    Duration age{0};
    Duration slack{0};
    friend bool operator==(const Candidate&, const Candidate&) = default;
  };
  static constexpr std::size_t kCandidatesMax = 8;

  CallRule rule = CallRule::LeastSlack;
  Duration age{0};
  Duration slack{0};
  std::uint32_t eligible = 0;      ///< tickets this counter could have called
  std::uint32_t waiting = 0;       ///< tickets waiting in the hall
  std::vector<Candidate> nearest;  ///< at most eight, best first, without the winner

  friend bool operator==(const Explanation&, const Explanation&) = default;
};
/// An announcement goes out: the first one takes the ticket, recalls repeat it.
struct TicketCalled {
  TicketId ticket;
  CallId call;
  CounterId counter;
  StaffId staff;
  Explanation explanation;
  TextRef reason;        ///< manual pick
  bool toReady = false;  ///< came by itself to a counter that was ready
  friend bool operator==(const TicketCalled&, const TicketCalled&) = default;
};
struct TicketRecalled {
  TicketId ticket;
  CallId call;
  std::uint8_t ordinal = 2;  ///< second, third ...
  friend bool operator==(const TicketRecalled&, const TicketRecalled&) = default;
};
enum class DeliveredBy : std::uint8_t { Board = 1, Voice = 2, Sign = 3, Phone = 4, Aloud = 5 };
/// First report that an output of the zone showed or played the call.
struct CallDelivered {
  CallId call;
  TicketId ticket;
  DeliveredBy by = DeliveredBy::Board;
  friend bool operator==(const CallDelivered&, const CallDelivered&) = default;
};
/// An output dropped a stale announcement; does not count as delivered.
struct CallDropped {
  CallId call;
  TicketId ticket;
  friend bool operator==(const CallDropped&, const CallDropped&) = default;
};
struct TicketUncalled {
  TicketId ticket;
  friend bool operator==(const TicketUncalled&, const TicketUncalled&) = default;
};
struct TicketNoShow {
  TicketId ticket;
  bool givenUp = false;  ///< the applicant said so: 申请人放弃
  friend bool operator==(const TicketNoShow&, const TicketNoShow&) = default;
};
struct TicketRestored {
  TicketId ticket;
  std::uint8_t callsUntilCallable = 0;
  Duration absence{0};  ///< is not wait
  TextRef reason;
  friend bool operator==(const TicketRestored&, const TicketRestored&) = default;
};

// ---- serving --------------------------------------------------------------------------------

struct ServingStarted {
  ServingId serving;
  TicketId ticket;
  CounterId counter;
  StaffId staff;
  bool walkUp = false;
  friend bool operator==(const ServingStarted&, const ServingStarted&) = default;
};
struct ServingFinished {
  ServingId serving;
  TicketId ticket;
  std::vector<ItemOutcome> outcomes;  ///< not empty
  TextRef note;
  friend bool operator==(const ServingFinished&, const ServingFinished&) = default;
};
struct ServingReopened {
  ServingId serving;
  TicketId ticket;
  friend bool operator==(const ServingReopened&, const ServingReopened&) = default;
};
/// Both stay; times never change.
struct ServingCorrected {
  ServingId serving;
  TicketId ticket;
  std::vector<ItemOutcome> outcomes;
  TextRef reason;
  friend bool operator==(const ServingCorrected&, const ServingCorrected&) = default;
};
/// 补录: a serving of today that was written by hand while the server was lost. Its times come from
/// paper; the ticket is finished with it and inexact from then on.
struct ServingEntered {
  ServingId serving;
  TicketId ticket;
  CounterId counter;
  StaffId staff;
  Instant began;
  Instant ended;
  std::vector<ItemOutcome> outcomes;  ///< not empty
  TextRef note;
  TextRef reason;  ///< why it was written by hand
  friend bool operator==(const ServingEntered&, const ServingEntered&) = default;
};
struct TicketHeld {
  TicketId ticket;
  HoldKind kind = HoldKind::PapersToFetch;
  TextRef note;
  friend bool operator==(const TicketHeld&, const TicketHeld&) = default;
};
/// Staff say the result is there; the applicant may return.
struct HeldWoken {
  TicketId ticket;
  friend bool operator==(const HeldWoken&, const HeldWoken&) = default;
};
struct TicketReturned {
  TicketId ticket;
  friend bool operator==(const TicketReturned&, const TicketReturned&) = default;
};
/// On hold → serving again, at `counter`, in the same serving.
struct TicketResumed {
  TicketId ticket;
  CounterId counter;
  StaffId staff;
  friend bool operator==(const TicketResumed&, const TicketResumed&) = default;
};
/// Keeps number, issue time and class. `serving` ends here when it was being served.
struct TicketTransferred {
  TicketId ticket;
  QueueId queue;
  ItemId item;
  CounterId toCounter;  ///< none: any able counter
  std::uint8_t themeStep = 0;
  bool wrongQueue = false;
  bool byTheme = false;  ///< a theme's ticket moves on by itself
  Target target;
  Duration weighedTarget{0};
  std::vector<ItemOutcome> outcomes;  ///< of the serving it leaves; empty when only called
  friend bool operator==(const TicketTransferred&, const TicketTransferred&) = default;
};
/// 改派: a waiting ticket goes to another queue or counter by somebody's word; it stays waiting.
struct TicketMoved {
  TicketId ticket;
  QueueId queue;
  ItemId item;
  CounterId toCounter;  ///< none: any able counter
  bool wrongQueue = false;
  Target target;
  Duration weighedTarget{0};
  TextRef reason;
  friend bool operator==(const TicketMoved&, const TicketMoved&) = default;
};

// ---- counters -------------------------------------------------------------------------------

struct CounterSignedIn {
  CounterId counter;
  StaffId staff;
  DeviceId device;
  friend bool operator==(const CounterSignedIn&, const CounterSignedIn&) = default;
};
struct CounterSignedOff {
  CounterId counter;
  TextRef overrideReason;  ///< a manager overrode the rules of closing
  friend bool operator==(const CounterSignedOff&, const CounterSignedOff&) = default;
};
/// Another PC takes over the counter with what is open there (the first one is dead).
struct CounterTakenOver {
  CounterId counter;
  StaffId staff;
  DeviceId device;
  TextRef overrideReason{};  ///< a manager overrode the rules of closing
  friend bool operator==(const CounterTakenOver&, const CounterTakenOver&) = default;
};
struct CounterPaused {
  CounterId counter;
  PauseReason reason = PauseReason::Other;
  Instant until;
  friend bool operator==(const CounterPaused&, const CounterPaused&) = default;
};
struct CounterResumed {
  CounterId counter;
  friend bool operator==(const CounterResumed&, const CounterResumed&) = default;
};
/// CallNext found nobody: the next one comes by itself until then.
struct CounterReady {
  CounterId counter;
  Instant until;
  friend bool operator==(const CounterReady&, const CounterReady&) = default;
};
struct CounterReadyEnded {
  CounterId counter;
  friend bool operator==(const CounterReadyEnded&, const CounterReadyEnded&) = default;
};
/// Kind, zone, queues and grounds of a counter, live; and the skills of who sits there.
struct CounterSet {
  CounterId counter;
  CounterKind kind = CounterKind::Universal;
  ZoneId zone;
  QueueSet queues;
  std::uint16_t onlyGrounds = 0;
  QueueSet staffQueues;  ///< meaning only while somebody is signed in
  friend bool operator==(const CounterSet&, const CounterSet&) = default;
};

// ---- alerts ---------------------------------------------------------------------------------

struct AlertRaised {
  Alert alert;
  friend bool operator==(const AlertRaised&, const AlertRaised&) = default;
};
struct AlertAcknowledged {
  AlertId alert;
  friend bool operator==(const AlertAcknowledged&, const AlertAcknowledged&) = default;
};
struct AlertCleared {
  AlertId alert;
  friend bool operator==(const AlertCleared&, const AlertCleared&) = default;
};

/// Every kind of event there is, in the order of the stored format.
using EventKind = std::variant<
    HallOpened,
    LogRestored,
    ClockStepped,
    CataloguePublished,
    HallSuspended,
    HallResumed,
    BroadcastSent,
    CounterMessaged,
    DayClosed,
    StaffRecorded,
    PasswordReset,
    DeviceRecorded,
    DeviceReported,
    IdentityRevealed,
    TicketIssued,
    TicketDue,
    TicketCancelled,
    TicketDiverted,
    TicketPreChecked,
    TicketReprinted,
    TicketPrintReported,
    TicketUpgraded,
    TicketClosedBySystem,
    AssistanceSet,
    TicketCalled,
    TicketRecalled,
    CallDelivered,
    CallDropped,
    TicketUncalled,
    TicketNoShow,
    TicketRestored,
    ServingStarted,
    ServingFinished,
    ServingReopened,
    ServingCorrected,
    TicketHeld,
    HeldWoken,
    TicketReturned,
    TicketResumed,
    TicketTransferred,
    ServingEntered,
    TicketMoved,
    CounterSignedIn,
    CounterSignedOff,
    CounterTakenOver,
    CounterPaused,
    CounterResumed,
    CounterReady,
    CounterReadyEnded,
    CounterSet,
    AlertRaised,
    AlertAcknowledged,
    AlertCleared>;

/// One of them. The copies, moves and comparisons of fifty kinds are compiled once, in event.cpp,
/// and not in every file that touches an event.
struct EventBody : EventKind {
  using EventKind::EventKind;
  EventBody();
  EventBody(const EventBody& other);
  EventBody(EventBody&& other) noexcept;
  EventBody& operator=(const EventBody& other);
  EventBody& operator=(EventBody&& other) noexcept;
  ~EventBody();

  friend bool operator==(const EventBody& left, const EventBody& right);
};

struct Event {
  Instant occurred;
  Actor actor;
  EventBody body;

  friend bool operator==(const Event&, const Event&) = default;
};

using Events = std::vector<Event>;

}  // namespace hall::domain

extern template class std::vector<hall::domain::Event>;
