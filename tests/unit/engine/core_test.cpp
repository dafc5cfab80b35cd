#include "server/engine/core.h"

#include "tests/unit/engine/core_fixture.h"

namespace hall::engine {
namespace {

using domain::Reason;
using std::chrono::minutes;
using std::chrono::seconds;
using support::at;

class CoreTest : public CoreFixture {};

// ---- getting in -------------------------------------------------------------------------------

TEST_F(CoreTest, RefusesWhatAFullInboxCannotTakeAtOnce) {
  start({.inboxMax = 2});
  Gate gate;
  gate.hold(*core);
  auto first = submit(*core, probe());
  auto second = submit(*core, probe());

  auto third = submit(*core, probe());

  ASSERT_EQ(third.wait_for(seconds{0}), std::future_status::ready);
  EXPECT_EQ(third.get().failed->reason, Reason::Overloaded);
  EXPECT_EQ(core->figures().overloaded, 1U);
  gate.open();
  EXPECT_FALSE(soon(std::move(first))->failed);
  EXPECT_FALSE(soon(std::move(second))->failed);
}

TEST_F(CoreTest, DropsWhatNobodyWaitsForBeforeItRuns) {
  start();
  auto work = probe();
  work->expiring();

  const auto ending = soon(submit(*core, std::move(work)));

  ASSERT_TRUE(ending);
  EXPECT_FALSE(ending->ran);
  EXPECT_EQ(ending->failed->reason, Reason::DeadlinePassed);
}

TEST_F(CoreTest, AnswersAQueryOnlyAfterTheCommitOfItsBatch) {
  start();
  std::atomic<bool> answered{false};
  std::atomic<bool> answeredTooSoon{false};
  store.beforeAppend = [&]() -> Result<Position> {
    answeredTooSoon = answeredTooSoon || answered;
    return Position{};
  };
  Gate gate;
  gate.hold(*core);
  Position seen;
  auto command = submit(*core, probe([](Turn& turn) { ASSERT_TRUE(turn.perform(issue())); }));
  auto query = probe([&](Turn& turn) { seen = turn.state().position; });
  query->onFinish([&] { answered = true; });
  auto asked = submit(*core, std::move(query));
  gate.open();

  EXPECT_TRUE(soon(std::move(command)));
  EXPECT_FALSE(soon(std::move(asked))->failed);
  EXPECT_GT(seen, Position{}) << "the query sees what its batch has done";
  EXPECT_EQ(store.appends, 1);
  EXPECT_FALSE(answeredTooSoon);
}

TEST_F(CoreTest, CommitsNothingForQueriesAndRefusals) {
  start();

  EXPECT_TRUE(look([](const HallState&) {}));
  Submission foreign;
  foreign.command = support::by(support::kLi, domain::CallNext{support::kCounter1});
  const auto refused = perform(foreign);

  ASSERT_TRUE(refused);
  EXPECT_FALSE(refused->position);
  EXPECT_EQ(store.appends, 0);
  EXPECT_EQ(core->figures().refused, 1U);
}

TEST_F(CoreTest, DropsTheTextsOfARefusedCommand) {
  start();
  Submission refused;
  refused.command = support::by(support::kLi, domain::CallNext{support::kCounter1});
  refused.texts.push_back({support::textOf("note"), "text"});
  Submission accepted = issue();
  accepted.texts.push_back({support::textOf("other"), "text"});

  EXPECT_FALSE(perform(refused)->position);
  EXPECT_EQ(store.textsKept(), 0U);
  EXPECT_TRUE(perform(accepted)->position);
  EXPECT_EQ(store.textsKept(), 1U);
}

TEST_F(CoreTest, PutsTheCatalogueOfAPublishingOnlyOnceItIsAccepted) {
  start();
  const auto publishing = [](std::uint32_t expectedVersion) {
    Submission submission;
    const domain::Catalogue before(support::sampleContent());
    auto content = support::sampleContent();
    content.items[0].name.zh = "公司设立登记";
    domain::PublishCatalogue publish;
    publish.catalogue =
        std::make_shared<const domain::Catalogue>(domain::numbered(std::move(content), &before));
    publish.hash = std::string(64, 'a');
    publish.expectedVersion = expectedVersion;
    submission.command = support::by(support::kAdministrator, std::move(publish));
    submission.catalogue = StoredCatalogue{std::string(64, 'a'), "bytes"};
    return submission;
  };

  EXPECT_EQ(perform(publishing(7))->position.reason(), Reason::CatalogueStale);
  EXPECT_EQ(store.cataloguesPut, 0);
  EXPECT_TRUE(perform(publishing(1))->position);
  EXPECT_EQ(store.cataloguesPut, 1);
}

// ---- repeats ------------------------------------------------------------------------------------

TEST_F(CoreTest, AnswersARepeatWithItsFirstEvents) {
  start();
  const auto first = perform(keyed(issue(), 1));
  ASSERT_TRUE(perform(keyed(issue(), 2))->position);

  const auto repeat = perform(keyed(issue(), 1));

  ASSERT_TRUE(repeat);
  EXPECT_TRUE(repeat->repeated);
  EXPECT_EQ(repeat->events, first->events);
  EXPECT_EQ(*repeat->position, *first->position);
  EXPECT_EQ(store.appends, 2);
}

TEST_F(CoreTest, RefusesARequestIdThatComesWithAnotherBody) {
  start();
  ASSERT_TRUE(perform(keyed(issue(), 1, 1))->position);

  const auto reused = perform(keyed(issue(), 1, 2));

  EXPECT_EQ(reused->position.reason(), Reason::RequestIdReused);
}

TEST_F(CoreTest, AnswersARepeatInTheSameBatchWithTheSameEvents) {
  start();
  Gate gate;
  gate.hold(*core);
  Answer first;
  Answer between;
  Answer repeat;
  const auto with = [](Answer& answer, const Submission& submission) {
    return probe([&answer, submission](Turn& turn) { answer = answered(turn.perform(submission)); }
    );
  };
  auto one = submit(*core, with(first, keyed(issue(), 1)));
  auto two = submit(*core, with(between, issue()));
  auto three = submit(*core, with(repeat, keyed(issue(), 1)));
  gate.open();
  ASSERT_TRUE(soon(std::move(one)) && soon(std::move(two)) && soon(std::move(three)));

  EXPECT_EQ(store.appends, 1);
  EXPECT_TRUE(repeat.repeated);
  EXPECT_EQ(repeat.events, first.events);
  EXPECT_EQ(*repeat.position, *first.position);
  EXPECT_LT(*repeat.position, *between.position);
}

TEST_F(CoreTest, RemembersARequestThatChangedNothing) {
  start(support::aHall()
            .signedIn(support::kCounter1, support::kZhang)
            .with(support::aTicket("A001").called(support::kCounter1, at(9, 1)).delivered(at(9, 2)))
            .build());
  Submission aloud;
  aloud.command = support::by(support::kZhang, domain::ConfirmCalledAloud{support::kCounter1});

  const auto first = perform(keyed(aloud, 1));
  const auto repeat = perform(keyed(aloud, 1));
  const auto reused = perform(keyed(aloud, 1, 9));

  EXPECT_TRUE(first->position && first->events.empty() && !first->repeated);
  EXPECT_TRUE(repeat->position && repeat->events.empty() && repeat->repeated);
  EXPECT_EQ(*repeat->position, *first->position);
  EXPECT_EQ(reused->position.reason(), Reason::RequestIdReused);
}

TEST_F(CoreTest, KnowsARepeatBeforeItIsPerformed) {
  start();
  const RequestKey key = *keyed(issue(), 1).key;
  ASSERT_TRUE(perform(keyed(issue(), 1))->position);
  bool known = false;
  bool knownInBatch = false;

  const auto ended = soon(submit(*core, probe([&](Turn& turn) {
    known = turn.isRepeat(key);
    const Submission another = keyed(issue(), 2);
    const bool before = turn.isRepeat(*another.key);
    knownInBatch = turn.perform(another) && !before && turn.isRepeat(*another.key);
  })));

  ASSERT_TRUE(ended && !ended->failed);
  EXPECT_TRUE(known);
  EXPECT_TRUE(knownInBatch);
}

TEST_F(CoreTest, CommitsWhatWasStagedWithoutAnyEventWhenAsked) {
  start();

  const auto ended = soon(submit(*core, probe([](Turn& turn) { turn.commitAnyway(); })));

  ASSERT_TRUE(ended && !ended->failed);
  EXPECT_EQ(store.appends, 1);
  EXPECT_TRUE(store.events().empty());
  EXPECT_TRUE(published.batches().empty());
}

TEST_F(CoreTest, ForgetsRequestsAfterSevenDays) {
  start();
  ASSERT_TRUE(perform(keyed(issue(), 1))->position);

  EXPECT_EQ(store.marksForgottenBefore(), at(9) - std::chrono::hours{7 * 24});
}

// ---- a commit that fails ------------------------------------------------------------------------

TEST_F(CoreTest, FailsEverythingWhenACommitFailsAndTakesNothingMore) {
  start({.parkedMax = 1});
  store.beforeAppend = []() -> Result<Position> { return Reason::CommitFailed; };
  auto parked = probe();
  parked->wanting(Position{1'000});
  auto waits = submit(*core, std::move(parked));
  Gate gate;
  gate.hold(*core);
  auto command = submit(*core, probe([](Turn& turn) { ASSERT_TRUE(turn.perform(issue())); }));
  auto query = submit(*core, probe());
  auto dies = fatal.get_future();
  gate.open();

  EXPECT_EQ(soon(std::move(dies))->reason, Reason::CommitFailed);
  EXPECT_EQ(soon(std::move(command))->failed->reason, Reason::CommitFailed);
  EXPECT_EQ(soon(std::move(query))->failed->reason, Reason::CommitFailed);
  EXPECT_EQ(soon(std::move(waits))->failed->reason, Reason::CommitFailed);
  EXPECT_EQ(soon(submit(*core, probe()))->failed->reason, Reason::CommitFailed);
  EXPECT_TRUE(published.batches().empty());
  EXPECT_TRUE(core->figures().failed);
}

// ---- waiting for a position
// -----------------------------------------------------------------------

TEST_F(CoreTest, HoldsAReadBackUntilItsPositionIsReached) {
  start();
  Position seen;
  auto read = probe([&](Turn& turn) { seen = turn.state().position; });
  read->wanting(Position{2});
  auto waiting = submit(*core, std::move(read));

  ASSERT_TRUE(perform(issue())->position);
  EXPECT_EQ(waiting.wait_for(seconds{0}), std::future_status::timeout);
  ASSERT_TRUE(perform(issue())->position);

  EXPECT_FALSE(soon(std::move(waiting))->failed);
  EXPECT_GE(seen, Position{2});
}

TEST_F(CoreTest, TellsAReadWhoseTimeIsUpThatItsPositionWasNotReached) {
  start();
  std::atomic<bool> late{false};
  class Late final : public Work {
   public:
    Late(std::atomic<bool>& late, std::promise<domain::Refusal>& told) : late_(late), told_(told) {}
    bool expired(TimePoint) const override { return late_; }
    Position wants() const override { return Position{99}; }
    void run(Turn&) override {}
    void finish() override {}
    void fail(const domain::Refusal& why) override { told_.set_value(why); }

   private:
    std::atomic<bool>& late_;
    std::promise<domain::Refusal>& told_;
  };
  std::promise<domain::Refusal> told;
  core->submit(std::make_unique<Late>(late, told));
  ASSERT_TRUE(look([](const HallState&) {}));

  late = true;
  core->wake();

  EXPECT_EQ(soon(told.get_future())->reason, Reason::PositionNotReached);
}

TEST_F(CoreTest, RefusesMoreWaitingReadsThanItHasRoomFor) {
  start({.parkedMax = 1});
  auto first = probe();
  first->wanting(Position{99});
  auto second = probe();
  second->wanting(Position{99});

  auto waits = submit(*core, std::move(first));
  EXPECT_EQ(soon(submit(*core, std::move(second)))->failed->reason, Reason::Overloaded);

  core->stop();
  EXPECT_EQ(soon(std::move(waits))->failed->reason, Reason::NotReady);
}

// ---- what is published
// ----------------------------------------------------------------------------

TEST_F(CoreTest, PublishesEveryEventOnceAndInOrder) {
  start();
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(perform(issue())->position);
  core->stop();

  std::uint64_t next = 1;
  Events all;
  for (const auto& batch : published.batches()) {
    EXPECT_EQ(batch->first.value, next);
    next = batch->last().value + 1;
    all.insert(all.end(), batch->events.begin(), batch->events.end());
  }
  const auto stored = store.events();
  ASSERT_EQ(all.size(), stored.size());
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i], stored[i].event);
}

// ---- time
// -----------------------------------------------------------------------------------------

HallState withReadyCounter() {
  return support::aHall()
      .signedIn(support::kCounter1, support::kZhang)
      .ready(support::kCounter1, at(9), at(9, 10))
      .build();
}

/// Counts events of one kind in the log.
template <class Body>
std::size_t countIn(const FakeStore& store) {
  std::size_t count = 0;
  for (const StoredEvent& stored : store.events()) {
    if (std::holds_alternative<Body>(stored.event.body)) ++count;
  }
  return count;
}

TEST_F(CoreTest, FiresATimerWhenItsTimeComes) {
  start(withReadyCounter());
  ASSERT_TRUE(look([](const HallState&) {}));
  EXPECT_EQ(countIn<domain::CounterReadyEnded>(store), 0U);

  clock.set(at(9, 10));
  core->wake();

  ASSERT_TRUE(look([](const HallState&) {}));
  EXPECT_EQ(countIn<domain::CounterReadyEnded>(store), 1U);
}

TEST_F(CoreTest, WritesASmallStepOfTheWallDownAndGoesOn) {
  start();
  clock.stepWall(seconds{5});

  ASSERT_TRUE(perform(issue())->position);

  EXPECT_EQ(countIn<domain::ClockStepped>(store), 1U);
  EXPECT_FALSE(core->figures().clockHeld);
}

TEST_F(CoreTest, HoldsTimersAndCommandsAfterALargeStepUntilItIsAccepted) {
  start(withReadyCounter());
  clock.stepWall(minutes{20});
  ASSERT_TRUE(look([](const HallState&) {}));
  clock.set(at(9, 30));
  core->wake();

  EXPECT_EQ(perform(issue())->position.reason(), Reason::ClockStepped);
  EXPECT_TRUE(look([](const HallState&) {})) << "reads go on";
  EXPECT_EQ(countIn<domain::CounterReadyEnded>(store), 0U);

  Submission accept;
  accept.command = support::by(support::kAdministrator, domain::StepClock{minutes{20}, true});
  EXPECT_TRUE(perform(accept)->position);
  EXPECT_EQ(clock.accepted(), 1);
  ASSERT_TRUE(perform(issue())->position);
  EXPECT_EQ(countIn<domain::CounterReadyEnded>(store), 1U);
}

TEST_F(CoreTest, StartsHeldWhenTheClockStandsBeforeTheLastEvent) {
  HallState state = withReadyCounter();
  state.lastRecorded = at(11);
  start(std::move(state));

  EXPECT_TRUE(core->figures().clockHeld);
  EXPECT_EQ(perform(issue())->position.reason(), Reason::ClockStepped);
}

TEST_F(CoreTest, TimeGoesOnFromTheLastEventOnceAClockBeforeItIsAccepted) {
  HallState state = withReadyCounter();
  state.lastRecorded = at(9, 5);
  start(std::move(state));
  Submission accept;
  accept.command = support::by(support::kAdministrator, domain::StepClock{minutes{0}, true});
  ASSERT_TRUE(perform(accept)->position);

  ASSERT_TRUE(clock.advance(minutes{6}));
  core->wake();

  ASSERT_TRUE(turnUntil([&] { return countIn<domain::CounterReadyEnded>(store) == 1U; }))
      << "the timers stand still until the clock gets to the last event";
  ASSERT_TRUE(perform(issue())->position);
  EXPECT_EQ(store.events().back().recorded, at(9, 11));
}

TEST_F(CoreTest, NeverRecordsATimeBeforeTheLastOne) {
  start();
  ASSERT_TRUE(perform(issue())->position);
  clock.set(at(8, 59));
  ASSERT_TRUE(perform(issue())->position);

  const auto stored = store.events();
  ASSERT_GE(stored.size(), 2U);
  EXPECT_EQ(stored.back().recorded, at(9));
}

TEST_F(CoreTest, RunsALongBacklogOfTimersInBoundedBatches) {
  constexpr std::size_t kAppointments = 1'500;
  support::HallBuilder hall = support::aHall().signedIn(support::kCounter1, support::kZhang);
  for (std::size_t i = 1; i <= kAppointments; ++i) {
    hall.with(support::aTicket("Y" + std::to_string(1'000 + i)).slot(at(9, 30)));
  }
  start(hall.build());
  ASSERT_TRUE(look([](const HallState&) {}));

  clock.set(at(9, 31));
  ASSERT_TRUE(turnUntil([&] { return countIn<domain::TicketDue>(store) == kAppointments; }));
  core->stop();

  EXPECT_GE(published.batches().size(), 2U);
  for (const auto& batch : published.batches()) {
    EXPECT_LE(batch->events.size(), 4 * domain::kEventsMax);
  }
}

// ---- the disk
// -------------------------------------------------------------------------------------

TEST_F(CoreTest, StopsIssuingOnALowDiskButGoesOnCalling) {
  start();
  ASSERT_TRUE(perform(issue())->position);
  store.diskFree = 100ULL << 20;
  ASSERT_TRUE(turnUntil([&] { return core->figures().storageLow.load(); }));

  EXPECT_EQ(perform(issue())->position.reason(), Reason::StorageLow);
  EXPECT_TRUE(perform(callNext())->position);
  EXPECT_EQ(store.ballastsReleased, 1);

  store.diskFree = 1ULL << 40;
  ASSERT_TRUE(turnUntil([&] { return !core->figures().storageLow.load(); }));
  EXPECT_TRUE(perform(issue())->position);
}

TEST_F(CoreTest, AStartWithoutRoomWritesNothingAndGoesOnReadingUntilThereIsRoom) {
  store.diskFree = 1ULL << 20;
  start();
  ASSERT_TRUE(core->figures().readOnly);

  EXPECT_EQ(perform(issue())->position.reason(), Reason::StorageLow);
  EXPECT_EQ(perform(callNext())->position.reason(), Reason::StorageLow);
  EXPECT_TRUE(look([](const HallState&) {})) << "reads go on";
  EXPECT_EQ(store.appends, 0);
  EXPECT_EQ(store.ballastsReleased, 1);

  store.diskFree = 1ULL << 40;
  ASSERT_TRUE(turnUntil([&] { return !core->figures().readOnly.load(); }));
  EXPECT_TRUE(perform(issue())->position);
}

TEST_F(CoreTest, WhatAsksToBeKeptOnAFullDiskIsRefusedAndWhatReadsBesideItIsNot) {
  store.diskFree = 1ULL << 20;
  start();
  auto kept = submit(*core, probe([](Turn& turn) { turn.commitAnyway(); }));
  auto read = submit(*core, probe([](Turn&) {}));

  EXPECT_EQ(soon(std::move(kept))->failed->reason, Reason::StorageLow);
  EXPECT_FALSE(soon(std::move(read))->failed);
  EXPECT_EQ(store.appends, 0);
}

TEST_F(CoreTest, AStoppedCoreShowsWhatEverythingAddedUpTo) {
  start();
  ASSERT_TRUE(perform(issue())->position);
  core->stop();

  EXPECT_EQ(core->state().position, Position{store.events().size()});
  EXPECT_EQ(core->state().floor.tickets().size(), 1U);
}

// ---- the pulse
// ------------------------------------------------------------------------------------

TEST_F(CoreTest, ThePulseGoesOnWhileNothingHappens) {
  start();
  const std::uint64_t before = core->figures().turns;
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (core->figures().turns < before + 2 && std::chrono::steady_clock::now() < end) {
    std::this_thread::yield();
  }

  EXPECT_GE(core->figures().turns, before + 2) << "a watchdog would restart an idle hall";
}

TEST_F(CoreTest, ThePulseStandsStillWhileAWorkBlocksTheCore) {
  start();
  Gate gate;
  gate.hold(*core);
  const std::uint64_t before = core->figures().turns;
  // Neither what comes in nor the time that passes may feed the watchdog of a stuck core.
  std::vector<std::future<Ending>> queued;
  queued.reserve(3);
  for (int i = 0; i < 3; ++i) queued.push_back(submit(*core, probe()));
  core->wake();
  EXPECT_EQ(queued.back().wait_for(seconds{2}), std::future_status::timeout);
  EXPECT_EQ(core->figures().turns, before);

  gate.open();

  for (auto& one : queued) EXPECT_FALSE(soon(std::move(one))->failed);
  EXPECT_GT(core->figures().turns, before);
}

// ---- the end
// --------------------------------------------------------------------------------------

TEST_F(CoreTest, DoesWhatIsQueuedBeforeItStops) {
  start();
  Gate gate;
  gate.hold(*core);
  std::vector<std::future<Ending>> queued;
  queued.reserve(5);
  for (int i = 0; i < 5; ++i) {
    queued.push_back(submit(*core, probe([](Turn& turn) { ASSERT_TRUE(turn.perform(issue())); })));
  }
  std::thread stopper([this] { core->stop(); });
  gate.open();
  stopper.join();

  for (auto& one : queued) EXPECT_FALSE(soon(std::move(one))->failed);
  EXPECT_GE(store.events().size(), 5U);
  EXPECT_EQ(soon(submit(*core, probe()))->failed->reason, Reason::NotReady);
}

}  // namespace
}  // namespace hall::engine
