#include <atomic>

#include "server/log/metered_vfs.h"
#include "tests/unit/app/app_fixture.h"

/// Disk and clock of the machine under a hall.
namespace hall::app {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
namespace fs = std::filesystem;

// ---- the disk -----------------------------------------------------------------------------------

class FullDiskTest : public AppFixture {
 protected:
  /// A floor this many times what is free now.
  std::int32_t floorTimes(std::uint64_t times) const {
    const auto free = fs::space(folder_.path()).available;
    return static_cast<std::int32_t>((free >> 20) * times);
  }
  Options withFloor(std::uint64_t times) const {
    Options low = options();
    low.config.diskFloorMib = floorTimes(times);
    return low;
  }
  template <class Request, class Response>
  client::Failure atCounter(Request request, Response& response) {
    request.set_request_id(client::newRequestId());
    return counter().call(request, response);
  }
};

TEST_F(FullDiskTest, BelowTheFloorNoNumbersAreIssuedWhileCallingAndServingGoOn) {
  start();
  signIn();
  number();
  stop();
  start(withFloor(2));

  v1::IssueTicketResponse issued;
  const auto refused = issue(issued);
  EXPECT_EQ(refused.reason(), v1::REASON_STORAGE_LOW);
  EXPECT_EQ(refused.code, grpc::StatusCode::RESOURCE_EXHAUSTED);

  v1::CallNextRequest call;
  call.set_counter_id("1");
  v1::CallNextResponse called;
  ASSERT_TRUE(atCounter(call, called).ok());
  v1::StartServingRequest begin;
  begin.set_counter_id("1");
  v1::StartServingResponse begun;
  EXPECT_TRUE(atCounter(begin, begun).ok());
  EXPECT_FALSE(fs::exists(data() / "ballast")) << "the ballast is released";
  EXPECT_TRUE(status().storage().low());
}

TEST_F(FullDiskTest, ALowDiskRaisesARedAlertThatRoomClears) {
  start(withFloor(2));
  EXPECT_TRUE(alertStands(v1::ALERT_RULE_DISK_SPACE, v1::ALERT_LEVEL_RED));
  EXPECT_THAT(journal_.wait(Happening::StorageLow), HasSubstr("free_bytes"));
  EXPECT_THAT(
      journal_.wait(Happening::AlertRaised),
      HasSubstr(R"("rule":"disk-space","level":"red","subject":"hall")")
  );
  stop();

  start();

  EXPECT_TRUE(noAlertStands(v1::ALERT_RULE_DISK_SPACE));
}

TEST_F(FullDiskTest, AStartWithoutRoomShowsTheBoardsAndWritesNothing) {
  start();
  signIn();
  const std::string number = this->number();
  const auto position = status().position();
  stop();
  const auto before = contents();

  start(withFloor(1000));

  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_BOARD);
  request.set_zone_id("east");
  v1::WatchFrame frame;
  EXPECT_TRUE(device("board-1").read(request, frame, kPatience, [] { return false; }).ok());
  EXPECT_TRUE(frame.has_snapshot());
  EXPECT_EQ(status().position(), position);

  v1::CallNextRequest call;
  call.set_counter_id("1");
  v1::CallNextResponse called;
  EXPECT_EQ(atCounter(call, called).reason(), v1::REASON_STORAGE_LOW);
  EXPECT_NE(journal_.wait(Happening::StorageFull), "");
  stop();
  EXPECT_EQ(contents().at("hall.db"), before.at("hall.db"));

  start();
  EXPECT_EQ(this->number(), "A002");
}

/// A disk whose syncs fail from some moment on.
class FailingDiskTest : public AppFixture {
 protected:
  Options onTheDisk() const {
    Options failing = options();
    failing.storeVfs = disk_.name();
    return failing;
  }
  v1::TicketState stateOf(const v1::IssueTicketResponse& issued) {
    v1::GetTicketRequest request;
    request.set_ticket_id(issued.ticket().ticket_id());
    request.set_ticket_token(issued.ticket_token());
    v1::GetTicketResponse response;
    const auto failure = kiosk().call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return response.ticket().state();
  }

  log::MeteredVfs disk_;
};

