#pragma once

#include "server/web/request.h"

namespace hall::web {

/// Sends the answer to a call in gzip where that helps: the browser takes it, and the body is
/// larger than a packet but not so large that this thread, which serves every browser, would keep
/// the others waiting (a megabyte takes it some 30 ms). Tokens never stand in a body beside what a
/// caller can make it repeat, so its length tells nothing of them (BREACH).
void compress(Answer& answer, const Request& request);

}  // namespace hall::web
