#include <future>
#include <vector>

#include "tests/contract/rpc/rpc_fixture.h"

namespace hall::rpc {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class UnaryCallTest : public RpcFixture {
 protected:
  /// Calls Say; deadline kPatience unless the context has one.
  grpc::Status say(const std::string& text, SayReply* reply = nullptr) {
    grpc::ClientContext context;
    setPatience(context);
    SayReply ignored;
    return stub()->Say(&context, saying(text), reply == nullptr ? &ignored : reply);
  }
};

TEST_F(UnaryCallTest, CarriesTheRequestThereAndTheReplyBack) {
  start();
  SayReply reply;
  const auto status = say("请取号", &reply);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(reply.text(), "请取号");
}

TEST_F(UnaryCallTest, TellsTheHandlerWhoCallsWhatUntilWhen) {
  start();
  std::string method, token;
  steady_clock::time_point deadline;
  api::PeerIdentity peer;
  handler_.onUnary = [&](api::UnaryCallPtr call) {
    method = call->method().full_name();
    token = call->bearerToken();
    deadline = call->deadline();
    peer = call->peer();
    ScriptedHandler::sayBack(std::move(call));
  };

  grpc::ClientContext context;
  context.AddMetadata("authorization", "Bearer session-of-counter-7");
  const auto before = steady_clock::now();
  context.set_deadline(std::chrono::system_clock::now() + kPatience);
  SayReply reply;
  ASSERT_TRUE(stub()->Say(&context, saying("x"), &reply).ok());

  EXPECT_EQ(method, "hall.test.rpc.Echo.Say");
  EXPECT_EQ(token, "session-of-counter-7");
  EXPECT_GT(deadline, before + kPatience / 2);
  EXPECT_LT(deadline, before + kPatience * 2);
  EXPECT_THAT(peer.address, testing::StartsWith("127.0.0.1:"));
  EXPECT_TRUE(peer.loopback);
  EXPECT_EQ(peer.certificateName, "");
}

TEST_F(UnaryCallTest, HasNoTokenAndNoDeadlineWhenTheCallerGaveNone) {
  start();
  std::string token = "unset";
  steady_clock::time_point deadline;
  handler_.onUnary = [&](api::UnaryCallPtr call) {
    token = call->bearerToken();
    deadline = call->deadline();
    ScriptedHandler::sayBack(std::move(call));
  };

  grpc::ClientContext context;
  context.AddMetadata("authorization", "Basic dXNlcg==");
  SayReply reply;
  ASSERT_TRUE(stub()->Say(&context, saying("x"), &reply).ok());

  EXPECT_EQ(token, "");
  EXPECT_EQ(deadline, steady_clock::time_point::max());
}

TEST_F(UnaryCallTest, CarriesCodeMessageAndDetailsOfARefusal) {
  start();
  handler_.onUnary = [](api::UnaryCallPtr call) {
    RefusalDetail detail;
    detail.set_reason("QueueClosed");
    call->refuse(
        {api::StatusCode::FailedPrecondition, "the queue is closed", detail.SerializeAsString()}
    );
  };

  const auto status = say("x");

  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(status.error_message(), "the queue is closed");
  RefusalDetail detail;
  ASSERT_TRUE(detail.ParseFromString(status.error_details()));
  EXPECT_EQ(detail.reason(), "QueueClosed");
}

TEST_F(UnaryCallTest, MayBeAnsweredLaterFromAnotherThread) {
  start();
  handler_.onUnary = handler_.keep();
  SayReply reply;
  auto answer = std::async(std::launch::async, [&] { return say("later", &reply); });

  auto call = handler_.calls.take();
  ASSERT_NE(call, nullptr);
  ScriptedHandler::sayBack(std::move(call));

  EXPECT_TRUE(answer.get().ok());
  EXPECT_EQ(reply.text(), "later");
}

TEST_F(UnaryCallTest, AnswersInternalWhenTheHandlerDropsIt) {
  start();
  handler_.onUnary = [](api::UnaryCallPtr) {};
  const auto status = say("x");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(status.error_message(), "the call was dropped without an answer");
}

TEST_F(UnaryCallTest, ExpiresAtItsDeadlineAndMayStillBeAnswered) {
  start();
  handler_.onUnary = handler_.keep();
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + milliseconds(30));
  SayReply reply;

  const auto status = stub()->Say(&context, saying("x"), &reply);

  EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  auto call = handler_.calls.take();
  ASSERT_NE(call, nullptr);
  EXPECT_TRUE(eventually([&] { return call->expired(); }));
  ScriptedHandler::sayBack(std::move(call));
  handler_.onUnary = ScriptedHandler::sayBack;
  EXPECT_TRUE(say("the server lives on").ok());
}

TEST_F(UnaryCallTest, ExpiresWhenTheCallerGivesUpAndMayStillBeAnswered) {
  start();
  handler_.onUnary = handler_.keep();
  grpc::ClientContext context;
  setPatience(context);
  auto answer = std::async(std::launch::async, [&] {
    SayReply reply;
    return stub()->Say(&context, saying("x"), &reply);
  });
  auto call = handler_.calls.take();
  ASSERT_NE(call, nullptr);
  EXPECT_FALSE(call->expired());

  context.TryCancel();

  EXPECT_EQ(answer.get().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_TRUE(eventually([&] { return call->expired(); }));
  ScriptedHandler::sayBack(std::move(call));
  handler_.onUnary = ScriptedHandler::sayBack;
  EXPECT_TRUE(say("the server lives on").ok());
}

TEST_F(UnaryCallTest, RefusesAMessageOverTheLimitOfItsMethod) {
  start();  // uploads take larger messages, so it is not gRPC that refuses

  const auto status = say(std::string(100'000, 'x'));

  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(status.error_message(), "the message has 100004 bytes, at most 65536 are taken here");
  EXPECT_TRUE(say(std::string(60'000, 'x')).ok());
}

TEST_F(UnaryCallTest, RefusesAMessageOverTheLimitOfTheWholeServer) {
  start(optionsWithMaxRequest(1000));  // gRPC itself refuses what no method takes
  const auto status = say(std::string(1001, 'x'));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
  EXPECT_TRUE(say("small again").ok());
}

TEST_F(UnaryCallTest, TakesAMessageOfSeveralSlices) {
  start();
  SayReply reply;
  const std::string text(60'000, 'x');
  ASSERT_TRUE(say(text, &reply).ok());
  EXPECT_EQ(reply.text(), text);
}

TEST_F(UnaryCallTest, RefusesBytesThatAreNotAMessage) {
  start();
  const auto status = callBytes("/hall.test.rpc.Echo/Say", "\x0a\x7f not so long");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "the bytes are not a hall.test.rpc.SayRequest");
}

TEST_F(UnaryCallTest, KeepsManyCallsInFlightApart) {
  start();
  constexpr int kThreads = 8, kCallsEach = 50;
  std::vector<std::future<int>> callers;
  callers.reserve(kThreads);
  for (int t = 0; t < kThreads; ++t) {
    callers.push_back(std::async(std::launch::async, [&, t] {
      int right = 0;
      for (int i = 0; i < kCallsEach; ++i) {
        const std::string text = std::to_string(t) + "/" + std::to_string(i);
        SayReply reply;
        if (say(text, &reply).ok() && reply.text() == text) ++right;
      }
      return right;
    }));
  }
  for (auto& caller : callers) EXPECT_EQ(caller.get(), kCallsEach);
}

}  // namespace
}  // namespace hall::rpc
