#include "terminal/device/sheet.h"

namespace hall::terminal {

namespace {

constexpr int kNumberSize = 4;

}  // namespace

const QString Sheet::kIndent = QStringLiteral("   ");

Words words(const char* zh, const char* en) {
  return {QString::fromUtf8(zh), QString::fromUtf8(en), false};
}

Sheet::Sheet(const PaperStyle& style) : english_(style.english) {
  if (style.rehearsal) heading(words("演练", "Drill"));
}

void Sheet::heading(const Words& text) {
  put(text, PaperText::Align::Centre, 2, true);
}
void Sheet::centred(const Words& text) {
  put(text, PaperText::Align::Centre, 1, false);
}
void Sheet::text(const Words& text) {
  put(text, PaperText::Align::Left, 1, false);
}
void Sheet::strong(const Words& text) {
  put(text, PaperText::Align::Left, 1, true);
}

void Sheet::field(const Words& title, const Words& value) {
  if (value.isEmpty()) return;
  const bool both = english_ && value.en.isEmpty();
  const QString zh = both ? title.zh + u' ' + title.en : title.zh;
  const QString en = both ? QString() : title.en + QStringLiteral(": ") + value.en;
  text({zh + u'：' + value.zh, en, false});
}

void Sheet::number(const QString& text) {
  line(text, {text, PaperText::Align::Centre, kNumberSize, true});
}

void Sheet::code(const QString& content, const Words& caption) {
  if (content.isEmpty()) return;
  paper_.blocks << PaperCode{content, caption.zh};
  if (english_) centred({caption.en, {}, false});
}

void Sheet::put(const Words& text, PaperText::Align align, int size, bool bold) {
  line(text.zh, {text.zh, align, size, bold});
  if (english_ && text.en != text.zh) line(text.en, {text.en, align, 1, bold});
}

void Sheet::line(const QString& text, const PaperText& block) {
  if (!text.isEmpty()) paper_.blocks << block;
}

}  // namespace hall::terminal
