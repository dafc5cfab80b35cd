#include "client/watcher.h"

#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "hall/v1/watch_service.grpc.pb.h"

namespace hall::client {
namespace {

using std::chrono::milliseconds;

/// Longer than anything here takes; reached only by a failing test.
constexpr std::chrono::seconds kPatience{20};
/// Waited for in earnest, and long enough that a busy machine does not look like a silent server.
constexpr Watcher::Silence kShort{milliseconds{2'000}, milliseconds{3'000}};

/// A watch service that does what a test says and remembers what it was asked for.
class ScriptedWatch final : public v1::WatchService::Service {
 public:
  grpc::Status WatchHall(
      grpc::ServerContext* context,
      const v1::WatchHallRequest* request,
      grpc::ServerWriter<v1::WatchFrame>* writer
  ) override {
    std::unique_lock lock(mutex_);
    requests_.push_back(*request);
    v1::WatchFrame frame;
    frame.set_epoch(9);
    frame.set_position(100 + requests_.size());
    frame.mutable_snapshot()->mutable_board();
    if (refuses) return {grpc::StatusCode::PERMISSION_DENIED, "no"};
    writer->Write(frame);
    if (endsAtOnce) return grpc::Status::OK;
    // Silent until the client goes: what a pulled cable looks like.
    while (!context->IsCancelled() && !closing_) changed_.wait_for(lock, milliseconds{10});
    return grpc::Status::CANCELLED;
  }

  std::vector<v1::WatchHallRequest> asked() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    changed_.notify_all();
  }

  std::atomic<bool> refuses{false};
  std::atomic<bool> endsAtOnce{false};

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<v1::WatchHallRequest> requests_;
  bool closing_ = false;
};

class WatcherTest : public testing::Test {
 protected:
  WatcherTest() {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    Endpoint endpoint;
    endpoint.address = "127.0.0.1:" + std::to_string(port);
    client_ = std::make_unique<HallChannel>(endpoint);
  }
  ~WatcherTest() override {
    service_.close();
    server_->Shutdown();
  }

  Watcher::Callbacks callbacks() {
    Watcher::Callbacks callbacks;
    callbacks.onFrame = [this](const v1::WatchFrame&) { note("frame"); };
    callbacks.onLink = [this](Watcher::Link link) {
      note(link == Watcher::Link::Live ? "live" : link == Watcher::Link::Stale ? "stale" : "ended");
    };
    callbacks.onRefused = [this](const Failure&) { note("refused"); };
    return callbacks;
  }

  void note(const std::string& what) {
    const std::lock_guard lock(mutex_);
    seen_.push_back(what);
    changed_.notify_all();
  }

  /// Waits until the notes begin like this; the notes.
  std::vector<std::string> waitFor(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kPatience, [&] { return seen_.size() >= count; });
    return {
        seen_.begin(), seen_.begin() + static_cast<std::ptrdiff_t>(std::min(count, seen_.size()))};
  }

  ScriptedWatch service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<HallChannel> client_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> seen_;
};

using Notes = std::vector<std::string>;

TEST_F(WatcherTest, SaysThatItIsStaleWhenNothingComesAndOpensASilentStreamAnew) {
  const Watcher watcher(*client_, v1::WatchHallRequest(), callbacks(), kShort);

  EXPECT_EQ(waitFor(5), (Notes{"live", "frame", "stale", "live", "frame"}));
  EXPECT_GE(service_.asked().size(), 2U);
}

TEST_F(WatcherTest, ResumesWhereItWasAfterTheServerEndedTheStream) {
  service_.endsAtOnce = true;
  const Watcher watcher(*client_, v1::WatchHallRequest(), callbacks());

  EXPECT_EQ(waitFor(5), (Notes{"live", "frame", "stale", "live", "frame"}));
  const auto asked = service_.asked();
  ASSERT_GE(asked.size(), 2U);
  EXPECT_EQ(asked[0].epoch(), 0U);
  EXPECT_EQ(asked[1].epoch(), 9U);
  EXPECT_EQ(asked[1].after_position(), 101U);
}

TEST_F(WatcherTest, EndsAndTellsWhyWhereTheServerRefuses) {
  service_.refuses = true;
  const Watcher watcher(*client_, v1::WatchHallRequest(), callbacks());

  EXPECT_EQ(waitFor(2), (Notes{"refused", "ended"}));
  EXPECT_EQ(service_.asked().size(), 1U);
}

TEST_F(WatcherTest, StopsWhileItWaits) {
  Watcher watcher(*client_, v1::WatchHallRequest(), callbacks());
  waitFor(2);

  watcher.stop();

  EXPECT_EQ(waitFor(3), (Notes{"live", "frame", "ended"}));
}

}  // namespace
}  // namespace hall::client
