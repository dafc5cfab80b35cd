#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <string_view>
#include <vector>

#include "tools/hallctl/style.h"

/// Values of the API's messages as a person reads them. Rests on descriptors alone, so that a new
/// field shows without a line here.
namespace hall::hallctl {

/// A field as text: enumerations by their words, times in the hall's zone, lists joined. Empty:
/// absent, zero or nothing.
std::string valueText(
    const google::protobuf::Message& message,
    const google::protobuf::FieldDescriptor& field,
    const Style& style
);

/// The entries of a list, each as text.
std::vector<std::string> entriesText(
    const google::protobuf::Message& message,
    const google::protobuf::FieldDescriptor& field,
    const Style& style
);

/// The field at a path, "wait" or "ticket.number"; with "~" behind it only the clock of a time.
/// Empty also where there is no such field.
std::string valueAt(
    const google::protobuf::Message& message, std::string_view path, const Style& style
);

/// True for messages that are one value to a person: times, texts, dates, ranges.
bool isOneValue(const google::protobuf::Descriptor& type);

/// Of a wait that is none.
std::string noWaitText(const Style& style);

domain::Instant instantAt(const google::protobuf::Message& timestamp);
domain::Duration lengthOf(const google::protobuf::Message& duration);

}  // namespace hall::hallctl
