#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <string_view>

#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// Sets one field, or adds to a list, from the word a person typed. A sentence when it does not
/// fit, which names what would; empty: done.
std::string putValue(
    google::protobuf::Message& message,
    const google::protobuf::FieldDescriptor& field,
    const std::string& text,
    const Style& style
);

/// What is wrong with JSON that the library refused with this status; in Chinese without the
/// library's English words but for the name of a field that there is not.
std::string jsonFault(std::string_view said, const Style& style);

/// True for messages that are typed as one word: times, lengths, dates, masks.
bool isTypedAsText(const google::protobuf::Descriptor& message);

}  // namespace hall::hallctl
