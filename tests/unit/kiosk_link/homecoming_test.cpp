#include "kiosk/link/homecoming.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <utility>

#include "tests/support/temporary_directory.h"
#include "tests/support/terminal/sample_catalogue.h"

namespace hall::kiosk {
namespace {

using std::chrono::seconds;

client::Failure refusal(v1::Reason reason, const std::string& line = {}) {
  client::Failure failure;
  failure.code = grpc::StatusCode::INVALID_ARGUMENT;
  failure.detail.set_reason(reason);
  if (!line.empty()) (*failure.detail.mutable_metadata())["line"] = line;
  return failure;
}
client::Failure silence() {
  client::Failure failure;
  failure.code = grpc::StatusCode::DEADLINE_EXCEEDED;
  return failure;
}

/// Knows tickets for good by their serial, as the real one does, and says what a test wants.
class ScriptedServer {
 public:
  Homecoming::Server calls() {
    return {
        [this](const auto& request, auto& response) { return upload(request, response); },
        [this](const auto& request, auto& response) { return find(request, response); },
        [this](const auto& request, auto& response) { return cancel(request, response); }};
  }

  std::map<std::uint64_t, std::string> tickets;  ///< by serial
  std::vector<std::string> order;                ///< of their numbers
  std::vector<std::string> uploadIds;
  std::vector<int> uploadSizes;
  int answersLost = 0;                    ///< of the next uploads, which are done all the same
  std::map<std::string, v1::Reason> bad;  ///< by number
  bool namesLine = true;
  v1::Reason always = v1::REASON_UNSPECIFIED;
  std::map<std::string, v1::Ticket> byRequest;
  bool findIsSilent = false;
  std::vector<std::string> cancelled;
  v1::Reason cancelRefused = v1::REASON_UNSPECIFIED;

 private:
  client::Failure upload(
      const v1::UploadOfflineTicketsRequest& request, v1::UploadOfflineTicketsResponse& response
  ) {
    uploadIds.push_back(request.request_id());
    uploadSizes.push_back(request.tickets_size());
    if (always != v1::REASON_UNSPECIFIED) return refusal(always);
    for (int i = 0; i < request.tickets_size(); ++i) {
      const auto found = bad.find(request.tickets(i).number());
      if (found == bad.end() || request.tickets(i).purpose_case() == v1::OfflineTicket::kQueueId) {
        continue;
      }
      return refusal(found->second, namesLine ? std::to_string(i + 1) : "");
    }
    for (const v1::OfflineTicket& ticket : request.tickets()) {
      response.add_tickets()->set_number(ticket.number());
      const bool isNew = tickets.emplace(ticket.offline_serial(), ticket.number()).second;
      if (isNew) order.push_back(ticket.number());
    }
    return answersLost-- > 0 ? silence() : client::Failure{};
  }
  client::Failure find(const v1::GetTicketRequest& request, v1::GetTicketResponse& response) {
    if (findIsSilent) return silence();
    const auto found = byRequest.find(request.issue_request_id());
    if (found == byRequest.end()) return refusal(v1::REASON_TICKET_NOT_FOUND);
    *response.mutable_ticket() = found->second;
    return {};
  }
  client::Failure cancel(const v1::CancelTicketRequest& request, v1::CancelTicketResponse&) {
    if (cancelRefused != v1::REASON_UNSPECIFIED) return refusal(cancelRefused);
    cancelled.push_back(request.ticket_id());
    return {};
  }
};

class HomecomingTest : public testing::Test {
 protected:
  HomecomingTest() {
    const Journal journal = [this](const std::string& line) { journal_.push_back(line); };
    book_ = OfflineBook::open(folder_ / "offline", journal).book;
    book_->setPrefix("K");
    const auto onTaken = [this](const v1::UploadedTicket& ticket) {
      taken_.push_back(ticket.number());
    };
    homecoming_ = std::make_unique<Homecoming>(*book_, server_.calls(), onTaken, journal);
  }
  void give(int count, const QString& first = "r", bool askedServer = false) {
    for (int i = 0; i < count; ++i) {
      OfflineBook::Draft draft;
      draft.ticket.message.set_item_id("card");
      draft.ticket.requestId = first + QString::number(i);
      draft.ticket.queue = "general";
      draft.ticket.day = QDate(2026, 3, 2);
      draft.ticket.askedServer = askedServer;
      draft.ofDay = std::chrono::hours{6};
      ASSERT_TRUE(book_->issue(draft));
    }
  }
  std::vector<std::string> numbers(int from, int until, const std::set<int>& without = {}) {
    std::vector<std::string> all;
    for (int i = from; i <= until; ++i) {
      if (!without.contains(i)) all.push_back("K" + std::to_string(i));
    }
    return all;
  }

