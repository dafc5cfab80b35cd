#include "server/log/secret_key.h"

#include <sodium.h>

#include <algorithm>

namespace hall::log {

SecretKey::~SecretKey() {
  sodium_memzero(bytes_.data(), bytes_.size());
}

SecretKey SecretKey::make() {
  SecretKey key;
  randombytes_buf(key.bytes_.data(), key.bytes_.size());
  return key;
}

std::optional<SecretKey> SecretKey::from(std::string_view bytes) {
  if (bytes.size() != kSize) return std::nullopt;
  SecretKey key;
  std::transform(bytes.begin(), bytes.end(), key.bytes_.begin(), [](char byte) {
    return static_cast<std::uint8_t>(byte);
  });
  return key;
}

bool SecretKey::equals(const SecretKey& other) const {
  return sodium_memcmp(bytes_.data(), other.bytes_.data(), bytes_.size()) == 0;
}

}  // namespace hall::log
