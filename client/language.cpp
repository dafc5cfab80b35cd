#include "client/language.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace hall::client {

Language languageOfLocale(std::string_view locale) {
  std::string name(locale);
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  const bool unicode =
      name.find("utf-8") != std::string::npos || name.find("utf8") != std::string::npos;
  const bool chinese = name.starts_with("zh");
  if (chinese) return Language::Chinese;
  return unicode && !name.starts_with("en") ? Language::Chinese : Language::English;
}

}  // namespace hall::client
