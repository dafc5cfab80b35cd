#include "bench/history.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <utility>

#include "server/domain/calendar.h"

namespace hall::bench {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr int kUnderWayMax = 2048;
constexpr auto kDayLength = hours{7};
/// From 09:00 to the day's end at 03:00 and a little later.
constexpr auto kToDayEnd = hours{18} + minutes{1};
/// The hall's clock moves so many times a day; commands in between share a moment.
constexpr int kMovesADay = 60;

/// Can numbers of this queue be taken at this moment?
bool isIssuing(const domain::HallState& state, domain::QueueId id, domain::Instant moment) {
  const domain::Catalogue& catalogue = *state.catalogue;
  const domain::Queue& queue = *catalogue.find(id);
  return domain::issuingAt(
             moment,
             catalogue.hoursOf(queue),
             catalogue.content().calendar,
             catalogue.zone(),
             catalogue.rules().issuingOpensEarly
  )
      .open;
}

}  // namespace

/// Bounds the commands under way and keeps the first refusal.
class History::Window {
 public:
  void enter() {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [this] { return underWay_ < kUnderWayMax; });
    ++underWay_;
  }
  void leave(const std::optional<domain::Refusal>& refusal) {
    const std::lock_guard lock(mutex_);
    if (refusal && !refusal_) refusal_ = refusal;
    --underWay_;
    left_.notify_one();
  }
  /// Waits for all; the first refusal.
  std::optional<domain::Refusal> end() {
    std::unique_lock lock(mutex_);
    left_.wait(lock, [this] { return underWay_ == 0; });
    return std::exchange(refusal_, std::nullopt);
  }

 private:
  std::mutex mutex_;
  std::condition_variable left_;
  int underWay_ = 0;
  std::optional<domain::Refusal> refusal_;
};

/// One command in the inbox.
class History::Step final : public engine::Work {
 public:
  Step(Window& window, const domain::Actor& actor, domain::CommandBody body) : window_(window) {
    submission_.command.actor = actor;
    submission_.command.body = std::move(body);
  }
  void run(engine::Turn& turn) override {
    const auto performed = turn.perform(std::move(submission_));
    if (!performed) refusal_ = performed.refusal();
  }
  void finish() override { window_.leave(refusal_); }
  void fail(const domain::Refusal& refusal) override { window_.leave(refusal); }

 private:
  Window& window_;
  engine::Submission submission_;
  std::optional<domain::Refusal> refusal_;
};

History::History(const HallFolder& folder)
    : folder_(folder), hall_({folder.data, folder.key, 1024, domain::Instant{}}) {
  hall_.inTurn([this](engine::Turn& turn) -> domain::Result<engine::Position> {
    queue_ = turn.state().catalogue->queueByCode("consult")->id;
    return turn.state().position;
  });
}

void History::moveTo(domain::Instant moment) {
  hall_.clock().advance(moment - hall_.clock().now());
  // A turn runs the timers first, and the end of a day may take several.
  for (int i = 0; i < 64; ++i) {
    hall_.core().wake();
    hall_.inTurn([](engine::Turn& turn) -> domain::Result<engine::Position> {
      return turn.state().position;
    });
  }
}

void History::signIn() {
  for (const Seat& seat : folder_.seats) {
    hall_.perform({seat.staff, {}, domain::Role::CounterStaff}, domain::SignIn{seat.id});
  }
}

void History::live(int lives, domain::Duration length) {
  Window window;
  const auto submit = [&](const domain::Actor& actor, domain::CommandBody body) {
    window.enter();
    hall_.core().submit(std::make_unique<Step>(window, actor, std::move(body)));
  };
  const domain::Actor kiosk{{}, domain::DeviceId{1}, domain::Role::Kiosk};
  domain::ItemOutcome outcome;
  outcome.outcome = domain::Outcome::Consulted;
  const int livesAMove = std::max(lives / kMovesADay, 1);
  for (int i = 0; i < lives; ++i) {
    if (i % livesAMove == livesAMove - 1) {
      hall_.clock().advance(length / kMovesADay);
    }
    const Seat& seat = folder_.seats[static_cast<std::size_t>(i) % folder_.seats.size()];
    const domain::Actor staff{seat.staff, {}, domain::Role::CounterStaff};
    domain::IssueTicket issue;
    issue.queue = queue_;
    submit(kiosk, issue);
    submit(staff, domain::CallNext{seat.id});
    submit(staff, domain::StartServing{seat.id});
    submit(staff, domain::FinishServing{seat.id, {outcome}, {}});
  }
  if (const auto refusal = window.end()) throw std::runtime_error(textOf(*refusal));
}

void History::issue(int tickets) {
  Window window;
  for (int i = 0; i < tickets; ++i) {
    domain::IssueTicket issue;
    issue.queue = queue_;
    window.enter();
    const domain::Actor kiosk{{}, domain::DeviceId{1}, domain::Role::Kiosk};
    hall_.core().submit(std::make_unique<Step>(window, kiosk, issue));
  }
  if (const auto refusal = window.end()) throw std::runtime_error(textOf(*refusal));
}

bool History::isWorkingDay(domain::Instant morning) {
  bool works = false;
  hall_.inTurn([&](engine::Turn& turn) -> domain::Result<engine::Position> {
    works = isIssuing(turn.state(), queue_, morning) &&
            isIssuing(turn.state(), queue_, morning + kDayLength);
    return turn.state().position;
  });
  return works;
}

void History::writeDays(int days, int livesADay) {
  // The log began at 09:00 of a day.
  domain::Instant morning = hall_.clock().now();
  for (int written = 0; written < days && morning < opening(); morning += hours{24}) {
    if (!isWorkingDay(morning)) continue;
    moveTo(morning);
    signIn();
    live(livesADay, kDayLength);
    moveTo(morning + kToDayEnd);
    ++written;
  }
}

void History::writeToday(int tickets, int waiting) {
  moveTo(opening());
  signIn();
  live(tickets - waiting, minutes{1});
  issue(waiting);
}

const PastHall& pastHall(const Settings& settings) {
  static std::optional<PastHall> made;
  if (made) return *made;
  constexpr int kSeats = 8;
  constexpr int kDays = 20;  // working days of January 2026
  constexpr int kTicketsToday = 10'000;
  constexpr int kWaiting = 2000;
  constexpr auto kStart = hours{24 * 60};  // 1 January is so long before the opening
  PastHall past;
  past.ticketsOfMonth = settings.quick ? 250'000 : 1'000'000;
  past.ticketsToday = kTicketsToday;
  say("writes a month of " + std::to_string(past.ticketsOfMonth) + " tickets, for P10 and P14");
  past.hall = makeHall(settings.directory / "past", settings.config, kSeats, opening() - kStart);
  History history(past.hall);
  history.writeDays(kDays, past.ticketsOfMonth / kDays);
  history.writeToday(kTicketsToday, kWaiting);
  past.events = history.position();
  made = past;
  return *made;
}

}  // namespace hall::bench
