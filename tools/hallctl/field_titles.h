#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

#include "client/language.h"

/// What the fields of the API are called above a column or before a value. The API uses one name
/// for one thing, so one table serves all messages, but for few.
namespace hall::hallctl {

/// "排队号", "number", of the field of `type` at this path ("ticket.number"). A field that the
/// table does not know keeps its own name.
std::string fieldTitle(
    const google::protobuf::Descriptor& type, std::string_view path, client::Language language
);

/// The fields that a table of this message shows, in this sequence; empty: all. "~" behind a time:
/// of today, only the clock.
std::string_view columnsOf(const google::protobuf::Descriptor& type);

}  // namespace hall::hallctl
