#include "server/domain/check_digit.h"

#include <algorithm>
#include <array>

namespace hall::domain {

namespace {

constexpr std::size_t kLength = 18;
constexpr int kAgeMax = 130;

/// 2^(18-i) mod 11 for the 17 digits before the check character.
constexpr std::array<int, 17> kResidentWeights = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
/// Check character by remainder.
constexpr std::string_view kResidentChecks = "10X98765432";

/// No I, O, S, V, Z: they look like digits.
constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 3^(i-1) mod 31.
constexpr std::array<int, 17> kCreditWeights = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
constexpr int kCreditModulus = 31;

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool areDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), isDigit);
}
int valueOf(char digit) {
  return digit - '0';
}

int numberIn(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + valueOf(digit);
  return number;
}

std::string inCapitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return capitals;
}

Refusal invalid(std::string fault) {
  return Refusal{Reason::IdentityInvalid, {}}.with("fault", std::move(fault));
}

bool hasResidentShape(std::string_view number) {
  return number.size() == kLength && areDigits(number.substr(0, kLength - 1)) &&
         (isDigit(number.back()) || number.back() == 'X');
}

std::chrono::year_month_day birthIn(std::string_view number) {
  const auto month = static_cast<unsigned>(numberIn(number.substr(10, 2)));
  const auto day = static_cast<unsigned>(numberIn(number.substr(12, 2)));
  return {
      std::chrono::year{numberIn(number.substr(6, 4))},
      std::chrono::month{month},
      std::chrono::day{day}};
}

char residentCheck(std::string_view number) {
  int sum = 0;
  for (std::size_t i = 0; i < kResidentWeights.size(); ++i) {
    sum += valueOf(number[i]) * kResidentWeights[i];
  }
  return kResidentChecks[static_cast<std::size_t>(sum % 11)];
}

bool hasCreditShape(std::string_view code) {
  return code.size() == kLength && areDigits(code.substr(2, 6)) &&
         std::all_of(code.begin(), code.end(), [](char c) {
           return kCreditAlphabet.find(c) != std::string_view::npos;
         });
}

/// The outer modulus turns a remainder of 0 into '0': 31 - 0 would lie beyond the alphabet.
char creditCheck(std::string_view code) {
  int sum = 0;
  for (std::size_t i = 0; i < kCreditWeights.size(); ++i) {
    sum += static_cast<int>(kCreditAlphabet.find(code[i])) * kCreditWeights[i];
  }
  const int check = (kCreditModulus - sum % kCreditModulus) % kCreditModulus;
  return kCreditAlphabet[static_cast<std::size_t>(check)];
}

}  // namespace

Result<ResidentNumber> readResidentNumber(std::string_view text, LocalDay today) {
  std::string number = inCapitals(text);
  if (!hasResidentShape(number)) return invalid("shape");
  const std::chrono::year_month_day date = birthIn(number);
  if (!date.ok()) return invalid("date");
  const LocalDay birth{date};
  if (birth > today || ageOn(birth, today) > kAgeMax) return invalid("date");
  if (residentCheck(number) != number.back()) return invalid("check");
  const bool female = valueOf(number[16]) % 2 == 0;
  return ResidentNumber{std::move(number), birth, female};
}

std::int32_t ageOn(LocalDay birth, LocalDay day) {
  const std::chrono::year_month_day born{birth};
  const std::chrono::year_month_day then{day};
  const auto years = static_cast<int>(then.year()) - static_cast<int>(born.year());
  const bool hadBirthday =
      std::pair(then.month(), then.day()) >= std::pair(born.month(), born.day());
  return std::max(0, hadBirthday ? years : years - 1);
}

Result<std::string> readCreditCode(std::string_view text) {
  std::string code = inCapitals(text);
  if (!hasCreditShape(code)) return invalid("shape");
  if (creditCheck(code) != code.back()) {
    return Refusal{Reason::IdentityDoubtful, {}}.with("fault", "check");
  }
  return code;
}

}  // namespace hall::domain
