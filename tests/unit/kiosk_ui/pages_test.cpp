#include "kiosk/ui/kiosk_pages.h"

#include <QSet>

#include "tests/unit/kiosk_ui/kiosk_fixture.h"

namespace hall::kiosk {
namespace {

class HomeControllerTest : public KioskFixture {
 protected:
  static QStringList titles(const ChoiceModel& model, bool available = true) {
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row) {
      if (model.at(row).available == available) titles << model.at(row).title;
    }
    return titles;
  }
  QStringList entries(bool available) {
    HomeController& home = *pages.home();
    return titles(*home.entries(), available) + titles(*home.inquiries(), available);
  }
};

TEST_F(HomeControllerTest, LeadsWithOneTouchToEverythingOneComesFor) {
  EXPECT_EQ(
      titles(*pages.home()->entries()).join(u'、'),
      QStringLiteral("一件事一次办、取件、补交材料、预约取号")
  );
  EXPECT_EQ(
      titles(*pages.home()->inquiries()).join(u'、'),
      QStringLiteral("咨询、办不成事反映、进度查询、办事指南")
  );
}

TEST_F(HomeControllerTest, EachDoorNamesWhatStandsFirstBehindIt) {
  const QStringList personal = pages.home()->personalExamples();
  EXPECT_EQ(personal, titles(*pages.home()->frequent()));
  EXPECT_EQ(personal.size(), 3);
  pages.home()->choosePersonal();
  EXPECT_EQ(titles(*pages.find()->results()->shown()).mid(0, 3), personal);
  visit().home();
  const QStringList enterprise = pages.home()->enterpriseExamples();
  EXPECT_NE(enterprise, personal);
  pages.home()->chooseEnterprise();
  EXPECT_EQ(titles(*pages.find()->results()->shown()).mid(0, enterprise.size()), enterprise);
}

TEST_F(HomeControllerTest, ElderModeHasEightChoicesAndTheRestBehindOneMore) {
  const QStringList all = entries(true);
  visit().setElder(true);
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("取件、咨询、更多服务"));
  constexpr int kDoors = 2;
  EXPECT_LE(kDoors + pages.home()->frequent()->rowCount() + entries(true).size(), 8);

  pages.home()->chooseEntry(QStringLiteral("more"));
  EXPECT_EQ(visit().page(), Visit::Page::MoreServices);
  QStringList reached = entries(true) + titles(*pages.home()->more());
  reached.removeOne(QStringLiteral("更多服务"));
  EXPECT_EQ(QSet<QString>(reached.begin(), reached.end()), QSet<QString>(all.begin(), all.end()));
  EXPECT_EQ(reached.size(), all.size());

  pages.home()->chooseEntry(QStringLiteral("progress"));
  EXPECT_EQ(visit().page(), Visit::Page::OwnNumber);
  visit().back();
  EXPECT_EQ(visit().page(), Visit::Page::MoreServices);
}

TEST_F(HomeControllerTest, OutOfHoursElderModeHasGuidesAndProgressOnItsFirstPage) {
  visit().setElder(true);
  hall.setIssuing(false);
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("进度查询、办事指南"));
  EXPECT_TRUE(entries(false).isEmpty()) << "what cannot be had is not shown";
}

TEST_F(HomeControllerTest, ComplaintPhoneAndGuidesForThePhoneAreThoseOfTheCatalogue) {
  EXPECT_EQ(pages.home()->complaintPhone(), hall.catalogue()->complaintPhone);
  EXPECT_EQ(pages.home()->guidesAddress(), QStringLiteral("https://hall.example.cn/guides"));
  hall.publish(std::make_shared<const Catalogue>());
  EXPECT_TRUE(pages.home()->complaintPhone().isEmpty());
  EXPECT_TRUE(pages.home()->guidesAddress().isEmpty()) << "without phone pages";
}

TEST_F(HomeControllerTest, OutOfHoursOnlyGuidesAndProgressAreLeft) {
  hall.setIssuing(false);
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("进度查询、办事指南"));
  EXPECT_FALSE(pages.home()->takesNumbers());
  EXPECT_TRUE(pages.notice()->closed().startsWith(QStringLiteral("现在不在服务时间。")));
}

