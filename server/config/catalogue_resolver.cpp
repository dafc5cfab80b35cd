#include "server/config/catalogue_resolver.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "server/config/time_zone.h"

namespace hall::config {

namespace {

/// Looking for the nearest of thousands of codes, thousands of times, would take minutes.
constexpr std::size_t kNearestMax = 500;

void report(
    Faults& faults,
    const Place& place,
    std::string rule,
    std::string sentence,
    std::string nearest = ""
) {
  faults.push_back({place, std::move(sentence), std::move(nearest), std::move(rule)});
}

/// Place of a code among the rows, from 1; 0: it names nothing, reported.
template <class Row>
std::uint32_t numberOf(
    const std::vector<Row>& rows,
    const Reference& reference,
    const std::string& subject,
    std::string_view what,
    Faults& faults
) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (codeOf(rows[i]) == reference.code) return static_cast<std::uint32_t>(i + 1);
  }
  // A code that was missing or wrong is reported where it was read.
  if (reference.code.empty()) return 0;
  const bool enough = faults.size() > kNearestMax;
  report(
      faults,
      reference.place,
      "unknown_code",
      subject + " names the " + std::string(what) + " `" + reference.code +
          "`, which this hall has not",
      enough ? "" : nearestCode(rows, reference.code)
  );
  return 0;
}

class Resolver {
 public:
  Resolver(CatalogueDraft& draft, Faults& faults) : draft_(draft), faults_(faults) {}

  domain::Catalogue::Content content() {
    content_.hall = draft_.hall;
    content_.rules = draft_.rules;
    content_.voice = draft_.voice;
    addTimeZone();
    leaveOutIdleDepartments();
    addHours();
    addZones();
    addDepartments();
    addQueues();
    addItems();
    addGuides();
    addThemes();
    addCounters();
    return std::move(content_);
  }

 private:
  void addTimeZone() {
    const Reference& name = draft_.timeZone;
    if (name.code.empty()) {
      return report(
          faults_,
          draft_.hallPlace,
          "missing_key",
          "hall.toml lacks `time_zone`, like Asia/Shanghai"
      );
    }
    if (auto zone = timeZoneNamed(name.code)) {
      content_.zone = *std::move(zone);
    } else {
      report(
          faults_,
          name.place,
          "unknown_code",
          "there is no time zone `" + name.code + "`",
          nearestTimeZone(name.code)
      );
    }
  }

  /// A village that keeps ten items needs no thirty departments.
  void leaveOutIdleDepartments() {
    std::erase_if(draft_.departments, [&](const DepartmentRow& row) {
      return row.inherited &&
             std::none_of(draft_.items.begin(), draft_.items.end(), [&](const ItemRow& item) {
               return item.department.code == row.thing.code;
             });
    });
  }

  void addHours() {
    if (const HoursRow* row = rowOf(draft_.hours, "hall")) {
      content_.hours = row->thing;
    } else {
      const std::string& hall = draft_.hallPlace.file;
      const Place place{
          hall.substr(0, hall.size() - std::string_view("hall.toml").size()) + "hours.toml", 0};
      report(
          faults_,
          place,
          "missing_key",
          "hours.toml has no [[hours]] with the code `hall`: when is it open?"
      );
    }
  }

  /// The hall's exceptions hold for every set that says nothing else about the day, so that a
  /// closure of the hall is written once.
  domain::OpeningHours hoursNamed(const Reference& name, const std::string& subject) {
    if (name.code.empty()) return {};
    const auto number = numberOf(draft_.hours, name, subject, "hours", faults_);
    if (number == 0) return {};
    domain::OpeningHours hours = draft_.hours[number - 1].thing;
    const auto earlier = [](const auto& left, const auto& right) { return left.day < right.day; };
    for (const domain::OpeningHours::Exception& exception : content_.hours.exceptions) {
      const auto place =
          std::lower_bound(hours.exceptions.begin(), hours.exceptions.end(), exception, earlier);
      if (place != hours.exceptions.end() && place->day == exception.day) continue;
      hours.exceptions.insert(place, exception);
    }
    return hours;
  }

