#include "tools/rehearsal/run.h"

#include <cstdio>
#include <map>
#include <stdexcept>

#include "tools/rehearsal/day_report.h"
#include "tools/rehearsal/log_checks.h"
#include "tools/rehearsal/rehearsed_hall.h"
#include "tools/rehearsal/server_journal.h"

namespace hall::rehearsal {

namespace {

/// A rehearsed record begins at midnight, a generated day an hour before halls open.
constexpr const char* kGeneratedDay = "2026-03-02";

std::uint64_t positionOf(HallCallers& callers) {
  return callers.administrator()
      .demand<v1::GetStatusResponse>("read the server's status", v1::GetStatusRequest{})
      .position();
}

// ---- the day ------------------------------------------------------------------------------------

/// Everything the plan names must exist in this hall.
void requireFit(const DayPlan& plan, const HallFacts& facts, const HallCallers& callers) {
  for (const Visit& visit : plan.visits) {
    if (!visit.itemId.empty() && facts.item(visit.itemId) == nullptr) {
      throw std::runtime_error(
          "this hall has no item " + visit.itemId +
          "; a record of calls is rehearsed in config/catalogue/call-centre"
      );
    }
  }
  for (const StaffDay& day : plan.staff) {
    if (facts.counter(day.counterId) == nullptr) {
      throw std::runtime_error("this hall has no counter " + day.counterId);
    }
    if (!callers.knows(day.number)) {
      throw std::runtime_error("the credentials name nobody with the number " + day.number);
    }
  }
}

/// FNV-1a over what happened to every ticket, in the order of their numbers.
std::string fingerprintOf(const TicketBook& book) {
  std::map<std::string, std::string> lines;
  for (const auto& [id, story] : book.stories()) {
    const v1::Ticket& ticket = story.last;
    const auto issued = instantOf(ticket.issue_time()).time_since_epoch().count();
    const auto state = instantOf(ticket.state_time()).time_since_epoch().count();
    lines[std::to_string(issued) + ticket.number()] =
        std::to_string(ticket.state()) + " " + std::to_string(state) + " " + ticket.queue_id() +
        " " + ticket.counter_id() + " " + std::to_string(story.wait.count()) + " " +
        std::to_string(story.served.count()) + " " + std::to_string(story.calls.size());
  }
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const auto& [key, line] : lines) {
    for (const char c : key + line) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
  }
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

/// One rehearsal from the first look at the hall to the last check.
class Run {
 public:
  Run(const RunOptions& options, RehearsedHall& hall, const std::optional<CallDay>& record)
      : options_(options),
        hall_(hall),
        callers_(hall.endpoint(), hall.banner()),
        pace_(paceOf(callers_.administrator())),
        facts_(readFacts(callers_)),
        plan_(makePlan(record)),
        from_(positionOf(callers_)),
        rehearsal_(callers_, facts_, *pace_, plan_, {options.seed, options.isQuiet}) {
    requireFit(plan_, facts_, callers_);
  }

  RunResult go() {
    rehearsal_.run();
    result_.day = rehearsal_.figures();
    result_.fingerprint = fingerprintOf(rehearsal_.book());
    say(comparisonText(result_.day, plan_.recorded ? &*plan_.recorded : nullptr) + "\n");
    checkFloor();
    // A clock that runs by itself is not waited for until the small hours.
    if (pace_->isStepped()) rehearsal_.endDay();
    report();
    checkLog();
    hall_.stop();
    return std::move(result_);
  }

 private:
  DayPlan makePlan(const std::optional<CallDay>& record) {
    if (record) return planOf(*record, options_.recorded);
    return generatedDay(facts_, openHoursOf(callers_, facts_, pace_->now()), options_.generated);
  }

  void say(const std::string& text) const {
    if (options_.say) options_.say(text);
  }

  void check(const std::string& what, Faults faults) {
    say((faults.empty() ? "ok      " : "BROKEN  ") + what + "\n");
    for (std::string& fault : faults) {
      say("          " + fault + "\n");
      result_.faults.push_back(std::move(fault));
    }
  }

  void checkFloor() {
    check("each call was made and announced once", checkAnnouncements(rehearsal_));
    check("each ticket is as it was told", checkTickets(rehearsal_, callers_, facts_));
    if (!hall_.isOwn() || !pace_->isStepped()) return;
    const FloorPicture before = pictureOf(rehearsal_, callers_);
    hall_.restartFromTheLog();
    Faults faults = compare(before, pictureOf(rehearsal_, callers_));
    // Otherwise the floor came from somewhere else and proves nothing about the log.
    for (std::string& fault : checkReplay(hall_.journal())) faults.push_back(std::move(fault));
    check("the log replays to the same floor", std::move(faults));
  }

  void report() {
    const domain::LocalDay first = facts_.zone.dayOf(rehearsal_.midnight() - kDayEnd);
    const domain::LocalDay last = facts_.zone.dayOf(pace_->now() - kDayEnd);
    const std::uint64_t position = positionOf(callers_);
    result_.report = reportOf(callers_, first, last, position);
    say("\n" + reportText(result_.report) + "\n");
    if (hall_.isOwn() && pace_->isStepped()) {
      check("the report counts what was told", checkReport(rehearsal_.book(), result_.report));
    }
    if (!options_.saveReport.empty()) {
      saveReport(callers_, first, last, position, options_.saveReport);
    }
    {
      Progress progress("rebuilding the views", options_.isQuiet);
      rebuildViews(callers_, progress);
    }
    check(
        "the report is the same after a rebuild of the views",
        compare(result_.report, reportOf(callers_, first, last, position))
    );
  }

  void checkLog() {
    Progress reading("reading the log", options_.isQuiet);
    check(
        "each ticket ended, and as the log has it",
        checkEvents(rehearsal_, callers_, from_, !pace_->isStepped(), reading)
    );
    Progress verifying("verifying the log", options_.isQuiet);
    check("the log verifies", verifyLog(callers_, verifying));
  }

  const RunOptions& options_;
  RehearsedHall& hall_;
  HallCallers callers_;
  std::unique_ptr<Pace> pace_;
  HallFacts facts_;
  DayPlan plan_;
  std::uint64_t from_;  ///< the log's end before anything happened
  Rehearsal rehearsal_;
  RunResult result_;
};

}  // namespace

RunResult rehearse(const RunOptions& options) {
  std::optional<CallDay> record;
  if (!options.record.empty()) record = readCallDay(options.record, options.day);
  const auto day = record ? record->date : options.day.value_or(*parseDate(kGeneratedDay));
  RehearsedHall hall(options, day, record.has_value());
  return Run(options, hall, record).go();
}

}  // namespace hall::rehearsal
