#pragma once

#include <QString>

#include "terminal/device/paper.h"
#include "terminal/words/catalogue_words.h"

/// The lines of the hall's papers.
namespace hall::terminal {

/// How a paper is to be.
struct PaperStyle {
  bool rehearsal = false;  ///< 演练 stands on top
  bool english = false;    ///< English below each Chinese line
};

/// A text of the program's own, in both languages.
Words words(const char* zh, const char* en);
/// Each placeholder filled in both languages.
template <class... Values>
Words filled(Words text, const Values&... values) {
  ((text.zh = text.zh.arg(values), text.en = text.en.arg(values)), ...);
  return text;
}

/// Puts blocks below each other; English below the Chinese where it is wanted and there is any.
class Sheet {
 public:
  static const QString kIndent;  ///< before what belongs to the line above

  explicit Sheet(const PaperStyle& style);

  void heading(const Words& text);
  void centred(const Words& text);
  void text(const Words& text);
  void strong(const Words& text);
  /// 收费标准：不收费. Without English of the text its title tells at least what stands there.
  void field(const Words& title, const Words& value);
  /// A ticket's number, as large as the paper allows.
  void number(const QString& text);
  void rule() { paper_.blocks << PaperRule{}; }
  void gap() { paper_.blocks << PaperGap{}; }
  /// A QR code; nothing where `content` is empty.
  void code(const QString& content, const Words& caption);
  Paper take() { return paper_; }

 private:
  void put(const Words& text, PaperText::Align align, int size, bool bold);
  void line(const QString& text, const PaperText& block);

  const bool english_;
  Paper paper_;
};

}  // namespace hall::terminal
