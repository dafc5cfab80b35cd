#include "tools/hallctl/words.h"

#include <cctype>

namespace hall::hallctl {

namespace {
char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}
bool isUpper(char c) {
  return std::isupper(static_cast<unsigned char>(c)) != 0;
}
}  // namespace

std::string commandWord(std::string_view name) {
  std::string word;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '_') {
      word.push_back('-');
      continue;
    }
    if (isUpper(name[i]) && i > 0 && !isUpper(name[i - 1])) word.push_back('-');
    word.push_back(lower(name[i]));
  }
  return word;
}

std::string enumWord(std::string_view value, std::string_view prefix) {
  if (value.substr(0, prefix.size()) == prefix) value.remove_prefix(prefix.size());
  std::string word;
  for (const char c : value) word.push_back(c == '_' ? '-' : lower(c));
  return word;
}

std::string enumPrefix(std::string_view zeroValue) {
  constexpr std::string_view kEnd = "UNSPECIFIED";
  if (zeroValue.size() < kEnd.size()) return {};
  return std::string(zeroValue.substr(0, zeroValue.size() - kEnd.size()));
}

}  // namespace hall::hallctl
