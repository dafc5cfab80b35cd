#pragma once

#include <span>
#include <string>
#include <string_view>

namespace hall::client {

/// An English sentence about a catalogue or list, and the Chinese one. `{key}` in the English form
/// stands for any text; the Chinese one repeats it, by its own word where there is one.
struct LintSentence {
  std::string_view en;
  std::string_view zh;
};

/// What is wrong, in Chinese, of the English sentence of a finding: "`elderly_age` = 500，应为 55
/// 至 70 的整数" of "rules.toml `elderly_age` is 500; it takes a whole number from 55 to 70". Of a
/// sentence that this program does not know, the tables and keys that it names.
std::string lintSentence(std::string_view english);

/// The whole table. A test holds it to what server and hallctl say.
std::span<const LintSentence> lintSentences();
std::span<const LintSentence> lintPhrases();

}  // namespace hall::client
