#include "server/engine/watch_hub.h"

#include <algorithm>
#include <utility>

namespace hall::engine {

namespace {
/// A pass may take at most half of the thread: the longer it takes, the rarer it comes.
constexpr int kPassesApart = 2;
/// Watchers come back spread over this time after a goodbye.
constexpr std::uint64_t kRetryLeastMs = 500;
constexpr std::uint64_t kRetrySpreadMs = 3000;
/// A prime, so that one goodbye after the other falls far from the last.
constexpr std::uint64_t kRetryStride = 7919;
}  // namespace

WatchHub::WatchHub(StateThread& thread, ViewEncoder& encoder, const Clock& clock, Options options)
    : thread_(thread), encoder_(encoder), clock_(clock), options_(options) {}

// ---- from any thread --------------------------------------------------------------------------

void WatchHub::watch(
    WatcherId id,
    const WatchScope& scope,
    Start start,
    FrameEncoding encoding,
    std::shared_ptr<WatchSink> sink
) {
  Watcher watcher;
  watcher.encoding = encoding;
  watcher.sink = std::move(sink);
  // A goodbye before the first frame lets the client go on from what it holds.
  if (start.epoch == options_.epoch) watcher.held = start.after;
  bool full = false;
  const bool left = leave([&](Mail& mail) {
    full = admitted_ >= options_.watchersMax;
    if (full) return;
    ++admitted_;
    mail.newcomers.push_back({id, scope, start, watcher});
  });
  if (full) goodbye(watcher, GoodbyeReason::Overloaded);
  if (!left) goodbye(watcher, GoodbyeReason::Shutdown);
}

void WatchHub::writable(WatcherId watcher) {
  leave([watcher](Mail& mail) { mail.writable.push_back(watcher); });
}

void WatchHub::forget(WatcherId watcher) {
  leave([watcher](Mail& mail) { mail.over.push_back(watcher); });
}

/// False: the hub has stopped. When the thread has no room for the drain, the next turn does it.
template <class Put>
bool WatchHub::leave(Put&& put) {
  {
    const std::lock_guard lock(mutex_);
    if (stopped_) return false;
    put(mail_);
    if (std::exchange(asked_, true)) return true;
  }
  if (!thread_.post([this](const HallState& state) { drain(state); })) {
    const std::lock_guard lock(mutex_);
    asked_ = false;
  }
  return true;
}

// ---- the follower's thread --------------------------------------------------------------------

void WatchHub::drain(const HallState& state) {
  Mail mail;
  {
    const std::lock_guard lock(mutex_);
    mail = std::exchange(mail_, Mail{});
    asked_ = false;
  }
  const TimePoint now = TimePoint::clock::now();
  std::move(mail.newcomers.begin(), mail.newcomers.end(), std::back_inserter(waiting_));
  for (const WatcherId id : mail.over) drop(id, now);
  for (const WatcherId id : mail.writable) {
    const auto found = watchers_.find(id);
    if (found == watchers_.end()) continue;
    found->second.busy = false;
    if (!serve(state, found->second, now)) drop(id, now);
  }
  admit(state);
}

/// Lets in those whose position has come.
void WatchHub::admit(const HallState& state) {
  if (waiting_.empty()) return;
  const auto early =
      std::stable_partition(waiting_.begin(), waiting_.end(), [&](const Newcomer& newcomer) {
        return newcomer.start.notBefore <= state.position;
      });
  std::vector<Newcomer> ready(
      std::make_move_iterator(waiting_.begin()), std::make_move_iterator(early)
  );
  waiting_.erase(waiting_.begin(), early);
  if (ready.empty()) return;
  encoder_.look(state, clock_.now());
  const TimePoint now = TimePoint::clock::now();
  for (Newcomer& newcomer : ready) add(std::move(newcomer), state, now);
}

void WatchHub::add(Newcomer newcomer, const HallState& state, TimePoint now) {
  Channel& channel = channelFor(newcomer.scope, state);
  Watcher& watcher = newcomer.watcher;
  watcher.channel = &channel;
  resume(watcher, channel, newcomer.start);
  if (channel.watchers.empty()) --idle_;
  channel.watchers.insert(newcomer.id);
  Watcher& placed = watchers_.emplace(newcomer.id, std::move(watcher)).first->second;
  figures_.watchers.store(watchers_.size());
  figures_.scopes.store(channels_.size());
  if (!serve(state, placed, now)) drop(newcomer.id, now);
}

/// The channel as the state now is. REQUIRES: the encoder looked.
WatchHub::Channel& WatchHub::channelFor(const WatchScope& scope, const HallState& state) {
  const auto [found, added] = channels_.try_emplace(scope);
  Channel& channel = found->second;
  if (added) {
    ++idle_;
    channel.scope = scope;
    // What vanished before, nobody remembers.
    channel.resumesFrom = Position{state.position.value + 1};
  }
  if (channel.watchers.empty() || channel.position < state.position) refresh(state, channel);
  return channel;
}

void WatchHub::resume(Watcher& watcher, const Channel& channel, const Start& start) const {
  if (start.epoch == 0) return;
  const bool sameEpoch = start.epoch == options_.epoch;
  const bool reachable = start.after >= channel.resumesFrom && start.after <= channel.position;
  if (sameEpoch && reachable) {
    watcher.fresh = false;
    watcher.sent = generationAt(channel, start.after);
  } else {
    watcher.reset = sameEpoch ? ResetReason::PositionGone : ResetReason::EpochChanged;
  }
}

/// What a client that holds `held` has surely seen. Changes at that very position are sent again,
/// as they may have come after its frame.
WatchHub::Generation WatchHub::generationAt(const Channel& channel, Position held) {
  Generation seen = channel.generation;
  for (const auto& [key, tracked] : channel.tracked) {
    if (tracked.changed >= held) seen = std::min(seen, tracked.generation - 1);
  }
  return seen;
}

void WatchHub::drop(WatcherId id, TimePoint now) {
  const auto found = watchers_.find(id);
  if (found == watchers_.end()) {
    const auto early = std::erase_if(waiting_, [id](const Newcomer& one) { return one.id == id; });
    const std::lock_guard lock(mutex_);
    admitted_ -= early;
    return;
  }
  Channel& channel = *found->second.channel;
  channel.watchers.erase(id);
  watchers_.erase(found);
  if (channel.watchers.empty()) {
    channel.idleSince = now;
    ++idle_;
    if (!channel.exists || idle_ > options_.keptMax) {
      --idle_;
      channels_.erase(WatchScope{channel.scope});
    }
  }
  figures_.watchers.store(watchers_.size());
  figures_.scopes.store(channels_.size());
  const std::lock_guard lock(mutex_);
  --admitted_;
}

void WatchHub::forgetIdle(TimePoint now) {
  if (idle_ == 0) return;
  idle_ -= std::erase_if(channels_, [&](const auto& entry) {
    const Channel& channel = entry.second;
    return channel.watchers.empty() && now - channel.idleSince >= options_.keepGap;
  });
  figures_.scopes.store(channels_.size());
}

void WatchHub::onBatch(const HallState& state, const CommittedBatch&) {
  figures_.position.store(state.position.value);
  dirty_ = dirty_ || !watchers_.empty();
  admit(state);
}

std::optional<StateListener::TimePoint> WatchHub::nextTurn() const {
  const auto rest = std::max<TimePoint::duration>(options_.passGap, lastPassTook_ * kPassesApart);
  return lastPass_ + (dirty_ ? rest : TimePoint::duration{options_.bookmarkGap} / 4);
}

void WatchHub::onTurn(const HallState& state, TimePoint now) {
  drain(state);
  const TimePoint begun = TimePoint::clock::now();
  const Instant hallNow = clock_.now();
  lastPass_ = now;
  const bool aged =
      now - lastRefresh_ >= options_.refreshGap || hallNow - refreshedAt_ >= options_.refreshGap;
  if (dirty_ || aged) {
    dirty_ = false;
    lastRefresh_ = now;
    refreshedAt_ = hallNow;
    refreshAll(state);
  }
  std::vector<WatcherId> over;
  for (auto& [id, watcher] : watchers_) {
    if (!serve(state, watcher, now)) over.push_back(id);
  }
  for (const WatcherId id : over) drop(id, now);
  forgetIdle(now);
  lastPassTook_ = TimePoint::clock::now() - begun;
  figures_.passNs.store(static_cast<std::uint64_t>(lastPassTook_.count()));
}

void WatchHub::onStop(const HallState&) {
  Mail mail;
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    mail = std::exchange(mail_, Mail{});
  }
  for (const auto& [id, watcher] : watchers_) goodbye(watcher, GoodbyeReason::Shutdown);
  for (const Newcomer& one : waiting_) goodbye(one.watcher, GoodbyeReason::Shutdown);
  for (const Newcomer& one : mail.newcomers) goodbye(one.watcher, GoodbyeReason::Shutdown);
  watchers_.clear();
  waiting_.clear();
  channels_.clear();
  figures_.watchers.store(0);
  figures_.scopes.store(0);
}

