#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hall::rehearsal {

/// What a server says on its standard output when it starts: addresses and, at the first start of a
/// data directory, the accounts and device tokens it made. A value.
struct ServerBanner {
  struct Account {
    std::string number;  ///< 工号
    std::string password;
  };

  std::string rpcAddress;                           ///< "127.0.0.1:7300"
  std::vector<Account> accounts;                    ///< empty unless it was the first start
  std::map<std::string, std::string> deviceTokens;  ///< by code of the device; likewise
  bool ready = false;                               ///< READY was said
};

/// Reads a banner line by line, as it comes through a pipe or out of a file. What it does not know
/// is passed over.
class BannerReader {
 public:
  /// False once READY was read: the banner is whole.
  bool take(std::string_view line);
  const ServerBanner& banner() const { return banner_; }

 private:
  enum class Part { Addresses, Accounts, Devices };

  void takeEntry(std::string_view line);

  Part part_ = Part::Addresses;
  ServerBanner banner_;
};

/// The whole banner out of a file, where a server's output was kept. READY need not stand in it.
ServerBanner readBanner(const std::string& text);
/// As `readBanner` reads it.
std::string textOf(const ServerBanner& banner);

}  // namespace hall::rehearsal
