#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "server/domain/result.h"

/// Refusals in tests, told by name when they differ.
namespace hall::support {

/// The detail under this key; "" when there is none.
inline std::string detailOf(const domain::Refusal& refusal, std::string_view key) {
  for (const domain::Detail& detail : refusal.details) {
    if (detail.key == key) return detail.value;
  }
  return {};
}

/// EXPECT_TRUE(isRefused(decide(...), Reason::TooEarly, "seconds", "3"))
template <class T>
testing::AssertionResult isRefused(
    const domain::Result<T>& result,
    domain::Reason reason,
    std::string_view key = {},
    std::string_view value = {}
) {
  if (result.ok()) return testing::AssertionFailure() << "accepted";
  const domain::Refusal& refusal = result.refusal();
  if (refusal.reason != reason) {
    return testing::AssertionFailure() << "refused with " << domain::nameOf(refusal.reason)
                                       << " in place of " << domain::nameOf(reason);
  }
  if (!key.empty() && detailOf(refusal, key) != value) {
    return testing::AssertionFailure()
           << key << " is \"" << detailOf(refusal, key) << "\" in place of \"" << value << "\"";
  }
  return testing::AssertionSuccess();
}

template <class T>
testing::AssertionResult isAccepted(const domain::Result<T>& result) {
  if (result.ok()) return testing::AssertionSuccess();
  testing::AssertionResult failure = testing::AssertionFailure();
  failure << "refused with " << domain::nameOf(result.refusal().reason);
  for (const domain::Detail& detail : result.refusal().details) {
    failure << " " << detail.key << "=" << detail.value;
  }
  return failure;
}

}  // namespace hall::support
