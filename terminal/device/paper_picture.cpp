#include "terminal/device/paper_picture.h"

#include <QPainter>
#include <QVector>
#include <algorithm>

#include "terminal/device/printable_text.h"
#include "terminal/device/raster.h"

namespace hall::terminal {

namespace {

constexpr int kLineDots = 30;
constexpr int kMargin = 24;
constexpr int kRuleDots = 2;

/// Draws each block into strips, which are then put below each other.
class Drawer {
 public:
  explicit Drawer(PaperWidth width) : width_(width) {}

  void operator()(const PaperText& text) {
    PaperText line = text;
    const int size = std::clamp(text.size, 1, 4);
    for (const QString& part : wrapped(withoutControls(text.text), columnsOf(width_) / size)) {
      line.text = part;
      strips << drawnLine(line, width_);
    }
  }
  void operator()(const PaperCode& code) {
    const QImage picture = drawnCode(code.content, width_);
    if (!picture.isNull()) strips << picture;
    if (!code.caption.isEmpty()) (*this)(PaperText{code.caption, PaperText::Align::Centre});
  }
  void operator()(const PaperRule&) {
    QImage strip = blank(kLineDots);
    QPainter painter(&strip);
    painter.fillRect(0, (kLineDots - kRuleDots) / 2, strip.width(), kRuleDots, Qt::black);
    painter.end();
    strips << strip;
  }
  void operator()(const PaperGap& gap) { strips << blank(std::max(1, gap.lines) * kLineDots); }

  QVector<QImage> strips;

 private:
  QImage blank(int height) const {
    QImage strip(dotsOf(width_), height, QImage::Format_Grayscale8);
    strip.fill(Qt::white);
    return strip;
  }

  const PaperWidth width_;
};

}  // namespace

QImage paperPicture(const Paper& paper, PaperWidth width) {
  Drawer drawer(width);
  for (const PaperBlock& block : paper.blocks) std::visit(drawer, block);
  int height = 2 * kMargin;
  for (const QImage& strip : drawer.strips) height += strip.height();
  QImage sheet(dotsOf(width) + 2 * kMargin, height, QImage::Format_Grayscale8);
  sheet.fill(Qt::white);
  QPainter painter(&sheet);
  int y = kMargin;
  for (const QImage& strip : drawer.strips) {
    painter.drawImage((sheet.width() - strip.width()) / 2, y, strip);
    y += strip.height();
  }
  return sheet;
}

}  // namespace hall::terminal
