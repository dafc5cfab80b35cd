#include "server/config/item_csv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "server/config/csv.h"
#include "server/config/notation.h"
#include "server/config/table_reader.h"
#include "server/domain/field_rules.h"

namespace hall::config {

namespace {

enum class Column : std::uint8_t {
  Code,
  Name,
  NameEn,
  Department,
  Queue,
  Kind,
  Audience,
  Promised,
  Statutory,
  Frequent,
  AsksCopies,
  AsksOwnWish,
  AcceptAndDecide,
  SearchWords,
  Readings,
  Source,
  EffectiveFrom,
  Quote
};
constexpr std::size_t kColumns = 18;

struct ColumnName {
  std::string_view english;
  std::string_view chinese;
};
/// In the order of `Column`.
constexpr std::array<ColumnName, kColumns> kNames{{
    {"code", "事项编码"},
    {"name", "事项名称"},
    {"name_en", "英文名称"},
    {"department", "部门编码"},
    {"queue", "队列编码"},
    {"kind", "办件类型"},
    {"audience", "服务对象"},
    {"promised", "承诺时限"},
    {"statutory", "法定时限"},
    {"frequent", "常办"},
    {"asks_copies", "询问件数"},
    {"asks_own_wish", "询问本人意愿"},
    {"accept_and_decide", "受审合一"},
    {"search_words", "别名"},
    {"readings", "读音"},
    {"source", "来源"},
    {"effective_from", "生效日期"},
    {"quote", "原文"},
}};

/// A word of a cell and the word of the TOML file that it stands for.
using Words = std::vector<std::pair<std::string_view, std::string_view>>;
const Words kKindWords{
    {"即办件", "on-the-spot"},
    {"承诺件", "promised"},
    {"on-the-spot", "on-the-spot"},
    {"promised", "promised"}};
const Words kAudienceWords{
    {"个人", "personal"},
    {"企业", "enterprise"},
    {"个人和企业", "both"},
    {"personal", "personal"},
    {"enterprise", "enterprise"},
    {"both", "both"}};
const Words kYesWords{{"是", "true"}, {"否", "false"}, {"yes", "true"}, {"no", "false"}};

std::string tomlText(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    // Line breaks and the like of a cell mean nothing in a list of items.
    result += static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F ? ' ' : letter;
  }
  return result + "\"";
}

class Importer {
 public:
  Importer(std::string file, const ItemCsvDefaults& defaults, ItemCsv& result)
      : file_(std::move(file)), defaults_(defaults), result_(result) {}

  void readHead(const CsvRow& head) {
    place_.fill(std::nullopt);
    for (std::size_t i = 0; i < head.fields.size(); ++i) readHeadField(head, i);
    for (const Column column : {Column::Code, Column::Name, Column::Kind}) {
      if (place_[index(column)]) continue;
      fault(head.line, "the head lacks the column " + called(column), "", "missing_key");
    }
  }

  void readRow(const CsvRow& row) {
    row_ = &row;
    const std::string code = cell(Column::Code);
    if (!domain::isCode(code)) {
      return fault(row.line, "`code` is \"" + code + "\"; it takes 1 to 50 of A–Z a–z 0–9 . _ -");
    }
    const auto known = std::find(codes_.begin(), codes_.end(), code);
    if (known == codes_.end()) {
      codes_.push_back(code);
      texts_.emplace_back();
      names_.push_back(cell(Column::Name));
      texts_.back() = itemText(code);
      claims_.emplace_back(claimText());
      return;
    }
    const auto at = static_cast<std::size_t>(known - codes_.begin());
    const std::string name = cell(Column::Name);
    if (!name.empty() && name != names_[at]) {
      fault(row.line, "`" + code + "` has another name above", "", "duplicate");
    }
    const std::string claim = claimText();
    if (claim.empty())
      fault(row.line, "`" + code + "` stands twice, without a source", "", "duplicate");
    claims_[at] += claim;
  }

  void finish() {
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      result_.toml += (i == 0 ? "" : "\n") + texts_[i] + claims_[i];
    }
    result_.items = codes_.size();
  }

 private:
  static std::size_t index(Column column) { return static_cast<std::size_t>(column); }
  static std::string called(Column column) {
    const ColumnName& name = kNames[index(column)];
    return "`" + std::string(name.english) + "` (" + std::string(name.chinese) + ")";
  }

  void fault(
      std::uint32_t line,
      std::string sentence,
      std::string nearest = "",
      std::string rule = "wrong_value"
  ) {
    result_.faults.push_back(
        {{file_, line}, std::move(sentence), std::move(nearest), std::move(rule)}
    );
  }

  void readHeadField(const CsvRow& head, std::size_t i) {
    const std::string& field = head.fields[i];
    const auto name = std::find_if(kNames.begin(), kNames.end(), [&](const ColumnName& known) {
      return known.english == field || known.chinese == field;
    });
    if (name != kNames.end()) {
      auto& place = place_[static_cast<std::size_t>(name - kNames.begin())];
      if (place) fault(head.line, "the column `" + field + "` stands twice", "", "duplicate");
      place = i;
    } else if (limitsNumbers(field)) {
      fault(head.line, "column `" + field + "`: " + std::string(kNoQuota), "", "quota");
    } else if (!field.empty()) {
      std::vector<std::string_view> known;
      for (const ColumnName& column : kNames) {
        known.push_back(column.english);
        known.push_back(column.chinese);
      }
      fault(
          head.line, "there is no column `" + field + "`", nearestOf(field, known), "unknown_key"
      );
    }
  }

