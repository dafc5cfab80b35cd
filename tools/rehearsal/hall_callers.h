#pragma once

#include <map>
#include <memory>
#include <string>

#include "hall/v1/people.pb.h"
#include "tools/rehearsal/hall_session.h"
#include "tools/rehearsal/server_banner.h"

namespace hall::rehearsal {

/// Everybody through whom a rehearsal speaks to one hall: its devices, its staff, and a phone.
/// Staff log in when they are first needed. One thread at a time.
class HallCallers {
 public:
  /// Finds out who is who. `credentials` is what the server said at its first start. Throws
  /// HallRefused, or std::runtime_error when somebody a rehearsal needs is not among them.
  HallCallers(client::Endpoint endpoint, const ServerBanner& credentials);

  HallSession& kiosk() { return *kiosk_; }
  HallSession& phone() { return *phone_; }
  HallSession& manager() { return *manager_; }
  HallSession& administrator() { return *administrator_; }
  /// Throws std::runtime_error when the credentials do not name this person.
  HallSession& staff(const std::string& number);
  bool knows(const std::string& number) const { return passwords_.contains(number); }

  const client::Endpoint& endpoint() const { return endpoint_; }
  /// Boards with their tokens.
  struct BoardDevice {
    std::string deviceId;
    std::string zoneId;  ///< empty: the whole hall
    std::string token;
  };
  const std::vector<BoardDevice>& boards() const { return boards_; }

 private:
  void findOffice(const std::vector<ServerBanner::Account>& accounts);
  void findDevices(const std::map<std::string, std::string>& tokens);

  const client::Endpoint endpoint_;
  std::map<std::string, std::string> passwords_;
  std::map<std::string, std::unique_ptr<HallSession>> staff_;
  HallSession* manager_ = nullptr;
  HallSession* administrator_ = nullptr;
  std::unique_ptr<HallSession> kiosk_;
  std::unique_ptr<HallSession> phone_;
  std::vector<BoardDevice> boards_;
};

}  // namespace hall::rehearsal
