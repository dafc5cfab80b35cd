#include "server/config/table_reader.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "server/config/notation.h"
#include "server/domain/field_rules.h"

namespace hall::config {

namespace {

std::string quoted(std::string_view text) {
  constexpr std::size_t kShownMax = 60;
  if (text.size() <= kShownMax) return "\"" + std::string(text) + "\"";
  std::size_t end = kShownMax;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "\"" + std::string(text.substr(0, end)) + "…\"";
}

}  // namespace

const std::string_view kNoQuota =
    "no quota may exist: during working hours a number is never refused for count "
    "(在工作时间内不得限定办件数量)";

bool limitsNumbers(std::string_view key) {
  std::string plain;
  for (const char letter : key) {
    if (letter == '_' || letter == '-' || letter == '.' || letter == ' ') continue;
    plain += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  constexpr std::string_view kMarks[] = {
      "quota",
      "perday",
      "daily",
      "maxticket",
      "ticketmax",
      "ticketsmax",
      "ticketlimit",
      "ticketslimit",
      "maxnumber",
      "numberlimit",
      "limitper",
      "maxper",
      "capacity",
      "dailymax",
      "限号",
      "限额",
      "配额",
      "名额",
      "每日"};
  return std::any_of(std::begin(kMarks), std::end(kMarks), [&](std::string_view mark) {
    return plain.find(mark) != std::string::npos;
  });
}

TableReader::TableReader(
    const Table& table, std::uint32_t line, std::string file, std::string name, Faults& faults
)
    : table_(&table),
      line_(line),
      file_(std::move(file)),
      name_(std::move(name)),
      faults_(&faults) {}

const Value* TableReader::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  const auto found = std::find_if(table_->begin(), table_->end(), [&](const Entry& entry) {
    return entry.key == key;
  });
  return found == table_->end() ? nullptr : &found->value;
}

Place TableReader::placeOf(std::string_view key) const {
  const auto found = std::find_if(table_->begin(), table_->end(), [&](const Entry& entry) {
    return entry.key == key;
  });
  return {file_, found == table_->end() ? line_ : found->line};
}

void TableReader::fault(Place place, std::string sentence, std::string nearest, std::string rule) {
  faults_->push_back(
      {std::move(place), name_ + " " + std::move(sentence), std::move(nearest), std::move(rule)}
  );
}

void TableReader::wrong(std::string_view key, const Value& value, std::string_view wanted) {
  fault(
      {file_, value.line},
      "`" + std::string(key) + "` is " + std::string(value.kind()) + "; it takes " +
          std::string(wanted)
  );
}

void TableReader::wrong(
    Place place, std::string_view key, std::string_view written, std::string_view wanted
) {
  fault(
      std::move(place),
      "`" + std::string(key) + "` is " + quoted(written) + "; it takes " + std::string(wanted)
  );
}

void TableReader::wrongChoice(
    Place place,
    std::string_view key,
    std::string_view word,
    const std::vector<std::string_view>& words
) {
  std::string all;
  for (const std::string_view known : words) {
    if (!all.empty()) all += ", ";
    all += known;
  }
  fault(
      std::move(place),
      "`" + std::string(key) + "` is " + quoted(word) + "; it takes one of " + all,
      nearestOf(word, words)
  );
}

bool TableReader::read(std::string_view key, std::string& target, std::size_t bytesMax) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  const auto* text = value->as<std::string>();
  if (text == nullptr) {
    wrong(key, *value, "a text");
  } else if (text->size() > bytesMax) {
    wrong({file_, value->line}, key, *text, "at most " + std::to_string(bytesMax) + " bytes");
  } else {
    target = *text;
  }
  return true;
}

bool TableReader::read(std::string_view key, bool& target) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  if (const auto* flag = value->as<bool>()) {
    target = *flag;
  } else {
    wrong(key, *value, "true or false");
  }
  return true;
}

bool TableReader::read(std::string_view key, domain::LocalDay& target) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  if (const auto* day = value->as<domain::LocalDay>()) {
    target = *day;
  } else {
    wrong(key, *value, "a date like 2026-01-31, without quotes");
  }
  return true;
}

