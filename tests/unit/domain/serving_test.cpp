#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Serving from start to end, holding, passing on, and what must be said at the end
/// (DESIGN section 4).
namespace hall::domain {

namespace {

using namespace hall::support;
using std::chrono::minutes;
using std::chrono::seconds;

ItemOutcome outcomeOf(ItemId item, Outcome outcome) {
  ItemOutcome row;
  row.item = item;
  row.outcome = outcome;
  return row;
}

ItemOutcome done(ItemId item = kCompanySetUp) {
  return outcomeOf(item, Outcome::Done);
}

HallBuilder twoCounters() {
  return aHall().signedIn(kCounter1, kZhang).signedIn(kCounter2, kLi);
}

/// A001 served at counter 1 by Zhang since 09:11.
TicketBuilder served() {
  return aTicket("A001").called(kCounter1, at(9, 10)).serving(kCounter1, at(9, 11));
}

HallState hallServing() {
  return twoCounters().with(served()).build();
}

Result<Events> decided(const HallState& hall, StaffId staff, CommandBody body, Instant now) {
  return decide(hall, by(staff, std::move(body)), now);
}

HallState after(HallState hall, StaffId staff, CommandBody body, Instant now) {
  const Result<Events> events = perform(hall, by(staff, std::move(body)), now);
  EXPECT_TRUE(isAccepted(events));
  return hall;
}

FinishServing finish(std::vector<ItemOutcome> outcomes) {
  return {kCounter1, std::move(outcomes), TextRef{}};
}

const Ticket& ticketOf(const HallState& hall, std::string_view number = "A001") {
  return *hall.findTicket(idOf(number));
}

// ---- start and finish -------------------------------------------------------------------------

TEST(StartServingTest, OpensAServingWithANumberOfItsOwn) {
  const HallState hall = twoCounters().with(aTicket("A001").called(kCounter1, at(9, 10))).build();
  const Result<Events> events = decided(hall, kZhang, StartServing{kCounter1}, at(9, 11));
  ASSERT_TRUE(isAccepted(events));
  const auto& started = only<ServingStarted>(*events);
  EXPECT_EQ(started.serving, hall.nextServing);
  EXPECT_EQ(started.counter, kCounter1);
  EXPECT_EQ(started.staff, kZhang);
  EXPECT_FALSE(started.walkUp);
}

TEST(StartServingTest, NeverLiesBeforeTheCallWhateverTheClientsClockSays) {
  const HallState hall = twoCounters().with(aTicket("A001").called(kCounter1, at(9, 10))).build();
  Command command = by(kZhang, StartServing{kCounter1});
  command.occurred = at(9, 5);
  const Result<Events> events = decide(hall, command, at(9, 11));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(events->front().occurred, at(9, 10));
}

TEST(StartServingTest, WhoCameBackFromAHoldAndWasCalledIsServedAnew) {
  HallState hall = twoCounters()
                       .with(served()
                                 .held(HoldKind::PapersToFetch, at(9, 20))
                                 .returned(at(9, 40))
                                 .called(kCounter2, at(9, 41)))
                       .build();
  hall = after(hall, kLi, StartServing{kCounter2}, at(9, 42));
  EXPECT_EQ(ticketOf(hall).serving, ServingId{2});
  EXPECT_EQ(hall.findServing(ServingId{1})->finished, at(9, 20)) << "ended with the hold";
}

TEST(FinishServingTest, RecordsWhatBecameOfItAndFreesTheCounter) {
  HallState hall = hallServing();
  hall = after(hall, kZhang, finish({done()}), at(9, 20));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Finished);
  EXPECT_EQ(hall.floor.ticket(idOf("A001")), nullptr);
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
  const Serving& serving = *hall.findServing(ServingId{1});
  EXPECT_EQ(serving.serviceTime(), minutes{9});
  ASSERT_EQ(serving.outcomes.size(), 1U);
  EXPECT_EQ(serving.outcomes.front().guideVersion, 3U) << "the guide then in force";
}

struct OutcomeRow {
  std::string_view why;
  ItemOutcome outcome;
  /// Nothing: it is accepted.
  std::optional<Reason> reason;
  std::string_view key;
  std::string_view value;
};

ItemOutcome refused(RefusalGround ground, bool withText = true) {
  ItemOutcome row = outcomeOf(kCompanySetUp, Outcome::Refused);
  row.ground = ground;
  if (withText) row.text = textOf("said why");
  return row;
}

ItemOutcome notThisBody(DepartmentId rightBody, bool withText) {
  ItemOutcome row = refused(RefusalGround::NotThisBody, withText);
  row.rightBody = rightBody;
  return row;
}

ItemOutcome conditionNotMet(std::uint8_t number, bool withText = true) {
  ItemOutcome row = refused(RefusalGround::ConditionNotMet, withText);
  row.conditionNumber = number;
  return row;
}

/// The guide lists material 1 (not deferrable) and material 2 (deferrable).
ItemOutcome naming(Outcome outcome, std::vector<std::uint16_t> materials) {
  ItemOutcome row = outcomeOf(kCompanySetUp, outcome);
  row.materials = std::move(materials);
  return row;
}

ItemOutcome ofGuide(ItemOutcome row, std::uint32_t version) {
  row.guideVersion = version;
  return row;
}

ItemOutcome times(ItemOutcome row, std::uint16_t copies) {
  row.copies = copies;
  return row;
}

ItemOutcome onGround(ItemOutcome row, RefusalGround ground) {
  row.ground = ground;
  return row;
}

ItemOutcome materialsOfNoItem() {
  ItemOutcome row = naming(Outcome::Consulted, {1});
  row.item = ItemId{};
  return row;
}

std::vector<OutcomeRow> outcomeRows() {
  const auto incomplete = Reason::OutcomeIncomplete;
  const std::optional<Reason> accepted;
  return {
      {"done", done(), accepted, "", ""},
      {"accepted on commitment", outcomeOf(kCompanySetUp, Outcome::OnCommitment), accepted, "", ""},
      {"unfinished", outcomeOf(kCompanySetUp, Outcome::Unfinished), accepted, "", ""},
      {"200 copies", times(done(), 200), accepted, "", ""},
      {"no copy", times(done(), 0), Reason::CopiesOutOfRange, "max", "200"},
      {"201 copies", times(done(), 201), Reason::CopiesOutOfRange, "max", "200"},
      {"done needs an item", outcomeOf({}, Outcome::Done), incomplete, "field", "item"},
      {"accepted needs an item", outcomeOf({}, Outcome::Accepted), incomplete, "field", "item"},
      {"handed out needs an item", outcomeOf({}, Outcome::HandedOut), incomplete, "field", "item"},
      {"consulted needs no item", outcomeOf({}, Outcome::Consulted), accepted, "", ""},
      {"given up needs no item", outcomeOf({}, Outcome::GivenUp), accepted, "", ""},
      {"wrong number needs no item", outcomeOf({}, Outcome::WrongNumber), accepted, "", ""},
      {"an unknown item", outcomeOf(ItemId{99}, Outcome::Done), Reason::ItemNotFound, "", ""},

      {"refused without a ground", refused(RefusalGround::None), incomplete, "field", "ground"},
      {"not required by law", refused(RefusalGround::NotRequiredByLaw), accepted, "", ""},
      {"not required by law, without a text",
       refused(RefusalGround::NotRequiredByLaw, false),
       incomplete,
       "field",
       "text"},
      {"another body of this hall", notThisBody(kEstateOffice, false), accepted, "", ""},
      {"another body named in words", notThisBody({}, true), accepted, "", ""},
      {"another body, not named", notThisBody({}, false), incomplete, "field", "text"},
      {"the item's own department", notThisBody(kMarket, true), incomplete, "field", "right_body"},
      {"an unknown department",
       notThisBody(DepartmentId{9}, true),
       Reason::DepartmentNotFound,
       "",
       ""},
      {"the guide's second condition", conditionNotMet(2), accepted, "", ""},
      {"a condition without a text", conditionNotMet(2, false), incomplete, "field", "text"},
      {"no condition named", conditionNotMet(0), incomplete, "field", "condition_number"},
      {"a condition the guide does not have",
       conditionNotMet(3),
       Reason::OutsideGuide,
       "condition_number",
       "3"},
      {"a ground without a refusal",
       onGround(done(), RefusalGround::NotThisBody),
       Reason::MalformedRequest,
       "field",
       "ground"},

      {"a notice of two materials", naming(Outcome::OneTimeNotice, {1, 2}), accepted, "", ""},
      {"a notice of nothing", naming(Outcome::OneTimeNotice, {}), incomplete, "field", "materials"},
      {"a notice of what the guide does not list",
       naming(Outcome::OneTimeNotice, {1, 3}),
       Reason::OutsideGuide,
       "material_code",
       "3"},
      {"materials count from one",
       naming(Outcome::OneTimeNotice, {0}),
       Reason::OutsideGuide,
       "material_code",
       "0"},
      {"a gap in a secondary material", naming(Outcome::AcceptedWithGaps, {2}), accepted, "", ""},
      {"a gap in a main material",
       naming(Outcome::AcceptedWithGaps, {1, 2}),
       incomplete,
       "material_code",
       "1"},
      {"no gap named", naming(Outcome::AcceptedWithGaps, {}), incomplete, "field", "materials"},
      {"a supplement of what the guide lists",
       naming(Outcome::SupplementReceived, {1}),
       accepted,
       "",
       ""},
      {"a supplement of something else",
       naming(Outcome::SupplementReceived, {7}),
       Reason::OutsideGuide,
       "material_code",
       "7"},
      {"read from the guide in force",
       ofGuide(naming(Outcome::OneTimeNotice, {1}), 3),
       accepted,
       "",
       ""},
      {"read from an older guide",
       ofGuide(naming(Outcome::OneTimeNotice, {1}), 2),
       Reason::OutsideGuide,
       "guide_version",
       "3"},
      {"an older guide it says nothing of", ofGuide(done(), 2), accepted, "", ""},
      {"materials of no item", materialsOfNoItem(), Reason::MalformedRequest, "field", "item"},
  };
}

TEST(FinishServingTest, ChecksWhatEachOutcomeMustSay) {
  const HallState hall = hallServing();
  for (const OutcomeRow& row : outcomeRows()) {
    SCOPED_TRACE(row.why);
    const Result<Events> events = decided(hall, kZhang, finish({row.outcome}), at(9, 20));
    if (row.reason) {
      EXPECT_TRUE(isRefused(events, *row.reason, row.key, row.value));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

TEST(FinishServingTest, NeedsAnOutcome) {
  EXPECT_TRUE(
      isRefused(decided(hallServing(), kZhang, finish({}), at(9, 20)), Reason::OutcomeRequired)
  );
}

TEST(FinishServingTest, TakesSeveralOutcomesUpToABound) {
  const HallState hall = hallServing();
  EXPECT_TRUE(
      isAccepted(decided(hall, kZhang, finish(std::vector<ItemOutcome>(64, done())), at(9, 20)))
  );
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, finish(std::vector<ItemOutcome>(65, done())), at(9, 20)),
      Reason::MalformedRequest,
      "field",
      "outcomes"
  ));
  const std::vector<ItemOutcome> oneBad = {done(), naming(Outcome::OneTimeNotice, {9})};
  EXPECT_TRUE(isRefused(decided(hall, kZhang, finish(oneBad), at(9, 20)), Reason::OutsideGuide));
}

TEST(FinishServingTest, AnItemWithoutAGuideHasNoMaterialsToAskFor) {
  const HallState hall =
      twoCounters()
          .catalogue([](Catalogue::Content& content) { content.items[0].guide.reset(); })
          .with(served())
          .build();
  const auto decide = [&](ItemOutcome row) {
    return decided(hall, kZhang, finish({std::move(row)}), at(9, 20));
  };
  EXPECT_TRUE(isRefused(decide(naming(Outcome::OneTimeNotice, {1})), Reason::OutsideGuide));
  EXPECT_TRUE(isRefused(decide(conditionNotMet(1)), Reason::OutsideGuide));
  EXPECT_TRUE(isAccepted(decide(done())));
}

TEST(FinishServingTest, RecordsMaterialsInOrderAndOnce) {
  const Result<Events> events = decided(
      hallServing(), kZhang, finish({naming(Outcome::OneTimeNotice, {2, 1, 2})}), at(9, 20)
  );
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(
      only<ServingFinished>(*events).outcomes.front().materials, (std::vector<std::uint16_t>{1, 2})
  );
}

// ---- themes -----------------------------------------------------------------------------------

HallState servingTheme() {
  return twoCounters()
      .with(aTicket("A001")
                .forTheme(kOpenShop)
                .called(kCounter1, at(9, 10))
                .serving(kCounter1, at(9, 11)))
      .build();
}

TEST(ThemeTest, MovesOnToItsNextItemByItself) {
  HallState hall = servingTheme();
  const Result<Events> events = perform(hall, by(kZhang, finish({done()})), at(9, 20));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(countOf<ServingFinished>(*events), 0U);
  const auto& moved = only<TicketTransferred>(*events);
  EXPECT_TRUE(moved.byTheme);
  EXPECT_EQ(moved.item, kHouseTransfer);
  EXPECT_EQ(moved.themeStep, 1);
  const Ticket& ticket = ticketOf(hall);
  EXPECT_EQ(ticket.state, TicketState::Waiting);
  EXPECT_EQ(ticket.queue, kEstate);
  EXPECT_EQ(ticket.number.text(), "A001");
  EXPECT_EQ(ticket.ref, at(9));
  EXPECT_EQ(ticket.ageAt(at(9, 20)), minutes{11}) << "being served is not waiting";
  EXPECT_EQ(hall.findServing(ServingId{1})->outcomes.size(), 1U);
  EXPECT_EQ(hall.findServing(ServingId{1})->finished, at(9, 20));
  EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
}

TEST(ThemeTest, IsFinishedAfterItsLastItem) {
  HallState hall = servingTheme();
  hall = after(hall, kZhang, finish({done()}), at(9, 20));
  hall = after(hall, kLi, CallNext{kCounter2}, at(9, 21));
  hall = after(hall, kLi, StartServing{kCounter2}, at(9, 22));
  hall = after(hall, kLi, FinishServing{kCounter2, {done(kHouseTransfer)}, {}}, at(9, 30));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Finished);
}

