#include "kiosk/link/intention_book.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <utility>

#include "tests/support/temporary_directory.h"

namespace hall::kiosk {
namespace {

class IntentionBookTest : public testing::Test {
 protected:
  std::unique_ptr<FileIntentionBook> open() {
    auto opening = FileIntentionBook::open(path_);
    EXPECT_NE(opening.book, nullptr) << opening.fault.toStdString();
    return std::move(opening.book);
  }
  static TicketSlip slip(const QString& number) {
    TicketSlip slip;
    slip.id = QStringLiteral("id-") + number;
    slip.number = number;
    return slip;
  }

  support::TemporaryDirectory folder_;
  const std::filesystem::path path_ = folder_ / "intentions";
};

TEST_F(IntentionBookTest, RemembersOverAPowerCutWhatItWasAboutToAskFor) {
  QString asked;
  QString issued;
  {
    const auto book = open();
    asked = book->begin();
    issued = book->begin();
    const QString done = book->begin();
    ASSERT_EQ(asked.size(), 36);
    book->issued(issued, slip("A017"));
    book->issued(done, slip("A018"));
    book->done(done);
  }
  const QVector<IntentionBook::Intention> expected{
      {asked, {}, {}}, {issued, QStringLiteral("id-A017"), QStringLiteral("A017")}};
  EXPECT_EQ(open()->open(), expected);
}

TEST_F(IntentionBookTest, ForgetsTheOldestOfMoreThanAHundred) {
  const auto book = open();
  const QString first = book->begin();
  QString last;
  for (int i = 0; i < FileIntentionBook::kOpenMax; ++i) last = book->begin();

  const auto all = book->open();

  EXPECT_EQ(all.size(), FileIntentionBook::kOpenMax);
  EXPECT_NE(all.front().requestId, first);
  EXPECT_EQ(all.back().requestId, last);
}

TEST_F(IntentionBookTest, StaysSmallOverManyVisits) {
  const auto book = open();
  const QString open = book->begin();
  for (int visit = 0; visit < 500; ++visit) {
    const QString id = book->begin();
    book->issued(id, slip("A001"));
    book->done(id);
  }
  EXPECT_LT(std::filesystem::file_size(path_), 80U * 1024);
  ASSERT_EQ(book->open().size(), 1);
  EXPECT_EQ(book->open().front().requestId, open);
}

TEST_F(IntentionBookTest, BeginsNothingThatTheDiskDoesNotTake) {
  const auto book = open();
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit full{5, before.rlim_max};
  setrlimit(RLIMIT_FSIZE, &full);
  const QString id = book->begin();
  setrlimit(RLIMIT_FSIZE, &before);

  EXPECT_TRUE(id.isEmpty());
  EXPECT_TRUE(book->open().isEmpty());
}

TEST_F(IntentionBookTest, IsHeldByOneProgramAtATime) {
  const auto book = open();
  const auto second = FileIntentionBook::open(path_);
  EXPECT_EQ(second.book, nullptr);
  EXPECT_FALSE(second.fault.isEmpty());
}

}  // namespace
}  // namespace hall::kiosk
