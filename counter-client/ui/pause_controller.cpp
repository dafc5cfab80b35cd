#include "counter-client/ui/pause_controller.h"

#include <algorithm>
#include <array>

#include "counter-client/ui/counter_texts.h"

namespace hall::counter {

namespace {

constexpr int kMinutesMax = 480;
constexpr qsizetype kNoteMax = 200;
/// What a pause of each reason mostly takes.
constexpr std::array kUsualMinutes{45, 60, 10, 10, 10, 10};
constexpr std::array kHolds{
    HoldKind::PapersToFetch, HoldKind::PapersLeftHere, HoldKind::WaitingForResult};

}  // namespace

PauseController::PauseController(
    CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent
)
    : QObject(parent), port_(port), acting_(acting) {
  connect(&port_, &CounterPort::nowChanged, this, [this] {
    const CounterState state = port_.now().counter.state;
    if (asking_ == Hold && state != CounterState::Serving) close();
    Q_EMIT ticked();
  });
  connect(&language, &CounterLanguage::changed, this, [this] {
    Q_EMIT changed();
    Q_EMIT ticked();
  });
}

QStringList PauseController::reasons() const {
  QStringList texts;
  if (asking_ == Hold) {
    for (const HoldKind kind : kHolds) texts << holdText(kind);
  } else {
    for (std::size_t i = 0; i < kUsualMinutes.size(); ++i) {
      texts << pauseText(static_cast<PauseReason>(i));
    }
  }
  return texts;
}

void PauseController::open(Asking asking) {
  asking_ = asking;
  reason_ = 0;
  minutes_ = kUsualMinutes[0];
  note_.clear();
  needsOverride_ = false;
  Q_EMIT changed();
}

void PauseController::askPause() {
  const CounterState state = port_.now().counter.state;
  const bool busy = state == CounterState::Calling || state == CounterState::Serving;
  if (busy) return acting_.refuse(tr("先办完或转走当前的号，再暂停服务"));
  if (state != CounterState::Offline) open(Pause);
}

void PauseController::askHold() {
  if (port_.now().counter.state == CounterState::Serving) open(Hold);
}

void PauseController::close() {
  open(Nothing);
}

void PauseController::setReason(int reason) {
  const int most =
      asking_ == Hold ? static_cast<int>(kHolds.size()) : static_cast<int>(kUsualMinutes.size());
  if (reason < 0 || reason >= most) return;
  reason_ = reason;
  if (asking_ == Pause) minutes_ = kUsualMinutes[static_cast<std::size_t>(reason)];
  Q_EMIT changed();
}

void PauseController::setMinutes(int minutes) {
  minutes_ = std::clamp(minutes, 1, kMinutesMax);
  Q_EMIT changed();
}

void PauseController::setNote(const QString& note) {
  note_ = note.left(kNoteMax);
  Q_EMIT changed();
}

void PauseController::confirm() {
  const auto then = [this](const Answer<Done>& answer) { answered(answer); };
  if (asking_ == Pause) {
    const QString reason = needsOverride_ ? note_.trimmed() : QString();
    acting_.act(verb::Pause{static_cast<PauseReason>(reason_), minutes_, reason}, then);
  } else if (asking_ == Hold) {
    acting_.act(verb::Hold{kHolds[static_cast<std::size_t>(reason_)], note_.trimmed()}, then);
  }
}

void PauseController::answered(const Answer<Done>& answer) {
  const auto* denial = std::get_if<Denial>(&answer);
  if (denial == nullptr) return close();
  needsOverride_ = denial->cause == Denial::Cause::OverrideNeeded;
  Q_EMIT changed();
}

QString PauseController::pausedText() const {
  const Place& counter = port_.now().counter;
  if (counter.state != CounterState::Paused) return {};
  const QString until = counter.pauseUntil.toString(QStringLiteral("H:mm"));
  const QString reason = pauseText(counter.pauseReason);
  return overrun() ? tr("%1，原定 %2 恢复，已经超过").arg(reason, until)
                   : tr("%1，预计 %2 恢复").arg(reason, until);
}

bool PauseController::overrun() const {
  const Place& counter = port_.now().counter;
  const bool over = counter.pauseUntil.isValid() && counter.pauseUntil < port_.hallTime();
  return counter.state == CounterState::Paused && (counter.pauseOverrun || over);
}

}  // namespace hall::counter
