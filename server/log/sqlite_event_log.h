#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/store.h"
#include "server/log/chain_check.h"
#include "server/log/event_codec.h"
#include "server/log/recent_requests.h"
#include "server/log/sqlite_blobs.h"
#include "server/log/store_core.h"

namespace hall::log {

/// One event as the disk holds it.
struct StoredRow {
  std::uint64_t seq = 0;
  std::int64_t recordedUs = 0;
  std::int64_t occurredUs = 0;
  std::uint16_t kind = 0;
  std::string actor;
  std::string body;
  Hash hash{};

  ChainRecord record() const { return {seq, recordedUs, occurredUs, kind, actor, body}; }
};

/// The log's table and the chain along it. Core thread only, but for `commit`: the connection
/// itself keeps the core's reads and that commit apart.
class SqliteEventLog final : public engine::EventLog {
 public:
  /// `staging`: the parts whose staged rows go out with the next append.
  SqliteEventLog(
      StoreCore& core, HashAlgorithm algorithm, SqliteBlobs& blobs, std::vector<Staging*> staging
  );

  /// Refuses with Internal, before anything is written, events recorded before the last one or a
  /// catalogue nobody put: such a log could not be read again.
  engine::Result<engine::Position> write(std::span<const engine::HallBatch> batches) override;
  engine::Result<bool> commit() override;
  /// Every event read is checked against the chain: what is handed out is what was written.
  engine::Result<std::vector<engine::StoredEvent>> read(
      engine::HallId hall, engine::Position after, std::size_t max
  ) override;
  engine::Position last(engine::HallId hall) override;
  std::optional<engine::RequestMark> findRequest(engine::HallId hall, const engine::RequestKey& key)
      override;

  /// Where the hall's chain ends. Throws sqlite::Error, as the following do.
  ChainHead head(engine::HallId hall);
  /// The head as it was at this position; nothing: there is no such event.
  std::optional<ChainHead> headAt(engine::HallId hall, std::uint64_t seq);
  /// Unchecked rows after `after`, for verifying and exporting.
  std::vector<StoredRow> rows(engine::HallId hall, std::uint64_t after, std::size_t max);
  /// Looks at a few request marks and forgets those that are old; a commit of its own when there
  /// are any. Comes round to every mark in time.
  void sweepRequests();
  /// Server time of the last append; nothing before the first.
  std::optional<engine::Instant> lastAppend() const { return lastAppend_; }

 private:
  ChainHead& knownHead(engine::HallId hall);
  std::optional<domain::Refusal> refused(const engine::HallBatch& batch);
  void writeEvents(const engine::HallBatch& batch, ChainHead& head);
  void writeMarks(const engine::HallBatch& batch);
  engine::Result<std::vector<engine::StoredEvent>> readChecked(
      engine::HallId hall, std::uint64_t after, std::size_t max
  );

  StoreCore& core_;
  Hasher hasher_;
  EventCodec codec_;
  SqliteBlobs& blobs_;
  std::vector<Staging*> staging_;
  sqlite::Statement insertEvent_;
  sqlite::Statement selectEvents_;
  sqlite::Statement selectHead_;
  sqlite::Statement selectTail_;
  sqlite::Statement insertRequest_;
  sqlite::Statement selectRequest_;
  sqlite::Statement sweepSelect_;
  sqlite::Statement deleteRequest_;
  RecentRequests recentRequests_;
  std::optional<sqlite::Transaction> written_;  ///< what waits for `commit`
  std::map<engine::HallId, ChainHead> heads_;
  std::map<engine::HallId, engine::Instant> forgetBefore_;
  std::optional<engine::Instant> lastAppend_;
  /// Where the sweep goes on: the primary key of the last mark it looked at.
  std::string sweepId_;
  std::int64_t sweepOwner_ = 0;
  std::int64_t sweepHall_ = 0;
};

}  // namespace hall::log
