#include "server/api/reasons.h"
#include "tests/contract/web/web_fixture.h"

namespace hall::web {
namespace {

using testing::HasSubstr;

class CallTest : public WebFixture {
 protected:
  /// Answers every call with what the transport saw of its token and peer.
  void tellCaller() {
    handler_.onUnary = [](api::UnaryCallPtr call) {
      SayReply reply;
      reply.set_text(std::string(call->bearerToken()) + " at " + call->peer().address);
      call->reply(reply);
    };
  }
};

TEST_F(CallTest, ACallInJsonIsAnsweredInJson) {
  start();
  const HttpReply reply = call("Echo/Say", R"({"text":"请A001号"})");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, R"({"text":"请A001号"})");
  EXPECT_EQ(reply.fields.at("content-type"), "application/json");
  EXPECT_EQ(reply.fields.at("cache-control"), "no-store");
}

TEST_F(CallTest, ALargeAnswerIsPackedForABrowserThatTakesIt) {
  start();
  const std::string text = "{\"text\":\"" + std::string(20'000, 'x') + "\"}";
  RawClient client(port());
  const HttpReply packed =
      client.ask(callText("Echo/Say", text, "X-Hall-Caller: public\r\nAccept-Encoding: gzip\r\n"));
  EXPECT_EQ(packed.status, 200);
  EXPECT_EQ(packed.fields.at("content-encoding"), "gzip");
  EXPECT_LT(packed.body.size(), 1000U);
  // The next one on the same connection asks for it plain.
  EXPECT_EQ(client.ask(callText("Echo/Say", text, "X-Hall-Caller: public\r\n")).body, text);
}

TEST_F(CallTest, OneConnectionCarriesManyCalls) {
  start();
  RawClient client(port());
  for (int i = 0; i < 3; ++i) {
    const std::string text = "{\"text\":\"" + std::to_string(i) + "\"}";
    EXPECT_EQ(client.ask(callText("Echo/Say", text, "X-Hall-Caller: public\r\n")).body, text);
  }
}

TEST_F(CallTest, ARefusalCarriesItsReasonAndStatus) {
  start();
  handler_.onUnary = [](api::UnaryCallPtr call) {
    call->refuse(
        api::statusOf(domain::Refusal{domain::Reason::QueueClosed, {}}.with("queue_id", "consult"))
    );
  };
  const HttpReply reply = call("Echo/Say", "{}");
  EXPECT_EQ(reply.status, 409);
  EXPECT_THAT(reply.body, HasSubstr("\"REASON_QUEUE_CLOSED\""));
  EXPECT_THAT(reply.body, HasSubstr("\"queue_id\":\"consult\""));
}

TEST_F(CallTest, ACallThatWasDroppedIsAnsweredAllTheSame) {
  start();
  handler_.onUnary = [](api::UnaryCallPtr) {};
  const HttpReply reply = call("Echo/Say", "{}");
  EXPECT_EQ(reply.status, 500);
  EXPECT_THAT(reply.body, HasSubstr("REASON_INTERNAL"));
}

TEST_F(CallTest, AnUploadIsAListOfMessages) {
  start();
  handler_.onUnary = [](api::UnaryCallPtr call) {
    SayReply reply;
    for (const auto* message : call->requests()) {
      reply.set_text(reply.text() + static_cast<const SayRequest*>(message)->text());
    }
    call->reply(reply);
  };
  EXPECT_EQ(call("Echo/Send", R"([{"text":"a]\"}"}, {"text":"b"}])").body, R"({"text":"a]\"}b"})");
  EXPECT_EQ(call("Echo/Send", "[]").body, "{}");
  for (const char* wrong : {"{}", "[{}", "[{}}]", "[1]", "[{\"text\":1}]", ""}) {
    EXPECT_EQ(call("Echo/Send", wrong).status, 400) << wrong;
  }
}

TEST_F(CallTest, WhatIsNoMessageIsRefused) {
  start();
  for (const char* wrong :
       {"", "[]", "null", "{\"text\":", "{\"texts\":\"a\"}", "{\"text\":{}}", "\xff"}) {
    const HttpReply reply = call("Echo/Say", wrong);
    EXPECT_EQ(reply.status, 400) << wrong;
    EXPECT_THAT(reply.body, HasSubstr("REASON_MALFORMED_REQUEST")) << wrong;
  }
}

TEST_F(CallTest, TheCookieOfWhoSpeaksIsTheToken) {
  start();
  tellCaller();
  const std::string cookies = "Cookie: hall_device=d; other=1; hall_session=s\r\n";
  EXPECT_THAT(
      call("Echo/Say", "{}", "X-Hall-Caller: device\r\n" + cookies).body,
      HasSubstr("d at 127.0.0.1:")
  );
  EXPECT_THAT(
      call("Echo/Say", "{}", "X-Hall-Caller: session\r\n" + cookies).body, HasSubstr("\"s at 127")
  );
  EXPECT_THAT(
      call("Echo/Say", "{}", "X-Hall-Caller: public\r\n" + cookies).body, HasSubstr("\" at 127")
  );
}

