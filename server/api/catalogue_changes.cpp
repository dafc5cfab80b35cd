#include "server/api/catalogue_changes.h"

#include <unordered_map>

#include "server/api/catalogue_messages.h"

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
  single("voice", &Content::voice);
  rows("zone", &Content::zones);
  rows("department", &Content::departments);
  rows("item", &Content::items);
  rows("theme", &Content::themes);
  rows("queue", &Content::queues);
  rows("counter", &Content::counters);
  if (changed.size() > most) changed.resize(most);
  return changed;
}

namespace {

constexpr std::size_t kSaidMax = 1 << 20;

/// Writes what differs to the two answers.
class Comparison {
 public:
  Comparison(
      const domain::Catalogue& before,
      const domain::Catalogue& after,
      v1::ChangedRows& was,
      v1::ChangedRows& willBe
  )
      : before_(before), after_(after), was_(was), willBe_(willBe) {}

  void head() {
    one(&Content::hall, [](const auto& hall, auto& out) { write(hall, *out.mutable_hall()); });
    one(&Content::rules,
        [](const auto& rules, auto& out) { write(rules, *out.mutable_settings()); });
    one(&Content::voice, [](const auto& voice, auto& out) { write(voice, *out.mutable_voice()); });
    one(&Content::hours, [](const auto& hours, auto& out) { write(hours, *out.mutable_hours()); });
    one(&Content::calendar, [](const auto& calendar, auto& out) {
      write(calendar, domain::LocalDay{}, *out.mutable_work_calendar());
    });
  }

  void rows() {
    all(&Content::zones,
        [](const auto&, const auto& row, auto& out) { write(row, *out.add_zones()); });
    all(&Content::departments,
        [](const auto&, const auto& row, auto& out) { write(row, *out.add_departments()); });
    all(&Content::items, [](const auto& catalogue, const auto& row, auto& out) {
      writeItem(catalogue, row, *out.add_items());
      writeClaims(row.claims, *out.mutable_items()->rbegin()->mutable_claims());
      if (row.guide) writeGuide(row, *out.add_guides());
    });
    all(&Content::themes, [](const auto& catalogue, const auto& row, auto& out) {
      writeTheme(catalogue, row, *out.add_themes());
    });
    all(&Content::queues, [](const auto& catalogue, const auto& row, auto& out) {
      writeQueue(catalogue, row, *out.add_queues());
    });
    all(&Content::counters, [](const auto& catalogue, const auto& row, auto& out) {
      writePlace(catalogue, row, *out.add_counters());
    });
  }

 private:
  bool isFull() const { return was_.ByteSizeLong() + willBe_.ByteSizeLong() > kSaidMax; }

  template <class Part, class Writer>
  void one(Part Content::*part, const Writer& writer) {
    if (before_.content().*part == after_.content().*part) return;
    writer(before_.content().*part, *was_.mutable_head());
    writer(after_.content().*part, *willBe_.mutable_head());
  }

  template <class Row, class Writer>
  void all(std::vector<Row> Content::*part, const Writer& writer) {
    std::unordered_map<std::string, const Row*> known;
    for (const Row& row : before_.content().*part) known.emplace(row.code, &row);
    for (const Row& row : after_.content().*part) {
      const auto old = known.find(row.code);
      if (old != known.end() && *old->second == row) continue;
      if (isFull()) return;
      if (old != known.end() && !isWithdrawn(*old->second)) {
        writer(before_, *old->second, *was_.mutable_rows());
      }
      if (!isWithdrawn(row)) writer(after_, row, *willBe_.mutable_rows());
    }
  }

  template <class Row>
  static bool isWithdrawn(const Row& row) {
    if constexpr (requires { row.withdrawn; }) return row.withdrawn;
    return false;
  }

  const domain::Catalogue& before_;
  const domain::Catalogue& after_;
  v1::ChangedRows& was_;
  v1::ChangedRows& willBe_;
};

}  // namespace

void writeChanged(
    const domain::Catalogue& before,
    const domain::Catalogue& after,
    v1::ChangedRows& was,
    v1::ChangedRows& willBe
) {
  Comparison comparison(before, after, was, willBe);
  comparison.head();
  comparison.rows();
}

}  // namespace hall::api
