#include <sys/resource.h>

#include <csignal>
#include <vector>

#include "tests/features/over_grpc/hall_over_grpc.h"

/// The program, when its disk takes nothing more in the middle of the day.
namespace hall::features {
namespace {

/// Longer than anything here takes; reached only by a failing test.
constexpr std::chrono::seconds kPatience{60};

class FailingDiskTest : public HallOverGrpc {
 protected:
  void SetUp() override {
    // A write beyond the limit is an error then and not the end; the server inherits that.
    before_ = std::signal(SIGXFSZ, SIG_IGN);
    HallOverGrpc::SetUp();
  }
  void TearDown() override { std::signal(SIGXFSZ, before_); }

  /// From now on the server can write to no file beyond this offset.
  void limitFiles(rlim_t bytes) {
    const rlimit limit{bytes, bytes};
    ASSERT_EQ(::prlimit(server().pid(), RLIMIT_FSIZE, &limit, nullptr), 0);
  }

 private:
  void (*before_)(int) = SIG_DFL;
};

TEST_F(FailingDiskTest, AFailedCommitEndsTheProgramWithOneAndNoNumberIsLost) {
  const std::vector acknowledged{
      takeNumber("consult"), takeNumber("consult"), takeNumber("consult")};

  limitFiles(0);
  v1::IssueTicketRequest request;
  request.set_request_id(client::newRequestId());
  request.mutable_errand()->set_queue_id("consult");
  v1::IssueTicketResponse answer;
  const auto refused = kiosk().ask(request, answer);

  EXPECT_FALSE(refused.ok());
  EXPECT_TRUE(refused.isPassing()) << "a kiosk sends it again: " << refused.message;
  EXPECT_EQ(server().waitUntilEnded(kPatience), 1);

  startAgain();

  for (const auto& issued : acknowledged) {
    const v1::Ticket now = ticketNow(issued.ticket().ticket_id());
    EXPECT_EQ(now.number(), issued.ticket().number());
    EXPECT_EQ(now.state(), v1::TICKET_STATE_WAITING) << now.number();
  }
  const auto again = kiosk().demand<v1::IssueTicketResponse>("send it again", request);
  EXPECT_EQ(again.ticket().number(), "Z004");
  EXPECT_EQ(takeNumber("consult").ticket().number(), "Z005");
}

}  // namespace
}  // namespace hall::features
