#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// How names are found by letters. A spelling is one text: the syllables of a name in their
/// sequence, in small letters, parted by blanks; a character that is read in several ways has all
/// its readings, parted by '/'. Letters and digits of the name are syllables of their own, marks
/// are left out: "hui/kuai ji zheng". So a spelling grows with its name alone, however many of its
/// characters have several readings. The same on the wire (hall.v1.SearchKeys), so that server and
/// kiosk find alike. Pure functions; any thread.
namespace hall::domain {

/// Without tones ("zhong", "chong"), the usual reading first; empty: the character has none.
using ReadingsOf = std::function<std::vector<std::string>(char32_t)>;

/// With every reading of every character.
std::string spellingOf(std::string_view name, const ReadingsOf& readingsOf);

/// Of a name whose readings the catalogue states. REQUIRES: each isReading(reading, name).
std::string statedSpelling(std::string_view name, const std::vector<std::string>& readings);

/// Is that the whole name in pinyin: a syllable of 1 to 6 small letters for each of its Chinese
/// characters, parted by one blank? Letters, digits and marks of the name are not repeated.
bool isReading(std::string_view reading, std::string_view name);

/// How what was typed fits a key, from best to worst.
enum class KeyFit : std::uint8_t { Whole, Beginning, Middle, None };

/// Can the letters be cut into the beginnings of consecutive syllables, and where do these stand?
/// So "kj", "kuaiji" and "kuaij" fit "hui/kuai ji" as a whole. More than 63 letters, and none, fit
/// nothing. Bytes are compared as they are: capital letters are the caller's affair.
KeyFit fitOf(std::string_view letters, std::string_view spelling);

}  // namespace hall::domain
