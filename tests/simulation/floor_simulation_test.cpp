#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

#include "tests/simulation/hall_order.h"
#include "tests/simulation/random_hall.h"

/// Days of a small hall in which people and devices press whatever they can, checked after every
/// command. HALL_SEED=n runs that one hall again; HALL_LONG=1 runs many more.
namespace hall::simulation {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Halls, one a seed, of two days each.
constexpr std::uint64_t kHalls = 120;
constexpr std::uint64_t kHallsLong = 3'000;
constexpr int kCommandsPerDay = 250;
/// More Ticks than this at one moment do not come to an end.
constexpr int kTicksMax = 50;

/// How often each kind of command was accepted, by its place in CommandBody.
using Accepted = std::map<std::size_t, std::uint64_t>;

class SimulatedHall {
 public:
  SimulatedHall(std::uint64_t seed, Accepted& accepted)
      : state_(aHall().build()), order_(state_), people_(seed, state_), accepted_(accepted) {}

  /// From before opening until the night's end; a second day follows in the same hall.
  void run() {
    for (const int day : {0, 1}) {
      now_ = at(24 * day + 8, 20);
      for (int i = 0; i < kCommandsPerDay && !testing::Test::HasFailure(); ++i) {
        pass();
        submit(people_.next(now_));
      }
      now_ = std::max(now_, at(24 * day + 27));
      tick();
      EXPECT_TRUE(state_.floor.tickets().empty());
    }
  }

 private:
  /// Mostly seconds, now and then minutes; timers fire when they are due, as the engine lets them.
  void pass() {
    Dice& dice = people_.dice();
    const auto step = dice.chance(4) ? minutes{static_cast<int>(dice.below(25))}
                                     : seconds{static_cast<int>(dice.below(50))};
    const Instant until = now_ + step;
    while (const std::optional<Instant> due = nextDue(state_)) {
      if (*due > until || testing::Test::HasFailure()) break;
      now_ = std::max(now_, *due);
      tick();
    }
    now_ = until;
  }

  /// Until nothing is due any more.
  void tick() {
    for (int i = 0; i < kTicksMax; ++i) {
      const std::optional<Instant> due = nextDue(state_);
      if (!due || *due > now_) return;
      submit(bySystem(Tick{}));
    }
    ADD_FAILURE() << "a timer is due for ever";
  }

  void submit(const Command& command) {
    const CallId firstCall = state_.nextCall;
    const Result<Events> events = perform(state_, command, now_);
    if (!events) {
      order_.expectUntouched(state_);
      return;
    }
    ++accepted_[command.body.index()];
    order_.follow(*events, state_, now_);
    for (CallId call = firstCall; call < state_.nextCall; ++call.value) report(call);
  }

  void report(CallId call) {
    now_ += seconds{1};
    if (const std::optional<Command> command = people_.reportOf(call)) submit(*command);
  }

  HallState state_;
  HallOrder order_;
  RandomHall people_;
  Accepted& accepted_;
  Instant now_;
};

std::optional<std::uint64_t> numberFrom(const char* variable) {
  const char* text = std::getenv(variable);
  if (text == nullptr) return std::nullopt;
  return std::strtoull(text, nullptr, 10);
}

void runHalls(std::uint64_t first, std::uint64_t count, Accepted& accepted) {
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    SCOPED_TRACE("HALL_SEED=" + std::to_string(seed));
    SimulatedHall(seed, accepted).run();
    if (testing::Test::HasFailure()) return;
  }
}

template <class Body>
void expectAccepted(const Accepted& accepted) {
  EXPECT_TRUE(accepted.contains(CommandBody(Body{}).index())) << typeid(Body).name();
}

template <class... Bodies>
void expectEachAccepted(const Accepted& accepted) {
  (expectAccepted<Bodies>(accepted), ...);
}

TEST(FloorSimulationTest, DaysOfRandomCommandsKeepTheHallInOrder) {
  Accepted accepted;
  if (const auto seed = numberFrom("HALL_SEED")) {
    runHalls(*seed, 1, accepted);
    return;
  }
  const std::uint64_t halls = numberFrom("HALL_LONG").value_or(0) != 0 ? kHallsLong : kHalls;
  std::cout << "seeds 1 to " << halls << '\n';
  runHalls(1, halls, accepted);
  if (testing::Test::HasFailure()) return;
  expectEachAccepted<
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
      SuspendHall,
      ResumeHall,
      AcknowledgeAlert,
      Tick>(accepted);
}

TEST(FloorSimulationTest, TheSameSeedGivesTheSameDays) {
  Accepted first;
  Accepted second;
  runHalls(77, 1, first);
  runHalls(77, 1, second);
  EXPECT_EQ(first, second);
}

}  // namespace

}  // namespace hall::simulation
