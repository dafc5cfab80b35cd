#include "tests/simulation/random_hall.h"

#include <array>

namespace hall::simulation {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const std::vector<CounterId> kCounters = {kCounter1, kCounter2, kCounter3, kCounter4};
const std::vector<StaffId> kClerks = {kZhang, kLi, kWang, kChen};
const std::vector<StaffId> kPeople = {
    kZhang, kLi, kWang, kChen, kGuide, kManager, kSupervisor, kAdministrator};
const std::vector<ItemId> kItems = {kCompanySetUp, kCompanyChange, kHouseTransfer};
const std::vector<QueueId> kQueues = {kGeneral, kEstate, kConsult};
const std::vector<Ground> kGrounds = {
    Ground::Disabled, Ground::Elderly, Ground::Serviceman, Ground::Pregnant, Ground::WithInfant};
const std::vector<HoldKind> kHolds = {
    HoldKind::PapersToFetch, HoldKind::PapersLeftHere, HoldKind::WaitingForResult};

Command from(StaffId staff, CommandBody body) {
  return by(staff, std::move(body));
}

DeviceId pcOf(CounterId counter) {
  return DeviceId{kPc1.value + counter.value - kCounter1.value};
}

QueueSet setOf(std::initializer_list<QueueId> queues) {
  QueueSet set;
  for (const QueueId queue : queues) set.add(queue);
  return set;
}

}  // namespace

// ---- picking things ---------------------------------------------------------------------------

TicketId RandomHall::newId() {
  TicketId id;
  std::uint64_t value = ++lastId_;
  for (std::size_t i = 0; i < 8; ++i, value >>= 8) id.bytes[7 - i] = value & 0xFFU;
  // The tail of a UUIDv7 is chance: ids of one millisecond do not come in order.
  id.bytes[0] = static_cast<std::uint8_t>(dice_.below(2));
  return id;
}

TicketId RandomHall::anyTicket() {
  const auto& tickets = state_.floor.tickets();
  if (tickets.empty() || dice_.chance(5)) return newId();
  return tickets[dice_.below(tickets.size())].id;
}

TicketId RandomHall::ticketIn(TicketState state) {
  std::vector<TicketId> found;
  for (const Ticket& ticket : state_.floor.tickets()) {
    if (ticket.state == state) found.push_back(ticket.id);
  }
  return found.empty() ? anyTicket() : dice_.oneOf(found);
}

ServingId RandomHall::anyServing() {
  const std::uint64_t last = state_.nextServing.value;
  return ServingId{last - std::min<std::uint64_t>(last, dice_.below(6))};
}

CounterId RandomHall::anyCounter() {
  return dice_.chance(1) ? CounterId{9} : dice_.oneOf(kCounters);
}
QueueId RandomHall::anyQueue() {
  return dice_.chance(1) ? QueueId{9} : dice_.oneOf(kQueues);
}
ItemId RandomHall::anyItem() {
  return dice_.chance(1) ? ItemId{9} : dice_.oneOf(kItems);
}
StaffId RandomHall::anyStaff() {
  return dice_.oneOf(kPeople);
}
TextRef RandomHall::maybeText() {
  return dice_.chance(60) ? textOf("said why") : TextRef{};
}

PersonRef RandomHall::anybody() {
  if (dice_.chance(70)) return PersonRef{};
  return personOf(std::to_string(dice_.below(12)));
}

ItemOutcome RandomHall::outcome() {
  ItemOutcome outcome;
  outcome.item = dice_.chance(95) ? anyItem() : ItemId{};
  outcome.outcome = static_cast<Outcome>(1 + dice_.below(12));
  outcome.copies = static_cast<std::uint16_t>(1 + dice_.below(3));
  if (outcome.outcome == Outcome::Refused) {
    outcome.ground = static_cast<RefusalGround>(1 + dice_.below(4));
    outcome.conditionNumber = static_cast<std::uint8_t>(dice_.below(3));
    outcome.text = maybeText();
  }
  if (dice_.chance(40)) outcome.materials = {static_cast<std::uint16_t>(1 + dice_.below(2))};
  return outcome;
}

