#include "client/hall_client.h"

#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "hall/v1/report_service.grpc.pb.h"

namespace hall::client {
namespace {

using std::chrono::milliseconds;

/// Longer than anything here takes; reached only by a failing test.
constexpr milliseconds kLong{20'000};

/// A report service that fails so often, then answers; or never answers.
class ScriptedReports final : public v1::ReportService::Service {
 public:
  grpc::Status
  GetReport(grpc::ServerContext* context, const v1::GetReportRequest*, v1::GetReportResponse*)
      override {
    {
      const std::lock_guard lock(mutex_);
      ++asked_;
    }
    changed_.notify_all();
    while (silent && !context->IsCancelled()) std::this_thread::yield();
    if (refuses) return {grpc::StatusCode::PERMISSION_DENIED, "no"};
    if (asked_ <= failing) return {grpc::StatusCode::UNAVAILABLE, "not now"};
    return grpc::Status::OK;
  }

  int asked() const { return asked_; }
  void awaitAsked(int times) {
    std::unique_lock lock(mutex_);
    ASSERT_TRUE(changed_.wait_for(lock, kLong, [&] { return asked_ >= times; }));
  }

  int failing = 0;
  bool refuses = false;
  std::atomic<bool> silent{false};

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::atomic<int> asked_{0};
};

class HallClientTest : public testing::Test {
 protected:
  HallClientTest() {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&reports_);
    server_ = builder.BuildAndStart();
    address_ = "127.0.0.1:" + std::to_string(port);
  }
  ~HallClientTest() override {
    reports_.silent = false;
    server_->Shutdown();
  }

  Failure ask(Patience patience) {
    HallClient client({address_, {}, {}, {}}, patience);
    return ask(client);
  }
  static Failure ask(HallClient& client) {
    v1::GetReportResponse response;
    return client.call(v1::GetReportRequest{}, response);
  }

  ScriptedReports reports_;
  std::unique_ptr<grpc::Server> server_;
  std::string address_;
};

TEST_F(HallClientTest, ACallThatDoesNotPassIsTriedAgainUntilThereIsAnAnswer) {
  reports_.failing = 3;

  const Failure failure = ask({kLong, kLong, milliseconds{1}});

  EXPECT_TRUE(failure.ok());
  EXPECT_EQ(reports_.asked(), 4);
}

TEST_F(HallClientTest, ARefusalIsNotTriedAgain) {
  reports_.refuses = true;

  const Failure failure = ask({kLong, kLong, milliseconds{1}});

  EXPECT_EQ(failure.code, grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(reports_.asked(), 1);
}

TEST_F(HallClientTest, WithoutPatienceThereIsOneTry) {
  reports_.failing = 3;

  const Failure failure = ask({kLong, {}, {}});

  EXPECT_EQ(failure.code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(reports_.asked(), 1);
}

TEST_F(HallClientTest, AStopCancelsWhatRunsAndRefusesWhatComes) {
  reports_.silent = true;
  HallClient client({address_, {}, {}, {}}, {kLong, kLong, milliseconds{1}});
  Failure running;
  std::thread caller([&] { running = ask(client); });
  reports_.awaitAsked(1);

  client.stop();
  caller.join();

  EXPECT_EQ(running.code, grpc::StatusCode::CANCELLED);
  EXPECT_EQ(ask(client).code, grpc::StatusCode::CANCELLED);
}

TEST_F(HallClientTest, AnAnswerOfAnotherMethodIsAMistakeOfTheProgram) {
  HallClient client({address_, {}, {}, {}}, {});
  v1::ListAlertsResponse other;

  EXPECT_THROW(client.call(v1::GetReportRequest{}, other), std::logic_error);
  EXPECT_THROW(client.call(v1::ReportQuery{}, other), std::logic_error);
  EXPECT_EQ(reports_.asked(), 0);
}

TEST_F(HallClientTest, APauseIsCutShortByAStopAndByAWakingWord) {
  HallClient client({address_, {}, {}, {}}, {});
  EXPECT_TRUE(client.pause(milliseconds{1}));

  bool slept = true;
  std::thread sleeper([&] {
    // A word that comes before the pause begins is not for it: it is said until it is heard.
    slept = client.pause(kLong);
  });
  std::atomic<bool> heard{false};
  std::thread waker([&] {
    while (!heard) client.wake();
  });
  sleeper.join();
  heard = true;
  waker.join();
  EXPECT_FALSE(slept);

  client.stop();
  EXPECT_FALSE(client.pause(kLong));
}

}  // namespace
}  // namespace hall::client