TEST(ThemeTest, IsFinishedAtOnceWhereOneCounterDealtWithAllOfIt) {
  HallState hall = servingTheme();
  hall = after(hall, kZhang, finish({done(), done(kHouseTransfer)}), at(9, 20));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Finished);
}

TEST(ThemeTest, EndsWhenTheApplicantGivesUpOrHoldsTheWrongNumber) {
  for (const Outcome outcome : {Outcome::GivenUp, Outcome::WrongNumber}) {
    HallState hall = servingTheme();
    hall = after(hall, kZhang, finish({outcomeOf({}, outcome)}), at(9, 20));
    EXPECT_EQ(ticketOf(hall).state, TicketState::Finished);
  }
}

TEST(ThemeTest, PassesOverAnItemThatIsNoLongerOffered) {
  HallState hall =
      twoCounters()
          .catalogue([](Catalogue::Content& content) { content.items[2].withdrawn = true; })
          .with(aTicket("A001")
                    .forTheme(kOpenShop)
                    .called(kCounter1, at(9, 10))
                    .serving(kCounter1, at(9, 11)))
          .build();
  hall = after(hall, kZhang, finish({done()}), at(9, 20));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Finished);
}

// ---- reopen -----------------------------------------------------------------------------------

HallState finishedAt(Instant when) {
  return twoCounters().with(served().finished(when)).build();
}