TEST_F(HomeControllerTest, AHallThatStandsStillSaysWhyAndTakesNoNumbers) {
  hall.setSuspended(QStringLiteral("因停电暂停服务"));
  EXPECT_EQ(pages.notice()->strip(), QStringLiteral("因停电暂停服务"));
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("进度查询、办事指南"));
  hall.setSuspended({});
  EXPECT_TRUE(pages.notice()->strip().isEmpty());
}

TEST_F(HomeControllerTest, WithoutTheServerEverythingGoesOnAndIsSaid) {
  hall.setOnline(false);
  EXPECT_TRUE(pages.home()->takesNumbers());
  EXPECT_EQ(entries(false).size(), 0);
  EXPECT_EQ(
      pages.notice()->strip(), QStringLiteral("网络中断，取号照常进行，请听现场工作人员叫号")
  );
}

TEST_F(HomeControllerTest, WithoutTheServerAClosedHallStaysClosed) {
  hall.setIssuing(false);
  hall.setOnline(false);
  EXPECT_FALSE(pages.home()->takesNumbers());
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("进度查询、办事指南"));
  EXPECT_EQ(pages.notice()->strip(), QStringLiteral("网络中断，现在只能查办事指南"));
  EXPECT_TRUE(pages.notice()->closed().startsWith(
      QStringLiteral("现在不在服务时间。可以查指南。服务时间：")
  ));
}

TEST_F(HomeControllerTest, WithoutTheServerAHallThatStandsStillKeepsItsText) {
  hall.setSuspended(QStringLiteral("因停电暂停服务"));
  hall.setOnline(false);
  EXPECT_FALSE(pages.home()->takesNumbers());
  EXPECT_EQ(pages.notice()->strip(), QStringLiteral("因停电暂停服务"));
  EXPECT_EQ(pages.notice()->lost(), QStringLiteral("网络中断，现在只能查办事指南"));
}

TEST_F(HomeControllerTest, AKioskWhoseOwnBookGivesNoNumbersSendsToTheGuideDesk) {
  hall.setOnline(false);
  hall.setIssuesAlone(false);
  EXPECT_FALSE(pages.home()->takesNumbers());
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("进度查询、办事指南"));
  EXPECT_EQ(pages.notice()->strip(), QStringLiteral("网络中断，本机现在不能取号，请到导办台取号"));
  hall.setIssuesAlone(true);
  EXPECT_TRUE(pages.home()->takesNumbers());
}

TEST_F(HomeControllerTest, AKioskThatTheHallRefusesGivesNoNumbersEvenAlone) {
  hall.setOnline(false);
  hall.setRefused(true);
  EXPECT_FALSE(pages.home()->takesNumbers());
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("进度查询、办事指南"));
  EXPECT_TRUE(pages.notice()->strip().startsWith(QStringLiteral("本机已停用")));
}

TEST_F(HomeControllerTest, AKioskThatStaffClosedShowsTheirTextAndGuidesAndProgressOnly) {
  const QString text = QStringLiteral("本机维护中，请使用旁边的取号机");
  hall.setClosed(text);
  EXPECT_FALSE(pages.home()->takesNumbers());
  EXPECT_EQ(entries(true).join(u'、'), QStringLiteral("进度查询、办事指南"));
  EXPECT_EQ(pages.notice()->strip(), text);
  hall.setOnline(false);
  EXPECT_FALSE(pages.home()->takesNumbers()) << "the server being lost opens nothing";
  hall.setOnline(true);
  hall.setClosed({});
  EXPECT_TRUE(pages.home()->takesNumbers());
}

class HallNoticeTest : public KioskFixture {};

TEST_F(HallNoticeTest, EachFaultOfThePrinterHasItsSentence) {
  printer.set(PrinterState::PaperLow);
  EXPECT_TRUE(pages.notice()->strip().isEmpty());
  printer.set(PrinterState::PaperOut);
  EXPECT_TRUE(pages.notice()->strip().startsWith(QStringLiteral("本机缺纸")));
  printer.set(PrinterState::Broken);
  EXPECT_TRUE(pages.notice()->strip().startsWith(QStringLiteral("本机打印机有故障")));
}

