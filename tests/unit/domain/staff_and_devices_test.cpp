#include <gtest/gtest.h>

#include <set>

#include "server/domain/numbering.h"
#include "tests/support/floor_builder.h"
#include "tests/unit/domain/refusal_of.h"

/// Who works in the hall and which devices stand there.
namespace hall::support {

namespace {

template <class Thing>
struct ThingRow {
  const char* what;
  HallState hall;
  Thing thing;
  std::optional<Reason> refused;
  const char* key = "";
  const char* value = "";
};

template <class Record, class Thing>
void expectRows(const std::vector<ThingRow<Thing>>& rows) {
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    const Result<Events> events = decide(row.hall, by(kAdministrator, Record{row.thing}), at(10));
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

// ---- staff ------------------------------------------------------------------------------------

Staff newcomer() {
  Staff staff;
  staff.number = "2001";
  staff.name = "吴静";
  staff.department = kMarket;
  staff.roles = {Role::CounterStaff};
  return staff;
}

template <class Change>
Staff newcomerWith(Change change) {
  Staff staff = newcomer();
  change(staff);
  return staff;
}

Staff zhang() {
  return plain().staff.at(kZhang);
}

template <class Change>
Staff zhangWith(Change change) {
  Staff staff = zhang();
  change(staff);
  return staff;
}

TEST(StaffTest, ANewPersonGetsTheNextIdAndSetsInOrder) {
  const Staff person = newcomerWith([](auto& s) {
    s.roles = {Role::GuideStaff, Role::CounterStaff, Role::GuideStaff};
    s.queues = {kConsult, kGeneral, kConsult};
  });
  const HallState hall = plain();
  const Result<Events> events = decide(hall, by(kAdministrator, RecordStaff{person}), at(10));
  ASSERT_TRUE(isAccepted(events));
  const Staff& recorded = only<StaffRecorded>(*events).staff;
  EXPECT_EQ(recorded.id, hall.nextStaff);
  EXPECT_EQ(recorded.roles, (std::vector{Role::CounterStaff, Role::GuideStaff}));
  EXPECT_EQ(recorded.queues, (std::vector{kGeneral, kConsult}));
}

TEST(StaffTest, RecordsPeopleWhoCanBe) {
  const auto fresh = [] {
    HallState hall;
    applyAll(hall, *decide(hall, bySystem(OpenHall{ClockMode::Real, "ceshi"}), at(0)));
    return hall;
  };
  const auto malformed = Reason::MalformedRequest;
  expectRows<RecordStaff, Staff>({
      {"a new person", plain(), newcomer(), std::nullopt},
      {"the first administrator, before a catalogue",
       fresh(),
       newcomerWith([](auto& s) { s.department = {}, s.roles = {Role::Administrator}; }),
       std::nullopt},
      {"no number",
       plain(),
       newcomerWith([](auto& s) { s.number = ""; }),
       malformed,
       "field",
       "staff_number"},
      {"a number with a space",
       plain(),
       newcomerWith([](auto& s) { s.number = "1 2"; }),
       malformed},
      {"somebody else's number",
       plain(),
       newcomerWith([](auto& s) { s.number = "1001"; }),
       Reason::AlreadyExists,
       "staff_number",
       "1001"},
      {"no name", plain(), newcomerWith([](auto& s) { s.name = ""; }), malformed, "field", "name"},
      {"no role",
       plain(),
       newcomerWith([](auto& s) { s.roles = {}; }),
       malformed,
       "field",
       "roles"},
      {"the role of a device",
       plain(),
       newcomerWith([](auto& s) { s.roles = {Role::Kiosk}; }),
       malformed,
       "field",
       "roles"},
      {"no such department",
       plain(),
       newcomerWith([](auto& s) { s.department = DepartmentId{9}; }),
       Reason::DepartmentNotFound},
      {"no such queue",
       plain(),
       newcomerWith([](auto& s) { s.queues = {QueueId{9}}; }),
       Reason::QueueNotFound,
       "queue_id",
       "9"},
      {"no such person",
       plain(),
       newcomerWith([](auto& s) { s.id = StaffId{99}; }),
       Reason::StaffNotFound},
      {"a change", plain(), zhangWith([](auto& s) { s.name = "张敏敏"; }), std::nullopt},
      {"no change", plain(), zhang(), Reason::NothingChanged},
  });
}

TEST(StaffTest, WhoIsDisabledIsSignedOffButNotFromUnderAnApplicant) {
  const Staff gone = zhangWith([](auto& s) { s.disabled = true; });
  HallState idle = aHall().signedIn(kCounter1, kZhang).build();
  const Result<Events> events = decide(idle, by(kAdministrator, RecordStaff{gone}), at(10));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_EQ(only<CounterSignedOff>(*events).counter, kCounter1);
  applyAll(idle, *events);
  EXPECT_EQ(idle.floor.counter(kCounter1)->state, CounterState::Offline);
  const HallState serving =
      aHall().signedIn(kCounter1, kZhang).with(aTicket("A001").serving(kCounter1, at(9))).build();
  EXPECT_TRUE(isRefused(
      decide(serving, by(kAdministrator, RecordStaff{gone}), at(10)),
      Reason::CounterBusy,
      "number",
      "A001"
  ));
}

TEST(StaffTest, WhomADisabledPersonLeavesAloneTheHallIsToldInRed) {
  const Staff gone = zhangWith([](auto& s) { s.disabled = true; });
  const auto papers = aTicket("A001")
                          .called(kCounter1, at(9, 5))
                          .serving(kCounter1, at(9, 6))
                          .held(HoldKind::PapersLeftHere, at(9, 10));
  const auto zhangSits = [] { return aHall().signedIn(kCounter1, kZhang); };
  struct Row {
    const char* what;
    HallState hall;
    bool alerts;
  };
  const std::vector<Row> rows = {
      {"nobody waits", zhangSits().build(), false},
      {"somebody waits for this counter alone", zhangSits().with(aTicket("A001")).build(), true},
      {"another counter serves them too",
       zhangSits().signedIn(kCounter2, kLi).with(aTicket("A001")).build(),
       false},
      {"papers lie there", zhangSits().signedIn(kCounter2, kLi).with(papers).build(), true},
      {"who sits nowhere leaves nobody", aHall().with(aTicket("A001")).build(), false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    HallState hall = row.hall;
    ASSERT_TRUE(isAccepted(perform(hall, by(kAdministrator, RecordStaff{gone}), at(10))));
    EXPECT_TRUE(hall.staff.at(kZhang).disabled);
    EXPECT_EQ(hall.counterOf(kZhang), nullptr);
    const Alert* alert = hall.openAlert(AlertRule::SignOffOverride, "counter:1");
    ASSERT_EQ(alert != nullptr, row.alerts);
    if (alert != nullptr) {
      EXPECT_EQ(alert->level, AlertLevel::Red);
    }
  }
}

TEST(StaffTest, TheAlertOnPapersStandsUntilSomebodySitsThereAgain) {
  HallState hall = aHall()
                       .signedIn(kCounter1, kZhang)
                       .with(aTicket("A001")
                                 .called(kCounter1, at(9, 5))
                                 .serving(kCounter1, at(9, 6))
                                 .held(HoldKind::PapersLeftHere, at(9, 10)))
                       .build();
  const Staff gone = zhangWith([](auto& s) { s.disabled = true; });
  ASSERT_TRUE(isAccepted(perform(hall, by(kAdministrator, RecordStaff{gone}), at(10))));
  ASSERT_NE(hall.openAlert(AlertRule::SignOffOverride, "counter:1"), nullptr);

  ASSERT_TRUE(isAccepted(perform(hall, by(kLi, SignIn{kCounter1}), at(10, 10))));

  EXPECT_EQ(hall.openAlert(AlertRule::SignOffOverride, "counter:1"), nullptr);
}

TEST(StaffTest, ChangedQueuesHoldFromTheNextSignIn) {
  HallState hall = aHall().signedIn(kCounter1, kZhang).build();
  const Staff fewer = zhangWith([](auto& s) { s.queues = {kEstate}; });
  applyAll(hall, *decide(hall, by(kAdministrator, RecordStaff{fewer}), at(10)));
  EXPECT_TRUE(hall.floor.counter(kCounter1)->able().has(kGeneral));
}

TEST(StaffTest, APasswordIsResetForSomebodyWhoMayLogIn) {
  const HallState disabled =
      aHall().changed([](HallState& state) { state.staff.at(kZhang).disabled = true; }).build();
  const auto reset = by(kAdministrator, ResetPassword{kZhang});
  EXPECT_TRUE(isAccepted(decide(plain(), reset, at(10))));
  EXPECT_TRUE(isRefused(decide(disabled, reset, at(10)), Reason::StaffDisabled));
  EXPECT_TRUE(isRefused(
      decide(plain(), by(kAdministrator, ResetPassword{StaffId{99}}), at(10)), Reason::StaffNotFound
  ));
}

// ---- devices ----------------------------------------------------------------------------------

Device sign() {
  Device device;
  device.code = "sign-1";
  device.name = "1号窗口屏";
  device.kind = DeviceKind::Sign;
  device.zone = kMainZone;
  device.counter = kCounter1;
  return device;
}

template <class Change>
Device signWith(Change change) {
  Device device = sign();
  change(device);
  return device;
}

template <class Change>
Device kioskWith(Change change) {
  Device device = plain().devices.at(kKiosk);
  change(device);
  return device;
}

TEST(DeviceTest, RecordsDevicesThatCanStandHere) {
  const auto revoked =
      aHall().changed([](HallState& state) { state.devices.at(kKiosk).revoked = true; }).build();
  expectRows<RecordDevice, Device>({
      {"a new sign", plain(), sign(), std::nullopt},
      {"no code",
       plain(),
       signWith([](auto& d) { d.code = ""; }),
       Reason::MalformedRequest,
       "field",
       "device_id"},
      {"another device's code",
       plain(),
       signWith([](auto& d) { d.code = "kiosk-1"; }),
       Reason::AlreadyExists,
       "device_id",
       "kiosk-1"},
      {"too long a name",
       plain(),
       signWith([](auto& d) { d.name = std::string(51, 'x'); }),
       Reason::MalformedRequest,
       "field",
       "name"},
      {"a sign of no counter",
       plain(),
       signWith([](auto& d) { d.counter = {}; }),
       Reason::MalformedRequest,
       "field",
       "counter_id"},
      {"a pad of no counter",
       plain(),
       signWith([](auto& d) { d.kind = DeviceKind::Pad, d.counter = {}; }),
       Reason::MalformedRequest},
      {"a board of no counter",
       plain(),
       signWith([](auto& d) { d.kind = DeviceKind::Board, d.counter = {}; }),
       std::nullopt},
      {"no such zone",
       plain(),
       signWith([](auto& d) { d.zone = ZoneId{9}; }),
       Reason::ZoneNotFound},
      {"no such counter",
       plain(),
       signWith([](auto& d) { d.counter = CounterId{9}; }),
       Reason::CounterNotFound},
      {"no such device",
       plain(),
       signWith([](auto& d) { d.id = DeviceId{99}; }),
       Reason::DeviceNotFound},
      {"a change", plain(), kioskWith([](auto& d) { d.name = "东门"; }), std::nullopt},
      {"revoking", plain(), kioskWith([](auto& d) { d.revoked = true; }), std::nullopt},
      {"taking a revocation back",
       revoked,
       kioskWith([](auto& d) { d.revoked = false; }),
       Reason::DeviceRevoked,
       "device_id",
       "kiosk-1"},
  });
}

TEST(DeviceTest, TheSameFactsAgainAreNoEvent) {
  const auto same = by(kAdministrator, RecordDevice{plain().devices.at(kKiosk)});
  const Result<Events> events = decide(plain(), same, at(10));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_TRUE(events->empty());
}

TEST(DeviceTest, AnEditLeavesTheConditionAsTheDeviceSaidIt) {
  HallState hall = plain();
  applyAll(hall, *decide(hall, by(kKiosk, ReportDevice{"paper_low"}), at(9)));
  const Device edited = kioskWith([](auto& d) { d.name = "东门", d.condition = "ok"; });
  applyAll(hall, *decide(hall, by(kAdministrator, RecordDevice{edited}), at(10)));
  EXPECT_EQ(hall.devices.at(kKiosk).condition, "paper_low");
  EXPECT_EQ(hall.devices.at(kKiosk).conditionSince, at(9));
  EXPECT_EQ(hall.devices.at(kKiosk).name, "东门");
}

TEST(DeviceTest, ARevokedDeviceHasNoFaultsAnyMore) {
  HallState hall = plain();
  applyAll(hall, *decide(hall, by(kKiosk, ReportDevice{"paper_out"}), at(9)));
  const Device revoked = kioskWith([](auto& d) { d.revoked = true; });
  applyAll(hall, *decide(hall, by(kAdministrator, RecordDevice{revoked}), at(10)));
  EXPECT_TRUE(hall.alerts.empty());
}

TEST(DeviceTest, AKioskIsClosedWithATextAndOnlyAKiosk) {
  HallState hall = plain();
  const Device closed = kioskWith([](auto& d) { d.closedText = "本机维护中"; });
  applyAll(hall, *decide(hall, by(kManager, RecordDevice{closed}), at(9)));
  EXPECT_EQ(hall.devices.at(kKiosk).closedText, "本机维护中");

  const Device wordy = kioskWith([](auto& d) { d.closedText = std::string(201, 'x'); });
  Device board = plain().devices.at(kBoard);
  board.closedText = "本机维护中";
  EXPECT_TRUE(isRefused(
      decide(hall, by(kManager, RecordDevice{wordy}), at(9)),
      Reason::MalformedRequest,
      "field",
      "text"
  ));
  EXPECT_TRUE(isRefused(
      decide(hall, by(kManager, RecordDevice{board}), at(9)),
      Reason::MalformedRequest,
      "field",
      "device_id"
  ));
}

TEST(DeviceTest, AKiosksFirstSignOfLifeGivesItAPrefixOfItsOwn) {
  HallState hall = aHall()
                       .changed([](HallState& state) {
                         Device second = state.devices.at(kKiosk);
                         second.id = DeviceId{50};
                         second.code = "kiosk-2";
                         second.offlinePrefix.clear();
                         state.devices[second.id] = second;
                       })
                       .build();
  const Actor kiosk{{}, DeviceId{50}, Role::Kiosk};
  const auto report = [&] {
    const Result<Events> events = decide(hall, {kiosk, {}, ReportDevice{"ok"}}, at(9));
    ASSERT_TRUE(isAccepted(events));
    applyAll(hall, *events);
  };
  report();
  EXPECT_EQ(hall.devices.at(DeviceId{50}).offlinePrefix, "KB") << "KA is the first one's";
  EXPECT_EQ(hall.devices.at(DeviceId{50}).condition, "ok");
  report();
  const Device edited = [&] {
    Device device = hall.devices.at(DeviceId{50});
    device.name = "东门";
    device.offlinePrefix = "KA";
    return device;
  }();
  applyAll(hall, *decide(hall, by(kAdministrator, RecordDevice{edited}), at(10)));
  EXPECT_EQ(hall.devices.at(DeviceId{50}).offlinePrefix, "KB") << "it is nobody's to edit";
}

TEST(DeviceTest, APrefixIsNeverReadAsOneOfTheHalls) {
  HallState hall = plain();
  hall.devices.clear();
  EXPECT_EQ(freeOfflinePrefix(hall), "KA");
  Catalogue::Content content = hall.catalogue->content();
  content.queues[0].prefix = "KA";
  content.queues[1].prefix = "KB1";
  hall.catalogue = std::make_shared<const Catalogue>(content);
  EXPECT_EQ(freeOfflinePrefix(hall), "KC") << "KB1001 would be the hall's number 001 under KB1";
  hall.catalogue = nullptr;
  EXPECT_EQ(freeOfflinePrefix(hall), "");
}

TEST(DeviceTest, PrefixesGoOnWithThreeLettersAndLeaveOutWhatLooksLikeADigit) {
  HallState hall = plain();
  std::set<std::string> given;
  for (std::uint32_t id = 100; id < 100 + 30; ++id) {
    Device kiosk = plain().devices.at(kKiosk);
    kiosk.id = DeviceId{id};
    kiosk.offlinePrefix = freeOfflinePrefix(hall);
    EXPECT_EQ(kiosk.offlinePrefix.find_first_of("IO0123456789"), std::string::npos);
    EXPECT_TRUE(given.insert(kiosk.offlinePrefix).second) << kiosk.offlinePrefix;
    hall.devices[kiosk.id] = kiosk;
  }
  EXPECT_TRUE(given.contains("KZ"));
  EXPECT_TRUE(given.contains("KAA"));
}

struct ConditionRow {
  const char* condition;
  std::optional<AlertLevel> level;
};

TEST(DeviceTest, AlertsByHowMuchStillWorks) {
  const std::vector<ConditionRow> rows = {
      {"ok", std::nullopt},
      {"paper_low", AlertLevel::Yellow},
      {"reader_fault", AlertLevel::Yellow},
      {"out_of_service", AlertLevel::Yellow},
      {"paper_out", AlertLevel::Red},
      {"printer_fault", AlertLevel::Red},
      {"sound_fault", AlertLevel::Red},
      {"silent", AlertLevel::Red},
      {"something_new", AlertLevel::Red},
  };
  for (const ConditionRow& row : rows) {
    SCOPED_TRACE(row.condition);
    HallState hall = plain();
    const Result<Events> events = decide(hall, by(kKiosk, ReportDevice{row.condition}), at(10));
    ASSERT_TRUE(isAccepted(events));
    applyAll(hall, *events);
    EXPECT_EQ(hall.devices.at(kKiosk).condition, row.condition);
    const Alert* alert = hall.openAlert(AlertRule::DeviceFault, "device:1");
    ASSERT_EQ(alert != nullptr, row.level.has_value());
    if (alert == nullptr) continue;
    EXPECT_EQ(alert->level, *row.level);
  }
}

TEST(DeviceTest, SpeaksOfAChangeOnlyAndOneFaultTakesThePlaceOfAnother) {
  HallState hall = plain();
  const auto report = [&](const char* condition) {
    const Result<Events> events = decide(hall, by(kKiosk, ReportDevice{condition}), at(10));
    EXPECT_TRUE(isAccepted(events));
    applyAll(hall, *events);
    return events->size();
  };
  EXPECT_EQ(report("paper_out"), 2U);
  EXPECT_EQ(report("paper_out"), 0U);
  EXPECT_EQ(report("paper_low"), 3U);
  EXPECT_EQ(hall.alerts.size(), 1U);
  EXPECT_EQ(hall.alerts.begin()->second.level, AlertLevel::Yellow);
  EXPECT_EQ(report("ok"), 2U);
  EXPECT_TRUE(hall.alerts.empty());
}

TEST(DeviceTest, OnlyAKnownDeviceSaysHowItIs) {
  const HallState revoked =
      aHall().changed([](HallState& state) { state.devices.at(kKiosk).revoked = true; }).build();
  const auto ok = ReportDevice{"ok"};
  EXPECT_TRUE(isRefused(decide(plain(), by(kGuide, ok), at(10)), Reason::DeviceNotFound));
  EXPECT_TRUE(isRefused(decide(revoked, by(kKiosk, ok), at(10)), Reason::DeviceRevoked));
  EXPECT_TRUE(isRefused(
      decide(plain(), by(kKiosk, ReportDevice{""}), at(10)),
      Reason::MalformedRequest,
      "field",
      "condition"
  ));
}

}  // namespace

}  // namespace hall::support
