#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "hall/v1/counter_service.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/call_search.h"
#include "server/engine/log_slice.h"
#include "tests/contract/api/api_fixture.h"

/// ExplainCall finds a call in a log however long, and never keeps the hall waiting for it.
namespace hall::api {
namespace {

using domain::CallId;
using domain::Event;
using domain::Reason;
using domain::TicketId;
using engine::Position;

// ---- the search -------------------------------------------------------------------------------

/// A log of calls and of events that are none, which counts what is read of it.
class CountedLog final : public engine::EventLog {
 public:
  engine::Result<Position> write(std::span<const engine::HallBatch>) override {
    return Reason::Internal;
  }
  engine::Result<bool> commit() override { return Reason::Internal; }
  engine::Result<std::vector<engine::StoredEvent>> read(
      engine::HallId, Position after, std::size_t max
  ) override {
    ++reads;
    asked = max;
    if (damaged && after < *damaged && damaged->value <= after.value + max) {
      return Reason::LogDamaged;
    }
    std::vector<engine::StoredEvent> slice;
    for (std::size_t i = after.value; i < events_.size() && slice.size() < max; ++i) {
      slice.push_back({Position{i + 1}, {}, events_[i]});
    }
    return slice;
  }
  Position last(engine::HallId) override { return Position{events_.size()}; }
  std::optional<engine::RequestMark> findRequest(engine::HallId, const engine::RequestKey&)
      override {
    return std::nullopt;
  }

  void call(const char* ticket) {
    domain::TicketCalled called;
    called.ticket = support::idOf(ticket);
    called.call = next();
    firstCalls_[ticket] = Position{events_.size() + 1};
    whereFrom_[called.call.value] = Position{events_.size() + 1};
    events_.push_back({{}, {}, called});
  }
  void recall(const char* ticket) {
    const CallId id = next();
    whereFrom_[id.value] = firstCalls_.at(ticket);
    events_.push_back({{}, {}, domain::TicketRecalled{support::idOf(ticket), id, 2}});
  }
  void issue(const char* ticket) {
    domain::TicketIssued issued;
    issued.id = support::idOf(ticket);
    events_.push_back({{}, {}, issued});
  }
  void others(std::size_t count) {
    const domain::CounterMessaged message{support::kCounter1, "text"};
    events_.insert(events_.end(), count, Event{{}, {}, message});
  }
  /// Where the decision of each call stands.
  const std::map<std::uint64_t, Position>& whereFrom() const { return whereFrom_; }

  int reads = 0;
  std::size_t asked = 0;  ///< by the last read
  std::optional<Position> damaged;

 private:
  CallId next() { return CallId{whereFrom_.empty() ? 1 : whereFrom_.rbegin()->first + 1}; }

