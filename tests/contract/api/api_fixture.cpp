#include "tests/contract/api/api_fixture.h"

#include <utility>

#include "hall/v1/admin_service.pb.h"
#include "hall/v1/auth_service.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/guide_service.pb.h"
#include "hall/v1/report_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "hall/v1/watch_service.pb.h"
#include "server/api/device_token.h"
#include "server/api/ids_text.h"
#include "server/domain/rules.h"
#include "server/engine/in_turn.h"

namespace hall::api {

namespace {

using domain::Result;

domain::Staff person(v1::Role role) {
  domain::Staff staff;
  staff.number = "10" + std::to_string(10 + static_cast<int>(role));
  staff.name = "员工" + std::to_string(static_cast<int>(role));
  staff.department = support::kMarket;
  staff.roles = {static_cast<domain::Role>(role)};
  return staff;
}

domain::Device device(domain::DeviceKind kind, std::string code, domain::CounterId counter = {}) {
  domain::Device device;
  device.kind = kind;
  device.code = std::move(code);
  device.name = device.code;
  device.counter = counter;
  device.zone = support::kMainZone;
  return device;
}

std::vector<domain::Staff> everybody() {
  std::vector<domain::Staff> all;
  for (int role = v1::ROLE_COUNTER_STAFF; role <= v1::ROLE_ADMINISTRATOR; ++role) {
    all.push_back(person(static_cast<v1::Role>(role)));
  }
  return all;
}

std::vector<domain::Device> everything() {
  using Kind = domain::DeviceKind;
  return {
      device(Kind::Kiosk, "kiosk-1"),
      device(Kind::Board, "board-1"),
      device(Kind::Voice, "voice-1"),
      device(Kind::Sign, "sign-1", support::kCounter1),
      device(Kind::Pad, "pad-1", support::kCounter1),
      device(Kind::CounterPc, "pc-1", support::kCounter1),
      device(Kind::Desk, "desk-1"),
      device(Kind::Printer, "printer-1")};
}

std::string_view codeOf(v1::Role role) {
  switch (role) {
    case v1::ROLE_KIOSK:
      return "kiosk-1";
    case v1::ROLE_BOARD:
      return "board-1";
    case v1::ROLE_VOICE:
      return "voice-1";
    case v1::ROLE_SIGN:
      return "sign-1";
    case v1::ROLE_PAD:
      return "pad-1";
    default:
      return {};
  }
}

}  // namespace

void ApiFixture::SetUp() {
  start();
  if (isFurnished()) furnish();
  upkeep.known.ready = true;
  api->setReady(true);
}

void ApiFixture::TearDown() {
  if (backroom) backroom->stop();
  if (core) core->stop();
}

domain::HallState ApiFixture::replayed() {
  domain::HallState replayed;
  const auto events = store.log().read(engine::HallId{}, {}, 100'000);
  for (const engine::StoredEvent& event : *events) {
    engine::applyAt(replayed, event.event, event.position, event.recorded);
  }
  return replayed;
}

void ApiFixture::start() {
  domain::HallState before = replayed();
  // The least that libsodium takes: the tests are about who may, not about how long it lasts.
  backroom = std::make_unique<Backroom>(Backroom::Options{
      store.credentials().serverKey("enrolment"), {1, 8192}, &steadyNow, *readings});
  backroom->load(store.credentials(), before);
  core = std::make_unique<engine::Core>(
      engine::Core::Parts{store, *clock, *ids, forecast}, std::move(before), engine::Core::Options{}
  );
  Services services{
      *core, *clock, *ids, tokenKeysOf(store.credentials()), *backroom, catalogues, upkeep};
  services.checksCertificates = checksCertificates();
  equip(services);
  api = std::make_unique<HallApi>(services, everyBinding());
  core->start();
}

void ApiFixture::restart() {
  TearDown();
  api.reset();
  core.reset();
  backroom.reset();
  store.restart();
  start();
  api->setReady(true);
}

void ApiFixture::furnish() {
  ASSERT_TRUE(perform(domain::OpenHall{mode(), "ceshi"}));
  ASSERT_TRUE(inTurn([](engine::Turn& turn) -> Result<Done> {
    domain::PublishCatalogue publish;
    publish.catalogue = std::make_shared<const domain::Catalogue>(support::sampleContent());
    publish.hash = turn.store().blobs().putCatalogue(*publish.catalogue);
    engine::Submission submission;
    submission.command.body = std::move(publish);
    const auto performed = turn.perform(std::move(submission));
    if (!performed) return performed.refusal();
    return Done{};
  }));
  const auto all = everybody();
  const auto devices = everything();
  auto recorded = recordFirstPeople(api->services(), all, devices);
  ASSERT_TRUE(recorded) << domain::nameOf(recorded.reason());
  people = std::move(recorded).value();
}

std::string ApiFixture::numberOf(v1::Role role) {
  return person(role).number;
}

std::string ApiFixture::passwordOf(std::string_view number) const {
  for (const FirstAccount& account : people.accounts) {
    if (account.number == number) return account.password;
  }
  return {};
}

std::string ApiFixture::as(v1::Role role) {
  const std::string_view code = codeOf(role);
  if (!code.empty()) return deviceToken(code);
  const bool atCounter = role == v1::ROLE_COUNTER_STAFF;
  return asStaff(numberOf(role), atCounter ? "pc-1" : "");
}

std::string ApiFixture::asStaff(std::string_view number, std::string_view device) {
  const domain::HallState now = state();
  SessionClaims claims;
  claims.staff = now.staffByNumber(number)->id;
  if (!device.empty()) claims.device = now.deviceByCode(device)->id;
  claims.session = freshId();
  claims.issued = backroom->revocations.issueTime(claims.staff, clock->now());
  claims.expires = claims.issued + std::chrono::hours{12};
  return signSession(api->services().keys.session, claims);
}

std::string ApiFixture::deviceToken(std::string_view code) {
  return api::deviceToken(api->services(), state().deviceByCode(code)->id, clock->now());
}

CallArguments ApiFixture::arguments(
    std::string_view method, const google::protobuf::Message& request, std::string token
) const {
  CallArguments arguments;
  arguments.method = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
      "hall.v1." + std::string(method)
  );
  arguments.requests = {&request};
  arguments.token = std::move(token);
  return arguments;
}

std::string ApiFixture::freshId() {
  domain::RequestId id;
  const int number = nextId_++;
  id.bytes[6] = 0x70;
  id.bytes[8] = 0x80;
  id.bytes[14] = static_cast<std::uint8_t>(number >> 8);
  id.bytes[15] = static_cast<std::uint8_t>(number);
  return textOf(id);
}

Result<Done> ApiFixture::inTurn(const std::function<Result<Done>(engine::Turn&)>& step) {
  return engine::inTurn<Done>(*core, step);
}

Result<engine::Position> ApiFixture::perform(domain::CommandBody command) {
  engine::Position position;
  const auto done = inTurn([&](engine::Turn& turn) -> Result<Done> {
    engine::Submission submission;
    submission.command.body = command;
    const auto performed = turn.perform(std::move(submission));
    if (!performed) return performed.refusal();
    position = performed->position;
    return Done{};
  });
  if (!done) return done.refusal();
  return position;
}

domain::HallState ApiFixture::state() {
  domain::HallState now;
  EXPECT_TRUE(inTurn([&](engine::Turn& turn) -> Result<Done> {
    now = turn.state();
    return Done{};
  }));
  return now;
}

std::vector<const google::protobuf::MethodDescriptor*> everyMethod() {
  std::vector<const google::protobuf::MethodDescriptor*> methods;
  for (const google::protobuf::FileDescriptor* file :
       {v1::IssueTicketRequest::descriptor()->file(),
        v1::ListItemsRequest::descriptor()->file(),
        v1::SignInRequest::descriptor()->file(),
        v1::WatchHallRequest::descriptor()->file(),
        v1::GetReportRequest::descriptor()->file(),
        v1::GetStatusRequest::descriptor()->file(),
        v1::LoginRequest::descriptor()->file()}) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) {
        methods.push_back(file->service(i)->method(j));
      }
    }
  }
  return methods;
}

Methods everyBinding() {
  Methods methods;
  addTicketMethods(methods);
  addPastTicketMethods(methods);
  addCounterMethods(methods);
  addGuideMethods(methods);
  addAuthMethods(methods);
  addAdminMethods(methods);
  addReportMethods(methods);
  addRecordMethods(methods);
  addWatchMethods(methods);
  addAnnouncementMethods(methods);
  return methods;
}

}  // namespace hall::api
