#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/engine/clock.h"
#include "server/engine/follower.h"

namespace hall::engine {

/// The views of DESIGN section 3.12. Values equal those on the wire.
enum class View : std::uint8_t {
  Board = 1, Sign = 2, Pad = 3, Phone = 4, Kiosk = 5, Counter = 6, Desk = 7, Manager = 8
};

/// What is watched: one view of one zone, counter, ticket or (none of them) the whole hall.
struct WatchScope {
  View view = View::Board;
  domain::ZoneId zone;
  domain::CounterId counter;
  domain::TicketId ticket;
  domain::StaffId staff;  ///< views that differ by person

  friend auto operator<=>(const WatchScope&, const WatchScope&) = default;
};

/// An entity of a view: a stable key ("call:17") and its encoded form. Two equal encodings mean that
/// nothing changed.
using Entities = std::map<std::string, std::string>;

enum class FrameEncoding : std::uint8_t { Protobuf = 0, Json = 1 };
using FrameBytes = std::shared_ptr<const std::string>;

struct FrameHead {
  std::uint64_t epoch = 0;
  Position position;
  Instant hallTime;
};
enum class ResetReason : std::uint8_t { EpochChanged = 1, PositionGone = 2 };
enum class GoodbyeReason : std::uint8_t { Shutdown = 1, SessionEnded = 2, ScopeGone = 3, Overloaded = 4 };

/// Knows what the views carry and how frames look; implemented by api/. Follower's thread only.
class ViewEncoder {
 public:
  struct Change {
    const std::string* key;
    const std::string* entity;  ///< nullptr: gone
  };

  virtual ~ViewEncoder() = default;
  /// The entities of the view as they are now. False: what is watched no longer exists.
  virtual bool entities(
      const HallState& state, const WatchScope& scope, Instant now, Entities& out
  ) = 0;
  virtual FrameBytes snapshot(
      const WatchScope& scope, const FrameHead& head, const Entities& entities,
      FrameEncoding encoding
  ) = 0;
  virtual FrameBytes delta(
      const WatchScope& scope, const FrameHead& head, std::span<const Change> changes,
      FrameEncoding encoding
  ) = 0;
  virtual FrameBytes bookmark(const FrameHead& head, FrameEncoding encoding) = 0;
  virtual FrameBytes reset(const FrameHead& head, ResetReason why, FrameEncoding encoding) = 0;
  virtual FrameBytes goodbye(
      const FrameHead& head, GoodbyeReason why, Duration retryAfter, FrameEncoding encoding
  ) = 0;
};

/// One watcher's stream. At most one frame is on its way; the hub hears of its end by `writable`.
class WatchSink {
 public:
  virtual ~WatchSink() = default;
  /// Follower's thread. False: a frame is on its way, or the stream is over.
  virtual bool send(const FrameBytes& frame) = 0;
  /// No frame follows.
  virtual void end() = 0;
};

/// Streams to boards, signs, pads, phones, kiosks, counters, desks and managers.
///
/// For each watched scope the hub keeps the entities as last encoded and the position at which each
/// last changed; a watcher keeps one position. So a watcher that is slow costs nothing: what it
/// missed is merged from the entities when its stream is writable again, and nothing is queued.
/// Public methods are thread-safe except the StateListener part.
class WatchHub final : public StateListener {
 public:
  struct Options {
    std::uint64_t epoch = 1;  ///< changes at each start of the server; never 0
    std::chrono::milliseconds passGap{50};     ///< least time between two encodings
    std::chrono::milliseconds bookmarkGap{2000};
    std::chrono::milliseconds refreshGap{15000};  ///< estimates age without events
    std::size_t watchersMax = 10000;
    std::size_t goneMax = 1024;  ///< removals remembered a scope before old watchers start anew
  };
  using WatcherId = std::uint64_t;

  WatchHub(Follower& follower, ViewEncoder& encoder, const Clock& clock, Options options);

  struct Resume {
    std::uint64_t epoch = 0;  ///< 0: nothing held
    Position after;
  };
  /// The sink is told from now on, first with a snapshot (or a delta where `resume` is good). When
  /// there are too many watchers it gets a goodbye.
  WatcherId watch(
      const WatchScope& scope, Resume resume, FrameEncoding encoding,
      std::shared_ptr<WatchSink> sink
  );
  /// Its outstanding frame has left.
  void writable(WatcherId watcher);
  /// Its stream is over.
  void forget(WatcherId watcher);
  /// Ends streams whose session ended.
  void endWatcher(WatcherId watcher, GoodbyeReason why);

  struct Figures {
    std::atomic<std::uint64_t> watchers{0};
    std::atomic<std::uint64_t> scopes{0};
    std::atomic<std::uint64_t> frames{0};
    std::atomic<std::uint64_t> merged{0};  ///< changes that a watcher got together with a later one
    std::atomic<std::uint64_t> passNs{0};
  };
  const Figures& figures() const { return figures_; }

  void onBatch(const HallState& state, const CommittedBatch& batch) override;
  std::optional<TimePoint> nextTurn() const override;
  void onTurn(const HallState& state, TimePoint now) override;
  void onStop() override;

 private:
  /// Counts the encodings in which something changed: estimates age without any event, so a position
  /// alone could not tell what a watcher has seen.
  using Generation = std::uint64_t;
  struct Tracked {
    std::string bytes;
    Position changed;
    Generation generation = 0;
    bool gone = false;
  };
  struct Channel {
    std::map<std::string, Tracked> tracked;
    Position position;         ///< of the state last encoded
    Generation generation = 0; ///< of the last change
    Generation deltasFrom = 0; ///< a watcher behind this starts anew
    Position resumesFrom;      ///< a client that holds an older position starts anew
    std::size_t gone = 0;
    std::size_t watchers = 0;
    std::map<std::pair<Generation, FrameEncoding>, FrameBytes> deltas;  ///< by from-generation
    std::map<FrameEncoding, FrameBytes> snapshots;
  };
  struct Watcher {
    WatchScope scope;
    FrameEncoding encoding = FrameEncoding::Protobuf;
    std::shared_ptr<WatchSink> sink;
    Generation sent = 0;
    bool fresh = true;   ///< has no snapshot yet
    bool reset = false;  ///< must be told first that what it holds is void
    ResetReason resetReason = ResetReason::EpochChanged;
    bool busy = false;
    TimePoint lastFrame;
  };

  void add(WatcherId id, Watcher watcher, Resume resume, const HallState& state);
  void drop(WatcherId id);
  void refresh(const HallState& state, const WatchScope& scope, Channel& channel);
  void serve(Watcher& watcher, Channel& channel, TimePoint now);
  FrameBytes frameFor(Watcher& watcher, Channel& channel);
  FrameBytes deltaFrom(
      const WatchScope& scope, Channel& channel, Generation from, FrameEncoding encoding
  );
  static Generation generationAt(const Channel& channel, Position held);
  FrameHead head(Position position) const;
  bool endIfGone(const WatchScope& scope);
  void goodbye(Watcher& watcher, GoodbyeReason why);

  Follower& follower_;
  ViewEncoder& encoder_;
  const Clock& clock_;
  const Options options_;
  Figures figures_;
  std::atomic<WatcherId> nextWatcher_{1};

  // Touched by the follower's thread only.
  std::map<WatchScope, Channel> channels_;
  std::map<WatcherId, Watcher> watchers_;
  bool dirty_ = false;
  TimePoint lastPass_;
  TimePoint lastRefresh_;
  std::chrono::nanoseconds lastPassTook_{0};
  Position position_;
};

}  // namespace hall::engine
