#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/api/call.h"

namespace hall::web {

/// What of an HTTP request this server looks at. A field that was not sent is empty.
struct Request {
  std::string method;  ///< "GET"
  std::string target;  ///< path and query as sent: "/board?zone=a"
  std::string body;

  std::string host;
  std::string origin;
  std::string fetchSite;  ///< Sec-Fetch-Site: "same-origin", "cross-site"
  std::string caller;     ///< X-Hall-Caller: who speaks, see caller_cookie.h
  std::string cookie;
  std::string contentType;
  std::string acceptEncoding;
  std::string ifNoneMatch;
  bool wantsUpgrade = false;  ///< to a WebSocket

  api::PeerIdentity peer;
  bool secure = false;  ///< came over TLS

  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
};

/// An HTTP answer. Every one carries the fields of answer_fields.h besides its own.
struct Answer {
  int status = 200;
  std::string type;       ///< Content-Type; empty without a body
  api::SharedBytes body;  ///< may be shared between answers; null for none
  std::vector<std::pair<std::string, std::string>> fields;

  static Answer of(int status, std::string type, std::string body) {
    return {status, std::move(type), std::make_shared<const std::string>(std::move(body)), {}};
  }
};

}  // namespace hall::web
