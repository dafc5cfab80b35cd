#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/domain/event.h"

/// What somebody wants done. Verbs reach states; nothing sets one.
///
/// Ids, person references, text references and the promise are filled in by the engine before
/// `decide`, so that deciding stays pure. Names of things were already looked up by the API.
namespace hall::domain {

// ---- issuing --------------------------------------------------------------------------------

struct IssueTicket {
  TicketId id;  ///< filled in by the engine
  ItemId item;  ///< exactly one of item, theme, queue
  ThemeId theme;
  QueueId queue;                   ///< consult, handout and the like, which need no item
  std::uint32_t itemRevision = 0;  ///< the client's copy; 0: not from a copy
  Ground ground = Ground::None;
  AssistanceMarks assistance = 0;
  std::uint16_t copies = 1;
  Channel channel = Channel::Kiosk;
  PersonRef applicant;
  PersonRef principal;
  bool isAgent = false;             ///< acts for somebody else: then `principal` is needed
  std::optional<std::int32_t> age;  ///< from the identity number; checks Ground::Elderly
  std::optional<std::int32_t> principalAge;
  TextRef groundText;           ///< Ground::Other
  TextRef agencyText;           ///< how the agent stands to the principal
  bool allowDuplicate = false;  ///< 另取一个号
  bool supplement = false;      ///< 补交材料: brings what a notice asked for
  Instant slot;                 ///< appointment only
  Promise promise;              ///< filled in by the engine
};
/// One ticket of an upload or a paper list.
struct PastTicket {
  TicketId id;
  TicketNumber number;
  QueueId queue;
  ItemId item;    ///< of a theme: its first one
  ThemeId theme;  ///< 0: a single item, or a queue
  Ground ground = Ground::None;
  TicketClass ticketClass = TicketClass::Ordinary;
  AssistanceMarks assistance = 0;
  std::uint16_t copies = 1;
  Instant issued;
  std::uint64_t offlineSerial = 0;
  std::uint32_t itemRevision = 0;  ///< of the kiosk's copy; 0: the one now in force
  std::uint32_t guideVersion = 0;  ///< what the kiosk showed; 0: the one now in force
  bool supplement = false;
};
/// Offline tickets of one kiosk. Those already known by (device, serial) are passed over.
struct UploadOfflineTickets {
  std::vector<PastTicket> tickets;  ///< at most 100 at a time
};
/// Numbers written by hand in an emergency; marked inexact. All or nothing.
struct ImportTickets {
  std::vector<PastTicket> tickets;
  TextRef reason;  ///< stands in the event of each number
};
struct CancelTicket {
  TicketId ticket;
  bool byApplicant = true;
};
struct DivertTicket {
  TicketId ticket;
  DivertTo to = DivertTo::PreChecked;
};
/// A waiting ticket goes to another queue or counter.
struct MoveTicket {
  TicketId ticket;
  QueueId queue;  ///< at most one of queue, item; none: the queue stays
  ItemId item;
  CounterId toCounter;
  bool wrongQueue = false;
  TextRef reason;
};
struct SetAssistance {
  TicketId ticket;
  AssistanceMarks assistance = 0;
};
struct PreCheckTicket {
  TicketId ticket;
  PreCheckResult result = PreCheckResult::Complete;
  std::vector<std::uint16_t> missing;
};
struct RestoreTicket {
  TicketId ticket;
  TextRef reason;  ///< needed from the second time on, by guide staff or a manager
};
struct ReportReturn {
  TicketId ticket;
};
struct ReprintTicket {
  TicketId ticket;
};
struct ReportPrint {
  TicketId ticket;
  PrintState state = PrintState::Printed;
};
struct UpgradeToHandling {
  TicketId ticket;
  ItemId item;
};
struct RevealIdentity {
  TicketId ticket;
  CounterId counter;  ///< the counter now serving it
  TextRef reason;     ///< needed for the full extent, and by a manager who does not serve it
  IdentityExtent extent = IdentityExtent::Masked;
};

// ---- calling and serving: `counter` is where the caller is signed in ---------------------------

struct CallNext {
  CounterId counter;
};
struct CallTicket {
  CounterId counter;
  TicketId ticket;
  TextRef reason;
};
struct Recall {
  CounterId counter;
};
struct Uncall {
  CounterId counter;
};
/// A zone without outputs: the clerk called the number aloud.
struct ConfirmCalledAloud {
  CounterId counter;
};
struct ReportDelivered {
  CallId call;
  DeliveredBy by = DeliveredBy::Board;
  bool dropped = false;  ///< stale, was not shown
};
struct MarkNoShow {
  CounterId counter;
  bool givenUp = false;
};
/// Issue and start at the counter.
struct WalkUp {
  CounterId counter;
  TicketId id;  ///< filled in by the engine
  ItemId item;
  QueueId queue;
  PersonRef applicant;
  std::optional<std::int32_t> age;  ///< from the identity number
  std::uint16_t copies = 1;
  bool telephone = false;
};
struct StartServing {
  CounterId counter;
  TicketId ticket{};  ///< the one meant; none: whichever is called there
};
struct FinishServing {
  CounterId counter;
  std::vector<ItemOutcome> outcomes;
  TextRef note;
  TicketId ticket{};  ///< the one meant; none: whichever is served there
};
struct ReopenServing {
  CounterId counter;
  ServingId serving;
};
/// 补录 of a serving written by hand: of a number that waited, or of somebody without one.
struct EnterServing {
  CounterId counter;
  TicketId ticket;  ///< none: nobody took a number
  TicketId id;      ///< of the ticket then made; filled in by the engine
  ItemId item;      ///< without a ticket one of these two
  QueueId queue;
  Instant began;
  Instant ended;
  std::vector<ItemOutcome> outcomes;
  TextRef note;
  TextRef reason;
};
struct CorrectServing {
  ServingId serving;
  std::vector<ItemOutcome> outcomes;
  TextRef reason;
};
struct HoldTicket {
  CounterId counter;
  HoldKind kind = HoldKind::PapersToFetch;
  TextRef note;
};
struct WakeHeld {
  TicketId ticket;
};
/// Takes a held ticket up again without a call: the applicant stands at the counter.
struct ResumeTicket {
  CounterId counter;
  TicketId ticket;
};
struct TransferTicket {
  CounterId counter;
  QueueId queue;  ///< one of queue, item
  ItemId item;
  CounterId toCounter;
  bool wrongQueue = false;
  std::vector<ItemOutcome> outcomes;  ///< needed when it was being served
};

// ---- counters -------------------------------------------------------------------------------

struct SignIn {
  CounterId counter;
};
struct SignOff {
  CounterId counter;
  TextRef overrideReason;  ///< a manager's
};
struct TakeOver {
  CounterId counter;
  TextRef overrideReason{};  ///< a manager's
};
struct PauseCounter {
  CounterId counter;
  PauseReason reason = PauseReason::Other;
  Duration length{std::chrono::minutes{10}};
  TextRef overrideReason;  ///< a manager's
};
struct ResumeCounter {
  CounterId counter;
};
struct SetCounter {
  CounterId counter;
  std::optional<CounterKind> kind;
  std::optional<ZoneId> zone;
  std::optional<QueueSet> queues;
  std::optional<std::uint16_t> onlyGrounds;
  std::optional<QueueSet> staffQueues;
  TextRef overrideReason;
};

// ---- the hall ---------------------------------------------------------------------------------

struct OpenHall {
  ClockMode mode = ClockMode::Real;
  std::string hallCode;
};
struct RestoreLog {
  std::uint32_t epoch = 0;
  /// Highest numbers known to devices; the rule takes the next hundred above these and the state's.
  std::vector<LogRestored::Prefix> known;
};
struct StepClock {
  Duration step{0};
  bool accepted = false;
};
struct PublishCatalogue {
  std::shared_ptr<const Catalogue> catalogue;  ///< numbered, linted
  std::string hash;
  std::uint32_t expectedVersion = 0;  ///< etag: the version it was edited from
};
struct SuspendHall {
  TextRef reason;
  std::string publicText;
};
struct ResumeHall {};
struct Broadcast {
  ZoneId zone;
  std::string text;
  bool spoken = false;
  Duration length{std::chrono::minutes{10}};
};
struct MessageCounter {
  CounterId counter;
  std::string text;
};
struct RecordStaff {
  Staff staff;  ///< id 0: a new one
};
struct ResetPassword {
  StaffId staff;
};
struct RecordDevice {
  Device device;  ///< id 0: a new one
};
struct ReportDevice {
  std::string condition;
};
struct RaiseAlert {
  AlertRule rule = AlertRule::DiskSpace;
  AlertLevel level = AlertLevel::Yellow;
  std::string subject;
};
/// The fact behind an alert is gone.
struct ClearAlert {
  AlertRule rule = AlertRule::DiskSpace;
  std::string subject;
};
struct AcknowledgeAlert {
  AlertId alert;
};
/// What is due by now happens, at most 256 events; the rest at the next Tick.
struct Tick {};

/// Every kind of command there is.
using CommandKind = std::variant<
    IssueTicket,
    UploadOfflineTickets,
    ImportTickets,
    CancelTicket,
    DivertTicket,
    MoveTicket,
    SetAssistance,
    PreCheckTicket,
    RestoreTicket,
    ReportReturn,
    ReprintTicket,
    ReportPrint,
    UpgradeToHandling,
    RevealIdentity,
    CallNext,
    CallTicket,
    Recall,
    Uncall,
    ConfirmCalledAloud,
    ReportDelivered,
    MarkNoShow,
    WalkUp,
    StartServing,
    FinishServing,
    ReopenServing,
    CorrectServing,
    EnterServing,
    HoldTicket,
    WakeHeld,
    ResumeTicket,
    TransferTicket,
    SignIn,
    SignOff,
    TakeOver,
    PauseCounter,
    ResumeCounter,
    SetCounter,
    OpenHall,
    RestoreLog,
    StepClock,
    PublishCatalogue,
    SuspendHall,
    ResumeHall,
    Broadcast,
    MessageCounter,
    RecordStaff,
    ResetPassword,
    RecordDevice,
    ReportDevice,
    RaiseAlert,
    ClearAlert,
    AcknowledgeAlert,
    Tick>;

/// One of them; compiled once, in command.cpp, as EventBody is.
struct CommandBody : CommandKind {
  using CommandKind::CommandKind;
  CommandBody();
  CommandBody(const CommandBody& other);
  CommandBody(CommandBody&& other) noexcept;
  CommandBody& operator=(const CommandBody& other);
  CommandBody& operator=(CommandBody&& other) noexcept;
  ~CommandBody();
};

struct Command {
  Actor actor;
  /// When it happened at the client, already clamped to [last contact, now]; nothing: now.
  std::optional<Instant> occurred;
  CommandBody body;
};

}  // namespace hall::domain
