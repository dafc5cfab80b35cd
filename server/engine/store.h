#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/domain/event.h"
#include "server/domain/hall_state.h"
#include "server/domain/result.h"

/// What the engine needs of a disk: one log per hall, the vault, credentials and blobs beside it,
/// all committed together. Implemented by log/ (SQLite) and by a memory fake in tests/support; both
/// pass the same contract suite. Every method is called by the core thread only, unless it says
/// otherwise.
namespace hall::engine {

using domain::Duration;
using domain::Events;
using domain::HallState;
using domain::Instant;
using domain::LocalDay;
using domain::PersonRef;
using domain::Position;
using domain::RequestId;
using domain::Result;
using domain::TextRef;

/// Which hall of a server. One here; a city server holds many.
struct HallId {
  std::uint32_t value = 1;
  friend auto operator<=>(HallId, HallId) = default;
};

/// An event with its place in the log.
struct StoredEvent {
  Position position;
  Instant recorded;  ///< server time of the commit's batch, never decreasing
  domain::Event event;

  friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

/// Who repeats a request: the device, else the account.
struct RequestKey {
  std::uint64_t owner = 0;  ///< device id, or staff id with the highest bit set
  RequestId id;
  friend auto operator<=>(const RequestKey&, const RequestKey&) = default;
};
using BodyHash = std::array<std::uint8_t, 32>;

/// An accepted request, kept 7 days, so that a repeat gets the first answer.
struct RequestMark {
  RequestKey key;
  BodyHash body{};
  Position first;  ///< its events are [first, first + count)
  std::uint32_t count = 0;
  Instant recorded;
};

/// One commit's worth for one hall. Events are in order and already applied.
struct HallBatch {
  HallId hall;
  Instant recorded;
  std::span<const domain::Event> events;
  std::span<const RequestMark> requests;
  /// Request marks recorded before this are forgotten.
  Instant forgetRequestsBefore;
};

/// 证件类型. Values are stored.
enum class DocumentKind : std::uint8_t {
  ResidentId = 1,
  UnifiedSocialCredit = 2,
  Passport = 3,
  Other = 4,
  PhoneOnly = 5
};
/// A person as the applicant gave it. Lives in memory only; the vault stores it encrypted.
struct Identity {
  DocumentKind kind = DocumentKind::ResidentId;
  std::string number;  ///< normalised: capitals, no spaces
  std::string name;
  std::string phone;
};

class EventLog {
 public:
  virtual ~EventLog() = default;

  /// Durable when it returns: `write`, then `commit`.
  Result<Position> append(std::span<const HallBatch> batches) {
    auto written = write(batches);
    if (!written) return written;
    const auto durable = commit();
    if (!durable) return durable.refusal();
    return written;
  }
  /// Writes the batches together with whatever was staged in vault, credentials and blobs. Reads
  /// show them from here on; they are durable once `commit` says so, and nothing else may be
  /// written before that. A failure of either is final: the caller stops serving, nothing is
  /// retried (fsync semantics, performance-reliability.md A1).
  virtual Result<Position> write(std::span<const HallBatch> batches) = 0;
  /// One sync for all halls. Alone among the methods it may be called by another thread, while the
  /// core thread goes on with what does not write; a read that needs the disk waits for it.
  virtual Result<bool> commit() = 0;
  /// Events after `after`, at most `max`, in order. Decoded. Reason LogDamaged names the position.
  virtual Result<std::vector<StoredEvent>> read(HallId hall, Position after, std::size_t max) = 0;
  virtual Position last(HallId hall) = 0;
  virtual std::optional<RequestMark> findRequest(HallId hall, const RequestKey& key) = 0;
};

/// Personal data and free texts about applicants. Rows staged by a command that is then refused are
/// dropped by `rollbackTo`; the others go out with the next append.
class Vault {
 public:
  virtual ~Vault() = default;

  /// The person with this document, found by keyed hash, or a new one.
  virtual PersonRef personFor(const Identity& identity, LocalDay day) = 0;
  virtual void putText(TextRef ref, std::string_view text, LocalDay day) = 0;
  virtual std::size_t staged() const = 0;
  virtual void rollbackTo(std::size_t staged) = 0;

  /// PersonNotFound: expired, deleted, or never there.
  virtual Result<Identity> reveal(PersonRef person) = 0;
  /// "410105********0012", "张*", "138****1234".
  virtual Result<Identity> masked(PersonRef person) = 0;
  virtual Result<std::string> text(TextRef ref) = 0;
  /// Deletes day keys older than `day` except those whose people are still `referred` to.
  virtual Result<std::uint32_t> expire(LocalDay day, std::span<const PersonRef> referred) = 0;
};

/// Hashes and keys that are no part of the log. Staged writes go out with the next append.
class Credentials {
 public:
  virtual ~Credentials() = default;

  virtual std::optional<std::string> passwordHash(domain::StaffId staff) = 0;
  virtual void putPasswordHash(domain::StaffId staff, std::string_view hash) = 0;
  /// A named secret of this server ("session", "ticket-token"), 32 bytes, made at first use.
  virtual std::array<std::uint8_t, 32> serverKey(std::string_view name) = 0;
  /// Enrolment: hash of the one-time code, with its expiry.
  struct Enrolment {
    domain::DeviceId device;
    std::string codeHash;
    Instant expires;
  };
  virtual std::optional<Enrolment> enrolment(domain::DeviceId device) = 0;
  virtual void putEnrolment(const Enrolment& enrolment) = 0;
  virtual void removeEnrolment(domain::DeviceId device) = 0;
  /// Revoked session ids with the time they would have expired.
  struct Revocation {
    std::string session;
    Instant expires;
  };
  virtual std::vector<Revocation> revocations() = 0;
  virtual void putRevocation(const Revocation& revocation) = 0;
};

/// A catalogue's content in the form in which it is stored.
struct StoredCatalogue {
  std::string hash;  ///< hexadecimal, of the bytes; the one its event names
  std::string bytes;
};

/// Bodies over 4 KiB by the hash of their bytes (catalogues, guides). Staged like the rest.
class Blobs {
 public:
  virtual ~Blobs() = default;
  /// Returns the hexadecimal hash.
  virtual std::string put(std::string_view bytes) = 0;
  /// Takes milliseconds for a large hall. Any thread: the only method that is not the core's alone.
  virtual StoredCatalogue encoded(const domain::Catalogue& catalogue) const = 0;
  /// REQUIRES: made by `encoded` of this store.
  virtual void put(StoredCatalogue catalogue) = 0;
  virtual std::optional<std::string> get(std::string_view hash) = 0;

  /// Both at once; gives the hash.
  std::string putCatalogue(const domain::Catalogue& catalogue) {
    StoredCatalogue stored = encoded(catalogue);
    std::string hash = stored.hash;
    put(std::move(stored));
    return hash;
  }
};

/// Everything one data directory holds.
class Store {
 public:
  virtual ~Store() = default;
  virtual EventLog& log() = 0;
  virtual Vault& vault() = 0;
  virtual Credentials& credentials() = 0;
  virtual Blobs& blobs() = 0;

  /// Idle work of the writer between batches: checkpoint, incremental clean-up. At most about 1 ms.
  virtual void rest() = 0;
  struct Health {
    std::uint64_t walBytes = 0;
    std::uint64_t diskFreeBytes = 0;
    std::uint64_t databaseBytes = 0;
    std::uint64_t syncs = 0;  ///< fdatasync calls so far
  };
  virtual Health health() = 0;
  /// Releases the ballast file so that calling and finishing can go on when the disk is low.
  virtual void releaseBallast() = 0;
};

}  // namespace hall::engine
