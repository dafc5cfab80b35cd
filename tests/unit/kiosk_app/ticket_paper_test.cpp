#include "kiosk/app/ticket_paper.h"

#include <gtest/gtest.h>

#include "terminal/device/guide_paper.h"
#include "terminal/words/demo_catalogue.h"
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

QStringList lines(const terminal::Paper& paper) {
  QStringList all;
  for (const terminal::PaperBlock& block : paper.blocks) {
    if (const auto* text = std::get_if<terminal::PaperText>(&block)) all << text->text;
    if (const auto* code = std::get_if<terminal::PaperCode>(&block))
      all << QStringLiteral("QR ") + code->content;
  }
  return all;
}

QStringList printed(const TicketSlip& one, const terminal::PaperStyle& style = {}) {
  return lines(ticketPaper(one, *terminal::demoCatalogue(), style));
}

QString guideCard(const terminal::PaperStyle& style = {}) {
  return lines(terminal::guidePaper(QStringLiteral("pension"), *terminal::demoCatalogue(), style))
      .join(u'\n');
}

constexpr terminal::PaperStyle kEnglish{false, true};
constexpr terminal::PaperStyle kRehearsal{true, false};

TEST(TicketPaperTest, SaysAllThatAnApplicantNeeds) {
  const QStringList all = printed(slip());
  for (const auto* line :
       {"示例市政务服务中心",
        "社会保障卡申领",
        "排队号",
        "A017",
        "普通号",
        "前面约 3 人　预计等候 10–20 分钟",
        "请留意A区 1、2 号窗口",
        "QR https://hall.example.cn/t/x",
        "2026年11月30日 09:05"}) {
    EXPECT_TRUE(all.contains(QString::fromUtf8(line))) << line;
  }
  EXPECT_TRUE(all.contains(terminal::demoCatalogue()->noShowRule.zh));
  EXPECT_TRUE(all.contains(terminal::demoCatalogue()->ticketFoot.zh));
}