TEST(ReopenServingTest, GoesOnWithTheSameServingWithinAMinute) {
  HallState hall = finishedAt(at(9, 20));
  hall = after(hall, kZhang, ReopenServing{kCounter1, ServingId{1}}, at(9, 21));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Serving);
  EXPECT_EQ(hall.floor.counter(kCounter1)->ticket, idOf("A001"));
  EXPECT_EQ(hall.findServing(ServingId{1})->started, at(9, 11));
  hall = after(hall, kZhang, finish({done()}), at(9, 25));
  EXPECT_EQ(hall.findServing(ServingId{1})->finished, at(9, 25));
}

TEST(ReopenServingTest, RefusesWhatIsNotToBeReopened) {
  const ReopenServing reopen{kCounter1, ServingId{1}};
  const HallState finished = finishedAt(at(9, 20));
  struct Row {
    std::string_view why;
    HallState hall;
    StaffId staff;
    ReopenServing command;
    Instant now;
    Reason reason;
  };
  HallState moved = servingTheme();
  moved = after(moved, kZhang, finish({done()}), at(9, 20));
  HallState busy = finished;
  applyAll(busy, *perform(busy, by(kZhang, CallNext{kCounter1}), at(9, 20)));
  const std::vector<Row> rows = {
      {"a second too late", finished, kZhang, reopen, at(9, 21, 1), Reason::ReopenTooLate},
      {"no such serving",
       finished,
       kZhang,
       {kCounter1, ServingId{9}},
       at(9, 20),
       Reason::ServingNotFound},
      {"at another counter",
       finished,
       kLi,
       {kCounter2, ServingId{1}},
       at(9, 20, 5),
       Reason::ForeignCounter},
      {"the next one is called already",
       twoCounters()
           .with(served().finished(at(9, 20)))
           .with(aTicket("A002").called(kCounter1, at(9, 20, 5)))
           .build(),
       kZhang,
       reopen,
       at(9, 20, 10),
       Reason::CounterBusy},
      {"the counter is paused",
       twoCounters()
           .with(served().finished(at(9, 20)))
           .paused(kCounter1, at(9, 20, 5), at(9, 30))
           .build(),
       kZhang,
       reopen,
       at(9, 20, 10),
       Reason::CounterPaused},
      {"a theme's ticket moved on", moved, kZhang, reopen, at(9, 20, 10), Reason::WrongTicketState},
      {"somebody else sits there by now",
       twoCounters()
           .with(served().finished(at(9, 20)))
           .with(CounterSignedOff{kCounter1, {}}, at(9, 20, 5))
           .signedIn(kCounter1, kWang, at(9, 20, 8))
           .build(),
       kWang,
       reopen,
       at(9, 20, 10),
       Reason::CorrectionNotYours},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(isRefused(decided(row.hall, row.staff, row.command, row.now), row.reason));
  }
}

