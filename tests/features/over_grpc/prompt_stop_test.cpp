#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <vector>

#include "client/watcher.h"
#include "tests/features/over_grpc/hall_over_grpc.h"

/// SIGTERM ends a hall in the middle of its day within the promised time, whoever is connected.
namespace hall::features {
namespace {

/// Puts the folders made while it lives into memory, where no other program's writes are waited
/// for. Must stand before what makes them.
class FoldersInMemory {
 protected:
  FoldersInMemory() {
    if (const char* before = std::getenv("TMPDIR")) before_ = before;
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
  }
  ~FoldersInMemory() {
    if (before_.empty()) {
      ::unsetenv("TMPDIR");
    } else {
      ::setenv("TMPDIR", before_.c_str(), 1);
    }
  }

 private:
  std::string before_;
};

/// Watches boards, and never ends by itself.
class Boards {
 public:
  Boards(HallSession& board, int count) : count_(count) {
    for (int i = 0; i < count; ++i) {
      client::Watcher::Callbacks callbacks;
      callbacks.onFrame = [this, seen = false](const v1::WatchFrame& frame) mutable {
        if (seen || !frame.has_snapshot()) return;
        seen = true;
        const std::lock_guard lock(mutex_);
        ++begun_;
        changed_.notify_all();
      };
      v1::WatchHallRequest request;
      request.set_view(v1::VIEW_BOARD);
      request.set_zone_id("A");
      watchers_.push_back(
          std::make_unique<client::Watcher>(board.client(), request, std::move(callbacks))
      );
    }
  }
  bool waitUntilAllBegan() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds{30}, [this] { return begun_ == count_; });
  }

 private:
  const int count_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int begun_ = 0;  ///< protected by mutex_
  std::vector<std::unique_ptr<client::Watcher>> watchers_;
};

class PromptStopTest : FoldersInMemory, public HallOverGrpc {};

TEST_F(PromptStopTest, SigtermEndsABusyHallWithinFiveSeconds) {
  constexpr int kVisitors = 60;
  constexpr int kBoards = 12;
  for (int i = 0; i < kVisitors; ++i) takeNumber("consult");
  signIn("1001", "1");
  callNext("1001", "1");
  serve("1001", "1");
  Boards boards(board(), kBoards);
  ASSERT_TRUE(boards.waitUntilAllBegan());

  EXPECT_LT(stop(), kStopPromised);

  startAgain();
  finish("1001", "1");
  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z061") << "and it lost nothing";
}

}  // namespace
}  // namespace hall::features