bool TableReader::read(std::string_view key, domain::MinuteOfDay& target) {
  std::string text;
  if (!read(key, text)) return false;
  if (const auto minute = parseMinuteOfDay(text)) {
    target = *minute;
  } else if (!text.empty()) {
    wrong(placeOf(key), key, text, "a time like \"08:30\"");
  }
  return true;
}

bool TableReader::read(std::string_view key, domain::Limit& target) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  const auto* text = value->as<std::string>();
  if (text == nullptr) {
    wrong(key, *value, kLimitForm);
  } else if (const auto limit = parseLimit(*text)) {
    target = *limit;
  } else {
    wrong({file_, value->line}, key, *text, kLimitForm);
  }
  return true;
}

bool TableReader::read(
    std::string_view key, domain::Duration& target, domain::Duration least, domain::Duration most
) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  const auto* text = value->as<std::string>();
  const auto duration = text == nullptr ? std::nullopt : parseDuration(*text);
  if (text == nullptr) {
    wrong(key, *value, kDurationForm);
  } else if (!duration || *duration < least || *duration > most) {
    std::string range(kDurationForm);
    range.append(", from ").append(durationText(least)).append(" to ").append(durationText(most));
    wrong({file_, value->line}, key, *text, range);
  } else {
    target = *duration;
  }
  return true;
}

bool TableReader::readText(
    const Value& value, std::string_view key, domain::Text& target, bool sample
) {
  if (const auto* zh = value.as<std::string>()) {
    target = domain::Text{*zh, "", sample};
  } else if (const auto* table = value.as<Table>()) {
    domain::Text text{"", "", sample};
    TableReader inner(*table, value.line, file_, name_ + " `" + std::string(key) + "`", *faults_);
    inner.require("zh", inner.read("zh", text.zh));
    inner.read("en", text.en);
    inner.read("sample", text.sample);
    inner.finish();
    target = std::move(text);
  } else {
    wrong(key, value, "a text, or { zh = \"…\", en = \"…\" }");
    return false;
  }
  if (target.zh.find_first_not_of(" \t\n") == std::string::npos) {
    fault({file_, value.line}, "`" + std::string(key) + "` is empty");
    return false;
  }
  if (std::max(target.zh.size(), target.en.size()) > kTextBytesMax) {
    fault(
        {file_, value.line},
        "`" + std::string(key) + "` is over " + std::to_string(kTextBytesMax) + " bytes"
    );
    return false;
  }
  return true;
}

bool TableReader::read(std::string_view key, domain::Text& target, bool sample) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  readText(*value, key, target, sample);
  return true;
}

bool TableReader::read(std::string_view key, std::vector<domain::Text>& target, bool sample) {
  if (!has(key)) return false;
  const Array* elements = array(key, "a list of texts");
  if (elements == nullptr) return true;
  target.clear();
  for (const Value& element : *elements) {
    domain::Text text;
    if (readText(element, key, text, sample)) target.push_back(std::move(text));
  }
  return true;
}

const Array* TableReader::array(std::string_view key, std::string_view wanted) {
  const Value* value = find(key);
  const auto* elements = value->as<Array>();
  if (elements == nullptr) wrong(key, *value, wanted);
  return elements;
}

bool TableReader::read(std::string_view key, std::vector<std::string>& target) {
  if (!has(key)) return false;
  const Array* elements = array(key, "a list of texts");
  if (elements == nullptr) return true;
  target.clear();
  for (const Value& element : *elements) {
    if (const auto* text = element.as<std::string>()) {
      target.push_back(*text);
    } else {
      wrong(key, element, "only texts in its list");
    }
  }
  return true;
}

bool TableReader::read(std::string_view key, std::vector<domain::Session>& target) {
  constexpr std::size_t kSessionsMax = 6;
  std::vector<std::string> texts;
  if (!read(key, texts)) return false;
  std::vector<domain::Session> sessions;
  for (const std::string& text : texts) {
    if (const auto session = parseSession(text)) {
      sessions.push_back(*session);
    } else {
      wrong(placeOf(key), key, text, "sessions like \"08:30-12:00\"");
    }
  }
  for (std::size_t i = 1; i < sessions.size(); ++i) {
    if (sessions[i - 1].until > sessions[i].from) {
      fault(
          placeOf(key), "`" + std::string(key) + "` has sessions that overlap or are not in order"
      );
    }
  }
  if (sessions.size() > kSessionsMax) {
    fault(placeOf(key), "`" + std::string(key) + "` has over 6 sessions");
  }
  target = std::move(sessions);
  return true;
}

