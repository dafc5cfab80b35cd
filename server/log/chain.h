#pragma once

#include <cstdint>
#include <string_view>

#include "server/domain/time.h"
#include "server/log/hash.h"

namespace hall::log {

/// The stored bytes of one event, without its hash.
struct ChainRecord {
  std::uint64_t seq = 0;
  std::int64_t recordedUs = 0;
  std::int64_t occurredUs = 0;
  std::uint16_t kind = 0;
  std::string_view actor;
  std::string_view body;
};

/// H = hash(prev ‖ u64 seq ‖ i64 recorded_us ‖ i64 occurred_us ‖ u16 kind ‖ u32 len + actor ‖
/// u32 len + body), big-endian, over the stored bytes. Before the first event `prev` is all zero.
Hash chained(Hasher& hasher, const Hash& previous, const ChainRecord& record);

/// Appends `size` bytes of the number, big-endian.
void appendBigEndian(std::string& to, std::uint64_t number, int size);

inline std::int64_t microsecondsOf(domain::Instant at) {
  return std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch()).count();
}
inline domain::Instant instantOf(std::int64_t microseconds) {
  return domain::Instant{
      std::chrono::floor<domain::Duration>(std::chrono::microseconds{microseconds})};
}

}  // namespace hall::log
