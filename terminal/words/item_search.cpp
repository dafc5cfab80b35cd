#include "terminal/words/item_search.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/domain/spelling.h"

namespace hall::terminal {

namespace {

using domain::KeyFit;

KeyFit fitOf(const QVector<QString>& keys, const QString& wanted) {
  KeyFit best = KeyFit::None;
  for (const QString& key : keys) {
    const qsizetype at = key.indexOf(wanted);
    if (at < 0) continue;
    const bool isWhole = key.size() == wanted.size();
    best = std::min(best, isWhole ? KeyFit::Whole : at == 0 ? KeyFit::Beginning : KeyFit::Middle);
  }
  return best;
}

KeyFit fitOf(const std::vector<std::string>& spellings, const std::string& letters) {
  KeyFit best = KeyFit::None;
  for (const std::string& spelling : spellings) {
    best = std::min(best, domain::fitOf(letters, spelling));
  }
  return best;
}

/// Empty: what was typed is no letters.
std::string lettersOf(const QString& plainText) {
  const bool allAre = std::all_of(plainText.begin(), plainText.end(), [](QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
  });
  return allAre ? plainText.toStdString() : std::string();
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
      keys.reading.toStdString(),
      plainAll(keys.words),
      {}};
  for (const QString& reading : keys.wordReadings) {
    entry.wordSpellings.push_back(reading.toStdString());
  }
  entries_ << entry;
}

/// Among equally good fits the name before its letters, these before another name and its letters.
std::optional<ItemSearch::Rank> ItemSearch::rankOf(
    const Entry& entry, const QString& wanted, const std::string& letters
) {
  const std::array fits{
      fitOf(entry.names, wanted),
      domain::fitOf(letters, entry.spelling),
      fitOf(entry.words, wanted),
      fitOf(entry.wordSpellings, letters)};
  const auto best = std::min_element(fits.begin(), fits.end());
  if (*best == KeyFit::None) return std::nullopt;
  return Rank{*best, best - fits.begin()};
}

QVector<ItemSearch::Hit> ItemSearch::find(const QString& query, Audience audience, int most) const {
  const QString wanted = plain(query);
  if (wanted.isEmpty()) return {};
  const std::string letters = lettersOf(wanted);
  // Frequent ones first among equals.
  std::vector<std::pair<std::pair<Rank, bool>, const Entry*>> found;
  for (const Entry& entry : entries_) {
    if (!suits(entry.audience, audience)) continue;
    const auto rank = rankOf(entry, wanted, letters);
    if (rank) found.push_back({{*rank, !entry.frequent}, &entry});
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

}  // namespace hall::terminal
