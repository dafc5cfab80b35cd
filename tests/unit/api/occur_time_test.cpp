#include "server/api/occur_time.h"

#include <gtest/gtest.h>

#include "hall/v1/counter_service.pb.h"
#include "server/api/ticket_messages.h"
#include "server/api/wire.h"
#include "tests/support/floor_builder.h"

namespace hall::api {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using support::at;

const google::protobuf::FieldDescriptor* field() {
  return v1::StartServingRequest::descriptor()->FindFieldByName("occur_time");
}

std::optional<domain::Instant> clamped(domain::Instant stated) {
  v1::StartServingRequest request;
  write(stated, *request.mutable_occur_time());
  return occurTimeOf(request, field(), at(9), at(9, 10));
}

TEST(OccurTimeTest, IsBelievedBetweenTheLastContactAndNow) {
  EXPECT_EQ(clamped(at(9, 5)), at(9, 5));
  EXPECT_EQ(clamped(at(8)), at(9));
  EXPECT_EQ(clamped(at(11)), at(9, 10));
}

TEST(OccurTimeTest, IsNowWhereNoneIsStated) {
  EXPECT_EQ(occurTimeOf(v1::StartServingRequest(), field(), at(9), at(10)), std::nullopt);
  EXPECT_EQ(occurTimeOf(v1::StartServingRequest(), nullptr, at(9), at(10)), std::nullopt);
}

TEST(OccurTimeTest, ATimeBeyondReckoningIsHeldWithinTheBoundsToo) {
  v1::StartServingRequest request;
  request.mutable_occur_time()->set_seconds(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(occurTimeOf(request, field(), at(9), at(10)), at(10));
  request.mutable_occur_time()->set_seconds(std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(occurTimeOf(request, field(), at(9), at(10)), at(9));
}

TEST(LastContactsTest, RememberEachDeviceAndEachPersonWithoutOne) {
  LastContacts contacts;
  const domain::Actor pc{domain::StaffId{1}, domain::DeviceId{5}, domain::Role::CounterStaff};
  const domain::Actor colleague{
      domain::StaffId{2}, domain::DeviceId{5}, domain::Role::CounterStaff};
  const domain::Actor browser{domain::StaffId{1}, {}, domain::Role::HallManager};

  EXPECT_EQ(contacts.note(pc, at(9)), at(9)) << "the first call of all";
  EXPECT_EQ(contacts.note(pc, at(9, 5)), at(9));
  EXPECT_EQ(contacts.note(colleague, at(9, 7)), at(9, 5)) << "the same device";
  EXPECT_EQ(contacts.note(browser, at(9, 8)), at(9)) << "not heard of since the start";
  EXPECT_EQ(contacts.note(browser, at(9, 9)), at(9, 8));
}

TEST(WaitRangeTest, IsRoundedUpToAMinuteBelowTenAndToFiveFromThere) {
  const auto shown = [](domain::Duration p50, domain::Duration p90) {
    domain::Promise promise;
    promise.waitP50 = p50;
    promise.waitP90 = p90;
    v1::WaitRange range;
    writeWait(promise, range);
    return std::pair{range.p50_duration().seconds() / 60, range.p90_duration().seconds() / 60};
  };
  using Minutes = std::pair<std::int64_t, std::int64_t>;

  EXPECT_EQ(shown(minutes{3}, minutes{7}), (Minutes{3, 7}));
  EXPECT_EQ(shown(seconds{61}, minutes{9}), (Minutes{2, 9}));
  EXPECT_EQ(shown(minutes{9}, minutes{10}), (Minutes{9, 10}));
  EXPECT_EQ(shown(minutes{11}, minutes{16}), (Minutes{15, 20}));
  EXPECT_EQ(shown(minutes{12}, minutes{12}), (Minutes{15, 15}));
  EXPECT_EQ(shown(minutes{8}, minutes{5}), (Minutes{8, 8})) << "never below the first";
}

}  // namespace
}  // namespace hall::api
