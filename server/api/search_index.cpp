#include "server/api/search_index.h"

#include <algorithm>
#include <utility>

#include "server/domain/spelling.h"
#include "server/domain/utf8.h"

namespace hall::api {

namespace {

bool isLetterOrDigit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

std::string lowered(std::string_view text) {
  std::string lower;
  for (const char c : text) {
    lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return lower;
}

/// Small letters without blanks.
std::string normalised(std::string_view typed) {
  std::string query = lowered(typed);
  std::erase(query, ' ');
  return query;
}

/// Are the characters of the query in the name, in their order?
bool isWithin(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const char32_t wanted = domain::takeCharacter(query);
    bool found = false;
    while (!found && !name.empty()) found = domain::takeCharacter(name) == wanted;
    if (!found) return false;
  }
  return true;
}

/// From best to worst.
enum class Fit : std::uint8_t {
  Code,
  WholeName,
  NameBegins,
  WholeWord,
  NameHolds,
  WordHolds,
  WholeSpelling,
  SpellingBegins,
  SpellingHolds,
  English,
  Scattered,
  None
};

struct Best {
  Fit fit = Fit::None;
  std::string matched;

  void take(Fit better, const std::string& text) {
    if (better < fit) *this = {better, text};
  }
};

Fit fitOf(std::string_view query, std::string_view text, Fit whole, Fit begins, Fit holds) {
  const std::size_t at = text.find(query);
  if (at == std::string_view::npos) return Fit::None;
  if (text.size() == query.size()) return whole;
  return at == 0 ? begins : holds;
}

/// Letters are told of the name they stand for.
void fitSpelling(
    std::string_view query, std::string_view spelling, const std::string& name, Best& best
) {
  switch (domain::fitOf(query, spelling)) {
    case domain::KeyFit::Whole:
      return best.take(Fit::WholeSpelling, name);
    case domain::KeyFit::Beginning:
      return best.take(Fit::SpellingBegins, name);
    case domain::KeyFit::Middle:
      return best.take(Fit::SpellingHolds, name);
    case domain::KeyFit::None:
      return;
  }
}

std::string spellingOf(std::string_view name, const Readings& readings) {
  return domain::spellingOf(name, [&](char32_t character) { return readings.of(character); });
}

/// As the catalogue states it, else as computed.
template <class Row>
std::string spellingOfName(const Row& row, const Readings& readings) {
  return row.readings.empty() ? spellingOf(row.name.zh, readings)
                              : domain::statedSpelling(row.name.zh, row.readings);
}

}  // namespace

SearchIndex::SearchIndex(
    std::shared_ptr<const domain::Catalogue> catalogue, const Readings& readings
)
    : catalogue_(std::move(catalogue)) {
  const domain::Catalogue::Content& content = catalogue_->content();
  entries_.reserve(content.themes.size() + content.items.size());
  for (const domain::Theme& theme : content.themes) {
    entries_.push_back(
        {nullptr, &theme, {spellingOfName(theme, readings), {}}, lowered(theme.name.en)}
    );
  }
  for (const domain::Item& item : content.items) {
    Entry entry{&item, nullptr, {spellingOfName(item, readings), {}}, lowered(item.name.en)};
    for (const std::string& word : item.searchWords) {
      entry.spellings.ofWords.push_back(spellingOf(word, readings));
    }
    entries_.push_back(std::move(entry));
  }
}

std::vector<SearchIndex::Hit> SearchIndex::find(
    std::string_view typed, std::optional<domain::Audience> audience
) const {
  const std::string query = normalised(typed);
  if (query.empty()) return {};
  const bool latin = std::all_of(query.begin(), query.end(), [](char c) {
    return isLetterOrDigit(static_cast<unsigned char>(c));
  });
  const auto isFor = [audience](domain::Audience offered) {
    return !audience || *audience == domain::Audience::Both || offered == *audience ||
           offered == domain::Audience::Both;
  };

  struct Found {
    Best best;
    const Entry* entry;
  };
  std::vector<Found> found;
  for (const Entry& entry : entries_) {
    if (entry.item != nullptr ? entry.item->withdrawn : entry.theme->withdrawn) continue;
    if (!isFor(entry.item != nullptr ? entry.item->audience : entry.theme->audience)) continue;
    const domain::Text& name = entry.item != nullptr ? entry.item->name : entry.theme->name;
    const std::string& code = entry.item != nullptr ? entry.item->code : entry.theme->code;
    Best best;
    if (lowered(code) == query) best.take(Fit::Code, code);
    best.take(
        fitOf(query, lowered(name.zh), Fit::WholeName, Fit::NameBegins, Fit::NameHolds), name.zh
    );
    if (entry.item != nullptr) {
      for (const std::string& word : entry.item->searchWords) {
        best.take(
            fitOf(query, lowered(word), Fit::WholeWord, Fit::WordHolds, Fit::WordHolds), word
        );
      }
    }
    if (latin) {
      fitSpelling(query, entry.spellings.ofName, name.zh, best);
      for (std::size_t i = 0; i < entry.spellings.ofWords.size(); ++i) {
        fitSpelling(query, entry.spellings.ofWords[i], entry.item->searchWords[i], best);
      }
      best.take(fitOf(query, entry.english, Fit::English, Fit::English, Fit::English), name.en);
    } else if (isWithin(query, lowered(name.zh))) {
      best.take(Fit::Scattered, name.zh);
    }
    if (best.fit != Fit::None) found.push_back({std::move(best), &entry});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& left, const Found& right) {
    const auto isFrequent = [](const Entry& entry) {
      return entry.theme != nullptr || entry.item->frequent;
    };
    return std::pair(left.best.fit, !isFrequent(*left.entry)) <
           std::pair(right.best.fit, !isFrequent(*right.entry));
  });
  std::vector<Hit> hits;
  hits.reserve(found.size());
  for (Found& one : found) {
    hits.push_back({one.entry->item, one.entry->theme, std::move(one.best.matched)});
  }
  return hits;
}

const Spellings& SearchIndex::spellingsOf(const domain::Item& item) const {
  const auto at = static_cast<std::size_t>(&item - catalogue_->content().items.data());
  return entries_[catalogue_->content().themes.size() + at].spellings;
}

const Spellings& SearchIndex::spellingsOf(const domain::Theme& theme) const {
  return entries_[static_cast<std::size_t>(&theme - catalogue_->content().themes.data())].spellings;
}

std::shared_ptr<const SearchIndex> SearchIndexes::of(
    const std::shared_ptr<const domain::Catalogue>& catalogue
) {
  const std::lock_guard lock(mutex_);
  for (const auto& index : kept_) {
    if (index != nullptr && &index->catalogue() == catalogue.get()) return index;
  }
  kept_[1] = std::move(kept_[0]);
  kept_[0] = std::make_shared<const SearchIndex>(catalogue, readings_);
  return kept_[0];
}

}  // namespace hall::api
