#include "server/domain/catalogue.h"

#include <algorithm>
#include <utility>

namespace hall::domain {

namespace {

template <class T>
void indexRows(
    const std::vector<T>& rows,
    std::unordered_map<std::uint32_t, std::size_t>& ids,
    std::unordered_map<std::string, std::size_t>& codes
) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    ids.emplace(rows[i].id.value, i);
    codes.emplace(rows[i].code, i);
  }
}

template <class T, class Key, class Index>
const T* lookUp(const std::vector<T>& rows, const Index& index, const Key& key) {
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &rows[found->second];
}

/// old provisional id of the fresh content → lasting id
using Renumbering = std::unordered_map<std::uint32_t, std::uint32_t>;

template <class T>
Renumbering numberRows(std::vector<T>& rows, const std::vector<T>* previous) {
  std::uint32_t next = 1;
  std::unordered_map<std::string, std::uint32_t> known;
  if (previous != nullptr) {
    for (const T& row : *previous) {
      known.emplace(row.code, row.id.value);
      next = std::max(next, row.id.value + 1);
    }
  }
  Renumbering renumbering;
  for (T& row : rows) {
    const auto old = known.find(row.code);
    const std::uint32_t id = old == known.end() ? next++ : old->second;
    renumbering.emplace(row.id.value, id);
    row.id.value = id;
  }
  return renumbering;
}

template <class Id>
void renumber(Id& id, const Renumbering& renumbering) {
  const auto found = renumbering.find(id.value);
  id.value = found == renumbering.end() ? 0 : found->second;
}

QueueSet renumberedSet(const QueueSet& queues, const Renumbering& renumbering) {
  QueueSet result;
  for (std::uint32_t value = 1; value < QueueSet::kQueuesMax; ++value) {
    const auto found = renumbering.find(value);
    if (queues.has(QueueId{value}) && found != renumbering.end())
      result.add(QueueId{found->second});
  }
  return result;
}

template <class T>
const T* byCode(const std::vector<T>& rows, std::string_view code) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const T& row) { return row.code == code; });
  return found == rows.end() ? nullptr : &*found;
}

/// The revision of a row that did not change stays; else it grows.
template <class T>
void raiseRevisions(std::vector<T>& rows, const std::vector<T>* previous) {
  for (T& row : rows) {
    const T* old = previous == nullptr ? nullptr : byCode(*previous, row.code);
    if (old == nullptr) {
      row.revision = 1;
      continue;
    }
    row.revision = old->revision;
    if (!(row == *old)) ++row.revision;
  }
}

/// What is offered is offered no more; zones and departments only name where things belong.
template <class T>
void withdraw(T& row) {
  if constexpr (requires { row.withdrawn; }) row.withdrawn = true;
}
void withdraw(CounterPlace& counter) {
  counter.queues = QueueSet{};
}

/// Old events still name what is gone.
template <class T>
void keepGone(std::vector<T>& rows, const std::vector<T>& previous) {
  for (const T& old : previous) {
    if (byCode(rows, old.code) != nullptr) continue;
    rows.push_back(old);
    withdraw(rows.back());
  }
}

}  // namespace

Target Queue::targetFor(TicketClass ticketClass, Ground ground) const {
  const auto row = [&](TicketClass wantedClass, Ground wantedGround) {
    return std::find_if(targets.begin(), targets.end(), [&](const TargetRow& candidate) {
      return candidate.ticketClass == wantedClass && candidate.ground == wantedGround;
    });
  };
  for (const auto& [wantedClass, wantedGround] :
       {std::pair{ticketClass, ground},
        std::pair{ticketClass, Ground::None},
        std::pair{TicketClass::Ordinary, Ground::None}}) {
    const auto found = row(wantedClass, wantedGround);
    if (found != targets.end()) return found->target;
  }
  return Target{std::chrono::minutes{15}, 900};
}

Catalogue::Catalogue(Content content) : content_(std::move(content)) {
  indexRows(content_.zones, zoneIndex_, zoneCodes_);
  indexRows(content_.departments, departmentIndex_, departmentCodes_);
  indexRows(content_.items, itemIndex_, itemCodes_);
  indexRows(content_.themes, themeIndex_, themeCodes_);
  indexRows(content_.queues, queueIndex_, queueCodes_);
  indexRows(content_.counters, counterIndex_, counterCodes_);
}