TEST_F(CallTest, AForgedCallIsRefusedAndNotCarriedOut) {
  start();
  bool reached = false;
  handler_.onUnary = [&reached](api::UnaryCallPtr call) {
    reached = true;
    ScriptedHandler::sayBack(std::move(call));
  };
  const std::string session = "X-Hall-Caller: session\r\nCookie: hall_session=s\r\n";
  EXPECT_EQ(call("Echo/Say", "{}", "Cookie: hall_session=s\r\n").status, 400);
  EXPECT_EQ(call("Echo/Say", "{}", "X-Hall-Caller: root\r\n").status, 400);
  EXPECT_EQ(call("Echo/Say", "{}", session + "Origin: http://evil\r\n").status, 403);
  EXPECT_EQ(call("Echo/Say", "{}", session + "Origin: http://hall.evil\r\n").status, 403);
  EXPECT_EQ(call("Echo/Say", "{}", session + "Sec-Fetch-Site: cross-site\r\n").status, 403);
  EXPECT_EQ(call("Echo/Say", "{}", session + "Sec-Fetch-Site: same-site\r\n").status, 403);
  EXPECT_FALSE(reached);
  EXPECT_EQ(
      call("Echo/Say", "{}", session + "Origin: http://hall\r\nSec-Fetch-Site: same-origin\r\n")
          .status,
      200
  );
  EXPECT_EQ(call("Echo/Say", "{}", session + "Origin: https://hall\r\n").status, 200);
  EXPECT_TRUE(reached);
}

TEST_F(CallTest, AnUnknownMethodAndAnotherVerbAreRefused) {
  start();
  EXPECT_EQ(call("Echo/Shout", "{}").status, 501);
  EXPECT_EQ(call("Chat/Talk", "{}").status, 501);
  EXPECT_EQ(call("Echo/Watch", "{}").status, 501);
  EXPECT_EQ(ask("GET /api/v1/Echo/Say HTTP/1.1\r\nHost: hall\r\n\r\n").status, 405);
  EXPECT_EQ(
      ask("POST /api/v1/Echo/Say HTTP/1.1\r\nHost: hall\r\nContent-Type: text/plain\r\n"
          "X-Hall-Caller: public\r\nContent-Length: 2\r\n\r\n{}")
          .status,
      400
  );
}

TEST_F(CallTest, TheThousandthCallOfATokenInASecondIsRefusedAndOthersAreNot) {
  WebOptions options;
  options.reception.byToken = {0.001, 3, 100};
  start(options);
  const auto asking = [&](const std::string& token) {
    return call("Echo/Say", "{}", "X-Hall-Caller: device\r\nCookie: hall_device=" + token + "\r\n")
        .status;
  };
  for (int i = 0; i < 3; ++i) EXPECT_EQ(asking("board"), 200);
  EXPECT_EQ(asking("board"), 429);
  EXPECT_EQ(asking("sign"), 200);
}

TEST_F(CallTest, TooManyRequestsOfOneAddressAreRefused) {
  WebOptions options;
  options.reception.byAddress = {0.001, 2, 100};
  start(options);
  EXPECT_EQ(call("Echo/Say", "{}").status, 200);
  EXPECT_EQ(ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 200);
  EXPECT_EQ(ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 429);
}

TEST_F(CallTest, AStreamComesAsLines) {
  start();
  const auto listener = std::make_shared<RecordingListener>();
  int sent = 0;
  api::StreamCallPtr stream;
  const auto next = [&] {
    SayReply reply;
    reply.set_text(std::to_string(++sent));
    if (sent > 3) return stream->finish({});
    EXPECT_TRUE(stream->write(reply));
  };
  listener->onEachWritable = next;
  handler_.onStream = [&](api::StreamCallPtr call) {
    stream = std::move(call);
    EXPECT_TRUE(stream->start(listener));
    next();
  };
  const HttpReply reply = call("Echo/Follow", "{}");
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.fields.at("content-type"), "application/x-ndjson");
  EXPECT_EQ(
      reply.body,
      "{\"result\":{\"text\":\"1\"}}\n{\"result\":{\"text\":\"2\"}}\n{\"result\":{\"text\":\"3\"}}"
      "\n"
  );
  EXPECT_TRUE(listener->waitForClosed());
  stream.reset();
}

TEST_F(CallTest, AStreamThatIsRefusedLooksLikeACall) {
  start();
  handler_.onStream = [](api::StreamCallPtr call) {
    call->finish(api::statusOf({domain::Reason::NotSignedIn, {}}));
  };
  const HttpReply reply = call("Echo/Follow", "{}");
  EXPECT_EQ(reply.status, 401);
  EXPECT_THAT(reply.body, HasSubstr("REASON_NOT_SIGNED_IN"));
}

TEST_F(CallTest, AStreamThatFailsSaysSoInItsLastLine) {
  start();
  const auto listener = std::make_shared<RecordingListener>();
  api::StreamCallPtr stream;
  listener->onEachWritable = [&] {
    stream->finish(api::statusOf({domain::Reason::LogDamaged, {}}));
  };
  handler_.onStream = [&](api::StreamCallPtr call) {
    stream = std::move(call);
    EXPECT_TRUE(stream->start(listener));
    EXPECT_TRUE(stream->write(support::saying("1")));
  };
  EXPECT_THAT(
      call("Echo/Follow", "{}").body, HasSubstr("\n{\"error\":{\"reason\":\"REASON_LOG_DAMAGED\"")
  );
  stream.reset();
}

TEST_F(CallTest, AStopWaitsForCallsThatAreHeld) {
  start();
  handler_.onUnary = handler_.keep();
  RawClient client(port());
  client.send(callText("Echo/Say", R"({"text":"a"})", "X-Hall-Caller: public\r\n"));
  api::UnaryCallPtr held = handler_.calls.take();
  ASSERT_NE(held, nullptr);
  std::thread stopping([&] { server_->shutdown(kPatience); });
  ScriptedHandler::sayBack(std::move(held));
  stopping.join();
  EXPECT_EQ(client.read().body, R"({"text":"a"})");
}

}  // namespace
}  // namespace hall::web
