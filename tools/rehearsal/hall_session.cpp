#include "tools/rehearsal/hall_session.h"

#include <algorithm>
#include <utility>

#include "client/request_id.h"

namespace hall::rehearsal {

namespace {

std::string sentenceOf(const std::string& what, const client::Failure& failure) {
  const std::string why = failure.reason() == v1::REASON_UNSPECIFIED
                              ? failure.message
                              : v1::Reason_Name(failure.reason());
  std::string sentence = "could not " + what + ": " + why;
  for (const auto& [key, value] : failure.detail.metadata()) {
    sentence.append(", ").append(key).append(" ").append(value);
  }
  return sentence;
}

}  // namespace

HallRefused::HallRefused(const std::string& what, const client::Failure& failure)
    : std::runtime_error(sentenceOf(what, failure)), failure_(failure) {}

HallSession::HallSession(const client::Endpoint& endpoint, const std::string& token)
    : client_(endpoint) {
  client_.setToken(token);
}

HallSession::HallSession(const client::Endpoint& endpoint, std::string number, std::string password)
    : client_(endpoint), number_(std::move(number)), password_(std::move(password)) {}

void HallSession::logIn() {
  v1::LoginRequest request;
  request.set_request_id(client::newRequestId());
  request.set_staff_number(number_);
  request.set_password(password_);
  v1::LoginResponse response;
  const auto failure = client_.call(request, response);
  if (!failure.ok()) throw HallRefused("log in as " + number_, failure);
  client_.setToken(response.session_token());
  roles_.assign(response.roles().begin(), response.roles().end());
}

bool HallSession::has(v1::Role role) const {
  return std::find(roles_.begin(), roles_.end(), role) != roles_.end();
}

}  // namespace hall::rehearsal
