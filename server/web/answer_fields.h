#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "server/web/request.h"

namespace hall::web {

/// The fields that every answer carries. No script, style or picture from elsewhere, nothing
/// inline, in no frame; an address, which may hold a ticket's token, is told to nobody; answers of
/// the API are kept nowhere. No banner says what serves.
std::vector<std::pair<std::string_view, std::string_view>> answerFields(const Request& request);

}  // namespace hall::web
