#include "counter-client/app/counter_application.h"

#include <QApplication>
#include <QTextStream>
#include <utility>

#include "counter-client/app/desktop_idle.h"
#include "counter-client/app/desktop_limits.h"

namespace hall::counter {

namespace {

/// Looked at once a second.
constexpr qint64 kRecentMs = 2'000;

void tellJournal(const std::string& line) {
  QTextStream(stderr) << "hall-counter: " << QString::fromStdString(line) << Qt::endl;
}

QStringList phrasesOf(const CounterSettings& settings) {
  QStringList texts;
  for (const std::string& phrase : settings.phrases) texts << QString::fromStdString(phrase);
  return texts;
}

}  // namespace

CounterApplication::Start CounterApplication::start(
    const CounterSettings& settings, const CounterWindow::Looks& looks
) {
  const auto trust = terminal::trustOf(settings.server);
  if (!trust) return {nullptr, QStringLiteral("a file of [server] cannot be read")};
  std::error_code error;
  std::filesystem::create_directories(settings.folder, error);
  LinkSettings link;
  link.address = settings.server.address;
  link.serverAuthority = trust->authority;
  link.certificate = trust->certificate;
  link.privateKey = trust->privateKey;
  link.device = settings.device;
  link.folder = settings.folder;
  CounterLink::Opening opening = CounterLink::open(link, tellJournal);
  if (!opening.link) return {nullptr, opening.fault};
  return {
      std::unique_ptr<CounterApplication>(
          new CounterApplication(std::move(opening.link), settings, looks)
      ),
      {}};
}

CounterApplication::CounterApplication(
    std::unique_ptr<CounterLink> link,
    const CounterSettings& settings,
    const CounterWindow::Looks& looks
)
    : link_(std::move(link)),
      printer_(terminal::printerOf(settings.printer), *link_),
      pages_(
          {*link_,
           printer_,
           [this] { return clock_.isValid() ? clock_.elapsed() : 0; },
           QString::fromStdString(settings.counter),
           phrasesOf(settings)}
      ),
      window_(pages_, looks),
      tray_({*link_, pages_, window_}) {
  clock_.start();
  qApp->installEventFilter(this);
  if (settings.globalKeys) {
    keys_ = std::make_unique<HotKeys>();
    // A locked counter stays locked, whatever has the focus.
    const auto whileAtWork = [this](void (CallingController::*act)()) {
      return [this, act] {
        if (pages_.signIn()->step() != SignInController::AtWork) return;
        pages_.signIn()->touched();
        (pages_.calling()->*act)();
      };
    };
    connect(keys_.get(), &HotKeys::mainPressed, this, whileAtWork(&CallingController::main));
    connect(keys_.get(), &HotKeys::recallPressed, this, whileAtWork(&CallingController::recall));
    if (!keys_->works()) tellJournal("F7 and F8 work in the counter's own windows only");
  }
  const QString limits = desktopLimits(keys_ && !keys_->works());
  if (!limits.isEmpty()) pages_.acting()->say(limits);
  if (settings.compact) {
    connect(pages_.signIn(), &SignInController::changed, this, [this, was = false]() mutable {
      const bool atWork = pages_.signIn()->step() == SignInController::AtWork;
      if (atWork && !was) window_.setCompact(true);
      was = atWork;
    });
  }
  connect(&second_, &QTimer::timeout, &pages_, [this] {
    if (const auto idle = desktopIdleMs(); idle && *idle < kRecentMs) pages_.signIn()->touched();
    pages_.secondPassed();
  });
  second_.start(1000);
}

/// Whoever types or points is there; in other programs `desktopIdleMs` sees it.
bool CounterApplication::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseMove ||
      event->type() == QEvent::MouseButtonPress) {
    pages_.signIn()->touched();
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace hall::counter