// ---- what changed -----------------------------------------------------------------------------

void WatchHub::refreshAll(const HallState& state) {
  if (watchers_.empty()) return;
  encoder_.look(state, refreshedAt_);
  for (auto& [scope, channel] : channels_) {
    if (!channel.watchers.empty()) refresh(state, channel);
  }
}

/// Encodes the scope anew and notes what changed since the last time.
void WatchHub::refresh(const HallState& state, Channel& channel) {
  channel.position = state.position;
  channel.deltas.clear();
  channel.snapshots.clear();
  Entities now;
  channel.exists = encoder_.entities(channel.scope, now);
  if (channel.exists) update(channel, std::move(now));
}

/// Walks old and new entities side by side, as both ascend by key.
void WatchHub::update(Channel& channel, Entities&& now) {
  const Generation next = channel.generation + 1;
  bool changed = false;
  const auto remove = [&](Tracked& tracked) {
    if (tracked.gone) return;
    tracked = {{}, channel.position, next, true};
    ++channel.gone;
    changed = true;
  };
  auto old = channel.tracked.begin();
  for (auto& [key, bytes] : now) {
    while (old != channel.tracked.end() && old->first < key) remove((old++)->second);
    if (old == channel.tracked.end() || old->first != key) {
      old = channel.tracked.emplace_hint(old, key, Tracked{});
    } else if (!old->second.gone && old->second.bytes == bytes) {
      ++old;
      continue;
    }
    if (old->second.gone) --channel.gone;
    old->second = {std::move(bytes), channel.position, next, false};
    changed = true;
    ++old;
  }
  while (old != channel.tracked.end()) remove((old++)->second);
  if (changed) channel.generation = next;
  if (channel.gone > options_.goneMax) forgetOldRemovals(channel);
}

