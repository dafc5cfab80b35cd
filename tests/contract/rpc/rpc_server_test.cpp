#include "server/rpc/rpc_server.h"

#include <atomic>
#include <thread>

#include "tests/contract/rpc/rpc_fixture.h"

namespace hall::rpc {
namespace {

using std::chrono::milliseconds;

class RpcServerTest : public RpcFixture {
 protected:
  grpc::Status callEmpty(const std::string& path) { return callBytes(path, ""); }
};

TEST_F(RpcServerTest, DoesNotImplementWhatWasNotServed) {
  start();
  EXPECT_EQ(callEmpty("/hall.test.rpc.Echo/Shout").error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_EQ(callEmpty("/hall.test.rpc.Chat/Talk").error_code(), grpc::StatusCode::UNIMPLEMENTED);
}

TEST_F(RpcServerTest, ServesTheBenchMethodOnlyWhenAskedTo) {
  start();
  EXPECT_EQ(callEmpty("/hall.bench.v1.Bench/Empty").error_code(), grpc::StatusCode::UNIMPLEMENTED);
  server_->shutdown(milliseconds(0));
  RpcOptions options;
  options.bench = true;
  start(std::move(options));
  EXPECT_TRUE(callEmpty("/hall.bench.v1.Bench/Empty").ok());
}

TEST_F(RpcServerTest, ServesReflectionOnlyWhenAskedTo) {
  const std::string path = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
  start();
  EXPECT_EQ(callEmpty(path).error_code(), grpc::StatusCode::UNIMPLEMENTED);
  server_->shutdown(milliseconds(0));
  RpcOptions options;
  options.reflection = true;
  start(std::move(options));
  EXPECT_NE(callEmpty(path).error_code(), grpc::StatusCode::UNIMPLEMENTED);
}

TEST_F(RpcServerTest, RefusesAPortThatAnotherServerHolds) {
  start();
  RpcOptions options;
  options.port = server_->port();
  RpcServer second(options);
  const auto wrong = second.start();
  ASSERT_TRUE(wrong.has_value());
  EXPECT_EQ(*wrong, "cannot listen on " + target() + ": Address already in use");
  EXPECT_EQ(second.port(), 0);
}

TEST_F(RpcServerTest, TakesThePortAgainAfterAShutdown) {
  start();
  RpcOptions options;
  options.port = server_->port();
  server_->shutdown(milliseconds(0));
  start(options);
  EXPECT_EQ(server_->port(), options.port);
}

TEST_F(RpcServerTest, RefusesAnAddressBeyondLoopbackWithoutTls) {
  RpcOptions options;
  options.address = "0.0.0.0";
  RpcServer server(options);
  const auto wrong = server.start();
  ASSERT_TRUE(wrong.has_value());
  EXPECT_THAT(*wrong, testing::HasSubstr("needs TLS"));
}

TEST_F(RpcServerTest, RefusesToServeAMethodThatStreamsBothWays) {
  RpcServer server{RpcOptions{}};
  server.serve(*SayRequest::descriptor()->file(), handler_);
  const auto wrong = server.start();
  ASSERT_TRUE(wrong.has_value());
  EXPECT_EQ(*wrong, "hall.test.rpc.Chat.Talk streams in both directions, which is not served here");
}

TEST_F(RpcServerTest, ShutdownLetsARunningCallEnd) {
  start();
  handler_.onUnary = handler_.keep();
  grpc::Status status;
  SayReply reply;
  std::thread caller([&] {
    grpc::ClientContext context;
    setPatience(context);
    status = stub()->Say(&context, saying("in time"), &reply);
  });
  auto call = handler_.calls.take();
  ASSERT_NE(call, nullptr);

  std::thread stopper([&] { server_->shutdown(kPatience); });
  ScriptedHandler::sayBack(std::move(call));

  stopper.join();
  caller.join();
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(reply.text(), "in time");
}

TEST_F(RpcServerTest, ShutdownExpiresHeldCallsAfterItsGraceAndWaitsForThem) {
  start();
  handler_.onUnary = handler_.keep();
  grpc::Status status;
  std::thread caller([&] {
    grpc::ClientContext context;
    setPatience(context);
    SayReply reply;
    status = stub()->Say(&context, saying("x"), &reply);
  });
  auto call = handler_.calls.take();
  ASSERT_NE(call, nullptr);

  std::atomic<bool> stopped{false};
  std::thread stopper([&] {
    server_->shutdown(milliseconds(20));
    stopped = true;
  });
  EXPECT_TRUE(eventually([&] { return call->expired(); }));
  caller.join();
  EXPECT_FALSE(status.ok());
  EXPECT_FALSE(stopped) << "the call is still held";
  call.reset();
  stopper.join();
  EXPECT_TRUE(stopped);
}

}  // namespace
}  // namespace hall::rpc