  std::string cell(Column column) const {
    const auto place = place_[index(column)];
    return place && *place < row_->fields.size() ? row_->fields[*place] : std::string();
  }

  void addText(std::string& toml, std::string_view key, const std::string& value) {
    if (!value.empty()) toml += std::string(key) + " = " + tomlText(value) + "\n";
  }

  /// `key = word` for a cell that takes one of a few words.
  void addWord(std::string& toml, Column column, const Words& words, bool quoted) {
    const std::string value = cell(column);
    if (value.empty()) return;
    std::vector<std::string_view> known;
    for (const auto& [word, meaning] : words) {
      if (word == value) {
        const std::string written = quoted ? tomlText(meaning) : std::string(meaning);
        toml += std::string(kNames[index(column)].english) + " = " + written + "\n";
        return;
      }
      known.push_back(word);
    }
    fault(
        row_->line,
        called(column) + " is \"" + value + "\"; it takes one of a few words",
        nearestOf(value, known)
    );
  }

  void addLimit(std::string& toml, Column column, std::string_view indent) {
    const std::string value = cell(column);
    if (value.empty()) return;
    if (const auto limit = parseLimit(value)) {
      toml += std::string(indent);
      addText(toml, kNames[index(column)].english, limitText(*limit));
    } else {
      fault(
          row_->line, called(column) + " is \"" + value + "\"; it takes " + std::string(kLimitForm)
      );
    }
  }

  void addCode(std::string& toml, Column column, const std::string& fallback) {
    const std::string value = cell(column).empty() ? fallback : cell(column);
    if (value.empty()) {
      fault(row_->line, called(column) + " is empty, and there is no default", "", "missing_key");
    } else if (!domain::isCode(value)) {
      fault(row_->line, called(column) + " is \"" + value + "\"; that is no code");
    }
    addText(toml, kNames[index(column)].english, value);
  }

  /// `key = [words]` for a cell that takes several.
  void addList(std::string& toml, Column column) {
    std::string words, list = cell(column);
    for (const std::string_view separator : {"；", ";", "，", ",", "|"}) {
      for (std::size_t at = list.find(separator); at != std::string_view::npos;
           at = list.find(separator, at)) {
        list.replace(at, separator.size(), "、");
        at += std::string_view("、").size();
      }
    }
    constexpr std::string_view kSeparator = "、";
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(kSeparator, begin), list.size());
      if (end > begin) {
        words += (words.empty() ? "" : ", ") + tomlText(list.substr(begin, end - begin));
      }
      begin = end + kSeparator.size();
    }
    if (words.empty()) return;
    toml += std::string(kNames[index(column)].english) + " = [" + words + "]\n";
  }

  std::string itemText(const std::string& code) {
    const std::string name = cell(Column::Name), english = cell(Column::NameEn);
    if (name.empty()) fault(row_->line, called(Column::Name) + " is empty", "", "missing_key");
    if (cell(Column::Kind).empty()) {
      fault(row_->line, called(Column::Kind) + " is empty", "", "missing_key");
    }
    std::string toml = "[[item]]\ncode = " + tomlText(code) + "\n";
    toml += "name = { zh = " + tomlText(name);
    if (!english.empty()) toml += ", en = " + tomlText(english);
    toml += " }\n";
    addCode(toml, Column::Department, defaults_.department);
    addCode(toml, Column::Queue, defaults_.queue);
    addWord(toml, Column::Kind, kKindWords, true);
    addWord(toml, Column::Audience, kAudienceWords, true);
    addLimit(toml, Column::Promised, "");
    addLimit(toml, Column::Statutory, "");
    addWord(toml, Column::Frequent, kYesWords, false);
    addWord(toml, Column::AsksCopies, kYesWords, false);
    addWord(toml, Column::AsksOwnWish, kYesWords, false);
    addWord(toml, Column::AcceptAndDecide, kYesWords, false);
    addList(toml, Column::SearchWords);
    addList(toml, Column::Readings);
    return toml;
  }

  /// Empty: the row names no source.
  std::string claimText() {
    if (cell(Column::Source).empty()) return "";
    std::string toml = "\n  [[item.claim]]\n";
    if (cell(Column::Promised).empty() && cell(Column::Statutory).empty()) {
      fault(row_->line, "names a source but no limit", "", "missing_key");
    }
    addLimit(toml, Column::Promised, "  ");
    addLimit(toml, Column::Statutory, "  ");
    for (const Column column : {Column::Source, Column::EffectiveFrom, Column::Quote}) {
      addText(toml, "  " + std::string(kNames[index(column)].english), cell(column));
    }
    return toml;
  }

  std::string file_;
  const ItemCsvDefaults& defaults_;
  ItemCsv& result_;
  std::array<std::optional<std::size_t>, kColumns> place_;
  const CsvRow* row_ = nullptr;
  std::vector<std::string> codes_, names_, texts_, claims_;
};

}  // namespace

ItemCsv itemsFromCsv(
    std::string_view bytes, const std::string& file, const ItemCsvDefaults& defaults
) {
  ItemCsv result;
  const std::vector<CsvRow> rows = parseCsv(bytes, file, result.faults);
  if (rows.empty()) {
    if (result.faults.empty()) result.faults.push_back({{file, 0}, "holds no row", "", "syntax"});
    return result;
  }
  Importer importer(file, defaults, result);
  importer.readHead(rows.front());
  // Without its columns no row means anything.
  if (!result.faults.empty()) return result;
  for (std::size_t i = 1; i < rows.size(); ++i) importer.readRow(rows[i]);
  importer.finish();
  sortFaults(result.faults);
  return result;
}

}  // namespace hall::config
