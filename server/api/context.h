#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/caller.h"
#include "server/api/tokens.h"
#include "server/domain/command.h"
#include "server/engine/clock.h"
#include "server/engine/core.h"
#include "server/engine/ids.h"
#include "server/engine/record.h"
#include "server/engine/reports.h"
#include "server/engine/work.h"

namespace hall::engine {
class Announcer;
class WatchHub;
}  // namespace hall::engine

namespace hall::api {

/// The keys that tokens are signed with.
struct TokenKeys {
  SigningKey session{};
  SigningKey ticket{};
};

struct Backroom;
class CatalogueReader;
class Upkeep;

/// What methods need besides the turn. Owned by `HallApi`; constant after start.
struct Services {
  engine::Core& core;
  engine::Clock& clock;
  engine::IdSource& ids;
  TokenKeys keys;
  Backroom& backroom;
  CatalogueReader& catalogues;
  Upkeep& upkeep;
  /// At most `Revocations::kSessionMax`.
  domain::Duration sessionLength = std::chrono::hours{12};
  /// Callers show certificates that name their device by its code.
  bool checksCertificates = false;
  /// The read models; nullptr where a server has none: then reports are NotReady.
  engine::Reports* reports = nullptr;
  /// What watchers are served by; nullptr where a server streams nothing: then watching is
  /// NotReady.
  engine::WatchHub* hub = nullptr;
  /// Makes the sound of announcements; nullptr where players speak for themselves.
  engine::Announcer* announcer = nullptr;
  /// The log as a whole; nullptr where a server shows it to nobody: then proving and exporting it
  /// is NotReady.
  engine::Record* record = nullptr;
};

/// A UUIDv7 in text form.
bool isRequestId(std::string_view text);

/// Nothing more to say than that it worked.
struct Done {};

/// One call in its turn on the core thread.
class Context {
 public:
  Context(engine::Turn& turn, const Services& services, Principal principal, engine::BodyHash body)
      : turn_(turn), services_(services), principal_(std::move(principal)), body_(body) {}

  engine::Turn& turn() { return turn_; }
  const domain::HallState& state() const { return turn_.state(); }
  const domain::Catalogue& catalogue() const { return *turn_.state().catalogue; }
  domain::Instant now() const { return turn_.now(); }
  const Principal& principal() const { return principal_; }
  const Services& services() const { return services_; }

  /// A free text about an applicant: goes to the vault with the command; none for an empty text.
  domain::TextRef keep(std::string_view text);
  void keepApplicant(engine::Identity identity) { applicant_ = std::move(identity); }
  void keepPrincipal(engine::Identity identity) { principalIdentity_ = std::move(identity); }
  /// What the command publishes.
  void keepCatalogue(engine::StoredCatalogue catalogue) { catalogue_ = std::move(catalogue); }
  void happenedAt(std::optional<domain::Instant> occurred) { occurred_ = occurred; }

  /// Performs the command under the request's id. RequestIdMissing: no UUIDv7 in text form.
  domain::Result<engine::Performed> perform(
      domain::CommandBody command, std::string_view requestId
  );
  /// Was the request accepted before? Then `perform` gives its first answer, and what the state
  /// says now must not refuse it. False for an id that is none.
  bool isRepeat(std::string_view requestId);
  /// What the caller's request with this id did when it was accepted; nothing: it was not, or
  /// longer ago than requests are kept. REQUIRES: isRequestId.
  domain::Result<std::optional<engine::Performed>> accepted(std::string_view requestId);

  engine::Credentials& credentials() { return turn_.store().credentials(); }
  /// Credentials were staged and no command is performed: they are durable before the answer.
  void keepCredentials() { turn_.commitAnyway(); }

 private:
  engine::Turn& turn_;
  const Services& services_;
  const Principal principal_;
  const engine::BodyHash body_;
  std::vector<engine::Submission::Text> texts_;
  std::optional<engine::Identity> applicant_;
  std::optional<engine::Identity> principalIdentity_;
  std::optional<engine::StoredCatalogue> catalogue_;
  std::optional<domain::Instant> occurred_;
};

}  // namespace hall::api
