#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Protobuf's encoding by hand, for frames that are put together from messages encoded before
/// (protobuf.dev/programming-guides/encoding).
namespace hall::api {

inline std::size_t varintSize(std::uint64_t value) {
  std::size_t size = 1;
  for (; value >= 0x80; value >>= 7) ++size;
  return size;
}

inline void putVarint(std::uint64_t value, std::string& out) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<char>((value & 0x7F) | 0x80));
  out.push_back(static_cast<char>(value));
}

/// A field that is a number, an enumeration or a bool.
inline void putNumber(int field, std::uint64_t value, std::string& out) {
  putVarint(static_cast<std::uint64_t>(field) << 3, out);
  putVarint(value, out);
}

/// Tag and length of a field that is a message or a string; its bytes follow.
inline void putLength(int field, std::size_t size, std::string& out) {
  putVarint(static_cast<std::uint64_t>(field) << 3 | 2, out);
  putVarint(size, out);
}

inline void putBytes(int field, std::string_view bytes, std::string& out) {
  putLength(field, bytes.size(), out);
  out.append(bytes);
}

/// Reads one varint and moves `bytes` behind it. REQUIRES: written by `putVarint`.
inline std::uint64_t takeVarint(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) break;
  }
  return value;
}

}  // namespace hall::api
