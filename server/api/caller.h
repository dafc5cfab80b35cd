#pragma once

#include <optional>
#include <string>

#include "server/api/tokens.h"
#include "server/domain/people.h"

namespace hall::api {

/// Who calls, as token and certificate say; checked against the state in the call's turn.
struct Caller {
  std::optional<SessionClaims> session;  ///< signed by us and not expired; none: nothing was shown
  bool revoked = false;                  ///< the session ended before its time
  std::string certificate;               ///< name proven by mutual TLS; empty: none, or nobody asks
};

/// Who calls, as the state knows them at this moment.
struct Principal {
  domain::Actor actor;                   ///< role: the one in which this method is allowed
  std::optional<SessionClaims> session;  ///< nothing: a public caller
  bool isPublic = false;          ///< no session: a phone with its ticket's token, or a login
  domain::Instant lastContact{};  ///< their call before this one
};

}  // namespace hall::api