/// Watchers that have not seen them yet start anew; there are none unless they are very slow.
void WatchHub::forgetOldRemovals(Channel& channel) {
  std::vector<Generation> removals;
  removals.reserve(channel.gone);
  for (const auto& [key, tracked] : channel.tracked) {
    if (tracked.gone) removals.push_back(tracked.generation);
  }
  const auto middle = removals.begin() + static_cast<std::ptrdiff_t>(removals.size() / 2);
  std::nth_element(removals.begin(), middle, removals.end());
  const Generation newest = *middle;
  channel.gone -= std::erase_if(channel.tracked, [&](const auto& entry) {
    const Tracked& tracked = entry.second;
    if (!tracked.gone || tracked.generation > newest) return false;
    const Position after{tracked.changed.value + 1};
    channel.resumesFrom = std::max(channel.resumesFrom, after);
    return true;
  });
  channel.deltasFrom = std::max(channel.deltasFrom, newest);
}

// ---- frames -----------------------------------------------------------------------------------

/// Sends what the watcher needs most, if its stream can take a frame. False: drop it.
bool WatchHub::serve(const HallState& state, Watcher& watcher, TimePoint now) {
  Channel& channel = *watcher.channel;
  if (!channel.exists) {
    goodbye(watcher, GoodbyeReason::ScopeGone);
    return false;
  }
  if (watcher.busy) return true;
  const bool behind = !watcher.begun || watcher.sent < channel.generation;
  const bool quiet = now - watcher.lastFrame >= options_.bookmarkGap;
  if (!behind && !quiet) return true;
  if (const auto why = watcher.sink->barred(state, clock_.now())) {
    goodbye(watcher, *why);
    return false;
  }
  const FrameBytes frame =
      behind ? frameFor(watcher, now) : encoder_.bookmark(head(channel.position), watcher.encoding);
  if (!watcher.sink->send(frame)) return false;
  watcher.busy = true;
  watcher.lastFrame = now;
  if (watcher.begun) watcher.held = channel.position;
  figures_.frames.fetch_add(1, std::memory_order_relaxed);
  return true;
}

