#include "tests/unit/api/view_fixture.h"

/// What those who work in the hall see: kiosk, counter, desk and manager.
namespace hall::api {
namespace {

using engine::View;
using support::aHall;
using support::at;
using support::aTicket;
using support::kCounter1;
using support::kCounter2;
using support::kCounter4;
using support::kMainZone;
using support::kQuietZone;
using Texts = std::vector<std::string>;

class StaffViewTest : public ViewFixture {
 protected:
  v1::CounterSnapshot counter(domain::CounterId id = kCounter1) {
    return snapshot({View::Counter, {}, id, {}}).counter();
  }
  v1::DeskSnapshot desk(domain::ZoneId zone = {}) {
    return snapshot({View::Desk, zone, {}, {}}).desk();
  }
  v1::ManagerSnapshot manager(domain::ZoneId zone = {}) {
    return snapshot({View::Manager, zone, {}, {}}).manager();
  }
  template <class Snapshot>
  static Texts numbers(const Snapshot& shown) {
    Texts all = each(shown.tickets(), [](const v1::Ticket& ticket) { return ticket.number(); });
    std::sort(all.begin(), all.end());
    return all;
  }
  template <class Snapshot>
  static Texts queues(const Snapshot& shown) {
    return each(shown.queues(), [](const v1::QueueStatus& queue) { return queue.queue_id(); });
  }
};

TEST_F(StaffViewTest, AKioskKnowsEveryQueue) {
  hall = aHall().signedIn(kCounter1, support::kZhang).with(aTicket("A001")).build();

  const auto kiosk = snapshot({View::Kiosk, {}, {}, {}}).kiosk();

  ASSERT_EQ(queues(kiosk), (Texts{"consult", "estate", "general"}));
  EXPECT_EQ(kiosk.queues(2).waiting_count(), 1U);
  EXPECT_TRUE(kiosk.queues(2).issuing());
  EXPECT_TRUE(kiosk.hall().in_session());
  EXPECT_EQ(queues(snapshot({View::Kiosk, kQuietZone, {}, {}}).kiosk()), Texts{"consult"});
}

TEST_F(StaffViewTest, AWithdrawnQueueLeavesEveryScreenWithTheLastOneWhoStandsInIt) {
  const auto withdraw = [](domain::Catalogue::Content& content) {
    content.queues[2].withdrawn = true;
  };
  struct Row {
    const char* what;
    support::HallBuilder builder;
    bool shown;
  };
  const auto consult = aTicket("C001").issued(at(8, 50));
  const auto chen = aHall().signedIn(kCounter4, support::kChen);
  std::vector<Row> rows{
      {"nobody", aHall(), false},
      {"somebody waits", aHall().with(consult), true},
      {"somebody is called",
       support::HallBuilder(chen).with(support::TicketBuilder(consult).called(kCounter4, at(8, 55))
       ),
       true},
      {"the last one has gone",
       aHall().with(support::TicketBuilder(consult).cancelled(at(8, 55))),
       false}};
  for (Row& row : rows) {
    SCOPED_TRACE(row.what);
    hall = row.builder.catalogue(withdraw).build();
    const Texts wanted =
        row.shown ? Texts{"consult", "estate", "general"} : Texts{"estate", "general"};

    EXPECT_EQ(queues(snapshot({View::Kiosk, {}, {}, {}}).kiosk()), wanted);
    EXPECT_EQ(queues(desk()), wanted);
    const auto onBoard = snapshot(board()).board();
    EXPECT_EQ(
        each(onBoard.queues(), [](const v1::BoardQueue& queue) { return queue.queue_id(); }), wanted
    );
  }
}

TEST_F(StaffViewTest, AQueueThatMakesNobodyWaitSaysNothingOfAWait) {
  hall = aHall().signedIn(kCounter4, support::kChen).build();

  const auto kiosk = snapshot({View::Kiosk, kQuietZone, {}, {}}).kiosk();

  EXPECT_FALSE(kiosk.queues(0).has_wait());
  EXPECT_EQ(kiosk.queues(0).open_counters(), 1U);
}

TEST_F(StaffViewTest, ACounterSeesItsQueuesAndTheTicketsInThem) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .signedIn(kCounter2, support::kLi)
             .with(aTicket("A001").issued(support::at(9, 1)))
             .with(aTicket("B001").issued(support::at(9, 2)))
             .with(aTicket("C001").issued(support::at(9, 3)))
             .build();
  now = support::at(9, 5);

