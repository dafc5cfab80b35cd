#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/domain/command.h"
#include "server/domain/forecast.h"
#include "server/domain/hall_state.h"
#include "server/domain/result.h"
#include "server/engine/store.h"

/// What rides the inbox: one call of the API, a timer of the server, a read of the log.
namespace hall::engine {

/// A command with what the engine needs around it.
struct Submission {
  struct Text {
    TextRef ref;  ///< already set in the command
    std::string text;
  };

  domain::Command command;
  std::optional<RequestKey> key;  ///< none: the server's own command, or one that needs no memory
  BodyHash body{};  ///< hash of the request as sent; a reuse with another one is refused
  std::optional<Identity> applicant;
  std::optional<Identity> principal;
  std::vector<Text> texts;
  /// What a PublishCatalogue publishes: put into the store once the command is accepted, so that a
  /// refused one leaves nothing behind.
  std::optional<StoredCatalogue> catalogue;
};

/// What an accepted command did. The events stay valid until `Work::run` returns.
struct Performed {
  std::span<const domain::Event> events;
  Position position;  ///< of the last event; of the state when there is none
  Instant recorded;
  bool repeated = false;               ///< a request seen before: the events of its first time
  std::shared_ptr<const Events> kept;  ///< owns the events of a repeat
};

/// One turn of the core thread, as a work sees it. Valid only inside `Work::run`.
class Turn {
 public:
  virtual ~Turn() = default;
  virtual const HallState& state() const = 0;
  virtual Instant now() const = 0;
  virtual const domain::WaitForecast& forecast() const = 0;
  /// Durable first: nothing written waits for the disk any more.
  virtual Store& store() = 0;
  /// Waits until all that came before this batch is durable and answered, for works that use the
  /// store's own connection, as backups do.
  virtual void awaitDurable() = 0;
  /// Decides, applies and enters the command into the batch. A refusal changes nothing. At most one
  /// in a turn.
  virtual Result<Performed> perform(Submission submission) = 0;
  /// Was this request accepted before? Then `perform` answers with its first events, whatever the
  /// state is now.
  virtual bool isRepeat(const RequestKey& key) = 0;
  /// What this request did when it was accepted; nothing: it was not, or is forgotten.
  virtual Result<std::optional<Performed>> accepted(const RequestKey& key) = 0;
  /// Commits the batch even if no command made an event: credentials were staged and the answer
  /// says that they are kept.
  virtual void commitAnyway() = 0;
};

/// One thing to be done in its turn. Made by any thread; from submission on the core thread owns
/// it.
class Work {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  virtual ~Work() = default;
  /// Nobody waits for it any more: dropped before it runs.
  virtual bool expired(TimePoint) const { return false; }
  /// Waits for this position before it runs.
  virtual Position wants() const { return {}; }
  /// Its turn, inside a batch. Build the answer here, from the state as it is; send it in `finish`.
  virtual void run(Turn& turn) = 0;
  /// The batch is durable: answer. Called once, if `run` was.
  virtual void finish() = 0;
  /// It did not run, or its batch could not be committed. Called once, instead of `finish`.
  virtual void fail(const domain::Refusal& refusal) = 0;
};

/// What was committed together. Immutable, shared with observers on other threads.
struct CommittedBatch {
  Position first;
  Instant recorded;
  Events events;

  Position last() const { return Position{first.value + events.size() - 1}; }
};

/// Follows the log. `onCommitted` is called by the core thread after the replies and must return at
/// once: hand the batch over to a thread of your own, through a bounded queue.
class BatchObserver {
 public:
  virtual ~BatchObserver() = default;
  virtual void onCommitted(const std::shared_ptr<const CommittedBatch>& batch) = 0;
};

/// The state changes only by events in the order of the log; this is that step.
void applyAt(HallState& state, const domain::Event& event, Position position, Instant recorded);

}  // namespace hall::engine
