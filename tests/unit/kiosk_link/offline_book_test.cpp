#include "kiosk/link/offline_book.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "tests/support/temporary_directory.h"
#include "tests/support/terminal/sample_catalogue.h"

namespace hall::kiosk {
namespace {

using terminal::sample::at;
using Verdict = OfflineBook::Verdict;

class OfflineBookTest : public testing::Test {
 protected:
  std::unique_ptr<OfflineBook> open(OfflineBook::Limits limits = {}) { return open(path_, limits); }
  std::unique_ptr<OfflineBook> open(
      const std::filesystem::path& path, OfflineBook::Limits limits = {}
  ) {
    auto opening = OfflineBook::open(
        path, [this](const std::string& line) { journal_.push_back(line); }, limits
    );
    EXPECT_NE(opening.book, nullptr) << opening.fault.toStdString();
    if (opening.book != nullptr) opening.book->setPrefix("K");
    return std::move(opening.book);
  }
  static OfflineBook::Draft draft(const QString& requestId, bool askedServer = false) {
    OfflineBook::Draft draft;
    draft.ticket.message.set_item_id("card");
    draft.ticket.message.mutable_issue_time()->set_seconds(at(9, 0).count() / 1000);
    draft.ticket.requestId = requestId;
    draft.ticket.queue = "general";
    draft.ticket.day = QDate(2026, 3, 2);
    draft.ticket.askedServer = askedServer;
    draft.ofDay = std::chrono::hours{6};
    return draft;
  }
  static std::string give(OfflineBook& book, const QString& requestId, bool askedServer = false) {
    const auto ticket = book.issue(draft(requestId, askedServer));
    return ticket ? ticket->message.number() : std::string();
  }
  static std::vector<std::string> numbers(const OfflineBook::Batch& batch) {
    std::vector<std::string> all;
    for (const v1::OfflineTicket& ticket : batch.tickets) all.push_back(ticket.number());
    return all;
  }
  std::string bytes() const {
    std::ifstream file(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  support::TemporaryDirectory folder_;
  const std::filesystem::path path_ = folder_ / "offline";
  std::vector<std::string> journal_;
};

TEST_F(OfflineBookTest, GivesNumbersThatFollowEachOtherAndStandOverAPowerCut) {
  {
    const auto book = open();
    EXPECT_EQ(give(*book, "r1"), "K2160");
    EXPECT_EQ(give(*book, "r2"), "K2161");
  }
  const auto book = open();
  EXPECT_EQ(book->pending(), 2);
  ASSERT_TRUE(book->ticketOf("r2"));
  EXPECT_EQ(book->ticketOf("r2")->message.number(), "K2161");
  EXPECT_FALSE(book->ticketOf("r3"));
  EXPECT_FALSE(book->ticketOf(""));
  EXPECT_EQ(numbers(*book->nextBatch(100)), (std::vector<std::string>{"K2160", "K2161"}));
}

TEST_F(OfflineBookTest, ATornEndAtAnyByteCostsTheNumberThatWasNotGivenYet) {
  {
    const auto book = open();
    give(*book, "r1");
  }
  const std::size_t first = bytes().size();
  {
    const auto book = open();
    give(*book, "r2");
  }
  const std::string whole = bytes();
  for (std::size_t size = first; size < whole.size(); ++size) {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << whole.substr(0, size);
    const auto book = open();
    EXPECT_EQ(book->pending(), 1) << size;
    EXPECT_TRUE(book->ticketOf("r1")) << size;
    EXPECT_EQ(give(*book, "r3"), "K2161") << size;
  }
}

TEST_F(OfflineBookTest, ADamagedRecordIsSaidAndTheOthersAreKept) {
  {
    const auto book = open();
    for (const char* id : {"r1", "r2", "r3"}) give(*book, id);
  }
  std::string wrong = bytes();
  wrong[wrong.size() / 2] = static_cast<char>(wrong[wrong.size() / 2] ^ 1);
  std::ofstream(path_, std::ios::binary | std::ios::trunc) << wrong;

  const auto book = open();

  EXPECT_EQ(book->pending(), 2);
  ASSERT_EQ(journal_.size(), 1U);
  EXPECT_NE(journal_[0].find("damaged"), std::string::npos);
}

TEST_F(OfflineBookTest, ADiskRestoredFromAnImageNeverGivesASerialOrANumberAgain) {
  const std::filesystem::path image = folder_ / "image";
  {
    const auto book = open();
    give(*book, "r1");
  }
  std::filesystem::copy_file(path_, image);
  std::set<std::uint64_t> serials;
  std::set<std::string> numbers;
  {
    const auto book = open();
    for (int i = 0; i < 30; ++i) {
      const auto ticket = book->issue(draft("lost" + QString::number(i)));
      serials.insert(ticket->message.offline_serial());
      numbers.insert(ticket->message.number());
    }
  }
  std::filesystem::copy_file(image, path_, std::filesystem::copy_options::overwrite_existing);
  const auto book = open();
  for (int i = 0; i < 30; ++i) {
    auto later = draft("new" + QString::number(i));
    later.ofDay += std::chrono::minutes{10};  // to restore an image takes longer than that
    const auto ticket = book->issue(later);
    EXPECT_TRUE(serials.insert(ticket->message.offline_serial()).second);
    EXPECT_TRUE(numbers.insert(ticket->message.number()).second) << ticket->message.number();
  }
}

TEST_F(OfflineBookTest, TwoKiosksOfOneImageNeverMeetInASerial) {
  const auto first = open(folder_ / "first");
  const auto second = open(folder_ / "second");
  std::set<std::uint64_t> serials;
  for (int i = 0; i < 100; ++i) {
    const QString id = QString::number(i);
    EXPECT_TRUE(serials.insert(first->issue(draft(id))->message.offline_serial()).second);
    EXPECT_TRUE(serials.insert(second->issue(draft(id))->message.offline_serial()).second);
  }
  EXPECT_FALSE(serials.contains(0));
}

TEST_F(OfflineBookTest, AFullDiskGivesNoNumber) {
  const auto book = open();
  give(*book, "r1");
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit full{bytes().size() + 10, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &full);
  const std::string none = give(*book, "r2");
  const auto batch = book->nextBatch(100);
  setrlimit(RLIMIT_FSIZE, &before);

  EXPECT_EQ(none, "");
  EXPECT_FALSE(book->ticketOf("r2"));
  EXPECT_EQ(book->pending(), 1);
  EXPECT_TRUE(batch) << "what was given still goes up";
  EXPECT_EQ(give(*book, "r3"), "K2161") << "no number is left out or given twice";
}

TEST_F(OfflineBookTest, IsHeldByOneProgramAtATime) {
  const auto book = open();
  const auto second = OfflineBook::open(path_, [](const std::string&) {});
  EXPECT_EQ(second.book, nullptr);
  EXPECT_FALSE(second.fault.isEmpty());
}

TEST_F(OfflineBookTest, APrefixThatIsNoneIsSaidAndChangesNothing) {
  const auto book = open();
  book->setPrefix("K3");
  EXPECT_EQ(book->prefix(), "K");
  ASSERT_FALSE(journal_.empty());
  EXPECT_NE(journal_.back().find("K3"), std::string::npos);
}

TEST_F(OfflineBookTest, GivesNoNumberBeforeTheServerGaveAPrefix) {
  const auto fresh = OfflineBook::open(folder_ / "fresh", [](const std::string&) {}).book;
  fresh->heard({at(9, 0), {}});
  EXPECT_EQ(fresh->mayIssue(at(9, 0)), Verdict::NoPrefix);
  fresh->setPrefix("KA");
  EXPECT_EQ(fresh->mayIssue(at(9, 0)), Verdict::MayIssue);
}

TEST_F(OfflineBookTest, KeepsItsPrefixOverARestart) {
  open()->setPrefix("KB");
  EXPECT_EQ(OfflineBook::open(path_, [](const std::string&) {}).book->prefix(), "KB");
}

// ---- bounds ------------------------------------------------------------------------------------

TEST_F(OfflineBookTest, GivesNumbersForSeventyTwoHoursAfterTheServerWasHeard) {
  {
    const auto book = open();
    EXPECT_EQ(book->mayIssue(at(9, 0)), Verdict::AloneTooLong) << "it was never heard";
    book->heard({at(9, 0), {}});
    EXPECT_EQ(book->mayIssue(at(9 + 72, 0)), Verdict::MayIssue);
    EXPECT_EQ(book->mayIssue(at(9 + 72, 0, 1)), Verdict::AloneTooLong);
  }
  const auto book = open();
  EXPECT_EQ(book->mayIssue(at(9 + 72, 0)), Verdict::MayIssue) << "a restart gains nothing";
  EXPECT_EQ(book->mayIssue(at(9 + 72, 0, 1)), Verdict::AloneTooLong);
}

TEST_F(OfflineBookTest, KeepsWhenTheServerWasHeardEveryTenMinutes) {
  {
    const auto book = open();
    book->heard({at(9, 0), std::chrono::milliseconds{40}});
    book->heard({at(9, 9), std::chrono::milliseconds{50}});
    EXPECT_EQ(book->lastHeard().hall, at(9, 9));
  }
  EXPECT_EQ(open()->lastHeard().hall, at(9, 0));
  EXPECT_EQ(open()->lastHeard().offset, std::chrono::milliseconds{40});
  open()->heard({at(9, 10), {}});
  EXPECT_EQ(open()->lastHeard().hall, at(9, 10));
}

TEST_F(OfflineBookTest, HoldsAsManyTicketsAsItMayAndNoMore) {
  const auto book = open({std::chrono::hours{72}, 3});
  book->heard({at(9, 0), {}});
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(book->mayIssue(at(9, 1)), Verdict::MayIssue);
    give(*book, QString::number(i));
  }
  EXPECT_EQ(book->mayIssue(at(9, 1)), Verdict::TooManyTickets);
  book->taken(*book->nextBatch(1));
  EXPECT_EQ(book->mayIssue(at(9, 1)), Verdict::MayIssue);
}

TEST_F(OfflineBookTest, ByItselfHoldsFiveThousand) {
  EXPECT_EQ(OfflineBook::Limits().tickets, 5000);
  EXPECT_EQ(OfflineBook::Limits().alone, std::chrono::hours{72});
}

// ---- handing over ------------------------------------------------------------------------------

TEST_F(OfflineBookTest, AnUploadCutByAPowerCutIsSentAgainAsItWas) {
  std::string requestId;
  {
    const auto book = open();
    give(*book, "r1");
    give(*book, "r2");
    requestId = book->nextBatch(2)->requestId;
    give(*book, "r3");
  }
  const auto book = open();
  const auto again = book->nextBatch(100);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->requestId, requestId);
  EXPECT_EQ(numbers(*again), (std::vector<std::string>{"K2160", "K2161"}));
  book->taken(*again);
  EXPECT_EQ(numbers(*book->nextBatch(100)), std::vector<std::string>{"K2162"});
}

TEST_F(OfflineBookTest, WhatTheServerHasIsNeverSentAgain) {
  {
    const auto book = open();
    give(*book, "r1");
    book->taken(*book->nextBatch(100));
    EXPECT_EQ(book->pending(), 0);
  }
  const auto book = open();
  EXPECT_EQ(book->pending(), 0);
  EXPECT_FALSE(book->nextBatch(100));
  EXPECT_TRUE(book->ticketOf("r1")) << "the same request still gets the same number";
}

TEST_F(OfflineBookTest, ADroppedBatchIsMadeAnewUnderAnotherRequestId) {
  const auto book = open();
  give(*book, "r1");
  give(*book, "r2");
  const auto first = book->nextBatch(100);
  book->drop(*first);
  const auto second = book->nextBatch(1);
  EXPECT_NE(second->requestId, first->requestId);
  EXPECT_EQ(numbers(*second), std::vector<std::string>{"K2160"});
}

TEST_F(OfflineBookTest, WhatTheServerNeverTakesStaysMarkedAndIsToldAndStopsNobody) {
  {
    const auto book = open();
    give(*book, "r1");
    give(*book, "r2");
    const auto serial = book->nextBatch(100)->tickets.front().offline_serial();
    book->refuse(serial, "REASON_IMPORT_INEXACT number");
    EXPECT_EQ(numbers(*book->nextBatch(100)), std::vector<std::string>{"K2161"});
    ASSERT_EQ(journal_.size(), 1U);
    EXPECT_NE(journal_[0].find("K2160"), std::string::npos);
  }
  const auto book = open();
  EXPECT_EQ(book->pending(), 1);
  EXPECT_EQ(book->refusedOn(QDate(2026, 3, 2)), QStringList{"K2160"});
  EXPECT_TRUE(book->refusedOn(QDate(2026, 3, 3)).isEmpty());
}

TEST_F(OfflineBookTest, ATicketOfAnItemThatIsGoneGoesUpForItsQueueOnce) {
  std::uint64_t serial = 0;
  {
    const auto book = open();
    give(*book, "r1");
    serial = book->nextBatch(100)->tickets.front().offline_serial();
    EXPECT_TRUE(book->goWithoutItem(serial));
    EXPECT_FALSE(book->goWithoutItem(serial));
  }
  const auto book = open();
  const v1::OfflineTicket ticket = book->nextBatch(100)->tickets.front();
  EXPECT_EQ(ticket.queue_id(), "general");
  EXPECT_EQ(ticket.number(), "K2160");
  EXPECT_EQ(ticket.offline_serial(), serial);
}

TEST_F(OfflineBookTest, ATicketOfAThemeThatIsGoneGoesUpForItsQueueToo) {
  const auto book = open();
  OfflineBook::Draft theme = draft("r1");
  theme.ticket.message.set_theme_id("newborn");
  ASSERT_TRUE(book->issue(theme));
  const auto serial = book->nextBatch(100)->tickets.front().offline_serial();
  EXPECT_TRUE(book->goWithoutItem(serial));
  EXPECT_EQ(book->nextBatch(100)->tickets.front().queue_id(), "general");
}

TEST_F(OfflineBookTest, RemembersRequestsThatMayHaveBecomeANumberTwice) {
  {
    const auto book = open();
    give(*book, "r1", true);
    give(*book, "r2");
    give(*book, "r3", true);
    EXPECT_EQ(book->orphans(), (QStringList{"r1", "r3"}));
    book->settleOrphan("r1");
  }
  EXPECT_EQ(open()->orphans(), QStringList{"r3"});
}

TEST_F(OfflineBookTest, StaysSmallAndForgetsNoRefusedNumberOfTheMonth) {
  const auto book = open();
  give(*book, "refused");
  book->refuse(book->nextBatch(1)->tickets.front().offline_serial(), "why");
  const std::string last = [&] {
    std::string number;
    for (int round = 0; round < 20; ++round) {
      for (int i = 0; i < 100; ++i) number = give(*book, QString::number(round * 100 + i));
      book->taken(*book->nextBatch(100));
    }
    return number;
  }();
  EXPECT_LT(bytes().size(), 300U * 1024);
  EXPECT_EQ(book->refusedOn(QDate(2026, 3, 2)).size(), 1);
  EXPECT_EQ(last, "K4160");
  EXPECT_EQ(give(*book, "next"), "K4161") << "numbers go on";
}

}  // namespace
}  // namespace hall::kiosk