  void addZones() {
    for (ZoneRow& row : draft_.zones) {
      row.thing.id.value = static_cast<std::uint32_t>(content_.zones.size() + 1);
      content_.zones.push_back(row.thing);
    }
  }

  void addDepartments() {
    for (DepartmentRow& row : draft_.departments) {
      row.thing.id.value = static_cast<std::uint32_t>(content_.departments.size() + 1);
      content_.departments.push_back(row.thing);
    }
  }

  void addQueues() {
    if (draft_.queues.size() >= domain::QueueSet::kQueuesMax) {
      report(
          faults_,
          draft_.queues.back().place,
          "too_big",
          "is the 512th queue; a hall has at most 511"
      );
      draft_.queues.resize(domain::QueueSet::kQueuesMax - 1);
    }
    for (const QueueRow& row : draft_.queues) {
      const std::string subject = "queue `" + row.thing.code + "`";
      domain::Queue queue = row.thing;
      queue.id.value = static_cast<std::uint32_t>(content_.queues.size() + 1);
      queue.zone.value = numberOf(draft_.zones, row.zone, subject, "zone", faults_);
      queue.hours = hoursNamed(row.hours, subject);
      queue.targets = targetsOf(row, subject);
      content_.queues.push_back(std::move(queue));
    }
  }

  /// The named profile, else the one called like the queue's kind, else the domain's default.
  std::vector<domain::Queue::TargetRow> targetsOf(const QueueRow& row, const std::string& subject) {
    if (!row.targets.code.empty()) {
      const auto number = numberOf(draft_.targets, row.targets, subject, "targets", faults_);
      return number == 0 ? std::vector<domain::Queue::TargetRow>{}
                         : draft_.targets[number - 1].thing;
    }
    constexpr std::string_view kProfiles[] = {
        "", "handling", "consult", "handout", "failed-errand"};
    const auto profile = kProfiles[static_cast<std::size_t>(row.thing.kind)];
    const TargetsRow* targets = rowOf(draft_.targets, profile);
    return targets == nullptr ? std::vector<domain::Queue::TargetRow>{} : targets->thing;
  }

  void addItems() {
    for (const ItemRow& row : draft_.items) {
      const std::string subject = "item `" + row.thing.code + "`";
      domain::Item item = row.thing;
      item.id.value = static_cast<std::uint32_t>(content_.items.size() + 1);
      item.department.value =
          numberOf(draft_.departments, row.department, subject, "department", faults_);
      item.queue.value = numberOf(draft_.queues, row.queue, subject, "queue", faults_);
      content_.items.push_back(std::move(item));
    }
  }

  void addGuides() {
    for (GuideRow& row : draft_.guides) {
      // The guide of an item that this hall does not keep goes with the item.
      if (row.inherited && rowOf(draft_.items, row.item.code) == nullptr) continue;
      const auto number = numberOf(draft_.items, row.item, "the guide", "item", faults_);
      if (number == 0) continue;
      const std::pair<domain::Text domain::Guide::*, const domain::Text&> defaults[] = {
          {&domain::Guide::contact, draft_.guideDefaults.contact},
          {&domain::Guide::complaints, draft_.guideDefaults.complaints},
          {&domain::Guide::place, draft_.guideDefaults.place},
          {&domain::Guide::applicationModes, draft_.guideDefaults.applicationModes},
      };
      for (const auto& [text, fallback] : defaults) {
        if ((row.thing.*text).zh.empty()) row.thing.*text = fallback;
      }
      content_.items[number - 1].guide = row.thing;
    }
  }

  void addThemes() {
    for (const ThemeRow& row : draft_.themes) {
      const std::string subject = "theme `" + row.thing.code + "`";
      domain::Theme theme = row.thing;
      theme.id.value = static_cast<std::uint32_t>(content_.themes.size() + 1);
      for (const Reference& item : row.items) {
        theme.items.push_back({numberOf(draft_.items, item, subject, "item", faults_)});
      }
      content_.themes.push_back(std::move(theme));
    }
  }

