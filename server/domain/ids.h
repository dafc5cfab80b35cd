#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

/// Names of things. Every id is its own type, so that a queue can never be passed for a counter.
///
/// Numbered ids (`QueueId`, `CounterId`, ...) are given by the hall when a thing is first published
/// and are never used again for another thing; people and screens see the thing's `code` instead.
/// 0 means "none". Values; no ownership; safe on every thread.
namespace hall::domain {

template <class Tag>
struct NumberedId {
  std::uint32_t value = 0;

  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(NumberedId, NumberedId) = default;
};

using DepartmentId = NumberedId<struct DepartmentTag>;
using ZoneId = NumberedId<struct ZoneTag>;
using ItemId = NumberedId<struct ItemTag>;
using ThemeId = NumberedId<struct ThemeTag>;
using QueueId = NumberedId<struct QueueTag>;
using CounterId = NumberedId<struct CounterTag>;
using StaffId = NumberedId<struct StaffTag>;
using DeviceId = NumberedId<struct DeviceTag>;

/// 128 bits, big-endian as in RFC 9562. All zero means "none".
template <class Tag>
struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  constexpr explicit operator bool() const { return *this != Uuid{}; }
  friend constexpr auto operator<=>(const Uuid&, const Uuid&) = default;
};

/// UUIDv7 made by the server when a ticket is issued. Never the number printed on the ticket.
using TicketId = Uuid<struct TicketTag>;
/// UUIDv7 made and stored by the client before it sends a mutation.
using RequestId = Uuid<struct RequestTag>;
/// Random reference to a person's row in the vault; events carry this and nothing personal.
using PersonRef = Uuid<struct PersonTag>;
/// Random reference to a free text about an applicant; the text itself is a row in the vault.
using TextRef = Uuid<struct TextTag>;

/// Running numbers of one hall, from 1, never used again. Held in the state, carried by events.
template <class Tag>
struct RunningNumber {
  std::uint64_t value = 0;

  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(RunningNumber, RunningNumber) = default;
};

/// One announcement of one ticket to one counter (a recall is a new announcement).
using CallId = RunningNumber<struct CallTag>;
/// One ticket at one counter, start to end.
using ServingId = RunningNumber<struct ServingTag>;
/// One raised alert.
using AlertId = RunningNumber<struct AlertTag>;
/// Place of an event in the hall's log: 1 is the first event ever. Also called `position`.
using Position = RunningNumber<struct PositionTag>;

/// For look-up tables only; no rule may iterate over one.
struct IdHash {
  template <class Tag>
  std::size_t operator()(NumberedId<Tag> id) const {
    return std::hash<std::uint32_t>{}(id.value);
  }
  template <class Tag>
  std::size_t operator()(RunningNumber<Tag> id) const {
    return std::hash<std::uint64_t>{}(id.value);
  }
  template <class Tag>
  std::size_t operator()(const Uuid<Tag>& id) const {
    // The last eight bytes of a version 7 or version 4 UUID are random.
    std::uint64_t tail = 0;
    for (std::size_t i = 8; i < 16; ++i) tail = (tail << 8) | id.bytes[i];
    return std::hash<std::uint64_t>{}(tail);
  }
};

}  // namespace hall::domain
