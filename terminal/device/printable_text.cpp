#include "terminal/device/printable_text.h"

#include <iconv.h>

#include <array>
#include <cstddef>

namespace hall::terminal {

namespace {

/// The characters of a text, surrogate pairs kept together.
QStringList charactersOf(const QString& text) {
  QStringList characters;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const bool pair = text[i].isHighSurrogate() && i + 1 < text.size();
    characters << text.mid(i, pair ? 2 : 1);
    if (pair) ++i;
  }
  return characters;
}

/// A converter from UTF-8 of this thread, opened once: opening reads tables from the disk.
class Converter {
 public:
  struct Converted {
    QByteArray bytes;
    bool whole = true;  ///< false: a question mark stands for what has no code
  };

  explicit Converter(const char* encoding) : handle_(iconv_open(encoding, "UTF-8")) {}
  ~Converter() {
    if (isOpen()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  Converted convert(const QString& text) const {
    if (!isOpen()) return {QByteArray(columnsOf(text), '?'), false};
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    Converted converted;
    for (const QString& character : charactersOf(text)) {
      QByteArray utf8 = character.toUtf8();
      std::array<char, 8> code{};
      char* from = utf8.data();
      char* to = code.data();
      auto fromLeft = static_cast<std::size_t>(utf8.size());
      std::size_t toLeft = code.size();
      if (iconv(handle_, &from, &fromLeft, &to, &toLeft) == kFailed) {
        converted.bytes += '?';
        converted.whole = false;
        iconv(handle_, nullptr, nullptr, nullptr, nullptr);
      } else {
        converted.bytes.append(code.data(), to - code.data());
      }
    }
    return converted;
  }

 private:
  static constexpr auto kFailed = static_cast<std::size_t>(-1);
  bool isOpen() const {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as iconv_open(3) says it.
    return handle_ != reinterpret_cast<iconv_t>(-1);
  }
  void* const handle_;  ///< an iconv_t
};

bool mayNotBegin(QChar mark) {
  static const QString kClosing = QStringLiteral("，。、：；！？）》”’】…");
  return kClosing.contains(mark);
}

int columnsOfCharacter(const QString& character) {
  return character.size() == 1 && character[0].unicode() < 0x80 ? 1 : 2;
}

bool isOfWord(QChar c) {
  return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-');
}

/// How much of the line's end goes to the next line with the character that follows it: what a
/// closing mark stands behind, a telephone number up to here. Nothing where that is all there is.
qsizetype goesAlong(const QString& line, QChar next) {
  if (line.isEmpty()) return 0;
  qsizetype size = 0;
  if (mayNotBegin(next)) {
    size = line.back().isLowSurrogate() ? 2 : 1;
  } else if (isOfWord(next)) {
    while (size < line.size() && isOfWord(line[line.size() - 1 - size])) ++size;
  }
  return size < line.size() ? size : 0;
}

}  // namespace

QString withoutControls(const QString& text) {
  QString clean;
  clean.reserve(text.size());
  for (const QChar c : text) {
    if (c == QLatin1Char('\n') || c == QLatin1Char('\t')) {
      clean += QLatin1Char(' ');
    } else if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format) {
      clean += c;
    }
  }
  return clean;
}

QByteArray gb18030(const QString& text) {
  thread_local const Converter converter("GB18030");
  return converter.convert(text).bytes;
}

bool isInPrinterFont(const QString& text) {
  thread_local const Converter converter("GBK");
  return converter.convert(text).whole;
}

int columnsOf(const QString& text) {
  int columns = 0;
  for (const QString& character : charactersOf(text)) columns += columnsOfCharacter(character);
  return columns;
}

QStringList wrapped(const QString& text, int columns) {
  QStringList lines;
  QString line;
  int taken = 0;
  for (const QString& character : charactersOf(text)) {
    const int width = columnsOfCharacter(character);
    if (taken + width > columns) {
      const QString along = line.right(goesAlong(line, character[0]));
      line.chop(along.size());
      lines << line;
      line = along;
      taken = columnsOf(along);
    }
    line += character;
    taken += width;
  }
  lines << line;
  return lines;
}

}  // namespace hall::terminal
