#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <string_view>
#include <system_error>
#include <vector>

#include "tests/features/over_grpc/hall_over_grpc.h"

/// What systemd hears of a server that it runs: sd_notify(3) on a socket of its own.
namespace hall::features {
namespace {

/// Longer than anything here takes; reached only by a failing test.
constexpr std::chrono::seconds kPatience{30};

/// The end of the socket that systemd holds.
class NoticeSocket {
 public:
  explicit NoticeSocket(const std::string& path)
      : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    path.copy(static_cast<char*>(at.sun_path), sizeof at.sun_path - 1);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets are.
    const auto* address = reinterpret_cast<const sockaddr*>(&at);
    if (::bind(socket_, address, sizeof at) != 0) {
      throw std::system_error(errno, std::generic_category(), path);
    }
  }
  ~NoticeSocket() { ::close(socket_); }
  NoticeSocket(const NoticeSocket&) = delete;
  NoticeSocket& operator=(const NoticeSocket&) = delete;

  /// The next notice; empty when none comes in time.
  std::string next() const {
    pollfd wanted{socket_, POLLIN, 0};
    const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(kPatience);
    if (::poll(&wanted, 1, static_cast<int>(limit.count())) <= 0) return {};
    std::array<char, 512> bytes{};
    const ssize_t size = ::recv(socket_, bytes.data(), bytes.size(), 0);
    return size <= 0 ? std::string() : std::string(bytes.data(), static_cast<std::size_t>(size));
  }
  /// Everything up to this notice and with it; ends with something else when it never came.
  std::vector<std::string> until(std::string_view wanted) const {
    std::vector<std::string> heard;
    do {
      heard.push_back(next());
    } while (!heard.back().empty() && heard.back() != wanted);
    return heard;
  }

 private:
  const int socket_;
};

class WatchdogTest : public HallOverGrpc {
 protected:
  void SetUp() override {
    // What systemd sets for Type=notify with WatchdogSec=10s.
    place_.environment = {
        "NOTIFY_SOCKET=" + (folder_ / "notices").string(), "WATCHDOG_USEC=10000000"};
    HallOverGrpc::SetUp();
  }

  const NoticeSocket notices_{(folder_ / "notices").string()};
};

TEST_F(WatchdogTest, SystemdHearsThatItIsReadyThatItLivesAndThatItStops) {
  EXPECT_EQ(notices_.until("READY=1").back(), "READY=1");
  auto last = std::chrono::steady_clock::now();
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(notices_.next(), "WATCHDOG=1") << "an idle hall lives";
    const auto now = std::chrono::steady_clock::now();
    EXPECT_LT(now - last, std::chrono::seconds{10}) << "it would have been killed";
    last = now;
  }

  stop();

  const auto heard = notices_.until("STOPPING=1");
  EXPECT_EQ(heard.back(), "STOPPING=1");
  for (std::size_t i = 0; i + 1 < heard.size(); ++i) EXPECT_EQ(heard[i], "WATCHDOG=1");
}

}  // namespace
}  // namespace hall::features
