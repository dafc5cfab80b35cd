#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What an enumeration's enumerators are called, found by how the compiler spells them: one that is
/// added later is found, too.
namespace hall::support {

/// Number and name of those that have one, of a spelling such as
/// "… values = {hall::domain::Ground::None, (hall::domain::Ground)1}; …", numbers from 0.
std::vector<std::pair<int, std::string>> namedIn(std::string_view spelled);

/// Values lie within 0 to 255. One instantiation an enumeration, not one a value.
template <class Enumeration>
class Enumerators {
 public:
  static const std::vector<Enumeration>& all() {
    static const std::vector<Enumeration> kAll = [] {
      std::vector<Enumeration> found;
      for (const auto& [number, name] : named()) found.push_back(static_cast<Enumeration>(number));
      return found;
    }();
    return kAll;
  }
  /// 3 and "NotYetDue".
  static std::vector<std::pair<int, std::string>> named() {
    return namedIn(spelledUpTo(std::make_integer_sequence<int, 256>{}));
  }

 private:
  template <Enumeration... values>
  static std::string_view spelled() {
    return __PRETTY_FUNCTION__;
  }
  template <int... number>
  static std::string_view spelledUpTo(std::integer_sequence<int, number...>) {
    return spelled<static_cast<Enumeration>(number)...>();
  }
};

}  // namespace hall::support
