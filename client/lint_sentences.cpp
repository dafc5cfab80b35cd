#include "client/lint_sentences.h"

#include <algorithm>
#include <map>
#include <optional>

#include "client/reason_texts.h"

namespace hall::client {

namespace {

// clang-format off
/// Parts of sentences: kinds of values, what a key takes, which sort of thing a code names.
constexpr LintSentence kPhrases[] = {
    {"a time", "时间"},
    {"a text", "文字"},
    {"a whole number", "整数"},
    {"a fraction", "小数"},
    {"true or false", "true 或 false"},
    {"a date", "日期"},
    {"a list", "列表"},
    {"a table", "表"},

    {"at most {n} bytes", "不超过 {n} 字节的文字"},
    {"a date like 2026-01-31, without quotes", "日期，如 2026-01-31，不加引号"},
    {"a time like \"08:30\"", "时间，如 \"08:30\""},
    {"a limit like \"on the spot\", \"4 hours\", \"0.5 workdays\", \"3 workdays\", \"10 calendar days\" or \"none\"",
     "时限，如 \"即时\"、\"4 小时\"、\"0.5 个工作日\"、\"3 个工作日\"、\"10 个自然日\"、\"无\""},
    {"a duration like \"90 s\", \"15 min\" or \"2 h\", from {least} to {most}",
     "{least} 至 {most} 的时长，如 \"90 s\"、\"15 min\"、\"2 h\""},
    {"a duration like \"90 s\", \"15 min\" or \"2 h\"", "时长，如 \"90 s\"、\"15 min\"、\"2 h\""},
    {"a text, or { zh = \"…\", en = \"…\" }", "文字，或者分 zh、en 的表"},
    {"a list of texts", "文字的列表"},
    {"only texts in its list", "只有文字的列表"},
    {"a list of dates", "日期的列表"},
    {"sessions like \"08:30-12:00\"", "时段，如 \"08:30-12:00\""},
    {"1 to 50 of A–Z a–z 0–9 . _ -", "1 至 50 个字符（A–Z a–z 0–9 . _ -）"},
    {"a list of codes", "编码的列表"},
    {"only codes in its list", "只有编码的列表"},
    {"codes, 1 to 50 of A–Z a–z 0–9 . _ -", "编码，每个 1 至 50 个字符（A–Z a–z 0–9 . _ -）"},
    {"a whole number from {least} to {most}", "{least} 至 {most} 的整数"},
    {"tables, each headed {heading}", "若干个以 {heading} 开头的表"},
    {"only tables in its list", "只有表的列表"},
    {"one of a few words", "规定的词"},
    {"one of {more}", "其中之一：{items}"},
    {"a path", "路径"},
    {"an IP address and a port, like \"127.0.0.1:7300\"", "IP 地址和端口，如 \"127.0.0.1:7300\""},
    {"1 to 4 capital letters and digits, not digits alone", "1 至 4 个大写字母和数字，不能全是数字"},
    {"\"tcp:\" with an IP address and a port, like \"tcp:10.1.2.3:5005\", or \"serial:\" with a device and its speed, like \"serial:/dev/ttyUSB0:9600\"",
     "“tcp:”加 IP 地址和端口，如 \"tcp:10.1.2.3:5005\"，或者“serial:”加设备和速率，如 \"serial:/dev/ttyUSB0:9600\""},
    {"a speed of 1200, 2400, 4800, 9600, 19200, 38400, 57600 or 115200",
     "1200、2400、4800、9600、19200、38400、57600 或 115200 的速率"},
    {"bytes in hexadecimal, two digits each, like \"02 30 31\", at most 64",
     "十六进制的字节，每个两位，如 \"02 30 31\"，最多 64 个"},
    {"8 or 12", "8 或 12"},

    {"queue `{code}`", "队列 `{code}`"},
    {"item `{code}`", "事项 `{code}`"},
    {"theme `{code}`", "一件事 `{code}`"},
    {"counter `{code}`", "窗口 `{code}`"},
    {"staff `{code}`", "人员 `{code}`"},
    {"device `{code}`", "设备 `{code}`"},
    {"zone", "区域"},
    {"hours", "服务时间"},
    {"targets", "等候目标"},
    {"department", "部门"},
    {"queue", "队列"},
    {"item", "事项"},
    {"counter", "窗口"},

    {"No such file or directory", "没有这个文件或目录"},
    {"Permission denied", "没有访问权限"},
    {"Not a directory", "不是目录"},

    {"{where}Encountered invalid utf-8 sequence", "不是 UTF-8，请另存为 UTF-8"},
    {"{where}Encountered overlong utf-8 sequence", "不是 UTF-8，请另存为 UTF-8"},
    {"{where}Encountered EOF during incomplete utf-8 code point sequence", "不是 UTF-8，请另存为 UTF-8"},
    {"{where}cannot redefine existing {sort} '{name}'{rest}", "`{name}` 写了两次"},
    {"{where}cannot redefine existing {sort} '{name}'", "`{name}` 写了两次"},
    {"{where}encountered end-of-file", "没有写完"},
    {"{where}expected {something}, saw '{sign}'", "“{sign}”处不合写法"},
    {"{where}expected {something}, saw {sign}", "“{sign}”处不合写法"},
    {"{where}leading zeroes are prohibited", "数字前面不能有 0"},
    {"{where}unknown escape sequence '{sign}'", "不认识的转义“{sign}”"},
};

constexpr LintSentence kSentences[] = {
    // Files and folders
    {"inherits from itself", "继承了自己"},
    {"the hall inherits from itself", "继承了自己"},
    {"is the fifth level; a hall has at most three above it", "这是第五级，一个大厅上面最多三级"},
    {"cannot be read: {why}", "{why}"},
    {"is no file", "不是文件"},
    {"is one file too many: a catalogue has at most 2,000 files and 16 MiB",
     "文件太多，一份业务配置最多 2,000 个文件、16 MiB"},
    {"holds over 2,000 files", "超过 2,000 个文件"},
    {"holds no hall.toml, so it is no hall's folder", "里面没有 hall.toml，不是大厅的目录"},
    {"there is no such file, but every hall needs it", "每个大厅都要有"},
    {"there is no hall in `{folder}` to inherit from", "`{folder}` 里没有可以继承的大厅"},
    {"hall.toml has a `level` not below that of its parent", "`level` 不低于上级大厅的级别"},
    {"is no file of a catalogue", "不属于业务配置"},
    {"hall.toml lacks `calendar`, the folder of the working-day calendars", "`calendar`，工作日历的目录"},
    {"`calendar` names a folder without calendars", "`calendar` 写的目录里没有工作日历"},
    {"is over 1 MiB; a file of this hall is not", "超过 1 MiB"},
    {"is over 8 KiB; break it into several lines", "这一行超过 8 KiB，请分成几行"},
    {"nests tables deeper than any file of this hall", "表嵌套得太深"},
    {"is no valid TOML: {why}", "{why}"},

    // Tables and keys
    {"{place} is {kind}; it takes {wanted}", "{place} 写的是{kind}，应为{wanted}"},
    {"{place} is {value}; it takes {wanted}", "{place} = {value}，应为{wanted}"},
    {"{place} takes dates like 2026-01-31, without quotes", "{place} 要写日期，如 2026-01-31，不加引号"},
    {"{place} takes a day of the year like \"10-01\"", "{place} 要写月日，如 \"10-01\""},
    {"{place} takes 1 to 4 capital letters and digits, not digits alone",
     "{place} 要写 1 至 4 个大写字母和数字，不能全是数字"},
    {"{place} is empty, and there is no default", "{place} 空着，也没有默认值"},
    {"{place} is empty; it takes a path", "{place} 空着，要写路径"},
    {"{place} is empty", "{place} 空着"},
    {"{place} is over {n} bytes", "{place} 超过 {n} 字节"},
    {"{place} has sessions that overlap or are not in order", "{place} 的时段重叠或次序不对"},
    {"{place} has over 6 sessions", "{place} 超过 6 个时段"},
    {"{place} has no key `{key}`: no quota may exist: during working hours a number is never refused for count (在工作时间内不得限定办件数量)",
     "[{place} ]`{key}`，工作时间内不得限定办件数量"},
    {"column `{key}`: no quota may exist: during working hours a number is never refused for count (在工作时间内不得限定办件数量)",
     "列 `{key}`，工作时间内不得限定办件数量"},
    {"{place} has no key `{key}`", "[{place} ]`{key}`"},
    {"{place} has more unknown keys from here on", "[{place} ]从这里起还有不认识的键"},
    {"{place} lacks `{key}`", "[{place} ]`{key}`"},
    {"hall.toml lacks `time_zone`, like Asia/Shanghai", "`time_zone`，如 Asia/Shanghai"},
    {"there is no time zone `{name}`", "没有时区 `{name}`"},
    {"hours.toml has no [[hours]] with the code `hall`: when is it open?",
     "编码为 `hall` 的服务时间，即大厅的服务时间"},

    // Codes
    {"the guide names the {what} `{code}`, which this hall has not",
     "办事指南写的{what} `{code}`，本大厅没有"},
    {"{subject} names the {what} `{code}`, which this hall has not", "{subject} 写的{what} `{code}`，本大厅没有"},
    {"{place} names `{code}`, which is not inherited", "[{place} ]`{code}` 不是继承来的"},
    {"{place} overrides what is not inherited", "{place} 要改的不是继承来的"},
    {"{place} is inherited from {file}; write `override = true` to change it here",
     "{place} 是从 {file} 继承来的，要在这里改，须写 `override = true`"},
    {"{place} stands twice; the first is in {file}", "{place} 写了两次，前一次在 {file}"},
    {"{place} has both `keep` and `withdraw`", "`keep` 和 `withdraw` 只能写一个"},
    {"the inherited item `{code}` goes to the queue `{queue}`, which this hall has not: let a queue "
     "say `replaces = [\"{replaced}\"]`, override the item's queue, or withdraw it",
     "继承来的事项 `{code}` 归队列 `{queue}`，本大厅没有。可以让一个队列写 `replaces`，或者改这个事项的队列，"
     "或者取消这个事项"},
    {"queue `{code}` replaces `{queue}`, which is no queue of the parent",
     "队列 `{code}` 要代替的 `{queue}`，上级大厅没有"},
    {"{place} has the code `{code}` of another material", "{place} 的编码 `{code}` 与另一份材料相同"},
    {"{place} has the same day as another exception", "{place} 的日期与另一个例外日期相同"},

    // How much and how many
    {"{place} is one too many: there may be 10,000", "{place} 太多，最多 10,000 个"},
    {"{place} is one too many: a guide has at most 100", "{place} 太多，一份办事指南最多 100 份材料"},
    {"is the 512th queue; a hall has at most 511", "队列太多，一个大厅最多 511 个"},
    {"{place} has over 12 seasons", "{place} 超过 12 个季节"},
    {"{place} has over 12 spans", "{place} 超过 12 个时段"},
    {"{place} ends before it begins", "{place} 的结束早于开始"},
    {"{place} overlaps another span", "{place} 与另一个时段重叠"},
    {"{place} has over 200 signs", "{place} 超过 200 块屏"},
    {"{place} gives {device} another speed than a sign before it does", "{place} 给 {device} 的速率与前面的屏不同"},
    {"{place} has over 400 exceptions", "{place} 超过 400 个例外日期"},
    {"{place} has over 100 profiles", "{place} 超过 100 组等候目标"},
    {"{place} is over 4,000 dates", "[{place} ]日期超过 4,000 个"},
    {"{place} has no items", "{place} 没有事项"},
    {"{place} has no role", "{place} 没有角色"},
    {"{place} states no limit: give `promised`, `statutory` or both",
     "{place} 没有写时限，`promised` 和 `statutory` 至少写一个"},

    // The working-day calendar
    {"{place} names a date that stands in the calendar already", "[{place} ]这个日期已经在工作日历里"},
    {"{place} names a date of another year", "[{place} ]这个日期不在这一年"},
    {"{place} is {n}, but the dates make {counted}", "{place} = {n}，按所列日期算是 {counted}"},
    {"{place} is a second file of the year {year}", "{year} 年已有另一个文件"},

    // Lists as CSV
    {"is not in UTF-8; save it as “CSV UTF-8” (CSV UTF-8（逗号分隔）)",
     "不是 UTF-8，请另存为“CSV UTF-8（逗号分隔）”"},
    {"is over 4 MiB", "超过 4 MiB"},
    {"is over 20,000 rows", "超过 20,000 行"},
    {"holds no row", "一行也没有"},
    {"has text after the closing quote of a field", "引号后面还有文字"},
    {"opens a quote that is never closed", "引号没有成对"},
    {"the head lacks the column {column}", "首行没有列 {column}"},
    {"the column `{column}` stands twice", "列 `{column}` 写了两次"},
    {"there is no column `{column}`", "`{column}`"},
    {"`{code}` has another name above", "`{code}` 在前面是另一个名称"},
    {"`{code}` stands twice, without a source", "`{code}` 写了两次，又没有来源"},
    {"{place} is {value}; that is no code", "{place} = {value}，不是编码"},
    {"names a source but no limit", "写了来源，没有写时限"},

    // Numbers written by hand
    {"{value} is no number of a ticket, like W001", "{value} 不是排队号的写法，如 W001"},
    {"{value} has the prefix of another queue or class; here it is {prefix}",
     "{value} 用了别的队列或号别的前缀，这里应为 {prefix}"},
    {"{value} has the prefix of another queue or class; here it is {prefix}",
     "{value} 的前缀属于别的队列或号别，这里应为 {prefix}"},
    {"{value} lies in the future", "{value} 还没有到"},
    {"{value} is not of today", "{value} 不是今天"},
    {"{value} is more than {most}", "{value} 超过上限 {most}"},
    {"no counter serves {value}", "{value}"},
    {"there is no {value}", "{value}"},
    {"{value} stands in line {line} already", "{value} 在第 {line} 行已经写过"},
    {"{value} stands on another ticket of today", "{value} 今天已经发出过"},
    {"the cell is empty", ""},
    {"{value} does not fit; a time is wanted, like {example}", "{value} 要写成 {example}"},
    {"{value} needs a day: give --day, or write \"2026-03-02 08:50\"",
     "{value} 没有日期，请加 --day 写明是哪一天，或者写成 \"2026-03-02 08:50\""},
    {"{value} does not fit; a whole number is wanted", "{value} 不是整数"},
    {"{value} does not fit; a whole number from {least} is wanted", "{value}，应为不小于 {least} 的整数"},
    {"{value} does not fit; {rest}", "{value}"},

    // The domain's lint: the rule's name says the rest
    {"a code is 1 to 50 of A-Z a-z 0-9 . _ -", "1 至 50 个字符（A–Z a–z 0–9 . _ -）"},
    {"the code is given twice", ""},
    {"every row has its own id", ""},
    {"a name in Chinese is needed", "须有中文名称"},
    {"no such department", ""},
    {"an item has exactly one queue", "一个事项只归一个队列"},
    {"an item is usually handled, not consulted", "事项一般归受理类队列"},
    {"a theme has items", ""},
    {"no such item", ""},
    {"the item stands twice", ""},
    {"the item is withdrawn", ""},
    {"the hall needs a code", "大厅须有编码"},
    {"the hall's full name stands on tickets", "号票上印大厅的全称"},
    {"where does one complain?", "群众到哪里投诉"},
    {"a time zone has sorted changes", ""},
    {"{n} is not between {least} and {most}", "{n}，应在 {least} 和 {most} 之间"},
    {"an id names one thing for ever", "一个内部编号只能指一件事物"},
    {"old events name it, so its row stays", "以前的日志里有它，这一行要留着"},
    {"a prefix is one to four capital letters and digits, at least one letter",
     "1 至 4 个大写字母和数字，至少一个字母"},
    {"`{prefix}` is the prefix of {path} too", "`{prefix}` 也是 {path} 的前缀"},
    {"with {path} the same number could be made twice", "与 {path} 会出现同样的号"},
    {"a wait of up to 24 h for a share between 0.1 % and 99.9 %", "等候不超过 24 小时，达标率在 0.1 % 和 99.9 % 之间"},
    {"no such ground", ""},
    {"an ordinary ticket has no ground", "普通号没有优先事由"},
    {"this class and ground have a target already", "这个号别和优先事由已有等候目标"},
    {"a hall has at most 511 queues", "一个大厅最多 511 个队列"},
    {"no counter serves it, so nobody can take a number", "没有人能取号"},
    {"no such zone", ""},
    {"whoever asks for identity says by which rule", "要求登记身份的，须写明依据"},
    {"more than 0, at most 8 h", "大于 0，不超过 8 小时"},
    {"no queue {n}", ""},
    {"a mandatory field of the guide", "办事指南的必填项"},
    {"`{address}` is no web address", "`{address}` 不是网址"},
    {"`{word}` at character {n} leaves open what is asked", "第 {n} 个字起的 `{word}`，没有说清要什么"},
    {"`{code}` is no code", "`{code}` 不是编码"},
    {"`{code}` names two materials of the guide", "`{code}` 是两份材料的编码"},
    {"versions count from 1", "版本从 1 算起"},
    {"a guide says from when on it holds", "须写明何时生效"},
    {"who wrote it", "须写明编制人"},
    {"who checked it", "须写明审核人"},
    {"the reviewer is another person than the editor", ""},
    {"a guide says when it is looked at next", "须写明下次复审日期"},
    {"the guide is due for review", ""},
    {"a 承诺件 says within which time it is done", "承诺件须写明承诺时限"},
    {"a limit is 1 to 1000 of its unit", "时限应为 1 至 1000"},
    {"the promise is longer than the law allows", ""},
    {"text marked 示例 cannot be published in a real hall", "正式大厅不能发布示例文字"},
    {"a promise whose only source is 示例 cannot be published in a real hall",
     "只有示例来源的承诺时限，正式大厅不能发布"},
    {"applicants find no guide", ""},
    {"a name has at most 8 readings", "一个名称最多写 8 种读音"},
    {"`{reading}` is not the name's pinyin: small letters without tones, a syllable for each Chinese character, parted by one blank",
     "`{reading}` 不是名称的拼音：小写字母，不标声调，一个汉字一个音节，用一个空格隔开"},
    {"a session begins before it ends, between 00:00 and 24:00", "先开始后结束，在 00:00 和 24:00 之间"},
    {"sessions follow each other and do not overlap", "时段按先后写，不能重叠"},
    {"spans end after they begin, are sorted and do not overlap", "时段的结束晚于开始，按先后写，不能重叠"},
    {"more than 12 spans", "时段不能超过 12 个"},
    {"a season runs from one day of the year to another, as month and day", "季节从某月某日到某月某日"},
    {"exceptions are sorted by day, each day once", "例外日期按先后写，每天一次"},
    {"days of the calendar are sorted, each day once", "工作日历按先后写，每天一次"},
    {"a calendar with days names the notice they come from", "须写明依据的通知"},
    {"the hall never opens", "大厅没有开门的时间"},
};
// clang-format on

using Values = std::map<std::string_view, std::string_view>;

bool isName(std::string_view text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
}

/// Where the next "{key}" of a form begins; its end of none.
std::size_t placeholderIn(std::string_view form) {
  for (std::size_t open = form.find('{'); open != std::string_view::npos;
       open = form.find('{', open + 1)) {
    const std::size_t close = form.find('}', open);
    if (close == std::string_view::npos) break;
    if (isName(form.substr(open + 1, close - open - 1))) return open;
  }
  return form.size();
}

std::optional<std::string> phraseOf(std::string_view english);

/// What must be a known phrase, so that a sentence is taken for no other one.
bool isVocabulary(std::string_view key) {
  return key == "kind" || key == "subject" || key == "what";
}

/// Fills `values` with what the keys of the form stand for; false: the text is of another form.
bool matches(std::string_view form, std::string_view text, Values& values) {
  const std::size_t open = placeholderIn(form);
  if (text.substr(0, open) != form.substr(0, open)) return false;
  if (open == form.size()) return text.size() == open;
  const std::size_t close = form.find('}', open);
  const std::string_view key = form.substr(open + 1, close - open - 1);
  const std::string_view after = form.substr(close + 1);
  text.remove_prefix(open);
  const std::string_view literal = after.substr(0, placeholderIn(after));
  // The shortest text that lets the rest match.
  for (std::size_t end = 0; end <= text.size(); ++end) {
    end = literal.empty() ? text.size() : text.find(literal, end);
    if (end == std::string_view::npos) return false;
    if (isVocabulary(key) && !phraseOf(text.substr(0, end))) continue;
    if (!matches(after, text.substr(end), values)) continue;
    values[key] = text.substr(0, end);
    return true;
  }
  return false;
}

/// The table, "[[queue]]", that begins here; empty: none does.
std::string_view tableIn(std::string_view rest) {
  const std::size_t name = rest.find_first_not_of('[');
  const std::size_t end = rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.-", name);
  if (name == 0 || end == std::string_view::npos || rest[end] != ']') return {};
  return rest.substr(0, rest.find_first_not_of(']', end));
}

/// The tables and keys that a text names: "[[queue]] `tax` `prefix`". Empty: it names none.
std::string placeIn(std::string_view text) {
  std::string place;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    std::string_view named;
    if (rest.front() == '[') named = tableIn(rest);
    if (const std::size_t end = rest.find('`', 1); rest.front() == '`' && end < rest.size()) {
      named = rest.substr(0, end + 1);
    }
    if (named.empty()) continue;
    place += (place.empty() ? "" : " ") + std::string(named);
    at += named.size() - 1;
  }
  return place;
}

/// "sm3、sha256" of "sm3, sha256".
std::string listed(std::string_view words) {
  constexpr std::string_view kBetween = ", ";
  std::string text;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(kBetween), words.size());
    text += (text.empty() ? "" : "、") + std::string(words.substr(0, end));
    words.remove_prefix(std::min(words.size(), end + kBetween.size()));
  }
  return text;
}

