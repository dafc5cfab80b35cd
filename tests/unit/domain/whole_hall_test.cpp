#include <gtest/gtest.h>

#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// The hall as a whole: opening, restoring, clock, emergencies, texts and alerts.
namespace hall::support {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct HallRow {
  const char* what;
  HallState hall;
  Command command;
  std::optional<Reason> refused;
  const char* key = "";
  const char* value = "";
};

void expectRows(const std::vector<HallRow>& rows) {
  for (const HallRow& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = decide(row.hall, row.command, at(10));
    if (row.refused) {
      EXPECT_TRUE(isRefused(events, *row.refused, row.key, row.value));
    } else {
      EXPECT_TRUE(isAccepted(events));
    }
  }
}

HallState plain() {
  return aHall().build();
}

// ---- the log ------------------------------------------------------------------------------------

TEST(OpeningTest, OpensAHallOnceAndNothingHappensBefore) {
  expectRows({
      {"an empty log",
       HallState{},
       bySystem(OpenHall{ClockMode::Rehearsal, "ceshi"}),
       std::nullopt},
      {"an open hall",
       plain(),
       bySystem(OpenHall{ClockMode::Real, "ceshi"}),
       Reason::AlreadyExists},
      {"no code",
       HallState{},
       bySystem(OpenHall{ClockMode::Real, ""}),
       Reason::MalformedRequest,
       "field",
       "hall_code"},
      {"a command before", HallState{}, bySystem(Tick{}), Reason::NotReady},
  });
  HallState hall;
  applyAll(hall, *decide(hall, bySystem(OpenHall{ClockMode::Rehearsal, "ceshi"}), at(0)));
  EXPECT_EQ(hall.mode, ClockMode::Rehearsal);
  EXPECT_EQ(hall.hallCode, "ceshi");
}

std::map<std::string, std::uint32_t> serialsOf(const LogRestored& restored) {
  std::map<std::string, std::uint32_t> serials;
  for (const auto& [prefix, next] : restored.nextSerials) {
    TicketNumber number;
    number.prefix = prefix;
    serials[std::string(number.prefixText())] = next;
  }
  return serials;
}

TEST(RestoringTheLogTest, EveryPrefixGoesOnAtTheNextHundredOfWhatAnybodyKnows) {
  HallState hall =
      aHall().with(aTicket("A057")).with(aTicket("B120")).with(aTicket("V099")).build();
  RestoreLog command;
  command.epoch = 2;
  command.known = {
      {TicketNumber::makePrefix("A"), 130},
      {TicketNumber::makePrefix("B"), 110},
      {TicketNumber::makePrefix("K"), 7}};
  const Result<Events> events = decide(hall, bySystem(command), at(10));
  ASSERT_TRUE(isAccepted(events));
  const auto& restored = only<LogRestored>(*events);
  EXPECT_EQ(restored.epoch, 2U);
  EXPECT_EQ(restored.day, monday());
  const std::map<std::string, std::uint32_t> expected = {
      {"A", 200}, {"B", 200}, {"C", 100}, {"K", 100}, {"V", 100}, {"Y", 100}};
  EXPECT_EQ(serialsOf(restored), expected);
  EXPECT_EQ(only<AlertRaised>(*events).alert.rule, AlertRule::LogRestored);
  applyAll(hall, *events);
  IssueTicket next;
  next.id = idOf("new");
  next.item = kCompanySetUp;
  EXPECT_EQ(only<TicketIssued>(*decide(hall, by(kKiosk, next), at(10))).number.text(), "A200");
}

TEST(RestoringTheLogTest, WaitsUntilTheDayOfTheBackupIsClosed) {
  HallState hall = aHall().with(aTicket("A057")).build();
  RestoreLog command;
  command.epoch = 2;
  const Instant nextMorning = at(24 + 8);
  EXPECT_TRUE(isRefused(decide(hall, bySystem(command), nextMorning), Reason::NotReady));
  applyAll(hall, *decide(hall, bySystem(Tick{}), nextMorning));
  const Result<Events> events = decide(hall, bySystem(command), nextMorning);
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(serialsOf(only<LogRestored>(*events)).at("A"), 100U) << "of today nothing is known";
}

TEST(RestoringTheLogTest, TheEpochGrows) {
  RestoreLog same;
  same.epoch = 1;
  RestoreLog next;
  next.epoch = 2;
  const auto bare = aHall().changed([](HallState& s) { s.catalogue.reset(); }).build();
  expectRows({
      {"the same epoch", plain(), bySystem(same), Reason::MalformedRequest, "field", "epoch"},
      {"a new epoch", plain(), bySystem(next), std::nullopt},
      {"a log without a catalogue", bare, bySystem(next), std::nullopt},
  });
}

// ---- the clock ----------------------------------------------------------------------------------

struct StepRow {
  const char* what;
  Duration step;
  std::optional<AlertLevel> level;
};

TEST(ClockStepTest, IsToldAndRedBeyondTenMinutes) {
  const std::vector<StepRow> rows = {
      {"two seconds", seconds{2}, std::nullopt},
      {"two seconds back", -seconds{2}, std::nullopt},
      {"three seconds", seconds{3}, AlertLevel::Yellow},
      {"three seconds back", -seconds{3}, AlertLevel::Yellow},
      {"ten minutes", minutes{10}, AlertLevel::Yellow},
      {"an hour back", -hours{1}, AlertLevel::Red},
  };
  for (const StepRow& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = decide(plain(), bySystem(StepClock{row.step, false}), at(10));
    if (!row.level) {
      EXPECT_TRUE(isRefused(events, Reason::MalformedRequest, "field", "step"));
      continue;
    }
    ASSERT_TRUE(isAccepted(events));
    EXPECT_EQ(only<ClockStepped>(*events).step, row.step);
    EXPECT_EQ(only<AlertRaised>(*events).alert.level, *row.level);
  }
}

TEST(ClockStepTest, AcceptingTheClockClearsTheAlert) {
  HallState hall = plain();
  applyAll(hall, *decide(hall, bySystem(StepClock{hours{1}, false}), at(10)));
  const auto events = decide(hall, by(kAdministrator, StepClock{hours{1}, true}), at(11));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_TRUE(only<ClockStepped>(*events).accepted);
  applyAll(hall, *events);
  EXPECT_TRUE(hall.alerts.empty());
}

TEST(ClockStepTest, AGreaterStepReplacesTheYellowAlertByARedOne) {
  HallState hall = plain();
  applyAll(hall, *decide(hall, bySystem(StepClock{seconds{5}, false}), at(10)));
  applyAll(hall, *decide(hall, bySystem(StepClock{hours{5}, false}), at(10)));
  ASSERT_EQ(hall.alerts.size(), 1U);
  EXPECT_EQ(hall.alerts.begin()->second.level, AlertLevel::Red);
}

// ---- emergencies
// ----------------------------------------------------------------------------------

TEST(SuspensionTest, NeedsAReasonAndATextForEveryScreen) {
  const SuspendHall good{textOf("why"), "因停电暂停服务"};
  const auto suspended = aHall().suspended(at(9)).build();
  expectRows({
      {"with both", plain(), by(kManager, good), std::nullopt},
      {"without a reason", plain(), by(kManager, SuspendHall{{}, "停电"}), Reason::ReasonRequired},
      {"without a text",
       plain(),
       by(kManager, SuspendHall{textOf("why"), ""}),
       Reason::MalformedRequest,
       "field",
       "public_text"},
      {"with too long a text",
       plain(),
       by(kManager, SuspendHall{textOf("why"), std::string(201, 'x')}),
       Reason::MalformedRequest},
      {"suspended already",
       suspended,
       by(kManager, good),
       Reason::HallSuspended,
       "text",
       "因停电暂停服务"},
      {"resuming", suspended, by(kManager, ResumeHall{}), std::nullopt},
      {"resuming what goes on", plain(), by(kManager, ResumeHall{}), Reason::HallNotSuspended},
  });
}

TEST(SuspensionTest, TheTimeIsNotWait) {
  HallState hall = aHall().with(aTicket("A001")).build();
  const SuspendHall suspend{textOf("why"), "因停电暂停服务"};
  applyAll(hall, *decide(hall, by(kManager, suspend), at(9, 10)));
  applyAll(hall, *decide(hall, by(kManager, ResumeHall{}), at(9, 40)));
  EXPECT_EQ(hall.floor.ticket(idOf("A001"))->ageAt(at(9, 45)), minutes{15});
}

// ---- texts --------------------------------------------------------------------------------------

TEST(TextTest, GoesToAKnownZoneOrCounterAndHasALength) {
  const Broadcast good{kMainZone, "请携带身份证", true, minutes{10}};
  const auto with = [&](auto change) {
    Broadcast broadcast = good;
    change(broadcast);
    return by(kManager, broadcast);
  };
  const std::string long200(200, 'x');
  expectRows({
      {"to a zone", plain(), by(kManager, good), std::nullopt},
      {"to every zone", plain(), with([](auto& b) { b.zone = {}; }), std::nullopt},
      {"an unknown zone", plain(), with([](auto& b) { b.zone = ZoneId{9}; }), Reason::ZoneNotFound},
      {"no text",
       plain(),
       with([](auto& b) { b.text.clear(); }),
       Reason::MalformedRequest,
       "field",
       "text"},
      {"200 characters", plain(), with([&](auto& b) { b.text = long200; }), std::nullopt},
      {"201 characters",
       plain(),
       with([&](auto& b) { b.text = long200 + "字"; }),
       Reason::MalformedRequest},
      {"a control character",
       plain(),
       with([](auto& b) { b.text = "a\x1b[2J"; }),
       Reason::MalformedRequest},
      {"59 s",
       plain(),
       with([](auto& b) { b.length = seconds{59}; }),
       Reason::MalformedRequest,
       "field",
       "show_duration"},
      {"24 h", plain(), with([](auto& b) { b.length = hours{24}; }), std::nullopt},
      {"longer", plain(), with([](auto& b) { b.length = hours{25}; }), Reason::MalformedRequest},
      {"to a counter",
       plain(),
       by(kManager, MessageCounter{kCounter1, "请到值班室"}),
       std::nullopt},
      {"an unknown counter",
       plain(),
       by(kManager, MessageCounter{CounterId{9}, "好"}),
       Reason::CounterNotFound},
      {"nothing to a counter",
       plain(),
       by(kManager, MessageCounter{kCounter1, ""}),
       Reason::MalformedRequest,
       "field",
       "text"},
  });
  const auto sent = decide(plain(), by(kManager, good), at(10));
  EXPECT_EQ(only<BroadcastSent>(*sent).until, at(10, 10));
}

// ---- alerts -------------------------------------------------------------------------------------

HallState withDiskAlert(AlertLevel level = AlertLevel::Yellow) {
  HallState hall = plain();
  applyAll(hall, *decide(hall, bySystem(RaiseAlert{AlertRule::DiskSpace, level, "hall"}), at(9)));
  return hall;
}

TEST(AlertTest, OneIsOpenForARuleAndSubject) {
  const auto disk = [](AlertLevel level, const char* subject) {
    return bySystem(RaiseAlert{AlertRule::DiskSpace, level, subject});
  };
  const auto yellow = AlertLevel::Yellow;
  const auto red = AlertLevel::Red;
  const auto state = [](AlertRule rule) {
    return bySystem(RaiseAlert{rule, AlertLevel::Red, "hall"});
  };
  expectRows({
      {"raised", plain(), disk(yellow, "hall"), std::nullopt},
      {"the same again", withDiskAlert(), disk(yellow, "hall"), Reason::NothingChanged},
      {"a lesser one", withDiskAlert(red), disk(yellow, "hall"), Reason::NothingChanged},
      {"a redder one", withDiskAlert(), disk(red, "hall"), std::nullopt},
      {"of another subject", withDiskAlert(), disk(yellow, "device:1"), std::nullopt},
      {"of no subject", plain(), disk(yellow, ""), Reason::MalformedRequest, "field", "subject"},
      {"a pause overrun",
       plain(),
       state(AlertRule::PauseOverrun),
       Reason::MalformedRequest,
       "field",
       "rule"},
      {"a queue unserved", plain(), state(AlertRule::QueueUnserved), Reason::MalformedRequest},
      {"a priority share", plain(), state(AlertRule::PriorityShare), Reason::MalformedRequest},
  });
}

TEST(AlertTest, ARedderOneTakesThePlaceOfTheYellow) {
  HallState hall = withDiskAlert();
  const RaiseAlert red{AlertRule::DiskSpace, AlertLevel::Red, "hall"};
  applyAll(hall, *decide(hall, bySystem(red), at(10)));
  ASSERT_EQ(hall.alerts.size(), 1U);
  EXPECT_EQ(hall.alerts.begin()->first, AlertId{2});
  EXPECT_EQ(hall.alerts.begin()->second.level, AlertLevel::Red);
}

TEST(AlertTest, IsClearedByFactsAndAcknowledgedOnceByAPerson) {
  HallState acknowledged = withDiskAlert();
  applyAll(
      acknowledged, *decide(acknowledged, by(kManager, AcknowledgeAlert{AlertId{1}}), at(9, 5))
  );
  EXPECT_EQ(acknowledged.alerts.begin()->second.acknowledgedBy, kManager);
  HallState cleared = withDiskAlert();
  const auto clear = bySystem(ClearAlert{AlertRule::DiskSpace, "hall"});
  applyAll(cleared, *decide(cleared, clear, at(9, 5)));
  EXPECT_TRUE(cleared.alerts.empty());
  const auto acknowledge = by(kManager, AcknowledgeAlert{AlertId{1}});
  const auto ofTheState = bySystem(ClearAlert{AlertRule::QueueUnserved, "queue:1"});
  expectRows({
      {"acknowledged", withDiskAlert(), acknowledge, std::nullopt},
      {"acknowledged twice", acknowledged, acknowledge, Reason::AlertClosed, "alert_id", "1"},
      {"cleared already", cleared, acknowledge, Reason::AlertClosed},
      {"never raised", plain(), acknowledge, Reason::AlertNotFound, "alert_id", "1"},
      {"number zero", withDiskAlert(), by(kManager, AcknowledgeAlert{}), Reason::AlertNotFound},
      {"by a device",
       withDiskAlert(),
       by(kBoard, AcknowledgeAlert{AlertId{1}}),
       Reason::NotPermitted,
       "right",
       "person"},
      {"clearing nothing", plain(), clear, Reason::AlertNotFound},
      {"clearing what the state raises", plain(), ofTheState, Reason::MalformedRequest},
  });
}

}  // namespace

}  // namespace hall::support
