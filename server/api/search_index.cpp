#include "server/api/search_index.h"

#include <algorithm>
#include <utility>

namespace hall::api {

namespace {

constexpr std::size_t kEntriesMax = 8;

/// The next character of UTF-8 text. Bytes that are none count as one character each.
char32_t takeCharacter(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  length = std::min(length, text.size());
  char32_t character = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(length);
  return character;
}

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

void addOnce(std::vector<std::string>& texts, std::string text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

/// Every spelling so far goes on with every reading; when that gets too many, with the usual one.
void goOn(
    std::vector<std::pair<std::string, std::string>>& spellings,
    const std::vector<std::string>& readings
) {
  const std::size_t used = spellings.size() * readings.size() <= kEntriesMax ? readings.size() : 1;
  std::vector<std::pair<std::string, std::string>> longer;
  for (std::size_t i = 0; i < used; ++i) {
    for (const auto& [pinyin, initials] : spellings) {
      longer.emplace_back(pinyin + readings[i], initials + readings[i].front());
    }
  }
  spellings = std::move(longer);
}

/// Are the characters of the query in the name, in their order?
bool isWithin(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const char32_t wanted = takeCharacter(query);
    bool found = false;
    while (!found && !name.empty()) found = takeCharacter(name) == wanted;
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
  WholeInitials,
  InitialsBegin,
  PinyinBegins,
  InitialsHold,
  PinyinHolds,
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

void fitKeys(std::string_view query, const PinyinKeys& keys, Best& best) {
  for (const std::string& text : keys.initials) {
    best.take(fitOf(query, text, Fit::WholeInitials, Fit::InitialsBegin, Fit::InitialsHold), text);
  }
  for (const std::string& text : keys.pinyin) {
    best.take(fitOf(query, text, Fit::PinyinBegins, Fit::PinyinBegins, Fit::PinyinHolds), text);
  }
}

}  // namespace

PinyinKeys pinyinKeysOf(std::string_view name, const Readings& readings) {
  std::vector<std::pair<std::string, std::string>> spellings{{"", ""}};
  bool any = false;
  while (!name.empty()) {
    const char32_t character = takeCharacter(name);
    if (isLetterOrDigit(character)) {
      goOn(spellings, {lowered(std::string(1, static_cast<char>(character)))});
      any = true;
    } else if (const auto known = readings.of(character); !known.empty()) {
      goOn(spellings, known);
      any = true;
    }
  }
  PinyinKeys keys;
  if (!any) return keys;
  for (auto& [pinyin, initials] : spellings) {
    addOnce(keys.pinyin, std::move(pinyin));
    addOnce(keys.initials, std::move(initials));
  }
  return keys;
}

SearchIndex::SearchIndex(
    std::shared_ptr<const domain::Catalogue> catalogue, const Readings& readings
)
    : catalogue_(std::move(catalogue)) {
  const domain::Catalogue::Content& content = catalogue_->content();
  entries_.reserve(content.themes.size() + content.items.size());
  for (const domain::Theme& theme : content.themes) {
    entries_.push_back(
        {nullptr, &theme, pinyinKeysOf(theme.name.zh, readings), {}, lowered(theme.name.en)}
    );
  }
  for (const domain::Item& item : content.items) {
    Entry entry{&item, nullptr, pinyinKeysOf(item.name.zh, readings), {}, lowered(item.name.en)};
    for (const std::string& word : item.searchWords) {
      entry.ofWords.push_back(pinyinKeysOf(word, readings));
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
      fitKeys(query, entry.ofName, best);
      for (const PinyinKeys& keys : entry.ofWords) fitKeys(query, keys, best);
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

const PinyinKeys& SearchIndex::keysOf(const domain::Item& item) const {
  const auto at = static_cast<std::size_t>(&item - catalogue_->content().items.data());
  return entries_[catalogue_->content().themes.size() + at].ofName;
}

const PinyinKeys& SearchIndex::keysOf(const domain::Theme& theme) const {
  return entries_[static_cast<std::size_t>(&theme - catalogue_->content().themes.data())].ofName;
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
