#pragma once

#include <QString>
#include <filesystem>
#include <string>

namespace hall::kiosk {

/// The kiosk's right to call the server: the token of an enrolled device, in a file that only its
/// owner reads. Blocks; for the start of the program.
class KioskSession {
 public:
  /// The server as LinkSettings names it.
  struct Server {
    std::string address;
    std::string serverAuthority;
    std::string certificate;
    std::string privateKey;
  };

  explicit KioskSession(std::filesystem::path file) : file_(std::move(file)) {}

  struct Loaded {
    std::string token;  ///< empty: `fault` says why
    QString fault;
  };
  /// A file that others may read is no secret any more and is refused.
  Loaded load() const;

  /// Turns the one-time code that an administrator got for this kiosk into its token and keeps it.
  /// Empty: done. Else what is wrong, in Chinese, and nothing changed.
  QString enroll(const Server& server, const std::string& code, const std::string& softwareVersion)
      const;

 private:
  const std::filesystem::path file_;
};

}  // namespace hall::kiosk
