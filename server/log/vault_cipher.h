#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// How personal data is sealed. The algorithm is a setting of the machine, fixed at creation
/// (standards.md 5.3: OpenSSL 3.0 has no SM4-GCM, so SM4-CTR with HMAC-SM3, encrypt then MAC).
namespace hall::log {

enum class CipherAlgorithm : std::uint8_t { XChaCha20 = 1, Sm4 = 2 };

using CipherKey = std::array<std::uint8_t, 32>;

/// Stateless; any thread.
class VaultCipher {
 public:
  virtual ~VaultCipher() = default;
  /// nonce ‖ ciphertext ‖ tag; `context` is bound to it but not stored.
  virtual std::string seal(const CipherKey& key, std::string_view context, std::string_view plain)
      const = 0;
  /// Nothing: another key, another context, or changed bytes.
  virtual std::optional<std::string> open(
      const CipherKey& key, std::string_view context, std::string_view sealed
  ) const = 0;
  /// Keyed hash of a normalised document number: finds a person again without reading anybody.
  virtual std::string index(const CipherKey& key, std::string_view value) const = 0;
};

std::unique_ptr<VaultCipher> makeCipher(CipherAlgorithm algorithm);
CipherKey randomKey();

}  // namespace hall::log
