#include "client/lint_sentences.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace hall::client {
namespace {

namespace fs = std::filesystem;

struct Row {
  const char* en;
  const char* zh;
};

TEST(LintSentencesTest, SayWhatIsWrongAndWhatIsAllowed) {
  const std::vector<Row> rows{
      {"rules.toml `elderly_age` is 500; it takes a whole number from 55 to 70",
       "`elderly_age` = 500，应为 55 至 70 的整数"},
      {"[rpc] `lanes` is 99; it takes a whole number from 1 to 16",
       "[rpc] `lanes` = 99，应为 1 至 16 的整数"},
      {"[hall] `zone` is a whole number; it takes a text", "[hall] `zone` 写的是整数，应为文字"},
      {"[[queue]] `q` `kind` is \"handlin\"; it takes one of handling, consult",
       "[[queue]] `q` `kind` = \"handlin\"，应为其中之一：handling、consult"},
      {"`kind` (办件类型) is \"即办\"; it takes one of a few words",
       "`kind` = \"即办\"，应为规定的词"},
      {"rules.toml `recall_gap` is \"1 s\"; it takes a duration like \"90 s\", \"15 min\" or \"2 "
       "h\", "
       "from 15 s to 5 min",
       "`recall_gap` = \"1 s\"，应为 15 s 至 5 min 的时长，如 \"90 s\"、\"15 min\"、\"2 h\""},
      {"[[item]] `a` `name` is over 4000 bytes", "[[item]] `a` `name` 超过 4000 字节"},
      {"[rpc] has no key `lisen`", "[rpc] `lisen`"},
      {"hall.toml has no key `lisen`", "`lisen`"},
      {"queues.toml has no key `max_per_day`: no quota may exist: during working hours a number is "
       "never refused for count (在工作时间内不得限定办件数量)",
       "`max_per_day`，工作时间内不得限定办件数量"},
      {"[[queue]] `tax` lacks `wait`", "[[queue]] `tax` `wait`"},
      {"item `social-card` names the queue `social-securty`, which this hall has not",
       "事项 `social-card` 写的队列 `social-securty`，本大厅没有"},
      {"the guide names the item `crad`, which this hall has not",
       "办事指南写的事项 `crad`，本大厅没有"},
      {"[[department]] `social` stands twice; the first is in city/departments.toml:1",
       "[[department]] `social` 写了两次，前一次在 city/departments.toml:1"},
      {"holds no hall.toml, so it is no hall's folder", "里面没有 hall.toml，不是大厅的目录"},
      {"cannot be read: No such file or directory", "没有这个文件或目录"},
      {"is no valid TOML: Error while parsing key-value pair: cannot redefine existing integer "
       "'elderly_age'",
       "`elderly_age` 写了两次"},
      {"is no valid TOML: Encountered invalid utf-8 sequence", "不是 UTF-8，请另存为 UTF-8"},
      {"is not in UTF-8; save it as “CSV UTF-8” (CSV UTF-8（逗号分隔）)",
       "不是 UTF-8，请另存为“CSV UTF-8（逗号分隔）”"},
      {"`2026-03-02 23:00:00` lies in the future", "`2026-03-02 23:00:00` 还没有到"},
      {"`L108` stands in line 12 already", "`L108` 在第 12 行已经写过"},
      {"`早上` does not fit; a time is wanted, like \"2026-03-02 08:50\"",
       "`早上` 要写成 \"2026-03-02 08:50\""},
      {"`老人` does not fit; nearest: elderly; one of: none, elderly", "`老人`"}};
  for (const Row& row : rows) EXPECT_EQ(lintSentence(row.en), row.zh) << row.en;
}

TEST(LintSentencesTest, NameTablesAndKeysOfASentenceThatIsNotKnown) {
  EXPECT_EQ(lintSentence("[[queue]] `tax` `prefix` fell over"), "[[queue]] `tax` `prefix`");
  EXPECT_EQ(lintSentence("an index [3] of no table ["), "");
  EXPECT_EQ(lintSentence("an open ` alone"), "");
  EXPECT_EQ(lintSentence(""), "");
}

TEST(LintSentencesTest, RepeatInChineseOnlyWhatTheEnglishFormNames) {
  const std::regex key(R"re(\{([a-z]+)\})re");
  for (const auto table : {lintSentences(), lintPhrases()}) {
    for (const LintSentence& sentence : table) {
      const std::string zh(sentence.zh);
      for (std::sregex_iterator it(zh.begin(), zh.end(), key), end; it != end; ++it) {
        const std::string named = (*it)[1] == "items" ? "{more}" : it->str();
        EXPECT_NE(sentence.en.find(named), std::string::npos) << sentence.en;
      }
    }
  }
}

// ---- what server and hallctl say ----------------------------------------------------------------

std::string contentOf(const fs::path& file) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  return content.str();
}

