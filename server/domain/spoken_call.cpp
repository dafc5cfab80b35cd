#include "server/domain/spoken_call.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace hall::domain {

namespace {

using Pieces = std::vector<SpokenPiece>;

/// One in front of a counter is 一, alone in a row of digits 幺.
constexpr std::array<std::string_view, 10> kDigits{
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 20> kEnglish{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTens{
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

constexpr std::size_t kTwoDigits = 2;
constexpr int kTen = 10;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isLetter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

SpokenPiece letter(char c) {
  const auto at = static_cast<unsigned char>(c);
  return {
      std::string("letter-") + static_cast<char>(std::tolower(at)),
      std::string(1, static_cast<char>(std::toupper(at)))};
}

SpokenPiece digit(int value, SpokenLanguage language, bool yao) {
  if (language == SpokenLanguage::English) {
    const std::string word(kEnglish[static_cast<std::size_t>(value)]);
    return {"number-" + word, word};
  }
  if (value == 1 && yao) return {"digit-yao", "幺"};
  return {"digit-" + std::to_string(value), std::string(kDigits[static_cast<std::size_t>(value)])};
}

/// Letters by name, digits one by one, anything else left out: a number holds nothing else.
void spell(std::string_view text, SpokenLanguage language, Reading reading, Pieces& out) {
  for (const char c : text) {
    if (isDigit(c)) out.push_back(digit(c - '0', language, reading.oneAsYao));
    if (isLetter(c)) out.push_back(letter(c));
  }
}

/// 1 to 99 as a number: 十二, 二十, 三十五; with 二, not 两.
void countChinese(int value, Pieces& out) {
  const SpokenPiece ten{"ten", "十"};
  if (value >= 2 * kTen) out.push_back(digit(value / kTen, SpokenLanguage::Chinese, false));
  if (value >= kTen) out.push_back(ten);
  if (value % kTen != 0) out.push_back(digit(value % kTen, SpokenLanguage::Chinese, false));
}

void countEnglish(int value, Pieces& out) {
  const auto word = [&out](std::string_view text) {
    out.push_back({"number-" + std::string(text), std::string(text)});
  };
  if (value < static_cast<int>(kEnglish.size()))
    return word(kEnglish[static_cast<std::size_t>(value)]);
  word(kTens[static_cast<std::size_t>(value / kTen)]);
  if (value % kTen != 0) word(kEnglish[static_cast<std::size_t>(value % kTen)]);
}

/// A counter's number: its zone's letter first, up to 99 as a number, from 100 digit by digit.
void count(std::string_view label, SpokenLanguage language, Reading reading, Pieces& out) {
  const auto digits = std::find_if(label.begin(), label.end(), isDigit);
  const std::string_view before = label.substr(0, static_cast<std::size_t>(digits - label.begin()));
  std::string_view rest = label.substr(before.size());
  spell(before, language, reading, out);
  if (before.find("区") != std::string_view::npos) out.push_back({"zone", "区"});
  while (rest.size() > 1 && rest.front() == '0') rest.remove_prefix(1);
  const bool isCount = !rest.empty() && rest.size() <= kTwoDigits &&
                       std::all_of(rest.begin(), rest.end(), isDigit) && rest != "0";
  if (!isCount) return spell(rest, language, reading, out);
  int value = 0;
  for (const char c : rest) value = value * kTen + (c - '0');
  if (language == SpokenLanguage::Chinese) return countChinese(value, out);
  countEnglish(value, out);
}

SpokenPiece room(const SpokenCall& call, SpokenLanguage language) {
  const bool english = language == SpokenLanguage::English && !call.counterLabel.en.empty();
  return {"room-" + call.counterLabel.zh, english ? call.counterLabel.en : call.counterLabel.zh};
}

Pieces chinese(const SpokenCall& call, Reading reading) {
  constexpr auto kLanguage = SpokenLanguage::Chinese;
  Pieces out;
  if (call.ordinal == 2) out.push_back({"again", "再次呼叫，"});
  if (call.ordinal > 2) out.push_back({"last", "最后一次呼叫，"});
  out.push_back({"please", "请"});
  spell(call.number, kLanguage, reading, out);
  out.push_back({"go", "号，到"});
  if (call.namedRoom) {
    out.push_back(room(call, kLanguage));
    out.push_back(call.handout ? SpokenPiece{"collect", "取件。"} : SpokenPiece{"do", "办理。"});
  } else {
    count(call.counterLabel.zh, kLanguage, reading, out);
    out.push_back({"counter", "号窗口"});
    out.push_back(call.handout ? SpokenPiece{"collect", "取件。"} : SpokenPiece{"do", "办理。"});
  }
  if (call.ordinal > 2) out.push_back({"or-passed", "未到将按过号处理。"});
  return out;
}

Pieces english(const SpokenCall& call, Reading reading) {
  constexpr auto kLanguage = SpokenLanguage::English;
  Pieces out;
  if (call.ordinal == 2) out.push_back({"again", "Second call."});
  if (call.ordinal > 2) out.push_back({"last", "Last call."});
  out.push_back({"ticket", "Ticket"});
  spell(call.number, kLanguage, reading, out);
  out.back().text += ",";
  out.push_back({"go", "please go to"});
  if (call.namedRoom) {
    out.push_back(room(call, kLanguage));
  } else {
    out.push_back({"counter", "counter"});
    count(call.counterLabel.zh, kLanguage, reading, out);
  }
  if (call.handout) out.push_back({"collect", "to collect your document"});
  out.back().text += ".";
  return out;
}

bool isWord(const SpokenPiece& piece) {
  return !piece.text.empty() && static_cast<unsigned char>(piece.text.front()) < 0x80;
}

}  // namespace

Pieces spokenPieces(const SpokenCall& call, SpokenLanguage language, Reading reading) {
  return language == SpokenLanguage::Chinese ? chinese(call, reading) : english(call, reading);
}

Pieces closingPieces(SpokenLanguage language) {
  if (language == SpokenLanguage::Chinese) {
    return {{"closing", "今天的取号时间已到。已经取号的请安心等候，我们会为您办完再下班。"}};
  }
  return {
      {"closing",
       "Numbers are no longer given out today. If you have a number, please wait: you will be "
       "served before we close."}};
}

Pieces broadcastPieces(std::string text) {
  return {{"", std::move(text)}};
}

std::string spokenText(const Pieces& pieces) {
  std::string text;
  const SpokenPiece* before = nullptr;
  for (const SpokenPiece& piece : pieces) {
    // Words stand apart, characters do not, and a letter among them neither: 请A零幺七号.
    const bool afterWord = before != nullptr && isWord(*before);
    if (afterWord && (isWord(piece) || before->text.size() > 1)) text += ' ';
    text += piece.text;
    before = &piece;
  }
  return text;
}

Pieces allClips(SpokenLanguage language) {
  Pieces out;
  const auto add = [&out](const Pieces& pieces) {
    for (const SpokenPiece& piece : pieces) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const SpokenPiece& one) {
        return one.clip == piece.clip;
      });
      if (!known) out.push_back(piece);
    }
  };
  for (const bool yao : {true, false}) {
    for (const bool handout : {false, true}) {
      for (std::uint32_t ordinal = 1; ordinal <= 3; ++ordinal) {
        add(spokenPieces(
            {"0123456789", {"B区1", "", false}, false, handout, ordinal}, language, {yao}
        ));
      }
    }
  }
  for (char c = 'A'; c <= 'Z'; ++c) add({letter(c)});
  add(closingPieces(language));
  for (int value = 1; value < kTen * kTen; ++value) {
    Pieces counted;
    if (language == SpokenLanguage::Chinese) countChinese(value, counted);
    if (language == SpokenLanguage::English) countEnglish(value, counted);
    add(counted);
  }
  return out;
}

}  // namespace hall::domain
