#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "server/domain/at_counter.h"
#include "server/domain/dispatcher.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// What happens to a ticket outside a counter: the table of verbs of DESIGN section 4, row by row.
namespace hall::support {

namespace {

using std::chrono::minutes;

const TicketId kA001 = idOf("A001");

/// A001 in each state a ticket can be in; the person is 张 the applicant.
HallState hallWith(TicketState state) {
  HallBuilder hall = aHall();
  hall.signedIn(kCounter1, kZhang).signedIn(kCounter2, kLi).signedIn(kCounter4, kChen);
  TicketBuilder ticket = aTicket("A001").of(personOf("applicant"));
  switch (state) {
    case TicketState::NotYetDue:
      ticket.slot(at(11));
      break;
    case TicketState::Waiting:
      break;
    case TicketState::Called:
      ticket.called(kCounter1, at(9, 5));
      break;
    case TicketState::Serving:
      ticket.serving(kCounter1, at(9, 5));
      break;
    case TicketState::OnHold:
      ticket.serving(kCounter1, at(9, 5)).held(HoldKind::PapersToFetch, at(9, 10));
      break;
    case TicketState::NoShow:
      ticket.called(kCounter1, at(9, 5)).noShow(at(9, 10));
      break;
    case TicketState::Finished:
      ticket.serving(kCounter1, at(9, 5)).finished(at(9, 10));
      break;
    case TicketState::Cancelled:
      ticket.cancelled(at(9, 5));
      break;
    case TicketState::Diverted:
      ticket.diverted(at(9, 5));
      break;
    case TicketState::ClosedBySystem:
      ticket.closedBySystem(at(9, 5));
      break;
  }
  return hall.with(ticket).build();
}

const std::vector<TicketState>& everyState() {
  static const std::vector<TicketState> kStates = {
      TicketState::NotYetDue,
      TicketState::Waiting,
      TicketState::Called,
      TicketState::Serving,
      TicketState::OnHold,
      TicketState::NoShow,
      TicketState::Finished,
      TicketState::Cancelled,
      TicketState::Diverted,
      TicketState::ClosedBySystem};
  return kStates;
}

struct VerbRow {
  const char* verb;
  CommandBody command;
  std::vector<TicketState> from;
  TicketState to;
};

UpgradeToHandling upgrade(ItemId item = kCompanySetUp) {
  return {kA001, item};
}

TEST(TicketVerbTest, StartsFromItsStatesAndNamesAnyOther) {
  using enum TicketState;
  const auto missing = std::vector<std::uint16_t>{1};
  const std::vector<VerbRow> rows = {
      {"cancel",
       CancelTicket{kA001, true},
       {NotYetDue, Waiting, Called, OnHold, NoShow},
       Cancelled},
      {"divert", DivertTicket{kA001, DivertTo::Online}, {NotYetDue, Waiting}, Diverted},
      {"restore", RestoreTicket{kA001, {}}, {NoShow}, Waiting},
      {"report return", ReportReturn{kA001}, {OnHold}, Waiting},
  };
  for (const VerbRow& row : rows) {
    for (const TicketState state : everyState()) {
      SCOPED_TRACE(std::string(row.verb) + " from " + std::string(codeOf(state)));
      HallState hall = hallWith(state);
      const Result<Events> events = decide(hall, by(kGuide, row.command), at(9, 30));
      if (std::find(row.from.begin(), row.from.end(), state) == row.from.end()) {
        EXPECT_TRUE(isRefused(events, Reason::WrongTicketState, "state", codeOf(state)));
        continue;
      }
      ASSERT_TRUE(isAccepted(events));
      applyAll(hall, *events);
      EXPECT_EQ(hall.findTicket(kA001)->state, row.to);
    }
  }
}

TEST(TicketVerbTest, LeavesTheStateAndStartsFromItsStates) {
  using enum TicketState;
  const std::vector<VerbRow> rows = {
      {"check", PreCheckTicket{kA001, PreCheckResult::Complete, {}}, {NotYetDue, Waiting}, {}},
      {"reprint", ReprintTicket{kA001}, {NotYetDue, Waiting, Called, Serving, OnHold, NoShow}, {}},
      {"print", ReportPrint{kA001, PrintState::Printed}, everyState(), {}},
  };
  for (const VerbRow& row : rows) {
    for (const TicketState state : everyState()) {
      SCOPED_TRACE(std::string(row.verb) + " in " + std::string(codeOf(state)));
      HallState hall = hallWith(state);
      const Result<Events> events = decide(hall, by(kGuide, row.command), at(9, 30));
      if (std::find(row.from.begin(), row.from.end(), state) == row.from.end()) {
        EXPECT_TRUE(isRefused(events, Reason::WrongTicketState, "state", codeOf(state)));
        continue;
      }
      ASSERT_TRUE(isAccepted(events));
      applyAll(hall, *events);
      EXPECT_EQ(hall.findTicket(kA001)->state, state);
    }
  }
}

TEST(TicketVerbTest, FindsOnlyTicketsOfToday) {
  const TicketId nobody = idOf("A999");
  const std::vector<CommandBody> verbs = {
      CancelTicket{nobody, true},
      DivertTicket{nobody, DivertTo::Online},
      MoveTicket{nobody, kEstate, {}, {}, false, textOf("why")},
      SetAssistance{nobody, 1},
      PreCheckTicket{nobody, PreCheckResult::Complete, {}},
      RestoreTicket{nobody, {}},
      ReportReturn{nobody},
      ReprintTicket{nobody},
      ReportPrint{nobody, PrintState::Printed},
      UpgradeToHandling{nobody, kCompanySetUp},
      RevealIdentity{nobody, kCounter1, {}},
  };
  for (const CommandBody& verb : verbs) {
    SCOPED_TRACE(verb.index());
    EXPECT_TRUE(isRefused(
        decide(aHall().build(), by(kManager, verb), at(9)),
        Reason::TicketNotFound,
        "ticket_id",
        "41393939-0000-0000-0000-000000000000"
    ));
  }
}

TEST(TicketVerbTest, RemembersWhoCancelledAndWhereOneWasSent) {
  const HallState hall = hallWith(TicketState::Waiting);
  const Result<Events> cancelled = decide(hall, by(kGuide, CancelTicket{kA001, false}), at(9, 30));
  EXPECT_FALSE(only<TicketCancelled>(*cancelled).byApplicant);
  const auto diverted =
      decide(hall, by(kGuide, DivertTicket{kA001, DivertTo::SelfService}), at(9, 30));
  EXPECT_EQ(only<TicketDiverted>(*diverted).to, DivertTo::SelfService);
}

TEST(TicketVerbTest, FreesTheCounterOfACancelledCall) {
  HallState hall = hallWith(TicketState::Called);
  applyAll(hall, *decide(hall, by(kKiosk, CancelTicket{kA001, true}), at(9, 30)));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
}

// ---- the check of materials -------------------------------------------------------------------

TEST(PreCheckTest, NamesWhatIsMissingInTheGuidesSequence) {
  const HallState hall = hallWith(TicketState::Waiting);
  const PreCheckTicket check{kA001, PreCheckResult::Incomplete, {2, 1, 2}};
  const Result<Events> events = decide(hall, by(kGuide, check), at(9, 30));
  ASSERT_TRUE(isAccepted(events));
  const auto& checked = only<TicketPreChecked>(*events);
  EXPECT_EQ(checked.missing, (std::vector<std::uint16_t>{1, 2}));
  EXPECT_EQ(checked.guideVersion, 3U);
}

TEST(PreCheckTest, RefusesWhatTheGuideDoesNotSay) {
  struct Row {
    const char* what;
    TicketBuilder ticket;
    PreCheckTicket check;
    Reason reason;
  };
  const auto complete = PreCheckResult::Complete;
  const auto incomplete = PreCheckResult::Incomplete;
  const std::vector<Row> rows = {
      {"no such material", aTicket("A001"), {kA001, incomplete, {3}}, Reason::OutsideGuide},
      {"materials count from one", aTicket("A001"), {kA001, incomplete, {0}}, Reason::OutsideGuide},
      {"complete yet missing", aTicket("A001"), {kA001, complete, {1}}, Reason::MalformedRequest},
      {"incomplete of nothing", aTicket("A001"), {kA001, incomplete, {}}, Reason::MalformedRequest},
      {"a consultation", aTicket("C001"), {idOf("C001"), complete, {}}, Reason::GuideNotFound},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    const HallState hall = aHall().with(row.ticket).build();
    EXPECT_TRUE(isRefused(decide(hall, by(kGuide, row.check), at(9, 30)), row.reason));
  }
  const HallState hall =
      aHall()
          .catalogue([](Catalogue::Content& content) { content.items[0].guide.reset(); })
          .with(aTicket("A001"))
          .build();
  EXPECT_TRUE(isRefused(
      decide(hall, by(kGuide, PreCheckTicket{kA001, complete, {}}), at(9, 30)),
      Reason::GuideNotFound,
      "item_id",
      "company-set-up"
  ));
}

// ---- restoring --------------------------------------------------------------------------------

TEST(RestoringTest, KeepsIssueAndRefAndLeavesTheAbsenceOutOfTheWait) {
  HallState hall = hallWith(TicketState::NoShow);
  const Result<Events> events = decide(hall, by(kKiosk, RestoreTicket{kA001, {}}), at(9, 40));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketRestored>(*events).callsUntilCallable, 3);
  EXPECT_EQ(only<TicketRestored>(*events).absence, minutes{30});
  applyAll(hall, *events);
  const Ticket& ticket = *hall.floor.ticket(kA001);
  EXPECT_EQ(ticket.issued, at(9));
  EXPECT_EQ(ticket.ref, at(9));
  EXPECT_EQ(ticket.ageAt(at(9, 40)), minutes{10});
  EXPECT_EQ(ticket.exemption, Exemption::Restored);
}

TEST(RestoringTest, IsCallableAfterThreeFurtherCallsOrWhenNobodyElseIs) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .with(aTicket("A001").called(kCounter1, at(9)).noShow(at(9, 5)))
                       .with(aTicket("A002"))
                       .build();
  applyAll(hall, *decide(hall, by(kKiosk, RestoreTicket{kA001, {}}), at(9, 6)));
  EXPECT_EQ(nextFor(hall.floor, kCounter1, at(9, 7))->ticket, idOf("A002"));
  applyAll(hall, *decide(hall, by(kKiosk, CancelTicket{idOf("A002"), true}), at(9, 8)));
  EXPECT_EQ(nextFor(hall.floor, kCounter1, at(9, 9))->ticket, kA001);
}

