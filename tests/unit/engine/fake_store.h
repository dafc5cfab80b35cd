#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "server/engine/store.h"

namespace hall::engine {

/// A store in memory, just enough to drive the core, which fails when told to. Nothing personal is
/// kept: people and texts are counted.
class FakeStore final : public Store,
                        private EventLog,
                        private Vault,
                        private Credentials,
                        private Blobs {
 public:
  EventLog& log() override { return *this; }
  Vault& vault() override { return *this; }
  Credentials& credentials() override { return *this; }
  Blobs& blobs() override { return *this; }
  void rest() override {}
  Health health() override { return {0, diskFree, 0, 0}; }
  void releaseBallast() override { ++ballastsReleased; }

  /// From the core's thread, before each batch is written.
  std::function<Result<Position>()> beforeAppend;
  /// From whichever thread commits, before a batch is durable.
  std::function<Result<bool>()> beforeCommit;
  /// From the core's thread, before each read.
  std::function<void()> beforeRead;
  std::atomic<int> readsToFail{0};
  std::atomic<std::uint64_t> diskFree{1ULL << 40};
  std::atomic<int> ballastsReleased{0};
  std::atomic<int> appends{0};
  std::atomic<int> commits{0};
  std::atomic<int> cataloguesPut{0};
  std::atomic<int> reads{0};

  std::vector<StoredEvent> events() const {
    const std::lock_guard lock(mutex_);
    return events_;
  }
  std::size_t textsKept() const { return staged_; }
  Instant marksForgottenBefore() const {
    const std::lock_guard lock(mutex_);
    return forgotten_;
  }

 private:
  // ---- EventLog ----
  Result<bool> commit() override {
    if (beforeCommit) {
      const auto allowed = beforeCommit();
      if (!allowed) return allowed;
    }
    ++commits;
    return true;
  }
  Result<Position> write(std::span<const HallBatch> batches) override {
    if (beforeAppend) {
      const auto allowed = beforeAppend();
      if (!allowed) return allowed.refusal();
    }
    const std::lock_guard lock(mutex_);
    for (const HallBatch& batch : batches) {
      for (const domain::Event& event : batch.events) {
        events_.push_back({Position{events_.size() + 1}, batch.recorded, event});
      }
      for (const RequestMark& mark : batch.requests) marks_[mark.key] = mark;
      forgotten_ = batch.forgetRequestsBefore;
    }
    ++appends;
    return Position{events_.size()};
  }
  Result<std::vector<StoredEvent>> read(HallId, Position after, std::size_t max) override {
    if (beforeRead) beforeRead();
    ++reads;
    if (readsToFail > 0) {
      --readsToFail;
      return domain::Reason::LogDamaged;
    }
    const std::lock_guard lock(mutex_);
    std::vector<StoredEvent> slice;
    for (std::size_t i = after.value; i < events_.size() && slice.size() < max; ++i) {
      slice.push_back(events_[i]);
    }
    return slice;
  }
  Position last(HallId) override {
    const std::lock_guard lock(mutex_);
    return Position{events_.size()};
  }
  std::optional<RequestMark> findRequest(HallId, const RequestKey& key) override {
    const auto found = marks_.find(key);
    if (found == marks_.end()) return std::nullopt;
    return found->second;
  }

  // ---- Vault ----
  PersonRef personFor(const Identity&, LocalDay) override {
    ++staged_;
    PersonRef person;
    person.bytes[0] = 1;
    return person;
  }
  void putText(TextRef, std::string_view, LocalDay) override { ++staged_; }
  std::size_t staged() const override { return staged_; }
  void rollbackTo(std::size_t staged) override { staged_ = staged; }
  Result<Identity> reveal(PersonRef) override { return domain::Reason::PersonNotFound; }
  Result<Identity> masked(PersonRef) override { return domain::Reason::PersonNotFound; }
  Result<std::string> text(TextRef) override { return domain::Reason::PersonNotFound; }
  Result<std::uint32_t> expire(LocalDay, std::span<const PersonRef>) override { return 0U; }

  // ---- Credentials ----
  std::optional<std::string> passwordHash(domain::StaffId) override { return std::nullopt; }
  void putPasswordHash(domain::StaffId, std::string_view) override {}
  std::array<std::uint8_t, 32> serverKey(std::string_view) override { return {}; }
  std::optional<Enrolment> enrolment(domain::DeviceId) override { return std::nullopt; }
  void putEnrolment(const Enrolment&) override {}
  void removeEnrolment(domain::DeviceId) override {}
  std::vector<Revocation> revocations() override { return {}; }
  void putRevocation(const Revocation&) override {}

  // ---- Blobs ----
  std::string put(std::string_view) override { return "hash"; }
  StoredCatalogue encoded(const domain::Catalogue&) const override { return {}; }
  void put(StoredCatalogue) override { ++cataloguesPut; }
  std::optional<std::string> get(std::string_view) override { return std::nullopt; }

  mutable std::mutex mutex_;
  // State below is protected by mutex_ or touched by the core's thread only.
  std::vector<StoredEvent> events_;
  std::map<RequestKey, RequestMark> marks_;
  Instant forgotten_;
  std::atomic<std::size_t> staged_{0};
};

}  // namespace hall::engine
