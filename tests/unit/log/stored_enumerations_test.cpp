#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <cctype>

#include "hall/log/v1/catalogue.pb.h"
#include "hall/log/v1/event.pb.h"
#include "hall/log/v1/values.pb.h"
#include "hall/log/v1/vault.pb.h"
#include "server/engine/store.h"
#include "tests/unit/log/filler.h"

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

template <class Domain, class Stored>
struct Pair {
  using DomainType = Domain;
  using StoredType = Stored;
};

template <class Types>
class StoredEnumerationsTest : public testing::Test {};

using Pairs = testing::Types<
    Pair<domain::ClockMode, v1::ClockMode>,
    Pair<domain::TicketState, v1::TicketState>,
    Pair<domain::TicketClass, v1::TicketClass>,
    Pair<domain::Ground, v1::Ground>,
    Pair<domain::Channel, v1::Channel>,
    Pair<domain::HoldKind, v1::HoldKind>,
    Pair<domain::Exemption, v1::Exemption>,
    Pair<domain::CounterKind, v1::CounterKind>,
    Pair<domain::CounterState, v1::CounterState>,
    Pair<domain::PauseReason, v1::PauseReason>,
    Pair<domain::Outcome, v1::Outcome>,
    Pair<domain::RefusalGround, v1::RefusalGround>,
    Pair<domain::Role, v1::Role>,
    Pair<domain::DeviceKind, v1::DeviceKind>,
    Pair<domain::AlertLevel, v1::AlertLevel>,
    Pair<domain::AlertRule, v1::AlertRule>,
    Pair<domain::DivertTo, v1::DivertTo>,
    Pair<domain::PreCheckResult, v1::PreCheckResult>,
    Pair<domain::PrintState, v1::PrintState>,
    Pair<domain::CallRule, v1::CallRule>,
    Pair<domain::DeliveredBy, v1::DeliveredBy>,
    Pair<domain::HallLevel, v1::HallLevel>,
    Pair<domain::ItemKind, v1::ItemKind>,
    Pair<domain::Audience, v1::Audience>,
    Pair<domain::Limit::Unit, v1::LimitUnit>,
    Pair<domain::QueueKind, v1::QueueKind>,
    Pair<domain::IdentityRule, v1::IdentityRule>,
    Pair<domain::IdentityExtent, v1::IdentityExtent>,
    Pair<engine::DocumentKind, v1::DocumentKind>>;
TYPED_TEST_SUITE(StoredEnumerationsTest, Pairs);

TYPED_TEST(StoredEnumerationsTest, BearTheNamesAndNumbersOfTheDomain) {
  const auto* stored = google::protobuf::GetEnumDescriptor<typename TypeParam::StoredType>();
  const auto named = support::Enumerators<typename TypeParam::DomainType>::named();
  const std::string prefix = upperSnake(stored->name()) + "_";

  const bool zeroIsNamed = named.front().first == 0;
  EXPECT_EQ(static_cast<std::size_t>(stored->value_count()), named.size() + (zeroIsNamed ? 0 : 1));
  EXPECT_EQ(stored->FindValueByName(prefix + "UNSPECIFIED")->number(), 0);
  for (const auto& [number, name] : named) {
    if (number == 0) continue;
    const auto* value = stored->FindValueByNumber(number);
    ASSERT_NE(value, nullptr) << name;
    EXPECT_EQ(value->name(), prefix + upperSnake(name));
  }
}

}  // namespace
}  // namespace hall::log
