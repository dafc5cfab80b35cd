#include <filesystem>

#include "tests/contract/rpc/rpc_fixture.h"
#include "tests/support/transport/test_certificates.h"

namespace hall::rpc {
using support::TemporaryFolder;
using support::TestAuthority;

namespace {

/// A hall with an authority of its own and a server certificate of it, listening beyond loopback.
class TlsTest : public RpcFixture {
 protected:
  enum class Clients { NeedNoCertificate, NeedACertificate };

  RpcOptions options(Clients clients) {
    const auto issued = hall_.issue("hall-server");
    TlsFiles tls;
    tls.certificate = folder_.write("server.pem", issued.certificate);
    tls.privateKey = folder_.write("server.key", issued.privateKey);
    if (clients == Clients::NeedACertificate) {
      tls.clientAuthority = folder_.write("authority.pem", hall_.certificate());
    }
    RpcOptions options;
    options.address = "0.0.0.0";
    options.tls = tls;
    return options;
  }

  /// Calls Say over TLS, trusting `trusted` and showing `own`.
  grpc::Status say(const std::string& trusted, const TestAuthority::Issued& own = {}) {
    grpc::SslCredentialsOptions credentials;
    credentials.pem_root_certs = trusted;
    credentials.pem_cert_chain = own.certificate;
    credentials.pem_private_key = own.privateKey;
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);  // a connection for each call
    const auto client = Echo::NewStub(
        grpc::CreateCustomChannel(target(), grpc::SslCredentials(credentials), arguments)
    );
    grpc::ClientContext context;
    setPatience(context);
    SayReply reply;
    return client->Say(&context, saying("x"), &reply);
  }

  TemporaryFolder folder_;
  TestAuthority hall_{"Test hall authority"};
  TestAuthority stranger_{"Somebody else's authority"};
};

TEST_F(TlsTest, ServesCallersWhoTrustItsAuthority) {
  start(options(Clients::NeedNoCertificate));
  const auto status = say(hall_.certificate());
  EXPECT_TRUE(status.ok()) << status.error_message();
}

TEST_F(TlsTest, IsNotBelievedByCallersWhoTrustAnotherAuthority) {
  start(options(Clients::NeedNoCertificate));
  EXPECT_EQ(say(stranger_.certificate()).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(TlsTest, DoesNotAnswerWithoutEncryption) {
  start(options(Clients::NeedNoCertificate));
  grpc::ClientContext context;
  setPatience(context);
  SayReply reply;
  EXPECT_EQ(stub()->Say(&context, saying("x"), &reply).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(TlsTest, KnowsTheDeviceByItsCertificateUnderMutualTls) {
  start(options(Clients::NeedACertificate));
  std::string name;
  handler_.onUnary = [&](api::UnaryCallPtr call) {
    name = call->peer().certificateName;
    ScriptedHandler::sayBack(std::move(call));
  };
  const auto status = say(hall_.certificate(), hall_.issue("kiosk-07"));
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(name, "kiosk-07");
}

TEST_F(TlsTest, RefusesACallerWithoutCertificateUnderMutualTls) {
  start(options(Clients::NeedACertificate));
  EXPECT_EQ(say(hall_.certificate()).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(TlsTest, RefusesACertificateOfAnotherAuthorityUnderMutualTls) {
  start(options(Clients::NeedACertificate));
  EXPECT_EQ(
      say(hall_.certificate(), stranger_.issue("kiosk-07")).error_code(),
      grpc::StatusCode::UNAVAILABLE
  );
}

TEST_F(TlsTest, TakesARenewedCertificateWithoutARestart) {
  auto current = options(Clients::NeedNoCertificate);
  // All files are replaced in one step by turning a link to another folder.
  const auto first = hall_.issue("hall-server");
  folder_.write("first/server.pem", first.certificate);
  folder_.write("first/server.key", first.privateKey);
  const auto renewed = stranger_.issue("hall-server");
  folder_.write("second/server.pem", renewed.certificate);
  folder_.write("second/server.key", renewed.privateKey);
  const auto link = folder_.path() / "tls";
  std::filesystem::create_directory_symlink("first", link);
  current.tls->certificate = link / "server.pem";
  current.tls->privateKey = link / "server.key";
  current.tls->reloadEvery = std::chrono::seconds(1);
  start(std::move(current));
  ASSERT_TRUE(say(hall_.certificate()).ok());

  std::filesystem::create_directory_symlink("second", folder_.path() / "next");
  std::filesystem::rename(folder_.path() / "next", link);

  EXPECT_TRUE(eventually([&] { return say(stranger_.certificate()).ok(); }));
}

TEST_F(TlsTest, SaysWhichFileIsWrongInsteadOfStarting) {
  const auto otherKey = folder_.write("other.key", hall_.issue("x").privateKey);
  const auto notPem = folder_.write("not.pem", "no certificate");
  struct Case {
    std::string TlsFiles::*file;
    std::string path;
    std::string complaint;
  };
  const Case cases[] = {
      {&TlsFiles::certificate, "/nowhere.pem", "no PEM certificate can be read"},
      {&TlsFiles::certificate, notPem, "no PEM certificate can be read"},
      {&TlsFiles::privateKey, notPem, "no PEM private key can be read"},
      {&TlsFiles::privateKey, otherKey, "does not belong to certificate"},
      {&TlsFiles::clientAuthority, notPem, "no PEM certificate can be read"},
  };
  for (const auto& wrong : cases) {
    auto broken = options(Clients::NeedACertificate);
    (*broken.tls).*wrong.file = wrong.path;
    RpcServer server(broken);
    const auto complaint = server.start();
    ASSERT_TRUE(complaint.has_value()) << wrong.path;
    EXPECT_THAT(*complaint, testing::HasSubstr(wrong.path));
    EXPECT_THAT(*complaint, testing::HasSubstr(wrong.complaint));
  }
}

}  // namespace
}  // namespace hall::rpc
