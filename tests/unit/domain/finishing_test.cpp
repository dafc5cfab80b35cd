#include <gtest/gtest.h>

#include "server/domain/outcome_rules.h"
#include "tests/unit/domain/serving_hall.h"

/// What must be said at the end of a serving, how a theme goes on, and who corrects what was said
/// (DESIGN section 4, "Closing").
namespace hall::domain {

namespace {

using std::chrono::minutes;

// ---- what each outcome must say ---------------------------------------------------------------

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

ItemOutcome refusedForPapers(std::vector<std::uint16_t> materials) {
  ItemOutcome row = conditionNotMet(1);
  row.materials = std::move(materials);
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
      {"done needs an item", outcomeOf({}, Outcome::Done), incomplete, "field", "item_id"},
      {"accepted needs an item", outcomeOf({}, Outcome::Accepted), incomplete, "field", "item_id"},
      {"handed out needs one", outcomeOf({}, Outcome::HandedOut), incomplete, "field", "item_id"},
      {"consulted needs no item", outcomeOf({}, Outcome::Consulted), accepted, "", ""},
      {"given up needs no item", outcomeOf({}, Outcome::GivenUp), accepted, "", ""},
      {"wrong number needs no item", outcomeOf({}, Outcome::WrongNumber), accepted, "", ""},
      {"an unknown item", outcomeOf(ItemId{99}, Outcome::Done), Reason::ItemNotFound, "", ""},

      {"refused without a ground",
       refused(RefusalGround::None),
       incomplete,
       "field",
       "refusal_ground"},
      {"not required by law", refused(RefusalGround::NotRequiredByLaw), accepted, "", ""},
      {"not required by law, without a text",
       refused(RefusalGround::NotRequiredByLaw, false),
       incomplete,
       "field",
       "text"},
      {"another body of this hall", notThisBody(kEstateOffice, true), accepted, "", ""},
      {"another body of this hall, without a text",
       notThisBody(kEstateOffice, false),
       incomplete,
       "field",
       "text"},
      {"another body named in words", notThisBody({}, true), accepted, "", ""},
      {"another body, not named", notThisBody({}, false), incomplete, "field", "text"},
      {"the item's own department",
       notThisBody(kMarket, true),
       incomplete,
       "field",
       "right_department_id"},
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
      {"refused for missing papers",
       refusedForPapers({1, 2}),
       Reason::MalformedRequest,
       "field",
       "material_codes"},
      {"a ground without a refusal",
       onGround(done(), RefusalGround::NotThisBody),
       Reason::MalformedRequest,
       "field",
       "refusal_ground"},

      {"a notice of two materials", naming(Outcome::OneTimeNotice, {1, 2}), accepted, "", ""},
      {"a notice of nothing",
       naming(Outcome::OneTimeNotice, {}),
       incomplete,
       "field",
       "material_codes"},
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
       "application"},
      {"no gap named",
       naming(Outcome::AcceptedWithGaps, {}),
       incomplete,
       "field",
       "material_codes"},
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
      {"materials of no item", materialsOfNoItem(), Reason::MalformedRequest, "field", "item_id"},
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

/// A001 was taken under version 2 of the guide, of which version 3 is in force by now.
TicketBuilder takenUnderAFormerGuide() {
  return aTicket("A001").withGuide(2).called(kCounter1, at(9, 10)).serving(kCounter1, at(9, 11));
}

TEST(FinishServingTest, TakesMaterialsFromTheGuideUnderWhichTheTicketWasIssued) {
  const HallState hall = twoCounters().with(takenUnderAFormerGuide()).build();
  const auto notice = [](std::uint16_t material) {
    return naming(Outcome::OneTimeNotice, {material});
  };
  ItemOutcome ofAnotherItem = notice(1);
  ofAnotherItem.item = kHouseTransfer;
  const std::vector<OutcomeRow> rows = {
      {"a material", ofGuide(notice(1), 2), std::nullopt, "", ""},
      {"one that the current guide has no more",
       ofGuide(notice(3), 2),
       Reason::OutsideGuide,
       "material_code",
       "3"},
      {"of a version before", ofGuide(notice(1), 1), Reason::OutsideGuide, "guide_version", "3"},
      {"a condition, which has no more than a number",
       ofGuide(conditionNotMet(1), 2),
       Reason::OutsideGuide,
       "guide_version",
       "3"},
      {"of another item", ofGuide(ofAnotherItem, 2), Reason::OutsideGuide, "guide_version", "3"},
  };
  for (const OutcomeRow& row : rows) {
    SCOPED_TRACE(row.why);
    const Result<Events> events = decided(hall, kZhang, finish({row.outcome}), at(9, 20));
    if (row.reason) {
      EXPECT_TRUE(isRefused(events, *row.reason, row.key, row.value));
      continue;
    }
    ASSERT_TRUE(isAccepted(events));
    EXPECT_EQ(only<ServingFinished>(*events).outcomes.front().guideVersion, 3U)
        << "the guide whose numbers are recorded";
  }
}

TEST(FinishServingTest, AnotherItemHasNotTheGuideOfTheOneTheTicketWasIssuedFor) {
  const HallState serving = twoCounters().with(takenUnderAFormerGuide()).build();
  const auto moved = [&](const TransferTicket& transfer) {
    return ticketOf(after(serving, kZhang, transfer, at(9, 20))).guideVersion;
  };
  EXPECT_EQ(moved({kCounter1, {}, kHouseTransfer, {}, false, {done()}}), 0U);
  EXPECT_EQ(moved({kCounter1, {}, {}, kCounter2, false, {done()}}), 2U)
      << "the same item elsewhere";
  const HallState consult = aHall().with(aTicket("C001").withGuide(2)).build();
  const HallState upgraded =
      after(consult, kGuide, UpgradeToHandling{idOf("C001"), kCompanySetUp}, at(9, 5));
  EXPECT_EQ(ticketOf(upgraded, "C001").guideVersion, 0U);
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
      "items"
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

TEST(CorrectServingTest, TakesMaterialsFromTheGuideUnderWhichTheTicketWasIssued) {
  const HallState hall = twoCounters().with(takenUnderAFormerGuide().finished(at(9, 20))).build();
  const auto correct = [&](std::uint32_t version) {
    const ItemOutcome notice = ofGuide(naming(Outcome::OneTimeNotice, {1}), version);
    return decided(hall, kZhang, CorrectServing{ServingId{1}, {notice}, {}}, at(9, 21));
  };
  EXPECT_TRUE(isAccepted(correct(2)));
  EXPECT_TRUE(isRefused(correct(1), Reason::OutsideGuide, "guide_version", "3"));
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
      correct(hall, {refused(RefusalGround::None)}),
      Reason::OutcomeIncomplete,
      "field",
      "refusal_ground"
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

// ---- which item -------------------------------------------------------------------------------

ItemId itemOfFirst(const HallState& hall) {
  return itemOfServing(hall, *hall.findServing(ServingId{1}));
}

TEST(ItemOfServingTest, IsTheOneItDealtWithElseTheTickets) {
  const auto finishedWith = [](std::vector<ItemOutcome> outcomes) {
    return after(hallServing(), kZhang, finish(std::move(outcomes)), at(9, 20));
  };
  const ItemOutcome asked = outcomeOf({}, Outcome::Consulted);
  EXPECT_EQ(itemOfFirst(finishedWith({done()})), kCompanySetUp);
  EXPECT_EQ(itemOfFirst(finishedWith({done(kHouseTransfer)})), kHouseTransfer);
  EXPECT_EQ(itemOfFirst(finishedWith({asked, done(kHouseTransfer)})), kHouseTransfer);
  EXPECT_EQ(itemOfFirst(finishedWith({done(), done()})), kCompanySetUp);
  EXPECT_EQ(itemOfFirst(finishedWith({asked})), kCompanySetUp) << "the ticket's";
}

TEST(ItemOfServingTest, IsNoneWhereThereWereSeveralOrTheTicketWentOn) {
  const HallState several =
      after(hallServing(), kZhang, finish({done(), done(kHouseTransfer)}), at(9, 20));
  EXPECT_EQ(itemOfFirst(several), ItemId{});
  HallState moved = servingTheme();
  moved = after(moved, kZhang, finish({outcomeOf({}, Outcome::Consulted)}), at(9, 20));
  moved = after(moved, kLi, CallNext{kCounter2}, at(9, 21));
  moved = after(moved, kLi, StartServing{kCounter2}, at(9, 22));
  EXPECT_EQ(itemOfFirst(moved), ItemId{}) << "the next item of the theme is not this serving's";
}

}  // namespace

}  // namespace hall::domain
