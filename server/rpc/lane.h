#pragma once

#include <grpcpp/alarm.h>
#include <grpcpp/completion_queue.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "server/rpc/completion_tag.h"
#include "server/rpc/method_table.h"

namespace hall::rpc {

class UnaryRpc;

/// What all lanes of a server share and obey.
struct UploadLimits {
  /// All messages of one upload together: a catalogue of 16 MiB and what its messages add to it.
  std::size_t maxTotalBytes = std::size_t{18} * 1024 * 1024;
  std::chrono::seconds maxDuration{60};  ///< from its start to its last message
  int maxAtOnce = 4;                     ///< uploads being received by this server
};

/// One completion queue with the one thread that polls it, and the unary calls it reuses. Because
/// one thread polls, the events of a call never run side by side. Outlives its calls, for which
/// waitUntilEmpty() cares.
///
/// Answers that come from other threads, as those of a commit do, a hundred at a time, are left to
/// the lane while it is awake: two threads that work on one connection wait for each other and wake
/// each other up, which costs more than sending. While the lane sleeps, whoever answers sends the
/// first, which is the only one in a quiet hall, and wakes the lane for the rest: the core thread
/// has the next batch to commit.
class Lane {
 public:
  Lane(
      std::unique_ptr<grpc::ServerCompletionQueue> queue,
      const UploadLimits& uploads,
      std::atomic<int>& uploadsNow
  );
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  /// Registers one more waiting request for `method` with gRPC. On the lane's thread, or before it
  /// runs.
  void arm(const RpcMethod& method);

  /// Polls until the queue has been shut down and drained.
  void run();

  /// From any thread: true when the lane will send the answer of this call, by sendAnswer(); false
  /// when the caller is to do so, since the lane sleeps or is the calling thread itself.
  bool leaveAnswer(UnaryRpc& call);

  /// Takes a call back that nobody uses any more. From any thread.
  void recycle(UnaryRpc& call);

  /// A call that is not reused was made, or is gone. From any thread.
  void enter();
  void leave();

  /// Waits until no call of this lane exists, neither waiting in gRPC nor held by a handler. gRPC
  /// does not wait: shutting its server down returns while cancelled calls are still held, and
  /// answering them must not meet a closed queue. After that shutdown, while the lane still runs.
  void waitUntilEmpty();

  [[nodiscard]] grpc::ServerCompletionQueue& queue() { return *queue_; }
  [[nodiscard]] const UploadLimits& uploads() const { return uploads_; }
  [[nodiscard]] std::atomic<int>& uploadsNow() { return uploadsNow_; }

 private:
  std::unique_ptr<UnaryRpc> take();
  void sendAnswers();
  [[nodiscard]] bool fallAsleep();
  void wakeUp();
  void onRoused(bool ok);

  const std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  const UploadLimits uploads_;
  std::atomic<int>& uploadsNow_;

  std::mutex mutex_;
  std::condition_variable emptied_;
  // Guarded by mutex_.
  std::vector<std::unique_ptr<UnaryRpc>> idle_;  // at most kMaxIdleCalls
  int calls_ = 0;                                // that exist and are not idle

  std::mutex answersMutex_;
  // Guarded by answersMutex_.
  std::vector<UnaryRpc*> answers_;  // each call at most once
  bool asleep_ = false;             // waits for gRPC and looks at no answers
  bool answered_ = false;           // somebody else has sent an answer since it fell asleep
  bool roused_ = false;             // an event that wakes it is on its way

  grpc::Alarm alarm_;
  TagOf<Lane, &Lane::onRoused> rousedTag_{*this};

  std::vector<UnaryRpc*> sending_;  // of the lane's thread; kept for its memory
};

}  // namespace hall::rpc