std::vector<ItemOutcome> RandomHall::outcomes() {
  std::vector<ItemOutcome> all;
  const std::uint64_t count = dice_.chance(5) ? 0 : 1 + dice_.below(2);
  for (std::uint64_t i = 0; i < count; ++i) all.push_back(outcome());
  return all;
}

// ---- taking a number --------------------------------------------------------------------------

CommandBody RandomHall::issue(Instant now) {
  IssueTicket issue;
  issue.id = newId();
  switch (dice_.below(8)) {
    case 0:
      issue.theme = kOpenShop;
      break;
    case 1:
      issue.queue = kConsult;
      break;
    default:
      issue.item = anyItem();
  }
  if (dice_.chance(25)) issue.ground = dice_.oneOf(kGrounds);
  if (dice_.chance(10)) issue.assistance = 1;
  if (dice_.chance(10)) issue.slot = now + minutes{static_cast<int>(dice_.below(120)) - 20};
  issue.applicant = anybody();
  issue.allowDuplicate = dice_.chance(50);
  issue.copies = static_cast<std::uint16_t>(dice_.below(4));
  return issue;
}

PastTicket RandomHall::pastTicket(Instant now) {
  PastTicket past;
  past.id = newId();
  past.number.prefix = TicketNumber::makePrefix("A");
  past.number.serial = 500 + static_cast<std::uint32_t>(dice_.below(40));
  past.queue = kGeneral;
  past.item = kCompanySetUp;
  past.issued = now - minutes{static_cast<int>(dice_.below(30))};
  return past;
}

CommandBody RandomHall::pastTickets(Instant now, bool offline) {
  if (!offline) return ImportTickets{{pastTicket(now)}, textOf("power cut")};
  UploadOfflineTickets upload;
  upload.tickets.push_back(pastTicket(now));
  // A kiosk alone gives numbers under a letter of its own, so that they meet no number of the hall.
  upload.tickets.back().number.prefix = TicketNumber::makePrefix(dice_.chance(95) ? "K" : "A");
  upload.tickets.back().offlineSerial = dice_.chance(80) ? ++offlineSerial_ : offlineSerial_;
  return upload;
}

// ---- at a counter -----------------------------------------------------------------------------

CommandBody RandomHall::pause(CounterId counter) {
  const auto length = minutes{static_cast<int>(dice_.below(90))};
  return PauseCounter{counter, PauseReason::Meal, length, maybeText()};
}

template <class Command>
void RandomHall::sendSomewhere(Command& command) {
  command.wrongQueue = dice_.chance(30);
  if (dice_.chance(60)) command.queue = anyQueue();
  if (!command.queue && dice_.chance(60)) command.item = anyItem();
  if (dice_.chance(30)) command.toCounter = anyCounter();
}

CommandBody RandomHall::transfer(CounterId counter, bool served) {
  TransferTicket transfer;
  transfer.counter = counter;
  sendSomewhere(transfer);
  if (served) transfer.outcomes = outcomes();
  return transfer;
}

CommandBody RandomHall::move() {
  MoveTicket move;
  move.ticket = ticketIn(TicketState::Waiting);
  sendSomewhere(move);
  move.reason = maybeText();
  return move;
}

TicketId RandomHall::meantAt(const Counter& counter) {
  if (dice_.chance(50)) return counter.ticket;
  return dice_.chance(10) ? anyTicket() : TicketId{};
}

CommandBody RandomHall::setCounter(CounterId counter) {
  SetCounter set;
  set.counter = counter;
  switch (dice_.below(5)) {
    case 0:
      set.kind = CounterKind::Special;
      break;
    case 1:
      set.queues = setOf({anyQueue(), anyQueue()});
      break;
    case 2:
      set.onlyGrounds = static_cast<std::uint16_t>(dice_.chance(60) ? 0 : 1U << 3U);
      break;
    case 3:
      set.staffQueues = dice_.chance(50) ? QueueSet::all() : setOf({anyQueue()});
      break;
    default:
      set.zone = dice_.chance(50) ? kMainZone : kQuietZone;
  }
  if (dice_.chance(70)) set.overrideReason = textOf("why");
  return set;
}