// ---- correct ----------------------------------------------------------------------------------

CorrectServing correction(TextRef reason = {}) {
  return {ServingId{1}, {outcomeOf(kCompanySetUp, Outcome::Accepted)}, reason};
}

TEST(CorrectServingTest, ChangesTheOutcomeAndNeverTheTimes) {
  HallState hall = finishedAt(at(9, 20));
  const Serving before = *hall.findServing(ServingId{1});
  hall = after(hall, kZhang, correction(), at(9, 30));
  const Serving& serving = *hall.findServing(ServingId{1});
  EXPECT_EQ(serving.outcomes.front().outcome, Outcome::Accepted);
  EXPECT_EQ(serving.corrections, 1);
  EXPECT_EQ(serving.started, before.started);
  EXPECT_EQ(serving.finished, before.finished);
}

TEST(CorrectServingTest, BelongsToItsAuthorForTenMinutesThenToTheManager) {
  const HallState hall = finishedAt(at(9, 20));
  const TextRef why = textOf("why");
  struct Row {
    std::string_view who;
    StaffId staff;
    TextRef reason;
    Instant now;
    std::optional<Reason> refusal;
  };
  const std::vector<Row> rows = {
      {"the author", kZhang, {}, at(9, 30), std::nullopt},
      {"the author, too late", kZhang, {}, at(9, 30, 1), Reason::CorrectionTooLate},
      {"a colleague", kLi, why, at(9, 21), Reason::CorrectionNotYours},
      {"guide staff", kGuide, why, at(9, 21), Reason::CorrectionNotYours},
      {"a manager with a reason", kManager, why, at(15), std::nullopt},
      {"a manager without one", kManager, {}, at(9, 21), Reason::ReasonRequired},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.who);
    const Result<Events> events = decided(hall, row.staff, correction(row.reason), row.now);
    if (row.refusal) {
      EXPECT_TRUE(isRefused(events, *row.refusal));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

TEST(CorrectServingTest, RefusesWhatIsNoCorrection) {
  const HallState hall = finishedAt(at(9, 20));
  ItemOutcome same = done();
  const auto correct = [&](const HallState& in, std::vector<ItemOutcome> outcomes) {
    return decided(in, kZhang, CorrectServing{ServingId{1}, std::move(outcomes), {}}, at(9, 21));
  };
  HallState finished = hallServing();
  finished = after(finished, kZhang, finish({same}), at(9, 20));
  EXPECT_TRUE(isRefused(correct(finished, {same}), Reason::NothingChanged));
  EXPECT_TRUE(isRefused(correct(hall, {}), Reason::OutcomeRequired));
  EXPECT_TRUE(isRefused(
      correct(hall, {refused(RefusalGround::None)}), Reason::OutcomeIncomplete, "field", "ground"
  ));
  EXPECT_TRUE(
      isRefused(correct(hallServing(), {same}), Reason::WrongTicketState, "state", "serving")
  );
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, CorrectServing{ServingId{5}, {same}, {}}, at(9, 21)),
      Reason::ServingNotFound
  ));
}

