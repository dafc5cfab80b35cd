#include "server/api/reasons.h"
#include "tests/contract/web/watch_client.h"
#include "tests/contract/web/web_fixture.h"

namespace hall::web {
namespace {

using testing::HasSubstr;

class WatchTest : public WebFixture {
 protected:
  /// Opens a watch and takes its stream.
  api::StreamCallPtr opened(WatchClient& client, const std::string& target = "/ws?caller=public") {
    EXPECT_TRUE(client.open(target));
    client.send(R"({"text":"board"})");
    return handler_.streams.take();
  }
  static api::SharedBytes frame(const std::string& text) {
    return std::make_shared<const std::string>(text);
  }

  std::shared_ptr<RecordingListener> listener_ = std::make_shared<RecordingListener>();
};

TEST_F(WatchTest, BytesThatAreNoFrameAreCountedAndAFarewellIsNot) {
  start();
  {
    WatchClient client(port());
    ASSERT_TRUE(client.open("/ws?caller=public"));
    client.sendRaw("\x83\x80\x01\x02\x03\x04");  // a reserved opcode
    while (client.read()) {
    }
  }
  {
    WatchClient client(port());
    ASSERT_TRUE(client.open("/ws?caller=public"));
    client.sendRaw(std::string("\x88\x82\x00\x00\x00\x00\x03\xe8", 8));  // closes: 1000
    while (client.read()) {
    }
  }

  EXPECT_EQ(refused("bad-frame"), 1U);
}

TEST_F(WatchTest, TheFirstMessageSaysWhatIsWatchedAndFramesFollow) {
  start();
  WatchClient client(port());
  auto stream = opened(client);
  ASSERT_NE(stream, nullptr);
  EXPECT_EQ(stream->requestAs<SayRequest>().text(), "board");
  EXPECT_EQ(stream->encoding(), api::Encoding::Json);
  ASSERT_TRUE(stream->start(listener_));
  EXPECT_TRUE(stream->write(frame("{\"a\":1}")));
  EXPECT_FALSE(stream->write(frame("{\"a\":2}")));  // one is on its way
  EXPECT_EQ(client.read(), "{\"a\":1}");
  ASSERT_TRUE(listener_->waitForWritable(1));
  EXPECT_TRUE(stream->write(frame("{\"a\":2}")));
  EXPECT_EQ(client.read(), "{\"a\":2}");
}

TEST_F(WatchTest, AStreamThatEndsClosesTheSocketInOrder) {
  start();
  WatchClient client(port());
  auto stream = opened(client);
  ASSERT_TRUE(stream->start(listener_));
  EXPECT_TRUE(stream->write(frame("last")));
  stream->finish({});
  EXPECT_EQ(client.read(), "last");
  EXPECT_EQ(client.read(), std::nullopt);
  EXPECT_EQ(client.closeCode(), 1000);
  EXPECT_TRUE(listener_->waitForClosed());
}

TEST_F(WatchTest, ARefusalIsTheReasonOfTheClose) {
  start();
  handler_.onStream = [](api::StreamCallPtr call) {
    call->finish(api::statusOf({domain::Reason::NotSignedIn, {}}));
  };
  WatchClient client(port());
  ASSERT_TRUE(client.open("/ws?caller=session"));
  client.send("{}");
  EXPECT_EQ(client.read(), std::nullopt);
  EXPECT_EQ(client.closeCode(), 4016);
  EXPECT_EQ(client.closeReason(), "REASON_NOT_SIGNED_IN");
}

TEST_F(WatchTest, AStreamThatNobodyTakesIsClosed) {
  start();
  handler_.onStream = [](api::StreamCallPtr) {};
  WatchClient client(port());
  ASSERT_TRUE(client.open("/ws?caller=public"));
  client.send("{}");
  EXPECT_EQ(client.read(), std::nullopt);
  EXPECT_EQ(client.closeCode(), 4013);
}

TEST_F(WatchTest, TheHandlerHearsThatTheBrowserIsGone) {
  start();
  auto client = std::make_unique<WatchClient>(port());
  auto stream = opened(*client);
  ASSERT_TRUE(stream->start(listener_));
  client.reset();
  EXPECT_TRUE(listener_->waitForClosed());
  EXPECT_TRUE(stream->expired());
  EXPECT_FALSE(stream->write(frame("late")));
}

TEST_F(WatchTest, WhoSpeaksStandsInTheAddress) {
  start();
  WatchClient client(port());
  ASSERT_TRUE(client.open("/ws?x=1&caller=device", "", "hall_device=d"));
  client.send("{}");
  auto stream = handler_.streams.take();
  ASSERT_NE(stream, nullptr);
  EXPECT_EQ(stream->bearerToken(), "d");
  EXPECT_THAT(
      client.field("Set-Cookie"), HasSubstr("hall_device=d; Path=/; HttpOnly; SameSite=Strict")
  );
  EXPECT_THAT(client.field("Content-Security-Policy"), HasSubstr("default-src 'self'"));
  EXPECT_EQ(client.field("Server"), "hall");  // no banner
}

TEST_F(WatchTest, AForeignPageMayNotWatch) {
  start();
  WatchClient foreign(port());
  EXPECT_FALSE(foreign.open("/ws?caller=session", "http://evil"));
  EXPECT_EQ(foreign.status(), 403U);
  WatchClient own(port());
  EXPECT_TRUE(own.open("/ws?caller=session", "http://hall"));
  WatchClient nobody(port());
  EXPECT_FALSE(nobody.open("/ws"));
  EXPECT_EQ(nobody.status(), 400U);
  EXPECT_EQ(ask("GET /ws HTTP/1.1\r\nHost: hall\r\n\r\n").status, 405);
}

TEST_F(WatchTest, WhatIsNoRequestIsRefused) {
  start();
  for (const char* text : {"", "[]", "{\"texts\":1}", "rubbish"}) {
    WatchClient client(port());
    ASSERT_TRUE(client.open("/ws?caller=public"));
    client.send(text);
    EXPECT_EQ(client.read(), std::nullopt);
    EXPECT_EQ(client.closeCode(), 4003) << text;
    EXPECT_EQ(client.closeReason(), "REASON_MALFORMED_REQUEST") << text;
  }
}

TEST_F(WatchTest, ASecondMessageEndsTheWatch) {
  start();
  WatchClient client(port());
  auto stream = opened(client);
  ASSERT_TRUE(stream->start(listener_));
  client.send("{}");
  EXPECT_EQ(client.read(), std::nullopt);
  EXPECT_EQ(client.closeCode(), 4003);
  EXPECT_TRUE(listener_->waitForClosed());
}

TEST_F(WatchTest, AMalformedFrameAndATooLargeOneEndTheWatch) {
  start();
  WatchClient rubbish(port());
  auto one = opened(rubbish);
  ASSERT_TRUE(one->start(listener_));
  rubbish.sendRaw("\xff\xff\xff\xff not a frame");
  EXPECT_EQ(rubbish.read(), std::nullopt);
  EXPECT_TRUE(listener_->waitForClosed());

  WatchClient large(port());
  ASSERT_TRUE(large.open("/ws?caller=public"));
  large.send("{\"text\":\"" + std::string(5000, 'x') + "\"}");
  EXPECT_EQ(large.read(), std::nullopt);
}

TEST_F(WatchTest, WhoTakesNothingIsLetGo) {
  WebOptions options;
  options.watchPatience = std::chrono::seconds{1};
  start(options);
  WatchClient client(port());  // answers no ping, since it reads nothing
  auto stream = opened(client);
  ASSERT_TRUE(stream->start(listener_));
  EXPECT_TRUE(listener_->waitForClosed());
}

TEST_F(WatchTest, AStopClosesWatchesThatNobodyEnded) {
  start();
  WatchClient client(port());
  auto stream = opened(client);
  ASSERT_TRUE(stream->start(listener_));
  std::thread stopping([&] { server_->shutdown(std::chrono::milliseconds{0}); });
  EXPECT_TRUE(listener_->waitForClosed());
  stream.reset();
  stopping.join();
  EXPECT_EQ(client.read(), std::nullopt);
}

}  // namespace
}  // namespace hall::web
