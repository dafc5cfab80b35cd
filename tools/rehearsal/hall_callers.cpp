#include "tools/rehearsal/hall_callers.h"

#include <utility>

namespace hall::rehearsal {

HallCallers::HallCallers(client::Endpoint endpoint, const ServerBanner& credentials)
    : endpoint_(std::move(endpoint)), phone_(std::make_unique<HallSession>(endpoint_, "")) {
  for (const auto& account : credentials.accounts) passwords_[account.number] = account.password;
  findOffice(credentials.accounts);
  findDevices(credentials.deviceTokens);
}

HallSession& HallCallers::staff(const std::string& number) {
  auto& session = staff_[number];
  if (session == nullptr) {
    const auto password = passwords_.find(number);
    if (password == passwords_.end()) {
      throw std::runtime_error("the credentials name nobody with the number " + number);
    }
    session = std::make_unique<HallSession>(endpoint_, number, password->second);
    session->logIn();
  }
  return *session;
}

/// Offices stand at the end of a list of staff, so that few have to log in.
void HallCallers::findOffice(const std::vector<ServerBanner::Account>& accounts) {
  for (auto account = accounts.rbegin(); account != accounts.rend(); ++account) {
    HallSession& session = staff(account->number);
    if (manager_ == nullptr && session.has(v1::ROLE_HALL_MANAGER)) manager_ = &session;
    if (administrator_ == nullptr && session.has(v1::ROLE_ADMINISTRATOR)) {
      administrator_ = &session;
    }
    if (manager_ != nullptr && administrator_ != nullptr) return;
  }
  throw std::runtime_error(
      "the credentials name no hall manager or no administrator; they are what the server prints "
      "at its first start"
  );
}

void HallCallers::findDevices(const std::map<std::string, std::string>& tokens) {
  v1::ListDevicesRequest request;
  request.set_page_size(500);
  const auto devices = administrator_->demand<v1::ListDevicesResponse>("list the devices", request);
  for (const v1::Device& device : devices.devices()) {
    const auto token = tokens.find(device.device_id());
    if (token == tokens.end()) continue;
    if (device.kind() == v1::DEVICE_KIND_BOARD) {
      boards_.push_back({device.device_id(), device.zone_id(), token->second});
    } else if (device.kind() == v1::DEVICE_KIND_KIOSK && kiosk_ == nullptr) {
      kiosk_ = std::make_unique<HallSession>(endpoint_, token->second);
    }
  }
  if (kiosk_ == nullptr) throw std::runtime_error("the credentials name no kiosk of this hall");
}

}  // namespace hall::rehearsal
