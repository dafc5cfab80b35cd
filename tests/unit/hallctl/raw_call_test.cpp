#include "tools/hallctl/raw_call.h"

#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

#include "hall/v1/error.pb.h"
#include "hall/v1/report_service.grpc.pb.h"

namespace hall::hallctl {
namespace {

/// Reports of a server that has just started: busy as often as a test says, or silent.
class StartingReports final : public v1::ReportService::Service {
 public:
  grpc::Status GetReport(
      grpc::ServerContext* context, const v1::GetReportRequest*, v1::GetReportResponse* response
  ) override {
    ++asked;
    if (silent) return keepSilent(*context);
    if (asked <= busy) return {grpc::StatusCode::UNAVAILABLE, "NotReady"};
    response->set_position(7);
    return grpc::Status::OK;
  }

  std::atomic<int> asked{0};
  std::atomic<int> busy{0};
  std::atomic<bool> silent{false};

 private:
  grpc::Status keepSilent(const grpc::ServerContext& context) {
    std::unique_lock lock(mutex_);
    while (!context.IsCancelled()) over_.wait_for(lock, std::chrono::milliseconds{10});
    return grpc::Status::CANCELLED;
  }

  std::mutex mutex_;
  std::condition_variable over_;
};

class RawCallTest : public testing::Test {
 protected:
  RawCallTest() {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&reports_);
    server_ = builder.BuildAndStart();
    client::Endpoint endpoint;
    endpoint.address = "127.0.0.1:" + std::to_string(port);
    client_ = std::make_unique<client::HallChannel>(endpoint);
  }
  ~RawCallTest() override { server_->Shutdown(); }

  client::Failure ask(int timeoutSeconds) {
    return callAs(
        *client_, "ReportService.GetReport", v1::GetReportRequest(), timeoutSeconds, answer_
    );
  }

  StartingReports reports_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<client::HallChannel> client_;
  v1::GetReportResponse answer_;
};

TEST_F(RawCallTest, AsksAgainWhereTheServerIsNotReadyYet) {
  reports_.busy = 1;

  EXPECT_TRUE(ask(20).ok());
  EXPECT_EQ(answer_.position(), 7U);
  EXPECT_EQ(reports_.asked, 2);
}

TEST_F(RawCallTest, GivesUpAfterThreeTries) {
  reports_.busy = 1000;

  EXPECT_EQ(ask(20).code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(reports_.asked, 3);
}

TEST_F(RawCallTest, WaitsNoLongerThanItWasToldHoweverOftenItMightAsk) {
  reports_.silent = true;

  EXPECT_EQ(ask(1).code, grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_LE(reports_.asked, 1) << "its time is up, so it does not ask again";
}

}  // namespace
}  // namespace hall::hallctl
