#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hall::support {

/// A strict reader of RFC 4180: records end with CRLF, quotes only around whole fields.
class CsvTable {
 public:
  explicit CsvTable(std::string_view text) : wellFormed(text.empty() || text.ends_with("\r\n")) {
    std::vector<std::string> record;
    std::size_t at = 0;
    while (at < text.size() && wellFormed) {
      record.push_back(field(text, at));
      if (text.substr(at, 1) == ",") {
        ++at;
      } else if (text.substr(at, 2) == "\r\n") {
        at += 2;
        records.push_back(std::move(record));
        record.clear();
      } else {
        wellFormed = false;
      }
    }
  }

  /// The field of a record under this heading; "?" when there is none.
  std::string at(std::size_t row, std::string_view heading) const {
    const auto& headings = records.front();
    const auto found = std::find(headings.begin(), headings.end(), heading);
    if (found == headings.end() || row >= records.size()) return "?";
    return records[row][static_cast<std::size_t>(found - headings.begin())];
  }
  /// Does a record begin so?
  bool holds(const std::vector<std::string>& begin) const {
    return std::any_of(records.begin(), records.end(), [&](const auto& record) {
      return record.size() >= begin.size() &&
             std::equal(begin.begin(), begin.end(), record.begin());
    });
  }
  bool holdsKey(const std::string& key) const { return holds({key}); }

  std::vector<std::vector<std::string>> records;
  bool wellFormed = true;

 private:
  std::string field(std::string_view text, std::size_t& at) {
    if (text.substr(at, 1) != "\"") {
      const std::size_t end = std::min(text.find_first_of(",\"\r\n", at), text.size());
      const std::string plain(text.substr(at, end - at));
      at = end;
      return plain;
    }
    std::string quoted;
    for (++at; at < text.size(); ++at) {
      if (text[at] != '"') {
        quoted += text[at];
      } else if (text.substr(at, 2) == "\"\"") {
        quoted += text[at++];
      } else {
        ++at;
        return quoted;
      }
    }
    wellFormed = false;
    return quoted;
  }
};

}  // namespace hall::support
