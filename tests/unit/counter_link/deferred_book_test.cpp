#include "counter-client/link/deferred_book.h"

#include <gtest/gtest.h>

#include "tests/support/qt/readable_strings.h"
#include "tests/support/temporary_directory.h"

namespace hall::counter {
namespace {

class DeferredBookTest : public testing::Test {
 protected:
  std::unique_ptr<DeferredBook> open() {
    auto opening = DeferredBook::open(folder_ / "deferred");
    EXPECT_NE(opening.book, nullptr) << opening.fault.toStdString();
    return std::move(opening.book);
  }
  static DeferredBook::Entry start(const std::string& id) {
    v1::StartServingRequest request;
    request.set_request_id(id);
    request.set_counter_id("1");
    return {request, "1001", "A001", "ticket-1", {}};
  }
  static DeferredBook::Entry finish(const std::string& id) {
    v1::FinishServingRequest request;
    request.set_request_id(id);
    request.set_note("备注");
    request.set_ticket_id("ticket-1");
    return {request, "1001", "A001", "ticket-1", {}};
  }

  support::TemporaryDirectory folder_;
};

TEST_F(DeferredBookTest, GivesBackWhatIsOpenInItsSequence) {
  {
    const auto book = open();
    ASSERT_TRUE(book->put(start("one")));
    ASSERT_TRUE(book->put(finish("two")));
    ASSERT_TRUE(book->put(start("three")));
    book->done("one");
  }
  const auto book = open();
  ASSERT_EQ(book->entries().size(), 2);
  EXPECT_EQ(DeferredBook::idOf(book->entries()[0].request), "two");
  EXPECT_EQ(std::get<v1::FinishServingRequest>(book->entries()[0].request).note(), "备注");
  EXPECT_EQ(std::get<v1::FinishServingRequest>(book->entries()[0].request).ticket_id(), "ticket-1");
  EXPECT_EQ(book->entries()[0].staff, "1001");
  EXPECT_EQ(book->entries()[0].number, "A001");
  EXPECT_EQ(DeferredBook::idOf(book->entries()[1].request), "three");
}

TEST_F(DeferredBookTest, WhatWasRefusedStaysWithItsSentence) {
  {
    const auto book = open();
    ASSERT_TRUE(book->put(finish("one")));
    ASSERT_TRUE(book->put(finish("two")));
    book->refuse("one", "服务器出错。");
    book->refuse("two", "号已办完。");
    book->release("two");
  }
  const auto book = open();
  ASSERT_EQ(book->entries().size(), 2);
  EXPECT_EQ(book->entries()[0].sentence, "服务器出错。");
  EXPECT_EQ(book->entries()[0].ticket, "ticket-1");
  EXPECT_EQ(book->entries()[1].sentence, "") << "it is to be sent again";
}

TEST_F(DeferredBookTest, TakesNoMoreThanFiftyThatAreOpen) {
  const auto book = open();
  for (int i = 0; i < DeferredBook::kOpenMax; ++i) {
    ASSERT_TRUE(book->put(start(std::to_string(i))));
  }
  EXPECT_FALSE(book->put(start("one more")));
  book->done("0");
  EXPECT_TRUE(book->put(start("one more")));
}

TEST_F(DeferredBookTest, GrowsNoFurtherThanSomeThousandServings) {
  const auto book = open();
  ASSERT_TRUE(book->put(finish("kept")));
  book->refuse("kept", "服务器出错。");
  for (int i = 0; i < 6000; ++i) {
    ASSERT_TRUE(book->put(start(std::to_string(i))));
    book->done(std::to_string(i));
  }
  EXPECT_LT(std::filesystem::file_size(folder_ / "deferred"), 600U * 1024U);
  ASSERT_EQ(book->entries().size(), 1);
  EXPECT_EQ(book->entries()[0].sentence, "服务器出错。");
}

TEST_F(DeferredBookTest, OneProgramAtATimeHoldsIt) {
  const auto book = open();
  const auto second = DeferredBook::open(folder_ / "deferred");
  EXPECT_EQ(second.book, nullptr);
  EXPECT_FALSE(second.fault.isEmpty());
}

}  // namespace
}  // namespace hall::counter
