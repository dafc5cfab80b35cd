#pragma once

#include <filesystem>

#include "terminal/device/printer.h"

namespace hall::terminal {

/// Puts each sheet into a file of a folder, ticket-0001.png and so on, or .pdf: for demonstrations
/// and tests. Never in a hall: files would keep what was printed.
class PicturePrinter final : public Printer {
 public:
  enum class Format { Png, Pdf };
  PicturePrinter(std::filesystem::path folder, Format format, PaperWidth width);
  PrinterCondition condition() override;
  PrintResult print(const Paper& paper) override;

 private:
  std::filesystem::path nextFile();

  const std::filesystem::path folder_;
  const Format format_;
  const PaperWidth width_;
  int printed_ = 0;
};

}  // namespace hall::terminal
