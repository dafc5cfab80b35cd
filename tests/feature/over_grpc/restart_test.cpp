#include <algorithm>
#include <future>

#include "client/watcher.h"
#include "tests/feature/over_grpc/hall_over_grpc.h"

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

}  // namespace
}  // namespace hall::features
