#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/wire.h"
#include "tests/contract/api/api_fixture.h"

namespace hall::api {

/// An event of the log and when it happened.
template <class Body>
struct Recorded {
  domain::Instant occurred;
  Body body;
};

/// What makes a good request a wrong one, and what the refusal says. No key: no detail is looked
/// at.
template <class Request>
struct Wrong {
  std::string what;
  std::function<void(Request&)> spoil;
  v1::Reason reason;
  std::string key;
  std::string detail;
};

// ---- what many methods refuse alike -------------------------------------------------------------

/// An id that no ticket has.
inline constexpr const char* kStrangeTicket = "0190a5e0-0000-7000-8000-000000000001";
/// A code that nothing has.
inline constexpr const char* kStrangeCode = "moon";

template <class Request>
Wrong<Request> noIdOfATicket() {
  return {
      "no id of a ticket",
      [](Request& r) { r.set_ticket_id("A001"); },
      v1::REASON_MALFORMED_REQUEST,
      "field",
      "ticket_id"};
}
template <class Request>
Wrong<Request> noSuchTicket() {
  return {
      "no such ticket",
      [](Request& r) { r.set_ticket_id(kStrangeTicket); },
      v1::REASON_TICKET_NOT_FOUND,
      "ticket_id",
      kStrangeTicket};
}
template <class Request>
Wrong<Request> noSuchCounter() {
  return {
      "no such counter",
      [](Request& r) { r.set_counter_id("99"); },
      v1::REASON_COUNTER_NOT_FOUND,
      "counter_id",
      "99"};
}
template <class Request>
Wrong<Request> noSuchServing() {
  return {
      "no such serving",
      [](Request& r) { r.set_serving_id(77); },
      v1::REASON_SERVING_NOT_FOUND,
      "serving_id",
      "77"};
}
template <class Request>
Wrong<Request> noPurpose() {
  return {
      "no purpose",
      [](Request& r) { r.clear_purpose(); },
      v1::REASON_MALFORMED_REQUEST,
      "field",
      "purpose"};
}
template <class Request>
Wrong<Request> noSuchItem() {
  return {
      "no such item",
      [](Request& r) { r.set_item_id(kStrangeCode); },
      v1::REASON_ITEM_NOT_FOUND,
      "item_id",
      kStrangeCode};
}
template <class Request>
Wrong<Request> noSuchQueue() {
  return {
      "no such queue",
      [](Request& r) { r.set_queue_id(kStrangeCode); },
      v1::REASON_QUEUE_NOT_FOUND,
      "queue_id",
      kStrangeCode};
}
template <class Request>
Wrong<Request> noReason() {
  return {
      "no reason", [](Request& r) { r.clear_reason_text(); }, v1::REASON_REASON_REQUIRED, "", ""};
}
template <class Request>
Wrong<Request> endlessReason() {
  return {
      "endless reason",
      [](Request& r) { r.set_reason_text(std::string(4000, 'x')); },
      v1::REASON_MALFORMED_REQUEST,
      "field",
      "reason_text"};
}

/// Visits to the hall of ApiFixture, a request at a time: Monday 09:10, in session, nobody signed
/// in yet. The steps on the way to what a test is about are made here and must be taken; the test
/// sends its own request and looks at every field.
class VisitFixture : public ApiFixture {
 protected:
  static constexpr v1::Role kClerk = v1::ROLE_COUNTER_STAFF;  ///< at pc-1, which counter 1 has
  static constexpr v1::Role kGuide = v1::ROLE_GUIDE_STAFF;
  static constexpr v1::Role kChief = v1::ROLE_CHIEF_REPRESENTATIVE;  ///< manages no floor
  static constexpr v1::Role kManager = v1::ROLE_DUTY_MANAGER;
  static constexpr v1::Role kKiosk = v1::ROLE_KIOSK;

  void SetUp() override;
  /// Publishes the hall's catalogue anew with a change. Before anybody signs in.
  void republish(const std::function<void(domain::Catalogue::Content&)>& change);
  /// The clock stands at this minute of Monday. REQUIRES: not later already.
  void passUntil(int hour, int minute, int second = 0);

