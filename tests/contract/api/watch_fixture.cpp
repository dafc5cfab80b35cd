#include "tests/contract/api/watch_fixture.h"

#include <string_view>
#include <vector>

#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/view_frames.h"

namespace hall::api {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// The message that stands in the oneof `view`.
const Message& viewIn(const Message& holder) {
  std::vector<const FieldDescriptor*> fields;
  holder.GetReflection()->ListFields(holder, &fields);
  return holder.GetReflection()->GetMessage(holder, fields.at(0));
}

/// The first field of an entity is its id.
std::string idOf(const Message& entity) {
  const FieldDescriptor* field = entity.GetDescriptor()->FindFieldByNumber(1);
  const auto* reflection = entity.GetReflection();
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_UINT64) {
    return std::to_string(reflection->GetUInt64(entity, field));
  }
  return reflection->GetString(entity, field);
}

/// "removed_call_ids" takes from "calls".
std::string takenFrom(std::string_view name) {
  constexpr std::string_view kPrefix = "removed_";
  constexpr std::string_view kSuffix = "_ids";
  return std::string(name.substr(kPrefix.size(), name.size() - kPrefix.size() - kSuffix.size())) +
         "s";
}

std::string joined(const Message& view, const FieldDescriptor* list) {
  std::string all;
  for (int i = 0; i < view.GetReflection()->FieldSize(view, list); ++i) {
    all += view.GetReflection()->GetRepeatedMessage(view, list, i).SerializeAsString() + "\n";
  }
  return all;
}

void put(HeldView::Entities& entities, const std::string& key, std::string bytes) {
  if (bytes.empty()) {
    entities.erase(key);
  } else {
    entities[key] = std::move(bytes);
  }
}

}  // namespace

void HeldView::take(const v1::WatchFrame& frame) {
  EXPECT_NE(frame.epoch(), 0U);
  if (frame.epoch() == epoch_ && !frame.has_reset() && !frame.has_goodbye()) {
    EXPECT_GE(frame.position(), position_) << "never decreases within an epoch";
  }
  if (frame.has_reset()) {
    *this = HeldView();
    return;
  }
  if (frame.has_goodbye()) return;
  epoch_ = frame.epoch();
  position_ = frame.position();
  if (frame.has_snapshot()) takeSnapshot(viewIn(frame.snapshot()));
  if (frame.has_delta()) takeDelta(viewIn(frame.delta()));
}

void HeldView::takeSnapshot(const Message& view) {
  entities_.clear();
  takeDelta(view);
  const FieldDescriptor* messages = view.GetDescriptor()->FindFieldByName("messages");
  if (messages != nullptr) put(entities_, "messages", joined(view, messages));
}

void HeldView::takeDelta(const Message& view) {
  const auto* reflection = view.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(view, &fields);
  for (const FieldDescriptor* field : fields) {
    const std::string& name = field->name();
    if (name == "messages") continue;
    if (name == "messages_changed") {
      put(entities_, "messages", joined(view, view.GetDescriptor()->FindFieldByName("messages")));
    } else if (name == "somebody_callable") {
      put(entities_, name, reflection->GetBool(view, field) ? "yes" : "");
    } else if (name.starts_with("removed_")) {
      for (int i = 0; i < reflection->FieldSize(view, field); ++i) {
        const std::string id = field->cpp_type() == FieldDescriptor::CPPTYPE_UINT64
                                   ? std::to_string(reflection->GetRepeatedUInt64(view, field, i))
                                   : reflection->GetRepeatedString(view, field, i);
        // One that came and went while it was slow it never had.
        entities_.erase(takenFrom(name) + ":" + id);
      }
    } else if (field->is_repeated()) {
      for (int i = 0; i < reflection->FieldSize(view, field); ++i) {
        const Message& entity = reflection->GetRepeatedMessage(view, field, i);
        entities_[name + ":" + idOf(entity)] = entity.SerializeAsString();
      }
    } else {
      put(entities_, name, reflection->GetMessage(view, field).SerializeAsString());
    }
  }
}

