#include "tools/rehearsal/rehearsal.h"

#include <algorithm>
#include <cstdio>

namespace hall::rehearsal {

namespace {

constexpr std::chrono::seconds kBoardLive{20};

domain::Instant midnightOf(const HallFacts& facts, Pace& pace) {
  return facts.zone.toInstant(facts.zone.dayOf(pace.now()), domain::MinuteOfDay{0});
}

/// A clock that runs by itself is known no better than one look at it told; about its day's end
/// nobody does anything.
Duration doubtOf(const Pace& pace) {
  return pace.isStepped() ? Duration{0} : Duration{std::chrono::minutes{1}};
}

/// The first one after `now`.
domain::Instant dayEndAfter(const HallFacts& facts, domain::Instant now) {
  const domain::LocalDay today = facts.zone.dayOf(now - kDayEnd);
  return facts.zone.toInstant(today + std::chrono::days{1}, kDayEnd);
}

std::vector<std::unique_ptr<Board>> boardsOf(const HallCallers& callers) {
  std::vector<std::unique_ptr<Board>> boards;
  for (const auto& device : callers.boards()) {
    boards.push_back(std::make_unique<Board>(callers.endpoint(), device));
  }
  for (const auto& board : boards) {
    if (!board->waitUntilLive(kBoardLive)) throw std::runtime_error("a board got no picture");
  }
  return boards;
}

}  // namespace

Rehearsal::Rehearsal(
    HallCallers& callers, const HallFacts& facts, Pace& pace, const DayPlan& plan, Options options
)
    : options_(options),
      book_(facts.zone),
      boards_(boardsOf(callers)),
      stage_{
          callers,
          facts,
          plan,
          pace,
          book_,
          boards_,
          simulator::Chance(options.seed ^ 0x5eedULL),
          midnightOf(facts, pace)},
      dayEnd_(dayEndAfter(facts, pace.now())) {}

void Rehearsal::run() {
  Progress progress("rehearsing", options_.isQuiet);
  enterAll();
  while (!stage_.agenda.empty()) {
    step();
    tell(progress);
  }
}

void Rehearsal::enterAll() {
  const auto find = [this](const std::string& ticketId) { return applicantOf(ticketId); };
  for (const StaffDay& day : stage_.plan.staff) {
    posts_.push_back(std::make_unique<CounterPost>(stage_, day, find));
    posts_.back()->enterShifts();
  }
  enterVisits();
}

void Rehearsal::enterVisits() {
  for (const Visit& visit : stage_.plan.visits) {
    const domain::Instant at = stage_.midnight + visit.arrival;
    if (at < stage_.now()) {
      ++skipped_;
      continue;
    }
    applicants_.push_back(std::make_unique<Applicant>(stage_, visit));
    stage_.agenda.enter(at, [this, applicant = applicants_.back().get()] {
      applicant->come();
      byTicket_[applicant->ticketId()] = applicant;
    });
  }
}

void Rehearsal::step() {
  if (stage_.agenda.next() >= dayEnd_ - doubtOf(stage_.pace)) return endDay();
  stage_.pace.moveTo(stage_.agenda.next(), [this] { lookForCalls(); });
  stage_.agenda.take()();
  lookForCalls();
}

void Rehearsal::endDay() {
  stage_.pace.moveTo(dayEnd_ + doubtOf(stage_.pace), [this] { lookForCalls(); });
  book_.dayEnds();
  for (const auto& applicant : applicants_) applicant->dayEnds();
  dayEnd_ = dayEndAfter(stage_.facts, stage_.now());
  for (const auto& post : posts_) post->dayEnds();
}

/// A ready counter is called to by whatever else happens, and is told by its own screen; a look at
/// the counters is the same at one blow.
void Rehearsal::lookForCalls() {
  const bool somebodyReady =
      std::any_of(posts_.begin(), posts_.end(), [](const auto& post) { return post->isReady(); });
  if (!somebodyReady) return;
  v1::ListCountersRequest request;
  request.set_page_size(500);
  HallSession& manager = stage_.callers.manager();
  const auto counters = manager.demand<v1::ListCountersResponse>("look at the counters", request);
  for (const v1::Counter& counter : counters.counters()) {
    if (counter.state() != v1::COUNTER_STATE_CALLING) continue;
    const auto post = std::find_if(posts_.begin(), posts_.end(), [&](const auto& one) {
      return one->isReady() && one->counterId() == counter.counter_id();
    });
    if (post == posts_.end()) continue;
    v1::GetTicketRequest wanted;
    wanted.set_ticket_id(counter.ticket_id());
    const auto found = manager.demand<v1::GetTicketResponse>("look at a ticket", wanted);
    (*post)->take(found.ticket(), found.ticket().call_id());
  }
}

Applicant* Rehearsal::applicantOf(const std::string& ticketId) {
  const auto found = byTicket_.find(ticketId);
  return found == byTicket_.end() ? nullptr : found->second;
}

void Rehearsal::tell(Progress& progress) const {
  const std::size_t all = std::max<std::size_t>(applicants_.size(), 1);
  const auto settled = static_cast<double>(std::count_if(
      applicants_.begin(), applicants_.end(), [](const auto& one) { return one->isSettled(); }
  ));
  progress.tell(settled / static_cast<double>(all), [this] {
    const auto local = stage_.facts.zone.toLocal(stage_.now());
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(local - day)};
    char text[96];
    std::snprintf(
        text,
        sizeof text,
        "%02ld:%02ld, %zu numbers taken",
        time.hours().count(),
        time.minutes().count(),
        byTicket_.size()
    );
    return std::string(text);
  });
}

RehearsedDay Rehearsal::figures() const {
  RehearsedDay day;
  day.skipped = skipped_;
  Duration waits{0};
  Duration services{0};
  for (const auto& [id, story] : book_.stories()) {
    ++day.came;
    const v1::TicketState state = story.last.state();
    if (!story.finished) {
      const bool left = state == v1::TICKET_STATE_CANCELLED || state == v1::TICKET_STATE_NO_SHOW;
      ++(left ? day.left : story.closedBySystem ? day.closed : day.stayed);
      continue;
    }
    ++day.served;
    waits += story.wait;
    services += story.served;
    if (story.wait > Duration{0}) ++day.waited;
  }
  const auto mean = [](Duration sum, std::size_t count) {
    return count == 0 ? Duration{0} : sum / static_cast<std::int64_t>(count);
  };
  day.meanWait = mean(waits, day.served);
  day.meanWaitOfThose = mean(waits, day.waited);
  day.meanService = mean(services, day.served);
  return day;
}

}  // namespace hall::rehearsal
