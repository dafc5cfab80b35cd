#include <thread>

#include "tests/contract/web/web_fixture.h"

namespace hall::web {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

class BadInputTest : public WebFixture {
 protected:
  void startImpatient() {
    WebOptions options;
    options.headPatience = std::chrono::seconds{1};
    options.bodyPatience = std::chrono::seconds{1};
    options.quietPatience = std::chrono::seconds{1};
    start(options);
  }
  /// Refused with `status`, and the connection is not used any further.
  void expectEnd(const std::string& raw, int status) {
    RawClient client(port());
    const HttpReply reply = client.ask(raw);
    EXPECT_EQ(reply.status, status) << raw.substr(0, 200);
    EXPECT_TRUE(client.isClosed()) << raw.substr(0, 200);
  }
};

TEST_F(BadInputTest, WhatIsNoHttpGetsOneWord) {
  start();
  for (const char* raw :
       {"\r\n\r\nrubbish\r\n\r\n",
        "GET\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\xfc\x03\x03\r\n\r\n",
        "GET /board HTTP/3.0\r\n\r\n",
        "G\x01T / HTTP/1.1\r\n\r\n",
        "GET /board HTTP/1.1\r\nHost hall\r\n\r\n",
        "GET /board HTTP/1.1\r\nHost: h\x01ll\r\n\r\n"}) {
    expectEnd(raw, 400);
  }
  EXPECT_EQ(refused("malformed"), 7U);
}

TEST_F(BadInputTest, EveryRefusalIsCountedByWhatWasWrong) {
  start();
  EXPECT_EQ(ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 200);
  EXPECT_EQ(ask("GET /nothing HTTP/1.1\r\nHost: hall\r\n\r\n").status, 404);
  expectEnd("rubbish\r\n\r\n", 400);

  EXPECT_EQ(refused("not-found"), 1U);
  EXPECT_EQ(refused("malformed"), 1U);
  EXPECT_EQ(refused_.total(), 2U);
}

TEST_F(BadInputTest, ARequestWithTwoLengthsIsRefused) {
  start();
  const std::string head =
      "POST /api/v1/Echo/Say HTTP/1.1\r\nHost: hall\r\nX-Hall-Caller: public\r\n"
      "Content-Type: application/json\r\n";
  for (const char* lengths :
       {"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n",
        "Content-Length: 2\r\nContent-Length: 3\r\n",
        "Content-Length: 2, 3\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 0x2\r\n",
        "Content-Length: +2\r\n",
        "Content-Length: 99999999999999999999\r\n"}) {
    expectEnd(head + lengths + "\r\n{}GET /board HTTP/1.1\r\nHost: hall\r\n\r\n", 400);
  }
}

TEST_F(BadInputTest, WhatFollowsAPipelinedRequestIsARequestOfItsOwn) {
  start();
  RawClient client(port());
  const std::string one = callText("Echo/Say", R"({"text":"a"})", "X-Hall-Caller: public\r\n");
  client.send(one + "GET /board HTTP/1.1\r\nHost: hall\r\n\r\n");
  EXPECT_EQ(client.read().body, R"({"text":"a"})");
  EXPECT_EQ(client.read().body, "<p>大屏</p>");
}

TEST_F(BadInputTest, AMegabyteOfHeadersIsRefused) {
  start();
  std::string raw = "GET /board HTTP/1.1\r\nHost: hall\r\n";
  for (int i = 0; i < 10'000; ++i) {
    raw += "X-" + std::to_string(i) + ": " + std::string(90, 'x') + "\r\n";
  }
  RawClient client(port());
  client.send(raw + "\r\n");
  EXPECT_THAT(client.read().status, AnyOf(431, 0));  // the rest may reset the connection first
}

TEST_F(BadInputTest, ABodyThatIsTooLargeIsNotRead) {
  start();
  const std::string head =
      "POST /api/v1/Echo/Say HTTP/1.1\r\nHost: hall\r\nX-Hall-Caller: public\r\n"
      "Content-Type: application/json\r\n";
  expectEnd(head + "Content-Length: 100000\r\n\r\n", 413);
  expectEnd(head + "Content-Length: 100000000\r\n\r\n", 413);
  std::string chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 2; ++i) chunked += "fff0\r\n" + std::string(0xfff0, ' ') + "\r\n";
  RawClient client(port());
  client.send(chunked);
  const HttpReply reply = client.read();
  EXPECT_EQ(reply.status, 413);
  EXPECT_THAT(reply.body, HasSubstr("REASON_MESSAGE_TOO_LARGE"));
}

TEST_F(BadInputTest, JsonThatIsNestedWithoutEndIsRefused) {
  start();
  std::string deep(40'000, '[');
  EXPECT_EQ(call("Echo/Say", "{\"text\":" + deep).status, 400);
  EXPECT_EQ(call("Echo/Send", deep).status, 400);
}

TEST_F(BadInputTest, HtmlInATextComesBackAsJsonOnly) {
  start();
  const HttpReply reply = call("Echo/Say", R"({"text":"<script>alert(1)</script>"})");
  EXPECT_EQ(reply.fields.at("content-type"), "application/json");
  EXPECT_EQ(reply.body.find("<script>"), std::string::npos);
}

TEST_F(BadInputTest, WhoSendsTooSlowlyIsCutOff) {
  startImpatient();
  RawClient head(port());
  head.send("GET /board HTTP/1.1\r\nHost:");
  RawClient body(port());
  body.send(
      "POST /api/v1/Echo/Say HTTP/1.1\r\nHost: hall\r\nX-Hall-Caller: public\r\n"
      "Content-Type: application/json\r\nContent-Length: 5\r\n\r\n{"
  );
  RawClient quiet(port());
  EXPECT_EQ(quiet.ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 200);
  EXPECT_TRUE(head.isClosed());
  EXPECT_TRUE(body.isClosed());
  EXPECT_TRUE(quiet.isClosed());
}

TEST_F(BadInputTest, AHalfClosedConnectionStillGetsItsAnswer) {
  start();
  RawClient client(port());
  client.send(callText("Echo/Say", R"({"text":"a"})", "X-Hall-Caller: public\r\n"));
  client.closeSending();
  EXPECT_EQ(client.read().body, R"({"text":"a"})");
  EXPECT_TRUE(client.isClosed());
}

TEST_F(BadInputTest, BeyondTheBoundAConnectionIsClosedAndARoomThatComesFreeIsTaken) {
  WebOptions options;
  options.connectionsMax = 2;
  start(options);
  auto one = std::make_unique<RawClient>(port());
  RawClient two(port());
  EXPECT_EQ(one->ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 200);
  EXPECT_EQ(two.ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 200);
  EXPECT_TRUE(RawClient(port()).isClosed());
  one.reset();
  EXPECT_TRUE(eventually([&] {
    return ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status == 200;
  }));
}

TEST_F(BadInputTest, AServerThatStopsClosesWhoIsQuiet) {
  start();
  RawClient client(port());
  EXPECT_EQ(client.ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 200);
  server_->shutdown(std::chrono::milliseconds{0});
  EXPECT_TRUE(client.isClosed());
}

TEST_F(BadInputTest, APortThatIsTakenIsSaid) {
  start();
  WebOptions options;
  options.port = port();
  WebServer second(options, pages_, methods_, handler_, refused_);
  EXPECT_THAT(second.start().value_or(""), HasSubstr("cannot listen on 127.0.0.1"));
  options.address = "hall";
  WebServer nowhere(options, pages_, methods_, handler_, refused_);
  EXPECT_THAT(nowhere.start().value_or(""), HasSubstr("is no IP address"));
}

}  // namespace
}  // namespace hall::web
