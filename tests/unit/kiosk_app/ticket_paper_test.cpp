#include "kiosk/app/ticket_paper.h"

#include <gtest/gtest.h>

#include "kiosk/app/demo_catalogue.h"
#include "tests/support/qt/readable_strings.h"

namespace hall::kiosk {
namespace {

TicketSlip slip() {
  TicketSlip one;
  one.number = QStringLiteral("A017");
  one.queueName.zh = QStringLiteral("社保业务");
  one.purposeName = {
      QStringLiteral("社会保障卡申领"), QStringLiteral("Social security card"), false};
  one.zoneName.zh = QStringLiteral("A区");
  one.counters = QStringList{QStringLiteral("1"), QStringLiteral("2")};
  one.issued = QDateTime(QDate(2026, 11, 30), QTime(9, 5));
  one.peopleAhead = 3;
  one.wait = WaitRange{10, 20};
  one.ticketAddress = QStringLiteral("https://hall.example.cn/t/x");
  return one;
}

QStringList lines(const Paper& paper) {
  QStringList all;
  for (const PaperBlock& block : paper.blocks) {
    if (const auto* text = std::get_if<PaperText>(&block)) all << text->text;
    if (const auto* code = std::get_if<PaperCode>(&block))
      all << QStringLiteral("QR ") + code->content;
  }
  return all;
}

QStringList printed(const TicketSlip& one, bool rehearsal = false, bool english = false) {
  return lines(ticketPaper(one, *demoCatalogue(), rehearsal, english));
}

TEST(TicketPaperTest, SaysAllThatAnApplicantNeeds) {
  const QStringList all = printed(slip());
  for (const auto* line :
       {"示例市政务服务中心",
        "社会保障卡申领",
        "A017",
        "普通号",
        "前面约 3 人　预计等候 10–20 分钟",
        "请留意A区 1、2 号窗口",
        "QR https://hall.example.cn/t/x",
        "2026年11月30日 09:05"}) {
    EXPECT_TRUE(all.contains(QString::fromUtf8(line))) << line;
  }
  EXPECT_TRUE(all.contains(demoCatalogue()->noShowRule.zh));
  EXPECT_TRUE(all.contains(demoCatalogue()->ticketFoot.zh));
}

TEST(TicketPaperTest, TheNumberIsTheLargestOnThePaper) {
  int number = 0;
  int others = 0;
  for (const PaperBlock& block : ticketPaper(slip(), *demoCatalogue(), false, false).blocks) {
    const auto* text = std::get_if<PaperText>(&block);
    if (text == nullptr) continue;
    int& size = text->text == QStringLiteral("A017") ? number : others;
    size = std::max(size, text->size);
  }
  EXPECT_GT(number, others);
}

TEST(TicketPaperTest, MarksPriorityAndAppointments) {
  TicketSlip one = slip();
  one.ticketClass = TicketClass::Priority;
  EXPECT_TRUE(printed(one).contains(QStringLiteral("优先号")));
  one.ticketClass = TicketClass::Appointment;
  EXPECT_TRUE(printed(one).contains(QStringLiteral("预约号")));
}

TEST(TicketPaperTest, PrintsNoCodeWithoutPhonePages) {
  TicketSlip one = slip();
  one.ticketAddress.clear();
  EXPECT_FALSE(printed(one).join(u'\n').contains(QStringLiteral("QR ")));
}

TEST(TicketPaperTest, ANumberGivenWithoutTheServerPromisesNoWait) {
  TicketSlip one = slip();
  one.offline = true;
  const QString all = printed(one).join(u'\n');
  EXPECT_TRUE(all.contains(QStringLiteral("网络中断时取的号，请听现场工作人员叫号")));
  EXPECT_FALSE(all.contains(QStringLiteral("预计等候 ")));
}

TEST(TicketPaperTest, APaperOfARehearsalSaysSoFirst) {
  EXPECT_EQ(printed(slip(), true).front(), QStringLiteral("演练"));
  EXPECT_FALSE(printed(slip()).contains(QStringLiteral("演练")));
}

TEST(TicketPaperTest, EnglishStandsBelowTheChinese) {
  const QStringList all = printed(slip(), false, true);
  EXPECT_TRUE(all.contains(QStringLiteral("社会保障卡申领")));
  EXPECT_TRUE(all.contains(QStringLiteral("Social security card")));
  EXPECT_TRUE(all.contains(QStringLiteral("About 3 ahead, 10–20 min")));
}

TEST(GuidePaperTest, IsACardOfMaterialsLimitsAndWhereToGo) {
  const QString all =
      lines(guidePaper(QStringLiteral("pension"), *demoCatalogue(), false)).join(u'\n');
  for (const auto* part :
       {"企业职工养老保险待遇申领",
        "□ 1. 居民身份证（原件1份、复印件1份）",
        "□ 3. 近期免冠照片（原件2份） 可容缺",
        "□ 4. 授权委托书（原件1份） 非必备",
        "承诺时限：10 个工作日",
        "收费标准：不收费",
        "办理地点：一楼A区 1–8 号窗口",
        "投诉渠道：12345",
        "QR https://hall.example.cn/guides/pension",
        "第 1 版　2026年7月1日 起施行",
        "示例，不作依据"}) {
    EXPECT_TRUE(all.contains(QString::fromUtf8(part))) << part;
  }
}

TEST(GuidePaperTest, IsEmptyWhereThereIsNoGuide) {
  EXPECT_TRUE(guidePaper(QStringLiteral("nowhere"), *demoCatalogue(), false).blocks.isEmpty());
}

}  // namespace
}  // namespace hall::kiosk