CommandBody RandomHall::walkUp(CounterId counter) {
  WalkUp walkUp;
  walkUp.counter = counter;
  walkUp.id = newId();
  if (dice_.chance(50)) walkUp.queue = kConsult;
  if (!walkUp.queue) walkUp.item = anyItem();
  walkUp.telephone = dice_.chance(20);
  return walkUp;
}

CommandBody RandomHall::entered(const Counter& counter, Instant now) {
  EnterServing entering;
  entering.counter = counter.id;
  entering.id = newId();
  if (dice_.chance(60)) {
    entering.ticket = ticketIn(dice_.chance(80) ? TicketState::Waiting : TicketState::NoShow);
  } else {
    entering.item = anyItem();
  }
  entering.began = now - std::chrono::minutes{dice_.below(30)};
  entering.ended = entering.began + std::chrono::minutes{dice_.below(20)};
  entering.outcomes = outcomes();
  entering.reason = maybeText();
  return entering;
}

CommandBody RandomHall::whenIdle(const Counter& counter) {
  const CounterId id = counter.id;
  switch (dice_.below(20)) {
    case 0:
      return CallTicket{id, ticketIn(TicketState::Waiting), maybeText()};
    case 1:
      return CallTicket{id, ticketIn(TicketState::NotYetDue), maybeText()};
    case 2:
      return walkUp(id);
    case 3:
    case 4:
      return ResumeTicket{id, ticketIn(TicketState::OnHold)};
    case 5:
      return pause(id);
    case 6:
      return SignOff{id, maybeText()};
    case 7:
      return ReopenServing{id, anyServing()};
    default:
      return CallNext{id};
  }
}

CommandBody RandomHall::whenCalling(const Counter& counter) {
  const CounterId id = counter.id;
  switch (dice_.below(20)) {
    case 0:
      return Uncall{id};
    case 1:
    case 2:
      return MarkNoShow{id, dice_.chance(20)};
    case 3:
      return transfer(id, false);
    case 4:
    case 5:
      return ConfirmCalledAloud{id};
    case 6:
    case 7:
    case 8:
    case 9:
      return Recall{id};
    default:
      return StartServing{id, meantAt(counter)};
  }
}

CommandBody RandomHall::whenServing(const Counter& counter) {
  const CounterId id = counter.id;
  switch (dice_.below(12)) {
    case 0:
      return transfer(id, true);
    case 1:
    case 2:
      return HoldTicket{id, dice_.oneOf(kHolds), {}};
    case 3:
      return UpgradeToHandling{counter.ticket, anyItem()};
    case 4:
      return RevealIdentity{
          counter.ticket,
          id,
          maybeText(),
          dice_.chance(50) ? IdentityExtent::Full : IdentityExtent::Masked};
    default:
      return FinishServing{id, outcomes(), {}, meantAt(counter)};
  }
}

CommandBody RandomHall::whenPaused(const Counter& counter) {
  switch (dice_.below(8)) {
    case 0:
      return pause(counter.id);
    case 1:
      return SignOff{counter.id, maybeText()};
    default:
      return ResumeCounter{counter.id};
  }
}

Command RandomHall::atCounter(Instant now) {
  const Counter& counter = *state_.floor.counter(dice_.oneOf(kCounters));
  if (dice_.chance(3)) return from(kManager, TakeOver{counter.id});
  if (dice_.chance(3)) return from(kManager, SignOff{counter.id, maybeText()});
  Command command;
  command.actor = actorOf(counter.staff ? counter.staff : dice_.oneOf(kClerks));
  command.actor.device = pcOf(counter.id);
  if (dice_.chance(2)) {
    command.body = entered(counter, now);
    return command;
  }
  switch (counter.state) {
    case CounterState::Offline:
      command.body = SignIn{counter.id};
      break;
    case CounterState::Idle:
    case CounterState::Ready:
      command.body = whenIdle(counter);
      break;
    case CounterState::Calling:
      command.body = whenCalling(counter);
      break;
    case CounterState::Serving:
      command.body = whenServing(counter);
      break;
    case CounterState::Paused:
      command.body = whenPaused(counter);
      break;
  }
  // A client that says when it happened, a little ago.
  if (dice_.chance(10)) command.occurred = now - seconds{static_cast<int>(dice_.below(20))};
  return command;
}

