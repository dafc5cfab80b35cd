#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/domain/result.h"
#include "server/domain/time.h"

/// Check digits of the numbers by which people and bodies are known. Pure; nothing is kept.
namespace hall::domain {

/// What a resident identity number (居民身份证, GB 11643-1999) says by itself.
struct ResidentNumber {
  std::string number;  ///< 18 characters, the check character in capitals
  LocalDay birth;
  bool female = false;  ///< the sequence is even

  friend bool operator==(const ResidentNumber&, const ResidentNumber&) = default;
};

/// `today` bounds the date of birth: not in the future, not more than 130 years ago. The region is
/// not looked up, since abolished codes live on in cards. A small x counts as X.
/// Refusal: IdentityInvalid with `fault` "shape", "date" or "check".
Result<ResidentNumber> readResidentNumber(std::string_view text, LocalDay today);

/// Whole years (周岁) at that day: one more from the birthday itself on; who was born on 29
/// February has it on 1 March of a common year. Never negative.
std::int32_t ageOn(LocalDay birth, LocalDay day);

/// A unified social credit code (统一社会信用代码, GB 32100-2015) in capitals.
/// Refusals: IdentityInvalid (no such shape), IdentityDoubtful (the check character is wrong: a few
/// real codes fail, so a person may confirm it); both with `fault`.
Result<std::string> readCreditCode(std::string_view text);

}  // namespace hall::domain
