#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "hall/log/v1/catalogue.pb.h"
#include "hall/log/v1/event.pb.h"
#include "hall/log/v1/values.pb.h"
#include "hall/log/v1/vault.pb.h"
#include "server/engine/store.h"
#include "tests/unit/log/enumerators.h"

namespace hall::log {
namespace {

/// "NotYetDue" → "NOT_YET_DUE".
std::string upperSnake(const std::string& name) {
  std::string upper;
  for (const char letter : name) {
    if (std::isupper(static_cast<unsigned char>(letter)) != 0 && !upper.empty()) upper += '_';
    upper += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return upper;
}

struct Pair {
  const google::protobuf::EnumDescriptor* stored;
  std::vector<std::pair<int, std::string>> named;
};

template <class Domain, class Stored>
Pair pair() {
  return {google::protobuf::GetEnumDescriptor<Stored>(), support::Enumerators<Domain>::named()};
}

TEST(StoredEnumerationsTest, BearTheNamesAndNumbersOfTheDomain) {
  const std::vector<Pair> pairs{
      pair<domain::ClockMode, v1::ClockMode>(),
      pair<domain::TicketState, v1::TicketState>(),
      pair<domain::TicketClass, v1::TicketClass>(),
      pair<domain::Ground, v1::Ground>(),
      pair<domain::Channel, v1::Channel>(),
      pair<domain::HoldKind, v1::HoldKind>(),
      pair<domain::Exemption, v1::Exemption>(),
      pair<domain::CounterKind, v1::CounterKind>(),
      pair<domain::CounterState, v1::CounterState>(),
      pair<domain::PauseReason, v1::PauseReason>(),
      pair<domain::Outcome, v1::Outcome>(),
      pair<domain::RefusalGround, v1::RefusalGround>(),
      pair<domain::Role, v1::Role>(),
      pair<domain::DeviceKind, v1::DeviceKind>(),
      pair<domain::AlertLevel, v1::AlertLevel>(),
      pair<domain::AlertRule, v1::AlertRule>(),
      pair<domain::DivertTo, v1::DivertTo>(),
      pair<domain::PreCheckResult, v1::PreCheckResult>(),
      pair<domain::PrintState, v1::PrintState>(),
      pair<domain::CallRule, v1::CallRule>(),
      pair<domain::DeliveredBy, v1::DeliveredBy>(),
      pair<domain::HallLevel, v1::HallLevel>(),
      pair<domain::ItemKind, v1::ItemKind>(),
      pair<domain::Audience, v1::Audience>(),
      pair<domain::Limit::Unit, v1::LimitUnit>(),
      pair<domain::QueueKind, v1::QueueKind>(),
      pair<domain::IdentityRule, v1::IdentityRule>(),
      pair<domain::IdentityExtent, v1::IdentityExtent>(),
      pair<engine::DocumentKind, v1::DocumentKind>()};
  for (const auto& [stored, named] : pairs) {
    SCOPED_TRACE(stored->name());
    const std::string prefix = upperSnake(stored->name()) + "_";
    const bool zeroIsNamed = named.front().first == 0;
    EXPECT_EQ(
        static_cast<std::size_t>(stored->value_count()), named.size() + (zeroIsNamed ? 0 : 1)
    );
    EXPECT_EQ(stored->FindValueByName(prefix + "UNSPECIFIED")->number(), 0);
    for (const auto& [number, name] : named) {
      if (number == 0) continue;
      const auto* value = stored->FindValueByNumber(number);
      ASSERT_NE(value, nullptr) << name;
      EXPECT_EQ(value->name(), prefix + upperSnake(name));
    }
  }
}

}  // namespace
}  // namespace hall::log