TEST(TicketPaperTest, TheNumberIsTheLargestOnThePaper) {
  int number = 0;
  int others = 0;
  for (const terminal::PaperBlock& block :
       ticketPaper(slip(), *terminal::demoCatalogue(), {}).blocks) {
    const auto* text = std::get_if<terminal::PaperText>(&block);
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

TEST(TicketPaperTest, SaysTheWaitAsAClerkWould) {
  struct Row {
    int ahead;
    std::optional<WaitRange> wait;
    const char* zh;
    const char* en;
  };
  const Row rows[] = {
      {3,
       WaitRange{5, 5},
       "前面约 3 人　预计等候 5 分钟",
       "About 3 ahead of you, expected wait 5 min"},
      {0,
       WaitRange{2, 6},
       "前面没有人　预计等候 2–6 分钟",
       "Nobody ahead of you, expected wait 2–6 min"},
      {2, std::nullopt, "前面约 2 人", "About 2 ahead of you"},
      {0, WaitRange{0, 0}, "现在不用等候", "No waiting now"},
      {0, std::nullopt, "现在不用等候", "No waiting now"},
  };
  for (const Row& row : rows) {
    TicketSlip one = slip();
    one.peopleAhead = row.ahead;
    one.wait = row.wait;
    const QStringList all = printed(one, kEnglish);
    EXPECT_TRUE(all.contains(QString::fromUtf8(row.zh))) << row.zh;
    EXPECT_TRUE(all.contains(QString::fromUtf8(row.en))) << row.en;
  }
}

TEST(TicketPaperTest, NamesARoomByItsName) {
  TicketSlip one = slip();
  one.counters = QStringList{QStringLiteral("婚姻登记室")};
  EXPECT_TRUE(printed(one).contains(QStringLiteral("请留意A区 婚姻登记室")));
  one.counters << QStringLiteral("3");
  EXPECT_TRUE(printed(one).contains(QStringLiteral("请留意A区 3 号窗口、婚姻登记室")));
  one.counters.clear();
  EXPECT_TRUE(printed(one).contains(QStringLiteral("请在A区等候")));
  one.zoneName = {};
  one.counters << QStringLiteral("3");
  EXPECT_TRUE(printed(one).contains(QStringLiteral("请留意 3 号窗口")));
}

TEST(TicketPaperTest, SaysThatOneComesWithMissingPapers) {
  TicketSlip one = slip();
  EXPECT_FALSE(printed(one).contains(QStringLiteral("补交材料")));

  one.supplement = true;

  EXPECT_TRUE(printed(one).contains(QStringLiteral("补交材料")));
  EXPECT_TRUE(printed(one, kEnglish).contains(QStringLiteral("Handing in missing papers")));
}

TEST(TicketPaperTest, NamesTheItemsOfATheme) {
  TicketSlip one = slip();
  for (int item = 1; item <= 8; ++item) {
    one.themeItems << Words{QStringLiteral("事项%1").arg(item), {}, false};
  }
  EXPECT_TRUE(printed(one).contains(QStringLiteral("· 事项8")));

  one.themeItems << Words{QStringLiteral("事项9"), {}, false};

  EXPECT_FALSE(printed(one).contains(QStringLiteral("· 事项9")));
  EXPECT_TRUE(printed(one).contains(QStringLiteral("等 9 个事项")));
}

TEST(TicketPaperTest, LeadsToTheGuideWhereThereIsOne) {
  TicketSlip one = slip();
  EXPECT_EQ(printed(one).filter(QStringLiteral("QR ")).size(), 1);

  one.guideAddress = QStringLiteral("https://hall.example.cn/guides/card");

  const QStringList codes = printed(one).filter(QStringLiteral("QR "));
  EXPECT_EQ(codes.front(), QStringLiteral("QR https://hall.example.cn/t/x"));
  EXPECT_EQ(codes.back(), QStringLiteral("QR https://hall.example.cn/guides/card"));
}

TEST(TicketPaperTest, APaperOfARehearsalSaysSoFirst) {
  EXPECT_EQ(printed(slip(), kRehearsal).front(), QStringLiteral("演练"));
  EXPECT_FALSE(printed(slip()).contains(QStringLiteral("演练")));
  EXPECT_TRUE(guideCard(kRehearsal).startsWith(QStringLiteral("演练\n")));
  EXPECT_FALSE(guideCard().contains(QStringLiteral("演练")));
  EXPECT_EQ(printed(slip(), {true, true}).at(1), QStringLiteral("Drill"));
}

/// Staff read the paper too: nothing Chinese gives way.
TEST(TicketPaperTest, EnglishStandsBelowEachLine) {
  TicketSlip one = slip();
  one.guideAddress = QStringLiteral("https://hall.example.cn/guides/card");
  one.themeItems << Words{QStringLiteral("户口登记"), QStringLiteral("Household entry"), false};
  one.zoneName.en = QStringLiteral("Zone A");
  const QStringList chinese = printed(one);
  const QStringList both = printed(one, kEnglish);
  for (const QString& line : chinese) EXPECT_TRUE(both.contains(line)) << line.toStdString();
  for (const auto* line :
       {"Social security card",
        "   Household entry",
        "Your number",
        "Ordinary number",
        "About 3 ahead of you, expected wait 10–20 min",
        "Watch Zone A, counters 1, 2",
        "Scan for your progress",
        "Scan for the guide"}) {
    EXPECT_TRUE(both.contains(QString::fromUtf8(line))) << line;
    EXPECT_FALSE(chinese.contains(QString::fromUtf8(line))) << line;
  }
  EXPECT_TRUE(both.contains(terminal::demoCatalogue()->hallName.en));
  EXPECT_TRUE(both.contains(terminal::demoCatalogue()->noShowRule.en));
  EXPECT_TRUE(both.contains(terminal::demoCatalogue()->ticketFoot.en));
}

TEST(TicketPaperTest, EveryWordOfItHasEnglish) {
  TicketSlip one = slip();
  one.zoneName.en = QStringLiteral("Zone A");
  const auto said = [&one] { return printed(one, kEnglish).join(u'\n'); };
  one.ticketClass = TicketClass::Priority;
  EXPECT_TRUE(said().contains(QStringLiteral("Priority number")));
  one.ticketClass = TicketClass::Appointment;
  EXPECT_TRUE(said().contains(QStringLiteral("Booked visit")));
  one.counters = QStringList{QStringLiteral("1")};
  EXPECT_TRUE(said().contains(QStringLiteral("Watch Zone A, counter 1")));
  one.counters.clear();
  EXPECT_TRUE(said().contains(QStringLiteral("Please wait in Zone A")));
  one.offline = true;
  EXPECT_TRUE(said().contains(QStringLiteral("Taken while the network was down")));
}

TEST(GuidePaperTest, IsACardOfMaterialsLimitsAndWhereToGo) {
  const QString all = guideCard();
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

TEST(GuidePaperTest, EnglishStandsBelowEachLine) {
  const QStringList chinese = guideCard().split(u'\n');
  const QString both = guideCard(kEnglish);
  for (const QString& line : chinese) EXPECT_TRUE(both.contains(line)) << line.toStdString();
  for (const auto* part :
       {"Guide",
        "Papers needed",
        "originals: 1, copies: 1",
        "originals: 2, can follow",
        "originals: 1, optional",
        "Promised time: 10 working days",
        "Fees: ",
        "Where: ",
        "How to apply: Counter, online, self-service",
        "Scan for the whole guide",
        "Version 1, in force from 2026-07-01",
        "Sample, not binding"}) {
    EXPECT_TRUE(both.contains(QString::fromUtf8(part))) << part;
    EXPECT_FALSE(chinese.contains(QString::fromUtf8(part))) << part;
  }
}

TEST(GuidePaperTest, AFieldWithoutEnglishHasItsTitleInBoth) {
  Catalogue catalogue = *terminal::demoCatalogue();
  catalogue.guides[QStringLiteral("pension")].fees = {QStringLiteral("每件十元"), {}, false};
  const terminal::Paper card = terminal::guidePaper(QStringLiteral("pension"), catalogue, kEnglish);
  EXPECT_TRUE(lines(card).contains(QStringLiteral("收费标准 Fees：每件十元")));
}

/// One rule for the screen and the card.
TEST(GuidePaperTest, IsMarkedASampleWhereAnyTextOfItIsOne) {
  Catalogue catalogue = *terminal::demoCatalogue();
  catalogue.guides[QStringLiteral("pension")] = Guide{};
  const auto card = [&catalogue] {
    return lines(terminal::guidePaper(QStringLiteral("pension"), catalogue, {})).join(u'\n');
  };
  EXPECT_FALSE(card().contains(QStringLiteral("示例")));

  catalogue.guides[QStringLiteral("pension")].contact.sample = true;

  EXPECT_TRUE(card().contains(QStringLiteral("示例，不作依据")));
}

TEST(GuidePaperTest, IsEmptyWhereThereIsNoGuide) {
  EXPECT_TRUE(terminal::guidePaper(QStringLiteral("nowhere"), *terminal::demoCatalogue(), {})
                  .blocks.isEmpty());
}

}  // namespace
}  // namespace hall::kiosk
