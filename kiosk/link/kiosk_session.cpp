#include "kiosk/link/kiosk_session.h"

#include <sys/stat.h>

#include <algorithm>

#include "client/hall_client.h"
#include "client/reason_texts.h"
#include "client/request_id.h"
#include "terminal/link/durable_file.h"

namespace hall::kiosk {

namespace {

/// As auth_service.proto bounds it.
constexpr qint64 kTokenMax = 1000;

bool isToken(const QByteArray& text) {
  if (text.isEmpty()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

QString inFile(const std::filesystem::path& file, const char* what) {
  return QString::fromStdString(file.string()) + QStringLiteral("：") + QString::fromUtf8(what);
}

}  // namespace

KioskSession::Loaded KioskSession::load() const {
  struct stat facts {};
  if (::stat(file_.c_str(), &facts) != 0) {
    return {{}, inFile(file_, "没有设备令牌，请先注册这台取号机")};
  }
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return {{}, inFile(file_, "其他用户也能读取，请改为 0600 权限并重新注册这台取号机")};
  }
  const auto content = terminal::readFile(file_, kTokenMax + 1);
  const QByteArray token = content ? content->trimmed() : QByteArray();
  if (!isToken(token)) return {{}, inFile(file_, "不是设备令牌，请重新注册这台取号机")};
  return {token.toStdString(), {}};
}

QString KioskSession::enroll(
    const Server& server, const std::string& code, const std::string& softwareVersion
) const {
  client::HallClient client(client::Endpoint{
      server.address, server.serverAuthority, server.certificate, server.privateKey});
  v1::EnrollRequest request;
  // Good for the tries of this call; a code whose answer is lost for good is made anew.
  request.set_request_id(client::newRequestId());
  request.set_enrolment_code(code);
  request.set_software_version(softwareVersion);
  v1::EnrollResponse response;
  const client::Failure failure = client.call(request, response);
  if (!failure.ok()) {
    return QString::fromStdString(client::sentenceOf(failure, {client::Language::Chinese, {}}));
  }
  if (response.role() != v1::ROLE_KIOSK) {
    return QStringLiteral("这个注册码不是取号机的，请用这台取号机的注册码");
  }
  const auto problem =
      terminal::replaceFile(file_, QByteArray::fromStdString(response.device_token()) + '\n');
  return problem ? inFile(file_, problem->toUtf8().constData()) : QString();
}

}  // namespace hall::kiosk
