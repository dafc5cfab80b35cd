#include "server/log/sqlite_event_log.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "server/log/schema.h"

namespace hall::log {

using domain::Reason;
using engine::HallBatch;
using engine::HallId;
using engine::Position;
using engine::RequestKey;
using engine::RequestMark;
using engine::StoredEvent;

namespace {

/// Marks looked at in one sweep.
constexpr std::int64_t kSweepSlice = 256;

std::string_view idBytes(const domain::RequestId& id) {
  return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}
std::string_view bodyBytes(const engine::BodyHash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

domain::RequestId highestRequest(sqlite::Database& database) {
  sqlite::Statement statement(database, "SELECT max(request_id) FROM request");
  sqlite::Query query(statement);
  domain::RequestId highest;
  if (!query.next() || query.bytes(0).size() != highest.bytes.size()) return highest;
  std::transform(
      query.bytes(0).begin(),
      query.bytes(0).end(),
      highest.bytes.begin(),
      [](char byte) { return static_cast<std::uint8_t>(byte); }
  );
  return highest;
}

const domain::CataloguePublished* published(const domain::Event& event) {
  return std::get_if<domain::CataloguePublished>(&event.body);
}

}  // namespace

SqliteEventLog::SqliteEventLog(
    StoreCore& core, HashAlgorithm algorithm, SqliteBlobs& blobs, std::vector<Staging*> staging
)
    : core_(core),
      hasher_(algorithm),
      blobs_(blobs),
      staging_(std::move(staging)),
      insertEvent_(
          core.database(),
          "INSERT INTO event(place, recorded_us, occurred_us, kind, actor, body, hash)"
          " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
      ),
      selectEvents_(
          core.database(),
          "SELECT place, recorded_us, occurred_us, kind, actor, body, hash FROM event"
          " WHERE place > ?1 AND place <= ?2 ORDER BY place LIMIT ?3"
      ),
      selectHead_(core.database(), "SELECT place, recorded_us, hash FROM event WHERE place = ?1"),
      selectTail_(
          core.database(),
          "SELECT place, recorded_us, hash FROM event WHERE place > ?1 AND place <= ?2"
          " ORDER BY place DESC LIMIT 1"
      ),
      insertRequest_(
          core.database(),
          "INSERT OR REPLACE INTO request(request_id, owner, hall_id, body_hash, first_seq,"
          " event_count, recorded_us) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
      ),
      selectRequest_(
          core.database(),
          "SELECT body_hash, first_seq, event_count, recorded_us FROM request"
          " WHERE request_id = ?1 AND owner = ?2 AND hall_id = ?3"
      ),
      sweepSelect_(
          core.database(),
          "SELECT request_id, owner, hall_id, recorded_us FROM request"
          " WHERE (request_id, owner, hall_id) > (?1, ?2, ?3)"
          " ORDER BY request_id, owner, hall_id LIMIT ?4"
      ),
      deleteRequest_(
          core.database(),
          "DELETE FROM request WHERE request_id = ?1 AND owner = ?2 AND hall_id = ?3"
      ),
      recentRequests_(highestRequest(core.database())) {}

ChainHead& SqliteEventLog::knownHead(HallId hall) {
  const auto known = heads_.find(hall);
  if (known != heads_.end()) return known->second;
  ChainHead head;
  sqlite::Query query(selectTail_);
  query.bind(1, placeOf(hall.value, 0)).bind(2, placeOf(hall.value, kSeqMax));
  if (query.next()) {
    const auto hash = hashFrom(query.bytes(2));
    if (!hash) throw sqlite::Error(SQLITE_CORRUPT, "the last event has no hash");
    head = {seqOf(query.number(0)), query.number(1), *hash};
  }
  return heads_.emplace(hall, head).first->second;
}

ChainHead SqliteEventLog::head(HallId hall) {
  return knownHead(hall);
}

std::optional<ChainHead> SqliteEventLog::headAt(HallId hall, std::uint64_t seq) {
  if (seq == 0) return ChainHead{};
  if (seq > static_cast<std::uint64_t>(kSeqMax)) return std::nullopt;
  sqlite::Query query(selectHead_);
  query.bind(1, placeOf(hall.value, seq));
  if (!query.next()) return std::nullopt;
  const auto hash = hashFrom(query.bytes(2));
  return ChainHead{seq, query.number(1), hash.value_or(Hash{})};
}

Position SqliteEventLog::last(HallId hall) {
  try {
    return Position{knownHead(hall).seq};
  } catch (const sqlite::Error& error) {
    core_.fence(error);
    return Position{};
  }
}

std::optional<domain::Refusal> SqliteEventLog::refused(const HallBatch& batch) {
  if (microsecondsOf(batch.recorded) < knownHead(batch.hall).recordedUs) {
    return domain::Refusal{Reason::Internal, {}}.with("problem", "recorded-time-back");
  }
  for (const domain::Event& event : batch.events) {
    const auto* catalogue = published(event);
    if (catalogue != nullptr && blobs_.catalogue(catalogue->hash) == nullptr) {
      return domain::Refusal{Reason::Internal, {}}.with("problem", "catalogue-not-put");
    }
  }
  return std::nullopt;
}

engine::Result<Position> SqliteEventLog::write(std::span<const HallBatch> batches) {
  if (core_.fenced()) return core_.refusal();
  try {
    std::map<HallId, ChainHead> heads;
    for (const HallBatch& batch : batches) {
      if (const auto refusal = refused(batch)) return *refusal;
      heads.emplace(batch.hall, knownHead(batch.hall));
    }
    core_.checkpointIfLong();
    written_.emplace(core_.transaction());
    for (const HallBatch& batch : batches) {
      writeEvents(batch, heads.at(batch.hall));
      writeMarks(batch);
    }
    for (Staging* part : staging_) {
      if (part->hasStaged()) part->writeStaged();
    }
    for (const auto& [hall, head] : heads) heads_[hall] = head;
    for (Staging* part : staging_) part->stagedWritten();
    for (const HallBatch& batch : batches) {
      forgetBefore_[batch.hall] = batch.forgetRequestsBefore;
      lastAppend_ = batch.recorded;
    }
    return batches.empty() ? Position{} : Position{heads.at(batches.back().hall).seq};
  } catch (const sqlite::Error& error) {
    written_.reset();
    return core_.fence(error);
  }
}

engine::Result<bool> SqliteEventLog::commit() {
  if (core_.fenced()) return core_.refusal();
  if (!written_) return true;
  try {
    written_->commit();
    written_.reset();
    return true;
  } catch (const sqlite::Error& error) {
    written_.reset();
    return core_.fence(error);
  }
}

void SqliteEventLog::writeEvents(const HallBatch& batch, ChainHead& head) {
  ChainRecord record;
  record.recordedUs = microsecondsOf(batch.recorded);
  bool restored = false;
  sqlite::Query query(insertEvent_);
  for (const domain::Event& event : batch.events) {
    const EventCodec::Encoded encoded = codec_.encode(event);
    record.seq = head.seq + 1;
    record.occurredUs = microsecondsOf(event.occurred);
    record.kind = encoded.kind;
    record.actor = encoded.actor;
    record.body = encoded.body;
    head = {record.seq, record.recordedUs, chained(hasher_, head.hash, record)};

    query.again();
    query.bind(1, placeOf(batch.hall.value, record.seq))
        .bind(2, record.recordedUs)
        .bind(3, record.occurredUs)
        .bind(4, record.kind)
        .bindBytes(5, record.actor)
        .bindBytes(6, record.body)
        .bindBytes(7, bytesOf(head.hash));
    query.run();
    restored = restored || std::holds_alternative<domain::LogRestored>(event.body);
  }
  if (restored) setMetaValue(core_.database(), kMetaRestored, "");
}

void SqliteEventLog::writeMarks(const HallBatch& batch) {
  sqlite::Query query(insertRequest_);
  for (const RequestMark& mark : batch.requests) {
    query.again();
    query.bindBytes(1, idBytes(mark.key.id))
        .bind(2, static_cast<std::int64_t>(mark.key.owner))
        .bind(3, batch.hall.value)
        .bindBytes(4, bodyBytes(mark.body))
        .bind(5, static_cast<std::int64_t>(mark.first.value))
        .bind(6, mark.count)
        .bind(7, microsecondsOf(mark.recorded));
    query.run();
    recentRequests_.stored(mark.key);
  }
}

std::optional<RequestMark> SqliteEventLog::findRequest(HallId hall, const RequestKey& key) {
  if (!recentRequests_.mayBeStored(key)) return std::nullopt;
  try {
    sqlite::Query query(selectRequest_);
    query.bindBytes(1, idBytes(key.id))
        .bind(2, static_cast<std::int64_t>(key.owner))
        .bind(3, hall.value);
    if (!query.next()) return std::nullopt;
    RequestMark mark;
    mark.key = key;
    const auto body = hashFrom(query.bytes(0));
    if (!body) throw sqlite::Error(SQLITE_CORRUPT, "a request mark has no hash");
    mark.body = *body;
    mark.first = Position{static_cast<std::uint64_t>(query.number(1))};
    mark.count = static_cast<std::uint32_t>(query.number(2));
    mark.recorded = instantOf(query.number(3));
    const auto limit = forgetBefore_.find(hall);
    if (limit != forgetBefore_.end() && mark.recorded < limit->second) return std::nullopt;
    return mark;
  } catch (const sqlite::Error& error) {
    core_.fence(error);
    return std::nullopt;
  }
}

void SqliteEventLog::sweepRequests() {
  struct Old {
    std::string id;
    std::int64_t owner;
    std::int64_t hall;
  };
  std::vector<Old> old;
  std::int64_t seen = 0;
  {
    const std::string from = sweepId_;
    sqlite::Query query(sweepSelect_);
    query.bindBytes(1, from).bind(2, sweepOwner_).bind(3, sweepHall_).bind(4, kSweepSlice);
    while (query.next()) {
      ++seen;
      sweepId_ = query.bytes(0);
      sweepOwner_ = query.number(1);
      sweepHall_ = query.number(2);
      const auto limit = forgetBefore_.find(HallId{static_cast<std::uint32_t>(sweepHall_)});
      if (limit != forgetBefore_.end() && instantOf(query.number(3)) < limit->second) {
        old.push_back({sweepId_, sweepOwner_, sweepHall_});
      }
    }
  }
  if (seen < kSweepSlice) {
    sweepId_.clear();
    sweepOwner_ = 0;
    sweepHall_ = 0;
  }
  if (old.empty()) return;
  sqlite::Transaction transaction(core_.transaction());
  for (const Old& mark : old) {
    sqlite::Query query(deleteRequest_);
    query.bindBytes(1, mark.id).bind(2, mark.owner).bind(3, mark.hall);
    query.run();
  }
  transaction.commit();
}

std::vector<StoredRow> SqliteEventLog::rows(HallId hall, std::uint64_t after, std::size_t max) {
  std::vector<StoredRow> rows;
  if (after >= static_cast<std::uint64_t>(kSeqMax)) return rows;
  sqlite::Query query(selectEvents_);
  query.bind(1, placeOf(hall.value, after))
      .bind(2, placeOf(hall.value, kSeqMax))
      .bind(3, static_cast<std::int64_t>(std::min<std::size_t>(max, 1 << 20)));
  while (query.next()) {
    const std::int64_t kind = query.number(3);
    rows.push_back(
        {seqOf(query.number(0)),
         query.number(1),
         query.number(2),
         kind < 0 || kind > std::numeric_limits<std::uint16_t>::max()
             ? std::uint16_t{0}
             : static_cast<std::uint16_t>(kind),
         std::string(query.bytes(4)),
         std::string(query.bytes(5)),
         hashFrom(query.bytes(6)).value_or(Hash{})}
    );
  }
  return rows;
}

engine::Result<std::vector<StoredEvent>> SqliteEventLog::read(
    HallId hall, Position after, std::size_t max
) {
  try {
    return readChecked(hall, after.value, max);
  } catch (const sqlite::Error& error) {
    if (!error.isDamage()) return core_.fence(error);
    return damaged(after.value + 1, Flaw::Unreadable);
  }
}

engine::Result<std::vector<StoredEvent>> SqliteEventLog::readChecked(
    HallId hall, std::uint64_t after, std::size_t max
) {
  std::vector<StoredEvent> events;
  const auto from = headAt(hall, after);
  // Nothing comes after a position that is not there yet; a hole in the log shows below.
  if (!from && after >= knownHead(hall).seq) return events;
  if (!from) return damaged(after, Flaw::Gap);
  ChainCheck check(hasher_, *from);
  const CatalogueSource catalogues = [this](std::string_view hash) {
    return blobs_.catalogue(hash);
  };
  for (const StoredRow& row : rows(hall, after, max)) {
    const std::uint64_t expected = check.head().seq + 1;
    if (const auto flaw = check.next(row.record(), bytesOf(row.hash))) {
      return damaged(expected, *flaw);
    }
    auto event =
        codec_.decode(row.kind, row.actor, row.body, instantOf(row.occurredUs), catalogues);
    if (!event) return damaged(expected, Flaw::Undecodable);
    events.push_back({Position{row.seq}, instantOf(row.recordedUs), *std::move(event)});
  }
  return events;
}

}  // namespace hall::log
