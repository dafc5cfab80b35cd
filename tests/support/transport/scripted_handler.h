#pragma once

// What the suites of both transports say to a handler that does what the test says.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "echo.pb.h"
#include "server/api/call.h"

namespace hall::support {

using test::rpc::RefusalDetail;
using test::rpc::SayReply;
using test::rpc::SayRequest;

/// Longer than anything here takes; reached only by a failing test.
constexpr std::chrono::seconds kPatience{20};

/// Waits until `condition` holds; false when it does not within kPatience.
template <class Condition>
bool eventually(Condition condition) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

/// Hands one thing at a time from the transport's threads to the test.
template <class T>
class Mailbox {
 public:
  void put(T item) {
    const std::lock_guard lock(mutex_);
    item_ = std::move(item);
    filled_.notify_all();
  }

  /// Takes the next item, waiting for it; a default-made one when none comes within `patience`.
  T take(std::chrono::milliseconds patience = kPatience) {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, patience, [this] { return item_.has_value(); });
    return std::exchange(item_, std::nullopt).value_or(T{});
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::optional<T> item_;
};

/// Handler that does what the test says, on the transport's thread. Unless told otherwise it
/// answers unary calls with their own text and keeps streams for the test.
class ScriptedHandler final : public api::Handler {
 public:
  std::function<void(api::UnaryCallPtr)> onUnary = sayBack;
  std::function<void(api::StreamCallPtr)> onStream = [this](api::StreamCallPtr call) {
    streams.put(std::move(call));
  };

  Mailbox<api::UnaryCallPtr> calls;  ///< filled by a test that sets onUnary to keep()
  Mailbox<api::StreamCallPtr> streams;

  /// An onUnary that leaves the calls in `calls`.
  std::function<void(api::UnaryCallPtr)> keep() {
    return [this](api::UnaryCallPtr call) { calls.put(std::move(call)); };
  }

  static void sayBack(api::UnaryCallPtr call);

  void handle(api::UnaryCallPtr call) override { onUnary(std::move(call)); }
  void handle(api::StreamCallPtr call) override { onStream(std::move(call)); }
};

/// Listener that counts and remembers; drops the stream when it is closed.
class RecordingListener final : public api::StreamListener {
 public:
  std::function<void()> onEachWritable = [] {};

  void onWritable() override;
  void onClosed() override;

  [[nodiscard]] int writables() const;
  [[nodiscard]] int closures() const;
  bool waitForWritable(int count, std::chrono::milliseconds patience = kPatience);
  bool waitForClosed();

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  int writables_ = 0;
  int closures_ = 0;
};

SayRequest saying(const std::string& text);

}  // namespace hall::support
