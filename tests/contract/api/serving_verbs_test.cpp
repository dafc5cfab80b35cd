#include "hall/v1/counter_service.pb.h"
#include "tests/contract/api/visit_fixture.h"

/// A serving from its start without a number to what is put right afterwards: WalkUp,
/// ReopenServing, CorrectServing.
namespace hall::api {
namespace {

using std::chrono::minutes;

class ServingVerbsTest : public VisitFixture {};

// ---- without a number -------------------------------------------------------------------------

TEST_F(ServingVerbsTest, AWalkUpIsIssuedAndStartedAtOnce) {
  signIn(kClerk, "1");
  passUntil(9, 20);
  auto request = madeAt<v1::WalkUpRequest>("1");
  request.set_item_id("company-change");
  request.set_copies(7);
  v1::Identity& applicant = *request.mutable_applicant();
  applicant.set_name("王小明");
  applicant.set_phone("138-0013-8000");
  applicant.mutable_other_document()->set_kind(v1::DOCUMENT_KIND_PASSPORT);
  applicant.mutable_other_document()->set_document_number("e1234 5678");
  *request.mutable_occur_time() = stamp(9, 15);

  const auto walkUp = send<v1::WalkUpResponse>("CounterService.WalkUp", request, kClerk);

  ASSERT_TRUE(walkUp.ok()) << walkUp.ending.status.message;
  EXPECT_EQ(walkUp->position(), state().position.value);
  v1::Ticket ticket;
  ticket.set_ticket_id(walkUp->ticket().ticket_id());
  ticket.set_number("A001");
  ticket.mutable_issue_date()->set_year(2026);
  ticket.mutable_issue_date()->set_month(3);
  ticket.mutable_issue_date()->set_day(2);
  ticket.set_state(v1::TICKET_STATE_SERVING);
  ticket.set_ticket_class(v1::TICKET_CLASS_ORDINARY);
  ticket.set_ground(v1::GROUND_NONE);
  ticket.set_channel(v1::CHANNEL_COUNTER);
  ticket.set_queue_id("general");
  ticket.set_item_id("company-change");
  ticket.set_copies(7);
  ticket.set_item_revision(1);
  ticket.set_has_identity(true);
  ticket.set_device_id("pc-1");
  *ticket.mutable_issue_time() = stamp(9, 15);
  *ticket.mutable_reference_time() = stamp(9, 15);
  ticket.mutable_away_duration();
  *ticket.mutable_target_duration() = lasting(minutes{15});
  ticket.set_target_share_permille(900);
  ticket.set_counter_id("1");
  ticket.set_staff_number(numberOf(kClerk));
  ticket.set_serving_id(1);
  *ticket.mutable_state_time() = stamp(9, 15);
  ticket.set_exemption(v1::EXEMPTION_NONE);
  EXPECT_EQ(walkUp->ticket().DebugString(), ticket.DebugString());
  v1::Serving serving;
  serving.set_serving_id(1);
  serving.set_ticket_id(ticket.ticket_id());
  serving.set_number("A001");
  serving.set_counter_id("1");
  serving.set_staff_number(numberOf(kClerk));
  *serving.mutable_start_time() = stamp(9, 15);
  serving.mutable_hold_duration();
  EXPECT_EQ(walkUp->serving().DebugString(), serving.DebugString());
  const engine::Identity person = personBehind(walkUp->ticket());
  EXPECT_EQ(person.kind, engine::DocumentKind::Passport);
  EXPECT_EQ(person.number, "E12345678");
  EXPECT_EQ(person.name, "王小明");
  EXPECT_EQ(person.phone, "13800138000");
  expectOneAnswer<v1::WalkUpResponse, v1::WalkUpRequest>(
      "CounterService.WalkUp", kClerk, request, walkUp, [](auto& r) { r.set_copies(8); }
  );
}

TEST_F(ServingVerbsTest, AConsultationByTelephoneNeedsNoItemAndPassesThoseWhoWait) {
  signIn(kManager, "4");
  issueIn("consult");
  auto request = madeAt<v1::WalkUpRequest>("4");
  request.set_queue_id("consult");
  request.set_telephone(true);

  const auto walkUp = done<v1::WalkUpResponse>("CounterService.WalkUp", request, kManager);

  EXPECT_EQ(walkUp.ticket().number(), "C002");
  EXPECT_EQ(walkUp.ticket().queue_id(), "consult");
  EXPECT_EQ(walkUp.ticket().item_id(), "");
  EXPECT_EQ(walkUp.ticket().channel(), v1::CHANNEL_TELEPHONE);
  EXPECT_EQ(walkUp.ticket().copies(), 1U);
  EXPECT_FALSE(walkUp.ticket().has_identity());
  EXPECT_EQ(walkUp.serving().counter_id(), "4");
}

TEST_F(ServingVerbsTest, AWalkUpThatDoesNotFitIsRefused) {
  signIn(kClerk, "1");
  signIn(kManager, "4");
  issue("company-set-up");
  using Request = v1::WalkUpRequest;
  auto good = madeAt<Request>("1");
  good.set_item_id("company-set-up");
  const auto copies = [](std::uint32_t count) {
    return [count](Request& r) { r.set_copies(count); };
  };

  expectRefused<v1::WalkUpResponse, Request>(
      "CounterService.WalkUp",
      kClerk,
      good,
      {{"somebody waits", [](Request&) {}, v1::REASON_SOMEBODY_WAITS, "number", "A001"},
       noPurpose<Request>(),
       noSuchItem<Request>(),
       noSuchQueue<Request>(),
       {"another queue's",
        [](Request& r) { r.set_item_id("house-transfer"); },
        v1::REASON_NOT_ABLE,
        "queue_id",
        "estate"},
       {"too many copies", copies(201), v1::REASON_COPIES_OUT_OF_RANGE, "max", "200"},
       {"copies beyond 16 bits", copies(65'537), v1::REASON_COPIES_OUT_OF_RANGE, "max", "200"},
       {"a document without number",
        [](Request& r) {
          r.mutable_applicant()->mutable_other_document()->set_kind(v1::DOCUMENT_KIND_OTHER);
        },
        v1::REASON_MALFORMED_REQUEST,
        "field",
        "identity.other_document.document_number"},
       {"another's counter",
        [](Request& r) { r.set_counter_id("4"); },
        v1::REASON_FOREIGN_COUNTER,
        "counter_id",
        "4"}}
  );
}

// ---- opened again -----------------------------------------------------------------------------

TEST_F(ServingVerbsTest, OpensTheNamedServingAgainAndNotTheLatest) {
  signIn(kClerk, "1");
  issue("company-set-up");
  issue("company-set-up");
  serve(kClerk, "1");
  passUntil(9, 12);
  const auto finished = finish(kClerk, "1");
  serve(kClerk, "1");
  passUntil(9, 12, 30);
  finish(kClerk, "1");
  passUntil(9, 12, 50);
  auto request = madeAt<v1::ReopenServingRequest>("1");
  request.set_serving_id(1);

  const auto open =
      send<v1::ReopenServingResponse>("CounterService.ReopenServing", request, kClerk);

  ASSERT_TRUE(open.ok()) << open.ending.status.message;
  EXPECT_EQ(open->position(), state().position.value);
  v1::Ticket ticket = finished.ticket();
  ticket.set_state(v1::TICKET_STATE_SERVING);
  *ticket.mutable_state_time() = stamp(9, 12, 50);
  // Neither the two minutes at the counter nor the time since are wait.
  *ticket.mutable_away_duration() = lasting(minutes{2} + std::chrono::seconds{50});
  EXPECT_EQ(open->ticket().DebugString(), ticket.DebugString());
  EXPECT_EQ(open->ticket().number(), "A001");
  EXPECT_EQ(newest<domain::ServingReopened>().body.serving, domain::ServingId{1});
  expectOneAnswer<v1::ReopenServingResponse, v1::ReopenServingRequest>(
      "CounterService.ReopenServing", kClerk, request, open, [](auto& r) { r.set_serving_id(2); }
  );
}

TEST_F(ServingVerbsTest, OpensNothingAgainThatIsOverUnknownOrAnothers) {
  signIn(kClerk, "1");
  signIn(kManager, "2");
  for (const auto& [who, counter] : {std::pair{kClerk, "1"}, std::pair{kManager, "2"}}) {
    issue("company-set-up");
    serve(who, counter);
    finish(who, counter);
  }
  using Request = v1::ReopenServingRequest;
  auto good = madeAt<Request>("1");
  good.set_serving_id(1);
  const std::string method = "CounterService.ReopenServing";

  expectRefused<v1::ReopenServingResponse, Request>(
      method,
      kClerk,
      good,
      {noSuchServing<Request>(),
       {"another counter's",
        [](Request& r) { r.set_serving_id(2); },
        v1::REASON_FOREIGN_COUNTER,
        "counter_id",
        "2"}}
  );
  issue("company-set-up");
  callNext(kClerk, "1");
  expectRefused<v1::ReopenServingResponse, Request>(
      method,
      kClerk,
      good,
      {{"somebody is called", [](Request&) {}, v1::REASON_COUNTER_BUSY, "number", "A003"}}
  );
  done<v1::UncallResponse>("CounterService.Uncall", madeAt<v1::UncallRequest>("1"), kClerk);
  passUntil(9, 11, 1);
  expectRefused<v1::ReopenServingResponse, Request>(
      method,
      kClerk,
      good,
      {{"a minute later", [](Request&) {}, v1::REASON_REOPEN_TOO_LATE, "", ""}}
  );
}

// ---- put right --------------------------------------------------------------------------------

/// One outcome of every shape.
void addOutcomes(v1::CorrectServingRequest& request) {
  v1::ItemOutcome& condition = *request.add_items();
  condition.set_item_id("company-set-up");
  condition.set_copies(4);
  condition.set_outcome(v1::OUTCOME_REFUSED);
  condition.set_refusal_ground(v1::REFUSAL_GROUND_CONDITION_NOT_MET);
  condition.set_condition_number(2);
  condition.set_text("材料与条件不符");
  condition.set_guide_version(3);
  v1::ItemOutcome& elsewhere = *request.add_items();
  elsewhere.set_item_id("company-change");
  elsewhere.set_outcome(v1::OUTCOME_REFUSED);
  elsewhere.set_refusal_ground(v1::REFUSAL_GROUND_NOT_THIS_BODY);
  elsewhere.set_right_department_id("estate");
  elsewhere.set_text("由不动产登记中心办理");
  v1::ItemOutcome& notice = *request.add_items();
  notice.set_item_id("house-transfer");
  notice.set_outcome(v1::OUTCOME_ONE_TIME_NOTICE);
  notice.add_material_codes("certificate");
  notice.add_material_codes("deed");
  request.add_items()->set_outcome(v1::OUTCOME_CONSULTED);
}

TEST_F(ServingVerbsTest, AManagerCorrectsEveryOutcomeAndNoTime) {
  signIn(kClerk, "1");
  const v1::Ticket issued = issue("company-set-up");
  serve(kClerk, "1");
  passUntil(9, 12);
  finish(kClerk, "1");
  passUntil(9, 30);
  auto request = made<v1::CorrectServingRequest>();
  request.set_serving_id(1);
  request.set_reason_text("窗口填错");
  addOutcomes(request);

  const auto put =
      send<v1::CorrectServingResponse>("CounterService.CorrectServing", request, kManager);

  ASSERT_TRUE(put.ok()) << put.ending.status.message;
  EXPECT_EQ(put->position(), state().position.value);
  v1::Serving serving;
  serving.set_serving_id(1);
  serving.set_ticket_id(issued.ticket_id());
  serving.set_number("A001");
  serving.set_counter_id("1");
  serving.set_staff_number(numberOf(kClerk));
  *serving.mutable_start_time() = stamp(9, 10);
  *serving.mutable_end_time() = stamp(9, 12);
  *serving.mutable_reopen_until_time() = stamp(9, 13);
  serving.mutable_hold_duration();
  serving.set_corrections(1);
  *serving.mutable_items() = request.items();
  for (v1::ItemOutcome& item : *serving.mutable_items()) {
    item.clear_text();  // stands in the vault
    item.set_copies(std::max(item.copies(), 1U));
    if (item.outcome() != v1::OUTCOME_REFUSED) item.set_refusal_ground(v1::REFUSAL_GROUND_NONE);
    if (!item.item_id().empty()) item.set_guide_version(3);
  }
  serving.mutable_items(2)->set_material_codes(0, "deed");  // in the guide's order
  serving.mutable_items(2)->set_material_codes(1, "certificate");
  EXPECT_EQ(put->serving().DebugString(), serving.DebugString());
  const auto event = newest<domain::ServingCorrected>().body;
  EXPECT_EQ(textBehind(event.reason), "窗口填错");
  EXPECT_EQ(textBehind(event.outcomes.at(0).text), "材料与条件不符");
  expectOneAnswer<v1::CorrectServingResponse, v1::CorrectServingRequest>(
      "CounterService.CorrectServing",
      kManager,
      request,
      put,
      [](auto& r) { r.mutable_items(0)->set_copies(5); }
  );
}

TEST_F(ServingVerbsTest, NothingIsCorrectedThatTheGuideOrTheServingDoesNotHold) {
  signIn(kClerk, "1");
  issue("company-set-up");
  serve(kClerk, "1");
  finish(kClerk, "1");
  using Request = v1::CorrectServingRequest;
  auto good = made<Request>();
  good.set_serving_id(1);
  addOutcomes(good);
  good.set_reason_text("窗口填错");
  const std::string method = "CounterService.CorrectServing";

  expectRefused<v1::CorrectServingResponse, Request>(
      method,
      kManager,
      good,
      {noSuchServing<Request>(),
       noReason<Request>(),
       {"no such item",
        [](Request& r) { r.mutable_items(0)->set_item_id("moon"); },
        v1::REASON_ITEM_NOT_FOUND,
        "item_id",
        "moon"},
       {"no such department",
        [](Request& r) { r.mutable_items(1)->set_right_department_id("moon"); },
        v1::REASON_DEPARTMENT_NOT_FOUND,
        "department_id",
        "moon"},
       {"a material the guide does not list",
        [](Request& r) { r.mutable_items(2)->add_material_codes("passport"); },
        v1::REASON_OUTSIDE_GUIDE,
        "material_code",
        "passport"},
       {"a condition of an older guide",
        [](Request& r) { r.mutable_items(0)->set_guide_version(2); },
        v1::REASON_OUTSIDE_GUIDE,
        "guide_version",
        "3"}}
  );
  expectRefused<v1::CorrectServingResponse, Request>(
      method,
      kChief,
      good,
      {{"another's", [](Request&) {}, v1::REASON_CORRECTION_NOT_YOURS, "", ""}}
  );
}

TEST_F(ServingVerbsTest, ACorrectionThatNamesNoItemIsAboutTheServingsOwn) {
  signIn(kClerk, "1");
  issue("company-set-up");
  serve(kClerk, "1");
  finish(kClerk, "1");
  auto request = made<v1::CorrectServingRequest>();
  request.set_serving_id(1);
  request.set_reason_text("窗口填错");
  v1::ItemOutcome& outcome = *request.add_items();
  outcome.set_outcome(v1::OUTCOME_ONE_TIME_NOTICE);
  outcome.add_material_codes("address");

  const auto put =
      send<v1::CorrectServingResponse>("CounterService.CorrectServing", request, kManager);

  ASSERT_TRUE(put.ok()) << put.ending.status.message;
  ASSERT_EQ(put->serving().items_size(), 1);
  EXPECT_EQ(put->serving().items(0).item_id(), "company-set-up");
  EXPECT_EQ(put->serving().items(0).guide_version(), 3U);
  EXPECT_EQ(put->serving().items(0).material_codes(0), "address");
}

TEST_F(ServingVerbsTest, ACorrectionOfAServingOfSeveralItemsNamesThem) {
  signIn(kClerk, "1");
  issue("company-set-up");
  serve(kClerk, "1");
  finish(kClerk, "1");
  auto request = made<v1::CorrectServingRequest>();
  request.set_serving_id(1);
  request.set_reason_text("窗口填错");
  addOutcomes(request);
  done<v1::CorrectServingResponse>("CounterService.CorrectServing", request, kManager);
  auto unnamed = made<v1::CorrectServingRequest>();
  unnamed.set_serving_id(1);
  unnamed.set_reason_text("窗口填错");
  unnamed.add_items()->set_outcome(v1::OUTCOME_DONE);

  const auto put =
      send<v1::CorrectServingResponse>("CounterService.CorrectServing", unnamed, kManager);

  EXPECT_EQ(put.reason(), v1::REASON_OUTCOME_INCOMPLETE);
  EXPECT_EQ(put.detail("field"), "item_id");
}

}  // namespace
}  // namespace hall::api
