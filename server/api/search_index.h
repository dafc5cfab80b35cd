#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/readings.h"
#include "server/domain/catalogue.h"

namespace hall::api {

/// What an item or theme is found by when letters are typed: see server/domain/spelling.h.
struct Spellings {
  std::string ofName;
  std::vector<std::string> ofWords;  ///< of its other names, in their sequence
};

/// Finds items and themes of one catalogue by characters, other names, code, pinyin or first
/// letters. Immutable; safe on every thread.
class SearchIndex {
 public:
  SearchIndex(std::shared_ptr<const domain::Catalogue> catalogue, const Readings& readings);

  struct Hit {
    const domain::Item* item = nullptr;  ///< exactly one of the two; live as long as the catalogue
    const domain::Theme* theme = nullptr;
    std::string matched;  ///< the name, other name or code that matched
  };
  /// Best first; items and themes that are withdrawn are left out. Nothing for an empty query.
  std::vector<Hit> find(std::string_view typed, std::optional<domain::Audience> audience) const;

  const Spellings& spellingsOf(const domain::Item& item) const;
  const Spellings& spellingsOf(const domain::Theme& theme) const;
  const domain::Catalogue& catalogue() const { return *catalogue_; }

 private:
  struct Entry {
    const domain::Item* item = nullptr;
    const domain::Theme* theme = nullptr;
    Spellings spellings;
    std::string english;  ///< small letters
  };

  std::shared_ptr<const domain::Catalogue> catalogue_;
  std::vector<Entry> entries_;  ///< themes, then items, each in the catalogue's sequence
};

/// The indexes of the catalogues last asked for. Thread-safe.
class SearchIndexes {
 public:
  explicit SearchIndexes(const Readings& readings) : readings_(readings) {}

  /// Made at the first time, which takes milliseconds: publishing asks before the hall does.
  std::shared_ptr<const SearchIndex> of(const std::shared_ptr<const domain::Catalogue>& catalogue);

 private:
  const Readings& readings_;
  std::mutex mutex_;
  /// The newest first; the one that goes and the one that comes. Protected by mutex_.
  std::array<std::shared_ptr<const SearchIndex>, 2> kept_;
};

}  // namespace hall::api