  EXPECT_EQ(queues(counter(kCounter1)), Texts{"general"});
  EXPECT_EQ(numbers(counter(kCounter1)), Texts{"A001"});
  EXPECT_EQ(queues(counter(kCounter2)), (Texts{"estate", "general"}));
  EXPECT_EQ(numbers(counter(kCounter2)), (Texts{"A001", "B001"}));
  EXPECT_TRUE(counter(kCounter1).somebody_callable());
  EXPECT_EQ(counter(kCounter1).counter().staff_number(), "1001");
}

TEST_F(StaffViewTest, ACounterWithoutStaffServesNobody) {
  hall = aHall().with(aTicket("A001")).build();

  EXPECT_EQ(counter().queues_size(), 0);
  EXPECT_EQ(counter().tickets_size(), 0);
  EXPECT_FALSE(counter().somebody_callable());
  EXPECT_FALSE(counter().has_serving());
}

TEST_F(StaffViewTest, ACounterKeepsSightOfWhatIsHeldThere) {
  hall = aHall()
             .signedIn(kCounter2, support::kLi)
             .with(aTicket("B001")
                       .serving(kCounter2, support::at(9, 2))
                       .held(domain::HoldKind::PapersLeftHere, support::at(9, 5)))
             .changed([](domain::HallState& state) {
               domain::QueueSet generalOnly;
               generalOnly.add(support::kGeneral);
               state.floor.counterFor(kCounter2).staffQueues = generalOnly;
             })
             .build();

  EXPECT_EQ(numbers(counter(kCounter2)), Texts{"B001"});
  EXPECT_EQ(counter(kCounter2).tickets(0).hold_kind(), v1::HOLD_KIND_PAPERS_LEFT_HERE);
}

TEST_F(StaffViewTest, ACounterSeesTheLatestServingOfWhoSitsThere) {
  hall =
      aHall()
          .signedIn(kCounter1, support::kZhang)
          .with(aTicket("A001").serving(kCounter1, support::at(9, 1)).finished(support::at(9, 5)))
          .with(aTicket("A002").serving(kCounter1, support::at(9, 6)).finished(support::at(9, 9)))
          .build();
  now = support::at(9, 9, 10);
  EXPECT_EQ(counter().serving().serving_id(), 2U);
  EXPECT_EQ(counter().serving().number(), "A002");

  domain::apply(hall, {support::at(9, 10), {}, domain::CounterSignedOff{kCounter1, {}}});
  domain::apply(
      hall, {support::at(9, 11), {}, domain::CounterSignedIn{kCounter1, support::kLi, {}}}
  );
  EXPECT_FALSE(counter().has_serving()) << "Li has served nobody yet";
}

TEST_F(StaffViewTest, ACounterGetsItsMessagesUntilTheyLapse) {
  hall = aHall()
             .with(domain::CounterMessaged{kCounter1, "请协助三号窗口"}, support::at(9))
             .with(domain::CounterMessaged{kCounter2, "别处"}, support::at(9))
             .with(domain::CounterMessaged{kCounter1, "请收回意见箱"}, support::at(9, 5))
             .build();

  now = support::at(9, 6);
  EXPECT_EQ(
      each(counter().messages(), [](const auto& message) { return message.text(); }),
      (Texts{"请协助三号窗口", "请收回意见箱"})
  );
  now = support::at(9, 10);
  EXPECT_EQ(counter().messages_size(), 1);
}

TEST_F(StaffViewTest, ATicketSaysWhereItIsBoundAndWhenItMayBePassed) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .with(aTicket("A001")
                       .called(kCounter1, support::at(9, 1))
                       .delivered(support::at(9, 1, 1))
                       .recalled(support::at(9, 1, 20))
                       .delivered(support::at(9, 1, 21)))
             .with(aTicket("A002")
                       .serving(kCounter1, support::at(9))
                       .transferred(support::kGeneral, support::at(9, 1), kCounter2))
             .build();
  const auto ticket = [&](const std::string& number) {
    const auto view = desk();
    for (const v1::Ticket& one : view.tickets()) {
      if (one.number() == number) return one;
    }
    return v1::Ticket();
  };

  EXPECT_FALSE(ticket("A001").has_no_show_allowed_time()) << "two calls were delivered";
  EXPECT_EQ(ticket("A002").bound_counter_id(), "2");
  EXPECT_EQ(ticket("A002").exemption(), v1::EXEMPTION_TRANSFERRED);
}

TEST_F(StaffViewTest, TheDeskSeesOpenTicketsAndWhoWasPassed) {
  hall = aHall()
             .signedIn(kCounter1, support::kZhang)
             .with(aTicket("A001").called(kCounter1, support::at(9, 1)).noShow(support::at(9, 5)))
             .with(aTicket("A002"))
             .with(aTicket("A003").cancelled(support::at(9, 6)))
             .with(aTicket("C001"))
             .build();

  EXPECT_EQ(numbers(desk()), (Texts{"A001", "A002", "C001"}));
  EXPECT_EQ(numbers(desk(kQuietZone)), Texts{"C001"});
  EXPECT_EQ(desk().counters_size(), 4);
  EXPECT_EQ(desk(kQuietZone).counters_size(), 1);
}