FrameBytes WatchHub::frameFor(Watcher& watcher, TimePoint now) {
  Channel& channel = *watcher.channel;
  if (!watcher.fresh && watcher.sent < channel.deltasFrom) {
    watcher.fresh = true;
    watcher.reset = ResetReason::PositionGone;
  }
  if (watcher.reset) {
    const ResetReason why = *std::exchange(watcher.reset, std::nullopt);
    watcher.begun = false;
    watcher.held = Position{};
    return encoder_.reset(head(channel.position), why, watcher.encoding);
  }
  const Generation from = std::exchange(watcher.sent, channel.generation);
  const bool begun = std::exchange(watcher.begun, true);
  if (std::exchange(watcher.fresh, false)) return snapshotOf(channel, watcher.encoding, now);
  if (begun && channel.generation - from > 1) {
    figures_.merged.fetch_add(channel.generation - from - 1, std::memory_order_relaxed);
  }
  return deltaFrom(channel, from, watcher.encoding, now);
}

FrameBytes WatchHub::snapshotOf(Channel& channel, FrameEncoding encoding, TimePoint now) {
  Shared& snapshot = channel.snapshots[encoding];
  if (isFresh(snapshot, now)) return snapshot.bytes;
  Entities entities;
  for (const auto& [key, tracked] : channel.tracked) {
    if (!tracked.gone) entities.emplace_hint(entities.end(), key, tracked.bytes);
  }
  snapshot = {encoder_.snapshot(channel.scope, head(channel.position), entities, encoding), now};
  return snapshot.bytes;
}

FrameBytes WatchHub::deltaFrom(
    Channel& channel, Generation from, FrameEncoding encoding, TimePoint now
) {
  Shared& delta = channel.deltas[{from, encoding}];
  if (isFresh(delta, now)) return delta.bytes;
  std::vector<ViewEncoder::Change> changes;
  for (const auto& [key, tracked] : channel.tracked) {
    if (tracked.generation <= from) continue;
    changes.push_back({&key, tracked.gone ? nullptr : &tracked.bytes});
  }
  delta = {encoder_.delta(channel.scope, head(channel.position), changes, encoding), now};
  return delta.bytes;
}

/// Shared only within a pass, since it tells the time.
bool WatchHub::isFresh(const Shared& shared, TimePoint now) const {
  return shared.bytes != nullptr && now - shared.made <= options_.passGap;
}

FrameHead WatchHub::head(Position position) const {
  return {options_.epoch, position, clock_.now()};
}

/// Names the position that the watcher holds, as it resumes from there.
void WatchHub::goodbye(const Watcher& watcher, GoodbyeReason why) {
  const std::uint64_t spread = goodbyes_.fetch_add(1) * kRetryStride % kRetrySpreadMs;
  const Duration retryAfter{static_cast<std::int64_t>(kRetryLeastMs + spread)};
  figures_.frames.fetch_add(1, std::memory_order_relaxed);
  watcher.sink->end(encoder_.goodbye(head(watcher.held), why, retryAfter, watcher.encoding));
}

}  // namespace hall::engine
