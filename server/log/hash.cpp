#include "server/log/hash.h"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

namespace hall::log {

namespace {

void require(bool done) {
  if (!done) throw std::runtime_error("the cryptographic library failed to hash");
}

int digitOf(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

}  // namespace

std::string_view nameOf(HashAlgorithm algorithm) {
  return algorithm == HashAlgorithm::Sha256 ? "sha256" : "sm3";
}

std::optional<HashAlgorithm> hashAlgorithmNamed(std::string_view name) {
  if (name == "sm3") return HashAlgorithm::Sm3;
  if (name == "sha256") return HashAlgorithm::Sha256;
  return std::nullopt;
}

struct Hasher::Context {
  struct Free {
    void operator()(EVP_MD* fetched) const { EVP_MD_free(fetched); }
    void operator()(EVP_MD_CTX* made) const { EVP_MD_CTX_free(made); }
  };
  // Fetched once: looking an algorithm up costs more than hashing an event with it.
  std::unique_ptr<EVP_MD, Free> digest;
  std::unique_ptr<EVP_MD_CTX, Free> context;
};

Hasher::Hasher(HashAlgorithm algorithm)
    : algorithm_(algorithm), context_(std::make_unique<Context>()) {
  const char* name = algorithm == HashAlgorithm::Sha256 ? "SHA2-256" : "SM3";
  context_->digest.reset(EVP_MD_fetch(nullptr, name, nullptr));
  context_->context.reset(EVP_MD_CTX_new());
  require(context_->digest != nullptr && context_->context != nullptr);
  require(EVP_DigestInit_ex2(context_->context.get(), context_->digest.get(), nullptr) == 1);
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::begin() {
  require(EVP_DigestInit_ex2(context_->context.get(), nullptr, nullptr) == 1);
}

void Hasher::add(std::string_view bytes) {
  require(EVP_DigestUpdate(context_->context.get(), bytes.data(), bytes.size()) == 1);
}

Hash Hasher::end() {
  Hash hash{};
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context_->context.get(), hash.data(), &size) == 1);
  require(size == hash.size());
  return hash;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  digits.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    digits += kDigits[value >> 4];
    digits += kDigits[value & 15];
  }
  return digits;
}

std::optional<std::string> fromHexadecimal(std::string_view digits) {
  if (digits.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(digits.size() / 2);
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    const int high = digitOf(digits[i]);
    const int low = digitOf(digits[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

std::optional<Hash> hashFrom(std::string_view bytes) {
  Hash hash{};
  if (bytes.size() != hash.size()) return std::nullopt;
  std::transform(bytes.begin(), bytes.end(), hash.begin(), [](char byte) {
    return static_cast<std::uint8_t>(byte);
  });
  return hash;
}

}  // namespace hall::log
