#include "kiosk/link/kiosk_session.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "client/request_id.h"
#include "tests/unit/kiosk_link/link_hall.h"

namespace hall::kiosk {
namespace {

class KioskSessionTest : public sample::LinkHall {
 protected:
  void put(const std::string& text, mode_t mode = 0600) const {
    std::ofstream(path_) << text;
    ::chmod(path_.c_str(), mode);
  }
  /// What an administrator is given for a new device.
  std::string codeFor(const std::string& device, v1::DeviceKind kind) {
    client::HallClient administrator({address(), {}, {}, {}});
    v1::LoginRequest login;
    login.set_request_id(client::newRequestId());
    login.set_staff_number("9001");
    login.set_password(passwordOf("9001"));
    v1::LoginResponse session;
    EXPECT_TRUE(administrator.call(login, session).ok());
    administrator.setToken(session.session_token());
    v1::RegisterDeviceRequest request;
    request.set_request_id(client::newRequestId());
    request.mutable_device()->set_device_id(device);
    request.mutable_device()->set_name("南门");
    request.mutable_device()->set_kind(kind);
    v1::RegisterDeviceResponse response;
    const auto failure = administrator.call(request, response);
    EXPECT_TRUE(failure.ok()) << failure.message;
    return response.enrolment_code();
  }
  QString enroll(const std::string& code) const {
    return session_.enroll({address(), {}, {}, {}}, code, "test");
  }

  const std::filesystem::path path_ = folder_ / "token";
  const KioskSession session_{path_};
};

TEST_F(KioskSessionTest, ACodeBecomesATokenThatTheServerTakes) {
  EXPECT_TRUE(session_.load().token.empty());
  EXPECT_FALSE(session_.load().fault.isEmpty());

  EXPECT_EQ(enroll(codeFor("kiosk-7", v1::DEVICE_KIND_KIOSK)), "");

  struct stat facts {};
  ASSERT_EQ(::stat(path_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600U);
  LinkSettings mine = settings();
  mine.token = session_.load().token;
  ASSERT_FALSE(mine.token.empty());
  openLink(mine);
  EXPECT_TRUE(until([this] { return link_->catalogue()->version > 0; }));
  EXPECT_FALSE(link_->isRefused());
}

TEST_F(KioskSessionTest, AWrongCodeOrOneOfAnotherDeviceChangesNothing) {
  put("former\n");
  EXPECT_FALSE(enroll("ABCDEFGH").isEmpty());
  EXPECT_NE(enroll(codeFor("board-7", v1::DEVICE_KIND_BOARD)).indexOf("不是取号机的"), -1);
  EXPECT_EQ(session_.load().token, "former");
}

TEST_F(KioskSessionTest, AFileThatIsNoTokenOrOpenToOthersIsRefused) {
  put("good\n");
  EXPECT_EQ(session_.load().token, "good");
  for (const mode_t mode : {0640U, 0604U, 0644U}) {
    put("good\n", mode);
    EXPECT_EQ(session_.load().token, "");
    EXPECT_NE(session_.load().fault.indexOf("0600"), -1);
  }
  for (const std::string& text :
       {std::string(), std::string("two words"), std::string("a\x01z"), std::string(2000, 'x')}) {
    put(text);
    EXPECT_EQ(session_.load().token, "") << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace hall::kiosk
