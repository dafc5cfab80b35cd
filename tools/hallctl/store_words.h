#pragma once

#include <string>
#include <string_view>

#include "server/domain/reason.h"
#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// The sentence of a refusal by the store, which hallctl meets where no server stands in between.
std::string storeSentence(const domain::Refusal& refusal, const Style& style);

/// What a store said of a bad record, "… : hash-wrong", in words.
std::string flawText(std::string_view said, const Style& style);

}  // namespace hall::hallctl