TEST_F(FailingDiskTest, AFailedCommitEndsTheServerAndLosesNothingThatWasAcknowledged) {
  start(onTheDisk());
  std::vector<v1::IssueTicketResponse> acknowledged(3);
  for (auto& issued : acknowledged) ASSERT_TRUE(issue(issued).ok());
  ASSERT_FALSE(application_->failed());
  const std::string requestId = client::newRequestId();

  disk_.refuseSyncs(true);
  v1::IssueTicketResponse unknown;
  const auto refused = issue(unknown, requestId);

  EXPECT_EQ(refused.code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(refused.reason(), v1::REASON_COMMIT_FAILED);
  EXPECT_TRUE(application_->failed());
  EXPECT_NE(journal_.wait(Happening::CommitFailed), "");
  EXPECT_EQ(issue(unknown).reason(), v1::REASON_COMMIT_FAILED) << "nothing is taken any more";
  stop();

  start();

  for (const auto& issued : acknowledged) {
    EXPECT_EQ(stateOf(issued), v1::TICKET_STATE_WAITING) << issued.ticket().number();
  }
  v1::IssueTicketResponse again;
  ASSERT_TRUE(issue(again, requestId).ok());
  EXPECT_EQ(again.ticket().number(), "A004") << "whether or not it reached the disk";
  EXPECT_EQ(number(), "A005");
}

// ---- the clock ----------------------------------------------------------------------------------

std::atomic<std::int64_t> g_wallMs{0};
/// Passed on both clocks.
std::atomic<std::int64_t> g_passedMs{0};

domain::Instant wall() {
  return domain::Instant{domain::Duration{g_wallMs.load() + g_passedMs.load()}};
}
std::chrono::steady_clock::time_point steady() {
  return std::chrono::steady_clock::time_point{1h + std::chrono::milliseconds{g_passedMs.load()}};
}

/// A real hall whose wall clock the test moves.
class RealClockTest : public AppFixture {
 protected:
  RealClockTest() { setWall("2026-03-02T08:50:00+08:00"); }

  static void setWall(std::string_view at) {
    g_passedMs = 0;
    g_wallMs = stepped(at).start.time_since_epoch().count();
  }
  static void pass(std::chrono::milliseconds time) { g_passedMs += time.count(); }
  static void moveWall(std::chrono::milliseconds by) { g_wallMs += by.count(); }
  Options real() const {
    Options real = options();
    real.clock = ClockChoice{};
    real.clock.time = {&wall, &steady};
    return real;
  }
  template <class Response, class Request>
  client::Failure atCounter(Request request) {
    request.set_request_id(client::newRequestId());
    request.set_counter_id("1");
    Response response;
    return counter().call(request, response);
  }
  client::Failure accept() {
    v1::AcceptClockRequest request;
    request.set_request_id(client::newRequestId());
    v1::AcceptClockResponse response;
    return administrator().call(request, response);
  }
};

TEST_F(RealClockTest, AStepOfMinutesStopsTheHallUntilTheClockIsAccepted) {
  start(real());
  number();

  moveWall(20min);

  ASSERT_TRUE(eventually([](const auto& status) { return status.clock().step_pending(); }));
  EXPECT_EQ(status().not_ready_reason(), v1::REASON_CLOCK_STEPPED);
  EXPECT_EQ(status().clock().offset_duration().seconds(), 20 * 60);
  v1::IssueTicketResponse issued;
  EXPECT_EQ(issue(issued).reason(), v1::REASON_CLOCK_STEPPED);
  EXPECT_NE(journal_.wait(Happening::ClockHeld), "");
  EXPECT_TRUE(alertStands(v1::ALERT_RULE_CLOCK_STEP, v1::ALERT_LEVEL_RED));

  ASSERT_TRUE(accept().ok());

  EXPECT_EQ(number(), "A002");
  EXPECT_EQ(status().clock().offset_duration().seconds(), 0);
  EXPECT_NE(journal_.wait(Happening::ClockGoesOn), "");
  EXPECT_TRUE(noAlertStands(v1::ALERT_RULE_CLOCK_STEP));
  EXPECT_EQ(accept().reason(), v1::REASON_NOTHING_CHANGED);
}

TEST_F(RealClockTest, AStepOfSecondsIsWrittenDownAndNothingStops) {
  start(real());
  moveWall(5s);

  EXPECT_TRUE(alertStands(v1::ALERT_RULE_CLOCK_STEP, v1::ALERT_LEVEL_YELLOW));
  EXPECT_FALSE(status().clock().step_pending());
  EXPECT_EQ(number(), "A001");
}

TEST_F(RealClockTest, AStartBeforeTheLastEventServesReadersOnlyUntilAccepted) {
  start(real());
  number();
  stop();
  setWall("2026-03-01T08:50:00+08:00");

  start(real());

  EXPECT_EQ(status().not_ready_reason(), v1::REASON_CLOCK_STEPPED);
  v1::IssueTicketResponse issued;
  EXPECT_EQ(issue(issued).reason(), v1::REASON_CLOCK_STEPPED);
  EXPECT_NE(journal_.wait(Happening::ClockHeld), "");

  ASSERT_TRUE(accept().ok());
  EXPECT_EQ(number(), "A002");
}

TEST_F(RealClockTest, TheHallsTimeGoesOnThoughItsServerRanADayAhead) {
  start(real());
  number();
  stop();
  // It is the day before, and the machine knows it now.
  setWall("2026-03-01T08:50:00+08:00");
  start(real());
  ASSERT_TRUE(accept().ok());
  signIn();
  ASSERT_TRUE(atCounter<v1::CallNextResponse>(v1::CallNextRequest()).ok());
  const auto recall = [this] { return atCounter<v1::RecallResponse>(v1::RecallRequest()); };
  EXPECT_EQ(recall().reason(), v1::REASON_TOO_EARLY);

  pass(1min);

  const auto recalled = recall();
  EXPECT_TRUE(recalled.ok()) << "half a minute of the hall has passed: " << recalled.message;
}

TEST_F(RealClockTest, TheModeIsInTheLogAndAStatusTellsIt) {
  start(real());
  EXPECT_EQ(status().clock().mode(), v1::CLOCK_MODE_REAL);
  EXPECT_EQ(status().clock().speed_permille(), 1000U);
  stop();

  EXPECT_EQ(refusalOf(options()).reason, domain::Reason::NotInThisMode);
}

}  // namespace
}  // namespace hall::app
