#include "server/log/event_codec.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "server/log/event_kinds.h"
#include "tests/unit/log/filler.h"

namespace hall::log {
namespace {

using domain::Event;
using support::Filler;

std::shared_ptr<const domain::Catalogue> anyCatalogue(std::string_view) {
  static const auto kCatalogue =
      std::make_shared<const domain::Catalogue>(domain::Catalogue::Content{});
  return kCatalogue;
}

std::shared_ptr<const domain::Catalogue> noCatalogue(std::string_view) {
  return nullptr;
}

TEST(EventCodecTest, EveryEventComesBackWithEveryField) {
  EventCodec codec;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Filler filler(seed);
    for (const Event& event : filler.everyEvent()) {
      const auto encoded = codec.encode(event);
      const std::string actor(encoded.actor);
      const std::string body(encoded.body);
      const auto decoded = codec.decode(encoded.kind, actor, body, event.occurred, anyCatalogue);

      ASSERT_TRUE(decoded) << nameOfKind(encoded.kind) << ", seed " << seed;
      EXPECT_EQ(*decoded, event) << nameOfKind(encoded.kind) << ", seed " << seed;
    }
  }
}

TEST(EventCodecTest, EventsWithDefaultFieldsComeBackToo) {
  EventCodec codec;
  Filler filler(1);
  for (const Event& filled : filler.everyEvent()) {
    Event event;
    event.body =
        std::visit([]<class Body>(const Body&) { return domain::EventBody{Body{}}; }, filled.body);
    const auto encoded = codec.encode(event);
    const std::string actor(encoded.actor);
    const std::string body(encoded.body);

    EXPECT_EQ(codec.decode(encoded.kind, actor, body, event.occurred, anyCatalogue), event)
        << nameOfKind(encoded.kind);
  }
}

TEST(EventCodecTest, SameEventGivesSameBytesFromAnyCodec) {
  EventCodec used;
  Filler filler(7);
  const auto events = filler.everyEvent();
  for (const Event& event : events) used.encode(event);

  for (const Event& event : events) {
    EventCodec fresh;
    const auto first = used.encode(event);
    const auto second = fresh.encode(event);
    EXPECT_EQ(first.body, second.body);
    EXPECT_EQ(first.actor, second.actor);
  }
}

TEST(EventCodecTest, EveryKindHasANameAndANumberOfItsArea) {
  Filler filler(1);
  std::set<std::uint16_t> kinds;
  for (const Event& event : filler.everyEvent()) {
    const std::uint16_t kind = kindOf(event.body);
    EXPECT_TRUE(kinds.insert(kind).second) << kind;
    EXPECT_FALSE(nameOfKind(kind).empty()) << kind;
  }
  EXPECT_EQ(nameOfKind(200), "TicketIssued");
  EXPECT_EQ(nameOfKind(0), "");
  EXPECT_EQ(nameOfKind(65535), "");
}

TEST(EventCodecTest, StoredKindListsTheSameNumbers) {
  const auto* kinds = v1::EventKind_descriptor();
  Filler filler(1);
  for (const Event& event : filler.everyEvent()) {
    const std::uint16_t kind = kindOf(event.body);
    EXPECT_NE(kinds->FindValueByNumber(kind), nullptr) << nameOfKind(kind);
  }
  EXPECT_EQ(static_cast<std::size_t>(kinds->value_count()), std::tuple_size_v<EventKinds> + 1);
}

TEST(EventCodecTest, TextThatIsNoUtf8StaysReadable) {
  EventCodec codec;
  Event event;
  event.body = domain::CounterMessaged{domain::CounterId{1}, "窗\xFF口"};
  const auto encoded = codec.encode(event);
  const std::string actor(encoded.actor);
  const std::string body(encoded.body);

  const auto decoded = codec.decode(encoded.kind, actor, body, event.occurred, anyCatalogue);

  ASSERT_TRUE(decoded);
  EXPECT_EQ(std::get<domain::CounterMessaged>(decoded->body).text, "窗\uFFFD口");
}

TEST(EventCodecTest, CatalogueThatIsNotThereMakesTheEventUnreadable) {
  EventCodec codec;
  Event event;
  event.body = domain::CataloguePublished{3, "abc", nullptr};
  const auto encoded = codec.encode(event);
  const std::string actor(encoded.actor);
  const std::string body(encoded.body);

  EXPECT_FALSE(codec.decode(encoded.kind, actor, body, event.occurred, noCatalogue));
}

TEST(EventCodecTest, UnknownEnumerationValueIsRefused) {
  EventCodec codec;
  Event event;
  event.body = domain::TicketHeld{};
  const auto encoded = codec.encode(event);
  const std::string actor(encoded.actor);
  // Field 2 (kind), varint 99.
  const std::string body("\x10\x63", 2);

  EXPECT_FALSE(codec.decode(encoded.kind, actor, body, event.occurred, anyCatalogue));
  EXPECT_FALSE(codec.decode(encoded.kind, actor, "", event.occurred, anyCatalogue));
}

TEST(EventCodecTest, GarbageNeverDoesMoreThanFail) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(42);
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(chance);
  };
  EventCodec codec;
  std::size_t readable = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Filler filler(seed);
    for (const Event& event : filler.everyEvent()) {
      const auto encoded = codec.encode(event);
      std::string actor(encoded.actor);
      std::string body(encoded.body);
      const std::uint16_t kind =
          below(10) == 0 ? static_cast<std::uint16_t>(below(2200)) : encoded.kind;
      for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
        std::string& bytes = below(8) == 0 ? actor : body;
        const std::size_t at = below(bytes.size() + 1);
        switch (below(3)) {
          case 0:
            bytes.insert(at, 1, static_cast<char>(below(256)));
            break;
          case 1:
            bytes.erase(std::min(at, bytes.size()), 1 + below(3));
            break;
          default:
            if (at < bytes.size()) bytes[at] = static_cast<char>(below(256));
        }
      }
      if (codec.decode(kind, actor, body, event.occurred, anyCatalogue)) ++readable;
    }
  }
  EXPECT_GT(readable, 0U);
}

}  // namespace
}  // namespace hall::log
