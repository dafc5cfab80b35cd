#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hall::log {

/// 32 secret bytes. Wiped from memory when it dies; never printed, never compared in variable time.
class SecretKey {
 public:
  static constexpr std::size_t kSize = 32;

  SecretKey() = default;
  ~SecretKey();
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;

  /// New and random.
  static SecretKey make();
  /// Nothing unless there are exactly 32 bytes.
  static std::optional<SecretKey> from(std::string_view bytes);

  const std::uint8_t* data() const { return bytes_.data(); }
  std::string_view bytes() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }
  bool equals(const SecretKey& other) const;

 private:
  std::array<std::uint8_t, kSize> bytes_{};
};

}  // namespace hall::log
