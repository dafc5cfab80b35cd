#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/web/request.h"

namespace hall::web {

/// Who speaks through a browser. Its tokens stand in cookies that no script can read; because one
/// browser may hold both, every call says in X-Hall-Caller which of them speaks. A page of another
/// site cannot send that header, which is what guards calls against forgery (CSRF), besides
/// SameSite and a look at Origin.
enum class Speaker {
  Public,   ///< nobody in particular: guides, a phone with its ticket's token
  Device,   ///< a board, sign, pad or voice that was enrolled here
  Session,  ///< a person who logged in here
};

/// "public", "device", "session"; nothing for anything else.
std::optional<Speaker> speakerOf(std::string_view name);

/// The token that speaks; empty where there is none, and for the public. A view into `request`.
std::string_view tokenOf(const Request& request, Speaker speaker);

/// Set-Cookie that keeps the token of a session (until the browser closes; the token has its own
/// end) or of a device (400 days, as long as browsers keep anything).
std::string cookieThatKeeps(Speaker speaker, std::string_view token, bool secure);
/// Set-Cookie that takes it away.
std::string cookieThatForgets(Speaker speaker, bool secure);

/// False: the browser says that a page of another site asks. What says nothing is no browser.
bool isFromOwnSite(const Request& request);

}  // namespace hall::web
