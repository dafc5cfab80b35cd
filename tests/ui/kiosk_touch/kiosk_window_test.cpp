#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QScreen>
#include <algorithm>
#include <array>
#include <system_error>
#include <vector>

#include "kiosk/app/demo_hall.h"
#include "kiosk/app/kiosk_settings.h"
#include "kiosk/app/kiosk_window.h"
#include "kiosk/app/memory_book.h"
#include "kiosk/app/sign_of_life.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/kiosk_ui/scripted_printer.h"
#include "tests/unit/kiosk_ui/scripted_speaker.h"

/// The window on its display, and what systemd hears of it.
namespace hall::kiosk {
namespace {

constexpr int kPatienceMs = 60'000;

/// The end of sd_notify's socket that systemd holds.
class NoticeSocket {
 public:
  explicit NoticeSocket(const std::string& path)
      : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    path.copy(static_cast<char*>(at.sun_path), sizeof at.sun_path - 1);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets are.
    if (::bind(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0) {
      throw std::system_error(errno, std::generic_category(), path);
    }
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  }
  ~NoticeSocket() {
    ::unsetenv("NOTIFY_SOCKET");
    ::close(socket_);
  }
  NoticeSocket(const NoticeSocket&) = delete;
  NoticeSocket& operator=(const NoticeSocket&) = delete;

  /// The next notice; empty when none comes in time.
  std::string next(int patienceMs) const {
    pollfd wanted{socket_, POLLIN, 0};
    if (::poll(&wanted, 1, patienceMs) <= 0) return {};
    std::array<char, 512> bytes{};
    const ssize_t size = ::recv(socket_, bytes.data(), bytes.size(), 0);
    return size <= 0 ? std::string() : std::string(bytes.data(), static_cast<std::size_t>(size));
  }

 private:
  const int socket_;
};

class KioskWindowTest : public testing::Test {
 protected:
  /// As the settings of a kiosk have it when nobody says otherwise.
  static KioskWindow::Looks asDelivered() {
    const KioskSettings settings;
    return {settings.mmPerPx, {400, 300}, settings.fullScreen, settings.lowerEdgeMm};
  }
  template <class Condition>
  static bool until(Condition isSo) {
    const QDeadlineTimer limit(kPatienceMs);
    while (!isSo() && !limit.hasExpired()) {
      QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
    }
    return isSo();
  }

  DemoHall hall_;
  ScriptedPrinter printer_;
  MemoryBook book_;
  ScriptedSpeaker speaker_;
  KioskPages pages_{{hall_, printer_, book_, speaker_, [] { return QDate(2026, 7, 1); }}};
};

TEST_F(KioskWindowTest, FillsTheScreenAsDelivered) {
  const KioskWindow kiosk(pages_, asDelivered());
  QQuickWindow* window = kiosk.window();
  ASSERT_NE(window, nullptr);

  EXPECT_TRUE(until([window] { return window->isExposed(); }));

  EXPECT_EQ(window->visibility(), QWindow::FullScreen);
  EXPECT_TRUE(until([window] { return window->geometry() == window->screen()->geometry(); }));
}

TEST_F(KioskWindowTest, IsAWindowOfTheSizeThatOneAskedFor) {
  KioskWindow::Looks looks = asDelivered();
  looks.fullScreen = false;
  const KioskWindow kiosk(pages_, looks);
  ASSERT_NE(kiosk.window(), nullptr);
  EXPECT_EQ(kiosk.window()->visibility(), QWindow::Windowed);
  EXPECT_EQ(kiosk.window()->size(), QSize(400, 300));
}

TEST_F(KioskWindowTest, FeedsTheWatchdogOnlyWhileItsPagesTakeTheirTurns) {
  const support::TemporaryDirectory folder;
  const NoticeSocket systemd(folder / "notices");
  const KioskWindow kiosk(pages_, asDelivered());
  ASSERT_NE(kiosk.window(), nullptr);
  tellAlive(*kiosk.window());
  std::vector<std::string> heard;
  const auto isHeard = [&](const char* notice) {
    while (true) {
      std::string next = systemd.next(0);
      if (next.empty()) break;
      heard.push_back(std::move(next));
    }
    return std::find(heard.begin(), heard.end(), notice) != heard.end();
  };
  ASSERT_TRUE(until([&] { return isHeard("READY=1"); }));
  ASSERT_TRUE(until([&] { return isHeard("WATCHDOG=1"); }));

  // This thread is the pages'; while it waits here they stand still, for more than two beats.
  EXPECT_EQ(systemd.next(2500), "") << "systemd would leave a stuck kiosk alone";

  heard.clear();
  EXPECT_TRUE(until([&] { return isHeard("WATCHDOG=1"); })) << "and it goes on";
}

}  // namespace
}  // namespace hall::kiosk
