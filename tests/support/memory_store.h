#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/engine/ids.h"
#include "server/engine/store.h"

namespace hall::support {

/// The store of features and simulation: everything in memory, nothing encrypted, one process.
/// Passes the same contract suite as SqliteStore. A copy of what was committed can be "reopened",
/// so that a restart is played without a disk; the next append can be made to fail.
class MemoryStore final : public engine::Store,
                          private engine::EventLog,
                          private engine::Vault,
                          private engine::Credentials,
                          private engine::Blobs {
 public:
  /// `ids` outlives the store.
  explicit MemoryStore(engine::IdSource& ids) : ids_(ids) {}

  engine::EventLog& log() override { return *this; }
  engine::Vault& vault() override { return *this; }
  engine::Credentials& credentials() override { return *this; }
  engine::Blobs& blobs() override { return *this; }
  void rest() override {}
  Health health() override;
  void releaseBallast() override { ballastReleased_ = true; }

  /// From the next append on everything fails with CommitFailed, as after an error of the disk.
  void failNextAppend() { failing_ = true; }
  void setDiskFree(std::uint64_t bytes) { diskFree_ = bytes; }
  bool ballastReleased() const { return ballastReleased_; }
  /// Staged or committed.
  std::size_t cataloguesPut() const { return current_.catalogues.size(); }
  /// Called by the thread that encodes a catalogue.
  std::function<void()> onEncoding;
  /// What a restart finds: committed rows only, no staged ones, no fence.
  void restart();

 private:
  struct Person {
    engine::Identity identity;
    engine::LocalDay day;
  };
  struct Text {
    std::string text;
    engine::LocalDay day;
  };
  /// What the next commit makes durable.
  struct Staged {
    std::optional<engine::PersonRef> person;
    std::optional<engine::TextRef> text;
    Person personRow;
    Text textRow;
  };
  struct Hall {
    std::vector<engine::StoredEvent> events;
    std::map<engine::RequestKey, engine::RequestMark> requests;
    engine::Instant forgetBefore;
  };

  // ---- EventLog ----
  engine::Result<engine::Position> write(std::span<const engine::HallBatch> batches) override;
  engine::Result<bool> commit() override { return true; }
  engine::Result<std::vector<engine::StoredEvent>> read(
      engine::HallId hall, engine::Position after, std::size_t max
  ) override;
  engine::Position last(engine::HallId hall) override;
  std::optional<engine::RequestMark> findRequest(engine::HallId hall, const engine::RequestKey& key)
      override;

  // ---- Vault ----
  engine::PersonRef personFor(const engine::Identity& identity, engine::LocalDay day) override;
  void putText(engine::TextRef ref, std::string_view text, engine::LocalDay day) override;
  std::size_t staged() const override { return staged_.size(); }
  void rollbackTo(std::size_t staged) override;
  engine::Result<engine::Identity> reveal(engine::PersonRef person) override;
  engine::Result<engine::Identity> masked(engine::PersonRef person) override;
  engine::Result<std::string> text(engine::TextRef ref) override;
  engine::Result<std::uint32_t> expire(
      engine::LocalDay day, std::span<const engine::PersonRef> referred
  ) override;

  // ---- Credentials ----
  std::optional<std::string> passwordHash(domain::StaffId staff) override;
  void putPasswordHash(domain::StaffId staff, std::string_view hash) override;
  std::array<std::uint8_t, 32> serverKey(std::string_view name) override;
  std::optional<Enrolment> enrolment(domain::DeviceId device) override;
  void putEnrolment(const Enrolment& enrolment) override;
  void removeEnrolment(domain::DeviceId device) override;
  std::vector<Revocation> revocations() override;
  void putRevocation(const Revocation& revocation) override;

  // ---- Blobs ----
  std::string put(std::string_view bytes) override;
  engine::StoredCatalogue encoded(const domain::Catalogue& catalogue) const override;
  void put(engine::StoredCatalogue catalogue) override;
  std::optional<std::string> get(std::string_view hash) override;

  std::optional<domain::Refusal> refused(const engine::HallBatch& batch) const;
  const Person* findPerson(engine::PersonRef person) const;
  std::optional<engine::PersonRef> samePerson(const engine::Identity& identity) const;

  /// Everything but the log, so that staged and committed are two values of one type.
  struct Rows {
    std::map<domain::StaffId, std::string> passwords;
    std::map<domain::DeviceId, Enrolment> enrolments;
    std::map<std::string, engine::Instant> revocations;
    std::map<std::string, std::string> blobs;
    std::map<std::string, std::shared_ptr<const domain::Catalogue>> catalogues;
  };

  engine::IdSource& ids_;
  mutable std::mutex encodedMutex_;
  /// What was ever encoded, by name. Protected by encodedMutex_.
  mutable std::map<std::string, std::shared_ptr<const domain::Catalogue>> encoded_;
  std::map<engine::HallId, Hall> halls_;
  std::map<engine::PersonRef, Person> people_;
  std::map<engine::TextRef, Text> texts_;
  std::vector<Staged> staged_;
  /// Days whose key the real vault would hold.
  std::set<engine::LocalDay> stagedDays_;
  std::set<engine::LocalDay> days_;
  Rows committed_;
  Rows current_;
  std::map<std::string, std::array<std::uint8_t, 32>, std::less<>> keys_;
  std::uint64_t diskFree_ = 1ULL << 40;
  bool ballastReleased_ = false;
  bool failing_ = false;
  std::uint64_t syncs_ = 0;
};

}  // namespace hall::support