TEST(CorrectServingTest, AServingThatEndedInAHoldHasNothingToCorrect) {
  const HallState hall =
      twoCounters().with(served().held(HoldKind::WaitingForResult, at(9, 20))).build();
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, correction(), at(9, 21)), Reason::WrongTicketState, "state", "on-hold"
  ));
}

// ---- hold and resume --------------------------------------------------------------------------

TEST(HoldTicketTest, FreesTheCounterForTheNextOne) {
  for (const HoldKind kind :
       {HoldKind::PapersToFetch, HoldKind::PapersLeftHere, HoldKind::WaitingForResult}) {
    HallState hall = hallServing();
    hall = after(hall, kZhang, HoldTicket{kCounter1, kind, textOf("note")}, at(9, 20));
    EXPECT_EQ(ticketOf(hall).state, TicketState::OnHold);
    EXPECT_EQ(ticketOf(hall).hold, kind);
    EXPECT_EQ(hall.floor.counter(kCounter1)->state, CounterState::Idle);
    EXPECT_FALSE(hall.floor.counter(kCounter1)->ticket);
  }
}

TEST(HoldTicketTest, NobodyOnTheTelephoneIsHeld) {
  const HallState hall = twoCounters()
                             .with(served())
                             .changed([](HallState& state) {
                               state.floor.change(idOf("A001"), [](Ticket& ticket) {
                                 ticket.channel = Channel::Telephone;
                               });
                             })
                             .build();
  const HoldTicket hold{kCounter1, HoldKind::PapersToFetch, {}};
  EXPECT_TRUE(isRefused(decided(hall, kZhang, hold, at(9, 20)), Reason::HoldKindForbidden));
}

