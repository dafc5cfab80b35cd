#include "kiosk/ui/spoken_page.h"

#include <QCoreApplication>

#include "kiosk/ui/kiosk_pages.h"

namespace hall::kiosk {

namespace {

constexpr qsizetype kPieceMax = 200;

struct Say {
  Q_DECLARE_TR_FUNCTIONS(SpokenPage)
};

/// What can be chosen now, in its sequence.
QString titlesOf(const QVector<Choice>& choices) {
  QStringList titles;
  for (const Choice& choice : choices) {
    if (choice.available) titles << choice.title;
  }
  return titles.join(u'、');
}

QString reminderOf(const PaperReminder& reminder) {
  const QString number = reminder.number();
  if (number.isEmpty()) return {};
  return Say::tr("排队号 %1 的号票可能没有打印出来，可以补打").arg(spelled(number));
}

QStringList ofHome(KioskPages& pages) {
  HomeController& home = *pages.home();
  const bool first = pages.visit()->page() == Visit::Page::Home;
  QStringList said{pages.notice()->rehearsal() ? Say::tr("演练") : QString()};
  if (first) said << reminderOf(*pages.reminder());
  if (first && pages.notice()->withoutPaper()) {
    return said << Say::tr("也可以不打印号票，继续取号");
  }
  if (home.takesNumbers()) {
    said << Say::tr("请选择您要办的事") << Say::tr("个人办事、企业办事");
    const QString frequent = titlesOf(home.frequent()->choices());
    if (!frequent.isEmpty()) said << Say::tr("常办事项：%1").arg(frequent);
  }
  const QString others = titlesOf(home.entries()->choices() + home.inquiries()->choices());
  said << Say::tr("其他服务：%1").arg(others);
  if (!home.complaintPhone().isEmpty()) said << Say::tr("投诉电话 %1").arg(home.complaintPhone());
  return said;
}

QStringList ofFind(KioskPages& pages) {
  FindController& find = *pages.find();
  const ChoicePages& results = *find.results();
  if (find.nothingFound()) return {find.heading(), Say::tr("没有找到")};
  const QString turned = Say::tr("第 %1 页，共 %2 页").arg(results.page() + 1).arg(results.pages());
  return {
      find.heading(),
      results.pages() > 1 ? turned : QString(),
      titlesOf(find.results()->shown()->choices())};
}

QStringList ofGuide(const GuideController& guide) {
  QStringList said = guide.spoken();
  if (guide.printStep() != GuideController::PrintStep::Idle) said.prepend(guide.printWords());
  return said;
}

/// That somebody is known or why not; never who.
QString personWords(const QString& label, const IdentityEntry& entry) {
  if (!entry.faultText().isEmpty()) return Say::tr("%1：%2").arg(label, entry.faultText());
  if (!entry.isGiven()) return {};
  const bool typed = entry.person().source == Person::Source::Typed;
  return typed ? Say::tr("%1：号码已输入").arg(label) : Say::tr("%1：已读到").arg(label);
}

QStringList ofPersons(NumberController& number) {
  if (!number.asksIdentity()) return {};
  if (!number.isAgent()) {
    return {personWords(Say::tr("证件"), *number.applicant()), Say::tr("本人办理")};
  }
  return {
      personWords(Say::tr("代办人的证件"), *number.applicant()),
      Say::tr("代他人办理，您是%1").arg(number.relationText()),
      personWords(Say::tr("委托人的证件"), *number.principal())};
}

QStringList ofConfirmation(NumberController& number) {
  if (number.offersPriority()) return {number.message()};
  QStringList said{
      number.title(),
      number.promise(),
      number.counters(),
      number.otherWays(),
      number.identityHint()};
  said << ofPersons(number);
  const QString ground = number.groundText();
  said << (ground.isEmpty() ? Say::tr("不需要优先") : Say::tr("优先事由：%1").arg(ground));
  if (number.asksCopies()) said << Say::tr("共 %1 件").arg(number.copies());
  return said;
}

QStringList ofNumber(NumberController& number) {
  using Step = NumberController::Step;
  switch (number.step()) {
    case Step::Confirm:
      return ofConfirmation(number);
    case Step::Doubtful:
    case Step::AlreadyWaiting:
    case Step::Refused:
      return {number.message()};
    case Step::Issuing:
    case Step::Printing:
    case Step::Printed:
    case Step::NotPrinted:
      break;
    case Step::Nothing:
    case Step::Asking:
      return {};
  }
  if (number.number().isEmpty()) return {number.message()};
  return {
      number.message(),
      Say::tr("您的排队号是 %1").arg(spelled(number.number())),
      number.promise(),
      number.place()};
}

QStringList ofOwnNumber(const OwnNumberController& own) {
  switch (own.step()) {
    case OwnNumberController::Step::Typing:
      return {own.request()};
    case OwnNumberController::Step::Found:
      return {spelled(own.number()), own.state(), own.detail()};
    case OwnNumberController::Step::Done:
    case OwnNumberController::Step::Refused:
      return {own.message()};
    case OwnNumberController::Step::Busy:
      break;
  }
  return {};
}

QStringList ofPage(KioskPages& pages) {
  switch (pages.visit()->page()) {
    case Visit::Page::Home:
    case Visit::Page::HomeWithoutPaper:
      return ofHome(pages);
    case Visit::Page::MoreServices:
      return {Say::tr("更多服务：%1").arg(titlesOf(pages.home()->more()->choices()))};
    case Visit::Page::Find:
      return ofFind(pages);
    case Visit::Page::Guide:
      return ofGuide(*pages.guide());
    case Visit::Page::Number:
    case Visit::Page::Result:
      return ofNumber(*pages.number());
    case Visit::Page::OwnNumber:
      return ofOwnNumber(*pages.ownNumber());
  }
  return {};
}

/// Behind the last of the marks within a piece; 0: there is none.
qsizetype cutBehind(const QString& marks, QStringView piece) {
  for (qsizetype end = piece.size(); end > 0; --end) {
    if (marks.contains(piece[end - 1])) return end;
  }
  return 0;
}

qsizetype endOfPiece(QStringView rest) {
  static const QString kSentence = QStringLiteral("。！？；\n.!?;");
  static const QString kClause = QStringLiteral("，、：, ");
  const QStringView most = rest.first(kPieceMax);
  if (const qsizetype end = cutBehind(kSentence, most)) return end;
  if (const qsizetype end = cutBehind(kClause, most)) return end;
  return most.back().isHighSurrogate() ? kPieceMax - 1 : kPieceMax;
}

}  // namespace

QStringList spokenPage(KioskPages& pages) {
  QStringList said = ofPage(pages);
  const QString strip = pages.notice()->strip();
  // Where the page says it itself it is not said twice.
  if (!said.contains(strip)) said.prepend(strip);
  said.removeAll(QString());
  return said;
}

QString spelled(const QString& number) {
  QStringList characters;
  for (const QChar character : number) characters << QString(character);
  return characters.join(u' ');
}

QStringList inPieces(const QString& text) {
  QStringList pieces;
  QStringView rest = text;
  while (rest.size() > kPieceMax) {
    const qsizetype end = endOfPiece(rest);
    pieces << rest.first(end).toString();
    rest = rest.sliced(end);
  }
  return pieces << rest.toString();
}

}  // namespace hall::kiosk
