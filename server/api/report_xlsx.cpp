#include "server/api/report_xlsx.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace hall::api {

namespace {

constexpr double kKeyWidth = 16;
constexpr double kFigureWidth = 13;
constexpr double kDefinitionWidth = 90;

/// Where the library writes, as it only writes to files by name: memory that has one.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("report.xlsx", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool open() const { return descriptor_ >= 0; }
  std::string name() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  /// False: it could not be read.
  bool read(std::string& out) const {
    struct stat facts {};
    if (fstat(descriptor_, &facts) != 0) return false;
    out.resize(static_cast<std::size_t>(facts.st_size));
    std::size_t at = 0;
    while (at < out.size()) {
      const ssize_t count =
          pread(descriptor_, out.data() + at, out.size() - at, static_cast<off_t>(at));
      if (count <= 0) return false;
      at += static_cast<std::size_t>(count);
    }
    return true;
  }

 private:
  const int descriptor_;
};

struct Formats {
  lxw_format* heading = nullptr;
  lxw_format* wrapped = nullptr;
};

void writeField(
    lxw_worksheet* sheet,
    std::size_t row,
    std::size_t column,
    const ReportField& field,
    lxw_format* format
) {
  const auto at = static_cast<lxw_row_t>(row);
  const auto in = static_cast<lxw_col_t>(column);
  if (field.text.empty()) return;
  if (field.isNumber) {
    worksheet_write_number(sheet, at, in, std::strtod(field.text.c_str(), nullptr), format);
  } else {
    worksheet_write_string(sheet, at, in, field.text.c_str(), format);
  }
}

void writeTable(lxw_worksheet* sheet, const std::vector<ReportRecord>& table, Formats formats) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    for (std::size_t column = 0; column < table[row].size(); ++column) {
      writeField(sheet, row, column, table[row][column], row == 0 ? formats.heading : nullptr);
    }
  }
  const auto last = static_cast<lxw_col_t>(table.front().size() - 1);
  worksheet_set_column(sheet, 0, last, kFigureWidth, nullptr);
  worksheet_set_column(sheet, 0, 0, kKeyWidth, nullptr);
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.size() - 1), last);
}

void writeRemarks(lxw_worksheet* sheet, const std::vector<ReportRecord>& remarks, Formats formats) {
  for (std::size_t row = 0; row < remarks.size(); ++row) {
    for (std::size_t column = 0; column < remarks[row].size(); ++column) {
      writeField(
          sheet, row, column, remarks[row][column], row == 0 ? formats.heading : formats.wrapped
      );
    }
  }
  worksheet_set_column(sheet, 0, 0, kKeyWidth, nullptr);
  worksheet_set_column(sheet, 1, 1, kDefinitionWidth, nullptr);
}

domain::Refusal noRoom() {
  return domain::Refusal{domain::Reason::StorageLow, {}};
}

}  // namespace

domain::Result<std::string> reportXlsx(const ReportRecords& records, bool english) {
  const MemoryFile file;
  if (!file.open()) return noRoom();
  lxw_workbook* book = workbook_new(file.name().c_str());
  if (book == nullptr) return noRoom();
  Formats formats{workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.heading);
  format_set_text_wrap(formats.heading);
  format_set_align(formats.heading, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(formats.wrapped);
  format_set_align(formats.wrapped, LXW_ALIGN_VERTICAL_TOP);
  writeTable(workbook_add_worksheet(book, english ? "Report" : "报表"), records.table, formats);
  writeRemarks(
      workbook_add_worksheet(book, english ? "Definitions" : "说明"), records.remarks, formats
  );
  // Frees the book whatever comes of it.
  std::string bytes;
  if (workbook_close(book) != LXW_NO_ERROR || !file.read(bytes)) return noRoom();
  return bytes;
}

}  // namespace hall::api
