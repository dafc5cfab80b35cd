#include "tests/support/floor_builder.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "server/domain/dispatcher.h"

namespace hall::support {

namespace {

/// The text itself as the first bytes, so that ids order as the texts do.
template <class Id>
Id spelled(std::string_view text) {
  Id id;
  const std::size_t length = std::min(text.size(), id.bytes.size());
  for (std::size_t i = 0; i < length; ++i) id.bytes[i] = static_cast<std::uint8_t>(text[i]);
  return id;
}

TicketNumber numberOf(std::string_view text) {
  const std::size_t digits = text.find_first_of("0123456789");
  TicketNumber number;
  number.prefix = TicketNumber::makePrefix(text.substr(0, digits));
  number.serial = static_cast<std::uint32_t>(std::stoul(std::string(text.substr(digits))));
  return number;
}

void apply(HallState& state, EventBody body, Instant when, const Actor& actor = {}) {
  domain::apply(state, Event{when, actor, std::move(body)});
}

Staff staff(StaffId id, std::string_view name, Role role) {
  Staff staff;
  staff.id = id;
  staff.number = std::to_string(1000 + id.value);
  staff.name = name;
  staff.department = kMarket;
  staff.roles = {role};
  staff.mayPick = role == Role::CounterStaff;
  return staff;
}

Device device(
    DeviceId id, std::string_view code, DeviceKind kind, ZoneId zone, CounterId counter = {}
) {
  Device device;
  device.id = id;
  device.code = code;
  device.name = code;
  device.kind = kind;
  device.zone = zone;
  device.counter = counter;
  return device;
}

const std::array<Staff, 8>& everybody() {
  static const std::array<Staff, 8> kEverybody = {
      staff(kZhang, "张敏", Role::CounterStaff),
      staff(kLi, "李强", Role::CounterStaff),
      staff(kWang, "王芳", Role::CounterStaff),
      staff(kChen, "陈杰", Role::CounterStaff),
      staff(kGuide, "刘洋", Role::GuideStaff),
      staff(kManager, "赵磊", Role::HallManager),
      staff(kSupervisor, "孙丽", Role::Supervisor),
      staff(kAdministrator, "周涛", Role::Administrator),
  };
  return kEverybody;
}

Device withPrefix(Device kiosk, std::string prefix) {
  kiosk.offlinePrefix = std::move(prefix);
  return kiosk;
}

const std::array<Device, 7>& everything() {
  static const std::array<Device, 7> kEverything = {
      withPrefix(device(kKiosk, "kiosk-1", DeviceKind::Kiosk, kMainZone), "KA"),
      device(kPc1, "pc-1", DeviceKind::CounterPc, kMainZone, kCounter1),
      device(kPc2, "pc-2", DeviceKind::CounterPc, kMainZone, kCounter2),
      device(kPc3, "pc-3", DeviceKind::CounterPc, kMainZone, kCounter3),
      device(kPc4, "pc-4", DeviceKind::CounterPc, kQuietZone, kCounter4),
      device(kBoard, "board-1", DeviceKind::Board, kMainZone),
      device(kVoice, "voice-1", DeviceKind::Voice, kMainZone),
  };
  return kEverything;
}

DeviceId pcOf(CounterId counter) {
  return DeviceId{kPc1.value + counter.value - kCounter1.value};
}

}  // namespace

LocalDay monday() {
  return std::chrono::local_days{std::chrono::year{2026} / 3 / 2};
}

Instant at(int hour, int minute, int second) {
  const auto zone = TimeZone::fixed(std::chrono::hours{8});
  return zone.toInstant(
      LocalTime{monday()} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
      std::chrono::seconds{second}
  );
}

TicketId idOf(std::string_view number) {
  return spelled<TicketId>(number);
}
PersonRef personOf(std::string_view name) {
  return spelled<PersonRef>(name);
}
TextRef textOf(std::string_view name) {
  return spelled<TextRef>(name);
}

Actor actorOf(StaffId id) {
  const auto found = std::find_if(everybody().begin(), everybody().end(), [id](const Staff& row) {
    return row.id == id;
  });
  return {id, DeviceId{}, found->roles.front()};
}

Actor actorOf(DeviceId id) {
  if (id == kBoard) return {StaffId{}, id, Role::Board};
  if (id == kVoice) return {StaffId{}, id, Role::Voice};
  return {StaffId{}, id, Role::Kiosk};
}

Actor systemActor() {
  return {};
}

Command by(StaffId staff, CommandBody body) {
  return {actorOf(staff), std::nullopt, std::move(body)};
}
Command by(DeviceId device, CommandBody body) {
  return {actorOf(device), std::nullopt, std::move(body)};
}
Command bySystem(CommandBody body) {
  return {systemActor(), std::nullopt, std::move(body)};
}

// ---- tickets ----------------------------------------------------------------------------------

TicketBuilder::TicketBuilder(std::string_view number) : issued_(at(9)) {
  issue_.id = idOf(number);
  issue_.number = numberOf(number);
  issue_.day = monday();
  issue_.queue = number.front() == 'B' ? kEstate : number.front() == 'C' ? kConsult : kGeneral;
  if (number.front() == 'A') issue_.item = kCompanySetUp;
  if (number.front() == 'B') issue_.item = kHouseTransfer;
  if (number.front() == 'V') on(Ground::Disabled);
  if (number.front() == 'Y') issue_.ticketClass = TicketClass::Appointment;
  issue_.itemRevision = 1;
}

TicketBuilder& TicketBuilder::in(QueueId queue) {
  issue_.queue = queue;
  return *this;
}
TicketBuilder& TicketBuilder::forItem(ItemId item) {
  issue_.item = item;
  return *this;
}
TicketBuilder& TicketBuilder::forTheme(ThemeId theme) {
  issue_.theme = theme;
  return *this;
}
TicketBuilder& TicketBuilder::withGuide(std::uint32_t version) {
  issue_.guideVersion = version;
  return *this;
}
TicketBuilder& TicketBuilder::on(Ground ground) {
  issue_.ground = ground;
  issue_.ticketClass = ground == Ground::None ? TicketClass::Ordinary : TicketClass::Priority;
  return *this;
}
TicketBuilder& TicketBuilder::of(PersonRef applicant) {
  issue_.applicant = applicant;
  return *this;
}
TicketBuilder& TicketBuilder::actingFor(PersonRef principal) {
  issue_.principal = principal;
  return *this;
}
TicketBuilder& TicketBuilder::assisted(AssistanceMark mark) {
  issue_.assistance = static_cast<AssistanceMarks>(mark);
  return *this;
}
TicketBuilder& TicketBuilder::issued(Instant when) {
  issued_ = when;
  return *this;
}
TicketBuilder& TicketBuilder::ref(Instant when) {
  issue_.ref = when;
  refGiven_ = true;
  return *this;
}
TicketBuilder& TicketBuilder::slot(Instant when) {
  issue_.ticketClass = TicketClass::Appointment;
  issue_.state = TicketState::NotYetDue;
  issue_.slot = when;
  return ref(when);
}

TicketBuilder& TicketBuilder::then(Instant when, std::function<EventBody(const HallState&)> body) {
  steps_.emplace_back([when, body = std::move(body)](const HallState& state) {
    return Event{when, Actor{}, body(state)};
  });
  return *this;
}

TicketBuilder& TicketBuilder::due(Instant when) {
  return then(when, [id = issue_.id](const HallState&) { return TicketDue{id}; });
}
TicketBuilder& TicketBuilder::called(CounterId counter, Instant when) {
  return then(when, [id = issue_.id, counter](const HallState& state) {
    TicketCalled call;
    call.ticket = id;
    call.call = state.nextCall;
    call.counter = counter;
    call.staff = state.floor.counter(counter)->staff;
    return call;
  });
}
TicketBuilder& TicketBuilder::recalled(Instant when) {
  return then(when, [id = issue_.id](const HallState& state) {
    const int made = state.floor.ticket(id)->callsMade;
    return TicketRecalled{id, state.nextCall, static_cast<std::uint8_t>(made + 1)};
  });
}
TicketBuilder& TicketBuilder::delivered(Instant when, DeliveredBy output) {
  return then(when, [id = issue_.id, output](const HallState& state) {
    return CallDelivered{state.floor.ticket(id)->lastCall, id, output};
  });
}
TicketBuilder& TicketBuilder::noShow(Instant when) {
  return then(when, [id = issue_.id](const HallState&) { return TicketNoShow{id, false}; });
}
TicketBuilder& TicketBuilder::restored(Instant when, std::uint8_t calls) {
  return then(when, [id = issue_.id, calls, when](const HallState& state) {
    return TicketRestored{id, calls, when - state.floor.ticket(id)->stateSince, TextRef{}};
  });
}
TicketBuilder& TicketBuilder::serving(CounterId counter, Instant when) {
  return then(when, [id = issue_.id, counter](const HallState& state) {
    const StaffId staff = state.floor.counter(counter)->staff;
    return ServingStarted{state.nextServing, id, counter, staff, false};
  });
}
TicketBuilder& TicketBuilder::held(HoldKind kind, Instant when) {
  return then(when, [id = issue_.id, kind](const HallState&) {
    return TicketHeld{id, kind, TextRef{}};
  });
}
TicketBuilder& TicketBuilder::woken(Instant when) {
  return then(when, [id = issue_.id](const HallState&) { return HeldWoken{id}; });
}
TicketBuilder& TicketBuilder::returned(Instant when) {
  return then(when, [id = issue_.id](const HallState&) { return TicketReturned{id}; });
}
TicketBuilder& TicketBuilder::transferred(QueueId queue, Instant when, CounterId toCounter) {
  return then(when, [id = issue_.id, queue, toCounter](const HallState& state) {
    const Ticket& ticket = *state.floor.ticket(id);
    TicketTransferred transfer;
    transfer.ticket = id;
    transfer.queue = queue;
    transfer.item = ticket.item;
    transfer.toCounter = toCounter;
    transfer.target = state.catalogue->find(queue)->targetFor(ticket.ticketClass, ticket.ground);
    transfer.weighedTarget = weighTarget(transfer.target);
    return transfer;
  });
}
TicketBuilder& TicketBuilder::finished(Instant when, Outcome outcome) {
  return then(when, [id = issue_.id, outcome](const HallState& state) {
    const Ticket& ticket = *state.floor.ticket(id);
    ItemOutcome row;
    row.item = ticket.item;
    row.outcome = outcome;
    return ServingFinished{ticket.serving, id, {row}, TextRef{}};
  });
}
TicketBuilder& TicketBuilder::cancelled(Instant when) {
  return then(when, [id = issue_.id](const HallState&) { return TicketCancelled{id, true}; });
}
TicketBuilder& TicketBuilder::diverted(Instant when) {
  return then(when, [id = issue_.id](const HallState&) {
    return TicketDiverted{id, DivertTo::SelfService};
  });
}
TicketBuilder& TicketBuilder::closedBySystem(Instant when) {
  return then(when, [id = issue_.id](const HallState& state) {
    return TicketClosedBySystem{id, state.floor.ticket(id)->state};
  });
}

Event TicketBuilder::issueEvent(const HallState& state) const {
  TicketIssued issue = issue_;
  if (!refGiven_) issue.ref = issued_;
  issue.target = state.catalogue->find(issue.queue)->targetFor(issue.ticketClass, issue.ground);
  issue.weighedTarget = weighTarget(issue.target);
  return {issued_, actorOf(kKiosk), issue};
}

TicketBuilder aTicket(std::string_view number) {
  return TicketBuilder(number);
}

// ---- the hall -----------------------------------------------------------------------------------

HallBuilder::HallBuilder() {
  const Instant opened = at(0);
  with(HallOpened{ClockMode::Real, "ceshi", 1}, opened);
  auto catalogue = std::make_shared<const Catalogue>(sampleContent());
  with(CataloguePublished{1, "catalogue-1", std::move(catalogue)}, opened);
  for (const Staff& row : everybody()) with(StaffRecorded{row}, opened);
  for (const Device& row : everything()) with(DeviceRecorded{row}, opened);
}

HallBuilder& HallBuilder::catalogue(const std::function<void(Catalogue::Content&)>& change) {
  Catalogue::Content content = state_.catalogue->content();
  change(content);
  content.version = state_.catalogue->version() + 1;
  auto published = std::make_shared<const Catalogue>(std::move(content));
  const std::uint32_t version = published->version();
  return with(
      CataloguePublished{version, "catalogue-" + std::to_string(version), std::move(published)},
      at(0)
  );
}

HallBuilder& HallBuilder::signedIn(CounterId counter, StaffId staff, Instant when) {
  return with(CounterSignedIn{counter, staff, pcOf(counter)}, when, actorOf(staff));
}
HallBuilder& HallBuilder::ready(CounterId counter, Instant when, Instant until) {
  return with(CounterReady{counter, until}, when);
}
HallBuilder& HallBuilder::paused(CounterId counter, Instant when, Instant until) {
  return with(CounterPaused{counter, PauseReason::Meal, until}, when);
}
HallBuilder& HallBuilder::switched(
    CounterId counter, const std::vector<QueueId>& queues, Instant when
) {
  const Counter& now = *state_.floor.counter(counter);
  CounterSet set{counter, now.kind, now.zone, {}, now.onlyGrounds, now.staffQueues};
  for (const QueueId queue : queues) set.queues.add(queue);
  return with(set, when, actorOf(kManager));
}
HallBuilder& HallBuilder::suspended(Instant when) {
  return with(HallSuspended{textOf("why"), "因停电暂停服务"}, when, actorOf(kManager));
}

HallBuilder& HallBuilder::with(const TicketBuilder& ticket) {
  domain::apply(state_, ticket.issueEvent(state_));
  for (const auto& step : ticket.steps_) domain::apply(state_, step(state_));
  return *this;
}

HallBuilder& HallBuilder::with(EventBody body, Instant when, const Actor& actor) {
  apply(state_, std::move(body), when, actor);
  return *this;
}

HallBuilder& HallBuilder::changed(const std::function<void(HallState&)>& change) {
  change(state_);
  return *this;
}

HallBuilder aHall() {
  return HallBuilder();
}

void applyAll(HallState& state, const Events& events) {
  for (const Event& event : events) domain::apply(state, event);
}

}  // namespace hall::support