TEST_F(HallNoticeTest, LittlePaperIsForStaffAndNoPaperForEverybody) {
  printer.set(PrinterState::PaperLow);
  EXPECT_TRUE(pages.notice()->paperLow());
  EXPECT_FALSE(pages.notice()->withoutPaper());
  printer.set(PrinterState::PaperOut);
  EXPECT_TRUE(pages.notice()->withoutPaper());
  // What is closed anyhow needs no paper.
  hall.setIssuing(false);
  EXPECT_FALSE(pages.notice()->withoutPaper());
}

class GuideControllerTest : public KioskFixture {
 protected:
  GuideController& guide() { return *pages.guide(); }
};

TEST_F(GuideControllerTest, ShowsEveryMandatoryFieldAndEveryMaterialWithItsMark) {
  guide().open(QStringLiteral("pension"));
  QStringList titles;
  for (int row = 0; row < guide().sections()->rowCount(); ++row) {
    titles << guide().sections()->at(row).title;
    EXPECT_FALSE(guide().sections()->at(row).detail.isEmpty()) << row;
  }
  for (const auto* field :
       {"受理单位",
        "设定依据",
        "办理条件",
        "办理程序",
        "审查标准",
        "办结时限",
        "收费标准",
        "联系方式",
        "投诉渠道",
        "容缺受理",
        "告知承诺",
        "承诺时限",
        "法定时限",
        "办理地点"}) {
    EXPECT_TRUE(titles.contains(QString::fromUtf8(field))) << field;
  }
  ASSERT_EQ(guide().materials()->rowCount(), 4);
  EXPECT_EQ(guide().materials()->at(0).mark, QStringLiteral("必备"));
  EXPECT_EQ(guide().materials()->at(0).detail, QStringLiteral("原件 1 份、复印件 1 份"));
  EXPECT_EQ(guide().materials()->at(2).mark, QStringLiteral("可容缺"));
  EXPECT_EQ(guide().materials()->at(3).mark, QStringLiteral("非必备"));
  EXPECT_TRUE(guide().isSample());
  EXPECT_EQ(guide().version(), QStringLiteral("第 1 版　2026年7月1日起施行"));
  EXPECT_EQ(guide().address(), QStringLiteral("https://hall.example.cn/guides/pension"));
}

/// A text that stands in no source marks the whole guide, whichever it is.
TEST_F(GuideControllerTest, OneSampleTextAnywhereMarksTheGuide) {
  const std::function<Words&(Guide&)> texts[] = {
      [](Guide& one) -> Words& { return one.acceptedBy; },
      [](Guide& one) -> Words& { return one.legalBasis; },
      [](Guide& one) -> Words& { return one.conditions.front(); },
      [](Guide& one) -> Words& { return one.materials.front().name; },
      [](Guide& one) -> Words& { return one.materials.front().note; },
      [](Guide& one) -> Words& { return one.procedure; },
      [](Guide& one) -> Words& { return one.reviewStandard; },
      [](Guide& one) -> Words& { return one.timeLimit; },
      [](Guide& one) -> Words& { return one.fees; },
      [](Guide& one) -> Words& { return one.contact; },
      [](Guide& one) -> Words& { return one.complaints; },
      [](Guide& one) -> Words& { return one.gapsAllowed; },
      [](Guide& one) -> Words& { return one.commitment; },
      [](Guide& one) -> Words& { return one.onlineDepth; },
      [](Guide& one) -> Words& { return one.applicationModes; },
      [](Guide& one) -> Words& { return one.place; }};
  for (std::size_t row = 0; row < std::size(texts); ++row) {
    auto catalogue = std::make_shared<Catalogue>(*hall.catalogue());
    Guide& one = catalogue->guides[QStringLiteral("pension")] = Guide{};
    one.conditions.resize(1);
    one.materials.resize(1);
    hall.publish(catalogue);
    guide().open(QStringLiteral("pension"));
    EXPECT_FALSE(guide().isSample());

    texts[row](one).sample = true;

    EXPECT_TRUE(guide().isSample()) << row;
  }
}

TEST_F(GuideControllerTest, SaysWhetherTheCardCameOut) {
  guide().open(QStringLiteral("pension"));
  EXPECT_EQ(guide().printWords(), QStringLiteral("打印指南"));
  guide().print();
  guide().print();
  EXPECT_EQ(printer.guides.size(), 1);
  EXPECT_EQ(guide().printWords(), QStringLiteral("正在打印…"));
  print(false);
  EXPECT_EQ(guide().printStep(), GuideController::PrintStep::Failed);
  EXPECT_EQ(guide().printWords(), QStringLiteral("没有打印出来，再试一次"));
  guide().print();
  print(true);
  EXPECT_EQ(guide().printStep(), GuideController::PrintStep::Printed);
  EXPECT_EQ(guide().printWords(), QStringLiteral("已打印，请取走"));
}

