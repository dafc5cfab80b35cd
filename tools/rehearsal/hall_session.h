#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "client/hall_client.h"

namespace hall::rehearsal {

/// The hall refused, or could not be reached for, something a rehearsal cannot go on without.
class HallRefused : public std::runtime_error {
 public:
  HallRefused(const std::string& what, const client::Failure& failure);
  const client::Failure& failure() const { return failure_; }

 private:
  client::Failure failure_;
};

/// One caller of the hall: a device with its token, a person with a password, or a phone with
/// neither. A person's session that has run out (twelve hours of the hall's time) is made anew by
/// itself. One thread at a time.
class HallSession {
 public:
  /// A device; a phone when the token is empty.
  HallSession(const client::Endpoint& endpoint, const std::string& token);
  HallSession(const client::Endpoint& endpoint, std::string number, std::string password);

  /// Throws HallRefused.
  void logIn();
  const std::string& number() const { return number_; }
  bool has(v1::Role role) const;

  client::HallClient& client() { return client_; }

  /// An answer or a failure that the caller decides about.
  template <class Request, class Response>
  client::Failure ask(const Request& request, Response& response) {
    client::Failure failure = client_.call(request, response);
    if (failure.reason() != v1::REASON_NOT_SIGNED_IN || number_.empty()) return failure;
    logIn();
    return client_.call(request, response);
  }

  /// An answer; throws HallRefused. `what` is what could not be done: "take a number".
  template <class Response, class Request>
  Response demand(const std::string& what, const Request& request) {
    Response response;
    const client::Failure failure = ask(request, response);
    if (!failure.ok()) throw HallRefused(what, failure);
    return response;
  }

 private:
  client::HallClient client_;
  const std::string number_;  ///< empty: no person
  const std::string password_;
  std::vector<int> roles_;  ///< values of v1::Role
};

}  // namespace hall::rehearsal
