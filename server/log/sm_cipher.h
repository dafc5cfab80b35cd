#pragma once

#include <memory>

#include "server/log/vault_cipher.h"

namespace hall::log {

/// SM4-CTR and HMAC-SM3 of OpenSSL, which has no SM4-GCM before 3.1: encrypt, then authenticate.
/// The two keys are derived from the field's key by HMAC-SM3.
class SmCipher final : public VaultCipher {
 public:
  SmCipher();
  ~SmCipher() override;

  std::string seal(const SecretKey& key, std::string_view context, std::string_view plain) override;
  std::optional<std::string> open(
      const SecretKey& key, std::string_view context, std::string_view sealed
  ) override;
  SecretKey mac(const SecretKey& key, std::string_view bytes) override;

  /// SM4 in counter mode; the same call encrypts and decrypts. 16-byte key, 16-byte counter block.
  std::string counterMode(std::string_view key, std::string_view counter, std::string_view bytes);
  /// HMAC-SM3 with a key of any length.
  SecretKey macWith(std::string_view key, std::string_view bytes);

 private:
  struct Contexts;
  SecretKey tagOf(
      const SecretKey& key,
      std::string_view context,
      std::string_view counter,
      std::string_view hidden
  );

  std::unique_ptr<Contexts> contexts_;
};

}  // namespace hall::log
