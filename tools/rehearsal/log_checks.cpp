#include "tools/rehearsal/log_checks.h"

#include <algorithm>
#include <map>

#include "client/request_id.h"

namespace hall::rehearsal {

namespace {

/// A ticket's life as its events tell it.
struct LoggedLife {
  std::string number;
  v1::TicketState state = v1::TICKET_STATE_UNSPECIFIED;
  std::size_t calls = 0;
  std::size_t delivered = 0;
};

const std::map<std::string, v1::TicketState>& statesByKind() {
  static const std::map<std::string, v1::TicketState> states{
      {"ticket_issued", v1::TICKET_STATE_WAITING},
      {"ticket_due", v1::TICKET_STATE_WAITING},
      {"ticket_called", v1::TICKET_STATE_CALLED},
      {"ticket_recalled", v1::TICKET_STATE_CALLED},
      {"ticket_uncalled", v1::TICKET_STATE_WAITING},
      {"ticket_no_show", v1::TICKET_STATE_NO_SHOW},
      {"ticket_restored", v1::TICKET_STATE_WAITING},
      {"serving_started", v1::TICKET_STATE_SERVING},
      {"serving_finished", v1::TICKET_STATE_FINISHED},
      {"serving_reopened", v1::TICKET_STATE_SERVING},
      {"ticket_held", v1::TICKET_STATE_ON_HOLD},
      {"ticket_returned", v1::TICKET_STATE_WAITING},
      {"ticket_resumed", v1::TICKET_STATE_SERVING},
      {"ticket_transferred", v1::TICKET_STATE_WAITING},
      {"ticket_cancelled", v1::TICKET_STATE_CANCELLED},
      {"ticket_diverted", v1::TICKET_STATE_DIVERTED},
      {"ticket_closed_by_system", v1::TICKET_STATE_CLOSED_BY_SYSTEM}};
  return states;
}

using LoggedLives = std::map<std::string, LoggedLife>;

void take(const v1::EventRecord& event, LoggedLives& lives) {
  if (event.ticket_id().empty()) return;
  LoggedLife& life = lives[event.ticket_id()];
  if (!event.number().empty()) life.number = event.number();
  if (event.kind() == "ticket_called" || event.kind() == "ticket_recalled") ++life.calls;
  if (event.kind() == "call_delivered") ++life.delivered;
  const auto state = statesByKind().find(event.kind());
  if (state != statesByKind().end()) life.state = state->second;
}

LoggedLives readLives(HallCallers& callers, std::uint64_t position, Progress& progress) {
  LoggedLives lives;
  v1::ListEventsRequest request;
  request.set_after_position(position);
  request.set_page_size(1000);
  while (true) {
    const auto page = callers.manager().demand<v1::ListEventsResponse>("list the events", request);
    for (const v1::EventRecord& event : page.events()) take(event, lives);
    if (page.next_page_token().empty()) return lives;
    request.set_page_token(page.next_page_token());
    const std::uint64_t at = page.events().rbegin()->position();
    progress.tell(
        static_cast<double>(at) / static_cast<double>(std::max<std::uint64_t>(page.position(), 1)),
        [at] { return "event " + std::to_string(at); }
    );
  }
}

std::string nameOf(v1::TicketState state) {
  return v1::TicketState_Name(state);
}

void compareLife(const TicketStory& story, const LoggedLife& life, bool dayIsOpen, Faults& faults) {
  const std::string& number = story.last.number();
  const auto say = [&](const std::string& what) { faults.push_back("ticket " + number + what); };
  if (life.state == v1::TICKET_STATE_UNSPECIFIED)
    return say(" was given out and is not in the log");
  if (life.number != number) say(" is " + life.number + " in the log");
  const v1::TicketState told =
      story.closedBySystem ? v1::TICKET_STATE_CLOSED_BY_SYSTEM : story.last.state();
  // A clock that runs by itself may have come to the day's end meanwhile.
  const bool closedSince =
      dayIsOpen && life.state == v1::TICKET_STATE_CLOSED_BY_SYSTEM && !isEnd(told);
  if (life.state != told && !closedSince) {
    say(" was told to be " + nameOf(told) + " and is " + nameOf(life.state) + " by the log");
  }
  if (!dayIsOpen && !isEnd(life.state)) say(" never ended: " + nameOf(life.state));
  if (life.calls != story.calls.size()) {
    say(" was called " + std::to_string(story.calls.size()) + " times and " +
        std::to_string(life.calls) + " times by the log");
  }
  if (life.delivered != life.calls) {
    say(" had " + std::to_string(life.calls) + " calls, of which " +
        std::to_string(life.delivered) + " were delivered");
  }
}

}  // namespace

Faults checkEvents(
    const Rehearsal& rehearsal,
    HallCallers& callers,
    std::uint64_t position,
    bool dayIsOpen,
    Progress& progress
) {
  const LoggedLives lives = readLives(callers, position, progress);
  Faults faults;
  for (const auto& [id, story] : rehearsal.book().stories()) {
    const auto life = lives.find(id);
    compareLife(story, life == lives.end() ? LoggedLife{} : life->second, dayIsOpen, faults);
  }
  return shortened(std::move(faults));
}

constexpr std::chrono::minutes kPatience{10};

Faults verifyLog(HallCallers& callers, Progress& progress) {
  v1::VerifyLogResponse found;
  const auto tell = [&] {
    const auto whole = static_cast<double>(std::max<std::uint64_t>(found.position(), 1));
    progress.tell(static_cast<double>(found.checked_position()) / whole, [&found] {
      return "position " + std::to_string(found.checked_position());
    });
    return true;
  };
  const auto failure =
      callers.manager().client().read(v1::VerifyLogRequest{}, found, kPatience, tell);
  if (!failure.ok()) throw HallRefused("verify the log", failure);
  if (found.finished() && found.result() == v1::VERIFY_RESULT_WHOLE) return {};
  return {
      "the log does not verify: " + v1::VerifyResult_Name(found.result()) + " at position " +
      std::to_string(found.first_bad_position()) + " " + found.detail()};
}

void rebuildViews(HallCallers& callers, Progress& progress) {
  v1::RebuildViewsRequest request;
  request.set_request_id(client::newRequestId());
  v1::RebuildViewsResponse next;
  const auto tell = [&] {
    const auto whole = static_cast<double>(std::max<std::uint64_t>(next.position(), 1));
    progress.tell(static_cast<double>(next.done_position()) / whole, [&next] {
      return "position " + std::to_string(next.done_position());
    });
    return true;
  };
  const auto failure = callers.administrator().client().read(request, next, kPatience, tell);
  if (!failure.ok()) throw HallRefused("rebuild the views", failure);
}

Faults checkReport(const TicketBook& book, const v1::GetReportResponse& report) {
  std::map<v1::ReportFigure, std::uint64_t> told{
      {v1::REPORT_FIGURE_ISSUED, book.stories().size()},
      {v1::REPORT_FIGURE_CANCELLED, 0},
      {v1::REPORT_FIGURE_NO_SHOWS, 0},
      {v1::REPORT_FIGURE_CLOSED_BY_SYSTEM, 0}};
  for (const auto& [id, story] : book.stories()) {
    const v1::TicketState state = story.last.state();
    if (state == v1::TICKET_STATE_CANCELLED) ++told[v1::REPORT_FIGURE_CANCELLED];
    // Who did not come when called stays a no-show when the day closes the ticket.
    if (state == v1::TICKET_STATE_NO_SHOW) {
      ++told[v1::REPORT_FIGURE_NO_SHOWS];
    } else if (story.closedBySystem) {
      ++told[v1::REPORT_FIGURE_CLOSED_BY_SYSTEM];
    }
  }
  Faults faults;
  for (const auto& [figure, count] : told) {
    const auto& cells = report.total().cells();
    const auto cell = std::find_if(cells.begin(), cells.end(), [figure = figure](const auto& one) {
      return one.figure() == figure;
    });
    const std::string name = v1::ReportFigure_Name(figure);
    if (cell == cells.end()) {
      faults.push_back("the report has no " + name);
    } else if (cell->count() != count) {
      faults.push_back(
          name + " is " + std::to_string(cell->count()) + " in the report and " +
          std::to_string(count) + " by what was told"
      );
    }
  }
  return faults;
}

Faults compare(const v1::GetReportResponse& before, const v1::GetReportResponse& after) {
  Faults faults;
  if (before.rows_size() != after.rows_size()) faults.emplace_back("the report has other rows");
  const int rows = std::min(before.rows_size(), after.rows_size());
  for (int i = 0; i < rows; ++i) {
    if (before.rows(i).SerializeAsString() != after.rows(i).SerializeAsString()) {
      faults.push_back("row " + std::to_string(i + 1) + " of the report differs after a rebuild");
    }
  }
  if (before.total().SerializeAsString() != after.total().SerializeAsString()) {
    faults.emplace_back("the total of the report differs after a rebuild");
  }
  return faults;
}

}  // namespace hall::rehearsal
