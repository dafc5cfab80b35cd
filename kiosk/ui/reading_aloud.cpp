#include "kiosk/ui/reading_aloud.h"

#include <utility>

#include "kiosk/ui/kiosk_pages.h"
#include "kiosk/ui/spoken_page.h"

namespace hall::kiosk {

ReadingAloud::ReadingAloud(Speaker& speaker, QObject* parent)
    : QObject(parent), speaker_(speaker) {}

void ReadingAloud::attach(KioskPages& pages) {
  pages_ = &pages;
  connect(pages.visit(), &Visit::pageChanged, this, &ReadingAloud::lookLater);
  connect(pages.visit(), &Visit::looksChanged, this, &ReadingAloud::lookLater);
  connect(pages.visit(), &Visit::secondsLeftChanged, this, &ReadingAloud::lookLater);
  connect(pages.visit(), &Visit::ended, this, &ReadingAloud::forget);
  connect(pages.notice(), &HallNotice::changed, this, &ReadingAloud::lookLater);
  connect(pages.home(), &HomeController::changed, this, &ReadingAloud::lookLater);
  connect(pages.reminder(), &PaperReminder::changed, this, &ReadingAloud::lookLater);
  connect(pages.find(), &FindController::changed, this, &ReadingAloud::lookLater);
  connect(pages.find()->results(), &ChoicePages::changed, this, &ReadingAloud::lookLater);
  connect(pages.guide(), &GuideController::changed, this, &ReadingAloud::lookLater);
  connect(pages.number(), &NumberController::changed, this, &ReadingAloud::lookLater);
  connect(pages.ownNumber(), &OwnNumberController::changed, this, &ReadingAloud::lookLater);
}

void ReadingAloud::tell(const QString& words) {
  if (pages_->visit()->voice() && !words.isEmpty()) {
    speaker_.say(words, pages_->visit()->english(), {});
  }
}

/// Once all that changes together has changed.
void ReadingAloud::lookLater() {
  if (looksLater_) return;
  looksLater_ = true;
  QMetaObject::invokeMethod(this, &ReadingAloud::look, Qt::QueuedConnection);
}

void ReadingAloud::look() {
  looksLater_ = false;
  const QString echo = typed_.since(*pages_);
  if (!pages_->visit()->voice()) return pause();
  if (pages_->visit()->secondsLeft() >= 0) return askWhetherThere();
  readPage(echo);
}

void ReadingAloud::pause() {
  if (doing_ != Doing::Nothing) speaker_.hush();
  doing_ = Doing::Nothing;
}

void ReadingAloud::askWhetherThere() {
  if (doing_ == Doing::Asking) return;
  doing_ = Doing::Asking;
  speaker_.say(tr("还在办理吗？请按“继续使用”。"), pages_->visit()->english(), {});
}

void ReadingAloud::readPage(const QString& echo) {
  QStringList page;
  for (const QString& sentence : spokenPage(*pages_)) page << inPieces(sentence);
  if (!echo.isEmpty()) unread_.removeOne(std::exchange(echo_, echo));

  const QString inProgress = doing_ == Doing::Reading ? unread_.value(0) : QString();
  const auto isGone = [&](const QString& piece) { return piece != echo_ && !page.contains(piece); };
  unread_.removeIf(isGone);
  if (doing_ != Doing::Reading && unread_.isEmpty()) page_.clear();
  QStringList fresh;
  if (!echo.isEmpty()) fresh << echo;
  for (const QString& piece : page) {
    if (!page_.contains(piece)) fresh << piece;
  }
  page_ = page;
  unread_ = fresh + unread_;
  const bool goesOn = doing_ == Doing::Reading && unread_.value(0) == inProgress;
  doing_ = Doing::Reading;
  if (!goesOn) say();
}

void ReadingAloud::say() {
  if (unread_.isEmpty()) return speaker_.hush();
  speaker_.say(unread_.front(), pages_->visit()->english(), [this] { wasHeard(); });
}

void ReadingAloud::wasHeard() {
  unread_.removeFirst();
  if (unread_.isEmpty()) return;
  // Whoever listens to a guide touches nothing for minutes and is there all the same.
  if (pages_->visit()->page() == Visit::Page::Guide) pages_->visit()->touched();
  say();
}

void ReadingAloud::forget() {
  pause();
  typed_.forget();
  page_.clear();
  unread_.clear();
  echo_.clear();
}

}  // namespace hall::kiosk
