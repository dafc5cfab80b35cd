#include "server/log/sm_cipher.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

#include "server/log/chain.h"

namespace hall::log {

namespace {

constexpr char kVersion = 1;
constexpr std::size_t kCounter = 16;
constexpr std::size_t kTag = SecretKey::kSize;
constexpr std::size_t kHead = 1 + kCounter;
constexpr std::size_t kSm4Key = 16;

void require(bool done) {
  if (!done) throw std::runtime_error("the cryptographic library failed to encrypt");
}

const unsigned char* readable(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

struct SmCipher::Contexts {
  struct Free {
    void operator()(EVP_CIPHER* fetched) const { EVP_CIPHER_free(fetched); }
    void operator()(EVP_CIPHER_CTX* made) const { EVP_CIPHER_CTX_free(made); }
    void operator()(EVP_MAC* fetched) const { EVP_MAC_free(fetched); }
    void operator()(EVP_MAC_CTX* made) const { EVP_MAC_CTX_free(made); }
  };
  std::unique_ptr<EVP_CIPHER, Free> sm4{EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr)};
  std::unique_ptr<EVP_CIPHER_CTX, Free> cipher{EVP_CIPHER_CTX_new()};
  std::unique_ptr<EVP_MAC, Free> hmac{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
  std::unique_ptr<EVP_MAC_CTX, Free> mac{EVP_MAC_CTX_new(hmac.get())};
};

SmCipher::SmCipher() : contexts_(std::make_unique<Contexts>()) {
  require(contexts_->sm4 != nullptr && contexts_->cipher != nullptr && contexts_->mac != nullptr);
  std::array<char, 4> digest{'S', 'M', '3', '\0'};
  const std::array<OSSL_PARAM, 2> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
      OSSL_PARAM_construct_end()};
  require(EVP_MAC_CTX_set_params(contexts_->mac.get(), parameters.data()) == 1);
}

SmCipher::~SmCipher() = default;

std::string SmCipher::counterMode(
    std::string_view key, std::string_view counter, std::string_view bytes
) {
  require(key.size() == kSm4Key && counter.size() == kCounter);
  EVP_CIPHER_CTX* context = contexts_->cipher.get();
  require(
      EVP_EncryptInit_ex2(
          context, contexts_->sm4.get(), readable(key), readable(counter), nullptr
      ) == 1
  );
  std::string result(bytes.size(), '\0');
  int length = 0;
  require(
      EVP_EncryptUpdate(
          context,
          reinterpret_cast<unsigned char*>(result.data()),
          &length,
          readable(bytes),
          static_cast<int>(bytes.size())
      ) == 1
  );
  require(static_cast<std::size_t>(length) == bytes.size());
  return result;
}

SecretKey SmCipher::macWith(std::string_view key, std::string_view bytes) {
  EVP_MAC_CTX* context = contexts_->mac.get();
  require(EVP_MAC_init(context, readable(key), key.size(), nullptr) == 1);
  require(EVP_MAC_update(context, readable(bytes), bytes.size()) == 1);
  std::array<unsigned char, kTag> tag{};
  std::size_t size = 0;
  require(EVP_MAC_final(context, tag.data(), &size, tag.size()) == 1 && size == tag.size());
  return *SecretKey::from({reinterpret_cast<const char*>(tag.data()), tag.size()});
}

SecretKey SmCipher::mac(const SecretKey& key, std::string_view bytes) {
  return macWith(key.bytes(), bytes);
}

SecretKey SmCipher::tagOf(
    const SecretKey& key,
    std::string_view context,
    std::string_view counter,
    std::string_view hidden
) {
  std::string message(1, kVersion);
  appendBigEndian(message, context.size(), 8);
  message.append(context).append(counter).append(hidden);
  return macWith(mac(key, "authenticate").bytes(), message);
}

std::string SmCipher::seal(const SecretKey& key, std::string_view context, std::string_view plain) {
  std::string counter(kCounter, '\0');
  randombytes_buf(counter.data(), counter.size());
  const SecretKey sm4 = mac(key, "encrypt");
  const std::string hidden = counterMode(sm4.bytes().substr(0, kSm4Key), counter, plain);
  std::string sealed(1, kVersion);
  sealed.append(counter).append(hidden).append(tagOf(key, context, counter, hidden).bytes());
  return sealed;
}

std::optional<std::string> SmCipher::open(
    const SecretKey& key, std::string_view context, std::string_view sealed
) {
  if (sealed.size() < kHead + kTag || sealed[0] != kVersion) return std::nullopt;
  const std::string_view counter = sealed.substr(1, kCounter);
  const std::string_view hidden = sealed.substr(kHead, sealed.size() - kHead - kTag);
  const auto tag = SecretKey::from(sealed.substr(sealed.size() - kTag));
  if (!tag || !tag->equals(tagOf(key, context, counter, hidden))) return std::nullopt;
  const SecretKey sm4 = mac(key, "encrypt");
  return counterMode(sm4.bytes().substr(0, kSm4Key), counter, hidden);
}

}  // namespace hall::log
