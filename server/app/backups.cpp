#include "server/app/backups.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>
#include <vector>

#include "server/engine/in_turn.h"

namespace hall::app {

namespace fs = std::filesystem;

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;
using Steady = std::chrono::steady_clock;

/// What a turn may take: the hall goes on in between.
constexpr auto kTurn = std::chrono::microseconds{800};
constexpr int kPagesAtOnce = 16;
constexpr std::uint64_t kPageBytes = 4096;
constexpr auto kTellEvery = std::chrono::milliseconds{250};
/// One that failed is tried again after an hour, not at once.
constexpr auto kTryAgain = std::chrono::hours{1};
/// A full inbox is waited for so often and so long.
constexpr int kTries = 100;
constexpr auto kPause = std::chrono::milliseconds{100};

/// The manifests of a folder, newest first.
std::vector<fs::path> manifestsIn(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".manifest") found.push_back(entry.path());
  }
  // The position in the name has leading zeros; the time is asked where it matters.
  std::sort(found.begin(), found.end(), std::greater<>());
  return found;
}

std::optional<log::BackupManifest> newestIn(const fs::path& folder) {
  std::optional<log::BackupManifest> newest;
  for (const fs::path& path : manifestsIn(folder)) {
    auto manifest = log::readManifest(path);
    if (manifest && (!newest || manifest->time > newest->time)) {
      newest = std::move(manifest).value();
    }
  }
  return newest;
}

std::uint64_t positionOf(const log::BackupManifest& manifest) {
  return manifest.halls.empty() ? 0 : manifest.halls.front().head.seq;
}

/// At most one word in so long, so that nobody who listens is flooded.
class Teller {
 public:
  explicit Teller(const api::Told<api::BackupProgress>& told) : told_(told) {}
  void tell(const api::BackupProgress& progress) {
    const auto now = Steady::now();
    if (now < next_) return;
    next_ = now + kTellEvery;
    told_(progress);
  }

 private:
  const api::Told<api::BackupProgress>& told_;
  Steady::time_point next_;
};

Refusal brokenOff() {
  return Refusal{Reason::BackupFailed, {}}.with("detail", "server-stops");
}

}  // namespace

Backups::Backups(Parts parts, Options options, domain::Instant opened)
    : parts_(parts), options_(std::move(options)), counted_(opened) {
  if (!areMade()) return;
  if (const auto newest = newestIn(options_.folder)) {
    latest_ = {positionOf(*newest), newest->time};
    counted_ = std::max(counted_, newest->time);
  }
}

Backups::~Backups() {
  stop();
}

void Backups::begin(Told told) {
  if (!areMade()) {
    return told(Refusal{Reason::BackupFailed, {}}.with("detail", "no-directory"));
  }
  std::unique_lock lock(mutex_);
  if (running_ || stopping_) {
    lock.unlock();
    return told(Refusal{Reason::BackupFailed, {}}.with("detail", "another-runs"));
  }
  if (thread_.joinable()) thread_.join();
  running_ = true;
  begun_ = parts_.clock.now();
  thread_ = std::thread([this, told = std::move(told)] { run(told); });
}

bool Backups::isDue(const domain::TimeZone& zone) const {
  if (!areMade()) return false;
  const domain::Instant now = parts_.clock.now();
  const domain::LocalDay today = zone.dayOf(now);
  const auto hour = std::chrono::duration_cast<domain::MinuteOfDay>(options_.hour);
  domain::Instant tonight = zone.toInstant(today, hour);
  if (tonight > now) tonight = zone.toInstant(today - std::chrono::days{1}, hour);
  const std::lock_guard lock(mutex_);
  return !running_ && counted_ < tonight && now - begun_ >= kTryAgain;
}

