#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Why something was not done. Closed list: a new way to refuse is a new value here, in
/// error.proto, in api's table (gRPC code, HTTP status, message key) and in the message catalogues;
/// a test proves the tables complete. Values stand on the wire and are never renumbered.
namespace hall::domain {

enum class Reason : std::uint16_t {
  // The request itself
  MalformedRequest = 1,  ///< a field is missing, too long, out of range; `field` says which
  UnknownMethod = 2,
  RequestIdMissing = 3,
  RequestIdReused = 4,  ///< same request_id, another body
  MessageTooLarge = 5,
  DeadlinePassed = 6,

  // Who asks
  NotSignedIn = 10,  ///< no session, or it has expired
  SessionRevoked = 11,
  WrongDevice = 12,      ///< the session belongs to another device
  NotPermitted = 13,     ///< this role may not; `right` says what it takes
  BadCredentials = 14,   ///< staff number or password wrong (never says which)
  TooManyAttempts = 15,  ///< wait `seconds`
  PasswordTooWeak = 16,
  TokenInvalid = 17,  ///< ticket or enrolment token
  DeviceRevoked = 18,
  StaffDisabled = 19,

  // Not found
  TicketNotFound = 30,
  CounterNotFound = 31,
  QueueNotFound = 32,
  ItemNotFound = 33,
  ThemeNotFound = 34,
  StaffNotFound = 35,
  DeviceNotFound = 36,
  ServingNotFound = 37,
  CallNotFound = 38,
  AlertNotFound = 39,
  ZoneNotFound = 40,
  DepartmentNotFound = 41,
  GuideNotFound = 42,
  PersonNotFound = 43,
  PositionNotFound = 44,

  // Issuing
  QueueClosed = 60,  ///< outside issuing hours; `opens` says when
  HallSuspended = 61,
  StaleItem = 62,         ///< the item changed since the client's copy; `revision` is current
  IdentityRequired = 63,  ///< `basis` says by which rule
  IdentityInvalid = 64,   ///< check digit or date of a resident identity number is wrong
  IdentityDoubtful = 65,  ///< a company code fails its check; may be confirmed
  AlreadyWaiting = 66,    ///< same person, same queue; `number` is theirs; may be overridden
  GroundNotMet = 67,      ///< the stated ground contradicts what is known, e.g. age
  AgentDataMissing = 68,
  CopiesOutOfRange = 69,
  StorageLow = 70,       ///< issuing stops, calling and finishing go on
  NoCounterServes = 71,  ///< no counter serves this queue: go to the guide desk
  AppointmentNotAccepted = 72,
  ImportInexact = 73,  ///< a line of imported tickets cannot be taken; `line` says which

  // Calling and serving
  WrongTicketState = 90,  ///< `state` names the state it is in
  CounterNotSignedIn = 91,
  CounterBusy = 92,  ///< has a ticket called or serving; `number` names it
  CounterPaused = 93,
  CounterNotPaused = 94,
  CounterTaken = 95,       ///< somebody else is signed in there
  ForeignCounter = 96,     ///< acts on another counter's ticket
  TicketTaken = 97,        ///< called at another counter in the meantime
  NotAble = 98,            ///< this counter and person do not serve the ticket's queue
  ReasonRequired = 99,     ///< manual pick, override, second restore, correction
  CallNotDelivered = 100,  ///< no-show before three delivered calls; `made`, `delivered`
  TooEarly = 101,          ///< recall or no-show too soon; wait `seconds`
  RestoreUsed = 102,       ///< restored once already; guide desk or manager may again
  SomebodyWaits = 103,     ///< walk-up while somebody callable waits
  NotYetDue = 104,         ///< appointment slot has not come; a manual pick needs a reason
  OutcomeRequired = 105,
  OutcomeIncomplete = 106,  ///< refusal without ground or text, notice without materials …
  OutsideGuide = 107,       ///< asks for a material the current guide does not list
  ReopenTooLate = 108,
  CorrectionNotYours = 109,
  CorrectionTooLate = 110,  ///< the author's ten minutes are over; the manager may
  ServingOpen = 111,  ///< cannot sign off or pause: a ticket is called, serving, or papers lie here
  LastAbleCounter = 112,  ///< somebody waits whom nobody else could serve
  StaffElsewhere = 113,   ///< the person is signed in at another counter
  HoldKindForbidden = 114,
  SameQueue = 115,  ///< transfer to where it already stands
  NothingToTakeOver = 116,
  UpgradeOnlyConsult = 117,
  NobodyCalled = 118,   ///< nobody is called or served at the counter: call the next one first
  ResultPending = 119,  ///< back from a hold before staff said that the result is there

  // Catalogue and administration
  CatalogueInvalid = 130,  ///< lint findings are listed
  CatalogueStale = 131,    ///< etag does not match
  CalendarInvalid = 132,
  AlreadyExists = 133,
  NothingChanged = 134,
  SampleTextInRealMode = 135,  ///< text marked 示例 cannot be published in a real hall
  OnlyInSteppedRehearsal = 136,
  HallNotSuspended = 137,
  AlertClosed = 138,
  EnrolmentExpired = 139,
  ReviewerIsEditor = 140,

  // The server
  NotReady = 160,      ///< starting, stopping, or the clock waits to be accepted
  Overloaded = 161,    ///< the inbox is full; try again after `seconds`
  CommitFailed = 162,  ///< the disk refused; the server stops and recovers
  ClockStepped = 163,  ///< needs `hallctl clock accept`
  BackupFailed = 164,
  LogDamaged = 165,  ///< `position` is the first bad one
  NewerFormat = 166,
  NotInThisMode = 167,
  PositionNotReached = 168,  ///< min_position not seen within the deadline
  Internal = 169,
  DirectoryInUse = 170,        ///< another server holds the data directory
  AddressInUse = 171,          ///< another program listens there
  ConfigurationInvalid = 172,  ///< hall.toml or the command line; every fault is listed
  KeyFileUnusable = 173        ///< missing, open to others, or of another hall
};

/// One thing a message needs, e.g. {"state", "serving"}; values are codes, never prose.
struct Detail {
  std::string key;
  std::string value;

  friend bool operator==(const Detail&, const Detail&) = default;
};

struct Refusal {
  Reason reason = Reason::Internal;
  std::vector<Detail> details;

  Refusal&& with(std::string key, std::string value) && {
    details.push_back({std::move(key), std::move(value)});
    return std::move(*this);
  }
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// "TicketNotFound": the name in logs and tests.
std::string_view nameOf(Reason reason);

}  // namespace hall::domain
