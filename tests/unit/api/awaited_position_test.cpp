#include "server/api/awaited_position.h"

#include <gtest/gtest.h>

#include "hall/v1/admin_service.pb.h"

namespace hall::api {
namespace {

using TimePoint = AwaitedPosition::TimePoint;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr TimePoint kNow{hours{1000}};
constexpr TimePoint kNever = TimePoint::max();

Methods::Entry read() {
  Methods::Entry entry;
  entry.minPosition = v1::GetStatusRequest::descriptor()->FindFieldByName("min_position");
  return entry;
}

v1::GetStatusRequest asking(std::uint64_t position) {
  v1::GetStatusRequest request;
  request.set_min_position(position);
  return request;
}

TEST(AwaitedPositionTest, IsWhatTheRequestAsksFor) {
  const v1::GetStatusRequest request = asking(17);

  EXPECT_EQ(AwaitedPosition(read(), &request, kNever, kNow).wants().value, 17U);
  EXPECT_EQ(AwaitedPosition(read(), nullptr, kNever, kNow).wants().value, 0U) << "no message";
  EXPECT_EQ(AwaitedPosition({}, &request, kNever, kNow).wants().value, 0U) << "no such field";
}

TEST(AwaitedPositionTest, IsNotWaitedForWithoutEndWhereTheCallerSaidNoDeadline) {
  const v1::GetStatusRequest request = asking(17);
  const AwaitedPosition awaited(read(), &request, kNever, kNow);

  EXPECT_FALSE(awaited.isOver(kNow + seconds{10} - milliseconds{1}));
  EXPECT_TRUE(awaited.isOver(kNow + seconds{10}));
}

TEST(AwaitedPositionTest, IsWaitedForAsLongAsTheCallerWillsWhereItSaidSo) {
  const v1::GetStatusRequest request = asking(17);
  const AwaitedPosition awaited(read(), &request, kNow + hours{1}, kNow);

  EXPECT_FALSE(awaited.isOver(kNow + hours{1})) << "the call's own deadline ends it";
}

TEST(AwaitedPositionTest, EndsNoCallThatWaitsForNone) {
  const v1::GetStatusRequest request = asking(0);

  EXPECT_FALSE(AwaitedPosition(read(), &request, kNever, kNow).isOver(kNow + hours{1}));
}

}  // namespace
}  // namespace hall::api
