#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include "tests/contract/web/web_fixture.h"

namespace hall::web {
namespace {

namespace asio = boost::asio;
using support::TestAuthority;
using testing::HasSubstr;
using testing::Not;

/// A hall with an authority of its own and a server certificate of it.
class WebTlsTest : public WebFixture {
 protected:
  WebOptions options(bool asksForCertificates) {
    const auto issued = authority_.issue("hall-server");
    WebOptions options;
    options.tls = WebTls{
        folder_.write("server.pem", issued.certificate),
        folder_.write("server.key", issued.privateKey),
        asksForCertificates ? folder_.write("authority.pem", authority_.certificate()) : ""};
    return options;
  }

  /// Everything that the server answers to `request` until it closes; empty where the handshake
  /// fails.
  std::string ask(const std::string& request, const TestAuthority::Issued& own = {}) {
    asio::io_context context;
    asio::ssl::context tls(asio::ssl::context::tls_client);
    const std::string& trusted = authority_.certificate();
    tls.add_certificate_authority(asio::buffer(trusted));
    tls.set_verify_mode(asio::ssl::verify_peer);
    if (!own.certificate.empty()) {
      tls.use_certificate_chain(asio::buffer(own.certificate));
      tls.use_private_key(asio::buffer(own.privateKey), asio::ssl::context::pem);
    }
    asio::ssl::stream<asio::ip::tcp::socket> stream(context, tls);
    stream.lowest_layer().connect({asio::ip::address_v4::loopback(), port()});
    boost::system::error_code error;
    stream.handshake(asio::ssl::stream_base::client, error);
    if (error) return {};
    asio::write(stream, asio::buffer(request), error);
    std::string answer;
    asio::read(stream, asio::dynamic_buffer(answer), error);
    return answer;
  }
  std::string call(const std::string& fields, const TestAuthority::Issued& own = {}) {
    return ask(callText("Echo/Say", R"({"text":"a"})", fields + "Connection: close\r\n"), own);
  }

  TestAuthority authority_{"hall"};
};

TEST_F(WebTlsTest, PagesAndCallsComeOverTlsAndStayThere) {
  start(options(false));
  const std::string page = ask("GET /board HTTP/1.1\r\nHost: hall\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(page, HasSubstr("<p>大屏</p>"));
  EXPECT_THAT(page, HasSubstr("Strict-Transport-Security: max-age="));
  const std::string own = "X-Hall-Caller: public\r\nOrigin: https://hall\r\n";
  EXPECT_THAT(call(own), HasSubstr(R"({"text":"a"})"));
}

TEST_F(WebTlsTest, WhoSpeaksNoTlsIsNotAnswered) {
  start(options(false));
  RawClient client(port());
  EXPECT_EQ(client.ask("GET /board HTTP/1.1\r\nHost: hall\r\n\r\n").status, 0);
  EXPECT_TRUE(client.isClosed());
}

TEST_F(WebTlsTest, ACertificateNamesTheDeviceAndNoneIsServedToo) {
  start(options(true));
  handler_.onUnary = [](api::UnaryCallPtr call) {
    SayReply reply;
    reply.set_text("<" + call->peer().certificateName + ">");
    call->reply(reply);
  };
  const std::string fields = "X-Hall-Caller: device\r\n";
  EXPECT_THAT(call(fields, authority_.issue("board-a")), HasSubstr("board-a"));
  EXPECT_THAT(call(fields), Not(HasSubstr("board-a")));
  EXPECT_THAT(call(fields), HasSubstr("200 OK"));
  const TestAuthority foreign("foreign");
  EXPECT_EQ(call(fields, foreign.issue("board-a")), "");
}

TEST_F(WebTlsTest, AFileThatIsNoCertificateIsNamed) {
  WebOptions wrong = options(false);
  wrong.tls->certificate = folder_.write("broken.pem", "no certificate");
  WebServer one(wrong, pages_, methods_, handler_, refused_);
  EXPECT_THAT(one.start().value_or(""), HasSubstr("cannot use the certificate"));
  wrong = options(false);
  wrong.tls->privateKey = folder_.write("broken.key", "no key");
  WebServer two(wrong, pages_, methods_, handler_, refused_);
  EXPECT_THAT(two.start().value_or(""), HasSubstr("cannot use the private key"));
}

}  // namespace
}  // namespace hall::web
