#include "terminal/device/picture_printer.h"

#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <cstdio>
#include <utility>

#include "terminal/device/paper_picture.h"

namespace hall::terminal {

namespace {

constexpr int kDotsPerMetre = 8000;
constexpr double kDotsPerMm = 8.0;

bool writePdf(const QString& file, const QImage& sheet) {
  QPdfWriter writer(file);
  writer.setResolution(203);
  writer.setPageMargins(QMarginsF(0, 0, 0, 0));
  writer.setPageSize(QPageSize(
      QSizeF(sheet.width() / kDotsPerMm, sheet.height() / kDotsPerMm), QPageSize::Millimeter
  ));
  QPainter painter;
  if (!painter.begin(&writer)) return false;
  painter.drawImage(QRect(0, 0, writer.width(), writer.height()), sheet);
  return painter.end();
}

}  // namespace

PicturePrinter::PicturePrinter(std::filesystem::path folder, Format format, PaperWidth width)
    : folder_(std::move(folder)), format_(format), width_(width) {}

PrinterCondition PicturePrinter::condition() {
  std::error_code error;
  return std::filesystem::is_directory(folder_, error) ? PrinterCondition::Ready
                                                       : PrinterCondition::Gone;
}

PrintResult PicturePrinter::print(const Paper& paper) {
  if (condition() != PrinterCondition::Ready) {
    return {false, PrinterCondition::Gone, QStringLiteral("its folder is not there")};
  }
  QImage sheet = paperPicture(paper, width_);
  sheet.setDotsPerMeterX(kDotsPerMetre);
  sheet.setDotsPerMeterY(kDotsPerMetre);
  const QString file = QString::fromStdString(nextFile().string());
  const bool written = format_ == Format::Png ? sheet.save(file, "PNG") : writePdf(file, sheet);
  if (written) return {true, PrinterCondition::Ready, {}};
  return {false, PrinterCondition::Offline, QStringLiteral("its file cannot be written")};
}

/// A restart goes on after the files that are there.
std::filesystem::path PicturePrinter::nextFile() {
  std::filesystem::path file;
  std::error_code error;
  do {
    char name[32];
    const char* ending = format_ == Format::Png ? "png" : "pdf";
    std::snprintf(name, sizeof name, "ticket-%04d.%s", ++printed_, ending);
    file = folder_ / name;
  } while (std::filesystem::exists(file, error));
  return file;
}

}  // namespace hall::terminal
