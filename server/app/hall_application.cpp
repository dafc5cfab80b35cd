#include "server/app/hall_application.h"

#include <chrono>
#include <utility>

#include "server/api/api_files.h"
#include "server/app/first_start.h"
#include "server/app/opening.h"
#include "server/app/server_parts.h"
#include "server/engine/in_turn.h"
#include "server/engine/random_ids.h"

namespace hall::app {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

/// Running calls may end for this long when the server stops.
constexpr std::chrono::milliseconds kGrace{1500};
/// A day that ended since the backup is closed by Ticks first, a few in each turn.
constexpr int kRestoreTurns = 10'000;

/// Taken between the look at the port and the start of listening.
Refusal cannotListen(const std::string& detail) {
  return Refusal{Reason::AddressInUse, {}}.with("detail", detail);
}

}  // namespace

HallApplication::HallApplication(Options options)
    : options_(std::move(options)), journal_(options_.config.logLevel, options_.journal) {}

HallApplication::~HallApplication() {
  stop();
}

Result<HallApplication::Started> HallApplication::start() {
  const bool rehearsal = options_.clock.mode == domain::ClockMode::Rehearsal;
  journal_.note(
      Happening::Starting,
      {{"version", std::string(HALL_VERSION)},
       {"clock", std::string(rehearsal ? "rehearsal" : "real")},
       {"data_directory", options_.config.dataDirectory.string()}}
  );
  auto started = open();
  if (!started) {
    journal_.note(Happening::StartRefused, started.refusal());
    stop();
  }
  return started;
}

Result<HallApplication::Started> HallApplication::open() {
  if (auto refused = refuseAddresses(options_.config)) return *std::move(refused);
  auto ids = engine::makeRandomIds();
  auto store = openStore(options_.config, options_.clock.mode, options_.storeVfs, *ids);
  if (!store) return store.refusal();
  const bool furnished = (*store)->isFurnished();
  auto recovered = recoverState(**store, snapshotFolder(options_.config), journal_);
  if (!recovered) return recovered.refusal();
  parts_ = std::make_unique<ServerParts>(
      options_, journal_, std::move(ids), std::move(store).value(), *recovered
  );
  return serve(furnished);
}

Result<HallApplication::Started> HallApplication::serve(bool furnished) {
  ServerParts& parts = *parts_;
  parts.core.onFatal([this](const Refusal& why) {
    journal_.note(Happening::CommitFailed, why);
    failed_ = true;
    if (onFailure_) onFailure_();
  });
  const bool restored = parts.store->isRestored();
  const std::string hallCode = parts.core.state().hallCode;
  if (!hallCode.empty()) {
    parts.checkpoints.begin(hallCode);
    parts.checkpoints.compareWithLog();
  }
  if (restored) {
    if (auto refused = refuseUnknownNumbers()) return *std::move(refused);
  }
  parts.core.start();
  parts.follower.start();
  parts.projector.start();

  // Listening comes before anything is recorded, so that a port that is taken costs nothing.
  auto listening = listen();
  if (!listening) return listening.refusal();
  Started started = std::move(listening).value();
  if (!furnished) {
    if (auto done = furnish(started); !done) return done.refusal();
  }
  if (!options_.newPasswordFor.empty()) {
    auto password = giveNewPassword();
    if (!password) return password.refusal();
    started.newPassword = std::move(password).value();
  }
  parts.rounds.onReadiness([this](bool writable) { setServing(writable); });
  if (restored && !recordRestore()) {
    // The clock or the disk is in the way: served as soon as it is not.
    parts.rounds.onceWritable([this] {
      if (!recordRestore()) return false;
      becomeReady();
      return true;
    });
  } else {
    becomeReady();
  }
  parts.rounds.start();
  return started;
}

