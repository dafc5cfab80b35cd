#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "server/engine/clock.h"
#include "server/engine/follower.h"

namespace hall::engine {

/// The views of DESIGN section 3.12. Values equal those on the wire.
enum class View : std::uint8_t {
  Board = 1,
  Sign = 2,
  Pad = 3,
  Phone = 4,
  Kiosk = 5,
  Counter = 6,
  Desk = 7,
  Manager = 8
};

/// What is watched: one view of one zone, counter, ticket or (none of them) the whole hall.
/// Watchers of equal scopes share one encoding.
struct WatchScope {
  View view = View::Board;
  domain::ZoneId zone;
  domain::CounterId counter;
  domain::TicketId ticket;

  friend auto operator<=>(const WatchScope&, const WatchScope&) = default;
};

/// The entities of a view: a stable key ("call:17") and the encoded form. Two equal encodings mean
/// that nothing changed, so what changes with every look (the hall's time) stands in the frame.
using Entities = std::map<std::string, std::string>;

enum class FrameEncoding : std::uint8_t { Protobuf = 0, Json = 1 };
using FrameBytes = std::shared_ptr<const std::string>;

struct FrameHead {
  std::uint64_t epoch = 0;
  Position position;
  Instant hallTime;
};
enum class ResetReason : std::uint8_t { EpochChanged = 1, PositionGone = 2 };
enum class GoodbyeReason : std::uint8_t {
  Shutdown = 1,
  SessionEnded = 2,
  ScopeGone = 3,
  Overloaded = 4
};

/// Knows what the views carry and how frames look; implemented by api/. Follower's thread only,
/// except `goodbye`.
class ViewEncoder {
 public:
  struct Change {
    const std::string* key;
    const std::string* entity;  ///< nullptr: gone
  };

  virtual ~ViewEncoder() = default;
  /// Until the next `look`, `entities` is asked about this state at this moment. What views have in
  /// common can be encoded once a look. `state` may go after the hub's call returns.
  virtual void look(const HallState& state, Instant now) = 0;
  /// The entities of the scope. False: what is watched no longer exists.
  virtual bool entities(const WatchScope& scope, Entities& out) = 0;
  virtual FrameBytes snapshot(
      const WatchScope& scope,
      const FrameHead& head,
      const Entities& entities,
      FrameEncoding encoding
  ) = 0;
  /// `changes` ascend by key.
  virtual FrameBytes delta(
      const WatchScope& scope,
      const FrameHead& head,
      std::span<const Change> changes,
      FrameEncoding encoding
  ) = 0;
  virtual FrameBytes bookmark(const FrameHead& head, FrameEncoding encoding) = 0;
  virtual FrameBytes reset(const FrameHead& head, ResetReason why, FrameEncoding encoding) = 0;
  /// From any thread.
  virtual FrameBytes goodbye(
      const FrameHead& head, GoodbyeReason why, Duration retryAfter, FrameEncoding encoding
  ) const = 0;
};

/// One watcher's stream. At most one frame is on its way; the hub hears by `writable` that it left.
class WatchSink {
 public:
  virtual ~WatchSink() = default;
  /// Follower's thread, before each frame: why the watcher may see no more; nothing: it may.
  virtual std::optional<GoodbyeReason> barred(const HallState& state, Instant now) = 0;
  /// Follower's thread, and only while no frame is on its way. False: the stream is over.
  virtual bool send(const FrameBytes& frame) = 0;
  /// Sends `last` as soon as the frame on its way has left, then ends the stream. The hub asks
  /// nothing more of it. From any thread.
  virtual void end(const FrameBytes& last) = 0;
};

/// Streams to boards, signs, pads, phones, kiosks, counters, desks and managers.
///
/// For each watched scope the hub keeps the entities as last encoded and when each last changed; a
/// watcher keeps one number. So a watcher that is slow costs nothing: what it missed is merged from
/// the entities when its stream is writable again, and nothing is queued. A scope that lost its
/// last watcher is kept for a while without being encoded, so that a board that reconnects goes on
/// with a delta. Public methods are thread-safe except the StateListener part.
class WatchHub final : public StateListener {
 public:
  struct Options {
    std::uint64_t epoch = 1;                ///< changes at each start of the server; never 0
    std::chrono::milliseconds passGap{50};  ///< least time between two encodings
    std::chrono::milliseconds bookmarkGap{2000};
    /// Estimates age and sessions begin without events: encoded anew after so long, on the hall's
    /// clock or on the machine's.
    std::chrono::milliseconds refreshGap{15000};
    std::chrono::milliseconds keepGap{60000};  ///< a scope without watchers is kept so long
    std::size_t keptMax = 1024;                ///< such scopes; beyond it the last one goes at once
    std::size_t watchersMax = 10000;
    std::size_t goneMax = 1024;  ///< removals remembered a scope; the older half is forgotten then
  };
  using WatcherId = std::uint64_t;

  WatchHub(StateThread& thread, ViewEncoder& encoder, const Clock& clock, Options options);

