#include "tests/unit/domain/serving_hall.h"

/// A counter that has not heard yet what stands there names the ticket it means. It is told where
/// that one is, and whoever stands there now is left alone.
namespace hall::domain {

namespace {

/// A001 is called at counter 1; A002 waits, A003 was cancelled.
HallState hallCalling() {
  return twoCounters()
      .with(aTicket("A001").called(kCounter1, at(9, 10)))
      .with(aTicket("A002"))
      .with(aTicket("A003").cancelled(at(9, 5)))
      .build();
}

StartServing start(TicketId meant) {
  return {kCounter1, meant};
}
FinishServing end(TicketId meant) {
  return {kCounter1, {done()}, TextRef{}, meant};
}

TEST(MeantTicketTest, IsStartedAndEndedWhereItStands) {
  HallState hall = after(hallCalling(), kZhang, start(idOf("A001")), at(9, 11));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Serving);
  hall = after(hall, kZhang, end(idOf("A001")), at(9, 12));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Finished);
}

TEST(MeantTicketTest, NamedByNobodyIsWhicheverStandsThere) {
  HallState hall = after(hallCalling(), kZhang, start({}), at(9, 11));
  hall = after(hall, kZhang, end({}), at(9, 12));
  EXPECT_EQ(ticketOf(hall).state, TicketState::Finished);
}

TEST(MeantTicketTest, ThatStandsElsewhereIsNamedWithItsState) {
  struct Row {
    std::string_view number;
    std::string_view state;
  };
  HallState calling = hallCalling();
  HallState serving = after(hallCalling(), kZhang, start({}), at(9, 11));
  for (const Row& row : {Row{"A002", "waiting"}, Row{"A003", "cancelled"}}) {
    SCOPED_TRACE(row.number);
    const Result<Events> started = decided(calling, kZhang, start(idOf(row.number)), at(9, 12));
    EXPECT_TRUE(isRefused(started, Reason::WrongTicketState, "state", row.state));
    EXPECT_TRUE(isRefused(started, Reason::WrongTicketState, "number", row.number));
    const Result<Events> ended = decided(serving, kZhang, end(idOf(row.number)), at(9, 12));
    EXPECT_TRUE(isRefused(ended, Reason::WrongTicketState, "state", row.state));
  }
}

TEST(MeantTicketTest, ThatNobodyKnowsIsNotFound) {
  EXPECT_TRUE(isRefused(
      decided(hallCalling(), kZhang, start(idOf("A999")), at(9, 12)), Reason::TicketNotFound
  ));
  const HallState serving = after(hallCalling(), kZhang, start({}), at(9, 11));
  EXPECT_TRUE(
      isRefused(decided(serving, kZhang, end(idOf("A999")), at(9, 12)), Reason::TicketNotFound)
  );
}

TEST(MeantTicketTest, HelpsNobodyWhoStandsInAnotherState) {
  EXPECT_TRUE(isRefused(
      decided(hallCalling(), kZhang, end(idOf("A001")), at(9, 12)),
      Reason::WrongTicketState,
      "state",
      "called"
  ));
  EXPECT_TRUE(isRefused(
      decided(hallCalling(), kLi, StartServing{kCounter2, idOf("A001")}, at(9, 12)),
      Reason::NobodyCalled
  ));
}

}  // namespace

}  // namespace hall::domain
