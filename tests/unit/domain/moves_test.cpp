#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "server/domain/deciding.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// The table of moves of DESIGN section 4: every verb from every state. What is not allowed is
/// refused with WrongTicketState, which names the state, unless a better reason stands in the cell;
/// a verb of a counter where nobody stands is refused with NobodyCalled.
namespace hall::domain {

namespace {

using namespace hall::support;
using enum TicketState;

constexpr std::array<TicketState, 10> kStates = {
    NotYetDue,
    Waiting,
    Called,
    Serving,
    OnHold,
    NoShow,
    Finished,
    Cancelled,
    Diverted,
    ClosedBySystem};
const Instant kNow = at(9, 30);

TicketBuilder ticketIn(TicketState state) {
  TicketBuilder ticket = aTicket("A001");
  TicketBuilder called = ticket;
  called.called(kCounter1, at(9, 10));
  TicketBuilder serving = called;
  serving.serving(kCounter1, at(9, 11));
  switch (state) {
    case NotYetDue:
      return ticket.slot(at(10));
    case Waiting:
      return ticket;
    case Called:
      return called;
    case Serving:
      return serving;
    case OnHold:
      return serving.held(HoldKind::PapersToFetch, at(9, 20));
    case NoShow:
      return called.noShow(at(9, 12));
    case Finished:
      return serving.finished(at(9, 29, 30));
    case Cancelled:
      return ticket.cancelled(at(9, 20));
    case Diverted:
      return ticket.diverted(at(9, 20));
    case ClosedBySystem:
      return ticket.closedBySystem(at(9, 20));
  }
  return ticket;
}

/// A001 in that state; Zhang sits at counter 1, where it is called or served, Li at counter 2.
HallState hallWithTicketIn(TicketState state) {
  return aHall().signedIn(kCounter1, kZhang).signedIn(kCounter2, kLi).with(ticketIn(state)).build();
}

/// One cell: the state it moves to, or why it does not move, or that it stays.
struct Cell {
  Cell() = default;
  Cell(TicketState state) : to(state) {}    // NOLINT(google-explicit-constructor)
  Cell(Reason reason) : refusal(reason) {}  // NOLINT(google-explicit-constructor)

