#pragma once

#include <string>

#include "server/domain/result.h"

namespace hall::app {

/// Why the server does not start, said to the person who started it: "AddressInUse: cannot listen
/// on 127.0.0.1:7300: Address already in use. ..." One or more lines, without an end of line.
std::string sentenceOf(const domain::Refusal& refusal);

}  // namespace hall::app
