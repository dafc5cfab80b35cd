#include "server/log/catalogue_codec.h"

#include <google/protobuf/stubs/logging.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/unit/log/filler.h"

namespace hall::log {
namespace {

using Content = domain::Catalogue::Content;

TEST(CatalogueCodecTest, ContentComesBackWithEveryField) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto content = support::Filler(seed).content();

    const auto decoded = decodeCatalogue(encodeCatalogue(content));

    ASSERT_NE(decoded, nullptr) << seed;
    EXPECT_EQ(decoded->content(), content) << seed;
  }
}

TEST(CatalogueCodecTest, DefaultContentComesBack) {
  const auto decoded = decodeCatalogue(encodeCatalogue(Content{}));

  ASSERT_NE(decoded, nullptr);
  EXPECT_EQ(decoded->content(), Content{});
}

TEST(CatalogueCodecTest, SameContentGivesSameBytes) {
  const auto content = support::Filler(3).content();
  EXPECT_EQ(encodeCatalogue(content), encodeCatalogue(Content{content}));
}

TEST(CatalogueCodecTest, ChangesOfTheZoneOutOfOrderAreRefused) {
  Content content = support::Filler(3).content();
  const domain::TimeZone::Change late{domain::Instant{domain::Duration{9}}, {}};
  const domain::TimeZone::Change early{domain::Instant{domain::Duration{3}}, {}};
  content.zone = domain::TimeZone{{late, early}};

  EXPECT_EQ(decodeCatalogue(encodeCatalogue(content)), nullptr);
}

TEST(CatalogueCodecTest, GarbageNeverDoesMoreThanFail) {
  const google::protobuf::LogSilencer quiet;
  std::mt19937_64 chance(11);
  const std::string sound = encodeCatalogue(support::Filler(5).content());
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(chance);
  };
  std::size_t refused = 0;
  for (int i = 0; i < 400; ++i) {
    std::string bytes = sound;
    for (int edits = 0; edits < 3; ++edits) {
      bytes[below(bytes.size())] = static_cast<char>(below(256));
    }
    bytes.resize(bytes.size() - below(20));
    if (decodeCatalogue(bytes) == nullptr) ++refused;
  }
  EXPECT_GT(refused, 0U);
}

}  // namespace
}  // namespace hall::log
