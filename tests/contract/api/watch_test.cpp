#include "hall/v1/counter_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/ids_text.h"
#include "server/api/wire.h"
#include "tests/contract/api/watch_fixture.h"

namespace hall::api {
namespace {

using std::chrono::seconds;

class WatchTest : public WatchFixture {
 protected:
  std::string clerk() { return asStaff(numberOf(v1::ROLE_COUNTER_STAFF), "pc-1"); }

  template <class Response, class Request>
  Answer<Response> atCounter(const std::string& method, Request asked) {
    asked.set_request_id(freshId());
    asked.set_counter_id("1");
    auto answer = ask<Response>("CounterService." + method, asked, clerk());
    EXPECT_TRUE(answer.ok()) << method << ": " << answer.ending.status.message;
    return answer;
  }
  std::uint64_t callNext() {
    return atCounter<v1::CallNextResponse>("CallNext", v1::CallNextRequest())->call_id();
  }
  Answer<v1::ReportDeliveredResponse> report(
      std::uint64_t call,
      const std::string& token,
      v1::DeliveryResult result = v1::DELIVERY_RESULT_DELIVERED
  ) {
    v1::ReportDeliveredRequest asked;
    asked.set_request_id(freshId());
    asked.set_call_id(call);
    asked.set_output(v1::DELIVERY_OUTPUT_BOARD);
    asked.set_result(result);
    return ask<v1::ReportDeliveredResponse>("WatchService.ReportDelivered", asked, token);
  }
};

// ---- what is streamed
// -----------------------------------------------------------------------------

TEST_F(WatchTest, BeginsWithASnapshotThenTellsWhatChangesThenThatAllIsWell) {
  Client board = watch(ofZone(v1::VIEW_BOARD, "main"), as(v1::ROLE_BOARD));
  const auto first = board.next();
  ASSERT_TRUE(first && first->has_snapshot());
  EXPECT_EQ(first->epoch(), kEpoch);
  EXPECT_EQ(first->snapshot().board().zone_name().zh(), "综合服务区");
  EXPECT_EQ(first->snapshot().board().counters_size(), 3);

  const auto second = board.next();
  ASSERT_TRUE(second && second->has_bookmark());
  const Issued ticket = issue();
  ASSERT_TRUE(board.reaches(position()));

  EXPECT_EQ(board.held.entities(), fresh({engine::View::Board, support::kMainZone, {}, {}}));
}

TEST_F(WatchTest, AManagerSeesAnAlertItsSeeingAndItsEnd) {
  const std::string token = as(v1::ROLE_HALL_MANAGER);
  Client manager = watch(ofHall(v1::VIEW_MANAGER), token);
  const auto rule = domain::AlertRule::WaitOverTarget;
  const auto shown = [&]() -> std::optional<v1::ManagerDelta> {
    while (auto frame = manager.next()) {
      const v1::ManagerDelta& delta = frame->delta().manager();
      if (delta.alerts_size() + delta.removed_alert_ids_size() > 0) return delta;
    }
    return std::nullopt;
  };
  ASSERT_TRUE(manager.next());

  ASSERT_TRUE(perform(domain::RaiseAlert{rule, domain::AlertLevel::Red, "queue:1"}));
  const auto raised = shown();
  ASSERT_TRUE(raised && raised->alerts_size() == 1);
  EXPECT_EQ(raised->alerts(0).rule(), v1::ALERT_RULE_WAIT_OVER_TARGET);
  EXPECT_EQ(raised->alerts(0).level(), v1::ALERT_LEVEL_RED);
  EXPECT_EQ(raised->alerts(0).subject(), "queue:general");

  v1::AcknowledgeAlertRequest seen;
  seen.set_request_id(freshId());
  seen.set_alert_id(raised->alerts(0).alert_id());
  ASSERT_TRUE(ask<v1::AcknowledgeAlertResponse>("ReportService.AcknowledgeAlert", seen, token).ok()
  );
  const auto acknowledged = shown();
  ASSERT_TRUE(acknowledged && acknowledged->alerts_size() == 1);
  EXPECT_EQ(acknowledged->alerts(0).acknowledged_by(), numberOf(v1::ROLE_HALL_MANAGER));

  ASSERT_TRUE(perform(domain::ClearAlert{rule, "queue:1"}));
  const auto cleared = shown();
  ASSERT_TRUE(cleared && cleared->removed_alert_ids_size() == 1);
  EXPECT_EQ(cleared->removed_alert_ids(0), seen.alert_id());
}

TEST_F(WatchTest, ADeviceIsInContactAsLongAsItWatches) {
  const auto lastOf = [this](std::string_view code) {
    std::optional<domain::Instant> last;
    EXPECT_TRUE(inTurn([&](engine::Turn& turn) -> domain::Result<Done> {
      last = backroom->contacts.lastOf(turn.state().deviceByCode(code)->id, turn.now());
      return Done{};
    }));
    return last;
  };
  EXPECT_FALSE(lastOf("board-1").has_value());
  {
    Client board = watch(ofZone(v1::VIEW_BOARD, "main"), as(v1::ROLE_BOARD));
    ASSERT_TRUE(board.next());
    clock->advance(seconds{300});
    EXPECT_EQ(lastOf("board-1"), support::at(8, 55));
  }
  clock->advance(seconds{60});
  EXPECT_EQ(lastOf("board-1"), support::at(8, 55));
}

TEST_F(WatchTest, ABoardHearsOfACallAndItsReportMakesItDelivered) {
  signIn();
  const Issued ticket = issue();
  Client board = watch(ofZone(v1::VIEW_BOARD, "main"), as(v1::ROLE_BOARD));
  const std::uint64_t call = callNext();
  ASSERT_TRUE(board.reaches(position()));
  const auto shown = [&] {
    v1::BoardCall message;
    const auto& held = board.held.entities();
    const auto found = held.find("calls:" + std::to_string(call));
    if (found != held.end()) message.ParseFromString(found->second);
    return message;
  };
  EXPECT_EQ(shown().number(), ticket.number);
  EXPECT_FALSE(shown().delivered());

  const auto reported = report(call, as(v1::ROLE_BOARD));

  ASSERT_TRUE(reported.ok()) << reported.ending.status.message;
  ASSERT_TRUE(board.reaches(engine::Position{reported->position()}));
  EXPECT_TRUE(shown().delivered());
  EXPECT_EQ(state().findTicket(*parseUuid<domain::TicketId>(ticket.id))->callsDelivered, 1);
}

TEST_F(WatchTest, ARepeatedOrDroppedReportChangesNothing) {
  signIn();
  issue();
  const std::uint64_t call = callNext();
  const auto dropped = report(call, as(v1::ROLE_VOICE), v1::DELIVERY_RESULT_DROPPED_STALE);
  EXPECT_TRUE(dropped.ok());
  EXPECT_FALSE(state().findCall(domain::CallId{call})->delivered);
  ASSERT_TRUE(report(call, as(v1::ROLE_BOARD)).ok());
  const engine::Position before = position();

  const auto again = report(call, as(v1::ROLE_VOICE));

  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->position(), before.value);
  EXPECT_EQ(position(), before);
}

TEST_F(WatchTest, AReportNamesItsOutputItsResultAndACallThatWasMade) {
  signIn();
  issue();
  const std::uint64_t call = callNext();
  v1::ReportDeliveredRequest asked;
  asked.set_request_id(freshId());
  asked.set_call_id(call);
  const auto reason = [&](v1::DeliveryOutput output, v1::DeliveryResult result) {
    asked.set_output(output);
    asked.set_result(result);
    return ask<v1::ReportDeliveredResponse>(
        "WatchService.ReportDelivered", asked, as(v1::ROLE_BOARD)
    );
  };

  for (const auto output :
       {v1::DELIVERY_OUTPUT_UNSPECIFIED,
        v1::DELIVERY_OUTPUT_SIGN,
        v1::DELIVERY_OUTPUT_PHONE,
        v1::DELIVERY_OUTPUT_ALOUD}) {
    const auto refused = reason(output, v1::DELIVERY_RESULT_DELIVERED);
    EXPECT_EQ(refused.reason(), v1::REASON_MALFORMED_REQUEST);
    EXPECT_EQ(refused.detail("field"), "output");
  }
  EXPECT_EQ(
      reason(v1::DELIVERY_OUTPUT_BOARD, v1::DELIVERY_RESULT_UNSPECIFIED).detail("field"), "result"
  );
  EXPECT_EQ(report(999, as(v1::ROLE_BOARD)).reason(), v1::REASON_CALL_NOT_FOUND);
}

TEST_F(WatchTest, AClientThatWasAwayGoesOnWhereItWas) {
  Client manager = watch(ofHall(v1::VIEW_MANAGER), as(v1::ROLE_HALL_MANAGER));
  // The hub remembers what vanished since it began to watch a scope, so it begins before the
  // change.
  ASSERT_TRUE(manager.reaches(position()));
  issue();
  ASSERT_TRUE(manager.reaches(position()));
  const HeldView held = manager.held;
  manager.close();
  issue();
  issue("house-transfer");

  v1::WatchHallRequest again = ofHall(v1::VIEW_MANAGER);
  again.set_epoch(held.epoch());
  again.set_after_position(held.position());
  Client back = watch(again, as(v1::ROLE_HALL_MANAGER));
  back.held = held;
  const auto first = back.next();

  ASSERT_TRUE(first && first->has_delta());
  ASSERT_TRUE(back.reaches(position()));
  EXPECT_EQ(back.held.entities(), fresh({engine::View::Manager, {}, {}, {}}));
}

TEST_F(WatchTest, AClientOfAnEarlierStartBeginsAnew) {
  v1::WatchHallRequest asked = ofHall(v1::VIEW_KIOSK);
  asked.set_epoch(kEpoch - 1);
  asked.set_after_position(1);
  Client kiosk = watch(asked, as(v1::ROLE_KIOSK));

  const auto reset = kiosk.next();
  ASSERT_TRUE(reset && reset->has_reset());
  EXPECT_EQ(reset->reset().reset_reason(), v1::RESET_REASON_EPOCH_CHANGED);
  const auto snapshot = kiosk.next();
  EXPECT_TRUE(snapshot && snapshot->has_snapshot());
}

TEST_F(WatchTest, WhatWasJustAnsweredCanBeWatchedAtOnce) {
  for (int i = 0; i < 30; ++i) {
    const Issued ticket = issue();
    Client phone = watch(ofTicket(ticket.id, ticket.token));
    const auto first = phone.next();
    ASSERT_TRUE(first && first->has_snapshot()) << i;
    EXPECT_EQ(first->snapshot().phone().ticket().number(), ticket.number);
  }
}

// ---- who may watch
// --------------------------------------------------------------------------------

TEST_F(WatchTest, EveryViewIsOpenToTheRolesItDeclaresAndToNobodyElse) {
  signIn();
  const std::map<v1::View, v1::WatchHallRequest> requests{
      {v1::VIEW_BOARD, ofZone(v1::VIEW_BOARD, "main")},
      {v1::VIEW_SIGN, ofCounter(v1::VIEW_SIGN, "1")},
      {v1::VIEW_PAD, ofCounter(v1::VIEW_PAD, "1")},
      {v1::VIEW_KIOSK, ofHall(v1::VIEW_KIOSK)},
      {v1::VIEW_COUNTER, ofCounter(v1::VIEW_COUNTER, "1")},
      {v1::VIEW_DESK, ofHall(v1::VIEW_DESK)},
      {v1::VIEW_MANAGER, ofHall(v1::VIEW_MANAGER)}};
  for (const auto& [view, asked] : requests) {
    EXPECT_EQ(watch(asked).refused(), v1::REASON_NOT_SIGNED_IN) << v1::View_Name(view);
    for (int role = v1::ROLE_COUNTER_STAFF; role <= v1::ROLE_PAD; ++role) {
      const bool declared = accessOfView(view).allows(static_cast<domain::Role>(role));
      // The chief representative may, but does not sit at this counter.
      const bool elsewhere = view == v1::VIEW_COUNTER && role == v1::ROLE_CHIEF_REPRESENTATIVE;
      Client client = watch(asked, as(static_cast<v1::Role>(role)));
      if (declared && !elsewhere) {
        const auto first = client.next();
        EXPECT_TRUE(first && first->has_snapshot())
            << v1::View_Name(view) << " for " << v1::Role_Name(role);
      } else {
        EXPECT_EQ(client.refused(), v1::REASON_NOT_PERMITTED)
            << v1::View_Name(view) << " for " << v1::Role_Name(role);
      }
    }
  }
}

TEST_F(WatchTest, ASignOrPadFollowsItsOwnCounterOnly) {
  const auto refused = v1::REASON_NOT_PERMITTED;
  EXPECT_EQ(watch(ofCounter(v1::VIEW_SIGN, "2"), as(v1::ROLE_SIGN)).refused(), refused);
  EXPECT_EQ(watch(ofCounter(v1::VIEW_PAD, "2"), as(v1::ROLE_PAD)).refused(), refused);
  EXPECT_TRUE(watch(ofCounter(v1::VIEW_SIGN, "2"), as(v1::ROLE_HALL_MANAGER)).next());
}

TEST_F(WatchTest, ABoardOrVoiceFollowsItsOwnZoneOnly) {
  for (const auto role : {v1::ROLE_BOARD, v1::ROLE_VOICE}) {
    const auto refused = v1::REASON_NOT_PERMITTED;
    EXPECT_EQ(watch(ofZone(v1::VIEW_BOARD, "quiet"), as(role)).refused(), refused);
    EXPECT_EQ(watch(ofHall(v1::VIEW_BOARD), as(role)).refused(), refused);
  }
}

TEST_F(WatchTest, ABoardOfTheWholeHallFollowsWhatItWants) {
  domain::Device board = *state().deviceByCode("board-1");
  board.zone = {};
  ASSERT_TRUE(perform(domain::RecordDevice{board}));

  EXPECT_TRUE(watch(ofZone(v1::VIEW_BOARD, "quiet"), as(v1::ROLE_BOARD)).next());
  EXPECT_TRUE(watch(ofHall(v1::VIEW_BOARD), as(v1::ROLE_BOARD)).next());
}

TEST_F(WatchTest, ACounterIsFollowedByWhoSitsThereAndByManagers) {
  const v1::WatchHallRequest counter = ofCounter(v1::VIEW_COUNTER, "1");
  EXPECT_EQ(watch(counter, clerk()).refused(), v1::REASON_NOT_PERMITTED) << "not signed in yet";
  EXPECT_TRUE(watch(counter, as(v1::ROLE_DUTY_MANAGER)).next());

  signIn();

  EXPECT_TRUE(watch(counter, clerk()).next());
  EXPECT_EQ(watch(ofCounter(v1::VIEW_COUNTER, "2"), clerk()).refused(), v1::REASON_NOT_PERMITTED);
}

TEST_F(WatchTest, ATicketIsFollowedWithItsTokenAlone) {
  const Issued mine = issue();
  const Issued other = issue();
  EXPECT_TRUE(watch(ofTicket(mine.id, mine.token)).next());
  EXPECT_TRUE(watch(ofTicket(mine.id, mine.token), as(v1::ROLE_KIOSK)).next())
      << "also where somebody is signed in";

  EXPECT_EQ(watch(ofTicket(mine.id, other.token)).refused(), v1::REASON_TOKEN_INVALID);
  EXPECT_EQ(watch(ofTicket(mine.id, "")).refused(), v1::REASON_TOKEN_INVALID);
  EXPECT_EQ(
      watch(ofTicket(mine.id, ""), as(v1::ROLE_HALL_MANAGER)).refused(), v1::REASON_TOKEN_INVALID
  );
  EXPECT_EQ(watch(ofTicket("A001", mine.token)).refused(), v1::REASON_MALFORMED_REQUEST);
  domain::TicketId never;
  never.bytes.fill(7);
  const std::string token = ticketToken(api->services().keys.ticket, never, TicketPurpose::Follow);
  EXPECT_EQ(watch(ofTicket(textOf(never), token)).refused(), v1::REASON_TICKET_NOT_FOUND);
}

TEST_F(WatchTest, AScopeMustBeNamedExistAndFitItsView) {
  const std::string token = as(v1::ROLE_HALL_MANAGER);
  const auto refused = [&](const v1::WatchHallRequest& asked) {
    return watch(asked, token).refused();
  };
  const auto malformed = v1::REASON_MALFORMED_REQUEST;
  EXPECT_EQ(refused(request(v1::VIEW_BOARD)), malformed);
  EXPECT_EQ(refused(ofHall(v1::VIEW_UNSPECIFIED)), malformed);
  EXPECT_EQ(refused(ofHall(static_cast<v1::View>(99))), malformed);
  EXPECT_EQ(refused(ofHall(v1::VIEW_SIGN)), malformed);
  EXPECT_EQ(refused(ofZone(v1::VIEW_COUNTER, "main")), malformed);
  EXPECT_EQ(refused(ofCounter(v1::VIEW_BOARD, "1")), malformed);
  EXPECT_EQ(refused(ofZone(v1::VIEW_BOARD, "nowhere")), v1::REASON_ZONE_NOT_FOUND);
  EXPECT_EQ(refused(ofCounter(v1::VIEW_SIGN, "99")), v1::REASON_COUNTER_NOT_FOUND);
}

// ---- the end of a stream
// --------------------------------------------------------------------------

TEST_F(WatchTest, ASessionThatEndsTakesItsStreamsWithIt) {
  const std::string token = as(v1::ROLE_HALL_MANAGER);
  Client manager = watch(ofHall(v1::VIEW_MANAGER), token);
  ASSERT_TRUE(manager.next());

  backroom->revocations.endSession(*readSession(api->services().keys.session, token));

  EXPECT_EQ(manager.goodbye(), v1::GOODBYE_REASON_SESSION_ENDED);
}

TEST_F(WatchTest, ASessionThatExpiresTakesItsStreamsWithIt) {
  Client manager = watch(ofHall(v1::VIEW_MANAGER), as(v1::ROLE_HALL_MANAGER));
  ASSERT_TRUE(manager.next());

  clock->advance(std::chrono::hours{13});

  EXPECT_EQ(manager.goodbye(), v1::GOODBYE_REASON_SESSION_ENDED);
}

TEST_F(WatchTest, ARevokedDeviceIsToldGoodbye) {
  Client board = watch(ofZone(v1::VIEW_BOARD, "main"), as(v1::ROLE_BOARD));
  ASSERT_TRUE(board.next());

  domain::Device device = *state().deviceByCode("board-1");
  device.revoked = true;
  ASSERT_TRUE(perform(domain::RecordDevice{device}));

  EXPECT_EQ(board.goodbye(), v1::GOODBYE_REASON_SESSION_ENDED);
}

TEST_F(WatchTest, WhoSignsOffNoLongerFollowsTheCounter) {
  signIn();
  Client counter = watch(ofCounter(v1::VIEW_COUNTER, "1"), clerk());
  ASSERT_TRUE(counter.next());

  atCounter<v1::SignOffResponse>("SignOff", v1::SignOffRequest());

  EXPECT_EQ(counter.goodbye(), v1::GOODBYE_REASON_SCOPE_GONE);
}

TEST_F(WatchTest, ATicketIsFollowedUntilItsDayEnds) {
  const Issued ticket = issue();
  Client phone = watch(ofTicket(ticket.id, ticket.token));
  ASSERT_TRUE(phone.next());

  clock->advance(std::chrono::hours{20});
  core->wake();

  EXPECT_EQ(phone.goodbye(), v1::GOODBYE_REASON_SCOPE_GONE);
}

TEST_F(WatchTest, AServerThatStopsTellsEverybodyWhenToComeBack) {
  Client kiosk = watch(ofHall(v1::VIEW_KIOSK), as(v1::ROLE_KIOSK));
  ASSERT_TRUE(kiosk.next());

  follower->stop();

  EXPECT_EQ(kiosk.goodbye(), v1::GOODBYE_REASON_SHUTDOWN);
  Client late = watch(ofHall(v1::VIEW_KIOSK), as(v1::ROLE_KIOSK));
  EXPECT_EQ(late.goodbye(), v1::GOODBYE_REASON_SHUTDOWN);
}

TEST_F(WatchTest, AGoodbyeWaitsForTheFrameOnItsWay) {
  Client slow = watch(ofHall(v1::VIEW_KIOSK), as(v1::ROLE_KIOSK));
  issue();
  follower->stop();

  const auto first = slow.next();

  ASSERT_TRUE(first && first->has_snapshot());
  EXPECT_EQ(slow.goodbye(), v1::GOODBYE_REASON_SHUTDOWN);
}

TEST_F(WatchTest, AStreamThatIsClosedLeavesTheHub) {
  const std::string token = as(v1::ROLE_KIOSK);
  for (int i = 0; i < 20; ++i) {
    Client kiosk = watch(ofHall(v1::VIEW_KIOSK), token);
    if (i % 2 == 0) kiosk.next();
    kiosk.close();
  }
  Client last = watch(ofHall(v1::VIEW_KIOSK), token);
  ASSERT_TRUE(last.next());
  while (hub->figures().watchers > 1) ASSERT_TRUE(last.next());

  EXPECT_EQ(hub->figures().watchers, 1U);
}

// ---- a client's own time
// --------------------------------------------------------------------------

TEST_F(WatchTest, AClientsTimeIsBelievedBackToItsLastContactAndNoFurther) {
  signIn();
  issue();
  issue();
  const auto startedAt = [&](domain::Instant stated) {
    callNext();
    const domain::Instant contact = clock->now();
    clock->advance(seconds{60});
    v1::StartServingRequest start;
    write(stated, *start.mutable_occur_time());
    atCounter<v1::StartServingResponse>("StartServing", start);
    const domain::Counter* counter = nullptr;
    const domain::HallState now = state();
    counter = now.floor.counter(support::kCounter1);
    const domain::Instant started = now.findTicket(counter->ticket)->stateSince;
    v1::FinishServingRequest finish;
    finish.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
    atCounter<v1::FinishServingResponse>("FinishServing", finish);
    return started - contact;
  };

  EXPECT_EQ(startedAt(clock->now() + seconds{20}), seconds{20});
  EXPECT_EQ(startedAt(clock->now() - std::chrono::hours{5}), seconds{0});
}

}  // namespace
}  // namespace hall::api
