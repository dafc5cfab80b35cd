#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "bench/engine_hall.h"
#include "bench/figure_table.h"
#include "bench/hall_folder.h"
#include "bench/machine.h"
#include "bench/rounds.h"
#include "bench/statistics.h"
#include "server/log/schema.h"
#include "server/log/store_core.h"
#include "server/sqlite/database.h"

/// P2: durable commands/s of the core thread, without a transport, ÷ what the disk would do alone.
///
/// Batch 64, numerator: IssueTicket through the real core and log in this process: inbox, request
/// look-up, decision, apply, encoding, SM3 chain, request mark, commit; always 64 in a batch.
/// Denominator: the very rows that leg wrote (both tables, same bytes, same order), inserted into a
/// new database of the same schema by prepared statements, 64 commands a transaction, with the same
/// pragmas and the same checkpoints.
///
/// Batch 1: commands/s one at a time ÷ fdatasync/s of one overwritten 4 KiB page.
namespace hall::bench {

namespace {

constexpr int kBatch = 64;
constexpr std::size_t kKioskDevice = 1;
constexpr int kBusyFrames = 4096;  // as StoreOptions
constexpr int kProbeSyncs = 1500;

/// Request ids of version 7 that grow, as those of one kiosk do.
domain::RequestId requestId(std::uint64_t number) {
  domain::RequestId id;
  for (std::size_t i = 0; i < 6; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>((number >> 10) >> (8 * (5 - i)));
  }
  id.bytes[6] = static_cast<std::uint8_t>(0x70 | ((number >> 8) & 3));
  id.bytes[7] = static_cast<std::uint8_t>(number);
  id.bytes[8] = 0x80;
  for (std::size_t i = 9; i < 16; ++i) {
    id.bytes[i] = static_cast<std::uint8_t>((number * 0x9E3779B97F4A7C15ULL) >> (8 * (i - 9)));
  }
  return id;
}

/// Keeps so many IssueTicket commands in the inbox for a while. Counts on the core thread.
class Issuing {
 public:
  Issuing(EngineHall& hall, std::vector<domain::ItemId> items)
      : core_(hall.core()), items_(std::move(items)) {}

  /// Commands/s over `seconds`.
  double run(int inFlight, double seconds) {
    const auto begin = std::chrono::steady_clock::now();
    end_ = begin + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                       std::chrono::duration<double>(seconds)
                   );
    underWay_ = inFlight;
    for (int i = 0; i < inFlight; ++i) core_.submit(std::make_unique<Command>(*this));
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return underWay_ == 0; });
    if (failure_) throw std::runtime_error(textOf(*failure_));
    const std::chrono::duration<double> took = last_ - begin;
    return static_cast<double>(durable_) / took.count();
  }
  std::uint64_t durable() const { return durable_; }

 private:
  class Command final : public engine::Work {
   public:
    explicit Command(Issuing& issuing) : issuing_(issuing) {}
    void run(engine::Turn& turn) override {
      engine::Submission submission = issuing_.next();
      const auto performed = turn.perform(std::move(submission));
      if (!performed) refusal_ = performed.refusal();
    }
    void finish() override { issuing_.done(refusal_); }
    void fail(const domain::Refusal& refusal) override { issuing_.done(refusal); }

   private:
    Issuing& issuing_;
    std::optional<domain::Refusal> refusal_;
  };

  engine::Submission next() {
    domain::IssueTicket issue;
    issue.item = items_[number_ % items_.size()];
    engine::Submission submission;
    submission.key = engine::RequestKey{kKioskDevice, requestId(number_++)};
    submission.command.actor.device = domain::DeviceId{kKioskDevice};
    submission.command.actor.role = domain::Role::Kiosk;
    submission.command.body = issue;
    return submission;
  }

  void done(const std::optional<domain::Refusal>& refusal) {
    last_ = std::chrono::steady_clock::now();
    if (refusal) {
      failure_ = refusal;
    } else {
      ++durable_;
    }
    if (!failure_ && last_ < end_) {
      core_.submit(std::make_unique<Command>(*this));
      return;
    }
    const std::lock_guard lock(mutex_);
    if (--underWay_ == 0) ended_.notify_one();
  }

  engine::Core& core_;
  const std::vector<domain::ItemId> items_;
  std::chrono::steady_clock::time_point end_;
  // The core thread's until it is done.
  std::uint64_t number_ = 0;
  std::uint64_t durable_ = 0;
  std::chrono::steady_clock::time_point last_;
  std::optional<domain::Refusal> failure_;
  std::mutex mutex_;
  std::condition_variable ended_;
  int underWay_ = 0;
};

