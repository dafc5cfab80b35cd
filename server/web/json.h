#pragma once

// The JSON mapping of hall.v1 (proto3's own: names in lowerCamelCase, enumerations by name, 64-bit
// numbers as text, RFC 3339). Free functions without state.

#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/api/call.h"

namespace hall::web {

/// Reads one message; MalformedRequest with a sentence for developers where it is none.
std::optional<api::CallStatus> readJson(std::string_view text, google::protobuf::Message& into);

/// Where each message of the JSON list `text` lies: "[{...},{...}]". Nothing: it is no list.
std::optional<std::vector<std::string_view>> elementsOf(std::string_view text);

std::string jsonOf(const google::protobuf::Message& message);

/// A refusal as it goes out: the HTTP status of its reason, its name and its ErrorDetail.
struct RefusalJson {
  int httpStatus = 500;
  std::string reason;  ///< "REASON_QUEUE_CLOSED"; REASON_INTERNAL where the status carries none
  std::string body;    ///< the ErrorDetail
};
RefusalJson refusalJson(const api::CallStatus& why);

}  // namespace hall::web