Result<HallApplication::Started> HallApplication::listen() {
  ServerParts& parts = *parts_;
  if (!options_.config.webPages.empty()) {
    if (const auto wrong = parts.pages.load(options_.config.webPages)) {
      journal_.note(Happening::PagesMissing, {{"problem", *wrong}});
    }
  }
  for (const auto* file : api::apiFiles()) {
    parts.rpc.serve(*file, parts.api);
    parts.webMethods.add(*file);
  }
  if (const auto wrong = parts.rpc.start()) return cannotListen(*wrong);
  if (const auto wrong = parts.web.start()) return cannotListen(*wrong);
  if (parts.publicWeb) {
    if (const auto wrong = parts.publicWeb->start()) return cannotListen(*wrong);
  }
  if (const auto wrong = parts.ops.start()) return cannotListen(*wrong);
  Started started;
  started.rpcPort = parts.rpc.port();
  started.webPort = parts.web.port();
  started.webPublicPort = parts.publicWeb ? parts.publicWeb->port() : std::uint16_t{0};
  started.metricsPort = parts.ops.port();
  return started;
}

/// Hall, catalogue and people, once in the life of a log.
Result<bool> HallApplication::furnish(Started& started) {
  ServerParts& parts = *parts_;
  auto people = openHall(parts.api.services(), options_.clock.mode, options_.config.catalogue);
  if (!people) return people.refusal();
  auto kept = inTurn<bool>(parts.core, [&](engine::Turn& turn) {
    turn.awaitDurable();
    return parts.store->setFurnished();
  });
  if (!kept) return kept;
  if (!parts.checkpoints.hasBegun()) {
    const auto code = inTurn<std::string>(
        parts.core, [](engine::Turn& turn) -> Result<std::string> { return turn.state().hallCode; }
    );
    if (!code) return code.refusal();
    parts.checkpoints.begin(*code);
  }
  started.checkpointKey = parts.checkpoints.publicKey();
  journal_.note(
      Happening::FirstStart,
      {{"accounts", std::uint64_t{people->accounts.size()}},
       {"devices", std::uint64_t{people->devices.size()}}}
  );
  started.firstPeople = std::move(people).value();
  return true;
}

/// A restored log does not know what was given out after its backup, and nothing of today may be
/// given out twice: where nobody says and no file tells, the hall is not served.
std::optional<Refusal> HallApplication::refuseUnknownNumbers() const {
  const domain::HallState& state = parts_->core.state();
  if (options_.knownNumbers || state.catalogue == nullptr) return std::nullopt;
  const auto& found = parts_->checkpoints.numbersFound();
  std::string why;
  if (!found) {
    why = found.refusal().details.front().value;
  } else if (found->day < domain::hallDayOf(*state.catalogue, parts_->clock->now())) {
    why = "The file beside the checkpoints tells of another day.";
  } else {
    return std::nullopt;
  }
  return Refusal{Reason::ConfigurationInvalid, {}}.with(
      "detail",
      "This log comes from a backup, and it is not known which numbers of today were given out "
      "since. " +
          why +
          " Look for the highest number on paper of each prefix and start once with --known-number "
          "A418 --known-number V007 (A1-118 where the prefix ends in digits, as A1 does), or with "
          "--known-number none if there is none of today"
  );
}

/// What people said and the file tells, if it tells of the day that goes on.
std::vector<domain::LogRestored::Prefix> HallApplication::knownNumbers(const engine::Turn& turn
) const {
  std::vector<domain::LogRestored::Prefix> known;
  if (options_.knownNumbers) known = *options_.knownNumbers;
  const domain::HallState& state = turn.state();
  const auto& found = parts_->checkpoints.numbersFound();
  if (!found || state.catalogue == nullptr) return known;
  if (found->day >= domain::hallDayOf(*state.catalogue, turn.now())) {
    known.insert(known.end(), found->upTo.begin(), found->upTo.end());
  }
  return known;
}

