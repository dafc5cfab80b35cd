#include "tools/hallctl/text_table.h"

#include <algorithm>
#include <cctype>

#include "tools/hallctl/display.h"

namespace hall::hallctl {

namespace {

struct Column {
  std::size_t index = 0;
  std::size_t width = 0;
  bool numbers = true;
};

/// "17", "-3", "96.5 %", "12*": such columns are read by their last digit.
bool looksLikeNumber(const std::string& cell) {
  return std::any_of(
             cell.begin(),
             cell.end(),
             [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }
         ) &&
         cell.find_first_not_of("0123456789.,%-+* ") == std::string::npos;
}

std::string line(const std::vector<Column>& columns, const std::vector<std::string>& cells) {
  std::string text;
  for (const Column& column : columns) {
    if (!text.empty()) text += "  ";
    const std::string& cell = cells[column.index];
    const std::size_t used = displayWidth(cell);
    text +=
        column.numbers ? std::string(column.width - used, ' ') + cell : padded(cell, column.width);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  return text + "\n";
}

}  // namespace

void TextTable::add(std::vector<std::string> cells) {
  cells.resize(titles_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::text() const {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < titles_.size(); ++i) {
    Column column{i, displayWidth(titles_[i]), true};
    bool filled = false;
    for (const auto& row : rows_) {
      column.width = std::max(column.width, displayWidth(row[i]));
      if (row[i].empty()) continue;
      filled = true;
      column.numbers = column.numbers && looksLikeNumber(row[i]);
    }
    if (filled) columns.push_back(column);
  }
  if (columns.empty()) return {};
  std::string text = line(columns, titles_);
  for (const auto& row : rows_) text += line(columns, row);
  return text;
}

}  // namespace hall::hallctl
