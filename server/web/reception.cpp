#include "server/web/reception.h"

#include <utility>

#include "server/api/reasons.h"
#include "server/web/json.h"
#include "server/web/token_answer.h"

namespace hall::web {

namespace {

using domain::Reason;
using domain::Refusal;

constexpr const char* kJson = "application/json";

Direction outWith(Answer answer) {
  return {Direction::Kind::Answer, std::move(answer), nullptr, Speaker::Public};
}

Direction outWith(int status, std::string sentence) {
  return outWith(Answer::of(status, "text/plain; charset=utf-8", std::move(sentence)));
}

/// What is wrong is no field of a message, which alone the reason could name.
Refusal malformedHead() {
  return Refusal{Reason::MalformedRequest, {}};
}

Refusal tooOften() {
  return Refusal{Reason::Overloaded, {}}.with("seconds", "1");
}

std::string_view withoutPort(std::string_view address) {
  return address.substr(0, address.rfind(':'));
}

Direction::Kind kindOf(WebMethod::Kind kind) {
  return kind == WebMethod::Kind::Stream ? Direction::Kind::Stream : Direction::Kind::Call;
}

}  // namespace

Reception::Reception(
    Options options, const StaticPages& pages, const WebMethods& methods, api::Handler& handler
)
    : options_(options),
      pages_(pages),
      methods_(methods),
      handler_(handler),
      byToken_(options.byToken),
      byAddress_(options.byAddress) {}

Direction Reception::look(const Request& head, Allowance::TimePoint now) {
  if (!byAddress_.take(withoutPort(head.peer.address), now)) {
    return outWith(429, "too many requests from this address\n");
  }
  const std::string_view path = head.path();
  if (path == "/ws" || WebMethods::isApi(path)) return towardsApi(head, now);
  if (head.method != "GET" && head.method != "HEAD") {
    Direction direction = outWith(405, "GET only\n");
    direction.answer.fields.emplace_back("Allow", "GET, HEAD");
    return direction;
  }
  if (options_.publicOnly && !StaticPages::isPublic(path)) return outWith(404, "no such page\n");
  auto page = pages_.find(head);
  return page ? outWith(*std::move(page)) : outWith(404, "no such page\n");
}

Direction Reception::towardsApi(const Request& head, Allowance::TimePoint now) {
  const bool watches = head.path() == "/ws";
  const WebMethod* method = watches ? methods_.watch() : methods_.find(head.path());
  if (method == nullptr || (!watches && method->kind == WebMethod::Kind::Watch)) {
    return outWith(answerOf(Refusal{Reason::UnknownMethod, {}}));
  }
  if (watches ? !head.wantsUpgrade : head.method != "POST") {
    return outWith(405, watches ? "WebSocket only\n" : "POST only\n");
  }
  if (!watches && !head.contentType.starts_with(kJson)) {
    return outWith(answerOf(malformedHead()));
  }
  if (!isFromOwnSite(head)) return outWith(answerOf(Refusal{Reason::NotPermitted, {}}));
  const auto speaker = speakerOf(head.caller);
  if (!speaker) return outWith(answerOf(malformedHead()));
  const bool logsIn = method->descriptor->service()->name() == "AuthService";
  if (options_.publicOnly && (*speaker != Speaker::Public || logsIn)) {
    return outWith(answerOf(Refusal{Reason::NotPermitted, {}}));
  }
  const std::string_view token = tokenOf(head, *speaker);
  if (!token.empty() && !byToken_.take(token, now)) {
    return outWith(answerOf(tooOften()));
  }
  const auto kind = watches ? Direction::Kind::Watch : kindOf(method->kind);
  return {kind, {}, method, *speaker};
}

CallHead Reception::headOf(const Request& request, Speaker speaker) const {
  return {std::string(tokenOf(request, speaker)), request.peer};
}

void Reception::call(
    const Request& request, const Direction& direction, JsonCall::Answered answered
) {
  auto call = std::make_unique<JsonCall>(
      *direction.method, headOf(request, direction.speaker), held_, std::move(answered)
  );
  if (const auto wrong = call->read(request.body)) return call->refuse(*wrong);
  // A phone has no cookie; its ticket is who asks.
  const std::string ticket = call->textOf("ticket_token");
  if (!ticket.empty() && !byToken_.take(ticket, std::chrono::steady_clock::now())) {
    return call->refuse(api::statusOf(tooOften()));
  }
  JsonCall::handOver(std::move(call), handler_);
}

std::optional<api::CallStatus> Reception::stream(
    const Request& request,
    const Direction& direction,
    std::string_view body,
    const std::function<std::shared_ptr<StreamWire>(const std::shared_ptr<JsonStream>&)>& wire
) {
  auto stream =
      std::make_shared<JsonStream>(*direction.method, headOf(request, direction.speaker), held_);
  if (auto wrong = stream->read(body)) return wrong;
  JsonStream::handOver(stream, wire(stream), handler_);
  return std::nullopt;
}

Answer Reception::answerOf(const Direction& direction, CallOutcome outcome, bool secure) {
  if (outcome.message == nullptr) return answerOf(outcome.refusal);
  auto cookie = takeToken(*direction.method->descriptor, *outcome.message, secure);
  Answer answer = Answer::of(200, kJson, jsonOf(*outcome.message));
  if (cookie) answer.fields.emplace_back("Set-Cookie", *std::move(cookie));
  return answer;
}

Answer Reception::answerOf(const api::CallStatus& refusal) {
  RefusalJson json = refusalJson(refusal);
  return Answer::of(json.httpStatus, kJson, std::move(json.body));
}

Answer Reception::answerOf(const domain::Refusal& refusal) {
  return answerOf(api::statusOf(refusal));
}

}  // namespace hall::web