TEST_F(StaffViewTest, TheManagerSeesTheDayInFigures) {
  hall =
      aHall()
          .signedIn(kCounter1, support::kZhang)
          .signedIn(kCounter2, support::kLi)
          .with(aTicket("A001").called(kCounter1, support::at(9, 1)).noShow(support::at(9, 5)))
          .with(aTicket("A002").serving(kCounter1, support::at(9, 6)).finished(support::at(9, 9)))
          .with(aTicket("A003").serving(kCounter2, support::at(9, 6)))
          .with(aTicket("A004"))
          .with(aTicket("A005").cancelled(support::at(9, 7)))
          .with(aTicket("A006")
                    .serving(kCounter1, support::at(9, 10))
                    .held(domain::HoldKind::PapersToFetch, support::at(9, 12)))
          .build();

  const auto day = manager().day();

  EXPECT_EQ(day.issued_count(), 6U);
  EXPECT_EQ(day.waiting_count(), 1U);
  EXPECT_EQ(day.at_counter_count(), 1U);
  EXPECT_EQ(day.on_hold_count(), 1U);
  EXPECT_EQ(day.finished_count(), 1U);
  EXPECT_EQ(day.no_show_count(), 1U);
  EXPECT_EQ(day.signed_in_counters(), 2U);
}

TEST_F(StaffViewTest, TheManagerSeesAlertsWithTheCodesPeopleKnow) {
  const auto raise = [](std::uint64_t id, domain::AlertRule rule, std::string subject) {
    domain::Alert alert;
    alert.id = domain::AlertId{id};
    alert.rule = rule;
    alert.subject = std::move(subject);
    alert.raised = support::at(9);
    return domain::AlertRaised{alert};
  };
  hall = aHall()
             .with(raise(1, domain::AlertRule::QueueUnserved, "queue:3"), support::at(9))
             .with(raise(2, domain::AlertRule::DeviceFault, "device:1"), support::at(9))
             .with(raise(3, domain::AlertRule::ZoneWithoutOutput, "zone:2"), support::at(9))
             .with(raise(4, domain::AlertRule::DiskSpace, "hall"), support::at(9))
             .with(raise(5, domain::AlertRule::SignOffOverride, "counter:1"), support::at(9))
             .with(
                 domain::AlertAcknowledged{domain::AlertId{4}},
                 support::at(9, 5),
                 support::actorOf(support::kManager)
             )
             .build();
  const auto subjects = [&](domain::ZoneId zone) {
    return each(manager(zone).alerts(), [](const v1::Alert& alert) { return alert.subject(); });
  };

  EXPECT_EQ(
      subjects({}), (Texts{"queue:consult", "device:kiosk-1", "zone:quiet", "hall", "counter:1"})
  );
  EXPECT_EQ(subjects(kMainZone), (Texts{"device:kiosk-1", "hall", "counter:1"}));
  const v1::Alert acknowledged = manager().alerts(3);
  EXPECT_EQ(acknowledged.acknowledged_by(), "1006");
  EXPECT_EQ(instantOf(acknowledged.acknowledge_time()), support::at(9, 5));
}

/// Counter 1 stands in zone 1 and serves queue 1; counter 4 stands in zone 2 and serves queue 3.
TEST_F(StaffViewTest, ACounterHearsOfAlertsAboutItselfItsZoneAndItsQueues) {
  struct Row {
    const char* subject;
    bool first;
    bool fourth;
  };
  const std::vector<Row> rows{
      {"counter:1", true, false},
      {"counter:2", false, false},
      {"counter:4", false, true},
      {"counter:11", false, false},
      {"zone:1", true, false},
      {"zone:2", false, true},
      {"queue:1", true, false},
      {"queue:2", false, false},
      {"queue:3", false, true},
      {"queue:", false, false},
      {"device:1", false, false},
      {"hall", false, false},
  };
  for (const Row& row : rows) {
    domain::Alert alert;
    alert.id = domain::AlertId{1};
    alert.rule = domain::AlertRule::QueueUnserved;
    alert.subject = row.subject;
    alert.raised = at(9);
    hall = aHall()
               .signedIn(kCounter1, support::kZhang)
               .signedIn(kCounter4, support::kChen)
               .with(domain::AlertRaised{alert}, at(9))
               .build();
    EXPECT_EQ(counter(kCounter1).alerts_size(), row.first ? 1 : 0) << row.subject;
    EXPECT_EQ(counter(kCounter4).alerts_size(), row.fourth ? 1 : 0) << row.subject;
  }
}

TEST_F(StaffViewTest, TheManagerSeesDevicesThatAreNotRevoked) {
  hall = aHall()
             .with(domain::DeviceReported{support::kKiosk, "paper_low"}, support::at(9))
             .changed([](domain::HallState& state) {
               state.devices.at(support::kBoard).revoked = true;
             })
             .build();

  const auto shown = manager();

  EXPECT_EQ(shown.devices_size(), 6);
  for (const v1::Device& device : shown.devices()) {
    EXPECT_NE(device.device_id(), "board-1");
    if (device.device_id() == "kiosk-1") {
      EXPECT_EQ(device.condition(), v1::DEVICE_CONDITION_PAPER_LOW);
    }
  }
}

TEST_F(StaffViewTest, AZoneThatNobodyPublishedDoesNotExist) {
  const domain::ZoneId nowhere{99};
  EXPECT_FALSE(exists({View::Kiosk, nowhere, {}, {}}));
  EXPECT_FALSE(exists({View::Desk, nowhere, {}, {}}));
  EXPECT_FALSE(exists({View::Manager, nowhere, {}, {}}));
  EXPECT_FALSE(exists({View::Counter, {}, domain::CounterId{99}, {}}));
}

}  // namespace
}  // namespace hall::api