bool TableReader::readCode(std::string_view key, std::string& target) {
  std::string code;
  if (!read(key, code)) return false;
  if (domain::isCode(code)) {
    target = code;
  } else if (find(key)->as<std::string>() != nullptr) {
    wrong(placeOf(key), key, code, "1 to 50 of A–Z a–z 0–9 . _ -");
  }
  return true;
}

bool TableReader::readCode(std::string_view key, Reference& target) {
  std::string code;
  if (!readCode(key, code)) return false;
  if (!code.empty()) target = {std::move(code), placeOf(key)};
  return true;
}

bool TableReader::readCodes(std::string_view key, std::vector<Reference>& target) {
  if (!has(key)) return false;
  const Array* elements = array(key, "a list of codes");
  if (elements == nullptr) return true;
  target.clear();
  for (const Value& element : *elements) {
    const auto* text = element.as<std::string>();
    if (text == nullptr) {
      wrong(key, element, "only codes in its list");
    } else if (*text != "*" && !domain::isCode(*text)) {
      wrong({file_, element.line}, key, *text, "codes, 1 to 50 of A–Z a–z 0–9 . _ -");
    } else {
      target.push_back({*text, {file_, element.line}});
    }
  }
  return true;
}

bool TableReader::readInteger(
    std::string_view key, std::int64_t& target, std::int64_t least, std::int64_t most
) {
  const Value* value = find(key);
  if (value == nullptr) return false;
  const auto* number = value->as<std::int64_t>();
  const std::string range =
      "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  if (number == nullptr) {
    wrong(key, *value, range);
    return false;
  }
  if (*number < least || *number > most) {
    fault(
        {file_, value->line},
        "`" + std::string(key) + "` is " + std::to_string(*number) + "; it takes " + range
    );
    return false;
  }
  target = *number;
  return true;
}

std::optional<TableReader> TableReader::table(std::string_view key, std::string name) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  const auto* inner = value->as<Table>();
  if (inner == nullptr) {
    wrong(key, *value, "a table");
    return std::nullopt;
  }
  return TableReader(*inner, value->line, file_, std::move(name), *faults_);
}

std::vector<TableReader> TableReader::tables(std::string_view key, const std::string& name) {
  std::vector<TableReader> readers;
  if (!has(key)) return readers;
  const Array* elements = array(key, "tables, each headed [[" + std::string(key) + "]]");
  if (elements == nullptr) return readers;
  for (const Value& element : *elements) {
    if (const auto* inner = element.as<Table>()) {
      readers.emplace_back(*inner, element.line, file_, name, *faults_);
    } else {
      wrong(key, element, "only tables in its list");
    }
  }
  return readers;
}

std::vector<std::string> TableReader::freeKeys() {
  std::vector<std::string> keys;
  for (const Entry& entry : *table_) keys.push_back(entry.key);
  known_ = keys;
  return keys;
}

void TableReader::require(std::string_view key, bool present) {
  if (!present) fault(place(), "lacks `" + std::string(key) + "`", "", "missing_key");
}

void TableReader::finish() {
  constexpr std::size_t kUnknownMax = 100;
  const std::vector<std::string_view> candidates(known_.begin(), known_.end());
  std::size_t unknown = 0;
  for (const Entry& entry : *table_) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    if (++unknown > kUnknownMax) {
      fault({file_, entry.line}, "has more unknown keys from here on", "", "unknown_key");
      return;
    }
    std::string sentence = "has no key `" + entry.key + "`";
    if (limitsNumbers(entry.key)) {
      fault({file_, entry.line}, sentence + ": " + std::string(kNoQuota), "", "quota");
    } else {
      fault({file_, entry.line}, sentence, nearestOf(entry.key, candidates), "unknown_key");
    }
  }
}

}  // namespace hall::config