  support::TemporaryDirectory folder_;
  std::vector<std::string> journal_;
  std::vector<std::string> taken_;  ///< numbers
  ScriptedServer server_;
  std::unique_ptr<OfflineBook> book_;
  std::unique_ptr<Homecoming> homecoming_;
};

TEST_F(HomecomingTest, UploadsInBatchesOfAHundredInTheOrderOfTheirIssue) {
  give(250);

  EXPECT_TRUE(homecoming_->upload());

  EXPECT_EQ(server_.uploadSizes, (std::vector<int>{100, 100, 50}));
  EXPECT_EQ(server_.order, numbers(2160, 2409));
  EXPECT_EQ(taken_, server_.order);
  EXPECT_EQ(book_->pending(), 0);
  EXPECT_TRUE(homecoming_->upload());
  EXPECT_EQ(server_.uploadIds.size(), 3U) << "nothing is left to say";
}

TEST_F(HomecomingTest, AnUploadWhoseAnswerIsLostIsSentAgainUnderItsRequestIdAndTakenOnce) {
  give(3);
  server_.answersLost = 1;

  EXPECT_FALSE(homecoming_->upload());
  EXPECT_EQ(book_->pending(), 3);
  give(1, "later");
  EXPECT_TRUE(homecoming_->upload());

  ASSERT_EQ(server_.uploadIds.size(), 3U);
  EXPECT_EQ(server_.uploadIds[0], server_.uploadIds[1]);
  EXPECT_NE(server_.uploadIds[1], server_.uploadIds[2]);
  EXPECT_EQ(server_.order, numbers(2160, 2163));
}

TEST_F(HomecomingTest, ATicketThatIsNeverTakenStopsNoOtherWhetherItsLineIsNamedOrNot) {
  for (const bool named : {true, false}) {
    const QString first = named ? "named" : "unnamed";
    give(120, first);
    const int base = 2160 + (named ? 0 : 120);
    server_.namesLine = named;
    server_.bad["K" + std::to_string(base + 37)] = v1::REASON_IMPORT_INEXACT;
    server_.bad["K" + std::to_string(base + 110)] = v1::REASON_MALFORMED_REQUEST;

    EXPECT_TRUE(homecoming_->upload()) << named;

    EXPECT_EQ(server_.order, numbers(base, base + 119, {base + 37, base + 110})) << named;
    EXPECT_EQ(book_->pending(), 0);
    server_.order.clear();
  }
  EXPECT_EQ(book_->refusedOn(QDate(2026, 3, 2)), (QStringList{"K2197", "K2270", "K2317", "K2390"}));
  EXPECT_EQ(journal_.size(), 4U) << "each is told once";
}

TEST_F(HomecomingTest, ATicketOfAnItemThatIsGoneStandsInItsQueue) {
  give(3);
  server_.namesLine = false;
  server_.bad["K2161"] = v1::REASON_ITEM_NOT_FOUND;

  EXPECT_TRUE(homecoming_->upload());

  EXPECT_EQ(server_.order, numbers(2160, 2162));
  EXPECT_TRUE(book_->refusedOn(QDate(2026, 3, 2)).isEmpty());
}

TEST_F(HomecomingTest, WhatIsNoFaultOfATicketWaitsForABetterTime) {
  give(2);
  for (const v1::Reason reason :
       {v1::REASON_STORAGE_LOW,
        v1::REASON_NOT_PERMITTED,
        v1::REASON_INTERNAL,
        v1::REASON_CLOCK_STEPPED}) {
    server_.always = reason;
    EXPECT_FALSE(homecoming_->upload()) << v1::Reason_Name(reason);
    EXPECT_EQ(book_->pending(), 2);
  }
  server_.always = v1::REASON_UNSPECIFIED;
  EXPECT_TRUE(homecoming_->upload());
}

TEST_F(HomecomingTest, ALineThatIsNoneOfTheUploadNamesNobody) {
  give(2);
  server_.bad["K2161"] = v1::REASON_IMPORT_INEXACT;
  auto calls = server_.calls();
  calls.upload = [plain = calls.upload](const auto& request, auto& response) {
    client::Failure failure = plain(request, response);
    if (!failure.ok()) (*failure.detail.mutable_metadata())["line"] = "99";
    return failure;
  };
  Homecoming homecoming(
      *book_, calls, [](const v1::UploadedTicket&) {}, [](const std::string&) {}
  );

  EXPECT_TRUE(homecoming.upload());

  EXPECT_EQ(server_.order, numbers(2160, 2160));
  EXPECT_EQ(book_->refusedOn(QDate(2026, 3, 2)), QStringList{"K2161"});
}

// ---- orphans -----------------------------------------------------------------------------------

TEST_F(HomecomingTest, ANumberThatNobodyHoldsAPaperOfIsCancelledOnce) {
  give(1, "asked", true);
  v1::Ticket orphan;
  orphan.set_ticket_id("t9");
  orphan.set_number("A009");
  orphan.set_state(v1::TICKET_STATE_WAITING);
  server_.byRequest["asked0"] = orphan;
  server_.findIsSilent = true;
  homecoming_->settleOrphans(seconds{0});
  EXPECT_EQ(book_->orphans(), QStringList{"asked0"}) << "it is not known yet";
  server_.findIsSilent = false;

  homecoming_->settleOrphans(seconds{1});
  homecoming_->settleOrphans(seconds{2});

  EXPECT_EQ(server_.cancelled, std::vector<std::string>{"t9"});
  EXPECT_TRUE(book_->orphans().isEmpty());
  ASSERT_EQ(journal_.size(), 1U);
  EXPECT_NE(journal_[0].find("A009"), std::string::npos);
}

TEST_F(HomecomingTest, ARequestThatBecameNothingIsAskedAfterTwice) {
  give(1, "asked", true);
  homecoming_->settleOrphans(seconds{100});
  homecoming_->settleOrphans(seconds{110});
  EXPECT_EQ(book_->orphans(), QStringList{"asked0"});
  v1::Ticket late;
  late.set_ticket_id("t1");
  server_.byRequest["asked0"] = late;

  homecoming_->settleOrphans(seconds{140});

  EXPECT_EQ(server_.cancelled, std::vector<std::string>{"t1"}) << "it came late";
  give(1, "other", true);
  homecoming_->settleOrphans(seconds{200});
  homecoming_->settleOrphans(seconds{226});
  EXPECT_TRUE(book_->orphans().isEmpty());
}

TEST_F(HomecomingTest, WhatCannotBeCancelledIsSettledOrAskedAgain) {
  struct Row {
    v1::Reason reason;
    bool settled;
    bool told;
  };
  const Row rows[] = {
      {v1::REASON_WRONG_TICKET_STATE, true, true},
      {v1::REASON_TICKET_NOT_FOUND, true, false},
      {v1::REASON_CLOCK_STEPPED, false, false}};
  int round = 0;
  for (const Row& row : rows) {
    const QString first = "round" + QString::number(round++) + "-";
    give(1, first, true);
    server_.byRequest[(first + "0").toStdString()].set_number("A001");
    server_.cancelRefused = row.reason;
    journal_.clear();

    homecoming_->settleOrphans(seconds{1});

    EXPECT_EQ(book_->orphans().isEmpty(), row.settled) << v1::Reason_Name(row.reason);
    EXPECT_EQ(!journal_.empty(), row.told) << v1::Reason_Name(row.reason);
  }
}

}  // namespace
}  // namespace hall::kiosk
