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

class RecordedHall {
 public:
  explicit RecordedHall(log::SqliteStore& store)
      : store_(store), state_(aHall().build()), people_(kSeed, state_) {}

  domain::Result<bool> record() {
    if (auto opened = append(openingOf(state_, store_)); !opened) return opened;
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
    const CallId firstCall = state_.nextCall;
    if (auto done = submit(command); !done) return done;
    for (CallId call = firstCall; call < state_.nextCall; ++call.value) {
      const auto report = people_.reportOf(call);
      if (!report) continue;
      if (auto done = submit(*report); !done) return done;
    }
    return true;
  }

  domain::Result<bool> tick() {
    for (auto due = nextDue(state_); due && *due <= now_; due = nextDue(state_)) {
      if (auto done = submit(bySystem(Tick{})); !done) return done;
    }
    return true;
  }

  domain::Result<bool> submit(const Command& command) {
    const Result<Events> events = perform(state_, command, now_);
    return events ? append(*events) : true;
  }

  domain::Result<bool> append(const Events& events) {
    if (events.empty()) return true;
    const engine::HallBatch batch{{}, now_, events, {}, {}};
    const auto appended = store_.log().append(std::span(&batch, 1));
    if (!appended) return appended.refusal();
    return true;
  }

  log::SqliteStore& store_;
  HallState state_;
  simulation::RandomHall people_;
  Instant now_ = at(8);
};

}  // namespace

domain::Result<bool> recordDays(const std::filesystem::path& file) {
  const TemporaryDirectory folder;
  const auto ids = engine::makeSeededIds(kSeed);
  log::StoreOptions options;
  options.directory = folder.path() / "data";
  options.ballastBytes = 0;
  auto store = log::SqliteStore::open(options, *ids);
  if (!store) return store.refusal();
  if (auto recorded = RecordedHall(**store).record(); !recorded) return recorded;
  log::LogExporter exporter(
      (*store)->eventLog(), (*store)->blobTable(), (*store)->hashAlgorithm(), {}, file
  );
  while (true) {
    auto more = exporter.step(256);
    if (!more || !*more) return more;
  }
}

}  // namespace hall::golden
