#include "terminal/device/byte_link.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string>
#include <thread>

namespace hall::terminal {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{20'000};

TEST(ByteLinkTest, AnAddressThatIsNoneIsRefused) {
  for (const char* address : {"", "usb", "tcp:host", "serial:/dev/ttyS0:1", "ftp:a:1"}) {
    EXPECT_EQ(byteLinkTo(QString::fromLatin1(address)), nullptr) << address;
  }
}

TEST(ByteLinkTest, WhatIsNotThereIsNotOpened) {
  for (const char* address : {"/nowhere", "serial:/nowhere:9600", "tcp:127.0.0.1:1"}) {
    const auto link = byteLinkTo(QString::fromLatin1(address));
    ASSERT_NE(link, nullptr);
    EXPECT_FALSE(link->open()) << address;
    EXPECT_FALSE(link->write("x", milliseconds{0}));
    EXPECT_EQ(link->read(1, milliseconds{0}), QByteArray());
  }
}

/// The other end of a serial line: a pseudo terminal.
class TerminalTest : public testing::Test {
 protected:
  TerminalTest() : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0) std::abort();
    link_ =
        byteLinkTo(QStringLiteral("serial:%1:19200").arg(QString::fromLocal8Bit(::ptsname(master_)))
        );
  }
  ~TerminalTest() override {
    if (master_ >= 0) ::close(master_);
  }
  void say(const std::string& bytes) const {
    ASSERT_EQ(::write(master_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }

  int master_;
  std::unique_ptr<ByteLink> link_;
};

TEST_F(TerminalTest, BytesGoBothWaysUnchanged) {
  ASSERT_TRUE(link_->open());
  const QByteArray bytes("\x10\x04\x01\x0D\x0A\x1B\xFF", 7);
  ASSERT_TRUE(link_->write(bytes, kPatience));
  std::array<char, 16> got{};
  ASSERT_EQ(::read(master_, got.data(), got.size()), bytes.size());
  EXPECT_EQ(QByteArray(got.data(), bytes.size()), bytes);
  say("\x12\x16\x0D");
  EXPECT_EQ(link_->read(3, kPatience), QByteArray("\x12\x16\x0D"));
}

TEST_F(TerminalTest, OpeningThrowsAwayWhatLayThere) {
  ASSERT_TRUE(link_->open());
  say("old");
  ASSERT_TRUE(link_->open());
  say("new");
  EXPECT_EQ(link_->read(3, kPatience), QByteArray("new"));
}

TEST_F(TerminalTest, IsSeenToBeGone) {
  ASSERT_TRUE(link_->open());
  ::close(master_);
  master_ = -1;
  EXPECT_EQ(link_->read(1, kPatience), QByteArray());
  EXPECT_FALSE(link_->isAlive());
}

TEST(TcpLinkTest, TalksToANetworkPrinter) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets are.
  auto* address = reinterpret_cast<sockaddr*>(&at);
  ASSERT_EQ(::bind(listener, address, size), 0);
  ASSERT_EQ(::listen(listener, 1), 0);
  ASSERT_EQ(::getsockname(listener, address, &size), 0);
  std::thread printer([listener] {
    const int peer = ::accept(listener, nullptr, nullptr);
    char byte = 0;
    while (::read(peer, &byte, 1) == 1 && ::write(peer, &byte, 1) == 1) {
    }
    ::close(peer);
  });

  const auto link = byteLinkTo(QStringLiteral("tcp:127.0.0.1:%1").arg(ntohs(at.sin_port)));
  ASSERT_TRUE(link->open());
  EXPECT_TRUE(link->write("status?", kPatience));
  EXPECT_EQ(link->read(7, kPatience), QByteArray("status?"));
  link->close();
  printer.join();
  ::close(listener);
}

}  // namespace
}  // namespace hall::terminal