const Zone* Catalogue::find(ZoneId id) const {
  return lookUp(content_.zones, zoneIndex_, id.value);
}
const Department* Catalogue::find(DepartmentId id) const {
  return lookUp(content_.departments, departmentIndex_, id.value);
}
const Item* Catalogue::find(ItemId id) const {
  return lookUp(content_.items, itemIndex_, id.value);
}
const Theme* Catalogue::find(ThemeId id) const {
  return lookUp(content_.themes, themeIndex_, id.value);
}
const Queue* Catalogue::find(QueueId id) const {
  return lookUp(content_.queues, queueIndex_, id.value);
}
const CounterPlace* Catalogue::find(CounterId id) const {
  return lookUp(content_.counters, counterIndex_, id.value);
}

const Zone* Catalogue::zoneByCode(std::string_view code) const {
  return lookUp(content_.zones, zoneCodes_, std::string(code));
}
const Department* Catalogue::departmentByCode(std::string_view code) const {
  return lookUp(content_.departments, departmentCodes_, std::string(code));
}
const Item* Catalogue::itemByCode(std::string_view code) const {
  return lookUp(content_.items, itemCodes_, std::string(code));
}
const Theme* Catalogue::themeByCode(std::string_view code) const {
  return lookUp(content_.themes, themeCodes_, std::string(code));
}
const Queue* Catalogue::queueByCode(std::string_view code) const {
  return lookUp(content_.queues, queueCodes_, std::string(code));
}
const CounterPlace* Catalogue::counterByCode(std::string_view code) const {
  return lookUp(content_.counters, counterCodes_, std::string(code));
}

const OpeningHours& Catalogue::hoursOf(const Queue& queue) const {
  return queue.hours.seasons.empty() ? content_.hours : queue.hours;
}
const OpeningHours& Catalogue::hoursOf(const CounterPlace& counter) const {
  return counter.hours.seasons.empty() ? content_.hours : counter.hours;
}

Catalogue::Content numbered(Catalogue::Content fresh, const Catalogue* previous) {
  const Catalogue::Content* old = previous == nullptr ? nullptr : &previous->content();
  const auto before = [old]<class T>(std::vector<T> Catalogue::Content::*rows) {
    return old == nullptr ? nullptr : &(old->*rows);
  };
  using Content = Catalogue::Content;
  const Renumbering zones = numberRows(fresh.zones, before(&Content::zones));
  const Renumbering departments = numberRows(fresh.departments, before(&Content::departments));
  const Renumbering queues = numberRows(fresh.queues, before(&Content::queues));
  const Renumbering items = numberRows(fresh.items, before(&Content::items));
  numberRows(fresh.themes, before(&Content::themes));
  numberRows(fresh.counters, before(&Content::counters));

  for (Queue& queue : fresh.queues) renumber(queue.zone, zones);
  for (Item& item : fresh.items) {
    renumber(item.department, departments);
    renumber(item.queue, queues);
  }
  for (Theme& theme : fresh.themes) {
    for (ItemId& item : theme.items) renumber(item, items);
  }
  for (CounterPlace& counter : fresh.counters) {
    renumber(counter.zone, zones);
    counter.queues = renumberedSet(counter.queues, queues);
  }

  if (old != nullptr) {
    keepGone(fresh.zones, old->zones);
    keepGone(fresh.departments, old->departments);
    keepGone(fresh.queues, old->queues);
    keepGone(fresh.items, old->items);
    keepGone(fresh.themes, old->themes);
    keepGone(fresh.counters, old->counters);
  }
  raiseRevisions(fresh.items, before(&Content::items));
  raiseRevisions(fresh.themes, before(&Content::themes));
  fresh.version = old == nullptr ? 1 : old->version + 1;
  return fresh;
}

Counter republished(Counter counter, const CounterPlace* before, const CounterPlace& next) {
  const auto follow = [&](auto& setting, const auto CounterPlace::*published) {
    if (before == nullptr || before->*published != next.*published) setting = next.*published;
  };
  follow(counter.zone, &CounterPlace::zone);
  follow(counter.kind, &CounterPlace::kind);
  follow(counter.queues, &CounterPlace::queues);
  follow(counter.onlyGrounds, &CounterPlace::onlyGrounds);
  return counter;
}

}  // namespace hall::domain
