#include <gtest/gtest.h>

#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

TEST(BindingTest, EveryMethodThatIsDeclaredIsBound) {
  const Methods methods = everyBinding();

  for (const auto* method : everyMethod()) {
    EXPECT_NE(methods.find(*method), nullptr) << method->full_name() << " was forgotten";
  }
}

TEST(BindingTest, StreamingMethodsAreBoundAsStreamsAndTheOthersAreNot) {
  const Methods methods = everyBinding();

  for (const auto* method : everyMethod()) {
    const Methods::Entry* entry = methods.find(*method);
    ASSERT_NE(entry, nullptr) << method->full_name();
    EXPECT_EQ(static_cast<bool>(entry->stream), method->server_streaming()) << method->full_name();
    const int bodies = int{static_cast<bool>(entry->core)} +
                       int{static_cast<bool>(entry->longBody)} +
                       int{static_cast<bool>(entry->stream)};
    EXPECT_EQ(bodies, 1) << method->full_name();
  }
}

TEST(BindingTest, EveryMethodDeclaresWhoMayCall) {
  for (const auto* method : everyMethod()) {
    const AccessRule access = accessOf(*method);
    EXPECT_TRUE(access.publicAccess || access.roles != 0) << method->full_name();
  }
}

}  // namespace
}  // namespace hall::api
