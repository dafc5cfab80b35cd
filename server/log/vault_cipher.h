#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/log/secret_key.h"

namespace hall::log {

/// Which algorithms protect the vault. Fixed when the store is made; values are stored.
enum class CipherSuite : std::uint8_t {
  XChaCha20Poly1305 = 1,  ///< with HMAC-SHA-256 for keys and look-up
  Sm4Sm3 = 2  ///< SM4-CTR, then HMAC-SM3; HMAC-SM3 for keys and look-up (standards.md 5.3)
};

/// "xchacha20-poly1305", "sm4-sm3".
std::string_view nameOf(CipherSuite suite);
std::optional<CipherSuite> cipherSuiteNamed(std::string_view name);

/// Authenticated encryption of one field, and keyed hashes. One thread at a time.
class VaultCipher {
 public:
  static std::unique_ptr<VaultCipher> make(CipherSuite suite);
  virtual ~VaultCipher() = default;

  /// A version byte, a random nonce, the ciphertext and a tag over everything and `context`.
  virtual std::string seal(
      const SecretKey& key, std::string_view context, std::string_view plain
  ) = 0;
  /// Nothing: another key, another context, or a single byte changed.
  virtual std::optional<std::string> open(
      const SecretKey& key, std::string_view context, std::string_view sealed
  ) = 0;
  /// Keyed hash, 32 bytes.
  virtual SecretKey mac(const SecretKey& key, std::string_view bytes) = 0;
};

/// What a sealed field is bound to, so that no row can be moved to another place.
std::string sealContext(
    std::string_view table, std::string_view row, std::string_view column, std::string_view key
);

}  // namespace hall::log
