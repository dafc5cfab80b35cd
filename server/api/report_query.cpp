#include "server/api/report_query.h"

#include <algorithm>

#include "server/api/wire.h"

namespace hall::api {

namespace {

using domain::LocalDay;
using domain::Reason;
using domain::Refusal;
using domain::Result;

constexpr int kFilterMax = 100;
constexpr std::chrono::days kRangeMax{400};

struct Period {
  LocalDay first;
  LocalDay last;
};

Result<Period> periodFrom(const v1::ReportQuery& query) {
  const auto day = read(query.date());
  if (!day) return malformed("query.date");
  const std::chrono::year_month_day date{*day};
  switch (query.period()) {
    case v1::REPORT_PERIOD_DAY:
      return Period{*day, *day};
    case v1::REPORT_PERIOD_WEEK: {
      const auto sinceMonday = std::chrono::weekday{*day} - std::chrono::Monday;
      const LocalDay monday = *day - sinceMonday;
      return Period{monday, monday + std::chrono::days{6}};
    }
    case v1::REPORT_PERIOD_MONTH:
      return Period{
          LocalDay{date.year() / date.month() / 1},
          LocalDay{date.year() / date.month() / std::chrono::last}};
    case v1::REPORT_PERIOD_RANGE: {
      const auto last = read(query.end_date());
      if (!last || *last < *day || *last - *day > kRangeMax) return malformed("query.end_date");
      return Period{*day, *last};
    }
    default:
      return malformed("query.period");
  }
}

/// Ids of the codes in a filter, ascending.
template <class LookUp>
Result<std::vector<std::uint32_t>> idsFrom(
    const google::protobuf::RepeatedPtrField<std::string>& codes,
    Reason missing,
    std::string_view field,
    LookUp lookUp
) {
  if (codes.size() > kFilterMax) return malformed(field);
  std::vector<std::uint32_t> ids;
  for (const std::string& code : codes) {
    const auto* found = lookUp(code);
    if (found == nullptr) return unknown(missing, code);
    ids.push_back(found->id.value);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<Done> takeFilters(
    const Context& context, const v1::ReportQuery& query, engine::ReportQuery& out
) {
  const domain::Catalogue& catalogue = context.catalogue();
  const auto take = [](Result<std::vector<std::uint32_t>> ids, std::vector<std::uint32_t>& to) {
    if (!ids) return std::optional<Refusal>(ids.refusal());
    to = std::move(ids).value();
    return std::optional<Refusal>();
  };
  std::optional<Refusal> wrong;
  const auto filter = [&](const auto& codes,
                          Reason missing,
                          std::string_view field,
                          auto lookUp,
                          std::vector<std::uint32_t>& to) {
    if (!wrong) wrong = take(idsFrom(codes, missing, field, lookUp), to);
  };
  filter(
      query.zone_ids(),
      Reason::ZoneNotFound,
      "query.zone_ids",
      [&](const std::string& code) { return catalogue.zoneByCode(code); },
      out.zones
  );
  filter(
      query.queue_ids(),
      Reason::QueueNotFound,
      "query.queue_ids",
      [&](const std::string& code) { return catalogue.queueByCode(code); },
      out.queues
  );
  filter(
      query.item_ids(),
      Reason::ItemNotFound,
      "query.item_ids",
      [&](const std::string& code) { return catalogue.itemByCode(code); },
      out.items
  );
  filter(
      query.counter_ids(),
      Reason::CounterNotFound,
      "query.counter_ids",
      [&](const std::string& code) { return catalogue.counterByCode(code); },
      out.counters
  );
  filter(
      query.staff_numbers(),
      Reason::StaffNotFound,
      "query.staff_numbers",
      [&](const std::string& code) { return context.state().staffByNumber(code); },
      out.staff
  );
  filter(
      query.department_ids(),
      Reason::DepartmentNotFound,
      "query.department_ids",
      [&](const std::string& code) { return catalogue.departmentByCode(code); },
      out.departments
  );
  filter(
      query.theme_ids(),
      Reason::ThemeNotFound,
      "query.theme_ids",
      [&](const std::string& code) { return catalogue.themeByCode(code); },
      out.themes
  );
  if (wrong) return *wrong;
  return Done{};
}

/// A chief representative's figures are those of the own department.
Result<Done> keepToDepartment(const Context& context, engine::ReportQuery& query) {
  const domain::Actor& actor = context.principal().actor;
  if (actor.role != domain::Role::ChiefRepresentative) return Done{};
  const auto person = context.state().staff.find(actor.staff);
  const std::uint32_t own =
      person == context.state().staff.end() ? 0 : person->second.department.value;
  const bool others =
      std::any_of(query.departments.begin(), query.departments.end(), [own](std::uint32_t wanted) {
        return wanted != own;
      });
  if (others || own == 0) return Refusal{Reason::NotPermitted, {}}.with("right", "department");
  query.departments = {own};
  return Done{};
}

/// The day that is not over yet. One that waits for the Tick that closes it is not over either.
LocalDay runningDay(const Context& context) {
  const LocalDay open = context.state().day.day;
  return open == LocalDay{} ? domain::hallDayOf(context.catalogue(), context.now()) : open;
}

}  // namespace

Result<AskedReport> reportFrom(const Context& context, const v1::ReportQuery& query) {
  AskedReport asked;
  const auto period = periodFrom(query);
  if (!period) return period.refusal();
  asked.query.first = period->first;
  asked.query.last = period->last;
  asked.query.running = runningDay(context);
  if (query.group_by_size() > static_cast<int>(engine::ReportQuery::kGroupsMax)) {
    return malformed("query.group_by");
  }
  for (const int dimension : query.group_by()) {
    const auto group = static_cast<engine::Dimension>(dimension);
    auto& groups = asked.query.groupBy;
    const bool twice = std::find(groups.begin(), groups.end(), group) != groups.end();
    if (dimension == 0 || !v1::ReportDimension_IsValid(dimension) || twice) {
      return malformed("query.group_by");
    }
    groups.push_back(group);
  }
  for (const int figure : query.figures()) {
    if (figure == 0 || !v1::ReportFigure_IsValid(figure)) return malformed("query.figures");
    asked.query.figures.push_back(static_cast<engine::Figure>(figure));
  }
  std::sort(asked.query.figures.begin(), asked.query.figures.end());
  if (const auto taken = takeFilters(context, query, asked.query); !taken) return taken.refusal();
  if (const auto kept = keepToDepartment(context, asked.query); !kept) return kept.refusal();
  asked.catalogue = context.state().catalogue;
  for (const auto& [id, staff] : context.state().staff) asked.staffNumbers[id] = staff.number;
  asked.rehearsal = context.state().mode == domain::ClockMode::Rehearsal;
  return asked;
}

}  // namespace hall::api
