#pragma once

#include <QString>
#include <QVector>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/domain/spelling.h"
#include "terminal/words/catalogue_words.h"

namespace hall::terminal {

/// Finds items and themes of the kiosk's own copy while somebody types: Chinese text, or letters,
/// which are pinyin, first letters or both mixed, of names and of the other names people use. A
/// catalogue of 3,000 items is searched in well under 50 ms, so a search needs no thread and no
/// server.
class ItemSearch {
 public:
  struct Hit {
    bool isTheme = false;
    QString code;
    friend bool operator==(const Hit&, const Hit&) = default;
  };

  /// Prepares the keys once; the catalogue may go afterwards.
  explicit ItemSearch(const Catalogue& catalogue);

  /// Best first, at most `most`. A whole key before its beginning, the beginning before the middle;
  /// names before other names; then themes, frequent items, the catalogue's own sequence. Spaces
  /// and full-width letters in `query` count as their plain forms; an empty one finds nothing.
  QVector<Hit> find(const QString& query, Audience audience, int most) const;

 private:
  struct Entry {
    Hit hit;
    Audience audience = Audience::Both;
    bool frequent = false;
    QVector<QString> names;  ///< Chinese and English name
    std::string spelling;    ///< of the Chinese name
    QVector<QString> words;
    std::vector<std::string> wordSpellings;
  };
  using Rank = std::pair<domain::KeyFit, std::ptrdiff_t>;  ///< smaller is better
  static std::optional<Rank> rankOf(
      const Entry& entry, const QString& wanted, const std::string& letters
  );
  void add(Hit hit, Audience audience, bool frequent, const Words& name, const SearchKeys& keys);

  QVector<Entry> entries_;
};

/// As typed text is compared: lower case, half-width, without spaces.
QString plain(const QString& typed);

}  // namespace hall::terminal
