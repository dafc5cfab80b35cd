#pragma once

#include <QString>
#include <QVector>
#include <variant>

/// What goes on paper: number tickets and guide cards, 58 or 80 mm wide. Values only. Names and
/// document numbers never stand on a ticket (standards.md 6.3); this room cannot know and prints
/// what it is given.
namespace hall::terminal {

/// One line or, where it is too long, several. Sizes are multiples of the printer's own type: 3 mm
/// high Hanzi, 16 a line on 58 mm and 24 on 80 mm.
struct PaperText {
  enum class Align { Left, Centre, Right };
  QString text;
  Align align = Align::Left;
  int size = 1;  ///< 1 to 4
  bool bold = false;
};

/// A QR code with what it is for below it.
struct PaperCode {
  QString content;  ///< at most 300 characters
  QString caption;
};

/// A line across the paper.
struct PaperRule {};

/// Free space, in lines of size 1.
struct PaperGap {
  int lines = 1;
};

using PaperBlock = std::variant<PaperText, PaperCode, PaperRule, PaperGap>;

/// One sheet from tear to tear.
struct Paper {
  QVector<PaperBlock> blocks;
};

/// Width of the roll, which settles dots and columns (8 dots a millimetre).
enum class PaperWidth { Mm58, Mm80 };
constexpr int dotsOf(PaperWidth width) {
  return width == PaperWidth::Mm58 ? 384 : 576;
}
/// In half-width characters: a Hanzi takes two.
constexpr int columnsOf(PaperWidth width) {
  return width == PaperWidth::Mm58 ? 32 : 48;
}

}  // namespace hall::terminal
