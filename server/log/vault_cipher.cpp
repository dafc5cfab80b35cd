#include "server/log/vault_cipher.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <algorithm>

namespace hall::log {

namespace {

unsigned char* bytes(std::string& text, std::size_t from = 0) {
  return reinterpret_cast<unsigned char*>(text.data()) + from;
}
const unsigned char* bytes(std::string_view text, std::size_t from = 0) {
  return reinterpret_cast<const unsigned char*>(text.data()) + from;
}

std::string mac(
    const EVP_MD* digest, std::string_view key, std::string_view context, std::string_view data
) {
  std::string text;
  // Length first, so that no other split of context and data gives the same bytes.
  const auto size = static_cast<std::uint32_t>(context.size());
  for (int shift = 24; shift >= 0; shift -= 8) text.push_back(static_cast<char>(size >> shift));
  text.append(context).append(data);
  std::string result(32, '\0');
  unsigned length = 32;
  HMAC(
      digest,
      key.data(),
      static_cast<int>(key.size()),
      bytes(std::string_view(text)),
      text.size(),
      bytes(result),
      &length
  );
  return result;
}

std::string_view view(const CipherKey& key) {
  return {reinterpret_cast<const char*>(key.data()), key.size()};
}

class XChaCha20 final : public VaultCipher {
 public:
  std::string seal(const CipherKey& key, std::string_view context, std::string_view plain)
      const override {
    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    std::string sealed(kNonce + plain.size() + kTag, '\0');
    randombytes_buf(sealed.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        bytes(sealed, kNonce),
        nullptr,
        bytes(plain),
        plain.size(),
        bytes(context),
        context.size(),
        nullptr,
        bytes(sealed),
        key.data()
    );
    return sealed;
  }

  std::optional<std::string> open(
      const CipherKey& key, std::string_view context, std::string_view sealed
  ) const override {
    constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (sealed.size() < kNonce + kTag) return std::nullopt;
    std::string plain(sealed.size() - kNonce - kTag, '\0');
    const int result = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes(plain),
        nullptr,
        nullptr,
        bytes(sealed, kNonce),
        sealed.size() - kNonce,
        bytes(context),
        context.size(),
        bytes(sealed),
        key.data()
    );
    if (result != 0) return std::nullopt;
    return plain;
  }

  std::string index(const CipherKey& key, std::string_view value) const override {
    std::string hash(32, '\0');
    crypto_generichash(
        bytes(hash), hash.size(), bytes(value), value.size(), key.data(), key.size()
    );
    return hash;
  }
};

class Sm4 final : public VaultCipher {
 public:
  std::string seal(const CipherKey& key, std::string_view context, std::string_view plain)
      const override {
    std::string sealed(kIv, '\0');
    randombytes_buf(sealed.data(), kIv);
    sealed += crypt(key, sealed, plain);
    return sealed + mac(EVP_sm3(), macKey(key), context, sealed);
  }

  std::optional<std::string> open(
      const CipherKey& key, std::string_view context, std::string_view sealed
  ) const override {
    if (sealed.size() < kIv + kMac) return std::nullopt;
    const std::string_view body = sealed.substr(0, sealed.size() - kMac);
    const std::string expected = mac(EVP_sm3(), macKey(key), context, body);
    if (CRYPTO_memcmp(expected.data(), sealed.data() + body.size(), kMac) != 0) return std::nullopt;
    return crypt(key, std::string(body.substr(0, kIv)), body.substr(kIv));
  }

  std::string index(const CipherKey& key, std::string_view value) const override {
    return mac(EVP_sm3(), view(key), "index", value);
  }

 private:
  static constexpr std::size_t kIv = 16;
  static constexpr std::size_t kMac = 32;

  /// The first half of the key encrypts, a key derived from all of it authenticates.
  static std::string macKey(const CipherKey& key) { return mac(EVP_sm3(), view(key), "mac", ""); }

  static std::string crypt(const CipherKey& key, const std::string& iv, std::string_view input) {
    std::string output(input.size(), '\0');
    int length = 0;
    EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
    EVP_EncryptInit_ex(context, EVP_sm4_ctr(), nullptr, key.data(), bytes(std::string_view(iv)));
    EVP_EncryptUpdate(
        context, bytes(output), &length, bytes(input), static_cast<int>(input.size())
    );
    EVP_CIPHER_CTX_free(context);
    return output;
  }
};

}  // namespace

std::unique_ptr<VaultCipher> makeCipher(CipherAlgorithm algorithm) {
  if (algorithm == CipherAlgorithm::Sm4) return std::make_unique<Sm4>();
  return std::make_unique<XChaCha20>();
}

CipherKey randomKey() {
  CipherKey key{};
  randombytes_buf(key.data(), key.size());
  return key;
}

}  // namespace hall::log