/// A Chinese letter and a Latin one, or a number, are kept apart by a blank, two Chinese ones not.
std::string spacedBehind(std::string text) {
  const bool latin = !text.empty() && static_cast<unsigned char>(text.front()) < 0x80;
  return latin ? " " + text : text;
}

std::string shownOf(const Values& values, std::string_view key) {
  if (key == "items") return listed(values.at("more"));
  const std::string_view value = values.at(key);
  if (key == "place") return placeIn(value);
  if (key == "wanted" || key == "kind" || key == "what") {
    return spacedBehind(phraseOf(value).value_or(std::string(value)));
  }
  if (key == "subject") return phraseOf(value).value_or(std::string(value));
  if (key == "why") return phraseOf(value).value_or("");
  return std::string(value);
}

std::optional<std::string> translated(
    std::span<const LintSentence> forms, std::string_view english
) {
  for (const LintSentence& form : forms) {
    Values values;
    if (!matches(form.en, english, values)) continue;
    return filledText(form.zh, [&](std::string_view key) { return shownOf(values, key); });
  }
  return std::nullopt;
}

std::optional<std::string> phraseOf(std::string_view english) {
  return translated(kPhrases, english);
}

}  // namespace

std::string lintSentence(std::string_view english) {
  return translated(kSentences, english).value_or(placeIn(english));
}

std::span<const LintSentence> lintSentences() {
  return kSentences;
}

std::span<const LintSentence> lintPhrases() {
  return kPhrases;
}

}  // namespace hall::client
