#include "tests/unit/log/enumerators.h"

#include <algorithm>

namespace hall::support {

std::vector<std::pair<int, std::string>> namedIn(std::string_view spelled) {
  constexpr std::string_view kBefore = "values = {";
  spelled.remove_prefix(spelled.find(kBefore) + kBefore.size());
  spelled = spelled.substr(0, spelled.find('}'));
  std::vector<std::pair<int, std::string>> found;
  for (int number = 0; !spelled.empty(); ++number) {
    const std::string_view one = spelled.substr(0, spelled.find(", "));
    // A number without a name is spelled as a cast.
    if (one.front() != '(') found.emplace_back(number, one.substr(one.rfind(':') + 1));
    spelled.remove_prefix(std::min(spelled.size(), one.size() + 2));
  }
  return found;
}

}  // namespace hall::support