  /// Where a watcher begins.
  struct Start {
    std::uint64_t epoch = 0;  ///< of the last frame it holds; 0: holds nothing
    Position after;           ///< position of that frame
    /// Waits for the state to get here: what let the watcher in must be true of what it sees.
    Position notBefore;
  };
  /// A number for a watcher to come, so that its sink can name it from the first frame on.
  WatcherId newWatcher() { return nextWatcher_.fetch_add(1); }
  /// The sink is told from now on, first with a snapshot (or a delta where `start` names a state
  /// the hub can go on from). When there are too many watchers it gets a goodbye at once.
  void watch(
      WatcherId id,
      const WatchScope& scope,
      Start start,
      FrameEncoding encoding,
      std::shared_ptr<WatchSink> sink
  );
  /// Its outstanding frame has left.
  void writable(WatcherId watcher);
  /// Its stream is over.
  void forget(WatcherId watcher);

  struct Figures {
    std::atomic<std::uint64_t> watchers{0};
    std::atomic<std::uint64_t> scopes{0};
    std::atomic<std::uint64_t> frames{0};
    std::atomic<std::uint64_t> merged{0};  ///< states that a slow watcher passed over
    std::atomic<std::uint64_t> passNs{0};  ///< the last pass
    std::atomic<std::uint64_t> position{0};
  };
  const Figures& figures() const { return figures_; }

  void onBatch(const HallState& state, const CommittedBatch& batch) override;
  std::optional<TimePoint> nextTurn() const override;
  void onTurn(const HallState& state, TimePoint now) override;
  void onStop(const HallState& state) override;

 private:
  /// Counts the encodings in which something changed: estimates age without any event, so a
  /// position alone could not tell what a watcher has seen.
  using Generation = std::uint64_t;
  struct Tracked {
    std::string bytes;
    Position changed;
    Generation generation = 0;
    bool gone = false;
  };
  /// A frame that serves every watcher of the same pass.
  struct Shared {
    FrameBytes bytes;
    TimePoint made;
  };
  struct Channel {
    WatchScope scope;
    std::map<std::string, Tracked> tracked;
    Position position;          ///< of the state last encoded
    Generation generation = 0;  ///< of the last change
    Generation deltasFrom = 0;  ///< a watcher behind this starts anew
    Position resumesFrom;       ///< a client that holds an older position starts anew
    std::size_t gone = 0;
    bool exists = true;  ///< false: what is watched is over
    std::set<WatcherId> watchers;
    TimePoint idleSince;  ///< meaning only without watchers
    std::map<std::pair<Generation, FrameEncoding>, Shared> deltas;  ///< by from-generation
    std::map<FrameEncoding, Shared> snapshots;
  };
  struct Watcher {
    Channel* channel = nullptr;  ///< stays where it is while it has a watcher
    FrameEncoding encoding = FrameEncoding::Protobuf;
    std::shared_ptr<WatchSink> sink;
    Generation sent = 0;
    bool fresh = true;                 ///< holds nothing: needs a snapshot
    bool begun = false;                ///< has had its snapshot, or the delta it goes on with
    std::optional<ResetReason> reset;  ///< must be told first that what it holds is void
    bool busy = false;
    Position held;  ///< of the last frame that left it complete
    TimePoint lastFrame;
  };
  struct Newcomer {
    WatcherId id = 0;
    WatchScope scope;
    Start start;
    Watcher watcher;
  };
  /// What other threads left for the follower's.
  struct Mail {
    std::vector<Newcomer> newcomers;
    std::vector<WatcherId> writable;
    std::vector<WatcherId> over;
  };

  template <class Put>
  bool leave(Put&& put);
  void drain(const HallState& state);
  void admit(const HallState& state);
  void add(Newcomer newcomer, const HallState& state, TimePoint now);
  Channel& channelFor(const WatchScope& scope, const HallState& state);
  void resume(Watcher& watcher, const Channel& channel, const Start& start) const;
  void drop(WatcherId id, TimePoint now);
  void forgetIdle(TimePoint now);
  void refreshAll(const HallState& state);
  void refresh(const HallState& state, Channel& channel);
  void update(Channel& channel, Entities&& now);
  static void forgetOldRemovals(Channel& channel);
  static Generation generationAt(const Channel& channel, Position held);
  bool serve(const HallState& state, Watcher& watcher, TimePoint now);
  FrameBytes frameFor(Watcher& watcher, TimePoint now);
  FrameBytes snapshotOf(Channel& channel, FrameEncoding encoding, TimePoint now);
  FrameBytes deltaFrom(Channel& channel, Generation from, FrameEncoding encoding, TimePoint now);
  bool isFresh(const Shared& shared, TimePoint now) const;
  FrameHead head(Position position) const;
  void goodbye(const Watcher& watcher, GoodbyeReason why);

  StateThread& thread_;
  ViewEncoder& encoder_;
  const Clock& clock_;
  const Options options_;
  Figures figures_;
  std::atomic<WatcherId> nextWatcher_{1};
  std::atomic<std::uint64_t> goodbyes_{0};

  std::mutex mutex_;
  // State below is protected by mutex_.
  Mail mail_;
  bool asked_ = false;  ///< a drain is on its way
  bool stopped_ = false;
  std::size_t admitted_ = 0;  ///< watchers and newcomers

  // Touched by the follower's thread only.
  std::vector<Newcomer> waiting_;  ///< for a position
  std::map<WatchScope, Channel> channels_;
  std::map<WatcherId, Watcher> watchers_;
  std::size_t idle_ = 0;  ///< channels without watchers
  bool dirty_ = false;
  TimePoint lastPass_;
  TimePoint lastRefresh_;
  Instant refreshedAt_;  ///< by the hall's clock
  std::chrono::nanoseconds lastPassTook_{0};
};

}  // namespace hall::engine
