#include "kiosk/ui/reading_aloud.h"

#include <QStringList>

#include "kiosk/ui/kiosk_pages.h"

namespace hall::kiosk {

namespace {

/// A001 as A 0 0 1: a number is heard character by character.
QString spelled(const QString& number) {
  QStringList characters;
  for (const QChar character : number) characters << QString(character);
  return characters.join(u' ');
}

/// What can be chosen now, in its sequence.
QString titlesOf(const ChoiceModel& choices) {
  QStringList titles;
  for (int row = 0; row < choices.rowCount(); ++row) {
    if (choices.at(row).available) titles << choices.at(row).title;
  }
  return titles.join(u'、');
}

/// Those that say something, as sentences.
QString sentences(QStringList texts) {
  texts.removeAll(QString());
  return texts.join(u'。');
}

}  // namespace

ReadingAloud::ReadingAloud(Speaker& speaker, QObject* parent)
    : QObject(parent), speaker_(speaker) {}

void ReadingAloud::attach(KioskPages& pages) {
  pages_ = &pages;
  connect(pages.visit(), &Visit::pageChanged, this, &ReadingAloud::lookLater);
  connect(pages.visit(), &Visit::looksChanged, this, &ReadingAloud::lookLater);
  connect(pages.visit(), &Visit::secondsLeftChanged, this, &ReadingAloud::lookLater);
  connect(pages.notice(), &HallNotice::changed, this, &ReadingAloud::lookLater);
  connect(pages.home(), &HomeController::changed, this, &ReadingAloud::lookLater);
  connect(pages.find(), &FindController::changed, this, &ReadingAloud::lookLater);
  connect(pages.guide(), &GuideController::changed, this, &ReadingAloud::lookLater);
  connect(pages.number(), &NumberController::changed, this, &ReadingAloud::lookLater);
  connect(pages.ownNumber(), &OwnNumberController::changed, this, &ReadingAloud::lookLater);
}

void ReadingAloud::focused(const QString& name) {
  if (pages_->visit()->voice() && !name.isEmpty()) {
    speaker_.say(name, pages_->visit()->english());
  }
}

QString ReadingAloud::sentence() const {
  if (pages_->visit()->secondsLeft() >= 0) return tr("还在办理吗？请按“继续使用”。");
  switch (pages_->visit()->page()) {
    case Visit::Page::Home:
    case Visit::Page::HomeWithoutPaper:
      return ofHome();
    case Visit::Page::Find:
      return ofFind();
    case Visit::Page::Guide:
      return pages_->guide()->spoken();
    case Visit::Page::Number:
    case Visit::Page::Result:
      return ofNumber();
    case Visit::Page::OwnNumber:
      return ofOwnNumber();
  }
  return {};
}

/// Once all that changes together has changed.
void ReadingAloud::lookLater() {
  if (looksLater_) return;
  looksLater_ = true;
  QMetaObject::invokeMethod(this, &ReadingAloud::look, Qt::QueuedConnection);
}

void ReadingAloud::look() {
  looksLater_ = false;
  const QString sentence = pages_->visit()->voice() ? this->sentence() : QString();
  if (sentence == said_) return;
  said_ = sentence;
  if (said_.isEmpty()) return speaker_.hush();
  speaker_.say(said_, pages_->visit()->english());
}

QString ReadingAloud::ofHome() const {
  HomeController& home = *pages_->home();
  const bool first = pages_->visit()->page() == Visit::Page::Home;
  if (first && pages_->notice()->withoutPaper()) {
    return sentences({pages_->notice()->strip(), tr("也可以不打印号票，继续取号")});
  }
  QStringList said{pages_->notice()->strip()};
  if (home.takesNumbers()) {
    said << tr("请选择您要办的事") << tr("个人办事、企业办事")
         << tr("常办事项：%1").arg(titlesOf(*home.frequent()));
  }
  said << tr("其他服务：%1").arg(titlesOf(*home.entries()));
  return sentences(said);
}

QString ReadingAloud::ofFind() const {
  FindController& find = *pages_->find();
  const QString titles = titlesOf(*find.results()->shown());
  return sentences({find.heading(), find.nothingFound() ? tr("没有找到") : titles});
}

QString ReadingAloud::ofNumber() const {
  const NumberController& number = *pages_->number();
  using Step = NumberController::Step;
  switch (number.step()) {
    case Step::Confirm:
      if (number.offersPriority()) return number.message();
      return sentences({number.title(), number.promise(), number.counters(), number.identityHint()}
      );
    case Step::Doubtful:
    case Step::AlreadyWaiting:
    case Step::Refused:
      return number.message();
    case Step::Issuing:
    case Step::Printing:
    case Step::Printed:
    case Step::NotPrinted: {
      const bool there = !number.number().isEmpty();
      return sentences(
          {number.message(),
           there ? tr("您的排队号是 %1").arg(spelled(number.number())) : QString(),
           there ? number.promise() : QString()}
      );
    }
    case Step::Nothing:
    case Step::Asking:
      break;
  }
  return {};
}

QString ReadingAloud::ofOwnNumber() const {
  const OwnNumberController& own = *pages_->ownNumber();
  switch (own.step()) {
    case OwnNumberController::Step::Typing:
      return tr("请输入排队号，再按查询");
    case OwnNumberController::Step::Found:
      return sentences({spelled(own.number()), own.state(), own.detail()});
    case OwnNumberController::Step::Done:
    case OwnNumberController::Step::Refused:
      return own.message();
    case OwnNumberController::Step::Busy:
      break;
  }
  return {};
}

}  // namespace hall::kiosk