TEST(ResumeTicketTest, GoesOnWithTheSameServingAndHoldIsNoServiceTime) {
  HallState hall = twoCounters().with(served().held(HoldKind::PapersToFetch, at(9, 20))).build();
  hall = after(hall, kLi, ResumeTicket{kCounter2, idOf("A001")}, at(9, 50));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Serving);
  EXPECT_EQ(ticketOf(hall).serving, ServingId{1});
  EXPECT_EQ(hall.floor.counter(kCounter2)->ticket, idOf("A001"));
  hall = after(hall, kLi, FinishServing{kCounter2, {done()}, {}}, at(9, 55));
  EXPECT_EQ(hall.findServing(ServingId{1})->serviceTime(), minutes{14}) << "nine and five";
}

TEST(ResumeTicketTest, PapersLeftHereGoOnHereOnly) {
  const HallState hall =
      twoCounters().with(served().held(HoldKind::PapersLeftHere, at(9, 20))).build();
  EXPECT_TRUE(isRefused(
      decided(hall, kLi, ResumeTicket{kCounter2, idOf("A001")}, at(9, 50)),
      Reason::ForeignCounter,
      "counter_id",
      "1"
  ));
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A001")}, at(9, 50))));
}

TEST(ResumeTicketTest, PapersLeftHereGoOnHereEvenIfTheCounterServesOtherQueuesByNow) {
  const HallState hall =
      twoCounters()
          .with(served().held(HoldKind::PapersLeftHere, at(9, 20)))
          .changed([](HallState& state) { state.floor.counterFor(kCounter1).queues = QueueSet{}; })
          .build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A001")}, at(9, 50))));
}

TEST(ResumeTicketTest, RefusesWhereItCannotGoOn) {
  const HallState hall = twoCounters()
                             .signedIn(kCounter3, kWang)
                             .with(served().held(HoldKind::PapersToFetch, at(9, 20)))
                             .with(aTicket("A002").called(kCounter2, at(9, 21)))
                             .with(aTicket("A003"))
                             .build();
  EXPECT_TRUE(isRefused(
      decided(hall, kWang, ResumeTicket{kCounter3, idOf("A001")}, at(9, 50)),
      Reason::NotAble,
      "queue_id",
      "general"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kLi, ResumeTicket{kCounter2, idOf("A001")}, at(9, 50)),
      Reason::CounterBusy,
      "number",
      "A002"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A003")}, at(9, 50)),
      Reason::WrongTicketState,
      "state",
      "waiting"
  ));
  EXPECT_TRUE(isRefused(
      decided(hall, kZhang, ResumeTicket{kCounter1, idOf("A999")}, at(9, 50)),
      Reason::TicketNotFound
  ));
}