// ---- elsewhere --------------------------------------------------------------------------------

Command RandomHall::onTicket() {
  switch (dice_.below(12)) {
    case 0:
      return by(kKiosk, CancelTicket{anyTicket(), true});
    case 1:
      return from(kGuide, DivertTicket{ticketIn(TicketState::Waiting), DivertTo::Online});
    case 2:
      return from(
          kGuide, PreCheckTicket{ticketIn(TicketState::Waiting), PreCheckResult::Complete, {}}
      );
    case 3:
      return from(kGuide, RestoreTicket{ticketIn(TicketState::NoShow), maybeText()});
    case 4:
      return by(kKiosk, RestoreTicket{ticketIn(TicketState::NoShow), {}});
    case 5:
      return by(kKiosk, ReportReturn{ticketIn(TicketState::OnHold)});
    case 6:
      return from(dice_.oneOf(kClerks), WakeHeld{ticketIn(TicketState::OnHold)});
    case 7:
      return from(kGuide, UpgradeToHandling{ticketIn(TicketState::Waiting), anyItem()});
    case 8:
    case 9:
      return from(dice_.chance(50) ? kGuide : kManager, move());
    case 10: {
      const auto marks = static_cast<AssistanceMarks>(dice_.below(4));
      return from(dice_.oneOf(kClerks), SetAssistance{anyTicket(), marks});
    }
    default:
      return from(kGuide, ReprintTicket{anyTicket()});
  }
}

Command RandomHall::ofHall(Instant now) {
  switch (dice_.below(10)) {
    case 0:
      return from(kManager, SuspendHall{textOf("why"), "因停电暂停服务"});
    case 1:
    case 2:
    case 3:
      return from(kManager, ResumeHall{});
    case 4:
    case 5:
      return from(kManager, setCounter(dice_.oneOf(kCounters)));
    case 6:
      return by(kKiosk, pastTickets(now, true));
    case 7:
      return from(kManager, pastTickets(now, false));
    case 8:
      return from(anyStaff(), CorrectServing{anyServing(), outcomes(), maybeText()});
    default:
      return from(kManager, AcknowledgeAlert{AlertId{1 + dice_.below(state_.nextAlert.value)}});
  }
}

Command RandomHall::nonsense(Instant now) {
  const CounterId counter = anyCounter();
  const std::array<CommandBody, 16> bodies = {
      CallNext{counter},
      CallTicket{counter, anyTicket(), maybeText()},
      Recall{counter},
      Uncall{counter},
      MarkNoShow{counter, dice_.chance(50)},
      StartServing{counter},
      FinishServing{counter, outcomes(), {}},
      ReopenServing{counter, anyServing()},
      HoldTicket{counter, dice_.oneOf(kHolds), {}},
      ResumeTicket{counter, anyTicket()},
      transfer(counter, dice_.chance(50)),
      SignIn{counter},
      SignOff{counter, maybeText()},
      TakeOver{counter},
      pause(counter),
      pastTickets(now, dice_.chance(50)),
  };
  return from(anyStaff(), bodies[dice_.below(bodies.size())]);
}

Command RandomHall::next(Instant now) {
  const std::uint64_t thrown = dice_.below(100);
  if (thrown < 28) return by(kKiosk, issue(now));
  if (thrown < 82) return atCounter(now);
  if (thrown < 91) return onTicket();
  if (thrown < 94) return ofHall(now);
  return nonsense(now);
}

std::optional<Command> RandomHall::reportOf(CallId call) {
  if (dice_.chance(15)) return std::nullopt;
  ReportDelivered report{call, DeliveredBy::Board, dice_.chance(5)};
  return by(dice_.chance(70) ? kBoard : kVoice, report);
}

}  // namespace hall::simulation
