#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/rehearsal/hall_facts.h"
#include "tools/rehearsal/log_checks.h"

/// The report's counts against what a book was told.
namespace hall::rehearsal {
namespace {

const domain::TimeZone kZone = domain::TimeZone::fixed(std::chrono::hours{8});

v1::Ticket ticketOf(int number, v1::TicketState state) {
  v1::Ticket ticket;
  ticket.set_ticket_id(std::to_string(number));
  ticket.set_number("A00" + std::to_string(number));
  ticket.set_state(state);
  const auto day = std::chrono::local_days{std::chrono::year{2026} / 3 / 2};
  *ticket.mutable_issue_time() = timestampOf(kZone.toInstant(day, std::chrono::hours{9}));
  return ticket;
}

/// One of each kind; two are still waiting when the day ends, and one had not come when called.
TicketBook bookOfADay() {
  TicketBook book(kZone);
  int number = 0;
  for (const auto state :
       {v1::TICKET_STATE_FINISHED,
        v1::TICKET_STATE_CANCELLED,
        v1::TICKET_STATE_NO_SHOW,
        v1::TICKET_STATE_WAITING,
        v1::TICKET_STATE_SERVING}) {
    book.issued(ticketOf(++number, state));
  }
  book.dayEnds();
  return book;
}

v1::GetReportResponse reportOf(
    std::initializer_list<std::pair<v1::ReportFigure, std::uint64_t>> figures
) {
  v1::GetReportResponse report;
  for (const auto& [figure, count] : figures) {
    v1::ReportCell& cell = *report.mutable_total()->add_cells();
    cell.set_figure(figure);
    cell.set_count(count);
  }
  return report;
}

TEST(ReportCheckTest, AgreesWithAReportOfTheSameTickets) {
  const auto report = reportOf(
      {{v1::REPORT_FIGURE_ISSUED, 5},
       {v1::REPORT_FIGURE_CANCELLED, 1},
       {v1::REPORT_FIGURE_NO_SHOWS, 1},
       {v1::REPORT_FIGURE_CLOSED_BY_SYSTEM, 2}}
  );
  EXPECT_EQ(checkReport(bookOfADay(), report), Faults{});
}

TEST(ReportCheckTest, NamesEachFigureThatDiffersOrIsMissing) {
  const auto report = reportOf(
      {{v1::REPORT_FIGURE_ISSUED, 5},
       {v1::REPORT_FIGURE_NO_SHOWS, 1},
       {v1::REPORT_FIGURE_CLOSED_BY_SYSTEM, 3}}
  );
  EXPECT_THAT(
      checkReport(bookOfADay(), report),
      testing::ElementsAre(
          "the report has no REPORT_FIGURE_CANCELLED",
          "REPORT_FIGURE_CLOSED_BY_SYSTEM is 3 in the report and 2 by what was told"
      )
  );
}

}  // namespace
}  // namespace hall::rehearsal
