#pragma once

#include <string>
#include <string_view>

#include "client/language.h"

namespace hall::client {

/// What a rule of the catalogue's check is called: "不认识的键" of "unknown_key". A rule that this
/// program does not know keeps its name. The rules: server/config/fault.h and the domain's lint.
std::string lintRuleText(std::string_view rule, Language language);

}  // namespace hall::client
