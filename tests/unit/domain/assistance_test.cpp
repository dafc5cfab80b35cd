#include "tests/unit/domain/serving_hall.h"

/// 协助需求: what help somebody needs is often seen only at the desk or at the counter.
namespace hall::domain {

namespace {

constexpr auto kWheelchair = static_cast<AssistanceMarks>(AssistanceMark::Wheelchair);
constexpr auto kHearing = static_cast<AssistanceMarks>(AssistanceMark::Hearing);

SetAssistance assist(AssistanceMarks marks) {
  return {idOf("A001"), marks};
}

TEST(SetAssistanceTest, ReplacesTheMarksThereWere) {
  HallState hall = twoCounters().with(aTicket("A001").assisted(AssistanceMark::Wheelchair)).build();
  hall = after(hall, kGuide, assist(kWheelchair | kHearing), at(9, 20));
  EXPECT_EQ(ticketOf(hall).assistance, kWheelchair | kHearing);
  hall = after(hall, kZhang, assist(kHearing), at(9, 21));
  EXPECT_EQ(ticketOf(hall).assistance, kHearing);
  hall = after(hall, kGuide, assist(0), at(9, 22));
  EXPECT_EQ(ticketOf(hall).assistance, 0);
}

TEST(SetAssistanceTest, WhatIsSoAlreadyIsNoEvent) {
  const HallState hall =
      twoCounters().with(aTicket("A001").assisted(AssistanceMark::Hearing)).build();
  const Result<Events> events = decided(hall, kGuide, assist(kHearing), at(9, 20));
  ASSERT_TRUE(isAccepted(events));
  EXPECT_TRUE(events->empty());
}

TEST(SetAssistanceTest, ChangesNoPlaceInTheQueue) {
  HallState hall = twoCounters().with(aTicket("A001")).with(aTicket("A002")).build();
  hall = after(hall, kGuide, SetAssistance{idOf("A002"), kWheelchair}, at(9, 20));
  const Result<Events> called = decided(hall, kZhang, CallNext{kCounter1}, at(9, 21));
  EXPECT_EQ(only<TicketCalled>(*called).ticket, idOf("A001")) << "a mark is no ground";
}

TEST(SetAssistanceTest, GivesWhoWasCalledTheLongerTimeToCome) {
  TicketBuilder called = aTicket("A001").called(kCounter1, at(9, 10));
  called.delivered(at(9, 10)).recalled(at(9, 10, 20)).delivered(at(9, 10, 20));
  called.recalled(at(9, 10, 40)).delivered(at(9, 10, 40));
  HallState hall = twoCounters().with(called).build();
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, MarkNoShow{kCounter1, false}, at(9, 11, 5))));
  hall = after(hall, kZhang, assist(kWheelchair), at(9, 11));
  EXPECT_TRUE(
      isRefused(decided(hall, kZhang, MarkNoShow{kCounter1, false}, at(9, 11, 5)), Reason::TooEarly)
  );
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, MarkNoShow{kCounter1, false}, at(9, 12, 5))));
}

}  // namespace

}  // namespace hall::domain
