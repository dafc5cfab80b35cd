#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace hall::hallctl {

/// What `hallctl login` and `hallctl device enroll` keep for later commands.
struct Session {
  std::string server;  ///< "127.0.0.1:7300"; the token is shown to no other
  std::string token;
  std::string staffNumber;  ///< empty: a device's session
  std::string staffName;
  std::string deviceId;   ///< of a device's session, or the device a person sits at
  std::string counterId;  ///< where the person signed in last; empty: nowhere
  std::string timeZone;   ///< of the hall: "Asia/Shanghai"

  friend bool operator==(const Session&, const Session&) = default;
};

/// Sessions by name, each a file that only its owner can read (0600), so that several people and
/// devices can act from one shell: `hallctl --session kiosk-1 ticket issue …`.
class SessionStore {
 public:
  explicit SessionStore(std::filesystem::path folder) : folder_(std::move(folder)) {}
  /// $XDG_CONFIG_HOME/yichuang/sessions, else ~/.config/yichuang/sessions.
  static SessionStore ofUser();

  /// Nothing: there is none of this name, or it cannot be read.
  std::optional<Session> read(const std::string& name) const;
  /// False: it cannot be written.
  bool write(const std::string& name, const Session& session) const;
  /// True also where there was none.
  bool forget(const std::string& name) const;
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }

 private:
  std::filesystem::path folder_;
};

/// Letters, digits, ".", "_" and "-", at most 50: it becomes a file's name.
bool isSessionName(const std::string& name);

}  // namespace hall::hallctl
