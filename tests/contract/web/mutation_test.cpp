#include <array>

#include "server/web/json.h"
#include "tests/contract/web/watch_client.h"
#include "tests/contract/web/web_fixture.h"
#include "tests/support/damaged_text.h"

namespace hall::web {
namespace {

/// What a browser sends, damaged: the server answers or closes, and goes on serving.
class MutationTest : public WebFixture {
 protected:
  MutationTest() {
    WebOptions options;
    options.headPatience = std::chrono::seconds{1};
    options.bodyPatience = std::chrono::seconds{1};
    options.reception.byAddress = {1e9, 1e9, 10};
    start(options);
    handler_.onStream = [](api::StreamCallPtr) {};
  }

  std::string damaged(std::string text, std::span<const std::string_view> bits) {
    for (int i = 0; i <= static_cast<int>(random_() % 4); ++i) support::damage(text, random_, bits);
    return text;
  }
  void expectServing() { EXPECT_EQ(call("Echo/Say", R"({"text":"a"})").body, R"({"text":"a"})"); }

  std::mt19937 random_{20261130};
};

TEST_F(MutationTest, NoRequestBreaksTheServer) {
  constexpr std::array<std::string_view, 14> kBits{
      "\r\n",
      "\r\n\r\n",
      "Content-Length: 5\r\n",
      "Transfer-Encoding: chunked\r\n",
      "0\r\n\r\n",
      "HTTP/1.1",
      "Upgrade: websocket\r\nConnection: Upgrade\r\n",
      "Expect: 100-continue\r\n",
      "%00",
      "..",
      std::string_view("\0", 1),
      "\xff",
      "GET ",
      "Connection: close\r\n"};
  const std::array<std::string, 3> requests{
      callText(
          "Echo/Say", R"({"text":"a"})", "X-Hall-Caller: public\r\nCookie: hall_session=s\r\n"
      ),
      callText("Echo/Follow", R"({"text":"a"})", "X-Hall-Caller: device\r\n"),
      "GET /assets/board-1.js?x=1 HTTP/1.1\r\nHost: hall\r\nAccept-Encoding: gzip\r\n\r\n"};
  std::size_t answered = 0;
  const int rounds = support::mutations(400, 40'000);
  for (int i = 0; i < rounds; ++i) {
    RawClient client(port());
    client.send(damaged(requests[static_cast<std::size_t>(i) % requests.size()], kBits));
    client.closeSending();  // so that no half request waits for its end
    const HttpReply reply = client.read();
    if (reply.status != 0) ++answered;
    EXPECT_LT(reply.status, 600);
  }
  // Most are answered, or the damage was too much to test anything.
  EXPECT_GT(answered, static_cast<std::size_t>(rounds) / 2);
  expectServing();
}

TEST_F(MutationTest, NoJsonBreaksTheReader) {
  constexpr std::array<std::string_view, 14> kBits{
      "{",
      "}",
      "[",
      "]",
      "\"",
      "\\",
      "\\u0000",
      "\\ud800",
      ":",
      ",",
      "null",
      "1e999",
      "\xff",
      "//"};
  const std::array<std::string, 2> bodies{
      R"({"text":"请A001号\n\"到\"","more":{"a":[1,2,{"b":null}]}})",
      R"([{"text":"a"},{"text":"b"}])"};
  for (int i = 0; i < support::mutations(20'000, 2'000'000); ++i) {
    const std::string text = damaged(bodies[static_cast<std::size_t>(i) % bodies.size()], kBits);
    SayRequest message;
    const auto wrong = readJson(text, message);
    EXPECT_TRUE(!wrong || wrong->code == api::StatusCode::InvalidArgument) << text;
    if (const auto elements = elementsOf(text)) {
      for (const std::string_view element : *elements) {
        ASSERT_TRUE(element.starts_with('{') && element.ends_with('}')) << text;
      }
    }
  }
}

TEST_F(MutationTest, NoFrameBreaksTheServer) {
  constexpr std::array<std::string_view, 8> kBits{
      "\x81\x80",
      "\x89\xff",
      "\x88\x82",
      "\x01\x80",
      std::string_view("\x81\xff\x00\x00", 4),
      "\xc1\x80",
      "\x82\xfe\xff\xff",
      "\x8a\x80"};
  const std::string frame("\x81\x82\x01\x02\x03\x04\x7a\x7f", 8);  // "{}", masked
  for (int i = 0; i < support::mutations(100, 10'000); ++i) {
    WatchClient client(port());
    ASSERT_TRUE(client.open("/ws?caller=public"));
    client.sendRaw(damaged(frame, kBits));
    client.closeSending();
    while (client.read()) {
    }
  }
  expectServing();
}

}  // namespace
}  // namespace hall::web
