#pragma once

#include <string>
#include <vector>

namespace hall::hallctl {

/// Rows and columns for a terminal: columns as wide as their widest cell, two blanks between them,
/// numbers to the right.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> titles) : titles_(std::move(titles)) {}

  /// A cell for each title; missing ones are empty.
  void add(std::vector<std::string> cells);
  std::size_t rows() const { return rows_.size(); }

  /// Lines with their ends. Columns in which every cell is empty are left out; without rows, empty.
  std::string text() const;

 private:
  std::vector<std::string> titles_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace hall::hallctl
