#include "kiosk/ui/item_search.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace hall::kiosk {

namespace {

/// Smaller is better. Nothing: no match.
std::optional<int> rankOf(const QVector<QString>& keys, const QString& query) {
  std::optional<int> best;
  for (const QString& key : keys) {
    const qsizetype at = key.indexOf(query);
    if (at < 0) continue;
    const int rank = key.size() == query.size() ? 0 : at == 0 ? 1 : 2;
    if (!best || rank < *best) best = rank;
  }
  return best;
}

QVector<QString> plainAll(const QStringList& texts) {
  QVector<QString> all;
  for (const QString& text : texts) {
    if (!text.isEmpty()) all << plain(text);
  }
  return all;
}

}  // namespace

QString plain(const QString& typed) {
  constexpr char16_t kFullWidthFirst = u'\uFF01';
  constexpr char16_t kFullWidthLast = u'\uFF5E';
  constexpr char16_t kToHalfWidth = 0xFEE0;
  QString text;
  for (QChar c : typed) {
    if (c.isSpace()) continue;
    const char16_t code = c.unicode();
    if (code >= kFullWidthFirst && code <= kFullWidthLast) {
      c = QChar(static_cast<char16_t>(code - kToHalfWidth));
    }
    text += c.toLower();
  }
  return text;
}

ItemSearch::ItemSearch(const Catalogue& catalogue) {
  for (const Theme& theme : catalogue.themes) {
    add({true, theme.code}, theme.audience, true, theme.name, theme.keys);
  }
  for (const Item& item : catalogue.items) {
    add({false, item.code}, item.audience, item.frequent, item.name, item.keys);
  }
}

void ItemSearch::add(
    Hit hit, Audience audience, bool frequent, const Words& name, const SearchKeys& keys
) {
  Entry entry{
      std::move(hit),
      audience,
      frequent,
      plainAll({name.zh, name.en}),
      plainAll(keys.initials + keys.pinyin),
      plainAll(keys.words)};
  entries_ << entry;
}

QVector<ItemSearch::Hit> ItemSearch::find(const QString& query, Audience audience, int most) const {
  const QString wanted = plain(query);
  if (wanted.isEmpty()) return {};
  // Rank of the match, then of what it matched; frequent ones first among equals.
  using Key = std::pair<int, int>;
  QVector<std::pair<Key, const Entry*>> found;
  for (const Entry& entry : entries_) {
    if (!suits(entry.audience, audience)) continue;
    std::optional<Key> best;
    int kind = 0;
    for (const auto* keys : {&entry.names, &entry.spoken, &entry.words}) {
      if (const auto rank = rankOf(*keys, wanted)) {
        const Key key{*rank, kind};
        if (!best || key < *best) best = key;
      }
      ++kind;
    }
    if (best)
      found.emplace_back(Key{best->first * 3 + best->second, entry.frequent ? 0 : 1}, &entry);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
    return left.first < right.first;
  });
  QVector<Hit> hits;
  for (const auto& [key, entry] : found) {
    if (hits.size() == most) break;
    hits << entry->hit;
  }
  return hits;
}

}  // namespace hall::kiosk