  // ---- requests ----
  /// A mutation with an id of its own.
  template <class Request>
  Request made() {
    Request request;
    request.set_request_id(freshId());
    return request;
  }
  /// A verb at a counter.
  template <class Request>
  Request madeAt(const std::string& counter) {
    Request request = made<Request>();
    request.set_counter_id(counter);
    return request;
  }
  /// A verb on a ticket.
  template <class Request>
  Request madeOn(const v1::Ticket& ticket) {
    Request request = made<Request>();
    request.set_ticket_id(ticket.ticket_id());
    return request;
  }
  template <class Response>
  Answer<Response> send(
      std::string_view method, const google::protobuf::Message& request, v1::Role by
  ) {
    return ask<Response>(method, request, as(by));
  }
  /// What must be taken.
  template <class Response>
  Response done(std::string_view method, const google::protobuf::Message& request, v1::Role by) {
    Answer<Response> answer = send<Response>(method, request, by);
    EXPECT_TRUE(answer.ok()) << method << ": " << answer.ending.status.message;
    return std::move(answer.message);
  }

  // ---- the way there ----
  v1::Ticket issue(const std::string& item, v1::Ground ground = v1::GROUND_NONE);
  v1::Ticket issueIn(const std::string& queue);
  v1::Ticket look(const v1::Ticket& ticket);
  v1::Counter signIn(v1::Role who, const std::string& counter);
  v1::Ticket callNext(v1::Role who, const std::string& counter);
  /// Called and started.
  v1::Ticket serve(v1::Role who, const std::string& counter);
  v1::FinishServingResponse finish(v1::Role who, const std::string& counter);
  v1::Ticket hold(v1::Role who, const std::string& counter, v1::HoldKind kind);

  // ---- what holds of every mutation ----
  /// The same request again has the same answer and makes no event; `other`, which is the request
  /// with another field, is refused under its id.
  template <class Response, class Request>
  void expectOneAnswer(
      std::string_view method,
      v1::Role by,
      const Request& request,
      const Answer<Response>& first,
      const std::function<void(Request&)>& change
  ) {
    Request other = request;
    change(other);
    const auto before = state().position;
    const Answer<Response> again = send<Response>(method, request, by);
    EXPECT_TRUE(again.ok()) << again.ending.status.message;
    EXPECT_EQ(again->DebugString(), first->DebugString());
    EXPECT_EQ(send<Response>(method, other, by).reason(), v1::REASON_REQUEST_ID_REUSED);
    EXPECT_EQ(state().position, before);
  }
  /// Each of the wrong requests is refused with its reason and detail, and changes nothing.
  template <class Response, class Request>
  void expectRefused(
      std::string_view method,
      v1::Role by,
      const Request& good,
      const std::vector<Wrong<Request>>& wrongs
  ) {
    const auto before = state().position;
    for (const Wrong<Request>& wrong : wrongs) {
      Request request = good;
      wrong.spoil(request);
      const Answer<Response> answer = send<Response>(method, request, by);
      EXPECT_EQ(v1::Reason_Name(answer.reason()), v1::Reason_Name(wrong.reason)) << wrong.what;
      if (!wrong.key.empty()) {
        EXPECT_EQ(answer.detail(wrong.key), wrong.detail) << wrong.what;
      }
    }
    EXPECT_EQ(state().position, before) << "a refusal changed the hall";
  }
  /// A read with a min_position is answered from a state that holds it, here after another number
  /// was taken.
  template <class Response, class Request>
  Response readAfterNextTicket(std::string_view method, v1::Role by, Request request) {
    request.set_min_position(state().position.value + 1);
    auto ending = FakeCall::send(*api, arguments(method, request, as(by)));
    issue("house-transfer");
    Answer<Response> answer{ending.get(), {}};
    EXPECT_TRUE(answer.ok()) << answer.ending.status.message;
    EXPECT_TRUE(answer.message.ParseFromString(answer.ending.bytes));
    return std::move(answer.message);
  }

  // ---- looking behind the API ----
  /// The newest event of a kind.
  template <class Body>
  Recorded<Body> newest() {
    Recorded<Body> found;
    bool isThere = false;
    for (const engine::StoredEvent& event : recorded()) {
      const auto* body = std::get_if<Body>(&event.event.body);
      if (body == nullptr) continue;
      found = {event.event.occurred, *body};
      isThere = true;
    }
    EXPECT_TRUE(isThere) << "no such event";
    return found;
  }
  std::vector<engine::StoredEvent> recorded();
  /// A text in the vault; empty: none.
  std::string textBehind(domain::TextRef text);
  /// Who stands behind the ticket.
  engine::Identity personBehind(const v1::Ticket& ticket);
  domain::Ticket ticketBehind(const v1::Ticket& ticket);
};

/// 09:05 as the wire has it.
google::protobuf::Timestamp stamp(int hour, int minute, int second = 0);
google::protobuf::Duration lasting(domain::Duration length);

}  // namespace hall::api
