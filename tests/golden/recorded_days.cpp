#include "tests/golden/recorded_days.h"

#include "server/engine/random_ids.h"
#include "server/log/exported_log.h"
#include "server/log/sqlite_store.h"
#include "tests/simulation/random_hall.h"
#include "tests/support/temporary_directory.h"

namespace hall::golden {

using namespace hall::support;  // NOLINT: tests speak the words of the hall

namespace {

constexpr std::uint64_t kSeed = 20261123;
constexpr int kCommandsPerDay = 500;

/// What a builder's hall was made of, as the first events of a log.
Events openingOf(const HallState& hall, log::SqliteStore& store) {
  const Instant opened = at(0);
  Events events{
      {opened, {}, HallOpened{ClockMode::Real, "ceshi", 1}},
      {opened,
       {},
       CataloguePublished{1, store.blobs().putCatalogue(*hall.catalogue), hall.catalogue}}};
  for (const auto& [id, row] : hall.staff) events.push_back({opened, {}, StaffRecorded{row}});
  for (const auto& [id, row] : hall.devices) events.push_back({opened, {}, DeviceRecorded{row}});
  return events;
}

/// A hall whose log a store keeps.
class RecordedHall {
 public:
  explicit RecordedHall(log::SqliteStore& store) : store_(store), state_(aHall().build()) {}

  domain::Result<bool> open() { return append(openingOf(state_, store_), at(8)); }
  /// False: the hall refused.
  domain::Result<bool> submit(const Command& command, Instant now) {
    const Result<Events> events = perform(state_, command, now);
    return events ? append(*events, now) : false;
  }
  const HallState& state() const { return state_; }

 private:
  domain::Result<bool> append(const Events& events, Instant now) {
    if (events.empty()) return true;
    const engine::HallBatch batch{{}, now, events, {}, {}};
    const auto appended = store_.log().append(std::span(&batch, 1));
    if (!appended) return appended.refusal();
    return true;
  }

  log::SqliteStore& store_;
  HallState state_;
};

/// People who press whatever they can.
class PressedDays {
 public:
  explicit PressedDays(RecordedHall& hall) : hall_(hall), people_(kSeed, hall.state()) {}

  domain::Result<bool> record() {
    for (const int day : {0, 1}) {
      now_ = at(24 * day + 8, 20);
      for (int i = 0; i < kCommandsPerDay; ++i) {
        now_ += std::chrono::seconds{people_.dice().below(80)};
        if (auto done = submitAll(people_.next(now_)); !done) return done;
      }
      now_ = std::max(now_, at(24 * day + 27));
      if (auto done = tick(); !done) return done;
    }
    return true;
  }

 private:
  domain::Result<bool> submitAll(const Command& command) {
    if (auto done = tick(); !done) return done;
    const CallId firstCall = hall_.state().nextCall;
    if (auto done = hall_.submit(command, now_); !done) return done;
    for (CallId call = firstCall; call < hall_.state().nextCall; ++call.value) {
      const auto report = people_.reportOf(call);
      if (!report) continue;
      if (auto done = hall_.submit(*report, now_); !done) return done;
    }
    return true;
  }

  domain::Result<bool> tick() {
    const auto due = [&] { return nextDue(hall_.state()); };
    for (auto next = due(); next && *next <= now_; next = due()) {
      if (auto done = hall_.submit(bySystem(Tick{}), now_); !done) return done;
    }
    return true;
  }