std::vector<domain::ItemId> itemsOf(EngineHall& hall, const HallFolder& folder) {
  std::vector<domain::ItemId> items;
  hall.inTurn([&](engine::Turn& turn) -> domain::Result<engine::Position> {
    for (const std::string& code : folder.items) {
      items.push_back(turn.state().catalogue->itemByCode(code)->id);
    }
    return turn.state().position;
  });
  return items;
}

struct CoreLeg {
  double perSecond = 0.0;
  double commandsPerSync = 0.0;
};

CoreLeg coreLeg(const HallFolder& folder, int batch, double seconds) {
  EngineHall hall({folder.data, folder.key, static_cast<std::size_t>(batch)});
  Issuing issuing(hall, itemsOf(hall, folder));
  const std::uint64_t before = hall.store().vfs().syncs();
  CoreLeg leg;
  // Twice the batch: the next one is there when the last is durable.
  leg.perSecond = issuing.run(batch == 1 ? 1 : 2 * batch, seconds);
  hall.core().stop();
  const std::uint64_t syncs = hall.store().vfs().syncs() - before;
  leg.commandsPerSync = requireSynced(issuing.durable(), syncs, static_cast<std::uint64_t>(batch));
  return leg;
}

/// A row of either table, as the disk holds it.
struct Row {
  std::int64_t place;
  std::int64_t recorded;
  std::int64_t occurred;
  std::int64_t kind;
  std::string actor;
  std::string body;
  std::string hash;
};
struct Mark {
  std::string id;
  std::int64_t owner;
  std::int64_t hall;
  std::string body;
  std::int64_t first;
  std::int64_t count;
  std::int64_t recorded;
};

/// What the commands of a log wrote: each mark with its events.
struct Written {
  std::vector<Row> rows;
  std::vector<Mark> marks;
};

Written writtenIn(const HallFolder& folder) {
  sqlite::Database database((folder.data / "hall.db").string(), sqlite::Database::Mode::ReadOnly);
  Written written;
  sqlite::Statement marks(
      database,
      "SELECT request_id, owner, hall_id, body_hash, first_seq, event_count, recorded_us"
      " FROM request ORDER BY first_seq"
  );
  sqlite::Query mark(marks);
  while (mark.next()) {
    written.marks.push_back(
        {std::string(mark.bytes(0)),
         mark.number(1),
         mark.number(2),
         std::string(mark.bytes(3)),
         mark.number(4),
         mark.number(5),
         mark.number(6)}
    );
  }
  sqlite::Statement events(
      database,
      "SELECT place, recorded_us, occurred_us, kind, actor, body, hash FROM event"
      " WHERE (place & 0xFFFFFFFFFF) >= ?1 ORDER BY place"
  );
  sqlite::Query row(events);
  row.bind(1, written.marks.front().first);
  while (row.next()) {
    written.rows.push_back(
        {row.number(0),
         row.number(1),
         row.number(2),
         row.number(3),
         std::string(row.bytes(4)),
         std::string(row.bytes(5)),
         std::string(row.bytes(6))}
    );
  }
  return written;
}