TEST(WakeHeldTest, SaysTheResultIsThere) {
  HallState hall = twoCounters().with(served().held(HoldKind::WaitingForResult, at(9, 20))).build();
  hall = after(hall, kLi, WakeHeld{idOf("A001")}, at(9, 40));
  EXPECT_TRUE(ticketOf(hall).woken);
  EXPECT_EQ(ticketOf(hall).state, TicketState::OnHold);
  const Result<Events> again = perform(hall, by(kLi, WakeHeld{idOf("A001")}), at(9, 41));
  ASSERT_TRUE(isAccepted(again));
  EXPECT_TRUE(again->empty()) << "said already";
}

TEST(WakeHeldTest, IsForResultsOnly) {
  const auto held = [](HoldKind kind) {
    return twoCounters().with(served().held(kind, at(9, 20))).build();
  };
  const WakeHeld wake{idOf("A001")};
  EXPECT_TRUE(isRefused(
      decided(held(HoldKind::PapersToFetch), kLi, wake, at(9, 40)), Reason::HoldKindForbidden
  ));
  EXPECT_TRUE(isRefused(
      decided(held(HoldKind::PapersLeftHere), kLi, wake, at(9, 40)), Reason::HoldKindForbidden
  ));
  EXPECT_TRUE(isRefused(
      decided(hallServing(), kLi, wake, at(9, 40)), Reason::WrongTicketState, "state", "serving"
  ));
  EXPECT_TRUE(isRefused(
      decide(held(HoldKind::WaitingForResult), by(kKiosk, wake), at(9, 40)),
      Reason::NotPermitted,
      "right",
      "staff"
  ));
  EXPECT_TRUE(isRefused(
      decided(hallServing(), kLi, WakeHeld{idOf("A999")}, at(9, 40)), Reason::TicketNotFound
  ));
}

// ---- transfer ---------------------------------------------------------------------------------

TransferTicket toQueue(QueueId queue) {
  return {kCounter1, queue, {}, {}, false, {}};
}

TEST(TransferTicketTest, KeepsNumberIssueTimeClassAndGroundAndTakesTheQueuesTarget) {
  HallState hall =
      twoCounters().with(aTicket("V001").on(Ground::Elderly).called(kCounter1, at(9, 10))).build();
  hall = after(hall, kZhang, toQueue(kConsult), at(9, 11));
  const Ticket& ticket = ticketOf(hall, "V001");
  EXPECT_EQ(ticket.state, TicketState::Waiting);
  EXPECT_EQ(ticket.queue, kConsult);
  EXPECT_EQ(ticket.number.text(), "V001");
  EXPECT_EQ(ticket.ref, at(9));
  EXPECT_EQ(ticket.issued, at(9));
  EXPECT_EQ(ticket.ticketClass, TicketClass::Priority);
  EXPECT_EQ(ticket.ground, Ground::Elderly);
  EXPECT_EQ(ticket.target, (Target{minutes{8}, 900}));
  EXPECT_EQ(ticket.weighedTarget, minutes{8});
  EXPECT_FALSE(ticket.counter);
}

TEST(TransferTicketTest, MarksTheWrongQueue) {
  HallState hall = twoCounters().with(aTicket("A001").called(kCounter1, at(9, 10))).build();
  TransferTicket transfer = toQueue(kEstate);
  transfer.wrongQueue = true;
  hall = after(hall, kZhang, transfer, at(9, 11));
  EXPECT_TRUE(ticketOf(hall).wrongQueue);
  EXPECT_FALSE(ticketOf(hall).item) << "its item stands in another queue";
}

TEST(TransferTicketTest, AServingEndsWithItsOutcomes) {
  HallState hall = hallServing();
  EXPECT_TRUE(isRefused(decided(hall, kZhang, toQueue(kEstate), at(9, 20)), Reason::OutcomeRequired)
  );
  TransferTicket transfer = toQueue(kEstate);
  transfer.outcomes = {outcomeOf({}, Outcome::WrongNumber)};
  hall = after(hall, kZhang, transfer, at(9, 20));
  EXPECT_EQ(hall.findServing(ServingId{1})->finished, at(9, 20));
  EXPECT_EQ(hall.findServing(ServingId{1})->outcomes.front().outcome, Outcome::WrongNumber);
  EXPECT_FALSE(ticketOf(hall).serving);
}