  void addCounters() {
    for (const CounterRow& row : draft_.counters) {
      const std::string subject = "counter `" + row.thing.code + "`";
      domain::CounterPlace counter = row.thing;
      counter.id.value = static_cast<std::uint32_t>(content_.counters.size() + 1);
      counter.zone.value = numberOf(draft_.zones, row.zone, subject, "zone", faults_);
      counter.hours = hoursNamed(row.hours, subject);
      for (const Reference& queue : row.queues) {
        if (queue.code == "*") {
          addHandlingQueues(counter.queues);
        } else if (const auto number = numberOf(draft_.queues, queue, subject, "queue", faults_)) {
          counter.queues.add(domain::QueueId{number});
        }
      }
      content_.counters.push_back(std::move(counter));
    }
  }

  void addHandlingQueues(domain::QueueSet& queues) const {
    for (const domain::Queue& queue : content_.queues) {
      if (queue.kind == domain::QueueKind::Handling) queues.add(queue.id);
    }
  }

  CatalogueDraft& draft_;
  Faults& faults_;
  domain::Catalogue::Content content_;
};

}  // namespace

domain::Catalogue::Content resolve(CatalogueDraft draft, Faults& faults) {
  return Resolver(draft, faults).content();
}

People resolvePeople(const CatalogueDraft& draft, Faults& faults) {
  People people;
  for (const StaffRow& row : draft.staff) {
    const std::string subject = "staff `" + row.number + "`";
    numberOf(draft.departments, row.department, subject, "department", faults);
    StaffEntry entry{row.number, row.name, row.department.code, row.roles, {}, row.mayPick};
    for (const Reference& queue : row.queues) {
      numberOf(draft.queues, queue, subject, "queue", faults);
      entry.queues.push_back(queue.code);
    }
    people.staff.push_back(std::move(entry));
  }
  for (const DeviceRow& row : draft.devices) {
    const std::string subject = "device `" + row.code + "`";
    if (!row.zone.code.empty()) numberOf(draft.zones, row.zone, subject, "zone", faults);
    std::string zone = row.zone.code;
    if (!row.counter.code.empty()) {
      const auto number = numberOf(draft.counters, row.counter, subject, "counter", faults);
      if (number != 0 && zone.empty()) zone = draft.counters[number - 1].zone.code;
    }
    people.devices.push_back({row.code, row.name, row.kind, zone, row.counter.code});
  }
  return people;
}

namespace {

void reportHomeless(const ItemRow& item, const Place& place, Faults& faults) {
  const std::string& code = item.queue.code;
  report(
      faults,
      place,
      "inheritance",
      "the inherited item `" + item.thing.code + "` goes to the queue `" + code +
          "`, which this hall has not: let a queue say `replaces = [\"" + code +
          "\"]`, override the item's queue, or withdraw it"
  );
}

}  // namespace

void redirectInheritedItems(
    CatalogueDraft& draft, const std::vector<QueueRow>& parentQueues, Faults& faults
) {
  const auto isOfParent = [&](std::string_view code) {
    return std::any_of(parentQueues.begin(), parentQueues.end(), [&](const QueueRow& row) {
      return row.thing.code == code;
    });
  };
  const auto replacing = [&](std::string_view code) -> const QueueRow* {
    for (const QueueRow& row : draft.queues) {
      for (const Reference& replaced : row.replaces) {
        if (replaced.code == code) return &row;
      }
    }
    return nullptr;
  };
  for (const QueueRow& row : draft.queues) {
    for (const Reference& replaced : row.replaces) {
      if (replaced.code == "*" || isOfParent(replaced.code)) continue;
      report(
          faults,
          replaced.place,
          "unknown_code",
          "queue `" + row.thing.code + "` replaces `" + replaced.code +
              "`, which is no queue of the parent",
          nearestCode(parentQueues, replaced.code)
      );
    }
  }
  for (ItemRow& item : draft.items) {
    const std::string code = item.queue.code;
    if (!isOfParent(code) || rowOf(draft.queues, code) != nullptr) continue;
    const QueueRow* target = replacing(code);
    if (target == nullptr) target = replacing("*");
    if (target != nullptr) {
      item.queue.code = target->thing.code;
      continue;
    }
    reportHomeless(item, draft.hallPlace, faults);
    item.queue.code.clear();
  }
}

}  // namespace hall::config
