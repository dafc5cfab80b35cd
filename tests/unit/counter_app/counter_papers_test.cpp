#include "counter-client/app/counter_papers.h"

#include <gtest/gtest.h>

#include "terminal/words/demo_catalogue.h"
#include "tests/support/qt/readable_strings.h"

namespace hall::counter {
namespace {

QString textOf(const terminal::Paper& paper) {
  QStringList lines;
  for (const auto& block : paper.blocks) {
    if (const auto* text = std::get_if<terminal::PaperText>(&block)) lines << text->text;
  }
  return lines.join(u'\n');
}

RefusalSlip slip() {
  RefusalSlip one;
  one.number = "A017";
  one.item = {"社会保障卡申领", {}, false};
  one.department = {"人力资源和社会保障局", {}, false};
  one.ground = "不符合受理条件（第 2 条：在本市参保）";
  one.text = "申请人不在本市参保";
  one.counter = "3 号窗口";
  one.staff = "1003";
  one.at = QDateTime(QDate(2026, 3, 2), QTime(9, 30));
  return one;
}

TEST(RefusalPaperTest, SaysWhyAndWhatOneCanDo) {
  const auto catalogue = terminal::demoCatalogue();
  const QString text = textOf(refusalPaper(slip(), *catalogue, {}));
  for (const char* line :
       {"不予受理告知单",
        "排队号：A017",
        "事项：社会保障卡申领",
        "理由：不符合受理条件（第 2 条：在本市参保）",
        "说明：申请人不在本市参保",
        "1. 自收到之日起 60 日内申请行政复议。",
        "2. 自收到之日起 6 个月内向人民法院提起行政诉讼。",
        "3 号窗口　工号 1003",
        "2026年3月2日 09:30"}) {
    EXPECT_TRUE(text.contains(QString::fromUtf8(line))) << line << "\n" << text.toStdString();
  }
  EXPECT_TRUE(text.contains("监督电话 " + catalogue->complaintPhone));
  EXPECT_FALSE(text.contains("应由下列部门办理")) << "there is none";
}

TEST(RefusalPaperTest, NamesTheRightDepartmentAndADrill) {
  RefusalSlip other = slip();
  other.rightDepartment = {"市税务局", {}, false};
  const QString text = textOf(refusalPaper(other, *terminal::demoCatalogue(), {true, false}));
  EXPECT_TRUE(text.startsWith("演练"));
  EXPECT_TRUE(text.contains("应由下列部门办理：市税务局"));
}

EmergencyList list(int numbers) {
  EmergencyList one;
  one.counter = "3 号窗口";
  one.at = QDateTime(QDate(2026, 3, 2), QTime(9, 30));
  for (int i = 1; i <= numbers; ++i) {
    one.rows << EmergencyList::Row{
        QStringLiteral("A%1").arg(i, 3, 10, QLatin1Char('0')),
        "普通号",
        i == 1 ? QStringLiteral("老年人") : QString(),
        "社会保障卡申领",
        "9:05"};
  }
  return one;
}

TEST(EmergencyPaperTest, HasEveryNumberWithRoomForTheTimes) {
  const auto papers = emergencyPapers(list(2), *terminal::demoCatalogue(), {});
  ASSERT_EQ(papers.size(), 1);
  const QString text = textOf(papers[0]);
  EXPECT_TRUE(text.contains("3 号窗口　截至 3月2日 09:30　第 1 张，共 1 张"));
  EXPECT_TRUE(text.contains("A001　老年人　9:05 起"));
  EXPECT_TRUE(text.contains("A002　普通号　9:05 起"));
  EXPECT_EQ(text.count("开始 ____:____　办完 ____:____"), 2);
}

TEST(EmergencyPaperTest, FiveHundredNumbersAreNineSheets) {
  const auto papers = emergencyPapers(list(500), *terminal::demoCatalogue(), {});
  ASSERT_EQ(papers.size(), 9);
  EXPECT_TRUE(textOf(papers[8]).contains("A500"));
  EXPECT_TRUE(textOf(papers[8]).contains("第 9 张，共 9 张"));
}

TEST(EmergencyPaperTest, NobodyWaitingIsOneSheetThatSaysSo) {
  EXPECT_EQ(emergencyPapers(list(0), *terminal::demoCatalogue(), {}).size(), 1);
}

}  // namespace
}  // namespace hall::counter
