#include "server/log/chain.h"

#include <array>

namespace hall::log {

namespace {

/// Writes big-endian numbers one after the other.
class Frame {
 public:
  void put(std::uint64_t number, int size) {
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
      bytes_[used_++] = static_cast<char>(number >> shift & 0xFF);
    }
  }
  std::string_view bytes() const { return {bytes_.data(), used_}; }

 private:
  std::array<char, 32> bytes_{};
  std::size_t used_ = 0;
};

}  // namespace

Hash chained(Hasher& hasher, const Hash& previous, const ChainRecord& record) {
  Frame head;
  head.put(record.seq, 8);
  head.put(static_cast<std::uint64_t>(record.recordedUs), 8);
  head.put(static_cast<std::uint64_t>(record.occurredUs), 8);
  head.put(record.kind, 2);
  head.put(record.actor.size(), 4);
  Frame between;
  between.put(record.body.size(), 4);

  hasher.begin();
  hasher.add(bytesOf(previous));
  hasher.add(head.bytes());
  hasher.add(record.actor);
  hasher.add(between.bytes());
  hasher.add(record.body);
  return hasher.end();
}

void appendBigEndian(std::string& to, std::uint64_t number, int size) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
    to += static_cast<char>(number >> shift & 0xFF);
  }
}

}  // namespace hall::log