TEST(TransferTicketTest, NamesAnItemAndSoItsQueue) {
  HallState hall = hallServing();
  const TransferTicket transfer{kCounter1, {}, kHouseTransfer, {}, false, {done()}};
  hall = after(hall, kZhang, transfer, at(9, 20));
  EXPECT_EQ(ticketOf(hall).queue, kEstate);
  EXPECT_EQ(ticketOf(hall).item, kHouseTransfer);
}

TEST(TransferTicketTest, ToACounterAloneKeepsQueueAndItem) {
  HallState hall = hallServing();
  const TransferTicket transfer{kCounter1, {}, {}, kCounter2, false, {done()}};
  hall = after(hall, kZhang, transfer, at(9, 20));
  EXPECT_EQ(ticketOf(hall).queue, kGeneral);
  EXPECT_EQ(ticketOf(hall).item, kCompanySetUp);
  EXPECT_EQ(ticketOf(hall).boundTo, kCounter2);
  const Result<Events> elsewhere = decided(hall, kZhang, CallNext{kCounter1}, at(9, 21));
  ASSERT_TRUE(isAccepted(elsewhere));
  EXPECT_EQ(countOf<TicketCalled>(*elsewhere), 0U);
  const Result<Events> there = decided(hall, kLi, CallNext{kCounter2}, at(9, 21));
  ASSERT_TRUE(isAccepted(there));
  EXPECT_EQ(only<TicketCalled>(*there).ticket, idOf("A001"));
}

TEST(TransferTicketTest, RefusesWhereItCannotGo) {
  const HallState hall = twoCounters()
                             .catalogue([](Catalogue::Content& content) {
                               content.queues.push_back(content.queues[0]);
                               content.queues[3].id = QueueId{4};
                               content.queues[3].code = "nobody";
                               content.items[1].withdrawn = true;
                             })
                             .with(aTicket("A001").called(kCounter1, at(9, 10)))
                             .build();
  struct Row {
    std::string_view why;
    TransferTicket command;
    Reason reason;
    std::string_view key;
    std::string_view value;
  };
  const std::vector<Row> rows = {
      {"where it stands", toQueue(kGeneral), Reason::SameQueue, "", ""},
      {"where it stands, at this counter",
       {kCounter1, {}, {}, kCounter1, false, {}},
       Reason::SameQueue,
       "",
       ""},
      {"its own item", {kCounter1, {}, kCompanySetUp, {}, false, {}}, Reason::SameQueue, "", ""},
      {"nowhere", {kCounter1, {}, {}, {}, false, {}}, Reason::MalformedRequest, "field", "queue"},
      {"queue and item",
       {kCounter1, kEstate, kHouseTransfer, {}, false, {}},
       Reason::MalformedRequest,
       "field",
       "queue"},
      {"an unknown queue", toQueue(QueueId{99}), Reason::QueueNotFound, "", ""},
      {"an unknown item", {kCounter1, {}, ItemId{99}, {}, false, {}}, Reason::ItemNotFound, "", ""},
      {"an item no longer offered",
       {kCounter1, {}, kCompanyChange, {}, false, {}},
       Reason::ItemNotFound,
       "",
       ""},
      {"an unknown counter",
       {kCounter1, kEstate, {}, CounterId{99}, false, {}},
       Reason::CounterNotFound,
       "",
       ""},
      {"a counter that does not serve it",
       {kCounter1, kConsult, {}, kCounter2, false, {}},
       Reason::NotAble,
       "counter_id",
       "2"},
      {"a counter nobody sits at",
       {kCounter1, kEstate, {}, kCounter3, false, {}},
       Reason::NotAble,
       "counter_id",
       "3"},
      {"a queue no counter serves",
       toQueue(QueueId{4}),
       Reason::NoCounterServes,
       "queue_id",
       "nobody"},
      {"outcomes of what was not served",
       {kCounter1, kEstate, {}, {}, false, {done()}},
       Reason::MalformedRequest,
       "field",
       "outcomes"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_TRUE(
        isRefused(decided(hall, kZhang, row.command, at(9, 20)), row.reason, row.key, row.value)
    );
  }
}

}  // namespace

}  // namespace hall::domain
