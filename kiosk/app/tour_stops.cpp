#include <QCoreApplication>

#include "kiosk/app/tour.h"

namespace hall::kiosk {

namespace {

const QString kElderly = QStringLiteral("110105194612310028");
const QString kAdult = QStringLiteral("110105199601010014");
const QString kAnotherAdult = QStringLiteral("110105199003070017");
const QString kItem = QStringLiteral("social-card");
const QString kNoShow = QStringLiteral("A002");

/// As long as staff may make one.
const QString kLongNotice =
    QStringLiteral(
        "受强降雨影响，二楼不动产登记窗口暂停办理，已取号的请到一楼导办台登记，恢复后按原号叫号。"
    )
        .repeated(5)
        .left(200);

QString wordsOf(const char* page, const char* words) {
  return QCoreApplication::translate(page, words);
}

QString enterNumber() {
  const QString whose =
      wordsOf("NumberDetailsCard", QT_TRANSLATE_NOOP("NumberDetailsCard", "证件"));
  return wordsOf("PersonRow", QT_TRANSLATE_NOOP("PersonRow", "%1：输入号码")).arg(whose);
}

}  // namespace

/// What the hall and this machine may have to say.
std::vector<Tour::Stop> Tour::hallStops() {
  KioskPages& pages = parts_.pages;
  DemoHall& hall = parts_.hall;
  return {
      {QStringLiteral("home"), [] {}},
      {QStringLiteral("more"), [&pages] { pages.home()->chooseEntry(QStringLiteral("more")); }},
      {QStringLiteral("broadcast"), [&hall] { hall.setBroadcast(kLongNotice); }},
      {QStringLiteral("closed"), [&hall] { hall.setIssuing(false); }},
      {QStringLiteral("suspended"), [&hall] { hall.setSuspended(kLongNotice); }},
      {QStringLiteral("out-of-use"),
       [&hall] { hall.setClosed(QStringLiteral("本机维护中，请使用旁边的取号机")); }},
      {QStringLiteral("lost"), [&hall] { hall.setOnline(false); }},
      {QStringLiteral("lost-without-numbers"),
       [&hall] {
         hall.setOnline(false);
         hall.setIssuesAlone(false);
       }},
      {QStringLiteral("paper-low"), [this] { parts_.printer.pretend(PrinterState::PaperLow); }},
      {QStringLiteral("no-paper"), [this] { parts_.printer.pretend(PrinterState::PaperOut); }},
      {QStringLiteral("printer-broken"), [this] { parts_.printer.pretend(PrinterState::Broken); }},
      {QStringLiteral("idle-warning"),
       [&pages] {
         pages.home()->choosePersonal();
         while (pages.visit()->secondsLeft() < 0) pages.visit()->secondPassed();
       }},
  };
}

std::vector<Tour::Stop> Tour::findStops() {
  KioskPages& pages = parts_.pages;
  DemoHall& hall = parts_.hall;
  return {
      {QStringLiteral("find"), [&pages] { pages.home()->choosePersonal(); }},
      {QStringLiteral("found"),
       [&pages] {
         pages.home()->choosePersonal();
         pages.find()->type(QStringLiteral("SHB"));
       }},
      {QStringLiteral("find-closed"),
       [&pages, &hall] {
         pages.home()->choosePersonal();
         hall.setIssuing(false);
       }},
      {QStringLiteral("nothing-found"),
       [&pages] {
         pages.home()->chooseEnterprise();
         pages.find()->type(QStringLiteral("QQQ"));
       }},
      {QStringLiteral("themes"), [&pages] { pages.home()->chooseEntry(QStringLiteral("themes")); }},
      {QStringLiteral("supplement"),
       [&pages] { pages.home()->chooseEntry(QStringLiteral("supplement")); }},
  };
}

std::vector<Tour::Stop> Tour::guideStops() {
  GuideController& guide = *parts_.pages.guide();
  const auto open = [&guide] { guide.open(QStringLiteral("pension")); };
  const auto print = [this, &guide, open] {
    open();
    guide.print();
    turnUntil([&guide] { return guide.printStep() != GuideController::PrintStep::Printing; });
  };
  return {
      {QStringLiteral("guide"), open},
      {QStringLiteral("guide-second-screen"),
       [this, open] {
         open();
         settle();
         touch(wordsOf("GuideActions", QT_TRANSLATE_NOOP("GuideActions", "下一屏")));
       }},
      {QStringLiteral("guide-printed"), print},
      {QStringLiteral("guide-not-printed"),
       [this, print] {
         parts_.printer.pretend(PrinterState::PaperOut);
         print();
       }},
  };
}

/// From the wait that is told to the paper.
std::vector<Tour::Stop> Tour::numberStops() {
  NumberController& number = *parts_.pages.number();
  DemoHall& hall = parts_.hall;
  return {
      {QStringLiteral("number"), [this] { begin(kItem); }},
      {QStringLiteral("number-appointment"),
       [this] { parts_.pages.home()->chooseEntry(QStringLiteral("appointment")); }},
      {QStringLiteral("number-refused"),
       [this, &hall] {
         hall.refuseNext(Denial::Cause::Closed);
         begin(kItem);
         confirm();
       }},
      {QStringLiteral("number-doubtful"),
       [this, &hall] {
         hall.refuseNext(Denial::Cause::IdentityDoubtful);
         begin(kItem);
         lay(kAdult);
         confirm();
       }},
      {QStringLiteral("number-already"),
       [this] {
         for (int time = 0; time < 2; ++time) {
           parts_.pages.visit()->home();
           begin(kItem);
           lay(kAnotherAdult);
           confirm();
         }
       }},
      {QStringLiteral("number-copies"),
       [this, &number] {
         begin(QStringLiteral("company"));
         number.setCopies(12);
       }},
      {QStringLiteral("result"),
       [this] {
         begin(QStringLiteral("provident"));
         confirm();
       }},
      {QStringLiteral("result-no-paper"),
       [this] {
         parts_.printer.pretend(PrinterState::PaperOut);
         begin(QStringLiteral("provident"));
         confirm();
       }},
  };
}

/// Who somebody is, and by what right.
std::vector<Tour::Stop> Tour::personStops() {
  NumberController& number = *parts_.pages.number();
  const auto keys = [this] {
    begin(kItem);
    touch(enterNumber());
  };
  const auto documents = [this, keys] {
    keys();
    touch(wordsOf("IdentityDialog", QT_TRANSLATE_NOOP("IdentityDialog", "其他证件")));
  };
  return {
      {QStringLiteral("number-card"),
       [this] {
         begin(kItem);
         lay(kAdult);
       }},
      {QStringLiteral("number-priority"),
       [this] {
         begin(kItem);
         lay(kElderly);
       }},
      {QStringLiteral("number-no-reader"),
       [this] {
         parts_.pages.setReaderThere(false);
         begin(kItem);
       }},
      {QStringLiteral("number-required"), [this] { begin(QStringLiteral("transfer-house")); }},
      {QStringLiteral("number-agent"),
       [this, &number] {
         begin(QStringLiteral("company"));
         number.setAgent(true);
         lay(kAdult);
       }},
      {QStringLiteral("number-relation"),
       [this, &number] {
         begin(QStringLiteral("company"));
         number.setAgent(true);
         touch(wordsOf(
             "NumberDetailsCard", QT_TRANSLATE_NOOP("NumberDetailsCard", "更改与委托人的关系")
         ));
       }},
      {QStringLiteral("number-keys"), keys},
      {QStringLiteral("number-wrong"),
       [keys, &number] {
         keys();
         number.applicant()->type(QStringLiteral("11010519"));
         number.applicant()->accept();
       }},
      {QStringLiteral("number-letters"),
       [this, keys] {
         keys();
         touch(wordsOf("IdentityDialog", QT_TRANSLATE_NOOP("IdentityDialog", "字母键盘")));
       }},
      {QStringLiteral("number-documents"), documents},
      {QStringLiteral("number-passport"),
       [this, documents, &number] {
         documents();
         touch(wordsOf("IdentityDialog", QT_TRANSLATE_NOOP("IdentityDialog", "护照")));
         number.applicant()->type(QStringLiteral("E123"));
       }},
      {QStringLiteral("number-grounds"),
       [this] {
         begin(kItem);
         touch(wordsOf("NumberDetailsCard", QT_TRANSLATE_NOOP("NumberDetailsCard", "选择优先事由"))
         );
       }},
  };
}

std::vector<Tour::Stop> Tour::ownNumberStops() {
  KioskPages& pages = parts_.pages;
  const auto look = [&pages](const QString& number) {
    pages.home()->chooseEntry(QStringLiteral("progress"));
    pages.ownNumber()->type(number);
    pages.ownNumber()->look();
  };
  return {
      {QStringLiteral("own-number"),
       [&pages] { pages.home()->chooseEntry(QStringLiteral("progress")); }},
      {QStringLiteral("own-number-waiting"), [look] { look(QStringLiteral("A001")); }},
      {QStringLiteral("own-number-no-show"), [look] { look(kNoShow); }},
      {QStringLiteral("own-number-restored"),
       [this, look, &pages] {
         look(kNoShow);
         settle();
         pages.ownNumber()->restore();
         turnUntil([&pages] { return pages.ownNumber()->step() == OwnNumberController::Step::Done; }
         );
         parts_.hall.setState(kNoShow, TicketState::NoShow);
       }},
      {QStringLiteral("own-number-on-hold"), [look] { look(QStringLiteral("A003")); }},
      {QStringLiteral("own-number-unknown"), [look] { look(QStringLiteral("Z999")); }},
  };
}

}  // namespace hall::kiosk
