#include "hall/v1/auth_service.pb.h"
#include "tests/contract/web/web_fixture.h"

namespace hall::web {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Answers of AuthService as the real one gives them.
class TokenAnswerTest : public WebFixture {
 protected:
  TokenAnswerTest() { methods_.add(*v1::LoginRequest::descriptor()->file()); }

  template <class Response>
  void answerWith(const Response& response) {
    handler_.onUnary = [response](api::UnaryCallPtr call) { call->reply(response); };
  }
};

TEST_F(TokenAnswerTest, ASessionsTokenIsKeptFromScripts) {
  start();
  v1::LoginResponse response;
  response.set_session_token("secret");
  response.set_staff_number("1001");
  answerWith(response);
  const HttpReply reply = call("AuthService/Login", "{}");
  EXPECT_THAT(reply.body, HasSubstr("1001"));
  EXPECT_THAT(reply.body, Not(HasSubstr("secret")));
  EXPECT_EQ(
      reply.fields.at("set-cookie"), "hall_session=secret; Path=/; HttpOnly; SameSite=Strict"
  );
}

TEST_F(TokenAnswerTest, ADevicesTokenIsKeptForLong) {
  start();
  v1::EnrollResponse response;
  response.set_device_token("secret");
  answerWith(response);
  const HttpReply reply = call("AuthService/Enroll", "{}");
  EXPECT_THAT(reply.body, Not(HasSubstr("secret")));
  EXPECT_THAT(reply.fields.at("set-cookie"), HasSubstr("hall_device=secret; "));
  EXPECT_THAT(reply.fields.at("set-cookie"), HasSubstr("Max-Age=34560000"));
}

TEST_F(TokenAnswerTest, ALogoutForgetsTheSession) {
  start();
  answerWith(v1::LogoutResponse{});
  EXPECT_THAT(
      call("AuthService/Logout", "{}").fields.at("set-cookie"), HasSubstr("hall_session=; ")
  );
}

TEST_F(TokenAnswerTest, NobodyLogsInAtTheSecondAddress) {
  WebOptions options;
  options.reception.publicOnly = true;
  start(options);
  EXPECT_EQ(call("AuthService/Login", "{}").status, 403);
}

}  // namespace
}  // namespace hall::web