void Backups::run(const Told& told) {
  parts_.journal.note(Happening::BackupStarted);
  auto done = copy(told);
  auto manifest =
      done ? verify(*done, told) : Result<log::BackupManifest>(std::move(done).refusal());
  if (manifest) {
    removeOld();
    const std::uint64_t position = positionOf(*manifest);
    {
      const std::lock_guard lock(mutex_);
      latest_ = {position, manifest->time};
      counted_ = manifest->time;
      running_ = false;
    }
    parts_.journal.note(
        Happening::BackupFinished,
        {{"position", position}, {"file", manifest->file}, {"bytes", manifest->bytes}}
    );
    api::BackupProgress last{
        position,
        api::BackupStep::Done,
        manifest->bytes,
        manifest->bytes,
        manifest->file,
        {},
        true};
    if (!manifest->halls.empty()) {
      last.chainHash = log::hexadecimal(log::bytesOf(manifest->halls.front().head.hash));
    }
    told(last);
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    running_ = false;
  }
  parts_.journal.note(Happening::BackupFailed, manifest.refusal());
  told(manifest.refusal());
}

/// Copies in turns of the core. What holds its connection is made and let go in turns, too.
Result<fs::path> Backups::copy(const Told& told) {
  std::unique_ptr<log::Backup> backup;
  Teller teller(told);
  api::BackupProgress progress;
  const auto slice = [&](engine::Turn& turn) -> Result<bool> {
    turn.awaitDurable();
    if (backup == nullptr) {
      auto started = log::Backup::start(parts_.store, options_.folder);
      if (!started) return started.refusal();
      backup = std::move(started).value();
      progress.totalBytes = turn.store().health().databaseBytes;
    }
    const auto until = Steady::now() + kTurn;
    Result<bool> more = true;
    while (more && *more && Steady::now() < until) more = backup->step(kPagesAtOnce);
    progress.position = turn.state().position.value;
    return more;
  };
  Result<fs::path> result = brokenOff();
  for (int tries = 0; tries < kTries && !stopping_;) {
    const auto more = inTurn<bool>(parts_.core, slice);
    if (!more && more.reason() == Reason::Overloaded) {
      ++tries;
      pause();
      continue;
    }
    if (!more) {
      result = more.refusal();
      break;
    }
    const auto left = static_cast<std::uint64_t>(backup->pagesLeft()) * kPageBytes;
    progress.totalBytes = std::max(progress.totalBytes, left);
    progress.doneBytes = progress.totalBytes - left;
    teller.tell(progress);
    if (!*more) {
      result = backup->copy();
      break;
    }
  }
  const auto letGo = inTurn<bool>(parts_.core, [&](engine::Turn& turn) -> Result<bool> {
    turn.awaitDurable();
    backup.reset();
    return true;
  });
  // Without a core nobody else uses the connection.
  if (!letGo) backup.reset();
  return result;
}

Result<log::BackupManifest> Backups::verify(const fs::path& copy, const Told& told) {
  Teller teller(told);
  std::error_code none;
  const std::uint64_t bytes = fs::file_size(copy, none);
  return log::finishBackup(copy, parts_.clock.now(), [&](std::uint64_t done, std::uint64_t total) {
    api::BackupProgress progress{total, api::BackupStep::Verifying, 0, bytes, {}, {}, false};
    progress.doneBytes = total == 0 ? bytes : bytes / total * done;
    teller.tell(progress);
    return !stopping_;
  });
}

void Backups::removeOld() const {
  const std::vector<fs::path> all = manifestsIn(options_.folder);
  std::error_code ignored;
  for (std::size_t i = options_.keep; i < all.size(); ++i) {
    fs::path copy = all[i];
    // The manifest first: without it the copy is no backup.
    fs::remove(all[i], ignored);
    fs::remove(copy.replace_extension(".db"), ignored);
  }
}

void Backups::stop() {
  std::thread ending;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    ending = std::move(thread_);
  }
  stopped_.notify_all();
  if (ending.joinable()) ending.join();
}

void Backups::pause() {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, kPause, [this] { return stopping_.load(); });
}

api::ServerFacts::Written Backups::latest() const {
  const std::lock_guard lock(mutex_);
  return latest_;
}

domain::Duration Backups::age() const {
  const std::lock_guard lock(mutex_);
  return parts_.clock.now() - counted_;
}

}  // namespace hall::app
