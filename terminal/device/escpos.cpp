#include "terminal/device/escpos.h"

#include <algorithm>

#include "terminal/device/printable_text.h"
#include "terminal/device/raster.h"

namespace hall::terminal {

namespace {

const QByteArray kReset("\x1B\x40", 2);
const QByteArray kHanziOn("\x1C\x26", 2);
const QByteArray kFeed("\x0A", 1);

template <std::size_t size>
QByteArray command(const char (&bytes)[size], int argument) {
  return QByteArray(bytes, size - 1) + static_cast<char>(argument);
}

QByteArray aligned(PaperText::Align align) {
  return command(
      "\x1B\x61",
      align == PaperText::Align::Left     ? 0
      : align == PaperText::Align::Centre ? 1
                                          : 2
  );
}

class Encoder {
 public:
  explicit Encoder(const EscPosModel& model) : model_(model) {}

  void operator()(const PaperText& text) {
    const int size = std::clamp(text.size, 1, 4);
    PaperText line = text;
    const int columns = columnsOf(model_.width) / size;
    for (const QString& part : wrapped(withoutControls(text.text), columns)) {
      line.text = part;
      isInPrinterFont(part) ? typed(line, size) : drawn(drawnLine(line, model_.width));
    }
  }

  void operator()(const PaperCode& code) {
    bytes += aligned(PaperText::Align::Centre);
    if (model_.codeByCommand) {
      printerCode(code.content.toUtf8());
    } else if (const QImage picture = drawnCode(code.content, model_.width); !picture.isNull()) {
      drawn(picture);
    }
    if (!code.caption.isEmpty()) (*this)(PaperText{code.caption, PaperText::Align::Centre});
  }

  void operator()(const PaperRule&) {
    bytes += aligned(PaperText::Align::Left) + QByteArray(columnsOf(model_.width), '-') + kFeed;
  }

  void operator()(const PaperGap& gap) {
    bytes += command("\x1B\x64", std::clamp(gap.lines, 0, 20));
  }

  QByteArray bytes;

 private:
  void typed(const PaperText& line, int size) {
    bytes += aligned(line.align) + command("\x1D\x21", (size - 1) << 4 | (size - 1)) +
             command("\x1B\x45", line.bold ? 1 : 0) + gb18030(line.text) + kFeed +
             command("\x1D\x21", 0) + command("\x1B\x45", 0);
  }
  void drawn(const QImage& picture) { bytes += rasterCommand(picture); }

  /// `GS ( k`: model 2, module size 6, error correction M, the data, print.
  void printerCode(const QByteArray& data) {
    const auto function = [this](const QByteArray& body) {
      const auto size = body.size();
      bytes += QByteArray("\x1D\x28\x6B", 3) + static_cast<char>(size & 0xFF) +
               static_cast<char>(size >> 8) + body;
    };
    function(QByteArray("\x31\x41\x32\x00", 4));
    function(QByteArray("\x31\x43\x06", 3));
    function(QByteArray("\x31\x45\x31", 3));
    function(QByteArray("\x31\x50\x30", 3) + data);
    function(QByteArray("\x31\x51\x30", 3));
  }

  const EscPosModel& model_;
};

}  // namespace

QByteArray escPosBytes(const Paper& paper, const EscPosModel& model) {
  Encoder encoder(model);
  encoder.bytes = kReset + kHanziOn;
  for (const PaperBlock& block : paper.blocks) std::visit(encoder, block);
  constexpr int kLinesToTheEdge = 4;
  encoder.bytes += model.cuts ? command("\x1D\x56\x42", 0) : command("\x1B\x64", kLinesToTheEdge);
  return encoder.bytes;
}

QByteArray escPosStatusRequest() {
  return QByteArray("\x10\x04\x01\x10\x04\x02\x10\x04\x04", 9);
}

EscPosStatus escPosStatus(const QByteArray& answer) {
  constexpr qsizetype kAnswers = 3;
  // In each answer bits 1 and 4 are set, bits 0 and 7 are not: anything else is noise.
  constexpr int kFixedBits = 0x93;
  constexpr int kFixedValue = 0x12;
  EscPosStatus status;
  if (answer.size() != kAnswers) return status;
  for (const char byte : answer) {
    if ((byte & kFixedBits) != kFixedValue) return status;
  }
  status.understood = true;
  status.offline = (answer[0] & 0x08) != 0;
  status.coverOpen = (answer[1] & 0x04) != 0;
  status.paperLow = (answer[2] & 0x0C) != 0;
  status.paperOut = (answer[2] & 0x60) != 0;
  return status;
}

}  // namespace hall::terminal
