#include "kiosk/link/offline_desk.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <utility>

#include "kiosk/link/errand_message.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/terminal/sample_catalogue.h"

namespace hall::kiosk {
namespace {

using terminal::sample::at;
using Cause = Denial::Cause;

class OfflineDeskTest : public testing::Test {
 protected:
  OfflineDeskTest() {
    open("K");
    book_->heard({at(8, 0), {}});
  }
  void open(const QString& prefix) {
    const Journal journal = [this](const std::string& line) { journal_.push_back(line); };
    desk_.reset();
    book_.reset();
    book_ = OfflineBook::open(folder_ / "offline", journal).book;
    book_->setPrefix(prefix);
    desk_ = std::make_unique<OfflineDesk>(*book_, journal);
  }
  static OfflineDesk::Visit visit(const Purpose& purpose, const QString& requestId = "r1") {
    Errand errand;
    errand.purpose = purpose;
    OfflineDesk::Visit visit;
    visit.requestId = requestId;
    visit.errand = messageOf(errand);
    return visit;
  }
  static OfflineDesk::Visit forItem(const QString& item, const QString& requestId = "r1") {
    return visit({Purpose::Kind::Item, item}, requestId);
  }
  TicketSlip given(const OfflineDesk::Visit& visit, std::chrono::milliseconds now) {
    const auto answer = desk_->issue(visit, *known_, now);
    EXPECT_TRUE(std::holds_alternative<TicketSlip>(answer));
    const auto* slip = std::get_if<TicketSlip>(&answer);
    return slip == nullptr ? TicketSlip{} : *slip;
  }
  Denial denied(const OfflineDesk::Visit& visit, std::chrono::milliseconds now) {
    const auto answer = desk_->issue(visit, *known_, now);
    EXPECT_TRUE(std::holds_alternative<Denial>(answer));
    const auto* denial = std::get_if<Denial>(&answer);
    return denial == nullptr ? Denial{} : *denial;
  }
  v1::OfflineTicket uploaded() { return book_->nextBatch(100)->tickets.last(); }

