#include "server/app/refused_start.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/log/store_problem.h"

namespace hall::app {

namespace {

using domain::Reason;

struct Row {
  Reason reason;
  /// {key} is replaced by that detail.
  std::string_view sentence;
};

constexpr std::array kRows{
    Row{Reason::AddressInUse, "{detail}. Does a server of this hall run already?"},
    Row{Reason::ConfigurationInvalid, "{detail}"},
    Row{Reason::CatalogueInvalid, "The catalogue of this hall has faults:\n{detail}"},
    Row{Reason::LogDamaged,
        "The log is damaged at position {position} ({cause}). Nothing was changed. Keep the data "
        "directory as it is, and restore the last backup into an empty one."},
    Row{Reason::ClockStepped,
        "The clock stands before the last event, and the first start was not finished. Set the "
        "clock "
        "of this machine right and start again."},
    Row{Reason::StorageLow,
        "The disk has no room to open a hall. Make room and start again; nothing was recorded."},
    Row{Reason::StaffNotFound, "Nobody has the staff number {staff_number}."},
};

const std::string* detailOf(const domain::Refusal& refusal, std::string_view key) {
  const auto found = std::find_if(
      refusal.details.begin(),
      refusal.details.end(),
      [key](const domain::Detail& detail) { return detail.key == key; }
  );
  return found == refusal.details.end() ? nullptr : &found->value;
}

std::string filled(std::string_view sentence, const domain::Refusal& refusal) {
  std::string text;
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = sentence.find('}', open);
    const std::string* value = detailOf(refusal, sentence.substr(open + 1, close - open - 1));
    text += value == nullptr ? "unknown" : *value;
    sentence.remove_prefix(close + 1);
  }
  return text;
}

}  // namespace

std::string sentenceOf(const domain::Refusal& refusal) {
  const std::string name(domain::nameOf(refusal.reason));
  // The store names its problems itself, and has a sentence for each.
  if (detailOf(refusal, "problem") != nullptr) return name + ": " + log::sentenceOf(refusal);
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) {
    return candidate.reason == refusal.reason;
  });
  if (row != kRows.end()) return name + ": " + filled(row->sentence, refusal);
  return log::sentenceOf(refusal);
}

}  // namespace hall::app
