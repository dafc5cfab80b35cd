#include "grpc/health/v1/health.grpc.pb.h"
#include "tests/contract/rpc/rpc_fixture.h"

namespace hall::rpc {
namespace {

using grpc::health::v1::Health;
using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;
using std::chrono::milliseconds;

class HealthTest : public RpcFixture {
 protected:
  void SetUp() override {
    start();
    health_ = Health::NewStub(grpc::CreateChannel(target(), grpc::InsecureChannelCredentials()));
    setPatience(watchContext_);
  }

  grpc::Status check(const std::string& service, HealthCheckResponse* response) {
    grpc::ClientContext context;
    setPatience(context);
    return health_->Check(&context, about(service), response);
  }

  std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> watch(const std::string& service) {
    return health_->Watch(&watchContext_, about(service));
  }

  static HealthCheckRequest about(const std::string& service) {
    HealthCheckRequest request;
    request.set_service(service);
    return request;
  }

  std::unique_ptr<Health::Stub> health_;
  grpc::ClientContext watchContext_;
};

TEST_F(HealthTest, ChecksTheServerAndEachServiceItServes) {
  for (const std::string service : {"", "hall.test.rpc.Echo"}) {
    HealthCheckResponse response;
    ASSERT_TRUE(check(service, &response).ok()) << service;
    EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);
  }
  server_->setServing(false);
  HealthCheckResponse response;
  ASSERT_TRUE(check("", &response).ok());
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);
}

TEST_F(HealthTest, DoesNotKnowOtherServices) {
  HealthCheckResponse response;
  EXPECT_EQ(check("hall.test.rpc.Chat", &response).error_code(), grpc::StatusCode::NOT_FOUND);

  const auto reader = watch("hall.test.rpc.Chat");
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVICE_UNKNOWN);
}

TEST_F(HealthTest, TellsAWatcherEachChange) {
  const auto reader = watch("");
  HealthCheckResponse response;
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);

  server_->setServing(false);
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::NOT_SERVING);

  server_->setServing(true);
  ASSERT_TRUE(reader->Read(&response));
  EXPECT_EQ(response.status(), HealthCheckResponse::SERVING);
}

TEST_F(HealthTest, EndsAWatchWhenTheServerStops) {
  const auto reader = watch("");
  HealthCheckResponse response;
  ASSERT_TRUE(reader->Read(&response));

  server_->shutdown(kPatience);

  EXPECT_FALSE(reader->Read(&response));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(HealthTest, RefusesWatchersBeyondItsBound) {
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  std::vector<std::unique_ptr<Health::Stub>> stubs;
  std::vector<std::unique_ptr<grpc::ClientReader<HealthCheckResponse>>> readers;
  HealthCheckResponse response;
  for (int i = 0; i < 256; ++i) {
    if (i % 64 == 0) {  // a connection takes 64 streams
      grpc::ChannelArguments own;
      own.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
      stubs.push_back(Health::NewStub(
          grpc::CreateCustomChannel(target(), grpc::InsecureChannelCredentials(), own)
      ));
    }
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    readers.push_back(stubs.back()->Watch(contexts.back().get(), about("")));
    ASSERT_TRUE(readers.back()->Read(&response));
  }

  const auto oneTooMany = watch("");

  EXPECT_FALSE(oneTooMany->Read(&response));
  EXPECT_EQ(oneTooMany->Finish().error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
}

}  // namespace
}  // namespace hall::rpc