TEST_F(GuideControllerTest, LeadsToTheNumberOfItsItem) {
  guide().open(QStringLiteral("pension"));
  guide().takeNumber();
  settle();
  EXPECT_EQ(number().title(), guide().title());
  EXPECT_EQ(number().step(), NumberController::Step::Confirm);
}

TEST_F(GuideControllerTest, ACatalogueThatChangesMeanwhileDoesNotChangeWhatIsRead) {
  guide().open(QStringLiteral("pension"));
  hall.publish(std::make_shared<const Catalogue>());
  EXPECT_TRUE(guide().isThere());
  visit().home();
  EXPECT_FALSE(guide().isThere());
}

TEST_F(GuideControllerTest, AnItemWithoutAGuideIsSaidToHaveNone) {
  guide().open(QStringLiteral("nowhere"));
  EXPECT_FALSE(guide().isThere());
  guide().print();
  guide().takeNumber();
  EXPECT_TRUE(printer.guides.isEmpty());
  EXPECT_EQ(number().step(), NumberController::Step::Nothing);
}

class OwnNumberControllerTest : public KioskFixture {
 protected:
  OwnNumberController& own() { return *pages.ownNumber(); }
  void look(const QString& number) {
    pages.home()->chooseEntry(QStringLiteral("progress"));
    own().type(number);
    own().look();
    settle();
  }
};

TEST_F(OwnNumberControllerTest, SaysHowANumberStands) {
  look(QStringLiteral("a001"));
  EXPECT_EQ(own().state(), QStringLiteral("等候中"));
  EXPECT_EQ(own().detail(), QStringLiteral("前面约 3 人，预计等候 10–20 分钟"));
  EXPECT_TRUE(own().canReprint());
  EXPECT_FALSE(own().canRestore() || own().canReturn());
}

TEST_F(OwnNumberControllerTest, RestoresANoShowOnce) {
  look(QStringLiteral("A002"));
  ASSERT_TRUE(own().canRestore());
  own().restore();
  own().restore();
  settle();
  EXPECT_EQ(own().step(), OwnNumberController::Step::Done);
  look(QStringLiteral("A002"));
  EXPECT_FALSE(own().canRestore());
}

TEST_F(OwnNumberControllerTest, BringsSomebodyBackFromAHold) {
  look(QStringLiteral("A003"));
  ASSERT_TRUE(own().canReturn());
  own().reportReturn();
  settle();
  EXPECT_EQ(own().step(), OwnNumberController::Step::Done);
}

TEST_F(OwnNumberControllerTest, PrintsItsPaperAgainAndTellsTheHall) {
  look(QStringLiteral("A001"));
  own().reprint();
  settle();
  ASSERT_TRUE(printer.isWaiting());
  print(true);
  EXPECT_TRUE(own().message().startsWith(QStringLiteral("号票已打印，请取走。")));
  EXPECT_EQ(hall.printed(), QVector<PrintOutcome>{PrintOutcome::Printed});
}

TEST_F(OwnNumberControllerTest, ANumberThatDoesNotExistIsSaidSoAndTypedAnew) {
  look(QStringLiteral("Z999"));
  EXPECT_EQ(own().step(), OwnNumberController::Step::Refused);
  EXPECT_FALSE(own().message().isEmpty());
  own().again();
  EXPECT_EQ(own().step(), OwnNumberController::Step::Typing);
}

TEST_F(OwnNumberControllerTest, TakesTenLettersAndDigitsOnly) {
  pages.home()->chooseEntry(QStringLiteral("progress"));
  own().type(QStringLiteral("A0-0\x1b") + QStringLiteral("1号"));
  EXPECT_EQ(own().typed(), QStringLiteral("A001"));
  own().type(QString(10'000, QChar(u'9')));
  EXPECT_EQ(own().typed().size(), 10);
}

}  // namespace
}  // namespace hall::kiosk
