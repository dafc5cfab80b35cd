#pragma once

#include <string_view>

/// The two languages in which clients speak to people: Simplified Chinese first, then English.
namespace hall::client {

enum class Language { Chinese, English };

/// One text in both languages, for tables of constants.
struct Wording {
  std::string_view zh;
  std::string_view en;

  std::string_view in(Language language) const { return language == Language::Chinese ? zh : en; }
};

/// Language of a POSIX locale name ("zh_CN.UTF-8", "en_GB.utf8", "C"). Chinese unless the locale is
/// an English one, or one whose character set has no Chinese characters.
Language languageOfLocale(std::string_view locale);

}  // namespace hall::client
