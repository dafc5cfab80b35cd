#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "tools/rehearsal/counter_post.h"
#include "tools/rehearsal/progress.h"
#include "tools/rehearsal/stage.h"

namespace hall::rehearsal {

/// What a rehearsed day came to, by what the hall told.
struct RehearsedDay {
  std::size_t came = 0;
  std::size_t served = 0;
  std::size_t left = 0;     ///< cancelled while waiting, or passed over for good
  std::size_t closed = 0;   ///< by the hall: its day ended before they were served
  std::size_t stayed = 0;   ///< still waiting or held when nothing was left to happen
  std::size_t skipped = 0;  ///< visits that lay before the hall's time
  Duration meanWait{0};     ///< of all who were served, until their first call
  std::size_t waited = 0;
  Duration meanWaitOfThose{0};
  Duration meanService{0};
};

/// Plays a plan in a hall, through the hall's public API, until nothing is left to happen. At the
/// hall's day end (03:00) whatever is open is over and every counter is left, as in the hall
/// itself. The same plan and seed in a new, stepped hall give the same day.
class Rehearsal {
 public:
  struct Options {
    std::uint64_t seed = 1;
    bool isQuiet = false;
  };

  /// All outlive it. Boards follow the hall while it lives.
  Rehearsal(
      HallCallers& callers, const HallFacts& facts, Pace& pace, const DayPlan& plan, Options options
  );

  /// Throws HallRefused when the hall refuses what it must not.
  void run();
  /// Moves on to the end of the hall's running day.
  void endDay();

  const TicketBook& book() const { return book_; }
  TicketBook& book() { return book_; }
  const std::vector<std::unique_ptr<Board>>& boards() const { return boards_; }
  RehearsedDay figures() const;
  domain::Instant now() const { return stage_.now(); }
  /// Midnight that the plan's times count from.
  domain::Instant midnight() const { return stage_.midnight; }

 private:
  void enterAll();
  void enterVisits();
  void step();
  void lookForCalls();
  void tell(Progress& progress) const;
  Applicant* applicantOf(const std::string& ticketId);

  const Options options_;
  TicketBook book_;
  std::vector<std::unique_ptr<Board>> boards_;
  Stage stage_;
  std::vector<std::unique_ptr<Applicant>> applicants_;  ///< those to come
  std::unordered_map<std::string, Applicant*> byTicket_;
  std::vector<std::unique_ptr<CounterPost>> posts_;
  std::size_t skipped_ = 0;
  domain::Instant dayEnd_;  ///< of the hall's running day
};

}  // namespace hall::rehearsal
