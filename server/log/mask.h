#pragma once

#include <string>
#include <string_view>

#include "server/engine/store.h"

/// What may be shown of a person without a right to more (standards.md 5.4; 国办函〔2016〕108号
/// lets a display hide year, month and day of the identity number).
namespace hall::log {

/// Resident identity: first 6 and last 4 ("410105********0012"). Other documents: the last 4, and
/// never more than half.
std::string maskedNumber(engine::DocumentKind kind, std::string_view number);
/// "张*", "欧阳*"; a name in other letters: its first letter and "*".
std::string maskedName(std::string_view name);
/// "138****1234"; shorter numbers: the last 2.
std::string maskedPhone(std::string_view phone);

engine::Identity maskedIdentity(const engine::Identity& identity);

}  // namespace hall::log
