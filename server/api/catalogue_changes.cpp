#include "server/api/catalogue_changes.h"

#include <unordered_map>

namespace hall::api {

namespace {

using Content = domain::Catalogue::Content;

template <class Row>
void compareRows(
    std::string_view sort,
    const std::vector<Row>* before,
    const std::vector<Row>& after,
    std::vector<std::string>& changed
) {
  std::unordered_map<std::string, const Row*> known;
  if (before != nullptr) {
    for (const Row& row : *before) known.emplace(row.code, &row);
  }
  for (const Row& row : after) {
    const auto old = known.find(row.code);
    if (old != known.end() && *old->second == row) continue;
    changed.push_back(std::string(sort) + ":" + row.code);
  }
}

}  // namespace

std::vector<std::string> changedRows(
    const domain::Catalogue* before, const domain::Catalogue& after, std::size_t most
) {
  const Content* old = before == nullptr ? nullptr : &before->content();
  const Content& next = after.content();
  std::vector<std::string> changed;
  const auto single = [&](std::string_view name, auto Content::*part) {
    if (old == nullptr || !(old->*part == next.*part)) changed.emplace_back(name);
  };
  const auto rows = [&](std::string_view sort, auto Content::*part) {
    compareRows(sort, old == nullptr ? nullptr : &(old->*part), next.*part, changed);
  };
  single("hall", &Content::hall);
  single("time_zone", &Content::zone);
  single("calendar", &Content::calendar);
  single("hours", &Content::hours);
  single("rules", &Content::rules);
  rows("zone", &Content::zones);
  rows("department", &Content::departments);
  rows("item", &Content::items);
  rows("theme", &Content::themes);
  rows("queue", &Content::queues);
  rows("counter", &Content::counters);
  if (changed.size() > most) changed.resize(most);
  return changed;
}

}  // namespace hall::api