/// The sources whose sentences become findings.
std::vector<fs::path> speakers() {
  const fs::path source = std::getenv("HALL_SOURCE_DIR");
  // Those of the machine's settings are told by hall-server, and these say nothing.
  const std::set<std::string> silent{
      "setting_table.cpp", "machine_config.cpp", "machine_config.h", "notation.cpp"};
  std::vector<fs::path> files{source / "tools/hallctl/handwritten_list.cpp"};
  for (const auto& entry : fs::directory_iterator(source / "server/config")) {
    if (!silent.contains(entry.path().filename())) files.push_back(entry.path());
  }
  for (const auto& entry : fs::directory_iterator(source / "server/domain")) {
    if (entry.path().filename().string().ends_with("_lint.cpp")) files.push_back(entry.path());
  }
  return files;
}

/// Every literal of several words in a source; adjacent ones are one, and what a key takes is one
/// of its own. Without the signs at both ends.
std::vector<std::string> literalsIn(const fs::path& file) {
  std::string text = std::regex_replace(contentOf(file), std::regex("//[^\n]*"), "");
  text = std::regex_replace(text, std::regex(R"re(#include[^\n]*|'\\?.')re"), "");
  text = std::regex_replace(text, std::regex(R"re("\s*\n\s*")re"), "");
  const std::regex literal(R"re("((?:[^"\\\n]|\\.)*)")re");
  const std::regex part(R"re((?:it takes )?([A-Za-z0-9](?:(?!; it takes ).)*[A-Za-z0-9.]))re");
  const std::regex words("[a-z]{2,} [a-z0-9]|[a-z] [a-z]{2,}");
  const std::regex toml("^[a-z_]+ =");
  std::vector<std::string> literals;
  for (std::sregex_iterator it(text.begin(), text.end(), literal), end; it != end; ++it) {
    const std::string whole = std::regex_replace((*it)[1].str(), std::regex(R"re(\\(.))re"), "$1");
    for (std::sregex_iterator one(whole.begin(), whole.end(), part); one != end; ++one) {
      const std::string found = (*one)[1];
      if (std::regex_search(found, words) && !std::regex_search(found, toml)) {
        literals.push_back(found);
      }
    }
  }
  return literals;
}

bool isKnown(const std::string& literal) {
  const auto holds = [&](const LintSentence& sentence) {
    return sentence.en.find(literal) != std::string::npos;
  };
  const auto sentences = lintSentences();
  const auto phrases = lintPhrases();
  return std::any_of(sentences.begin(), sentences.end(), holds) ||
         std::any_of(phrases.begin(), phrases.end(), holds);
}

TEST(LintSentencesTest, HoldEverySentenceThatAFindingMaySay) {
  std::size_t looked = 0;
  for (const fs::path& file : speakers()) {
    for (const std::string& literal : literalsIn(file)) {
      ++looked;
      EXPECT_TRUE(isKnown(literal)) << file << ": " << literal;
    }
  }
  EXPECT_GT(looked, 150U) << "the sentences are no longer found in the sources";
}

}  // namespace
}  // namespace hall::client
