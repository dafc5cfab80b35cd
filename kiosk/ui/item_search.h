#pragma once

#include <QString>
#include <QVector>

#include "kiosk/ui/hall_words.h"

namespace hall::kiosk {

/// Finds items and themes of the kiosk's own copy while somebody types: Chinese text, pinyin and
/// first letters, other names. A catalogue of 3,000 items is searched in well under 50 ms, so a
/// search needs no thread and no server.
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
    QVector<QString> names;   ///< Chinese and English name
    QVector<QString> spoken;  ///< first letters, then pinyin
    QVector<QString> words;
  };
  void add(Hit hit, Audience audience, bool frequent, const Words& name, const SearchKeys& keys);

  QVector<Entry> entries_;
};

/// As typed text is compared: lower case, half-width, without spaces.
QString plain(const QString& typed);

}  // namespace hall::kiosk
