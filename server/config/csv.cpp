#include "server/config/csv.h"

#include <algorithm>
#include <utility>

#include "server/domain/utf8.h"

namespace hall::config {

namespace {

class CsvReader {
 public:
  CsvReader(std::string_view bytes, std::string file, Faults& faults)
      : rest_(bytes), file_(std::move(file)), faults_(faults) {}

  std::vector<CsvRow> rows() {
    std::vector<CsvRow> rows;
    while (!rest_.empty() && rows.size() <= kCsvRowsMax) {
      CsvRow row = nextRow();
      const bool empty =
          std::all_of(row.fields.begin(), row.fields.end(), [](const std::string& field) {
            return field.empty();
          });
      if (!empty) rows.push_back(std::move(row));
    }
    if (!rest_.empty()) fault(line_, "is over 20,000 rows", "too_big");
    return rows;
  }

 private:
  void fault(std::uint32_t line, std::string sentence, std::string rule = "syntax") {
    faults_.push_back({{file_, line}, std::move(sentence), "", std::move(rule)});
  }

  CsvRow nextRow() {
    CsvRow row{line_, {}};
    while (true) {
      row.fields.push_back(nextField());
      if (!rest_.starts_with(',')) break;
      rest_.remove_prefix(1);
    }
    if (rest_.starts_with('\r')) rest_.remove_prefix(1);
    if (rest_.starts_with('\n')) rest_.remove_prefix(1);
    ++line_;
    return row;
  }

  std::string nextField() {
    if (rest_.starts_with('"')) return quotedField();
    const std::size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    std::string field(rest_.substr(0, end));
    rest_.remove_prefix(end);
    const std::size_t first = field.find_first_not_of(' ');
    if (first == std::string_view::npos) return "";
    return field.substr(first, field.find_last_not_of(' ') - first + 1);
  }

  std::string quotedField() {
    const std::uint32_t begin = line_;
    std::string field;
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
      const char letter = rest_.front();
      rest_.remove_prefix(1);
      if (letter == '\n') ++line_;
      if (letter != '"') {
        field += letter;
      } else if (rest_.starts_with('"')) {
        field += '"';
        rest_.remove_prefix(1);
      } else {
        const std::size_t end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
        if (end != 0) fault(begin, "has text after the closing quote of a field");
        rest_.remove_prefix(end);
        return field;
      }
    }
    fault(begin, "opens a quote that is never closed");
    return field;
  }

  std::string_view rest_;
  std::string file_;
  Faults& faults_;
  std::uint32_t line_ = 1;
};

}  // namespace

std::vector<CsvRow> parseCsv(std::string_view bytes, const std::string& file, Faults& faults) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.size() > kCsvBytesMax) {
    faults.push_back({{file, 0}, "is over 4 MiB", "", "too_big"});
    return {};
  }
  if (!domain::isUtf8(bytes)) {
    faults.push_back(
        {{file, 0}, "is not in UTF-8; save it as “CSV UTF-8” (CSV UTF-8（逗号分隔）)", "", "syntax"}
    );
    return {};
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  return CsvReader(bytes, file, faults).rows();
}

}  // namespace hall::config
