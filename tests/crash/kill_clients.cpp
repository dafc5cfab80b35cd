#include "tests/crash/kill_clients.h"

#include <algorithm>
#include <utility>

#include "client/request_id.h"

namespace hall::crash {

using client::newRequestId;

namespace {

/// One try: whether the server is gone must show at once.
constexpr client::Patience kOneTry{std::chrono::seconds{20}, {}, {}};
/// After the restart the server is there; on a busy machine a connection may take more than one
/// try.
constexpr std::chrono::seconds kSettling{60};

}  // namespace

InsistentClient::InsistentClient(KillLedger& ledger, std::string token)
    : ledger_(ledger), token_(std::move(token)) {}

void InsistentClient::connect(const std::string& address) {
  client_ = std::make_unique<client::HallClient>(client::Endpoint{address, {}, {}, {}}, kOneTry);
  client_->setToken(token_);
}

void InsistentClient::work() {
  while (step()) {
  }
}

bool InsistentClient::send(std::function<client::Failure()> attempt) {
  pending_ = std::move(attempt);
  const client::Failure failure = pending_();
  if (failure.isPassing()) return false;
  EXPECT_TRUE(failure.ok() || isOvertaken(failure))
      << v1::Reason_Name(failure.reason()) << " " << failure.message;
  pending_ = nullptr;
  return true;
}

void InsistentClient::settle() {
  if (!pending_) return;
  const auto end = std::chrono::steady_clock::now() + kSettling;
  client::Failure failure = pending_();
  while (failure.isPassing() && std::chrono::steady_clock::now() < end) failure = pending_();
  EXPECT_TRUE(failure.ok() || isOvertaken(failure))
      << "sent again after the restart: " << v1::Reason_Name(failure.reason()) << " "
      << failure.message;
  pending_ = nullptr;
}

// ---- kiosk -------------------------------------------------------------------------------------

bool InsistentKiosk::step() {
  v1::IssueTicketRequest request;
  request.set_request_id(newRequestId());
  wantsItem_ = !wantsItem_;
  if (wantsItem_) {
    request.mutable_errand()->set_item_id("social-card");
  } else {
    request.mutable_errand()->set_queue_id("consult");
  }
  return send([this, request] {
    v1::IssueTicketResponse response;
    auto failure = client().call(request, response);
    if (failure.ok()) {
      ledger().issued(response.ticket(), response.position());
      acknowledged_.push_back({request, response.ticket().ticket_id(), response.ticket().number()});
    }
    return failure;
  });
}

void InsistentKiosk::repeatAcknowledged() {
  constexpr std::size_t kLatest = 8;
  const std::size_t first = acknowledged_.size() - std::min(acknowledged_.size(), kLatest);
  for (std::size_t i = first; i < acknowledged_.size(); ++i) {
    const Acknowledged& before = acknowledged_[i];
    v1::IssueTicketResponse again;
    const auto failure = client().call(before.request, again);
    ASSERT_TRUE(failure.ok()) << before.number << ": " << failure.message;
    EXPECT_EQ(again.ticket().number(), before.number);
    EXPECT_EQ(again.ticket().ticket_id(), before.ticketId);
  }
}

// ---- counter -----------------------------------------------------------------------------------

InsistentCounter::InsistentCounter(KillLedger& ledger, std::string token, std::string counterId)
    : InsistentClient(ledger, std::move(token)), counterId_(std::move(counterId)) {}

void InsistentCounter::signIn() {
  v1::SignInRequest request;
  request.set_request_id(newRequestId());
  request.set_counter_id(counterId_);
  v1::SignInResponse response;
  const auto failure = client().call(request, response);
  ASSERT_TRUE(failure.ok()) << v1::Reason_Name(failure.reason()) << " " << failure.message;
}

/// A ready counter may have been called to while the answer was under way.
bool InsistentCounter::isOvertaken(const client::Failure& failure) const {
  return failure.reason() == v1::REASON_COUNTER_BUSY;
}

bool InsistentCounter::step() {
  v1::ListCountersResponse floor;
  const auto failure = client().call(v1::ListCountersRequest{}, floor);
  if (failure.isPassing()) return false;
  const auto own = std::find_if(
      floor.counters().begin(),
      floor.counters().end(),
      [this](const v1::Counter& counter) { return counter.counter_id() == counterId_; }
  );
  if (!failure.ok() || own == floor.counters().end()) {
    ADD_FAILURE() << "counter " << counterId_ << " is not listed: " << failure.message;
    return false;
  }
  if (own->state() == v1::COUNTER_STATE_CALLING) return start();
  if (own->state() != v1::COUNTER_STATE_SERVING) return callNext();
  v1::GetTicketRequest request;
  request.set_ticket_id(own->ticket_id());
  v1::GetTicketResponse found;
  if (!client().call(request, found).ok()) return false;
  return finish(found.ticket());
}

bool InsistentCounter::callNext() {
  v1::CallNextRequest request;
  request.set_request_id(newRequestId());
  request.set_counter_id(counterId_);
  return send([this, request] {
    v1::CallNextResponse response;
    auto failure = client().call(request, response);
    if (failure.ok() && response.has_ticket()) {
      ledger().called(response.ticket(), response.call_id(), response.position());
    }
    return failure;
  });
}

bool InsistentCounter::start() {
  v1::StartServingRequest request;
  request.set_request_id(newRequestId());
  request.set_counter_id(counterId_);
  return send([this, request] {
    v1::StartServingResponse response;
    auto failure = client().call(request, response);
    if (failure.ok()) ledger().told(response.ticket(), response.position());
    return failure;
  });
}

bool InsistentCounter::finish(const v1::Ticket& ticket) {
  v1::FinishServingRequest request;
  request.set_request_id(newRequestId());
  request.set_counter_id(counterId_);
  v1::ItemOutcome& outcome = *request.add_items();
  outcome.set_item_id(ticket.item_id());
  outcome.set_outcome(ticket.item_id().empty() ? v1::OUTCOME_CONSULTED : v1::OUTCOME_DONE);
  return send([this, request] {
    v1::FinishServingResponse response;
    auto failure = client().call(request, response);
    if (failure.ok()) ledger().told(response.ticket(), response.position());
    return failure;
  });
}

}  // namespace hall::crash
