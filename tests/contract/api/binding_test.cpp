#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/contract/api/api_fixture.h"

namespace hall::api {
namespace {

/// Methods that are declared and not bound yet. Whoever binds one takes it out of here; a method
/// that is in neither place was forgotten.
const std::set<std::string>& pending() {
  static const std::set<std::string> kPending{
      "hall.v1.WatchService.WatchHall", "hall.v1.WatchService.ReportDelivered"};
  return kPending;
}

TEST(BindingTest, EveryMethodIsBoundOrKnownToBePending) {
  const Methods methods = everyBinding();

  for (const auto* method : everyMethod()) {
    const bool bound = methods.find(*method) != nullptr;
    EXPECT_NE(bound, pending().contains(method->full_name()))
        << method->full_name() << (bound ? " is bound: it pends no more" : " was forgotten");
  }
}

TEST(BindingTest, StreamingMethodsAreBoundAsStreamsAndTheOthersAreNot) {
  const Methods methods = everyBinding();

  for (const auto* method : everyMethod()) {
    const Methods::Entry* entry = methods.find(*method);
    if (entry == nullptr) continue;
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
