#include "server/engine/watch_hub.h"

#include <algorithm>
#include <utility>

namespace hall::engine {

namespace {
/// A pass may take at most a quarter of the thread: the longer it takes, the rarer it comes.
constexpr int kPassRest = 3;
/// Watchers come back spread over this time after a goodbye.
constexpr std::uint64_t kRetrySpreadMs = 3000;
}  // namespace

WatchHub::WatchHub(Follower& follower, ViewEncoder& encoder, const Clock& clock, Options options)
    : follower_(follower), encoder_(encoder), clock_(clock), options_(options) {}

WatchHub::WatcherId WatchHub::watch(
    const WatchScope& scope, Resume resume, FrameEncoding encoding, std::shared_ptr<WatchSink> sink
) {
  const WatcherId id = nextWatcher_.fetch_add(1);
  Watcher watcher;
  watcher.scope = scope;
  watcher.encoding = encoding;
  watcher.sink = sink;
  const bool posted = follower_.post(
      [this, id, resume, watcher = std::move(watcher)](const HallState& state) mutable {
        add(id, std::move(watcher), resume, state);
      }
  );
  if (!posted) sink->end();
  return id;
}

void WatchHub::writable(WatcherId id) {
  follower_.post([this, id](const HallState&) {
    const auto found = watchers_.find(id);
    if (found == watchers_.end()) return;
    found->second.busy = false;
    const auto channel = channels_.find(found->second.scope);
    if (channel != channels_.end()) serve(found->second, channel->second, StateListener::TimePoint::clock::now());
  });
}

void WatchHub::forget(WatcherId id) {
  follower_.post([this, id](const HallState&) { drop(id); });
}

void WatchHub::endWatcher(WatcherId id, GoodbyeReason why) {
  follower_.post([this, id, why](const HallState&) {
    const auto found = watchers_.find(id);
    if (found == watchers_.end()) return;
    goodbye(found->second, why);
    drop(id);
  });
}

void WatchHub::add(WatcherId id, Watcher watcher, Resume resume, const HallState& state) {
  position_ = state.position;
  if (watchers_.size() >= options_.watchersMax) {
    goodbye(watcher, GoodbyeReason::Overloaded);
    return;
  }
  const bool known = channels_.contains(watcher.scope);
  Channel& channel = channels_[watcher.scope];
  ++channel.watchers;
  if (!known) {
    channel.resumesFrom = state.position;
    refresh(state, watcher.scope, channel);
  }
  if (resume.epoch != 0) {
    const bool sameEpoch = resume.epoch == options_.epoch;
    const bool reachable = resume.after >= channel.resumesFrom && resume.after <= channel.position;
    watcher.fresh = !sameEpoch || !reachable;
    watcher.reset = watcher.fresh;
    watcher.resetReason = sameEpoch ? ResetReason::PositionGone : ResetReason::EpochChanged;
    watcher.sent = generationAt(channel, resume.after);
  }
  const WatchScope scope = watcher.scope;
  Watcher& placed = watchers_.emplace(id, std::move(watcher)).first->second;
  figures_.watchers.store(watchers_.size());
  figures_.scopes.store(channels_.size());
  if (endIfGone(scope)) return;
  serve(placed, channel, TimePoint::clock::now());
}

/// What a client that holds `held` has surely seen. Changes at that very position are sent again, as
/// they may have come after its frame.
WatchHub::Generation WatchHub::generationAt(const Channel& channel, Position held) {
  Generation seen = channel.generation;
  for (const auto& [key, tracked] : channel.tracked) {
    if (tracked.changed >= held) seen = std::min(seen, tracked.generation - 1);
  }
  return seen;
}

void WatchHub::drop(WatcherId id) {
  const auto found = watchers_.find(id);
  if (found == watchers_.end()) return;
  const auto channel = channels_.find(found->second.scope);
  if (channel != channels_.end() && --channel->second.watchers == 0) channels_.erase(channel);
  watchers_.erase(found);
  figures_.watchers.store(watchers_.size());
  figures_.scopes.store(channels_.size());
}

void WatchHub::onBatch(const HallState& state, const CommittedBatch&) {
  position_ = state.position;
  dirty_ = dirty_ || !channels_.empty();
}

std::optional<StateListener::TimePoint> WatchHub::nextTurn() const {
  if (watchers_.empty()) return std::nullopt;
  const auto rest = std::max<TimePoint::duration>(options_.passGap, lastPassTook_ * kPassRest);
  return dirty_ ? lastPass_ + rest : lastPass_ + options_.bookmarkGap / 4;
}

void WatchHub::onTurn(const HallState& state, TimePoint now) {
  position_ = state.position;
  lastPass_ = now;
  const bool aged = now - lastRefresh_ > options_.refreshGap;
  if (dirty_ || aged) {
    dirty_ = false;
    lastRefresh_ = now;
    std::vector<WatchScope> gone;
    for (auto& [scope, channel] : channels_) refresh(state, scope, channel);
    for (const auto& [scope, channel] : channels_) {
      if (channel.tracked.empty()) gone.push_back(scope);
    }
    for (const WatchScope& scope : gone) endIfGone(scope);
  }
  for (auto& [id, watcher] : watchers_) serve(watcher, channels_.at(watcher.scope), now);
  lastPassTook_ = TimePoint::clock::now() - now;
  figures_.passNs.store(static_cast<std::uint64_t>(lastPassTook_.count()));
}

void WatchHub::onStop() {
  for (auto& [id, watcher] : watchers_) goodbye(watcher, GoodbyeReason::Shutdown);
  watchers_.clear();
  channels_.clear();
  figures_.watchers.store(0);
}

/// Encodes the scope anew and notes what changed since the last time.
void WatchHub::refresh(const HallState& state, const WatchScope& scope, Channel& channel) {
  Entities now;
  if (!encoder_.entities(state, scope, clock_.now(), now)) {
    channel.tracked.clear();
    return;
  }
  const Generation next = channel.generation + 1;
  bool changed = false;
  for (auto& [key, bytes] : now) {
    const auto [entry, added] = channel.tracked.try_emplace(key);
    Tracked& tracked = entry->second;
    if (!added && !tracked.gone && tracked.bytes == bytes) continue;
    if (tracked.gone) --channel.gone;
    tracked = {std::move(bytes), state.position, next, false};
    changed = true;
  }
  for (auto& [key, tracked] : channel.tracked) {
    if (tracked.gone || now.contains(key)) continue;
    tracked = {{}, state.position, next, true};
    ++channel.gone;
    changed = true;
  }
  channel.position = state.position;
  if (!changed) return;
  channel.generation = next;
  channel.deltas.clear();
  channel.snapshots.clear();
  if (channel.gone > options_.goneMax) {
    std::erase_if(channel.tracked, [](const auto& entry) { return entry.second.gone; });
    channel.gone = 0;
    channel.deltasFrom = next;
    channel.resumesFrom = state.position;
  }
}

/// Sends what the watcher needs most, if its stream can take a frame.
void WatchHub::serve(Watcher& watcher, Channel& channel, TimePoint now) {
  if (watcher.busy) return;
  const bool behind = watcher.fresh || channel.generation > watcher.sent;
  const bool quiet = now - watcher.lastFrame >= options_.bookmarkGap;
  if (!behind && !quiet) return;
  const FrameBytes frame =
      behind ? frameFor(watcher, channel)
             : encoder_.bookmark(head(channel.position), watcher.encoding);
  if (!watcher.sink->send(frame)) return;
  watcher.busy = true;
  watcher.lastFrame = now;
  if (!watcher.reset) {
    watcher.fresh = false;
    watcher.sent = channel.generation;
  }
  watcher.reset = false;
  figures_.frames.fetch_add(1, std::memory_order_relaxed);
}

FrameBytes WatchHub::frameFor(Watcher& watcher, Channel& channel) {
  if (!watcher.fresh && watcher.sent < channel.deltasFrom) {
    watcher.fresh = true;
    watcher.reset = true;
    watcher.resetReason = ResetReason::PositionGone;
  }
  if (watcher.reset) {
    return encoder_.reset(head(channel.position), watcher.resetReason, watcher.encoding);
  }
  if (!watcher.fresh) {
    return deltaFrom(watcher.scope, channel, watcher.sent, watcher.encoding);
  }
  FrameBytes& snapshot = channel.snapshots[watcher.encoding];
  if (snapshot == nullptr) {
    Entities entities;
    for (const auto& [key, tracked] : channel.tracked) {
      if (!tracked.gone) entities.emplace(key, tracked.bytes);
    }
    snapshot = encoder_.snapshot(watcher.scope, head(channel.position), entities, watcher.encoding);
  }
  return snapshot;
}

FrameBytes WatchHub::deltaFrom(
    const WatchScope& scope, Channel& channel, Generation from, FrameEncoding encoding
) {
  FrameBytes& delta = channel.deltas[{from, encoding}];
  if (delta != nullptr) return delta;
  std::vector<ViewEncoder::Change> changes;
  for (const auto& [key, tracked] : channel.tracked) {
    if (tracked.generation > from) changes.push_back({&key, tracked.gone ? nullptr : &tracked.bytes});
  }
  delta = encoder_.delta(scope, head(channel.position), changes, encoding);
  return delta;
}

FrameHead WatchHub::head(Position position) const {
  return {options_.epoch, position, clock_.now()};
}

/// Ends the streams of a scope that no longer exists.
bool WatchHub::endIfGone(const WatchScope& scope) {
  const auto channel = channels_.find(scope);
  if (channel == channels_.end() || !channel->second.tracked.empty()) return false;
  std::vector<WatcherId> ended;
  for (auto& [id, watcher] : watchers_) {
    if (watcher.scope != scope) continue;
    goodbye(watcher, GoodbyeReason::ScopeGone);
    ended.push_back(id);
  }
  for (const WatcherId id : ended) drop(id);
  return true;
}

void WatchHub::goodbye(Watcher& watcher, GoodbyeReason why) {
  const Duration retryAfter{500 + (figures_.frames.load() * 7919) % kRetrySpreadMs};
  figures_.frames.fetch_add(1, std::memory_order_relaxed);
  watcher.sink->send(encoder_.goodbye(head(position_), why, retryAfter, watcher.encoding));
  watcher.sink->end();
}

}  // namespace hall::engine
