#include "tests/contract/api/visit_fixture.h"

#include <memory>
#include <utility>

#include "server/api/ids_text.h"

namespace hall::api {

using domain::Result;

void VisitFixture::SetUp() {
  ApiFixture::SetUp();
  passUntil(9, 10);
}

void VisitFixture::passUntil(int hour, int minute, int second) {
  const domain::Duration until = support::at(hour, minute, second) - clock->now();
  ASSERT_GE(until, domain::Duration{0});
  clock->advance(until);
}

void VisitFixture::republish(const std::function<void(domain::Catalogue::Content&)>& change) {
  const auto published = inTurn([&](engine::Turn& turn) -> Result<Done> {
    const domain::Catalogue& now = *turn.state().catalogue;
    domain::Catalogue::Content content = now.content();
    content.version = now.version() + 1;
    change(content);
    domain::PublishCatalogue publish;
    publish.expectedVersion = now.version();
    publish.catalogue = std::make_shared<const domain::Catalogue>(std::move(content));
    publish.hash = turn.store().blobs().putCatalogue(*publish.catalogue);
    engine::Submission submission;
    submission.command.body = std::move(publish);
    const auto performed = turn.perform(std::move(submission));
    if (!performed) return performed.refusal();
    return Done{};
  });
  ASSERT_TRUE(published) << domain::nameOf(published.reason());
}

// ---- the way there ----------------------------------------------------------------------------

v1::Ticket VisitFixture::issue(const std::string& item, v1::Ground ground) {
  auto request = made<v1::IssueForApplicantRequest>();
  request.mutable_errand()->set_item_id(item);
  request.mutable_errand()->set_ground(ground);
  return done<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", request, kGuide)
      .ticket();
}

v1::Ticket VisitFixture::issueIn(const std::string& queue) {
  auto request = made<v1::IssueForApplicantRequest>();
  request.mutable_errand()->set_queue_id(queue);
  return done<v1::IssueForApplicantResponse>("TicketService.IssueForApplicant", request, kGuide)
      .ticket();
}

v1::Ticket VisitFixture::look(const v1::Ticket& ticket) {
  v1::GetTicketRequest request;
  request.set_ticket_id(ticket.ticket_id());
  return done<v1::GetTicketResponse>("TicketService.GetTicket", request, kGuide).ticket();
}

v1::Counter VisitFixture::signIn(v1::Role who, const std::string& counter) {
  const auto request = madeAt<v1::SignInRequest>(counter);
  return done<v1::SignInResponse>("CounterService.SignIn", request, who).counter();
}

v1::Ticket VisitFixture::callNext(v1::Role who, const std::string& counter) {
  const auto request = madeAt<v1::CallNextRequest>(counter);
  return done<v1::CallNextResponse>("CounterService.CallNext", request, who).ticket();
}

v1::Ticket VisitFixture::serve(v1::Role who, const std::string& counter) {
  callNext(who, counter);
  const auto request = madeAt<v1::StartServingRequest>(counter);
  return done<v1::StartServingResponse>("CounterService.StartServing", request, who).ticket();
}

v1::FinishServingResponse VisitFixture::finish(v1::Role who, const std::string& counter) {
  auto request = madeAt<v1::FinishServingRequest>(counter);
  v1::ItemOutcome& outcome = *request.add_items();
  outcome.set_item_id("company-set-up");
  outcome.set_outcome(v1::OUTCOME_DONE);
  return done<v1::FinishServingResponse>("CounterService.FinishServing", request, who);
}

v1::Ticket VisitFixture::hold(v1::Role who, const std::string& counter, v1::HoldKind kind) {
  auto request = madeAt<v1::HoldTicketRequest>(counter);
  request.set_hold_kind(kind);
  return done<v1::HoldTicketResponse>("CounterService.HoldTicket", request, who).ticket();
}

// ---- looking behind the API -------------------------------------------------------------------

std::vector<engine::StoredEvent> VisitFixture::recorded() {
  std::vector<engine::StoredEvent> events;
  EXPECT_TRUE(inTurn([&](engine::Turn& turn) -> Result<Done> {
    auto read = turn.store().log().read(engine::HallId{}, {}, 10'000);
    if (!read) return read.refusal();
    events = std::move(read).value();
    return Done{};
  }));
  return events;
}

std::string VisitFixture::textBehind(domain::TextRef text) {
  std::string found;
  EXPECT_TRUE(inTurn([&](engine::Turn& turn) -> Result<Done> {
    if (const auto kept = turn.store().vault().text(text)) found = *kept;
    return Done{};
  }));
  return found;
}

domain::Ticket VisitFixture::ticketBehind(const v1::Ticket& ticket) {
  const auto id = parseUuid<domain::TicketId>(ticket.ticket_id());
  const domain::HallState now = state();
  const domain::Ticket* found = id ? now.findTicket(*id) : nullptr;
  EXPECT_NE(found, nullptr) << "no ticket " << ticket.ticket_id();
  return found == nullptr ? domain::Ticket{} : *found;
}

engine::Identity VisitFixture::personBehind(const v1::Ticket& ticket) {
  engine::Identity found;
  const domain::PersonRef person = ticketBehind(ticket).applicant;
  const auto read = inTurn([&](engine::Turn& turn) -> Result<Done> {
    const auto identity = turn.store().vault().reveal(person);
    if (!identity) return identity.refusal();
    found = *identity;
    return Done{};
  });
  EXPECT_TRUE(read) << "nobody stands behind " << ticket.number();
  return found;
}

google::protobuf::Timestamp stamp(int hour, int minute, int second) {
  google::protobuf::Timestamp at;
  write(support::at(hour, minute, second), at);
  return at;
}

google::protobuf::Duration lasting(domain::Duration length) {
  google::protobuf::Duration wire;
  write(length, wire);
  return wire;
}

}  // namespace hall::api
