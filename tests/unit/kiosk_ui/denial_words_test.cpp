#include "kiosk/ui/denial_words.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

using Cause = Denial::Cause;

QString said(Cause cause) {
  return denialWords({cause, {}, {}}, QDate(2026, 11, 30));
}

/// What somebody reads who is turned away says what to do next.
TEST(DenialWordsTest, EveryCauseHasASentenceOfItsOwnThatSaysWhatToDo) {
  struct Row {
    Cause cause;
    const char* todo;
  };
  const Row rows[] = {
      {Cause::AlreadyWaiting, "还在等候"},
      {Cause::IdentityRequired, "请刷身份证"},
      {Cause::IdentityInvalid, "重新输入"},
      {Cause::IdentityDoubtful, "可以继续"},
      {Cause::StaleItem, "请重新选择"},
      {Cause::Closed, "到导办台"},
      {Cause::Suspended, "听现场工作人员"},
      {Cause::NoCounter, "到导办台"},
      {Cause::NotFound, "请核对"},
      {Cause::WrongState, "到导办台"},
      {Cause::RestoreUsed, "到导办台"},
      {Cause::NotReachable, "稍后再试"},
      {Cause::NoAppointments, "到导办台"},
      {Cause::Other, "到导办台"},
  };
  std::set<QString> sentences;
  for (const Row& row : rows) {
    EXPECT_TRUE(said(row.cause).contains(QString::fromUtf8(row.todo)))
        << said(row.cause).toStdString();
    EXPECT_TRUE(said(row.cause).endsWith(u'。')) << said(row.cause).toStdString();
    EXPECT_TRUE(sentences.insert(said(row.cause)).second) << said(row.cause).toStdString();
  }
}

TEST(DenialWordsTest, NameTheNumberThatWaitsAndWhenNumbersAreGivenAgain) {
  TicketSlip slip;
  slip.number = QStringLiteral("A007");
  EXPECT_TRUE(denialWords({Cause::AlreadyWaiting, {}, slip}, QDate(2026, 11, 30))
                  .contains(QStringLiteral("A007")));
  const QDateTime today(QDate(2026, 11, 30), QTime(13, 30));
  const QDateTime tomorrow(QDate(2026, 12, 1), QTime(8, 30));
  EXPECT_EQ(
      denialWords({Cause::Closed, today, {}}, QDate(2026, 11, 30)),
      QStringLiteral("这项业务现在不取号，13:30 开始取号。")
  );
  EXPECT_EQ(
      denialWords({Cause::Closed, tomorrow, {}}, QDate(2026, 11, 30)),
      QStringLiteral("这项业务现在不取号，12月1日（周二）8:30 开始取号。")
  );
}

}  // namespace
}  // namespace hall::kiosk
