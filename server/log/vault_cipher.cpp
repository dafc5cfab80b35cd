#include "server/log/vault_cipher.h"

#include <sodium.h>

#include <cstring>
#include <stdexcept>

#include "server/log/chain.h"
#include "server/log/sm_cipher.h"

namespace hall::log {

namespace {

unsigned char* writable(std::string& bytes, std::size_t from = 0) {
  return reinterpret_cast<unsigned char*>(bytes.data()) + from;
}
const unsigned char* readable(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

class SodiumCipher final : public VaultCipher {
 public:
  std::string seal(const SecretKey& key, std::string_view context, std::string_view plain)
      override {
    std::string sealed(kHead + plain.size() + kTag, '\0');
    sealed[0] = kVersion;
    randombytes_buf(writable(sealed, 1), kNonce);
    unsigned long long length = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        writable(sealed, kHead),
        &length,
        readable(plain),
        plain.size(),
        readable(context),
        context.size(),
        nullptr,
        writable(sealed, 1),
        key.data()
    );
    return sealed;
  }

  std::optional<std::string> open(
      const SecretKey& key, std::string_view context, std::string_view sealed
  ) override {
    if (sealed.size() < kHead + kTag || sealed[0] != kVersion) return std::nullopt;
    std::string plain(sealed.size() - kHead - kTag, '\0');
    unsigned long long length = 0;
    const int code = crypto_aead_xchacha20poly1305_ietf_decrypt(
        writable(plain),
        &length,
        nullptr,
        readable(sealed) + kHead,
        sealed.size() - kHead,
        readable(context),
        context.size(),
        readable(sealed) + 1,
        key.data()
    );
    if (code != 0) return std::nullopt;
    return plain;
  }

  SecretKey mac(const SecretKey& key, std::string_view bytes) override {
    std::string tag(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256(writable(tag), readable(bytes), bytes.size(), key.data());
    return *SecretKey::from(tag);
  }

 private:
  static constexpr char kVersion = 1;
  static constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  static constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
  static constexpr std::size_t kHead = 1 + kNonce;
  static_assert(crypto_auth_hmacsha256_KEYBYTES == SecretKey::kSize);
  static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == SecretKey::kSize);
};

void appendPart(std::string& to, std::string_view part) {
  appendBigEndian(to, part.size(), 4);
  to += part;
}

}  // namespace

std::string_view nameOf(CipherSuite suite) {
  return suite == CipherSuite::Sm4Sm3 ? "sm4-sm3" : "xchacha20-poly1305";
}

std::optional<CipherSuite> cipherSuiteNamed(std::string_view name) {
  if (name == "xchacha20-poly1305") return CipherSuite::XChaCha20Poly1305;
  if (name == "sm4-sm3") return CipherSuite::Sm4Sm3;
  return std::nullopt;
}

std::unique_ptr<VaultCipher> VaultCipher::make(CipherSuite suite) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  if (suite == CipherSuite::Sm4Sm3) return std::make_unique<SmCipher>();
  return std::make_unique<SodiumCipher>();
}

std::string sealContext(
    std::string_view table, std::string_view row, std::string_view column, std::string_view key
) {
  std::string context;
  for (const std::string_view part : {table, row, column, key}) appendPart(context, part);
  return context;
}

}  // namespace hall::log
