#pragma once

#include <google/protobuf/message.h>

#include <string>

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

/// "done, accepted, refused": the words of an enumeration.
std::string choicesOf(const google::protobuf::EnumDescriptor& type);

/// True for messages that are typed as one word: times, lengths, dates, masks.
bool isTypedAsText(const google::protobuf::Descriptor& message);

}  // namespace hall::hallctl
