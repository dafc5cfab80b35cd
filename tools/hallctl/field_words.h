#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <vector>

#include "tools/hallctl/style.h"

/// The words that a field of a request takes on the command line.
namespace hall::hallctl {

/// "done", "accepted-with-gaps": of an enumeration, or of a text that takes one of a list. A person
/// has no role of a device, so their fields do not take one. Empty: the field takes anything.
std::vector<std::string> wordsOf(const google::protobuf::FieldDescriptor& field);
std::vector<std::string> wordsOf(const google::protobuf::EnumDescriptor& type);

/// "done、accepted", "done, accepted": for helps and sentences.
std::string listed(const std::vector<std::string>& words, const Style& style);

/// The name of a kind of event that a word means: "ticket_issued" of "ticket-issued",
/// "ticket_issued" or "取号". Empty: it means none.
std::string eventKindOf(std::string_view word);

}  // namespace hall::hallctl