  support::TemporaryDirectory folder_;
  std::vector<std::string> journal_;
  const terminal::KnownCataloguePtr known_ = terminal::sample::sampleKnown();
  std::unique_ptr<OfflineBook> book_;
  std::unique_ptr<OfflineDesk> desk_;
};

TEST_F(OfflineDeskTest, ThePaperSaysWhatTheCopyOfTheCatalogueKnows) {
  const TicketSlip slip = given(forItem("card"), at(9, 0));

  EXPECT_EQ(slip.number, "K2160");
  EXPECT_TRUE(slip.id.isEmpty());
  EXPECT_TRUE(slip.offline);
  EXPECT_EQ(slip.ticketClass, TicketClass::Ordinary);
  EXPECT_EQ(slip.queueName.zh, "业务general");
  EXPECT_EQ(slip.purposeName.zh, "事项card");
  EXPECT_EQ(slip.zoneName.zh, "东区");
  EXPECT_EQ(slip.counters, (QStringList{"1", "诊室"}));
  EXPECT_EQ(slip.issued.toString("yyyy-MM-dd H:mm"), "2026-03-02 9:00");
}

TEST_F(OfflineDeskTest, TheUploadSaysWhatTheServerNeeds) {
  auto wanted = forItem("card");
  wanted.errand.set_ground(v1::GROUND_PREGNANT);
  wanted.errand.add_assistance_marks(v1::ASSISTANCE_MARK_WHEELCHAIR);
  wanted.errand.set_copies(4);
  wanted.guideVersion = 2;
  EXPECT_EQ(
      given(wanted, at(9, 0) + std::chrono::milliseconds{250}).ticketClass, TicketClass::Priority
  );

  const v1::OfflineTicket ticket = uploaded();

  EXPECT_EQ(ticket.number(), "K2160");
  EXPECT_EQ(ticket.item_id(), "card");
  EXPECT_EQ(ticket.ticket_class(), v1::TICKET_CLASS_PRIORITY);
  EXPECT_EQ(ticket.ground(), v1::GROUND_PREGNANT);
  EXPECT_EQ(ticket.assistance_marks(0), v1::ASSISTANCE_MARK_WHEELCHAIR);
  EXPECT_EQ(ticket.copies(), 4U);
  EXPECT_EQ(ticket.item_revision(), 7U);
  EXPECT_EQ(ticket.guide_version(), 2U);
  EXPECT_EQ(ticket.issue_time().seconds(), at(9, 0).count() / 1000);
  EXPECT_EQ(ticket.issue_time().nanos(), 250'000'000);
  EXPECT_NE(ticket.offline_serial(), 0U);
}

TEST_F(OfflineDeskTest, AThemeStandsInTheQueueOfItsFirstItemAndAQueueInItself) {
  const TicketSlip theme = given(visit({Purpose::Kind::Theme, "newborn"}), at(9, 0));
  EXPECT_EQ(theme.purposeName.zh, "出生一件事");
  EXPECT_EQ(theme.themeItems.size(), 2);
  EXPECT_EQ(uploaded().theme_id(), "newborn");
  EXPECT_EQ(uploaded().item_revision(), 7U) << "of its first item";
  const TicketSlip queue = given(visit({Purpose::Kind::Queue, "consult"}, "r2"), at(9, 0));
  EXPECT_TRUE(queue.purposeName.isEmpty());
  book_->taken(*book_->nextBatch(100));
  EXPECT_EQ(book_->pending(), 1);
  EXPECT_EQ(uploaded().queue_id(), "consult");
}

TEST_F(OfflineDeskTest, TheSameRequestAgainGetsTheSameNumber) {
  const TicketSlip first = given(forItem("card"), at(9, 0));
  EXPECT_EQ(given(forItem("card"), at(9, 1)).number, first.number);
  EXPECT_EQ(desk_->slipOf("r1", *known_)->number, first.number);
  EXPECT_EQ(desk_->slipOf("r2", *known_), std::nullopt);
  EXPECT_EQ(book_->pending(), 1);
}

TEST_F(OfflineDeskTest, RefusesWhatTheServerWouldRefuse) {
  auto suspended = forItem("card");
  suspended.suspended = true;
  auto many = forItem("card");
  many.errand.set_copies(51);
  struct Row {
    const char* what;
    OfflineDesk::Visit visit;
    std::chrono::milliseconds now;
    Cause cause;
    QString opens;
  };
  const Row rows[] = {
      {"no such item", forItem("moon"), at(9, 0), Cause::StaleItem, ""},
      {"no such theme", visit({Purpose::Kind::Theme, "moon"}), at(9, 0), Cause::StaleItem, ""},
      {"no such queue", visit({Purpose::Kind::Queue, "moon"}), at(9, 0), Cause::StaleItem, ""},
      {"suspended", suspended, at(9, 0), Cause::Suspended, ""},
      {"too early", forItem("card"), at(8, 29), Cause::Closed, "3-2 8:30"},
      {"evening", forItem("card"), at(17, 0), Cause::Closed, "3-3 8:30"},
      {"evening before a holiday", forItem("card"), at(24 + 17, 0), Cause::Closed, "3-5 8:30"},
      {"its queue's own hours", forItem("dawn"), at(12, 0), Cause::Closed, "3-3 6:30"},
      {"nobody serves it", forItem("nobody"), at(9, 0), Cause::NoCounter, ""},
      {"a document is asked for", forItem("house"), at(9, 0), Cause::IdentityRequired, ""},
      {"too many copies", many, at(9, 0), Cause::Other, ""},
      {"72 hours alone", forItem("card"), at(72 + 9, 0), Cause::NoneAlone, ""}};
  for (const Row& row : rows) {
    const Denial denial = denied(row.visit, row.now);
    EXPECT_EQ(denial.cause, row.cause) << row.what;
    EXPECT_EQ(denial.opens.toString("M-d H:mm"), row.opens) << row.what;
  }
  EXPECT_EQ(book_->pending(), 0);
}

TEST_F(OfflineDeskTest, GivesNumbersThroughLunchAndBeforeTheSession) {
  for (const auto now : {at(8, 30), at(12, 30), at(16, 59)}) {
    given(forItem("card", QString::number(now.count())), now);
  }
  given(forItem("dawn", "dawn"), at(6, 30));
}

TEST_F(OfflineDeskTest, GivesNoneUnderAPrefixOfTheHall) {
  open("A");
  EXPECT_EQ(denied(forItem("card"), at(9, 0)).cause, Cause::NoneAlone);
  ASSERT_FALSE(journal_.empty());
  EXPECT_NE(journal_.back().find("prefix A"), std::string::npos);
}

TEST_F(OfflineDeskTest, WritesNoIdentityToTheDisk) {
  auto wanted = forItem("house");
  wanted.errand.mutable_applicant()->set_resident_id("11010519491231002X");
  wanted.errand.mutable_applicant()->set_name("王五");
  wanted.errand.mutable_agency()->mutable_principal()->set_uscc("91350100M000100Y43");
  given(wanted, at(9, 0));

  for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    for (const char* canary : {"11010519491231002X", "王五", "91350100M000100Y43"}) {
      EXPECT_EQ(bytes.find(canary), std::string::npos) << file.path();
    }
  }
}

TEST_F(OfflineDeskTest, PromisesOnlyWhetherNumbersAreGiven) {
  const Promise open = OfflineDesk::promise("general", *known_, at(9, 0));
  EXPECT_TRUE(open.issuing);
  EXPECT_EQ(open.wait, std::nullopt);
  const Promise closed = OfflineDesk::promise("general", *known_, at(18, 0));
  EXPECT_FALSE(closed.issuing);
  EXPECT_EQ(closed.opens.toString("M-d H:mm"), "3-3 8:30");
}

TEST_F(OfflineDeskTest, TheHallGoesOnByItsHours) {
  HallNow last;
  last.rehearsal = true;
  last.broadcasts << "old";
  last.queues.insert("gone", {});
  const HallNow morning = OfflineDesk::hallNow(last, *known_, at(9, 0));
  EXPECT_TRUE(morning.rehearsal && morning.inSession);
  EXPECT_TRUE(morning.queues["general"].issuing);
  EXPECT_FALSE(morning.queues.contains("gone"));
  EXPECT_TRUE(morning.broadcasts.isEmpty());
  const HallNow lunch = OfflineDesk::hallNow(last, *known_, at(12, 30));
  EXPECT_FALSE(lunch.inSession);
  EXPECT_TRUE(lunch.queues["general"].issuing);
  const HallNow evening = OfflineDesk::hallNow(last, *known_, at(17, 30));
  EXPECT_FALSE(evening.queues["general"].issuing);
  EXPECT_EQ(evening.opens.toString("M-d H:mm"), "3-3 9:00");
}

}  // namespace
}  // namespace hall::kiosk