void WatchFixture::SetUp() {
  ApiFixture::SetUp();
  // Once more over the same store, now with what streams.
  domain::HallState begin = state();
  ApiFixture::TearDown();
  api.reset();
  core.reset();
  backroom = std::make_unique<Backroom>(Backroom::Options{
      store.credentials().serverKey("enrolment"), {1, 8192}, &steadyNow, *readings});
  backroom->revocations.load(store.credentials().revocations());
  core = std::make_unique<engine::Core>(
      engine::Core::Parts{store, *clock, *ids, forecast}, begin, engine::Core::Options{}
  );
  follower =
      std::make_unique<engine::Follower>(*core, std::move(begin), engine::Follower::Options{});
  encoder = std::make_unique<HallViewEncoder>(forecast);
  engine::WatchHub::Options options;
  options.epoch = kEpoch;
  options.passGap = std::chrono::milliseconds{1};
  options.bookmarkGap = std::chrono::milliseconds{8};
  hub = std::make_unique<engine::WatchHub>(*follower, *encoder, *clock, options);
  follower->listen(*hub);
  core->observe(*follower);
  Services services{
      *core, *clock, *ids, tokenKeysOf(store.credentials()), *backroom, catalogues, upkeep};
  services.hub = hub.get();
  equip(services);
  api = std::make_unique<HallApi>(services, everyBinding());
  core->start();
  follower->start();
  api->setReady(true);
}

void WatchFixture::TearDown() {
  if (follower) follower->stop();
  ApiFixture::TearDown();
}

v1::WatchHallRequest WatchFixture::request(v1::View view) {
  v1::WatchHallRequest request;
  request.set_view(view);
  return request;
}

v1::WatchHallRequest WatchFixture::ofHall(v1::View view) {
  v1::WatchHallRequest asked = request(view);
  asked.mutable_hall();
  return asked;
}

v1::WatchHallRequest WatchFixture::ofZone(v1::View view, const std::string& zone) {
  v1::WatchHallRequest asked = request(view);
  asked.set_zone_id(zone);
  return asked;
}

v1::WatchHallRequest WatchFixture::ofCounter(v1::View view, const std::string& counter) {
  v1::WatchHallRequest asked = request(view);
  asked.set_counter_id(counter);
  return asked;
}

v1::WatchHallRequest WatchFixture::ofTicket(const std::string& ticket, const std::string& token) {
  v1::WatchHallRequest asked = request(v1::VIEW_PHONE);
  asked.mutable_ticket()->set_ticket_id(ticket);
  asked.mutable_ticket()->set_ticket_token(token);
  return asked;
}

std::optional<v1::WatchFrame> WatchFixture::Client::next() {
  const auto bytes = stream_->readOne();
  if (!bytes) return std::nullopt;
  v1::WatchFrame frame;
  EXPECT_TRUE(frame.ParseFromString(*bytes));
  held.take(frame);
  return frame;
}

bool WatchFixture::Client::reaches(engine::Position position) {
  while (held.position() < position.value) {
    const auto frame = next();
    if (!frame || frame->has_goodbye()) return false;
  }
  return true;
}

std::optional<v1::GoodbyeReason> WatchFixture::Client::goodbye() {
  while (const auto frame = next()) {
    if (frame->has_goodbye()) return frame->goodbye().goodbye_reason();
  }
  return std::nullopt;
}

v1::Reason WatchFixture::Client::refused() {
  EXPECT_FALSE(next());
  return stream_->reason();
}

WatchFixture::Client WatchFixture::watch(const v1::WatchHallRequest& request, std::string token) {
  return Client(stream("WatchService.WatchHall", request, std::move(token)));
}

WatchFixture::Issued WatchFixture::issue(const std::string& item) {
  v1::IssueTicketRequest asked;
  asked.set_request_id(freshId());
  asked.mutable_errand()->set_item_id(item);
  const auto issued =
      ask<v1::IssueTicketResponse>("TicketService.IssueTicket", asked, as(v1::ROLE_KIOSK));
  EXPECT_TRUE(issued.ok()) << issued.ending.status.message;
  return {issued->ticket().ticket_id(), issued->ticket().number(), issued->ticket_token()};
}

void WatchFixture::signIn(const std::string& counter) {
  v1::SignInRequest asked;
  asked.set_request_id(freshId());
  asked.set_counter_id(counter);
  const auto done = ask<v1::SignInResponse>(
      "CounterService.SignIn", asked, asStaff(numberOf(v1::ROLE_COUNTER_STAFF), "pc-1")
  );
  EXPECT_TRUE(done.ok()) << done.ending.status.message;
}

engine::Position WatchFixture::position() {
  return state().position;
}

HeldView::Entities WatchFixture::fresh(const engine::WatchScope& scope) {
  const domain::HallState now = state();
  HallViewEncoder own(forecast);
  own.look(now, clock->now());
  engine::Entities entities;
  EXPECT_TRUE(own.entities(scope, entities));
  v1::WatchFrame frame;
  EXPECT_TRUE(frame.ParseFromString(snapshotFrame(scope.view, {1, now.position, {}}, entities)));
  HeldView held;
  held.take(frame);
  return held.entities();
}

}  // namespace hall::api
