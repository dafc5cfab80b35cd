#include <atomic>

#include "tests/contract/rpc/rpc_fixture.h"

namespace hall::rpc {
namespace {

using std::chrono::milliseconds;

class StreamCallTest : public RpcFixture {
 protected:
  void SetUp() override {
    start();
    stub_ = stub();
    setPatience(context_);
  }

  void TearDown() override {
    call_.reset();  // a held call would keep the server from stopping
    RpcFixture::TearDown();
  }

  /// Opens a stream and gives both its ends.
  void open() {
    reader_ = stub_->Follow(&context_, saying("大厅"));
    call_ = handler_.streams.take();
    ASSERT_NE(call_, nullptr);
  }

  static api::SharedBytes shared(const std::string& text) {
    SayReply reply;
    reply.set_text(text);
    return std::make_shared<const std::string>(reply.SerializeAsString());
  }

  std::string readText() {
    SayReply reply;
    return reader_->Read(&reply) ? reply.text() : "(end)";
  }

  std::unique_ptr<Echo::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<SayReply>> reader_;
  api::StreamCallPtr call_;
  std::shared_ptr<RecordingListener> listener_ = std::make_shared<RecordingListener>();
};

TEST_F(StreamCallTest, CarriesSharedBytesAndMessagesInOrderUntilFinished) {
  open();
  EXPECT_EQ(call_->requestAs<SayRequest>().text(), "大厅");
  EXPECT_EQ(call_->encoding(), api::Encoding::Protobuf);
  ASSERT_TRUE(call_->start(listener_));

  ASSERT_TRUE(call_->write(shared("A001 请到3号窗口")));
  ASSERT_TRUE(listener_->waitForWritable(1));
  SayReply second;
  second.set_text("A002 请到5号窗口");
  ASSERT_TRUE(call_->write(second));
  ASSERT_TRUE(listener_->waitForWritable(2));
  call_->finish({});

  EXPECT_EQ(readText(), "A001 请到3号窗口");
  EXPECT_EQ(readText(), "A002 请到5号窗口");
  EXPECT_EQ(readText(), "(end)");
  EXPECT_TRUE(reader_->Finish().ok());
  EXPECT_TRUE(listener_->waitForClosed());
}

TEST_F(StreamCallTest, SendsTheSameBytesToSeveralStreamsWithoutKeepingThem) {
  open();
  ASSERT_TRUE(call_->start(listener_));
  grpc::ClientContext otherContext;
  setPatience(otherContext);
  const auto otherReader = stub_->Follow(&otherContext, saying("two"));
  auto otherCall = handler_.streams.take();
  const auto otherListener = std::make_shared<RecordingListener>();
  ASSERT_TRUE(otherCall->start(otherListener));

  const auto bytes = shared("一次编码");
  ASSERT_TRUE(call_->write(bytes));
  ASSERT_TRUE(otherCall->write(bytes));

  EXPECT_EQ(readText(), "一次编码");
  SayReply reply;
  ASSERT_TRUE(otherReader->Read(&reply));
  EXPECT_EQ(reply.text(), "一次编码");
  EXPECT_TRUE(eventually([&] { return bytes.use_count() == 1; }));
  otherCall->finish({});
  EXPECT_TRUE(otherListener->waitForClosed());
}

TEST_F(StreamCallTest, TakesAnEmptyMessage) {
  open();
  ASSERT_TRUE(call_->start(listener_));
  ASSERT_TRUE(call_->write(std::make_shared<const std::string>()));
  EXPECT_EQ(readText(), "");
}

TEST_F(StreamCallTest, TakesTheNextWriteFromInsideOnWritable) {
  open();
  std::atomic<int> written{0};
  listener_->onEachWritable = [&] {
    if (written < 3 && call_->write(shared("call " + std::to_string(written + 1)))) ++written;
  };
  EXPECT_FALSE(call_->write(shared("before the start")));
  ASSERT_TRUE(call_->start(listener_));
  ASSERT_TRUE(call_->write(shared("call 0")));
  for (int i = 0; i <= 3; ++i) EXPECT_EQ(readText(), "call " + std::to_string(i));
  call_->finish({});
  EXPECT_FALSE(call_->write(shared("after the end")));
  EXPECT_TRUE(listener_->waitForClosed());
}

TEST_F(StreamCallTest, RefusesBeforeItIsOpened) {
  open();
  call_->finish({api::StatusCode::PermissionDenied, "not yours to watch", "detail"});
  EXPECT_EQ(readText(), "(end)");
  const auto status = reader_->Finish();
  EXPECT_EQ(status.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_EQ(status.error_message(), "not yours to watch");
  EXPECT_EQ(status.error_details(), "detail");
  EXPECT_FALSE(call_->start(listener_));
  EXPECT_EQ(listener_->closures(), 0);
}

TEST_F(StreamCallTest, AnswersInternalWhenTheHandlerDropsIt) {
  open();
  call_.reset();
  EXPECT_EQ(readText(), "(end)");
  EXPECT_EQ(reader_->Finish().error_code(), grpc::StatusCode::INTERNAL);
}

TEST_F(StreamCallTest, FinishesAfterTheOutstandingWriteAndOnlyOnce) {
  open();
  ASSERT_TRUE(call_->start(listener_));
  ASSERT_TRUE(call_->write(shared("last words")));
  call_->finish({api::StatusCode::Unavailable, "the hall closes", {}});
  call_->finish({api::StatusCode::Internal, "ignored", {}});
  EXPECT_EQ(readText(), "last words");
  EXPECT_EQ(readText(), "(end)");
  EXPECT_EQ(reader_->Finish().error_message(), "the hall closes");
  EXPECT_TRUE(listener_->waitForClosed());
}

TEST_F(StreamCallTest, IsClosedOnceWhenTheReaderGoesAway) {
  open();
  ASSERT_TRUE(call_->start(listener_));
  ASSERT_TRUE(call_->write(shared("hello")));
  EXPECT_EQ(readText(), "hello");

  context_.TryCancel();

  ASSERT_TRUE(listener_->waitForClosed());
  EXPECT_TRUE(call_->expired());
  EXPECT_FALSE(call_->write(shared("nobody hears")));
  call_->finish({});
  call_.reset();
  EXPECT_EQ(listener_->closures(), 1);
}

TEST_F(StreamCallTest, ClosesTheListenerThatHoldsItsOwnCall) {
  struct Owner final : api::StreamListener {
    api::StreamCallPtr call;
    std::shared_ptr<std::atomic<bool>> closed;
    void onWritable() override {}
    void onClosed() override { *closed = true; }
  };
  open();
  const auto closed = std::make_shared<std::atomic<bool>>(false);
  auto owner = std::make_shared<Owner>();
  owner->closed = closed;
  owner->call = std::move(call_);
  auto& call = *owner->call;
  ASSERT_TRUE(call.start(std::move(owner)));
  context_.TryCancel();
  EXPECT_TRUE(eventually([&] { return closed->load(); }));
}

TEST_F(StreamCallTest, StopsTakingWritesWhenTheReaderStallsAndGoesOnWithIt) {
  open();
  ASSERT_TRUE(call_->start(listener_));
  const auto piece = shared(std::string(16'384, 'x'));
  constexpr std::size_t kEnough = 8'388'608;

  // Write as fast as the stream takes it while nobody reads, until it takes no more.
  std::size_t taken = 0;
  int writes = 0;
  while (taken < kEnough && call_->write(piece)) {
    taken += piece->size();
    if (!listener_->waitForWritable(++writes, std::chrono::seconds(2))) break;
  }
  EXPECT_LT(taken, kEnough) << "a stalled reader must not be buffered for";
  EXPECT_FALSE(call_->write(piece)) << "one write is outstanding";

  std::size_t read = 0;
  for (SayReply reply; read < taken && reader_->Read(&reply);) read += reply.ByteSizeLong();
  EXPECT_EQ(read, taken);
  EXPECT_TRUE(listener_->waitForWritable(writes));
  EXPECT_TRUE(call_->write(shared("on we go")));
  EXPECT_EQ(readText(), "on we go");
}

TEST_F(StreamCallTest, RefusesARequestThatIsTooLarge) {
  const auto reader = stub_->Follow(&context_, saying(std::string(100'000, 'x')));
  SayReply reply;
  EXPECT_FALSE(reader->Read(&reply));
  EXPECT_EQ(reader->Finish().error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
}

TEST_F(StreamCallTest, IsClosedByAShutdownWhoseGraceHasPassed) {
  open();
  ASSERT_TRUE(call_->start(listener_));
  listener_.reset();
  struct Dropping final : api::StreamListener {
    api::StreamCallPtr call;
    void onWritable() override {}
    void onClosed() override { call.reset(); }
  };
  grpc::ClientContext otherContext;
  setPatience(otherContext);
  const auto otherReader = stub_->Follow(&otherContext, saying("two"));
  auto dropping = std::make_shared<Dropping>();
  dropping->call = handler_.streams.take();
  ASSERT_TRUE(dropping->call->start(dropping));
  call_->finish({api::StatusCode::Unavailable, "the server stops", {}});
  call_.reset();

  server_->shutdown(milliseconds(1000));

  EXPECT_EQ(readText(), "(end)");
  EXPECT_EQ(reader_->Finish().error_message(), "the server stops");
  EXPECT_EQ(dropping->call, nullptr);
  SayReply reply;
  EXPECT_FALSE(otherReader->Read(&reply));
  EXPECT_FALSE(otherReader->Finish().ok());
}

}  // namespace
}  // namespace hall::rpc
