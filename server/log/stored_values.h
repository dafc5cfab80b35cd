#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include "hall/log/v1/values.pb.h"
#include "server/domain/alert.h"
#include "server/domain/counter.h"
#include "server/domain/ids.h"
#include "server/domain/outcome.h"
#include "server/domain/people.h"
#include "server/domain/ticket.h"
#include "server/domain/time.h"
#include "server/log/stored_enums.h"

/// Between the domain's values and the stored ones. Writing is total; reading remembers whether a
/// stored value was out of the range of the domain's type.
namespace hall::log {

// ---- writing --------------------------------------------------------------------------------

template <class Tag>
std::uint32_t stored(domain::NumberedId<Tag> id) {
  return id.value;
}
template <class Tag>
std::uint64_t stored(domain::RunningNumber<Tag> number) {
  return number.value;
}
inline std::int64_t stored(domain::Instant at) {
  return at.time_since_epoch().count();
}
inline std::int64_t stored(domain::Duration duration) {
  return duration.count();
}
inline std::int32_t stored(domain::LocalDay day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}
inline std::int32_t stored(domain::MinuteOfDay minute) {
  return static_cast<std::int32_t>(minute.count());
}

/// The stored enumerations bear the domain's numbers; a test compares them by name.
template <class Stored, class Value>
Stored as(Value value) {
  static_assert(std::is_enum_v<Value> && std::is_enum_v<Stored>);
  return static_cast<Stored>(value);
}

template <class Tag>
void put(const domain::Uuid<Tag>& id, std::string* out) {
  if (!id) return;
  out->assign(id.bytes.begin(), id.bytes.end());
}
void put(std::string_view text, std::string* out);
void encode(const domain::Target& from, v1::Target& to);
void encode(const domain::TicketNumber& from, v1::TicketNumber& to);
void encode(const domain::QueueSet& from, v1::QueueSet& to);
void encode(const domain::ItemOutcome& from, v1::ItemOutcome& to);
void encode(const domain::Actor& from, v1::Actor& to);
void encode(const domain::Staff& from, v1::Staff& to);
void encode(const domain::Device& from, v1::Device& to);
void encode(const domain::Alert& from, v1::Alert& to);

// ---- reading --------------------------------------------------------------------------------

/// Enumerations of the domain whose 0 has a meaning; any other stored 0 is unsound.
template <class Value>
inline constexpr bool kZeroHasMeaning = false;
template <>
inline constexpr bool kZeroHasMeaning<domain::PreCheckResult> = true;
template <>
inline constexpr bool kZeroHasMeaning<domain::IdentityExtent> = true;

/// Reads stored values into the domain's. One value out of range makes the whole message unsound.
class FieldReader {
 public:
  bool sound() const { return sound_; }
  void fail() { sound_ = false; }

  template <class Tag>
  void read(std::uint32_t from, domain::NumberedId<Tag>& to) {
    to.value = from;
  }
  template <class Tag>
  void read(std::uint64_t from, domain::RunningNumber<Tag>& to) {
    to.value = from;
  }
  template <class Tag>
  void read(const std::string& from, domain::Uuid<Tag>& to) {
    if (from.size() == to.bytes.size()) {
      for (std::size_t i = 0; i < from.size(); ++i) {
        to.bytes[i] = static_cast<std::uint8_t>(from[i]);
      }
    } else if (from.empty()) {
      to = {};
    } else {
      fail();
    }
  }
  void read(std::int64_t from, domain::Instant& to) {
    to = domain::Instant{domain::Duration{from}};
  }
  void read(std::int64_t from, domain::Duration& to) { to = domain::Duration{from}; }
  void read(std::int32_t from, domain::LocalDay& to) {
    to = domain::LocalDay{std::chrono::days{from}};
  }
  void read(std::int32_t from, domain::MinuteOfDay& to) { to = domain::MinuteOfDay{from}; }
  void read(const std::string& from, std::string& to) { to = from; }
  void read(bool from, bool& to) { to = from; }
  void read(std::int32_t from, std::int32_t& to) { to = from; }
  void read(std::int64_t from, std::int64_t& to) { to = from; }
  void read(std::uint64_t from, std::uint64_t& to) { to = from; }
  template <class Int>
  requires(std::is_unsigned_v<Int> && sizeof(Int) <= 4 && !std::is_same_v<Int, bool>) void read(
      std::uint32_t from, Int& to
  ) {
    if (from > std::numeric_limits<Int>::max()) fail();
    to = static_cast<Int>(from);
  }
  template <class Stored, class Value>
  requires(std::is_enum_v<Stored>&& std::is_enum_v<Value>) void read(Stored from, Value& to) {
    if (!known(from) || (static_cast<int>(from) == 0 && !kZeroHasMeaning<Value>)) fail();
    to = static_cast<Value>(from);
  }

  void read(const v1::Target& from, domain::Target& to);
  void read(const v1::TicketNumber& from, domain::TicketNumber& to);
  void read(const v1::QueueSet& from, domain::QueueSet& to);
  void read(const v1::ItemOutcome& from, domain::ItemOutcome& to);
  void read(const v1::Actor& from, domain::Actor& to);
  void read(const v1::Staff& from, domain::Staff& to);
  void read(const v1::Device& from, domain::Device& to);
  void read(const v1::Alert& from, domain::Alert& to);
  /// One to four characters, or none.
  void readPrefix(const std::string& from, std::array<char, 4>& to);

  template <class List, class Value>
  void readAll(const List& from, std::vector<Value>& to) {
    to.clear();
    to.reserve(static_cast<std::size_t>(from.size()));
    for (const auto& element : from) read(element, to.emplace_back());
  }

 private:
  bool sound_ = true;
};

}  // namespace hall::log
