#include "server/engine/random_ids.h"

#include <sys/random.h>

#include <array>
#include <random>
#include <span>
#include <system_error>

namespace hall::engine {

namespace {

/// Fills a UUID's version and variant bits (RFC 9562).
template <class Id>
Id stamped(Id id, std::uint8_t version) {
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | (version << 4));
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
  return id;
}

/// UUIDv7 with the twelve bits after the version as a counter, so that ids of one millisecond grow.
class TicketIds {
 public:
  template <class Fill>
  domain::TicketId next(domain::Instant now, Fill&& fill) {
    const auto ms = static_cast<std::uint64_t>(now.time_since_epoch().count());
    if (ms > lastMs_) {
      lastMs_ = ms;
      counter_ = 0;
    } else if (++counter_ > 0xFFF) {
      ++lastMs_;
      counter_ = 0;
    }
    domain::TicketId id;
    fill(std::span<std::uint8_t>(id.bytes).subspan(8));
    for (std::size_t i = 0; i < 6; ++i) {
      id.bytes[i] = static_cast<std::uint8_t>(lastMs_ >> (8 * (5 - i)));
    }
    id.bytes[6] = static_cast<std::uint8_t>(counter_ >> 8);
    id.bytes[7] = static_cast<std::uint8_t>(counter_ & 0xFF);
    return stamped(id, 7);
  }

 private:
  std::uint64_t lastMs_ = 0;
  std::uint32_t counter_ = 0;
};

/// The kernel's randomness, fetched a page at a time, one page a thread.
void fillRandom(std::span<std::uint8_t> out) {
  thread_local std::array<std::uint8_t, 256> page{};
  thread_local std::size_t used = page.size();
  for (std::uint8_t& byte : out) {
    if (used == page.size()) {
      if (getrandom(page.data(), page.size(), 0) != static_cast<ssize_t>(page.size())) {
        throw std::system_error(errno, std::generic_category(), "getrandom");
      }
      used = 0;
    }
    byte = page[used];
    page[used++] = 0;
  }
}

class RandomIds final : public IdSource {
 public:
  domain::TicketId ticketId(domain::Instant now) override {
    return tickets_.next(now, [](auto tail) { fillRandom(tail); });
  }
  domain::PersonRef personRef() override { return random<domain::PersonRef>(); }
  domain::TextRef textRef() override { return random<domain::TextRef>(); }

 private:
  template <class Id>
  static Id random() {
    Id id;
    fillRandom(id.bytes);
    return stamped(id, 4);
  }
  TicketIds tickets_;
};

class SeededIds final : public IdSource {
 public:
  explicit SeededIds(std::uint64_t seed) : engine_(seed) {}
  domain::TicketId ticketId(domain::Instant now) override {
    return tickets_.next(now, [this](auto tail) { fill(tail); });
  }
  domain::PersonRef personRef() override { return random<domain::PersonRef>(); }
  domain::TextRef textRef() override { return random<domain::TextRef>(); }

 private:
  void fill(std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(engine_());
  }
  template <class Id>
  Id random() {
    Id id;
    fill(id.bytes);
    return stamped(id, 4);
  }
  std::mt19937_64 engine_;
  TicketIds tickets_;
};

}  // namespace

std::unique_ptr<IdSource> makeRandomIds() {
  return std::make_unique<RandomIds>();
}
std::unique_ptr<IdSource> makeSeededIds(std::uint64_t seed) {
  return std::make_unique<SeededIds>(seed);
}

}  // namespace hall::engine
