#pragma once

#include <array>
#include <boost/pfr.hpp>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/domain/catalogue.h"
#include "server/domain/event.h"
#include "server/domain/hall_state.h"
#include "tests/unit/log/enumerators.h"

/// Fills values of the domain with seeded chance, every field of every struct, found by reflection:
/// a field that is added later is filled too, so a round trip that forgets it fails.
namespace hall::support {

class Filler {
 public:
  explicit Filler(std::uint64_t seed) : chance_(seed) {}

  template <class Value>
  Value filled() {
    Value value{};
    fill(value);
    return value;
  }

  std::uint64_t number(std::uint64_t from, std::uint64_t to) {
    return std::uniform_int_distribution<std::uint64_t>(from, to)(chance_);
  }

  void fill(bool& value) { value = true; }
  template <class Int>
  requires(std::is_integral_v<Int> && !std::is_same_v<Int, bool>) void fill(Int& value) {
    value =
        static_cast<Int>(number(1, static_cast<std::uint64_t>(std::numeric_limits<Int>::max())));
    if constexpr (std::is_signed_v<Int>) {
      if (number(0, 3) == 0) value = -value;
    }
  }
  template <class Enumeration>
  requires std::is_enum_v<Enumeration>
  void fill(Enumeration& value) {
    const auto& all = Enumerators<Enumeration>::all();
    value = all[number(0, all.size() - 1)];
  }
  void fill(std::string& value) {
    static const std::array<std::string, 6> kParts{"窗口", "A", "办理", "é", "7", "😀"};
    value.clear();
    for (std::uint64_t left = number(1, 12); left > 0; --left) value += kParts[number(0, 5)];
  }
  void fill(domain::Duration& value) {
    const auto count = static_cast<std::int64_t>(number(1, 1ULL << 40));
    value = domain::Duration{number(0, 3) == 0 ? -count : count};
  }
  void fill(domain::Instant& value) {
    value = domain::Instant{domain::Duration{static_cast<std::int64_t>(number(1, 1ULL << 42))}};
  }
  void fill(domain::LocalDay& value) {
    value = domain::LocalDay{std::chrono::days{static_cast<int>(number(1, 40000))}};
  }
  void fill(domain::MinuteOfDay& value) {
    value = domain::MinuteOfDay{static_cast<int>(number(1, 1440))};
  }
  void fill(std::array<char, 4>& prefix) {
    prefix = {};
    const std::uint64_t length = number(1, 4);
    for (std::size_t i = 0; i < length; ++i) prefix[i] = static_cast<char>('A' + number(0, 25));
  }
  void fill(domain::QueueSet& value) {
    value = {};
    for (std::uint64_t left = number(1, 20); left > 0; --left) {
      value.add(domain::QueueId{static_cast<std::uint32_t>(number(1, 511))});
    }
  }
  void fill(domain::TimeZone& value) {
    std::vector<domain::TimeZone::Change> changes;
    std::int64_t at = 0;
    for (std::uint64_t left = number(1, 5); left > 0; --left) {
      at += static_cast<std::int64_t>(number(1, 1ULL << 36));
      const auto offset = static_cast<std::int64_t>(number(0, 86400)) - 43200;
      changes.push_back({domain::Instant{domain::Duration{at}}, std::chrono::seconds{offset}});
    }
    value = domain::TimeZone{std::move(changes)};
  }
  void fill(std::shared_ptr<const domain::Catalogue>& value);
  template <class Value, std::size_t size>
  void fill(std::array<Value, size>& values) {
    for (Value& value : values) fill(value);
  }
  template <class Value>
  void fill(std::vector<Value>& values) {
    values.resize(number(1, 4));
    for (Value& value : values) fill(value);
  }
  template <class Value>
  void fill(std::optional<Value>& value) {
    fill(value.emplace());
  }
  template <class Struct>
  requires std::is_aggregate_v<Struct>
  void fill(Struct& value) {
    boost::pfr::for_each_field(value, [this](auto& field) { this->fill(field); });
  }

  /// Every kind of event once, in the order of the variant.
  std::vector<domain::Event> everyEvent();
  domain::Catalogue::Content content();

 private:
  std::mt19937_64 chance_;
};

}  // namespace hall::support
