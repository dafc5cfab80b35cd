#pragma once

#include <filesystem>
#include <string>

namespace hall::kiosk {

/// A text that this process looks for without holding it itself: it is kept xored.
class MaskedText {
 public:
  /// Reads it from a file, byte by byte.
  explicit MaskedText(const std::filesystem::path& file);

  /// How often it stands there, in UTF-8 or in UTF-16.
  int countIn(const std::string& bytes) const;
  /// The same of everything that this process can write to.
  int countInMemory() const;

 private:
  int countIn(const char* bytes, std::size_t length, std::size_t step) const;

  std::string masked_;
};

std::string bytesOf(const std::filesystem::path& file);

}  // namespace hall::kiosk
