#include "counter-client/ui/acting.h"

#include <utility>

namespace hall::counter {

namespace {

/// DESIGN section 4 leaves it open; a double click takes half of it.
constexpr qint64 kGuardMs = 800;

}  // namespace

Acting::Acting(CounterPort& port, std::function<qint64()> steadyMs, QObject* parent)
    : QObject(parent),
      port_(port),
      steadyMs_(std::move(steadyMs)),
      pressedMs_(steadyMs_() - kGuardMs) {}

bool Acting::press() {
  const qint64 now = steadyMs_();
  const qint64 since = now - std::exchange(pressedMs_, now);
  return !busy_ && since >= kGuardMs;
}

bool Acting::act(const Verb& verb, Then<Done> then) {
  return ask([&](Then<Done> answer) { port_.act(verb, std::move(answer)); }, std::move(then));
}

bool Acting::ask(const std::function<void(Then<Done>)>& ask, Then<Done> then) {
  if (busy_) return false;
  busy_ = true;
  show({}, false);
  ask([this, then = std::move(then)](const Answer<Done>& answer) { take(answer, then); });
  return true;
}

void Acting::say(const QString& sentence) {
  show(sentence, false);
}
void Acting::refuse(const QString& sentence) {
  show(sentence, true);
}

void Acting::take(const Answer<Done>& answer, const Then<Done>& then) {
  busy_ = false;
  const auto* denial = std::get_if<Denial>(&answer);
  const auto* done = std::get_if<Done>(&answer);
  if (denial != nullptr) {
    show(denial->sentence, true);
  } else if (done->deferred) {
    show(tr("与服务器失去联系，已记在本机，恢复后自动补交"), false);
  } else {
    show({}, false);
  }
  if (then) then(answer);
}

void Acting::show(const QString& sentence, bool failed) {
  sentence_ = sentence;
  failed_ = failed;
  Q_EMIT changed();
}

}  // namespace hall::counter
