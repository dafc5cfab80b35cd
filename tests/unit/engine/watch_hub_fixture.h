#pragma once

#include "server/engine/watch_hub.h"

#include <gtest/gtest.h>

#include <deque>
#include <set>
#include <sstream>
#include <thread>

#include "tests/unit/engine/hand_clock.h"

/// What the hub's tests stand on: a thread, an encoder and sinks that a test holds in its hands.
namespace hall::engine {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Entity = std::pair<std::string, std::string>;

constexpr std::uint64_t kEpoch = 9;

/// Runs what is posted at once, on the state the test holds.
class InlineThread final : public StateThread {
 public:
  explicit InlineThread(const HallState& state) : state_(state) {}
  bool post(std::function<void(const HallState&)> task) override {
    if (full) return false;
    task(state_);
    return true;
  }
  bool full = false;

 private:
  const HallState& state_;
};

/// The views a test makes up. A frame is "kind@position" and its entities.
class FakeEncoder final : public ViewEncoder {
 public:
  std::map<WatchScope, Entities> views;
  int looks = 0;
  int encoded = 0;
  mutable std::vector<std::weak_ptr<const std::string>> made;

  std::size_t bytesAlive() const {
    std::size_t bytes = 0;
    for (const auto& one : made) {
      if (const auto frame = one.lock()) bytes += frame->size();
    }
    return bytes;
  }

  void look(const HallState&, Instant) override { ++looks; }
  bool entities(const WatchScope& scope, Entities& out) override {
    ++encoded;
    const auto found = views.find(scope);
    if (found == views.end()) return false;
    out = found->second;
    return true;
  }
  FrameBytes snapshot(
      const WatchScope&, const FrameHead& head, const Entities& entities, FrameEncoding encoding
  ) override {
    std::string text = "snapshot" + at(head, encoding);
    for (const auto& [key, bytes] : entities) {
      text.append(" ").append(key).append("=").append(bytes);
    }
    return frame(text);
  }
  FrameBytes delta(
      const WatchScope&,
      const FrameHead& head,
      std::span<const Change> changes,
      FrameEncoding encoding
  ) override {
    std::string text = "delta" + at(head, encoding);
    for (const Change& change : changes) {
      text +=
          change.entity != nullptr ? " " + *change.key + "=" + *change.entity : " -" + *change.key;
    }
    return frame(text);
  }
  FrameBytes bookmark(const FrameHead& head, FrameEncoding encoding) override {
    return frame("bookmark" + at(head, encoding));
  }
  FrameBytes reset(const FrameHead& head, ResetReason why, FrameEncoding encoding) override {
    return frame("reset" + at(head, encoding) + " " + std::to_string(static_cast<int>(why)));
  }
  FrameBytes goodbye(
      const FrameHead& head, GoodbyeReason why, Duration retryAfter, FrameEncoding encoding
  ) const override {
    retries.push_back(retryAfter);
    return frame("goodbye" + at(head, encoding) + " " + std::to_string(static_cast<int>(why)));
  }
  mutable std::vector<Duration> retries;

 private:
  static std::string at(const FrameHead& head, FrameEncoding encoding) {
    EXPECT_EQ(head.epoch, kEpoch);
    return (encoding == FrameEncoding::Json ? "(json)@" : "@") +
           std::to_string(head.position.value);
  }
  FrameBytes frame(std::string text) const {
    auto bytes = std::make_shared<const std::string>(std::move(text));
    made.push_back(bytes);
    return bytes;
  }
};

/// A stream whose frames leave when the test says so.
class FakeSink final : public WatchSink {
 public:
  std::optional<GoodbyeReason> barred(const HallState&, Instant) override { return bar; }
  bool send(const FrameBytes& frame) override {
    if (closed || ended) return false;
    EXPECT_EQ(outstanding, nullptr) << "one frame at a time";
    outstanding = frame;
    frames.push_back(*frame);
    return true;
  }
  void end(const FrameBytes& last) override {
    EXPECT_FALSE(ended);
    ended = true;
    frames.push_back(*last);
  }

  FrameBytes outstanding;
  std::deque<std::string> frames;
  std::optional<GoodbyeReason> bar;
  bool closed = false;
  bool ended = false;
};

class WatchHubTest : public testing::Test {
 protected:
  void makeHub(WatchHub::Options options = {}) {
    options.epoch = kEpoch;
    hub = std::make_unique<WatchHub>(thread, encoder, clock, options);
  }
  void SetUp() override {
    makeHub();
    state.position = Position{10};
    encoder.views[board] = {{"a", "1"}, {"b", "1"}};
  }

  struct Watching {
    WatchHub::WatcherId id = 0;
    std::shared_ptr<FakeSink> sink;

    std::string next() const {
      if (sink->frames.empty()) return "nothing";
      std::string frame = sink->frames.front();
      sink->frames.pop_front();
      return frame;
    }
  };
  Watching watch(
      const WatchScope& scope,
      WatchHub::Start start = {},
      FrameEncoding encoding = FrameEncoding::Protobuf
  ) {
    Watching watching{hub->newWatcher(), std::make_shared<FakeSink>()};
    hub->watch(watching.id, scope, start, encoding, watching.sink);
    return watching;
  }
  /// The frame on its way has left.
  void taken(const Watching& watching) {
    watching.sink->outstanding.reset();
    hub->writable(watching.id);
  }
  /// A batch was applied, and the hub has its turn.
  void happens(const WatchScope& scope, const std::string& key, const std::string& bytes) {
    encoder.views[scope][key] = bytes;
    batch();
  }
  void vanishes(const WatchScope& scope, const std::string& key) {
    encoder.views[scope].erase(key);
    batch();
  }
  void batch() {
    ++state.position.value;
    hub->onBatch(state, CommittedBatch{state.position, Instant{}, Events(1)});
    turn(milliseconds{50});
  }
  void turn(milliseconds later) {
    now += later;
    hub->onTurn(state, now);
  }

  HallState state;
  InlineThread thread{state};
  FakeEncoder encoder;
  HandClock clock{Instant{Duration{1'000'000'000}}};
  std::unique_ptr<WatchHub> hub;
  StateListener::TimePoint now = StateListener::TimePoint::clock::now();
  const WatchScope board{View::Board, domain::ZoneId{1}, {}, {}};
  const WatchScope sign{View::Sign, {}, domain::CounterId{4}, {}};
};

}  // namespace hall::engine