  RecordedHall& hall_;
  simulation::RandomHall people_;
  Instant now_ = at(8);
};

domain::Result<bool> recordPressedDays(RecordedHall& hall) {
  return PressedDays(hall).record();
}

// ---- told verb by verb --------------------------------------------------------------------------

struct Step {
  Instant when;
  Command command;
};

Command atPc1(CommandBody body) {
  Command command = by(kZhang, std::move(body));
  command.actor.device = kPc1;
  return command;
}

Command issue(std::string_view number) {
  IssueTicket issue;
  issue.id = idOf(number);
  issue.item = kCompanySetUp;
  return by(kKiosk, issue);
}

std::vector<ItemOutcome> outcomesOf(Outcome outcome) {
  ItemOutcome row;
  row.item = kCompanySetUp;
  row.outcome = outcome;
  return {row};
}

/// The day is not closed at the end: what these kinds did must stand in the state that is compared.
/// The restore comes last but for one ticket, whose number shows it.
std::vector<Step> restOfTheKinds() {
  const ServingId serving{1};
  return {
      {at(8, 50), by(kAdministrator, ResetPassword{kZhang})},
      {at(8, 51), atPc1(SignIn{kCounter1})},
      {at(9, 0), issue("A001")},
      {at(9, 1), by(kKiosk, ReportPrint{idOf("A001"), PrintState::PaperOut})},
      {at(9, 2), by(kKiosk, ReportDevice{"paper-out"})},
      {at(9, 3), by(kManager, MessageCounter{kCounter1, "请到咨询台协助"})},
      {at(9, 4), by(kManager, Broadcast{kMainZone, "今日提前受理", true, std::chrono::hours{2}})},
      {at(9, 5), atPc1(CallNext{kCounter1})},
      {at(9, 5, 3), by(kBoard, ReportDelivered{CallId{1}, DeliveredBy::Board, false})},
      {at(9, 6), atPc1(StartServing{kCounter1})},
      {at(9, 9), atPc1(FinishServing{kCounter1, outcomesOf(Outcome::GivenUp), TextRef{}})},
      {at(9, 9, 30), atPc1(ReopenServing{kCounter1, serving})},
      {at(9, 12), atPc1(FinishServing{kCounter1, outcomesOf(Outcome::Consulted), TextRef{}})},
      {at(9, 14), atPc1(CorrectServing{serving, outcomesOf(Outcome::Done), textOf("wrong key")})},
      {at(9, 15), bySystem(StepClock{std::chrono::seconds{5}, false})},
      {at(9, 20), bySystem(RestoreLog{2, {{TicketNumber::makePrefix("A"), 7}}})},
      {at(9, 21), issue("A101")}};
}

Command enter(TicketId ticket, ItemId item, Instant began, Instant ended) {
  EnterServing entering;
  entering.counter = kCounter1;
  entering.ticket = ticket;
  entering.id = idOf("entered");
  entering.item = item;
  entering.began = began;
  entering.ended = ended;
  entering.outcomes = outcomesOf(Outcome::GivenUp);
  entering.reason = textOf("no power");
  return atPc1(std::move(entering));
}

Command issueToTheAged(const char* number) {
  IssueTicket issue;
  issue.id = idOf(number);
  issue.item = kHouseTransfer;
  issue.age = 71;
  return by(kKiosk, issue);
}

std::vector<Step> enteredFromPaper() {
  return {
      {at(8, 51), atPc1(SignIn{kCounter1})},
      {at(9, 0), issue("A001")},
      {at(9, 1), issueToTheAged("B001")},
      {at(10, 0), enter(idOf("A001"), ItemId{}, at(9, 10), at(9, 25))},
      {at(10, 1), enter(TicketId{}, kCompanyChange, at(9, 30), at(9, 40))}};
}

MoveTicket move(const char* number, QueueId queue, CounterId counter) {
  return {idOf(number), queue, {}, counter, counter == CounterId{}, textOf("wrong queue")};
}

/// Nobody is called: what the moves did must stand in the state that is compared.
std::vector<Step> movedByWord() {
  const auto marks = static_cast<AssistanceMarks>(AssistanceMark::Wheelchair);
  return {
      {at(8, 51), atPc1(SignIn{kCounter1})},
      {at(8, 52), by(kLi, SignIn{kCounter2})},
      {at(9, 0), issue("A001")},
      {at(9, 1), issue("A002")},
      {at(9, 2), issue("A003")},
      {at(9, 3), by(kGuide, SetAssistance{idOf("A002"), marks})},
      {at(9, 5), by(kGuide, move("A001", kEstate, {}))},
      {at(9, 6), by(kManager, move("A002", {}, kCounter2))},
      {at(9, 7), by(kManager, move("A003", kEstate, kCounter2))},
      {at(9, 8), by(kManager, SetAssistance{idOf("A003"), marks})},
      {at(9, 9), by(kGuide, SetAssistance{idOf("A003"), 0})}};
}

/// False: the hall refused a step.
domain::Result<bool> recordSteps(RecordedHall& hall, const std::vector<Step>& steps) {
  for (const Step& step : steps) {
    if (auto done = hall.submit(step.command, step.when); !done || !*done) return done;
  }
  return true;
}

/// Opens a hall, lets `happenings` happen in it and exports its log to `file`.
domain::Result<bool> recordHall(
    const std::filesystem::path& file, domain::Result<bool> (*happenings)(RecordedHall&)
) {
  const TemporaryDirectory folder;
  const auto ids = engine::makeSeededIds(kSeed);
  log::StoreOptions options;
  options.directory = folder.path() / "data";
  options.ballastBytes = 0;
  auto store = log::SqliteStore::open(options, *ids);
  if (!store) return store.refusal();
  RecordedHall hall(**store);
  if (auto opened = hall.open(); !opened) return opened;
  if (auto recorded = happenings(hall); !recorded || !*recorded) return recorded;
  log::LogExporter exporter(
      (*store)->eventLog(), (*store)->blobTable(), (*store)->hashAlgorithm(), {}, file
  );
  while (true) {
    auto more = exporter.step(256);
    if (!more) return more;
    if (!*more) return true;
  }
}

}  // namespace

domain::Result<bool> recordDays(const std::filesystem::path& file) {
  return recordHall(file, &recordPressedDays);
}

domain::Result<bool> recordRest(const std::filesystem::path& file) {
  return recordHall(file, [](RecordedHall& hall) { return recordSteps(hall, restOfTheKinds()); });
}

domain::Result<bool> recordEntered(const std::filesystem::path& file) {
  return recordHall(file, [](RecordedHall& hall) { return recordSteps(hall, enteredFromPaper()); });
}

domain::Result<bool> recordMoved(const std::filesystem::path& file) {
  return recordHall(file, [](RecordedHall& hall) { return recordSteps(hall, movedByWord()); });
}

}  // namespace hall::golden
