#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>

#include "client/language.h"

/// The words of the hall for the values of the API's enumerations, as staff read them
/// (工作人员用语). Whatever shows a state, class, ground or outcome to staff takes its word from
/// here.
namespace hall::client {

/// "等候中", "waiting". Of a zero value: empty. Of a value without a Chinese word its English one,
/// which is made of the value's name.
std::string enumText(const google::protobuf::EnumValueDescriptor& value, Language language);

/// True where the table has a Chinese word for this name. A test asks for every value of the API.
bool hasChineseWord(std::string_view enumValueName);

/// The word a shell takes: "on-hold" of TICKET_STATE_ON_HOLD.
std::string enumCode(const google::protobuf::EnumValueDescriptor& value);

}  // namespace hall::client