struct RestoreRow {
  const char* what;
  int before;
  Command command;
  std::optional<Reason> refused;
};

TEST(RestoringTest, OnceByAnyoneAndAgainByGuideStaffOrAManagerWithAReason) {
  const RestoreTicket plain{kA001, {}};
  const RestoreTicket reasoned{kA001, textOf("toilet")};
  const std::vector<RestoreRow> rows = {
      {"first at the kiosk", 0, by(kKiosk, plain), std::nullopt},
      {"first by counter staff", 0, by(kZhang, plain), std::nullopt},
      {"first by the phone", 0, bySystem(plain), std::nullopt},
      {"again at the kiosk", 1, by(kKiosk, plain), Reason::RestoreUsed},
      {"again at the kiosk with a text", 1, by(kKiosk, reasoned), Reason::RestoreUsed},
      {"again by counter staff", 1, by(kZhang, reasoned), Reason::RestoreUsed},
      {"again by guide staff", 1, by(kGuide, reasoned), std::nullopt},
      {"again by a manager", 1, by(kManager, reasoned), std::nullopt},
      {"again by guide staff who do not say why", 1, by(kGuide, plain), Reason::ReasonRequired},
      {"a third time by guide staff", 2, by(kGuide, reasoned), std::nullopt},
      {"a third time by the supervisor", 2, by(kSupervisor, reasoned), Reason::RestoreUsed},
  };
  for (const RestoreRow& row : rows) {
    SCOPED_TRACE(row.what);
    TicketBuilder ticket = aTicket("A001");
    for (int i = 0; i < row.before; ++i) {
      ticket.called(kCounter1, at(9, i)).noShow(at(9, i)).restored(at(9, i));
    }
    ticket.called(kCounter1, at(9, 5)).noShow(at(9, 10));
    const HallState hall = aHall().signedIn(kCounter1, kZhang).with(ticket).build();
    const Result<Events> events = decide(hall, row.command, at(9, 30));
    if (row.refused) {
      EXPECT_TRUE(isRefused(events, *row.refused));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

// ---- coming back from a hold --------------------------------------------------------------------

TEST(ReturningTest, WhoWaitsForAResultComesBackOnlyOnceItIsThere) {
  TicketBuilder ticket = aTicket("A001");
  ticket.serving(kCounter1, at(9)).held(HoldKind::WaitingForResult, at(9, 5));
  const auto hall = [&] { return aHall().signedIn(kCounter1, kZhang).with(ticket).build(); };
  EXPECT_TRUE(isRefused(
      decide(hall(), by(kKiosk, ReportReturn{kA001}), at(9, 30)),
      Reason::ResultPending,
      "number",
      "A001"
  ));
  ticket.woken(at(9, 20));
  EXPECT_TRUE(isAccepted(decide(hall(), by(kKiosk, ReportReturn{kA001}), at(9, 30))));
}

TEST(ReturningTest, IsNextThereAndTheHoldIsNotWait) {
  HallState hall = hallWith(TicketState::OnHold);
  applyAll(hall, *decide(hall, by(kKiosk, ReportReturn{kA001}), at(9, 40)));
  const Ticket& ticket = *hall.floor.ticket(kA001);
  EXPECT_EQ(ticket.exemption, Exemption::Returned);
  EXPECT_EQ(ticket.ageAt(at(9, 40)), minutes{5}) << "from 09:00 to the start at 09:05";
}

// ---- paper --------------------------------------------------------------------------------------

TEST(PrintingTest, AFailingPrinterIsARedAlertUntilPaperComesOut) {
  HallState hall = hallWith(TicketState::Waiting);
  const auto report = [&](PrintState state) {
    const Result<Events> events = decide(hall, by(kKiosk, ReportPrint{kA001, state}), at(9, 30));
    EXPECT_TRUE(isAccepted(events));
    applyAll(hall, *events);
    return *events;
  };
  const Events failed = report(PrintState::PaperOut);
  EXPECT_EQ(only<AlertRaised>(failed).alert.level, AlertLevel::Red);
  EXPECT_EQ(only<AlertRaised>(failed).alert.subject, "device:1");
  EXPECT_EQ(report(PrintState::PrinterGone).size(), 1U) << "the alert stands already";
  EXPECT_EQ(countOf<AlertCleared>(report(PrintState::Printed)), 1U);
  EXPECT_TRUE(hall.alerts.empty());
}

TEST(PrintingTest, OnePaperDoesNotClearAFaultThatTheDeviceItselfReports) {
  HallState hall = hallWith(TicketState::Waiting);
  applyAll(hall, *decide(hall, by(kKiosk, ReportDevice{"paper_low"}), at(9, 20)));
  const auto events = decide(hall, by(kKiosk, ReportPrint{kA001, PrintState::Printed}), at(9, 30));
  EXPECT_EQ(events->size(), 1U);
}

TEST(PrintingTest, APrintWithoutADeviceRaisesNothing) {
  const HallState hall = hallWith(TicketState::Waiting);
  const auto events = decide(hall, by(kGuide, ReportPrint{kA001, PrintState::Failed}), at(9, 30));
  EXPECT_EQ(events->size(), 1U);
}

// ---- from consulting to handling ----------------------------------------------------------------

struct UpgradeRow {
  const char* what;
  HallState hall;
  Command command;
  std::optional<Reason> refused;
};

std::vector<UpgradeRow> upgrades() {
  const TicketId c001 = idOf("C001");
  const UpgradeToHandling up{c001, kCompanySetUp};
  const auto consult = [](const TicketBuilder& ticket) {
    return aHall().signedIn(kCounter4, kChen).with(ticket).build();
  };
  const auto comprehensive = [](const TicketBuilder& ticket) {
    return aHall()
        .catalogue([](Catalogue::Content& c) { c.counters[3].queues.add(kGeneral); })
        .signedIn(kCounter4, kChen)
        .with(ticket)
        .build();
  };
  const auto unserved = [] {
    return aHall()
        .catalogue([](Catalogue::Content& c) {
          c.counters[0].queues = {}, c.counters[1].queues = {};
        })
        .with(aTicket("C001"))
        .build();
  };
  const auto switchedAway = [] {
    return aHall()
        .switched(kCounter1, {kEstate})
        .switched(kCounter2, {kEstate})
        .with(aTicket("C001"))
        .build();
  };
  const auto waiting = aTicket("C001");
  const auto called = TicketBuilder(waiting).called(kCounter4, at(9, 5));
  const auto serving = TicketBuilder(waiting).serving(kCounter4, at(9, 5));
  const auto closed = TicketBuilder(waiting).cancelled(at(9, 5));
  const UpgradeToHandling other{c001, ItemId{77}};
  return {
      {"waiting", consult(waiting), by(kGuide, up), std::nullopt},
      {"called, at a counter for both", comprehensive(called), by(kChen, up), std::nullopt},
      {"served, at a counter for both", comprehensive(serving), by(kChen, up), std::nullopt},
      {"served, by a manager", comprehensive(serving), by(kManager, up), std::nullopt},
      {"served, by somebody else", comprehensive(serving), by(kZhang, up), Reason::ForeignCounter},
      {"served, at a counter for one", consult(serving), by(kChen, up), Reason::NotAble},
      {"cancelled", consult(closed), by(kGuide, up), Reason::WrongTicketState},
      {"no such item", consult(waiting), by(kGuide, other), Reason::ItemNotFound},
      {"no counter for the item", unserved(), by(kGuide, up), Reason::NoCounterServes},
      {"every counter for the item switched away",
       switchedAway(),
       by(kGuide, up),
       Reason::NoCounterServes},
      {"no consultation",
       hallWith(TicketState::Waiting),
       by(kGuide, upgrade(kHouseTransfer)),
       Reason::UpgradeOnlyConsult},
  };
}

TEST(UpgradingTest, OnlyAConsultationAndWhereItStands) {
  for (const UpgradeRow& row : upgrades()) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = decide(row.hall, row.command, at(9, 30));
    if (row.refused) {
      EXPECT_TRUE(isRefused(events, *row.refused));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

TEST(UpgradingTest, KeepsNumberAndPlaceInTime) {
  HallState hall = aHall().with(aTicket("C001")).build();
  const UpgradeToHandling up{idOf("C001"), kCompanySetUp};
  const Result<Events> events = decide(hall, by(kGuide, up), at(9, 30));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<TicketUpgraded>(*events).target, (Target{minutes{15}, 900}));
  applyAll(hall, *events);
  const Ticket& ticket = *hall.floor.ticket(idOf("C001"));
  EXPECT_EQ(ticket.number.text(), "C001");
  EXPECT_EQ(ticket.queue, kGeneral);
  EXPECT_EQ(ticket.item, kCompanySetUp);
  EXPECT_EQ(ticket.ref, at(9));
}

/// Counter 4 serves consultations alone: who was sent there would never be called any more.
TEST(UpgradingTest, FreesTheTicketFromTheCounterItWasSentTo) {
  struct Row {
    const char* what;
    TicketBuilder ticket;
    CounterId boundTo;
  };
  TicketBuilder sent = aTicket("C001");
  sent.called(kCounter4, at(9, 5)).transferred(kConsult, at(9, 6), kCounter4);
  TicketBuilder restored = sent;
  restored.called(kCounter4, at(9, 8)).noShow(at(9, 10)).restored(at(9, 12), 0);
  TicketBuilder papers = aTicket("C001");
  papers.serving(kCounter4, at(9, 5)).held(HoldKind::PapersLeftHere, at(9, 8)).returned(at(9, 10));
  const std::vector<Row> rows = {
      {"sent there", sent, {}},
      {"sent there, and not there when called", restored, {}},
      {"whose papers lie there, for ten minutes", papers, kCounter4},
  };
  const UpgradeToHandling up{idOf("C001"), kCompanySetUp};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    HallState hall =
        aHall().signedIn(kCounter1, kZhang).signedIn(kCounter4, kChen).with(row.ticket).build();
    applyAll(hall, *decide(hall, by(kGuide, up), at(9, 15)));
    EXPECT_EQ(hall.floor.ticket(idOf("C001"))->boundTo, row.boundTo);
    const Result<Events> called = decide(hall, by(kZhang, CallNext{kCounter1}), at(9, 20));
    ASSERT_TRUE(isAccepted(called));
    EXPECT_EQ(countOf<TicketCalled>(*called), 1U);
  }
}

// ---- who the applicant is -----------------------------------------------------------------------

struct RevealRow {
  const char* what;
  TicketState state;
  Command command;
  std::optional<Reason> refused;
};

const TextRef kComplaint = textOf("complaint");

RevealIdentity fullAt(CounterId counter, TextRef reason) {
  return {kA001, counter, reason, IdentityExtent::Full};
}

void expectReadings(const std::vector<RevealRow>& rows) {
  for (const RevealRow& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = decide(hallWith(row.state), row.command, at(9, 30));
    if (row.refused) {
      EXPECT_TRUE(isRefused(events, *row.refused));
      continue;
    }
    ASSERT_TRUE(isAccepted(events));
    const auto& revealed = only<IdentityRevealed>(*events);
    const auto& asked = std::get<RevealIdentity>(row.command.body);
    EXPECT_EQ(revealed.person, personOf("applicant"));
    EXPECT_EQ(revealed.extent, asked.extent) << "a supervisor can tell masked from full";
    EXPECT_EQ(revealed.reason, asked.reason);
  }
}

TEST(RevealingTest, TheMaskedFormIsReadWhereItIsServedAndByAManagerWithAReason) {
  using enum TicketState;
  const RevealIdentity at1{kA001, kCounter1, {}};
  const RevealIdentity at2{kA001, kCounter2, {}};
  const RevealIdentity reasoned{kA001, {}, kComplaint};
  expectReadings({
      {"served here", Serving, by(kZhang, at1), std::nullopt},
      {"only called here", Called, by(kZhang, at1), Reason::WrongTicketState},
      {"finished here", Finished, by(kZhang, at1), Reason::WrongTicketState},
      {"on hold", OnHold, by(kZhang, at1), Reason::WrongTicketState},
      {"served elsewhere", Serving, by(kLi, at2), Reason::ForeignCounter},
      {"somebody else's counter", Serving, by(kLi, at1), Reason::ForeignCounter},
      {"no such counter",
       Serving,
       by(kLi, RevealIdentity{kA001, CounterId{9}, {}}),
       Reason::ForeignCounter},
      {"the supervisor", Serving, by(kSupervisor, reasoned), Reason::ForeignCounter},
      {"a manager who says why", Finished, by(kManager, reasoned), std::nullopt},
      {"a manager who does not", Serving, by(kManager, at1), Reason::ReasonRequired},
  });
}

TEST(RevealingTest, EverythingIsReadOnlyAtTheCounterNowServingAndWithAReason) {
  using enum TicketState;
  expectReadings({
      {"served here", Serving, by(kZhang, fullAt(kCounter1, kComplaint)), std::nullopt},
      {"without a reason", Serving, by(kZhang, fullAt(kCounter1, {})), Reason::ReasonRequired},
      {"called here", Called, by(kZhang, fullAt(kCounter1, kComplaint)), Reason::WrongTicketState},
      {"a manager elsewhere",
       Serving,
       by(kManager, fullAt({}, kComplaint)),
       Reason::ForeignCounter},
      {"a manager who names the counter",
       Serving,
       by(kManager, fullAt(kCounter1, kComplaint)),
       Reason::ForeignCounter},
      {"a manager, when it is over",
       Finished,
       by(kManager, fullAt({}, kComplaint)),
       Reason::WrongTicketState},
  });
}

TEST(RevealingTest, AManagerWhoTookTheCounterOverServesTheTicket) {
  HallState hall = hallWith(TicketState::Serving);
  applyAll(hall, *decide(hall, by(kManager, TakeOver{kCounter1}), at(9, 20)));

  EXPECT_TRUE(isAccepted(decide(hall, by(kManager, fullAt(kCounter1, kComplaint)), at(9, 30))));
  EXPECT_TRUE(isRefused(
      decide(hall, by(kZhang, fullAt(kCounter1, kComplaint)), at(9, 30)), Reason::ForeignCounter
  ));
}

TEST(RevealingTest, EveryReadingIsAnEventOfItsOwnAlsoThatOfThePrincipal) {
  const HallState hall = aHall()
                             .signedIn(kCounter1, kZhang)
                             .with(aTicket("A001")
                                       .of(personOf("agent"))
                                       .actingFor(personOf("principal"))
                                       .serving(kCounter1, at(9)))
                             .build();
  const auto events = decide(hall, by(kZhang, RevealIdentity{kA001, kCounter1, {}}), at(9, 5));
  ASSERT_TRUE(isAccepted(events));
  ASSERT_EQ(countOf<IdentityRevealed>(*events), 2U);
  EXPECT_EQ(std::get<IdentityRevealed>((*events)[0].body).person, personOf("agent"));
  EXPECT_EQ(std::get<IdentityRevealed>((*events)[1].body).person, personOf("principal"));
}

TEST(RevealingTest, ThereIsNobodyBehindANumberTakenWithoutIdentity) {
  const HallState hall =
      aHall().signedIn(kCounter1, kZhang).with(aTicket("A001").serving(kCounter1, at(9))).build();
  EXPECT_TRUE(isRefused(
      decide(hall, by(kZhang, RevealIdentity{kA001, kCounter1, {}}), at(9, 5)),
      Reason::PersonNotFound
  ));
}

}  // namespace

}  // namespace hall::support
