#include <future>
#include <vector>

#include "tests/contract/rpc/rpc_fixture.h"

namespace hall::rpc {
namespace {

using std::chrono::milliseconds;

class UploadCallTest : public RpcFixture {
 protected:
  /// Sends the texts as one upload.
  grpc::Status send(const std::vector<std::string>& texts, SayReply* reply) {
    grpc::ClientContext context;
    setPatience(context);
    const auto writer = stub()->Send(&context, reply);
    for (const auto& text : texts) {
      if (!writer->Write(saying(text))) break;
    }
    writer->WritesDone();
    return writer->Finish();
  }

  /// Answers with the texts of all messages, joined.
  static void join(api::UnaryCallPtr call) {
    SayReply reply;
    for (const auto* message : call->requests()) {
      reply.mutable_text()->append(dynamic_cast<const SayRequest&>(*message).text()).append("+");
    }
    call->reply(reply);
  }
};

TEST_F(UploadCallTest, HandsAllMessagesOverAtOnceInOrder) {
  start();
  handler_.onUnary = join;
  SayReply reply;
  ASSERT_TRUE(send({"事项", "指南", "队列"}, &reply).ok());
  EXPECT_EQ(reply.text(), "事项+指南+队列+");
}

TEST_F(UploadCallTest, HandsAnEmptyUploadOver) {
  start();
  handler_.onUnary = join;
  SayReply reply;
  ASSERT_TRUE(send({}, &reply).ok());
  EXPECT_EQ(reply.text(), "");
}

TEST_F(UploadCallTest, CarriesARefusal) {
  start();
  handler_.onUnary = [](api::UnaryCallPtr call) {
    call->refuse({api::StatusCode::Aborted, "somebody else published", "detail"});
  };
  SayReply reply;
  const auto status = send({"x"}, &reply);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(status.error_message(), "somebody else published");
  EXPECT_EQ(status.error_details(), "detail");
}

TEST_F(UploadCallTest, AnswersInternalWhenTheHandlerDropsIt) {
  start();
  handler_.onUnary = [](api::UnaryCallPtr) {};
  SayReply reply;
  EXPECT_EQ(send({"x"}, &reply).error_code(), grpc::StatusCode::INTERNAL);
}

TEST_F(UploadCallTest, RefusesMoreThanTheBoundAndHandsNothingOver) {
  RpcOptions options;
  options.uploads.maxTotalBytes = 100'000;
  start(std::move(options));
  std::atomic<int> handedOver{0};
  handler_.onUnary = [&](api::UnaryCallPtr call) {
    ++handedOver;
    join(std::move(call));
  };
  SayReply reply;

  const auto status =
      send({std::string(50'000, 'a'), std::string(50'000, 'b'), std::string(10, 'c')}, &reply);

  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(status.error_message(), "an upload may have 100000 bytes in all");
  EXPECT_EQ(handedOver, 0);
  EXPECT_TRUE(send({std::string(50'000, 'a')}, &reply).ok());
}

TEST_F(UploadCallTest, TakesPiecesLargerThanARequest) {
  start();
  handler_.onUnary = join;
  const std::string piece(std::size_t{64} * 1024, 'x');
  SayReply reply;
  ASSERT_TRUE(send({piece, piece}, &reply).ok());
  EXPECT_EQ(reply.text().size(), 2 * (piece.size() + 1));
}

TEST_F(UploadCallTest, RefusesOneMessageOverTheLimitOfItsMethod) {
  start(optionsWithMaxRequest(1000));
  SayReply reply;
  EXPECT_EQ(
      send({"small", std::string(1500, 'x')}, &reply).error_code(),
      grpc::StatusCode::RESOURCE_EXHAUSTED
  );
}

TEST_F(UploadCallTest, NeverHandsAnUploadOverThatBrokeOff) {
  start();
  std::atomic<int> handedOver{0};
  handler_.onUnary = [&](api::UnaryCallPtr call) {
    ++handedOver;
    join(std::move(call));
  };
  const auto broken = stub();
  {
    grpc::ClientContext context;
    setPatience(context);
    SayReply reply;
    const auto writer = broken->Send(&context, &reply);
    ASSERT_TRUE(writer->Write(saying("half a catalogue")));
    context.TryCancel();
    EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  // A whole one on the same connection afterwards is the only one handed over.
  SayReply reply;
  grpc::ClientContext context;
  setPatience(context);
  const auto writer = broken->Send(&context, &reply);
  ASSERT_TRUE(writer->Write(saying("whole")));
  writer->WritesDone();
  ASSERT_TRUE(writer->Finish().ok());
  server_->shutdown(milliseconds(1000));
  EXPECT_EQ(handedOver, 1);
}

TEST_F(UploadCallTest, EndsAnUploadThatTakesTooLong) {
  RpcOptions options;
  options.uploads.maxDuration = std::chrono::seconds(0);
  start(std::move(options));
  grpc::ClientContext context;
  setPatience(context);
  SayReply reply;
  const auto writer = stub()->Send(&context, &reply);
  writer->Write(saying("and then nothing"));

  EXPECT_FALSE(writer->Finish().ok());
}

TEST_F(UploadCallTest, TakesOnlySoManyAtOnce) {
  RpcOptions options;
  options.uploads.maxAtOnce = 1;
  start(std::move(options));
  handler_.onUnary = handler_.keep();
  SayReply firstReply;
  auto first = std::async(std::launch::async, [&] { return send({"first"}, &firstReply); });
  auto held = handler_.calls.take();
  ASSERT_NE(held, nullptr);

  SayReply reply;
  const auto status = send({"second"}, &reply);

  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(status.error_message(), "too many uploads at once; try again later");
  join(std::move(held));
  EXPECT_TRUE(first.get().ok());
  handler_.onUnary = join;
  EXPECT_TRUE(eventually([&] { return send({"third"}, &reply).ok(); }));
}

}  // namespace
}  // namespace hall::rpc