/// Inserts the rows, `batch` commands a transaction. Commands/s.
double bareLeg(const std::filesystem::path& path, const Written& written, std::size_t batch) {
  sqlite::Database database(path.string(), sqlite::Database::Mode::Create);
  log::configure(database);
  log::createSchema(database);
  log::StoreCore core(database, path.string(), kBusyFrames);
  core.lengthenWal();
  sqlite::Statement insertEvent(
      database,
      "INSERT INTO event(place, recorded_us, occurred_us, kind, actor, body, hash)"
      " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
  );
  sqlite::Statement insertMark(
      database,
      "INSERT INTO request(request_id, owner, hall_id, body_hash, first_seq, event_count,"
      " recorded_us) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
  );
  const auto begin = std::chrono::steady_clock::now();
  std::size_t event = 0;
  for (std::size_t mark = 0; mark < written.marks.size();) {
    core.checkpointIfLong();
    sqlite::Transaction transaction(core.transaction());
    const std::size_t end = std::min(mark + batch, written.marks.size());
    const Mark& last = written.marks[end - 1];
    const std::size_t eventsEnd = std::min(
        written.rows.size(),
        static_cast<std::size_t>(last.first + last.count - written.marks.front().first)
    );
    sqlite::Query events(insertEvent);
    for (; event < eventsEnd; ++event) {
      const Row& row = written.rows[event];
      events.again();
      events.bind(1, row.place).bind(2, row.recorded).bind(3, row.occurred).bind(4, row.kind);
      events.bindBytes(5, row.actor).bindBytes(6, row.body).bindBytes(7, row.hash);
      events.run();
    }
    sqlite::Query marks(insertMark);
    for (; mark < end; ++mark) {
      const Mark& one = written.marks[mark];
      marks.again();
      marks.bindBytes(1, one.id).bind(2, one.owner).bind(3, one.hall).bindBytes(4, one.body);
      marks.bind(5, one.first).bind(6, one.count).bind(7, one.recorded);
      marks.run();
    }
    transaction.commit();
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  return static_cast<double>(written.marks.size()) / took.count();
}

}  // namespace

Findings measureCore(const Settings& settings) {
  const HallFolder hall = makeHall(settings.directory / "p2", settings.config);
  std::vector<double> batched;
  std::vector<double> bare;
  std::vector<double> single;
  std::vector<double> syncs;
  std::vector<double> commandsPerSync;
  for (int round = 1; round <= settings.rounds(); ++round) {
    const RoundFolder folder(settings, round);
    const HallFolder many = copyOf(hall, folder.path() / "many");
    const CoreLeg leg = coreLeg(many, kBatch, settings.legSeconds() / 2);
    batched.push_back(leg.perSecond);
    commandsPerSync.push_back(leg.commandsPerSync);
    bare.push_back(bareLeg(folder.path() / "bare.db", writtenIn(many), kBatch));

    const HallFolder one = copyOf(hall, folder.path() / "one");
    single.push_back(coreLeg(one, 1, settings.legSeconds() / 2).perSecond);
    syncs.push_back(1e6 / mean(syncMicroseconds(folder.path(), kProbeSyncs)));
    say("P2 round " + std::to_string(round) + ": batch 64 " + rounded(batched.back()) +
        "/s, bare inserts " + rounded(bare.back()) + "/s; batch 1 " + rounded(single.back()) +
        "/s, fdatasync " + rounded(syncs.back()) + "/s");
  }
  Findings findings;
  findings.measures = {
      medianOf(
          "batch 64: commands ÷ bare inserts of the same bytes",
          ratios(batched, bare),
          "",
          atLeast(0.6)
      ),
      medianOf("batch 1: commands ÷ fdatasync of 4 KiB", ratios(single, syncs), "", atLeast(0.75))};
  findings.remarks = {
      {"batch 64",
       rounded(median(batched)) + " commands/s, " + rounded(median(commandsPerSync)) + " a sync"},
      {"bare inserts", rounded(median(bare)) + " commands' rows/s"},
      {"batch 1", rounded(median(single)) + " commands/s"},
      {"fdatasync", rounded(median(syncs)) + "/s"}};
  return findings;
}

}  // namespace hall::bench