/// The log came out of a backup: a new epoch, and numbers that nobody can have in hand.
Result<bool> HallApplication::recordRestore() {
  for (int i = 0; i < kRestoreTurns; ++i) {
    const auto recorded =
        inTurn<std::uint32_t>(parts_->core, [this](engine::Turn& turn) -> Result<std::uint32_t> {
          domain::RestoreLog restore{turn.state().epoch + 1, knownNumbers(turn)};
          const std::uint32_t epoch = restore.epoch;
          engine::Submission submission;
          submission.command.body = std::move(restore);
          const auto performed = turn.perform(std::move(submission));
          if (!performed) return performed.refusal();
          return epoch;
        });
    if (recorded) {
      journal_.note(Happening::LogRestored, {{"log_epoch", std::uint64_t{*recorded}}});
      return true;
    }
    if (recorded.reason() != Reason::NotReady) return recorded.refusal();
  }
  return Reason::NotReady;
}

Result<std::string> HallApplication::giveNewPassword() {
  ServerParts& parts = *parts_;
  std::string password = api::randomPassword();
  const std::string hash = parts.backroom.passwords.hashNow(password);
  if (hash.empty()) return Reason::Internal;
  const auto given = inTurn<bool>(parts.core, [&](engine::Turn& turn) -> Result<bool> {
    const domain::Staff* staff = turn.state().staffByNumber(options_.newPasswordFor);
    if (staff == nullptr) {
      return Refusal{Reason::StaffNotFound, {}}.with("staff_number", options_.newPasswordFor);
    }
    const domain::StaffId id = staff->id;
    engine::Submission submission;
    submission.command.body = domain::ResetPassword{id};
    const auto performed = turn.perform(std::move(submission));
    if (!performed) return performed.refusal();
    turn.store().credentials().putPasswordHash(id, api::KeptPassword{hash, true}.row());
    return true;
  });
  if (!given) return given.refusal();
  return password;
}

void HallApplication::becomeReady() {
  // Before the first number: what a restore has skipped must not be skipped to again.
  parts_->checkpoints.keepNumbers();
  parts_->api.setReady(true);
  parts_->upkeep.setReady(true);
  setServing(!parts_->core.figures().clockHeld);
  journal_.note(
      Happening::Ready,
      {{"rpc_port", std::uint64_t{parts_->rpc.port()}},
       {"web_port", std::uint64_t{parts_->web.port()}},
       {"metrics_port", std::uint64_t{parts_->ops.port()}},
       {"checkpoint_key", parts_->checkpoints.publicKey()}}
  );
}

void HallApplication::setServing(bool serving) {
  parts_->rpc.setServing(serving && parts_->upkeep.facts().ready);
}

void HallApplication::stop() {
  if (parts_ == nullptr) return;
  journal_.note(Happening::Stopping);
  ServerParts& parts = *parts_;
  const bool wasReady = parts.upkeep.facts().ready;
  parts.rounds.stop();
  parts.rpc.setServing(false);
  parts.upkeep.setReady(false);
  parts.api.setReady(false);
  parts.backups.stop();
  parts.past.stop();
  // Streams end with a hint when to come back; only then can the transport let go of them.
  parts.follower.stop();
  parts.backroom.stop();
  if (parts.speaker) parts.speaker->stop();
  if (parts.ledSigns) parts.ledSigns->stop();
  parts.core.stop();
  parts.projector.stop();
  parts.snapshots.stop();
  // A start that was refused leaves no trace: a restored log above all must not be signed yet.
  if (wasReady && !failed_ && !parts.store->fenced()) {
    parts.snapshots.writeLast(parts.core.state());
    parts.checkpoints.writeLast();
  }
  parts.rpc.shutdown(kGrace);
  parts.web.shutdown(kGrace);
  if (parts.publicWeb) parts.publicWeb->shutdown(kGrace);
  parts.ops.stop();
  parts.alarms.tellJournal();
  parts_.reset();
  journal_.note(Happening::Stopped);
}

std::uint64_t HallApplication::pulse() const {
  return parts_ == nullptr ? 0 : parts_->core.figures().turns.load();
}

}  // namespace hall::app
