#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hall/v1/report_service.pb.h"
#include "server/api/backroom.h"
#include "server/api/event_facts.h"
#include "server/api/event_records.h"
#include "server/api/ids_text.h"
#include "server/api/log_search.h"
#include "server/api/queue_messages.h"
#include "server/api/record_parts.h"
#include "server/api/wire.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;
using engine::Position;
using engine::StoredEvent;

constexpr int kPageDefault = 100;
constexpr int kPageMost = 1000;
constexpr int kKindsMax = 50;
/// Events looked at for one page: a filter that nothing passes ends with a token to go on from.
constexpr std::uint64_t kLookedAtMax = 50'000;
/// Events read at once.
constexpr std::uint64_t kRead = 32;

/// Which events are wanted.
struct Wanted {
  std::set<std::string, std::less<>> kinds;
  domain::TicketId ticket;
  domain::CounterId counter;
  domain::StaffId staff;

  bool passes(const domain::Event& event) const {
    if (!kinds.empty() && !kinds.contains(kindOf(event.body))) return false;
    if (ticket && ticketOf(event.body) != ticket) return false;
    if (counter && counterOf(event.body) != counter) return false;
    return !staff || event.actor.staff == staff;
  }
};

Result<Wanted> wantedBy(const Context& context, const v1::ListEventsRequest& request) {
  Wanted wanted;
  if (request.kinds_size() > kKindsMax) return malformed("kinds");
  for (const std::string& kind : request.kinds()) {
    if (!isEventKind(kind)) return malformed("kinds", kind);
    wanted.kinds.insert(kind);
  }
  if (!request.ticket_id().empty()) {
    const auto ticket = parseUuid<domain::TicketId>(request.ticket_id());
    if (!ticket) return malformed("ticket_id");
    wanted.ticket = *ticket;
  }
  if (!request.counter_id().empty()) {
    const auto* place = context.catalogue().counterByCode(request.counter_id());
    if (place == nullptr) return unknown(Reason::CounterNotFound, request.counter_id());
    wanted.counter = place->id;
  }
  if (!request.staff_number().empty()) {
    const auto* staff = context.state().staffByNumber(request.staff_number());
    if (staff == nullptr) return unknown(Reason::StaffNotFound, request.staff_number());
    wanted.staff = staff->id;
  }
  return wanted;
}

/// One page in the making. Touched in turns of the core only.
class EventPage : public std::enable_shared_from_this<EventPage> {
 public:
  explicit EventPage(std::shared_ptr<LongCall> call)
      : call_(std::move(call)), request_(call_->requestAs<v1::ListEventsRequest>()) {}

  void begin() {
    call_->inTurn(
        [self = shared_from_this()](Context& context) { return self->prepare(context); },
        [self = shared_from_this()] { self->goOn(); }
    );
  }

 private:
  void goOn() {
    if (!more_) return call_->reply(response_);
    call_->inTurn(
        [self = shared_from_this()](Context& context) { return self->look(context); },
        [self = shared_from_this()] { self->goOn(); }
    );
  }

  /// Between which positions it looks.
  Result<Done> prepare(Context& context) {
    place_ = context.services().backroom.logWalks.begin();
    if (!place_) return tooManyWalks();
    const auto page = pageOf(request_.page_size(), {}, kPageDefault, kPageMost);
    if (!page) return page.refusal();
    size_ = page->size;
    auto wanted = wantedBy(context, request_);
    if (!wanted) return wanted.refusal();
    wanted_ = std::move(wanted).value();

    engine::EventLog& log = context.turn().store().log();
    const Position last = log.last(engine::HallId{});
    response_.set_position(last.value);
    after_ = Position{request_.after_position()};
    until_ = last;
    if (after_ > last) {
      return unknown(Reason::PositionNotFound, std::to_string(request_.after_position()));
    }
    if (request_.has_begin_time()) {
      const auto begin = positionBefore(log, read(request_.begin_time()));
      if (!begin) return begin.refusal();
      after_ = std::max(after_, *begin);
    }
    if (request_.has_end_time()) {
      const auto end = positionBefore(log, read(request_.end_time()));
      if (!end) return end.refusal();
      until_ = std::min(until_, *end);
    }
    if (wanted_.ticket) {
      const auto issue = issueOf(log, wanted_.ticket);
      if (!issue) return issue.refusal();
      // Nothing is told of a ticket before it was issued, and nothing of one that never was.
      after_ = std::max(after_, *issue ? Position{(*issue)->position.value - 1} : until_);
    }
    return turnThePage();
  }

  Result<Done> turnThePage() {
    const std::string& token = request_.page_token();
    if (!token.empty()) {
      std::uint64_t from = 0;
      const char* const end = token.data() + token.size();
      const auto [stopped, error] = std::from_chars(token.data(), end, from);
      if (error != std::errc{} || stopped != end) return malformed("page_token");
      if (request_.latest_first()) {
        until_ = std::min(until_, Position{from});
      } else {
        after_ = std::max(after_, Position{from});
      }
    }
    more_ = after_ < until_;
    return Done{};
  }

  Result<Done> look(Context& context) {
    std::optional<domain::Refusal> refused;
    inSlice([&] {
      const auto read = readSome(context);
      if (!read) refused = read.refusal();
      return more_ && !refused;
    });
    if (refused) return *refused;
    return Done{};
  }

  Result<Done> readSome(Context& context) {
    engine::EventLog& log = context.turn().store().log();
    const std::uint64_t left = until_.value - after_.value;
    const std::uint64_t count = std::min(left, kRead);
    const bool latestFirst = request_.latest_first();
    const Position from = latestFirst ? Position{until_.value - count} : after_;
    auto slice = log.read(engine::HallId{}, from, count);
    if (!slice) return slice.refusal();
    if (latestFirst) std::reverse(slice->begin(), slice->end());
    for (const StoredEvent& stored : slice.value()) {
      const auto added = add(stored, context);
      if (!added) return added.refusal();
      if (!*added) break;
    }
    lookedAt_ += count;
    const bool full = response_.events_size() == size_;
    more_ = after_ < until_ && !full && lookedAt_ < kLookedAtMax;
    if (!more_ && after_ < until_) {
      response_.set_next_page_token(std::to_string(latestFirst ? until_.value : after_.value));
    }
    return Done{};
  }

  /// False: the page is full.
  Result<bool> add(const StoredEvent& stored, Context& context) {
    if (request_.latest_first()) {
      until_ = Position{stored.position.value - 1};
    } else {
      after_ = stored.position;
    }
    if (!wanted_.passes(stored.event)) return true;
    const auto written = records_.write(
        stored, context.state(), context.turn().store().log(), *response_.add_events()
    );
    if (!written) return written.refusal();
    return response_.events_size() < size_;
  }

  const std::shared_ptr<LongCall> call_;
  const v1::ListEventsRequest& request_;
  LogWalks::Place place_;
  Wanted wanted_;
  int size_ = 0;
  Position after_;
  Position until_;
  bool more_ = true;
  std::uint64_t lookedAt_ = 0;
  EventRecords records_;
  v1::ListEventsResponse response_;
};

}  // namespace

void listEvents(const std::shared_ptr<LongCall>& call) {
  std::make_shared<EventPage>(call)->begin();
}

}  // namespace hall::api
