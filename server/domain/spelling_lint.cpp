#include "server/domain/lint_findings.h"
#include "server/domain/spelling.h"

namespace hall::domain {

namespace {

constexpr std::size_t kReadingsMax = 8;

template <class Row>
void lintReadingsOf(const std::vector<Row>& rows, std::string_view sort, Findings& found) {
  for (const Row& row : rows) {
    if (row.withdrawn) continue;
    const std::string path = rowPath(sort, row.code) + ".readings";
    found.require(
        row.readings.size() <= kReadingsMax,
        "reading_invalid",
        path,
        "a name has at most 8 readings"
    );
    for (std::size_t i = 0; i < row.readings.size(); ++i) {
      found.require(
          isReading(row.readings[i], row.name.zh),
          "reading_invalid",
          entryPath(path, i),
          "`" + row.readings[i] + "` is not the name's pinyin: small letters without tones, a " +
              "syllable for each Chinese character, parted by one blank"
      );
    }
  }
}

}  // namespace

void lintReadings(const Catalogue::Content& content, Findings& findings) {
  lintReadingsOf(content.items, "item", findings);
  lintReadingsOf(content.themes, "theme", findings);
}

}  // namespace hall::domain
