#pragma once

#include <string>
#include <string_view>

#include "client/reason_texts.h"

namespace hall::client {

/// What a value of a refusal's metadata is called in a sentence: a state, ground, right, field or
/// cause of the server's own by its word, a time by the clock of `style`. Everything else is a code
/// that people gave, a number or a text of the hall, and stays as it is.
std::string metadataText(
    std::string_view key, const std::string& value, const SentenceStyle& style
);

}  // namespace hall::client
