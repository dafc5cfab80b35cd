#include <algorithm>
#include <future>
#include <thread>

#include "client/watcher.h"
#include "tests/features/over_grpc/hall_over_grpc.h"

/// The server stops in order and comes back; nobody has to begin anew.
namespace hall::features {
namespace {

using RestartTest = HallOverGrpc;

TEST_F(RestartTest, TicketsCountersAndSessionsGoOnAfterARestart) {
  const auto first = takeNumber("consult");
  const auto second = takeNumber("consult");
  signIn("1001", "1");
  callNext("1001", "1");
  serve("1001", "1");

  restart();

  EXPECT_EQ(ticketNow(first.ticket().ticket_id()).state(), v1::TICKET_STATE_SERVING);
  finish("1001", "1");
  EXPECT_EQ(callNext("1001", "1").ticket().number(), second.ticket().number());
  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z003");
}

TEST_F(RestartTest, WatchersAreToldToComeBackAndDo) {
  std::promise<void> began;
  std::promise<void> cameBack;
  std::uint64_t epoch = 0;
  bool done = false;
  client::Watcher::Callbacks callbacks;
  // One thread calls back.
  callbacks.onFrame = [&](const v1::WatchFrame& frame) {
    if (!frame.has_snapshot() || done) return;
    done = epoch != 0 && frame.epoch() != epoch;
    if (done) cameBack.set_value();
    if (epoch == 0) {
      epoch = frame.epoch();
      began.set_value();
    }
  };
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_BOARD);
  request.set_zone_id("A");
  client::Watcher watcher(board().client(), request, std::move(callbacks));

  constexpr std::chrono::seconds kLimit{30};
  ASSERT_EQ(began.get_future().wait_for(kLimit), std::future_status::ready);

  restart();

  EXPECT_EQ(cameBack.get_future().wait_for(kLimit), std::future_status::ready);
  watcher.stop();
}

TEST_F(RestartTest, AWatcherHearsGoodbyeWithATimeToComeBackBeforeItsStreamEnds) {
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_BOARD);
  request.set_zone_id("A");
  std::thread stopping;
  v1::WatchFrame last;

  const auto failure = board().client().read(request, last, std::chrono::milliseconds{0}, [&] {
    if (last.has_snapshot()) stopping = std::thread([this] { stop(); });
    return true;
  });

  ASSERT_TRUE(stopping.joinable()) << "no snapshot came";
  stopping.join();
  ASSERT_TRUE(last.has_goodbye()) << last.ShortDebugString();
  EXPECT_EQ(last.goodbye().goodbye_reason(), v1::GOODBYE_REASON_SHUTDOWN);
  const auto& wait = last.goodbye().retry_after_duration();
  EXPECT_GT(wait.seconds() * 1'000'000'000 + wait.nanos(), 0);
  EXPECT_LT(wait.seconds(), 60) << "a board that waits for a minute is dark";
  EXPECT_TRUE(failure.ok()) << failure.message;
}

}  // namespace
}  // namespace hall::features
