#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/domain/event.h"

namespace hall::log {

/// The catalogue whose blob has this hexadecimal hash; nullptr: not there or not readable.
using CatalogueSource =
    std::function<std::shared_ptr<const domain::Catalogue>(std::string_view hash)>;

/// The largest kind number that may ever be given.
inline constexpr std::uint16_t kEventKindMax = 1999;

/// The number under which this body is stored.
std::uint16_t kindOf(const domain::EventBody& body);
/// "TicketIssued", or "" for a number that names no kind.
std::string_view nameOfKind(std::uint16_t kind);

/// Between events and their stored bytes. Keeps one message a kind and two buffers, so that steady
/// work allocates nothing. One thread at a time.
class EventCodec {
 public:
  EventCodec();
  ~EventCodec();
  EventCodec(const EventCodec&) = delete;
  EventCodec& operator=(const EventCodec&) = delete;

  /// Valid until the next call of `encode`.
  struct Encoded {
    std::uint16_t kind = 0;
    std::string_view actor;
    std::string_view body;
  };
  Encoded encode(const domain::Event& event);

  /// Nothing: unknown kind, bytes that are no message of that kind, a value out of range, or a
  /// catalogue that `catalogues` does not have. Any bytes may be given.
  std::optional<domain::Event> decode(
      std::uint16_t kind,
      std::string_view actor,
      std::string_view body,
      domain::Instant occurred,
      const CatalogueSource& catalogues
  );

 private:
  struct Scratch;

  std::unique_ptr<Scratch> scratch_;
  std::string actor_;
  std::string body_;
};

}  // namespace hall::log
