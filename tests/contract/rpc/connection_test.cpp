#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/contract/rpc/rpc_fixture.h"

namespace hall::rpc {
namespace {

using std::chrono::milliseconds;

/// A bare TCP connection, to misbehave as no gRPC client would.
class BareConnection {
 public:
  explicit BareConnection(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{kPatience.count(), 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~BareConnection() { close(socket_); }
  BareConnection(const BareConnection&) = delete;
  BareConnection& operator=(const BareConnection&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }

  bool send(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }

  /// Reads and drops what comes until the server closes; false when it does not in time.
  bool waitForClose() {
    char dropped[4096];
    ssize_t got = 0;
    do got = recv(socket_, dropped, sizeof dropped, 0);
    while (got > 0);
    return got == 0 || errno == ECONNRESET;
  }

 private:
  const int socket_;
  bool connected_ = false;
};

class ConnectionTest : public RpcFixture {
 protected:
  static constexpr std::string_view kHttp2Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  static constexpr std::string_view kEmptySettings{"\0\0\0\4\0\0\0\0\0", 9};
};

TEST_F(ConnectionTest, IsClosedWhenItSaysNothing) {
  RpcOptions options;
  options.connections.handshakeTimeout = milliseconds(50);
  start(std::move(options));
  BareConnection silent(server_->port());
  ASSERT_TRUE(silent.connected());
  EXPECT_TRUE(silent.waitForClose());
}

TEST_F(ConnectionTest, IsClosedWhenItsPeerAnswersNoPing) {
  RpcOptions options;
  options.connections.pingEvery = milliseconds(50);
  options.connections.pingTimeout = milliseconds(50);
  start(std::move(options));
  BareConnection mute(server_->port());
  ASSERT_TRUE(mute.connected());
  ASSERT_TRUE(mute.send(std::string(kHttp2Preface) + std::string(kEmptySettings)));
  EXPECT_TRUE(mute.waitForClose());
}

TEST_F(ConnectionTest, SurvivesBytesThatAreNotHttp2) {
  start();
  BareConnection wrong(server_->port());
  ASSERT_TRUE(wrong.send("GET / HTTP/1.1\r\nHost: hall\r\n\r\n"));
  EXPECT_TRUE(wrong.waitForClose());
  grpc::ClientContext context;
  setPatience(context);
  SayReply reply;
  EXPECT_TRUE(stub()->Say(&context, saying("still here"), &reply).ok());
}

TEST_F(ConnectionTest, RefusesMetadataOverItsLimit) {
  start();
  grpc::ClientContext context;
  setPatience(context);
  context.AddMetadata("authorization", "Bearer " + std::string(9'000, 'x'));
  SayReply reply;
  const auto status = stub()->Say(&context, saying("x"), &reply);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
}

}  // namespace
}  // namespace hall::rpc
