#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "tools/hallctl/style.h"

/// How an answer of the server is printed, whatever method gave it.
namespace hall::hallctl {

/// For people: entities and lists as tables, everything else as "label  value" lines. Lines with
/// their ends.
std::string answerText(const google::protobuf::Message& answer, const Style& style);

/// For programs: the JSON mapping of the API with the names of the proto. `oneLine` for streams, of
/// which each message is a line. Ends with a line's end.
std::string answerJson(const google::protobuf::Message& answer, bool oneLine);

}  // namespace hall::hallctl
