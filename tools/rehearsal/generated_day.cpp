#include "tools/rehearsal/generated_day.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "tools/simulator/chance.h"

namespace hall::rehearsal {

namespace {

using simulator::Chance;
using std::chrono::minutes;
using std::chrono::seconds;

// How a day of a hall looks; shares as a hall of a district sees them.
constexpr double kThemeShare = 0.04;
constexpr double kDeskShare = 0.22;  ///< consult, handout, failed errands
constexpr double kImpatientShare = 0.15;
constexpr double kSilentShare = 0.5;  ///< of those who leave
constexpr double kReturnShare = 0.5;  ///< of those passed over
constexpr double kHoldShare = 0.04;
constexpr double kWrongQueueShare = 0.03;
constexpr double kServiceSpread = 0.6;
constexpr minutes kMeanPatience{25};
constexpr minutes kLunch{40};

struct GroundShare {
  v1::Ground ground;
  double share;
};
constexpr GroundShare kGrounds[] = {
    {v1::GROUND_ELDERLY, 0.08},
    {v1::GROUND_WITH_INFANT, 0.02},
    {v1::GROUND_DISABLED, 0.01},
    {v1::GROUND_PREGNANT, 0.01},
    {v1::GROUND_SERVICEMAN, 0.01},
    {v1::GROUND_VETERAN_FAMILY, 0.01}};

Duration drawn(Duration mean, double spread, Chance& chance) {
  const double length = chance.logNormal(static_cast<double>(mean.count()), spread);
  return std::clamp(
      Duration{static_cast<std::int64_t>(length)}, Duration{seconds{10}}, Duration{minutes{90}}
  );
}

template <class Row>
const Row& oneOf(const std::vector<Row>& rows, Chance& chance) {
  return rows[chance.next() % rows.size()];
}

// ---- staff ------------------------------------------------------------------------------------

bool canSit(const v1::Staff& staff) {
  return !staff.disabled() &&
         std::find(staff.roles().begin(), staff.roles().end(), v1::ROLE_COUNTER_STAFF) !=
             staff.roles().end();
}

std::set<std::string> servedBy(const v1::Staff& staff, const v1::CounterPlace& place) {
  std::set<std::string> served;
  for (const std::string& queue : place.queue_ids()) {
    const auto& own = staff.queue_ids();
    if (own.empty() || std::find(own.begin(), own.end(), queue) != own.end()) served.insert(queue);
  }
  return served;
}

/// Lunch by turns, so that every second counter stays open.
std::vector<Absence> lunchOf(std::size_t index, const OpenHours& hours) {
  constexpr Duration kNoon = std::chrono::hours{12};
  const Duration from = kNoon + (index % 2 == 0 ? Duration{0} : Duration{kLunch});
  if (from < hours.from || from + kLunch > hours.until) return {};
  return {{from, from + kLunch, v1::PAUSE_REASON_MEAL}};
}

/// Fills the counters with who may sit there; `served` gets the queues that are then served.
std::vector<StaffDay> staffOf(
    const HallFacts& facts, const OpenHours& hours, std::set<std::string>& served
) {
  constexpr Duration kBefore = minutes{10};
  std::vector<StaffDay> days;
  std::set<std::string> seated;
  for (const v1::CounterPlace& place : facts.counters) {
    for (const v1::Staff& staff : facts.staff) {
      if (!canSit(staff) || seated.contains(staff.staff_number())) continue;
      const auto queues = servedBy(staff, place);
      if (queues.empty()) continue;
      seated.insert(staff.staff_number());
      // A counter for some people only serves nobody's queue for everybody.
      if (place.only_grounds().empty()) served.insert(queues.begin(), queues.end());
      const Shift shift{
          std::max(hours.from - kBefore, Duration{0}), hours.until, lunchOf(days.size(), hours)};
      days.push_back({staff.staff_number(), place.counter_id(), {shift}});
      break;
    }
  }
  return days;
}

// ---- visitors ---------------------------------------------------------------------------------

/// What one may come for in a hall where `served` are served.
struct Purposes {
  std::vector<const v1::Item*> items;
  std::vector<const v1::Theme*> themes;
  std::vector<const v1::Queue*> desks;  ///< need no item
};

Purposes purposesOf(const HallFacts& facts, const std::set<std::string>& served) {
  Purposes purposes;
  const auto isServed = [&](const std::string& itemId) {
    const v1::Item* item = facts.item(itemId);
    return item != nullptr && served.contains(item->queue_id());
  };
  for (const v1::Item& item : facts.items) {
    if (!served.contains(item.queue_id())) continue;
    purposes.items.push_back(&item);
    if (item.frequent()) purposes.items.insert(purposes.items.end(), 2, &item);
  }
  for (const v1::Theme& theme : facts.themes) {
    const auto& ids = theme.item_ids();
    if (!ids.empty() && std::all_of(ids.begin(), ids.end(), isServed)) {
      purposes.themes.push_back(&theme);
    }
  }
  for (const v1::Queue& queue : facts.queues) {
    const bool isDesk = queue.kind() != v1::QUEUE_KIND_HANDLING;
    if (isDesk && served.contains(queue.queue_id())) purposes.desks.push_back(&queue);
  }
  return purposes;
}

Duration expectedService(const HallFacts& facts, const std::string& queueId) {
  constexpr minutes kUnknown{8};
  const v1::Queue* queue = facts.queue(queueId);
  if (queue == nullptr || !queue->has_expected_service_duration()) return kUnknown;
  return durationOf(queue->expected_service_duration());
}

/// What for; gives the code of the first queue.
std::string choosePurpose(
    Visit& visit, const HallFacts& facts, const Purposes& purposes, Chance& chance
) {
  const double kind = chance.uniform();
  if (!purposes.themes.empty() && kind < kThemeShare) {
    const v1::Theme& theme = *oneOf(purposes.themes, chance);
    visit.themeId = theme.theme_id();
    return facts.item(theme.item_ids(0))->queue_id();
  }
  const bool toDesk = purposes.items.empty() || kind < kThemeShare + kDeskShare;
  if (toDesk && !purposes.desks.empty()) {
    visit.queueId = oneOf(purposes.desks, chance)->queue_id();
    return visit.queueId;
  }
  const v1::Item& item = *oneOf(purposes.items, chance);
  visit.itemId = item.item_id();
  return item.queue_id();
}

v1::Ground groundOf(Chance& chance) {
  double at = chance.uniform();
  for (const GroundShare& one : kGrounds) {
    if (at < one.share) return one.ground;
    at -= one.share;
  }
  return v1::GROUND_NONE;
}

/// Share of the opening hours at which somebody comes: two bells on a level.
double momentOf(Chance& chance) {
  constexpr double kLevel = 0.6;
  while (true) {
    const double at = chance.uniform();
    const double morning = std::exp(-std::pow((at - 0.2) / 0.12, 2.0));
    const double afternoon = 0.8 * std::exp(-std::pow((at - 0.72) / 0.12, 2.0));
    if (chance.uniform() * (kLevel + 1.0) < kLevel + std::max(morning, afternoon)) return at;
  }
}

void addMishaps(Visit& visit, const Purposes& purposes, const std::string& queue, Chance& chance) {
  static const std::vector<v1::HoldKind> kinds{
      v1::HOLD_KIND_PAPERS_TO_FETCH,
      v1::HOLD_KIND_PAPERS_LEFT_HERE,
      v1::HOLD_KIND_WAITING_FOR_RESULT};
  if (chance.happens(kImpatientShare)) {
    visit.patience = drawn(kMeanPatience, 1.0, chance);
    visit.leavesSilently = chance.happens(kSilentShare);
    if (visit.leavesSilently && chance.happens(kReturnShare)) {
      visit.comesBack = drawn(minutes{8}, 0.5, chance);
    }
  }
  if (chance.happens(kHoldShare)) {
    visit.hold = Hold{oneOf(kinds, chance), drawn(minutes{8}, 0.5, chance)};
  } else if (!visit.itemId.empty() && chance.happens(kWrongQueueShare)) {
    const v1::Item& other = *oneOf(purposes.items, chance);
    visit.wrongQueue = other.queue_id() != queue;
    if (visit.wrongQueue) visit.transferTo = other.item_id();
  }
}

}  // namespace

DayPlan generatedDay(
    const HallFacts& facts, const OpenHours& hours, const GeneratedDayOptions& options
) {
  constexpr Duration kBeforeClosing = minutes{10};
  Chance chance(options.seed);
  DayPlan plan;
  std::set<std::string> served;
  plan.staff = staffOf(facts, hours, served);
  const Purposes purposes = purposesOf(facts, served);
  if (purposes.items.empty() && purposes.desks.empty()) {
    throw std::runtime_error("nobody who may sit at a counter serves anything of this hall");
  }
  const auto span = static_cast<double>((hours.until - kBeforeClosing - hours.from).count());
  for (int i = 0; i < options.visitors; ++i) {
    Visit visit;
    visit.arrival = hours.from + Duration{static_cast<std::int64_t>(momentOf(chance) * span)};
    const std::string queue = choosePurpose(visit, facts, purposes, chance);
    visit.ground = groundOf(chance);
    visit.service = drawn(expectedService(facts, queue), kServiceSpread, chance);
    addMishaps(visit, purposes, queue, chance);
    plan.visits.push_back(std::move(visit));
  }
  std::stable_sort(
      plan.visits.begin(),
      plan.visits.end(),
      [](const Visit& left, const Visit& right) { return left.arrival < right.arrival; }
  );
  plan.wrapUps = {seconds{5}, seconds{15}, seconds{30}, seconds{60}};
  plan.walk = seconds{25};
  return plan;
}

OpenHours openHoursOf(HallCallers& callers, const HallFacts& facts, domain::Instant now) {
  constexpr seconds kPatience{20};
  constexpr minutes kLeast{30};
  v1::WatchHallRequest request;
  request.set_view(v1::VIEW_BOARD);
  request.mutable_hall();
  v1::WatchFrame frame;
  const auto first = [] { return false; };
  const auto failure = callers.manager().client().read(request, frame, kPatience, first);
  if (!frame.has_snapshot()) throw HallRefused("see the hall's board", failure);

  const v1::HallStatus& hall = frame.snapshot().board().hall();
  const domain::Instant midnight = facts.zone.toInstant(facts.zone.dayOf(now), minutes{0});
  const domain::Instant opens = hall.in_session() ? now : instantOf(hall.open_time());
  const domain::Instant closes = instantOf(hall.close_time());
  if (!hall.has_close_time() || opens >= closes - kLeast) {
    throw std::runtime_error("the hall does not open any more on this day; choose another");
  }
  return {std::max(opens, now) - midnight, closes - midnight};
}

}  // namespace hall::rehearsal
