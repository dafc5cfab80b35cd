#include "server/app/rounds.h"

#include <sys/statvfs.h>

#include <string>
#include <utility>
#include <vector>

#include "server/engine/in_turn.h"

namespace hall::app {

namespace {

constexpr auto kRound = std::chrono::seconds{1};
/// Whoever sends rubbish gets one line a minute into the journal.
constexpr int kRoundsBetweenRefusals = 60;

/// Nobody looks on while the nightly backup runs.
class NobodyWatches final : public api::LongWork<api::BackupProgress>::Watcher {
 public:
  void told(const domain::Result<api::BackupProgress>&) override {}
};

/// Whom tickets of the running day refer to: their data stay whatever their day. Cases, orders and
/// complaints will refer to people, too.
std::vector<domain::PersonRef> referredIn(const domain::HallState& state) {
  std::vector<domain::PersonRef> people;
  const auto refer = [&](const domain::Ticket& ticket) {
    for (const domain::PersonRef person : {ticket.applicant, ticket.principal}) {
      if (person) people.push_back(person);
    }
  };
  for (const domain::Ticket& ticket : state.floor.tickets()) refer(ticket);
  for (const auto& [id, ticket] : state.day.closed) refer(ticket);
  return people;
}

}  // namespace

engine::Store::Health healthOf(const log::SqliteStore& store) {
  engine::Store::Health health;
  const std::filesystem::path database = store.directory().database();
  std::error_code none;
  const auto size = [&](const std::filesystem::path& file) -> std::uint64_t {
    const auto bytes = std::filesystem::file_size(file, none);
    return none ? 0 : bytes;
  };
  health.databaseBytes = size(database);
  health.walBytes = size(database.string() + "-wal");
  health.diskFreeBytes = store.directory().freeBytes();
  health.syncs = store.syncs();
  return health;
}

Rounds::Rounds(Parts parts)
    : parts_(parts),
      expiry_(
          std::chrono::days{parts.config.personalDays},
          [&core = parts.core](domain::LocalDay before) {
            return inTurn<std::uint32_t>(core, [before](engine::Turn& turn) {
              return turn.store().vault().expire(before, referredIn(turn.state()));
            });
          },
          parts.journal
      ) {}

Rounds::~Rounds() {
  stop();
}

void Rounds::start() {
  thread_ = std::thread([this] { loop(); });
}

void Rounds::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  ended_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Rounds::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    look();
    lock.lock();
    ended_.wait_for(lock, kRound, [this] { return stopping_; });
  }
}

void Rounds::look() {
  parts_.alarms.tellJournal();
  tellOfStorageAndClock();
  tellOfRefusedRequests();
  const auto& figures = parts_.core.figures();
  // Nothing of this can be written down now.
  if (figures.failed || figures.clockHeld || figures.readOnly) return;

  if (onceWritable_ && onceWritable_()) onceWritable_ = nullptr;
  const engine::Store::Health health = healthOf(parts_.store);
  MachineFacts facts;
  facts.diskFreeBytes = health.diskFreeBytes;
  facts.diskFloorBytes = static_cast<std::uint64_t>(parts_.config.diskFloorMib) << 20;
  facts.walBytes = health.walBytes;
  facts.backupsAreMade = parts_.backups.areMade();
  facts.backupAge = parts_.backups.age();
  parts_.alarms.follow(facts);
  parts_.floor.follow();
  parts_.devices.follow();
  parts_.checkpoints.ifDue();
  const auto catalogue =
      inTurn<Catalogue>(parts_.core, [](engine::Turn& turn) -> domain::Result<Catalogue> {
        return turn.state().catalogue;
      });
  if (!catalogue || *catalogue == nullptr) return;
  backUpIfDue(**catalogue);
  const domain::Instant now = parts_.clock.now();
  expiry_.ifDue(domain::hallDayOf(**catalogue, now), now);
}

void Rounds::tellOfStorageAndClock() {
  const auto& figures = parts_.core.figures();
  const bool held = figures.clockHeld;
  if (held != std::exchange(clockHeld_, held)) {
    if (onReadiness_) onReadiness_(!held);
    parts_.journal.note(held ? Happening::ClockHeld : Happening::ClockGoesOn);
  }
  const bool full = figures.readOnly;
  const bool low = figures.storageLow;
  const bool wasFull = std::exchange(storageFull_, full);
  const bool wasLow = std::exchange(storageLow_, low);
  if (full == wasFull && low == wasLow) return;
  const Happening now = full  ? Happening::StorageFull
                        : low ? Happening::StorageLow
                              : Happening::StorageRecovered;
  parts_.journal.note(now, {{"free_bytes", healthOf(parts_.store).diskFreeBytes}});
}

void Rounds::tellOfRefusedRequests() {
  if (roundsUntilTold_ > 0) {
    --roundsUntilTold_;
    return;
  }
  const std::uint64_t total = parts_.refusedRequests.total();
  if (total == refusedTold_) return;
  parts_.journal.note(Happening::RequestsRefused, {{"requests", total - refusedTold_}});
  refusedTold_ = total;
  roundsUntilTold_ = kRoundsBetweenRefusals;
}

void Rounds::backUpIfDue(const domain::Catalogue& catalogue) {
  if (!parts_.backups.isDue(catalogue.zone())) return;
  static const auto kNobody = std::make_shared<NobodyWatches>();
  // A name of no request, and another one each time.
  const std::string name = "nightly " + std::to_string(parts_.core.figures().position.load());
  parts_.backupWork.join(name, kNobody, [this](api::Told<api::BackupProgress> told) {
    parts_.backups.begin(std::move(told));
  });
}

}  // namespace hall::app
