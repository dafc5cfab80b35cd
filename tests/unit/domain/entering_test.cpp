#include <gtest/gtest.h>

#include "tests/unit/domain/serving_hall.h"

/// 补录: servings written by hand while the server was lost (decide_entering.cpp).
namespace hall::domain {

namespace {

using std::chrono::minutes;

EnterServing entering(TicketId ticket, Instant began, Instant ended) {
  EnterServing command;
  command.counter = kCounter1;
  command.ticket = ticket;
  command.id = idOf("new");
  command.began = began;
  command.ended = ended;
  command.outcomes = {done()};
  command.reason = textOf("no power");
  return command;
}

HallState hallWith(const TicketBuilder& ticket) {
  return twoCounters().with(ticket).build();
}

TEST(EnterServingTest, FinishesANumberThatWaitedWithTheTimesOfThePaper) {
  HallState hall = hallWith(aTicket("A001").issued(at(9)));
  const Counter before = *hall.floor.counter(kCounter1);
  const QueueFigures figures = hall.floor.figures(kGeneral);

  hall = after(hall, kZhang, entering(idOf("A001"), at(9, 10), at(9, 25)), at(10));

  const Ticket& ticket = ticketOf(hall);
  EXPECT_EQ(ticket.state, TicketState::Finished);
  EXPECT_TRUE(ticket.inexact);
  EXPECT_EQ(ticket.staff, kZhang);
  EXPECT_EQ(ticket.stateSince, at(9, 25));
  const Serving& serving = *hall.findServing(ServingId{1});
  EXPECT_EQ(serving.serviceTime(), minutes{15});
  EXPECT_EQ(serving.outcomes.front().guideVersion, 3U) << "as recorded at any other end";
  EXPECT_EQ(*hall.floor.counter(kCounter1), before) << "the counter goes on with what it does";
  EXPECT_EQ(hall.floor.figures(kGeneral).meanService, figures.meanService)
      << "paper moves no forecast";
  EXPECT_EQ(hall.floor.figures(kGeneral).waiting, 0U);
}

TEST(EnterServingTest, MakesATicketForSomebodyWithoutANumber) {
  const HallState hall = twoCounters().build();
  EnterServing command = entering(TicketId{}, at(9, 10), at(9, 25));
  command.item = kCompanySetUp;
  const Result<Events> events = decided(hall, kZhang, command, at(10));
  ASSERT_TRUE(isAccepted(events));
  ASSERT_EQ(events->size(), 2U);
  const auto& issued = std::get<TicketIssued>(events->front().body);
  EXPECT_EQ(issued.channel, Channel::Handwritten);
  EXPECT_TRUE(issued.inexact);
  EXPECT_EQ(issued.number.text(), "A001");
  EXPECT_EQ(events->front().occurred, at(9, 10));
  EXPECT_EQ(events->back().occurred, at(9, 25));
}

TEST(EnterServingTest, TakesWhoWasPassedToo) {
  const HallState hall =
      hallWith(aTicket("A001").issued(at(9)).called(kCounter1, at(9, 5)).noShow(at(9, 8)));
  EXPECT_TRUE(isAccepted(decided(hall, kZhang, entering(idOf("A001"), at(9, 10), at(9, 25)), at(10))
  ));
}

/// Paper tells minutes, the log tells seconds.
TEST(EnterServingTest, OneThatBeganInTheMinuteOfTheTicketBeganWithIt) {
  HallState hall = hallWith(aTicket("A001").issued(at(9, 10, 40)));
  hall = after(hall, kZhang, entering(idOf("A001"), at(9, 10), at(9, 10)), at(10));
  const Serving& serving = *hall.findServing(ServingId{1});
  EXPECT_EQ(serving.started, at(9, 10, 40));
  EXPECT_EQ(serving.finished, at(9, 10, 40));
}

TEST(EnterServingTest, RefusesWhatCannotHaveBeenSo) {
  const HallState hall = hallWith(aTicket("A001").issued(at(9)));
  struct Row {
    std::string_view what;
    EnterServing command;
    Reason reason;
    std::string_view key;
    std::string_view value;
  };
  const auto with = [](auto change) {
    EnterServing command = entering(idOf("A001"), at(9, 10), at(9, 25));
    change(command);
    return command;
  };
  const Row rows[] = {
      {"no reason", with([](auto& c) { c.reason = TextRef{}; }), Reason::ReasonRequired, "", ""},
      {"no result", with([](auto& c) { c.outcomes.clear(); }), Reason::OutcomeRequired, "", ""},
      {"ends before it begins",
       with([](auto& c) { c.ended = at(9, 9); }),
       Reason::MalformedRequest,
       "field",
       "end_time"},
      {"ends in the future",
       with([](auto& c) { c.ended = at(10, 1); }),
       Reason::MalformedRequest,
       "field",
       "end_time"},
      {"begins before the number was taken",
       with([](auto& c) { c.began = at(8, 58); }),
       Reason::MalformedRequest,
       "field",
       "begin_time"},
      {"yesterday",
       with([](auto& c) { c.began = at(-10); }),
       Reason::MalformedRequest,
       "field",
       "begin_time"},
      {"no such ticket",
       with([](auto& c) { c.ticket = idOf("A009"); }),
       Reason::TicketNotFound,
       "",
       ""},
      {"somebody else's counter",
       with([](auto& c) { c.counter = kCounter2; }),
       Reason::ForeignCounter,
       "",
       ""},
      {"a queue of other counters",
       with([](auto& c) {
         c.ticket = TicketId{};
         c.item = kHouseTransfer;
       }),
       Reason::NotAble,
       "queue_id",
       "estate"},
  };
  for (const Row& row : rows) {
    EXPECT_TRUE(
        isRefused(decided(hall, kZhang, row.command, at(10)), row.reason, row.key, row.value)
    ) << row.what;
  }
}

TEST(EnterServingTest, WhoeverWasCalledSinceHasAServingOfThat) {
  const HallState called = hallWith(aTicket("A001").issued(at(9)).called(kCounter1, at(9, 30)));
  EXPECT_TRUE(isRefused(
      decided(called, kZhang, entering(idOf("A001"), at(9, 10), at(9, 25)), at(10)),
      Reason::WrongTicketState,
      "state",
      "called"
  ));
  EXPECT_TRUE(isRefused(
      decided(hallServing(), kZhang, entering(idOf("A001"), at(9, 20), at(9, 25)), at(10)),
      Reason::WrongTicketState,
      "state",
      "serving"
  ));
}

// ---- an aged applicant's own wish -------------------------------------------------------------

HallState hallThatAsks(bool aged) {
  Catalogue::Content content = sampleContent();
  content.items[0].asksOwnWish = true;
  HallState hall = hallServing();
  hall.catalogue = std::make_shared<const Catalogue>(std::move(content));
  hall.floor.change(idOf("A001"), [&](Ticket& ticket) { ticket.aged = aged; });
  return hall;
}

TEST(OwnWishTest, IsAskedOfTheAgedBeforeItGoesAhead) {
  struct Row {
    std::string_view what;
    bool aged;
    Outcome outcome;
    bool asked;
    bool accepted;
  };
  constexpr Row kRows[] = {
      {"young", false, Outcome::Done, false, true},
      {"done without asking", true, Outcome::Done, false, false},
      {"done", true, Outcome::Done, true, true},
      {"accepted without asking", true, Outcome::Accepted, false, false},
      {"on commitment without asking", true, Outcome::OnCommitment, false, false},
      {"given up", true, Outcome::GivenUp, false, true},
      {"advice", true, Outcome::Consulted, false, true},
      {"did not work out", true, Outcome::Unfinished, false, true},
  };
  for (const Row& row : kRows) {
    ItemOutcome outcome = outcomeOf(kCompanySetUp, row.outcome);
    outcome.ownWishAsked = row.asked;
    const auto result = decided(hallThatAsks(row.aged), kZhang, finish({outcome}), at(9, 20));
    if (row.accepted) {
      EXPECT_TRUE(isAccepted(result)) << row.what;
    } else {
      EXPECT_TRUE(isRefused(result, Reason::OutcomeIncomplete, "field", "own_wish_asked"))
          << row.what;
    }
  }
}

TEST(OwnWishTest, TheLawsAgeCountsWhateverAgeTheHallOffersPriorityFrom) {
  EXPECT_FALSE(isAged(std::nullopt, Ground::None));
  EXPECT_FALSE(isAged(59, Ground::None));
  EXPECT_TRUE(isAged(60, Ground::None));
  EXPECT_TRUE(isAged(std::nullopt, Ground::Elderly));
}

TEST(OwnWishTest, ATicketKnowsFromApplicantOrPrincipal) {
  const auto issued = [](std::optional<int> applicant, std::optional<int> principal) {
    IssueTicket issue;
    issue.id = idOf("new");
    issue.item = kCompanySetUp;
    issue.age = applicant;
    issue.principalAge = principal;
    if (principal) {
      issue.isAgent = true;
      issue.applicant = personOf("agent");
      issue.principal = personOf("principal");
    }
    const auto events = decide(aHall().build(), by(kKiosk, issue), at(9));
    EXPECT_TRUE(isAccepted(events));
    return std::get<TicketIssued>(events->front().body).aged;
  };
  EXPECT_FALSE(issued(30, std::nullopt));
  EXPECT_TRUE(issued(71, std::nullopt));
  EXPECT_TRUE(issued(30, 80)) << "an agent for somebody aged";
}

}  // namespace

}  // namespace hall::domain