  std::vector<Event> events_;
  std::map<std::string, Position> firstCalls_;
  std::map<std::uint64_t, Position> whereFrom_;
};

/// Looks until the end; every step reads once and little.
domain::Result<FoundCall> find(CountedLog& log, CallId call) {
  CallSearch search(call);
  while (true) {
    const int before = log.reads;
    const auto more = search.step(log);
    EXPECT_LE(log.reads, before + 1);
    EXPECT_LE(log.asked, engine::kLogStepEvents);
    if (!more) return more.refusal();
    if (!*more) return search.found();
  }
}

void expectEveryCallFound(CountedLog& log) {
  for (const auto& [call, position] : log.whereFrom()) {
    const auto found = find(log, CallId{call});
    ASSERT_TRUE(found) << "call " << call;
    EXPECT_EQ(found->position, position) << "call " << call;
  }
}

TEST(CallSearchTest, FindsEveryCallAmongOthers) {
  for (const std::size_t between : {0U, 1U, 7U, 31U, 32U, 33U, 100U, 1'000U}) {
    SCOPED_TRACE(between);
    CountedLog log;
    for (const char* ticket : {"A1", "A2", "A3", "A4", "A5", "A6", "A7"}) {
      log.others(between);
      log.call(ticket);
    }
    expectEveryCallFound(log);
    log.others(between);
    expectEveryCallFound(log);
  }
}

TEST(CallSearchTest, GoesFromARecallToTheCallOfThatTicket) {
  CountedLog log;
  log.issue("A1");
  log.issue("A2");
  log.call("A1");
  log.call("A2");
  log.recall("A1");
  log.others(500);
  log.recall("A2");
  log.recall("A1");
  log.call("A1");  // taken back in between
  log.recall("A1");
  expectEveryCallFound(log);
}

TEST(CallSearchTest, ReadsAFewHundredEventsOfALogThatIsFullOfCalls) {
  CountedLog log;
  for (int i = 0; i < 20'000; ++i) {
    log.call("A1");
    log.others(9);
  }

  ASSERT_TRUE(find(log, CallId{12'345}));

  EXPECT_LE(log.reads, 20);
}

TEST(CallSearchTest, ReadsALogWithoutCallsOnceAtMost) {
  CountedLog log;
  log.others(40'000);
  log.call("A1");
  log.others(60'000);

  ASSERT_TRUE(find(log, CallId{1}));
  EXPECT_LE(log.reads, 100'000 / 32 + 64);
  log.reads = 0;
  EXPECT_EQ(find(log, CallId{2}).reason(), Reason::CallNotFound);
  EXPECT_LE(log.reads, 100'000 / 32 + 64);
}

TEST(CallSearchTest, WhatWasNeverCalledIsNotFound) {
  CountedLog empty;
  EXPECT_EQ(find(empty, CallId{1}).reason(), Reason::CallNotFound);
  CountedLog log;
  log.others(50);
  log.call("A1");
  log.others(50);
  EXPECT_EQ(find(log, CallId{0}).reason(), Reason::CallNotFound);
  EXPECT_EQ(find(log, CallId{2}).reason(), Reason::CallNotFound);
}

TEST(CallSearchTest, ARecallWithoutItsCallEndsWhereTheTicketBegan) {
  CountedLog whole;
  whole.call("A1");
  whole.others(10'000);
  whole.issue("A1");
  whole.others(100);
  whole.recall("A1");
  whole.reads = 0;

  EXPECT_EQ(find(whole, CallId{2}).reason(), Reason::CallNotFound);
  EXPECT_LE(whole.reads, 400) << "nothing is told of a ticket before it was issued";
}

TEST(CallSearchTest, ADamagedLogIsTold) {
  CountedLog log;
  log.others(100);
  log.call("A1");
  log.damaged = Position{101};
  EXPECT_EQ(find(log, CallId{1}).reason(), Reason::LogDamaged);
}

// ---- the call of the API ----------------------------------------------------------------------

class ExplainCallTest : public ApiFixture {
 protected:
  Answer<v1::ExplainCallResponse> explain(std::uint64_t call) {
    v1::ExplainCallRequest request;
    request.set_call_id(call);
    return ask<v1::ExplainCallResponse>(
        "CounterService.ExplainCall", request, as(v1::ROLE_HALL_MANAGER)
    );
  }
  /// Takes a number and calls it at counter 1.
  v1::CallNextResponse callOne() {
    v1::IssueTicketRequest issue;
    issue.set_request_id(freshId());
    issue.mutable_errand()->set_item_id("company-set-up");
    EXPECT_TRUE(
        ask<v1::IssueTicketResponse>("TicketService.IssueTicket", issue, as(v1::ROLE_KIOSK)).ok()
    );
    EXPECT_TRUE(atCounter<v1::SignInResponse>("SignIn", v1::SignInRequest()).ok());
    const auto called = atCounter<v1::CallNextResponse>("CallNext", v1::CallNextRequest());
    EXPECT_TRUE(called.ok()) << called.ending.status.message;
    return called.message;
  }
  template <class Response, class Request>
  Answer<Response> atCounter(const std::string& method, Request request) {
    request.set_request_id(freshId());
    request.set_counter_id("1");
    return ask<Response>("CounterService." + method, request, as(v1::ROLE_COUNTER_STAFF));
  }
  /// Events that are no calls, as after a long quiet time.
  void lengthenLog(std::size_t count) {
    TearDown();
    const Event step{clock->now(), {}, domain::ClockStepped{std::chrono::seconds{3}, false}};
    const std::vector<Event> events(count, step);
    const engine::HallBatch batch{{}, clock->now(), events, {}, {}};
    ASSERT_TRUE(store.log().append(std::span(&batch, 1)));
    restart();
  }
};

TEST_F(ExplainCallTest, ARecallIsExplainedByItsCallInTurnsThatReadLittle) {
  const auto called = callOne();
  constexpr std::size_t kQuiet = 20'000;
  lengthenLog(kQuiet);
  ASSERT_TRUE(clock->advance(std::chrono::minutes{1}));
  const auto recalled = atCounter<v1::RecallResponse>("Recall", v1::RecallRequest());
  ASSERT_TRUE(recalled.ok()) << recalled.ending.status.message;
  const std::string token = as(v1::ROLE_HALL_MANAGER);
  const std::uint64_t before = core->figures().works;

  v1::ExplainCallRequest request;
  request.set_call_id(recalled->call_id());
  const auto explained = ask<v1::ExplainCallResponse>("CounterService.ExplainCall", request, token);

  ASSERT_TRUE(explained.ok()) << explained.ending.status.message;
  EXPECT_EQ(explained->ticket_id(), called.ticket().ticket_id());
  EXPECT_EQ(explained->number(), called.ticket().number());
  EXPECT_EQ(explained->counter_id(), "1");
  EXPECT_EQ(explained->explanation().eligible_count(), 1U);
  constexpr std::size_t kMost = engine::kLogSliceSteps * engine::kLogStepEvents;
  EXPECT_GE(core->figures().works - before, kQuiet / kMost) << "others get their turn in between";
}

TEST_F(ExplainCallTest, ACallNobodyMadeIsNotFound) {
  callOne();
  EXPECT_EQ(explain(99).reason(), v1::REASON_CALL_NOT_FOUND);
  EXPECT_EQ(explain(0).reason(), v1::REASON_CALL_NOT_FOUND);
}

TEST_F(ExplainCallTest, IsSentAwayWhileEnoughWalksGoOn) {
  const auto called = callOne();
  std::vector<LogWalks::Place> places;
  places.reserve(LogWalks::kMax);
  for (int i = 0; i < LogWalks::kMax; ++i) places.push_back(backroom->logWalks.begin());

  EXPECT_EQ(explain(called.call_id()).reason(), v1::REASON_OVERLOADED);
  places.clear();
  for (int i = 0; i < 2 * LogWalks::kMax; ++i) {
    EXPECT_TRUE(explain(called.call_id()).ok()) << "a place is given back at the end";
  }
}

}  // namespace
}  // namespace hall::api
