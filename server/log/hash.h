#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hall::log {

/// Which function chains a log and names its blobs. Fixed when the log is made; values are stored.
enum class HashAlgorithm : std::uint8_t {
  Sm3 = 1,    ///< GB/T 32905, the default
  Sha256 = 2  ///< where a machine does SHA in hardware or an auditor asks for it
};

using Hash = std::array<std::uint8_t, 32>;

/// "sm3", "sha256".
std::string_view nameOf(HashAlgorithm algorithm);
std::optional<HashAlgorithm> hashAlgorithmNamed(std::string_view name);

/// Computes hashes with one context that is used again and again. One thread at a time. Failures of
/// the library (none is known on these paths) throw std::runtime_error.
class Hasher {
 public:
  explicit Hasher(HashAlgorithm algorithm);
  ~Hasher();
  Hasher(Hasher&&) noexcept;
  Hasher& operator=(Hasher&&) noexcept;

  void begin();
  void add(std::string_view bytes);
  Hash end();

  Hash of(std::string_view bytes) {
    begin();
    add(bytes);
    return end();
  }
  HashAlgorithm algorithm() const { return algorithm_; }

 private:
  struct Context;
  HashAlgorithm algorithm_;
  std::unique_ptr<Context> context_;
};

inline std::string_view bytesOf(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}
/// Lower case.
std::string hexadecimal(std::string_view bytes);
/// Nothing: an odd number of digits, or something that is no digit.
std::optional<std::string> fromHexadecimal(std::string_view digits);
/// Nothing unless there are exactly 32 bytes.
std::optional<Hash> hashFrom(std::string_view bytes);

}  // namespace hall::log
