#include "counter-client/app/paces.h"

#include <unistd.h>

#include <QCoreApplication>
#include <array>
#include <utility>

QT_BEGIN_NAMESPACE
// QtGui exports it for QtTest: a key as the platform sends it, shortcuts included.
// NOLINTNEXTLINE(readability-identifier-naming): the name is Qt's
Q_GUI_EXPORT void qt_handleKeyEvent(
    QWindow* window,
    QEvent::Type type,
    int key,
    Qt::KeyboardModifiers modifiers,
    const QString& text,
    bool repeats,
    ushort count
);
QT_END_NAMESPACE

namespace hall::counter {

Paces::Paces(CounterPages& pages, CounterWindow& window, std::function<void(const QString&)> say)
    : pages_(pages),
      window_(window),
      say_(std::move(say)),
      input_(STDIN_FILENO, QSocketNotifier::Read) {
  connect(&input_, &QSocketNotifier::activated, this, &Paces::readable);
  connect(pages_.signIn(), &SignInController::changed, this, &Paces::signInChanged);
  connect(pages_.calling(), &CallingController::changed, this, &Paces::callingChanged);
  connect(pages_.acting(), &Acting::changed, this, [this] {
    if (pages_.acting()->failed()) answer(QStringLiteral("refused ") + pages_.acting()->sentence());
  });
  connect(window_.window(), &QQuickWindow::frameSwapped, this, &Paces::frameSwapped);
}

void Paces::readable() {
  std::array<char, 1024> buffer{};
  const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
  if (count <= 0) return QCoreApplication::quit();
  read_.append(buffer.data(), count);
  const qsizetype end = read_.indexOf('\n');
  if (end < 0) return;
  const QStringList words = QString::fromUtf8(read_.left(end)).split(u' ');
  read_.remove(0, end + 1);
  take(words);
}

void Paces::take(const QStringList& words) {
  if (words[0] == QStringLiteral("login") && words.size() == 4) {
    login_ = words;
    awaited_ = Awaited::Work;
    pages_.signIn()->login(words[1], words[2]);
  } else if (words[0] == QStringLiteral("call")) {
    awaited_ = Awaited::Number;
    press(Qt::Key_F8);
  } else if (words[0] == QStringLiteral("uncall")) {
    awaited_ = Awaited::Nobody;
    press(Qt::Key_F5);
  } else {
    say_(QStringLiteral("refused ") + words.join(u' '));
  }
}

/// A first password is changed, and the counter of the settings is taken.
void Paces::signInChanged() {
  if (awaited_ != Awaited::Work) return;
  SignInController& signIn = *pages_.signIn();
  if (signIn.step() == SignInController::NewPassword && !pages_.acting()->busy()) {
    signIn.changePassword(login_[2], login_[3]);
  } else if (signIn.step() == SignInController::ChoosingCounter && signIn.counter() >= 0 &&
             !pages_.acting()->busy()) {
    signIn.signIn();
  } else if (signIn.step() == SignInController::AtWork) {
    answer(QStringLiteral("at-work"));
  }
}

void Paces::callingChanged() {
  const bool somebody = !pages_.calling()->number().isEmpty();
  if (awaited_ == Awaited::Number && somebody) awaited_ = Awaited::Frame;
  if (awaited_ == Awaited::Nobody && !somebody) answer(QStringLiteral("uncalled"));
}

void Paces::frameSwapped() {
  if (awaited_ != Awaited::Frame) return;
  const double ms = static_cast<double>(sincePress_.nsecsElapsed()) / 1e6;
  answer(QStringLiteral("called %1 %2").arg(pages_.calling()->number()).arg(ms, 0, 'f', 1));
}

void Paces::press(int key) {
  sincePress_.start();
  for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
    qt_handleKeyEvent(window_.window(), type, key, Qt::NoModifier, {}, false, 1);
  }
}

void Paces::answer(const QString& line) {
  if (awaited_ == Awaited::Nothing) return;
  awaited_ = Awaited::Nothing;
  say_(line);
}

}  // namespace hall::counter
