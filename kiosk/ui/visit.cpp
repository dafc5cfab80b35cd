#include "kiosk/ui/visit.h"

namespace hall::kiosk {

Visit::Visit(const Patience& patience, QObject* parent) : QObject(parent), patience_(patience) {}

void Visit::open(Page page) {
  touched();
  if (page == pages_.back()) return;
  pages_ << page;
  Q_EMIT pageChanged();
}

void Visit::showResult(Result result) {
  resultSeconds_ = result == Result::OnPaper ? patience_.resultSeconds : patience_.noteSeconds;
  open(Page::Result);
}

void Visit::back() {
  if (page() == Page::Result) return home();
  touched();
  if (busy_ || !canGoBack()) return;
  pages_.removeLast();
  if (page() == Page::Home) Q_EMIT wiped();
  Q_EMIT pageChanged();
}

void Visit::home() {
  touched();
  if (busy_ || !canGoBack()) return;
  pages_ = {Page::Home};
  Q_EMIT wiped();
  Q_EMIT pageChanged();
}

void Visit::touched() {
  idle_ = 0;
  setSecondsLeft(-1);
  Q_EMIT secondsOfResultChanged();
}

void Visit::secondPassed() {
  if (busy_ || isAtRest()) return;
  ++idle_;
  if (page() == Page::Result) {
    if (secondsOfResult() <= 0) return end();
    Q_EMIT secondsOfResultChanged();
    return;
  }
  const int left = (patience_.idleSeconds + patience_.warningSeconds) * slower() - idle_;
  if (left <= 0) return end();
  setSecondsLeft(left <= patience_.warningSeconds * slower() ? left : -1);
}

int Visit::secondsOfResult() const {
  return page() == Page::Result ? resultSeconds_ * slower() - idle_ : 0;
}

void Visit::setBusy(bool busy) {
  busy_ = busy;
  touched();
}

void Visit::setLook(bool& look, bool on) {
  touched();
  if (look == on) return;
  look = on;
  if (&look == &english_) Q_EMIT languageChanged();
  Q_EMIT looksChanged();
}

void Visit::setSecondsLeft(int seconds) {
  if (secondsLeft_ == seconds) return;
  secondsLeft_ = seconds;
  Q_EMIT secondsLeftChanged();
}

void Visit::end() {
  pages_ = {Page::Home};
  const bool wasEnglish = english_;
  elder_ = low_ = highContrast_ = voice_ = english_ = false;
  if (wasEnglish) Q_EMIT languageChanged();
  touched();
  Q_EMIT wiped();
  Q_EMIT pageChanged();
  Q_EMIT looksChanged();
  Q_EMIT ended();
}

/// The first page as it stands for everybody: nothing to go back from.
bool Visit::isAtRest() const {
  return !canGoBack() && !(elder_ || low_ || highContrast_ || voice_ || english_);
}

}  // namespace hall::kiosk
