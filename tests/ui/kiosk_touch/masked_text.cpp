#include "tests/ui/kiosk_touch/masked_text.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <sstream>

namespace hall::kiosk {

namespace {

constexpr char kMask = 0x5A;
constexpr std::size_t kPart = std::size_t{1} << 20;
/// The tables of a sanitizer are larger, and hold no texts.
constexpr std::size_t kRegionMax = std::size_t{1} << 32;

struct Region {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Of a line of /proc/self/maps that can be read and written; else empty.
Region writable(const std::string& line) {
  Region region;
  char rights[5] = {};
  if (std::sscanf(line.c_str(), "%zx-%zx %4s", &region.begin, &region.end, rights) != 3) return {};
  const bool fits = region.end - region.begin <= kRegionMax;
  return fits && rights[0] == 'r' && rights[1] == 'w' ? region : Region{};
}

}  // namespace

MaskedText::MaskedText(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  for (char byte = 0; in.get(byte); byte = 0) masked_.push_back(static_cast<char>(byte ^ kMask));
}

int MaskedText::countIn(const std::string& bytes) const {
  return countIn(bytes.data(), bytes.size(), 1) + countIn(bytes.data(), bytes.size(), 2);
}

/// `step`: bytes a character takes, the first of them its own.
int MaskedText::countIn(const char* bytes, std::size_t length, std::size_t step) const {
  const std::size_t needed = (masked_.size() - 1) * step + 1;
  const char first = static_cast<char>(masked_.front() ^ kMask);
  int count = 0;
  const char* const end = bytes + length;
  for (const char* at = bytes; at < end && static_cast<std::size_t>(end - at) >= needed; ++at) {
    at = static_cast<const char*>(std::memchr(at, first, static_cast<std::size_t>(end - at)));
    if (at == nullptr || static_cast<std::size_t>(end - at) < needed) break;
    std::size_t same = 1;
    while (same < masked_.size() && static_cast<char>(at[same * step] ^ kMask) == masked_[same]) {
      ++same;
    }
    count += same == masked_.size() ? 1 : 0;
  }
  return count;
}

int MaskedText::countInMemory() const {
  const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  std::istringstream maps(bytesOf("/proc/self/maps"));
  // Parts overlap, so that a text on their border is found.
  const std::size_t overlap = masked_.size() * 2;
  std::string part(kPart, '\0');
  int count = 0;
  for (std::string line; std::getline(maps, line);) {
    const Region region = writable(line);
    for (std::size_t at = region.begin; at < region.end; at += kPart - overlap) {
      const std::size_t wanted = std::min(kPart, region.end - at);
      const ssize_t read = ::pread(memory, part.data(), wanted, static_cast<off_t>(at));
      if (read <= 0) break;
      part.resize(static_cast<std::size_t>(read));
      count += countIn(part);
      part.assign(kPart, '\0');
    }
  }
  ::close(memory);
  return count;
}

std::string bytesOf(const std::filesystem::path& file) {
  const std::ifstream in(file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace hall::kiosk