  std::optional<TicketState> to;
  std::optional<Reason> refusal;
};

/// Of which ticket a verb speaks: the one at its counter, or one it names.
enum class Names : std::uint8_t { Counter, Ticket };

struct Verb {
  std::string_view name;
  Names names;
  std::function<Command(const HallState&)> command;
  /// One cell a state; the last one for those that are closed for good.
  std::array<Cell, 8> row;
  Instant now = kNow;
};

Command byZhang(CommandBody body) {
  return by(kZhang, std::move(body));
}

std::vector<ItemOutcome> done() {
  ItemOutcome outcome;
  outcome.item = kCompanySetUp;
  return {outcome};
}

Command transfer(const HallState& hall) {
  TransferTicket transfer{kCounter1, kEstate, {}, {}, false, {}};
  if (hall.findTicket(idOf("A001"))->state == Serving) transfer.outcomes = done();
  return byZhang(transfer);
}

std::vector<Verb> verbs() {
  const Cell no = Reason::WrongTicketState;
  const Cell busy = Reason::CounterBusy;
  const Cell taken = Reason::TicketTaken;
  const Cell unknown = Reason::ServingNotFound;
  const Cell same;
  const Cell closed = ClosedBySystem;
  const TicketId ticket = idOf("A001");
  const TextRef why = textOf("why");
  const auto always = [](const Command& command) {
    return [command](const HallState&) { return command; };
  };
  return {
      // clang-format off
      // NotYetDue  Waiting    Called     Serving    OnHold     NoShow     Finished   closed
      {"CallNext", Names::Counter, always(byZhang(CallNext{kCounter1})),
        {same,      Called,    busy,      busy,      same,      same,      same,      same}},
      {"CallTicket", Names::Ticket, always(by(kLi, CallTicket{kCounter2, ticket, why})),
        {Called,    Called,    taken,     taken,     no,        no,        no,        no}},
      {"Recall", Names::Counter, always(byZhang(Recall{kCounter1})),
        {no,        no,        Called,    no,        no,        no,        no,        no}},
      {"Uncall", Names::Counter, always(byZhang(Uncall{kCounter1})),
        {no,        no,        Waiting,   no,        no,        no,        no,        no}},
      {"Start", Names::Counter, always(byZhang(StartServing{kCounter1})),
        {no,        no,        Serving,   no,        no,        no,        no,        no}},
      {"Finish", Names::Counter, always(byZhang(FinishServing{kCounter1, done(), {}})),
        {no,        no,        no,        Finished,  no,        no,        no,        no}},
      {"Reopen", Names::Ticket, always(byZhang(ReopenServing{kCounter1, ServingId{1}})),
        {unknown,   unknown,   busy,      busy,      no,        unknown,   Serving,   unknown}},
      {"MarkNoShow", Names::Counter, always(byZhang(MarkNoShow{kCounter1, true})),
        {no,        no,        NoShow,    no,        no,        no,        no,        no}},
      {"Restore", Names::Ticket, always(by(kGuide, RestoreTicket{ticket, {}})),
        {no,        no,        no,        no,        no,        Waiting,   no,        no}},
      {"Hold", Names::Counter,
       always(byZhang(HoldTicket{kCounter1, HoldKind::PapersToFetch, {}})),
        {no,        no,        no,        OnHold,    no,        no,        no,        no}},
      {"ReportReturn", Names::Ticket, always(by(kGuide, ReportReturn{ticket})),
        {no,        no,        no,        no,        Waiting,   no,        no,        no}},
      {"Resume", Names::Ticket, always(by(kLi, ResumeTicket{kCounter2, ticket})),
        {no,        no,        no,        no,        Serving,   no,        no,        no}},
      {"Transfer", Names::Counter, transfer,
        {no,        no,        Waiting,   Waiting,   no,        no,        no,        no}},
      {"Cancel", Names::Ticket, always(by(kGuide, CancelTicket{ticket, false})),
        {Cancelled, Cancelled, Cancelled, no,        Cancelled, Cancelled, no,        no}},
      {"Divert", Names::Ticket, always(by(kGuide, DivertTicket{ticket, DivertTo::Online})),
        {Diverted,  Diverted,  no,        no,        no,        no,        no,        no}},
      {"Move", Names::Ticket,
       always(by(kGuide, MoveTicket{ticket, kEstate, {}, {}, false, why})),
        {no,        Waiting,   no,        no,        no,        no,        no,        no}},
      {"SetAssistance", Names::Ticket, always(by(kGuide, SetAssistance{ticket, 1})),
        {same,      same,      same,      same,      same,      same,      no,        no}},
      {"the slot comes", Names::Ticket, always(bySystem(Tick{})),
        {Waiting,   same,      same,      same,      same,      same,      same,      same}, at(10)},
      {"DayEnd", Names::Ticket, always(bySystem(Tick{})),
        {closed,    closed,    closed,    closed,    closed,    closed,    same,      same}, at(27)},
      // clang-format on
  };
}

/// The day's end takes closed tickets out of the state; the event tells of it.
TicketState stateAfter(const HallState& hall, const Events& events, TicketState before) {
  if (const Ticket* ticket = hall.findTicket(idOf("A001"))) return ticket->state;
  return countOf<TicketClosedBySystem>(events) > 0 ? ClosedBySystem : before;
}

/// A verb of a counter knows no more than what stands at the counter.
bool seesTicket(const Verb& verb, TicketState state) {
  return verb.names == Names::Ticket || state == Called || state == Serving;
}

void expectMove(const Verb& verb, TicketState from, const Cell& cell) {
  HallState hall = hallWithTicketIn(from);
  const HallState before = hall;
  const Result<Events> events = perform(hall, verb.command(hall), verb.now);
  if (!cell.refusal) {
    ASSERT_TRUE(isAccepted(events));
    EXPECT_EQ(codeOf(stateAfter(hall, *events, from)), codeOf(cell.to.value_or(from)));
    return;
  }
  if (*cell.refusal != Reason::WrongTicketState) {
    EXPECT_TRUE(isRefused(events, *cell.refusal));
  } else if (seesTicket(verb, from)) {
    EXPECT_TRUE(isRefused(events, Reason::WrongTicketState, "state", codeOf(from)));
  } else {
    EXPECT_TRUE(isRefused(events, Reason::NobodyCalled));
  }
  EXPECT_EQ(hall, before) << "a refusal leaves no trace";
}

TEST(MovesTest, EveryVerbFromEveryState) {
  for (const Verb& verb : verbs()) {
    SCOPED_TRACE(verb.name);
    for (std::size_t i = 0; i < kStates.size(); ++i) {
      SCOPED_TRACE(codeOf(kStates[i]));
      expectMove(verb, kStates[i], verb.row[std::min(i, verb.row.size() - 1)]);
    }
  }
}

TEST(MovesTest, TheTableStandsOnTicketsThatAreInTheirState) {
  for (const TicketState state : kStates) {
    const HallState hall = hallWithTicketIn(state);
    EXPECT_EQ(codeOf(hall.findTicket(idOf("A001"))->state), codeOf(state));
  }
}

}  // namespace

}  // namespace hall::domain
