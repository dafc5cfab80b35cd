#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/fault.h"

/// Tables as spreadsheets save them (RFC 4180): comma, quotes doubled inside quotes, LF or CRLF, a
/// byte order mark at the front.
namespace hall::config {

struct CsvRow {
  std::uint32_t line = 0;  ///< of its first field
  std::vector<std::string> fields;
};

inline constexpr std::size_t kCsvBytesMax = 4UL * 1024 * 1024;
inline constexpr std::size_t kCsvRowsMax = 20'000;

/// Rows without empty ones; the first is the head. What cannot be read as a table of UTF-8 is a
/// fault that names the line.
std::vector<CsvRow> parseCsv(std::string_view bytes, const std::string& file, Faults& faults);

}  // namespace hall::config
