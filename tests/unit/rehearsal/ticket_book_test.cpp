#include "tools/rehearsal/ticket_book.h"

#include <gtest/gtest.h>

#include "tools/rehearsal/hall_facts.h"

namespace hall::rehearsal {
namespace {

const domain::TimeZone kZone = domain::TimeZone::fixed(std::chrono::hours{8});

v1::Ticket ticketOf(const std::string& id, const std::string& number, int localHour) {
  v1::Ticket ticket;
  ticket.set_ticket_id(id);
  ticket.set_number(number);
  ticket.set_state(v1::TICKET_STATE_WAITING);
  const auto day = std::chrono::local_days{std::chrono::year{2026} / 3 / 2};
  *ticket.mutable_issue_time() = timestampOf(kZone.toInstant(day, std::chrono::hours{localHour}));
  *ticket.mutable_reference_time() = ticket.issue_time();
  return ticket;
}

TEST(TicketBookTest, FindsANumberThatWasGivenOutTwice) {
  TicketBook book(kZone);
  book.issued(ticketOf("one", "A001", 9));
  EXPECT_TRUE(book.faults().empty());
  book.issued(ticketOf("two", "A001", 10));
  ASSERT_EQ(book.faults().size(), 1U);
  EXPECT_EQ(book.faults()[0], "number A001 was given out twice, to one and two");
}

TEST(TicketBookTest, NumbersBeginAnewAtThreeInTheMorning) {
  TicketBook book(kZone);
  book.issued(ticketOf("one", "A001", 2));
  book.issued(ticketOf("two", "A001", 4));
  EXPECT_TRUE(book.faults().empty());
}

TEST(TicketBookTest, FindsATicketThatChangedItsNumberOrThatNobodyTook) {
  TicketBook book(kZone);
  book.issued(ticketOf("one", "A001", 9));
  book.told(ticketOf("one", "A002", 9));
  book.told(ticketOf("other", "A003", 9));
  ASSERT_EQ(book.faults().size(), 2U);
  EXPECT_EQ(book.faults()[0], "A001 has become A002");
  EXPECT_EQ(book.faults()[1], "the hall speaks of A003, which nobody was given");
}

TEST(TicketBookTest, CountsTheWaitUntilTheFirstCallOnly) {
  TicketBook book(kZone);
  v1::Ticket ticket = ticketOf("one", "A001", 9);
  book.issued(ticket);
  ticket.mutable_call_time()->set_seconds(ticket.issue_time().seconds() + 60);
  book.called(ticket, 1);
  ticket.mutable_call_time()->set_seconds(ticket.issue_time().seconds() + 90);
  book.called(ticket, 2);

  const TicketStory& story = book.stories().at("one");
  EXPECT_EQ(story.wait, std::chrono::seconds{60});
  EXPECT_EQ(story.calls, (std::vector<std::uint64_t>{1, 2}));
}

TEST(TicketBookTest, WhatIsOpenWhenTheDayEndsIsClosedByTheSystem) {
  struct Row {
    v1::TicketState state;
    bool closed;
  };
  const Row rows[] = {
      {v1::TICKET_STATE_WAITING, true},
      {v1::TICKET_STATE_CALLED, true},
      {v1::TICKET_STATE_SERVING, true},
      {v1::TICKET_STATE_ON_HOLD, true},
      {v1::TICKET_STATE_NO_SHOW, true},
      {v1::TICKET_STATE_FINISHED, false},
      {v1::TICKET_STATE_CANCELLED, false},
      {v1::TICKET_STATE_DIVERTED, false},
  };
  for (const Row& row : rows) {
    TicketBook book(kZone);
    v1::Ticket ticket = ticketOf("one", "A001", 9);
    ticket.set_state(row.state);
    book.issued(ticket);
    EXPECT_FALSE(book.stories().at("one").closedBySystem);
    book.dayEnds();
    EXPECT_EQ(book.stories().at("one").closedBySystem, row.closed) << row.state;
  }
}

}  // namespace
}  // namespace hall::rehearsal
