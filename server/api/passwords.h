#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "server/domain/result.h"
#include "server/engine/side_thread.h"

/// Passwords: what they must look like, how they are kept, and the one thread that hashes them.
namespace hall::api {

/// A password as the credentials keep it.
struct KeptPassword {
  std::string hash;
  /// Set by somebody else: the person changes it next.
  bool changeDue = false;

  std::string row() const;
  static KeptPassword fromRow(std::string_view row);
};

/// PasswordTooWeak: 10 to 200 characters of at least 3 kinds (small, capital, digit, other).
std::optional<domain::Refusal> refusePassword(std::string_view password);
/// A password of 16 characters that passes: for first log-ins and samples.
std::string randomPassword();

/// Hashes with argon2id (RFC 9106, OWASP's least: 19 MiB, 2 passes) on one thread of its own with a
/// queue of 16: a flood of log-ins waits here and not in the hall. Thread-safe.
class PasswordHasher {
 public:
  struct Cost {
    unsigned long long passes = 2;
    std::size_t bytes = std::size_t{19} << 20;
  };
  struct Job {
    std::string verify;   ///< a password that must be the one of `against`; empty: none
    std::string against;  ///< empty: the account is unknown; takes as long and never fits
    std::string hash;     ///< a password to hash; empty: none. Not hashed when `verify` fails
  };
  struct Outcome {
    bool verified = false;
    std::string hash;  ///< empty: none was asked for, or the machine had no memory for it
  };

  PasswordHasher() : PasswordHasher(Cost{}) {}
  explicit PasswordHasher(Cost cost);

  /// `then` is called on the hasher's thread. False: too many wait; `then` is never called.
  bool submit(Job job, std::function<void(Outcome)> then);
  /// Hashes on the caller's thread, for what is made before the server serves. Empty: no memory.
  std::string hashNow(const std::string& password) const;
  void stop() { thread_.stop(); }

 private:
  Outcome run(const Job& job) const;

  const Cost cost_;
  const std::string dummy_;
  engine::SideThread thread_;
};

}  // namespace hall::api
