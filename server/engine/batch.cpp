#include "server/engine/batch.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "server/domain/rules.h"

namespace hall::engine {

namespace {

/// Events of one batch; with room for one more command at any time.
constexpr std::size_t kEventsMax = 4096;

/// The queue a ticket will stand in; none when the command names nothing known.
domain::QueueId queueOf(const HallState& state, const domain::IssueTicket& command) {
  if (state.catalogue == nullptr || command.queue) return command.queue;
  const domain::Theme* theme = state.catalogue->find(command.theme);
  const domain::ItemId first =
      theme != nullptr && !theme->items.empty() ? theme->items.front() : command.item;
  const domain::Item* item = state.catalogue->find(first);
  return item == nullptr ? domain::QueueId{} : item->queue;
}

domain::TicketClass classOf(const domain::IssueTicket& command) {
  if (command.slot != Instant{}) return domain::TicketClass::Appointment;
  return command.ground == domain::Ground::None ? domain::TicketClass::Ordinary
                                                : domain::TicketClass::Priority;
}

bool issues(const domain::Command& command) {
  const auto* entering = std::get_if<domain::EnterServing>(&command.body);
  return (entering != nullptr && !entering->ticket) ||
         std::holds_alternative<domain::IssueTicket>(command.body) ||
         std::holds_alternative<domain::WalkUp>(command.body) ||
         std::holds_alternative<domain::UploadOfflineTickets>(command.body) ||
         std::holds_alternative<domain::ImportTickets>(command.body);
}

bool concernsClock(const domain::Command& command) {
  return std::holds_alternative<domain::StepClock>(command.body);
}

}  // namespace

Core::Batch::Batch(Core& core)
    : core_(core),
      parts_(core.parts_),
      state_(core.state_),
      options_(core.options_),
      figures_(core.figures_),
      now_(std::max(parts_.clock.now(), state_.lastRecorded)),
      before_(state_.position),
      events_(core.buffer_) {
  events_.reserve(kEventsMax);
}

void Core::Batch::commitAnyway() {
  (figures_.readOnly ? unkept_ : commitAnyway_) = true;
}

bool Core::Batch::hasRoom() const {
  return events_.size() + domain::kEventsMax <= kEventsMax;
}

Result<Performed> Core::Batch::perform(Submission submission) {
  if (submission.key) {
    if (const auto mark = findMark(*submission.key)) {
      if (mark->body != submission.body) return domain::Reason::RequestIdReused;
      return firstAnswer(*mark);
    }
  }
  if (const auto refused = notNow(submission.command)) return *refused;

  const std::size_t staged = parts_.store.vault().staged();
  prepare(submission);
  Result<Events> decided = domain::perform(state_, submission.command, now_);
  if (!decided) {
    parts_.store.vault().rollbackTo(staged);
    figures_.refused.fetch_add(1, std::memory_order_relaxed);
    return decided.refusal();
  }

  if (submission.catalogue) parts_.store.blobs().put(*std::move(submission.catalogue));
  if (const auto* step = std::get_if<domain::StepClock>(&submission.command.body)) {
    if (step->accepted) {
      parts_.clock.acceptStep(now_);
      figures_.clockHeld = false;
    }
  }
  const std::size_t begin = events_.size();
  std::move(decided.value().begin(), decided.value().end(), std::back_inserter(events_));
  const std::size_t count = events_.size() - begin;
  state_.position.value += count;
  state_.lastRecorded = now_;
  if (submission.key) {
    const Position first{state_.position.value - count + 1};
    marksByKey_.emplace(*submission.key, marks_.size());
    marks_.push_back(
        {*submission.key, submission.body, first, static_cast<std::uint32_t>(count), now_}
    );
  }
  return Performed{std::span(events_).subspan(begin), state_.position, now_, false, nullptr};
}

std::optional<domain::Refusal> Core::Batch::notNow(const domain::Command& command) const {
  if (figures_.readOnly) return domain::Refusal{domain::Reason::StorageLow, {}};
  if (figures_.clockHeld && !concernsClock(command)) {
    return domain::Refusal{domain::Reason::ClockStepped, {}};
  }
  if (figures_.storageLow && issues(command)) {
    return domain::Refusal{domain::Reason::StorageLow, {}};
  }
  return std::nullopt;
}

std::optional<RequestMark> Core::Batch::findMark(const RequestKey& key) {
  const auto now = marksByKey_.find(key);
  if (now != marksByKey_.end()) return marks_[now->second];
  return parts_.store.log().findRequest(options_.hall, key);
}

Result<std::optional<Performed>> Core::Batch::accepted(const RequestKey& key) {
  const auto mark = findMark(key);
  if (!mark) return std::optional<Performed>{};
  auto first = firstAnswer(*mark);
  if (!first) return first.refusal();
  return std::optional<Performed>{std::move(first).value()};
}

Result<Performed> Core::Batch::firstAnswer(const RequestMark& mark) {
  if (mark.first > before_) {
    const std::size_t begin = mark.first.value - before_.value - 1;
    return Performed{
        std::span(events_).subspan(begin, mark.count),
        Position{mark.first.value + mark.count - 1},
        mark.recorded,
        true,
        nullptr};
  }
  auto stored = parts_.store.log().read(options_.hall, Position{mark.first.value - 1}, mark.count);
  if (!stored) return stored.refusal();
  auto kept = std::make_shared<Events>();
  for (StoredEvent& event : stored.value()) kept->push_back(std::move(event.event));
  return Performed{
      std::span<const domain::Event>(*kept),
      Position{mark.first.value + mark.count - 1},
      mark.recorded,
      true,
      kept};
}

/// Fills in what deciding must not look for: ids, people, texts, the promise.
void Core::Batch::prepare(Submission& submission) {
  const LocalDay day = state_.catalogue == nullptr
                           ? std::chrono::floor<std::chrono::days>(LocalDay{})
                           : domain::hallDayOf(*state_.catalogue, now_);
  Vault& vault = parts_.store.vault();
  const auto person = [&](const std::optional<Identity>& identity) {
    return identity ? vault.personFor(*identity, day) : PersonRef{};
  };
  for (const auto& [ref, text] : submission.texts) vault.putText(ref, text, day);

  if (auto* issue = std::get_if<domain::IssueTicket>(&submission.command.body)) {
    issue->id = parts_.ids.ticketId(now_);
    if (submission.applicant) issue->applicant = person(submission.applicant);
    if (submission.principal) issue->principal = person(submission.principal);
    const domain::QueueId queue = queueOf(state_, *issue);
    if (queue) {
      issue->promise =
          parts_.forecast.estimate(state_, queue, classOf(*issue), issue->ground, now_);
    }
  } else if (auto* walkUp = std::get_if<domain::WalkUp>(&submission.command.body)) {
    walkUp->id = parts_.ids.ticketId(now_);
    if (submission.applicant) walkUp->applicant = person(submission.applicant);
  } else if (auto* entering = std::get_if<domain::EnterServing>(&submission.command.body)) {
    entering->id = parts_.ids.ticketId(now_);
  } else if (auto* upload = std::get_if<domain::UploadOfflineTickets>(&submission.command.body)) {
    for (auto& ticket : upload->tickets) ticket.id = parts_.ids.ticketId(now_);
  } else if (auto* import = std::get_if<domain::ImportTickets>(&submission.command.body)) {
    for (auto& ticket : import->tickets) ticket.id = parts_.ids.ticketId(now_);
  }
}

Result<Position> Core::Batch::write() {
  const HallBatch batch{options_.hall, now_, events_, marks_, now_ - options_.requestsKept};
  return parts_.store.log().write(std::span(&batch, 1));
}

std::shared_ptr<const CommittedBatch> Core::Batch::release() {
  if (events_.empty()) return nullptr;
  auto written = std::make_shared<CommittedBatch>();
  written->first = Position{before_.value + 1};
  written->recorded = now_;
  written->events.assign(
      std::make_move_iterator(events_.begin()), std::make_move_iterator(events_.end())
  );
  events_.clear();
  return written;
}

void applyAt(HallState& state, const domain::Event& event, Position position, Instant recorded) {
  domain::apply(state, event);
  state.position = position;
  state.lastRecorded = recorded;
}

}  // namespace hall::engine
