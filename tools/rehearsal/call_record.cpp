#include "tools/rehearsal/call_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string_view>

#include "tools/simulator/chance.h"

namespace hall::rehearsal {

namespace {

using std::chrono::seconds;

constexpr seconds kDay{86'400};
/// The menu's exit is logged up to three minutes before its entry in some rows, which the record
/// then places a day later.
constexpr seconds kMenuMax{43'200};
/// Rows that were placed a day later end within it.
constexpr std::int64_t kSecondsMax = 2 * kDay.count();
/// Longer waits and services are faults of the log.
constexpr seconds kLongest{3'600};

constexpr std::array<std::string_view, 6> kTypes{"PS", "NW", "NE", "TT", "IN", "PE"};
constexpr int kPriorityType = 2;

// ---- reading ----------------------------------------------------------------------------------

enum Column : std::size_t {
  Date,
  Arrival,
  Type,
  Priority,
  MenuEntry,
  MenuExit,
  Wait,
  Outcome,
  ServiceFrom,
  Service,
  Agent,
  kColumns
};
constexpr std::array<std::string_view, kColumns> kColumnNames{
    "date",
    "arrival_s",
    "type",
    "priority",
    "vru_entry_s",
    "vru_exit_s",
    "queue_time_s",
    "outcome",
    "service_start_s",
    "service_time_s",
    "server_id"};

std::vector<std::string> fieldsOf(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::vector<std::string> fields;
  while (true) {
    const std::size_t comma = line.find(',');
    fields.emplace_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return fields;
    line.remove_prefix(comma + 1);
  }
}

/// Reads the rows of one file; `line` is for its complaints.
class RecordReader {
 public:
  explicit RecordReader(const std::filesystem::path& file) : file_(file), in_(file) {
    std::string head;
    if (!in_ || !std::getline(in_, head)) {
      throw std::runtime_error(file_.string() + " cannot be read");
    }
    const auto names = fieldsOf(head);
    for (std::size_t i = 0; i < kColumns; ++i) {
      const auto found = std::find(names.begin(), names.end(), kColumnNames[i]);
      if (found == names.end()) complain("has no column " + std::string(kColumnNames[i]));
      at_[i] = static_cast<std::size_t>(found - names.begin());
    }
    width_ = names.size();
  }

  /// False at the end.
  bool next(std::string& date, RecordedCall& call) {
    std::string text;
    if (!std::getline(in_, text)) return false;
    ++line_;
    fields_ = fieldsOf(text);
    if (fields_.size() != width_) complain("does not have as many fields as the head");
    date = field(Date);
    call = RecordedCall{};
    call.arrival = secondsIn(Arrival);
    if (secondsIn(MenuExit) - secondsIn(MenuEntry) > kMenuMax) {
      call.arrival = std::max(call.arrival - kDay, seconds{0});
    }
    call.type = field(Type);
    call.priority = static_cast<int>(secondsIn(Priority).count());
    call.wait = secondsIn(Wait);
    call.served = field(Outcome) == "AGENT";
    call.serviceFrom = secondsIn(ServiceFrom);
    call.service = secondsIn(Service);
    call.agent = field(Agent);
    return true;
  }

 private:
  const std::string& field(Column column) const { return fields_[at_[column]]; }

  seconds secondsIn(Column column) const {
    const std::string& text = field(column);
    std::int64_t value = 0;
    if (text.empty()) return seconds{0};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
      complain("has no number under " + std::string(kColumnNames[column]) + ": " + text);
    }
    if (value < 0 || value > kSecondsMax) {
      complain("has no time of two days under " + std::string(kColumnNames[column]) + ": " + text);
    }
    return seconds{value};
  }

  [[noreturn]] void complain(const std::string& what) const {
    throw std::runtime_error(file_.string() + ":" + std::to_string(line_) + ": " + what);
  }

  const std::filesystem::path file_;
  std::ifstream in_;
  std::uint64_t line_ = 1;
  std::array<std::size_t, kColumns> at_{};
  std::size_t width_ = 0;
  std::vector<std::string> fields_;
};

using Days = std::map<std::string, std::vector<RecordedCall>>;

Days::iterator chosenDay(
    Days& days, const std::filesystem::path& file, std::optional<std::chrono::year_month_day> wanted
) {
  if (days.empty()) throw std::runtime_error(file.string() + " holds no calls");
  if (!wanted) {
    return std::max_element(days.begin(), days.end(), [](const auto& left, const auto& right) {
      return left.second.size() < right.second.size();
    });
  }
  const auto found = days.find(dateText(*wanted));
  if (found != days.end()) return found;
  throw std::runtime_error(
      file.string() + " holds no calls of " + dateText(*wanted) + "; its days are " +
      days.begin()->first + " to " + days.rbegin()->first
  );
}

// ---- becoming visits --------------------------------------------------------------------------

bool isVisit(const RecordedCall& call) {
  return std::find(kTypes.begin(), kTypes.end(), call.type) != kTypes.end() &&
         call.wait <= kLongest && call.service <= kLongest;
}

/// Services of each type, to draw from where the record has none.
using ServicePool = std::map<std::string, std::vector<seconds>>;

ServicePool servicesOf(const std::vector<RecordedCall>& calls) {
  ServicePool pool;
  for (const RecordedCall& call : calls) {
    if (call.served && call.service > seconds{0}) {
      pool[call.type].push_back(call.service);
      pool[""].push_back(call.service);
    }
  }
  return pool;
}

template <class Value>
const Value& oneOf(const std::vector<Value>& values, simulator::Chance& chance) {
  return values[chance.next() % values.size()];
}

seconds drawnService(const ServicePool& pool, const std::string& type, simulator::Chance& chance) {
  constexpr seconds kWithoutAny{180};
  const auto found = pool.find(pool.contains(type) ? type : "");
  return found == pool.end() ? kWithoutAny : oneOf(found->second, chance);
}

Duration between(Duration least, Duration most, simulator::Chance& chance) {
  const double span = static_cast<double>((most - least).count());
  return least + Duration{static_cast<std::int64_t>(span * chance.uniform())};
}

bool perMille(int share, simulator::Chance& chance) {
  return chance.happens(static_cast<double>(share) / 1000.0);
}

/// What the record does not have, by chance: holds, transfers, who comes back.
void addChance(Visit& visit, const CallDayOptions& options, simulator::Chance& chance) {
  using std::chrono::minutes;
  static const std::vector<v1::HoldKind> kinds{
      v1::HOLD_KIND_PAPERS_TO_FETCH,
      v1::HOLD_KIND_PAPERS_LEFT_HERE,
      v1::HOLD_KIND_WAITING_FOR_RESULT};
  if (perMille(options.holdShare, chance)) {
    visit.hold = Hold{oneOf(kinds, chance), between(minutes{2}, minutes{10}, chance)};
  } else if (perMille(options.transferShare, chance)) {
    visit.wrongQueue = true;
    do {
      visit.transferTo = std::string(kTypes[chance.next() % kTypes.size()]);
    } while (visit.transferTo == visit.itemId);
  }
  if (!visit.patience) return;
  visit.leavesSilently = perMille(options.silentShare, chance);
  if (visit.leavesSilently && perMille(options.returnShare, chance)) {
    visit.comesBack = between(minutes{3}, minutes{15}, chance);
  }
}

Visit visitOf(
    const RecordedCall& call,
    const ServicePool& pool,
    const CallDayOptions& options,
    simulator::Chance& chance
) {
  Visit visit;
  visit.arrival = call.arrival;
  visit.itemId = call.type;
  if (call.priority == kPriorityType) visit.ground = v1::GROUND_OTHER;
  const bool known = call.served && call.service > seconds{0};
  visit.service = known ? call.service : drawnService(pool, call.type, chance);
  if (!call.served) visit.patience = call.wait;
  addChance(visit, options, chance);
  return visit;
}

// ---- agents -----------------------------------------------------------------------------------

struct Span {
  seconds from{0};
  seconds until{0};
};

std::map<std::string, std::vector<Span>> servicesByAgent(const std::vector<RecordedCall>& calls) {
  std::map<std::string, std::vector<Span>> byAgent;
  for (const RecordedCall& call : calls) {
    if (!call.served || call.agent.empty() || call.service <= seconds{0}) continue;
    byAgent[call.agent].push_back({call.serviceFrom, call.serviceFrom + call.service});
  }
  for (auto& [agent, spans] : byAgent) {
    std::sort(spans.begin(), spans.end(), [](const Span& left, const Span& right) {
      return left.from < right.from;
    });
  }
  return byAgent;
}

/// The record tells when agents served, not when they were there: somebody without a call for ten
/// minutes was away, for over an hour had gone.
std::vector<Shift> shiftsOf(const std::vector<Span>& services) {
  constexpr seconds kAway{600};
  constexpr seconds kGone{3'600};
  constexpr seconds kMargin{60};
  std::vector<Shift> shifts;
  seconds until{0};
  for (const Span& service : services) {
    if (shifts.empty() || service.from - until > kGone) {
      const Shift next{std::max(service.from - kMargin, seconds{0}), service.until, {}};
      shifts.push_back(next);
      until = service.until;
    } else if (service.from - until > kAway) {
      shifts.back().absences.push_back(
          {until + kMargin, service.from - kMargin, v1::PAUSE_REASON_SHORT_ABSENCE}
      );
    }
    until = std::max(until, service.until);
    shifts.back().until = until + kMargin;
  }
  return shifts;
}

std::string counterOf(const std::string& agent) {
  const std::size_t digit = agent.find_first_of("123456789");
  return digit == std::string::npos ? agent : agent.substr(digit);
}

/// What agents took between two calls when somebody waited already.
std::vector<Duration> wrapUpsOf(const std::vector<RecordedCall>& calls) {
  constexpr seconds kLongestWrapUp{300};
  std::map<std::string, std::map<seconds, const RecordedCall*>> byAgent;
  for (const RecordedCall& call : calls) {
    if (call.served && !call.agent.empty() && call.service > seconds{0}) {
      byAgent[call.agent][call.serviceFrom] = &call;
    }
  }
  std::vector<Duration> wrapUps;
  for (const auto& [agent, services] : byAgent) {
    const RecordedCall* before = nullptr;
    for (const auto& [from, call] : services) {
      const seconds gap =
          before == nullptr ? seconds{-1} : from - before->serviceFrom - before->service;
      if (call->wait > seconds{0} && gap >= seconds{0} && gap < kLongestWrapUp) {
        wrapUps.emplace_back(gap);
      }
      before = call;
    }
  }
  return wrapUps;
}

RecordedDay figuresOf(const CallDay& day) {
  RecordedDay figures;
  figures.source = std::filesystem::path(day.file).filename().string() + ", " + dateText(day.date);
  seconds waits{0};
  seconds services{0};
  std::size_t timed = 0;
  for (const RecordedCall& call : day.calls) {
    if (!isVisit(call)) {
      ++figures.leftOut;
      continue;
    }
    ++figures.came;
    if (!call.served) {
      ++figures.left;
      continue;
    }
    ++figures.served;
    waits += call.wait;
    if (call.wait > seconds{0}) ++figures.waited;
    if (call.service > seconds{0}) ++timed;
    services += call.service;
  }
  const auto mean = [](seconds sum, std::size_t count) {
    return count == 0 ? Duration{0} : Duration{sum} / static_cast<std::int64_t>(count);
  };
  figures.meanWait = mean(waits, figures.served);
  figures.meanWaitOfThose = mean(waits, figures.waited);
  figures.meanService = mean(services, timed);
  return figures;
}

}  // namespace

CallDay readCallDay(
    const std::filesystem::path& file, std::optional<std::chrono::year_month_day> wanted
) {
  RecordReader reader(file);
  Days days;
  std::string date;
  RecordedCall call;
  while (reader.next(date, call)) days[date].push_back(call);
  const auto chosen = chosenDay(days, file, wanted);
  const auto parsed = parseDate(chosen->first);
  if (!parsed) throw std::runtime_error(file.string() + ": " + chosen->first + " is no date");
  CallDay day{*parsed, file.string(), std::move(chosen->second)};
  std::stable_sort(
      day.calls.begin(),
      day.calls.end(),
      [](const RecordedCall& left, const RecordedCall& right) {
        return left.arrival < right.arrival;
      }
  );
  return day;
}

DayPlan planOf(const CallDay& day, const CallDayOptions& options) {
  simulator::Chance chance(options.seed);
  DayPlan plan;
  plan.recorded = figuresOf(day);
  const ServicePool pool = servicesOf(day.calls);
  for (const RecordedCall& call : day.calls) {
    if (isVisit(call)) plan.visits.push_back(visitOf(call, pool, options, chance));
  }
  for (const auto& [agent, services] : servicesByAgent(day.calls)) {
    plan.staff.push_back({agent, counterOf(agent), shiftsOf(services)});
  }
  plan.wrapUps = wrapUpsOf(day.calls);
  plan.walk = seconds{1};
  return plan;
}

std::optional<std::chrono::year_month_day> parseDate(const std::string& text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const int read = std::sscanf(text.c_str(), "%4d-%2u-%2u", &year, &month, &day);
  const std::chrono::year_month_day date{
      std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  // sscanf takes signs, spaces and missing zeros as well, and leaves what follows unread.
  if (read != 3 || !date.ok() || dateText(date) != text) return std::nullopt;
  return date;
}

std::string dateText(std::chrono::year_month_day date) {
  char text[16];
  std::snprintf(
      text,
      sizeof text,
      "%04d-%02u-%02u",
      static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()),
      static_cast<unsigned>(date.day())
  );
  return text;
}

}  // namespace hall::rehearsal
