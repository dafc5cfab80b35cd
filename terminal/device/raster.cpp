#include "terminal/device/raster.h"

#include <QFont>
#include <QPainter>
#include <algorithm>
#include <qrcodegen.hpp>

namespace hall::terminal {

namespace {

/// Height of a printer's own Hanzi, in dots.
constexpr int kCharacterDots = 24;
/// A module below 3 dots (0.38 mm) is not read from paper by a poor camera.
constexpr int kModuleDotsMin = 3;
constexpr int kModuleDotsMax = 6;
/// The quiet zone that ISO/IEC 18004 asks for, in modules.
constexpr int kQuietModules = 4;
constexpr int kDarkBelow = 128;

Qt::Alignment alignmentOf(PaperText::Align align) {
  switch (align) {
    case PaperText::Align::Centre:
      return Qt::AlignHCenter | Qt::AlignVCenter;
    case PaperText::Align::Right:
      return Qt::AlignRight | Qt::AlignVCenter;
    case PaperText::Align::Left:
      break;
  }
  return Qt::AlignLeft | Qt::AlignVCenter;
}

}  // namespace

QByteArray rasterCommand(const QImage& picture) {
  const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
  const int rowBytes = (grey.width() + 7) / 8;
  QByteArray command("\x1D\x76\x30\x00", 4);
  for (const int number : {rowBytes, grey.height()}) {
    command += static_cast<char>(number & 0xFF);
    command += static_cast<char>(number >> 8);
  }
  for (int y = 0; y < grey.height(); ++y) {
    QByteArray row(rowBytes, '\0');
    const uchar* dots = grey.constScanLine(y);
    for (int x = 0; x < grey.width(); ++x) {
      if (dots[x] < kDarkBelow) row[x / 8] = static_cast<char>(row[x / 8] | (0x80 >> (x % 8)));
    }
    command += row;
  }
  return command;
}

QImage drawnLine(const PaperText& text, PaperWidth width) {
  const int dots = kCharacterDots * std::clamp(text.size, 1, 4);
  QImage line(dotsOf(width), dots + dots / 4, QImage::Format_Grayscale8);
  line.fill(Qt::white);
  QFont font(QStringLiteral("Noto Sans CJK SC"));
  font.setPixelSize(dots);
  font.setBold(text.bold);
  QPainter painter(&line);
  painter.setPen(Qt::black);
  painter.setFont(font);
  painter.drawText(line.rect(), static_cast<int>(alignmentOf(text.align)), text.text);
  return line;
}

QImage drawnCode(const QString& content, PaperWidth width) {
  return drawnCode(content, dotsOf(width), kModuleDotsMin);
}

QImage drawnCode(const QString& content, int sideMax, int moduleMin) {
  using qrcodegen::QrCode;
  try {
    const QrCode code = QrCode::encodeText(content.toUtf8().constData(), QrCode::Ecc::MEDIUM);
    const int modules = code.getSize() + 2 * kQuietModules;
    const int module = std::min(sideMax / modules, kModuleDotsMax);
    if (module < moduleMin) return {};
    QImage picture(modules * module, modules * module, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    for (int y = 0; y < code.getSize(); ++y) {
      for (int x = 0; x < code.getSize(); ++x) {
        if (!code.getModule(x, y)) continue;
        const int left = (x + kQuietModules) * module;
        const int top = (y + kQuietModules) * module;
        painter.fillRect(left, top, module, module, Qt::black);
      }
    }
    return picture;
  } catch (const qrcodegen::data_too_long&) {
    return {};
  }
}

}  // namespace hall::terminal
