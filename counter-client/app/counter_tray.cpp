#include "counter-client/app/counter_tray.h"

#include <QAction>
#include <QApplication>
#include <QPainter>

namespace hall::counter {

namespace {

constexpr int kMost = 99;

/// Trays draw it at 16 to 48 pixels: the text fills it.
QIcon iconOf(const QString& text, QColor colour) {
  constexpr int kSide = 64;
  QPixmap picture(kSide, kSide);
  picture.fill(colour);
  QPainter painter(&picture);
  painter.setPen(Qt::white);
  QFont font = QApplication::font();
  font.setPixelSize(text.size() > 2 ? 32 : 48);
  font.setBold(true);
  painter.setFont(font);
  painter.drawText(picture.rect(), Qt::AlignCenter, text);
  return QIcon(picture);
}

QString countOf(int waiting) {
  return waiting > kMost ? QStringLiteral("99+") : QString::number(waiting);
}

}  // namespace

CounterTray::CounterTray(const Parts& parts)
    : parts_(parts),
      open_(menu_.addAction(QString(), this, &CounterTray::openWindow)),
      bar_(menu_.addAction(QString(), this, [this] { parts_.window.setCompact(true); })),
      quit_(menu_.addAction(QString(), this, &CounterTray::quit)) {
  icon_.setContextMenu(&menu_);
  connect(&icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason how) {
    if (how == QSystemTrayIcon::Trigger) openWindow();
  });
  connect(&parts_.port, &CounterPort::nowChanged, this, &CounterTray::renew);
  connect(&parts_.port, &CounterPort::contactChanged, this, &CounterTray::renew);
  connect(parts_.pages.language(), &CounterLanguage::changed, this, &CounterTray::renewTexts);
  connect(parts_.pages.signIn(), &SignInController::changed, this, &CounterTray::renew);
  renewTexts();
  QApplication::setWindowIcon(icon_.icon());
  // On X11 it may come later than the program; elsewhere Qt knows of none that would.
  const bool mayCome = QGuiApplication::platformName() == QStringLiteral("xcb");
  if (mayCome || QSystemTrayIcon::isSystemTrayAvailable()) icon_.show();
}

void CounterTray::openWindow() {
  parts_.window.setCompact(false);
  if (QQuickWindow* main = parts_.window.window()) main->requestActivate();
}

/// Whoever is signed in signs off first: the hall would wait for a counter that is gone.
void CounterTray::quit() {
  SignInController& signIn = *parts_.pages.signIn();
  if (signIn.step() < SignInController::AtWork) return QApplication::quit();
  openWindow();
  if (signIn.step() == SignInController::Locked) {
    parts_.pages.acting()->refuse(tr("请先解锁，再签退"));
  }
  signIn.leave();
}

void CounterTray::renewTexts() {
  open_->setText(tr("打开窗口"));
  bar_->setText(tr("收成一条"));
  quit_->setText(tr("退出"));
  renew();
}

void CounterTray::renew() {
  const bool known = parts_.port.contact() != Contact::None;
  const bool lost = parts_.port.contact() == Contact::Lost;
  const int waiting = parts_.port.now().waiting();
  const QString sign = known ? countOf(waiting) : QStringLiteral("窗");
  icon_.setIcon(iconOf(sign, lost ? QColor(0x8C1D18) : QColor(0x1565C0)));
  icon_.setToolTip(known ? tr("一窗：等候 %1 人").arg(waiting) : tr("一窗：未签到"));
  // The bar is for who is at work.
  bar_->setEnabled(parts_.pages.signIn()->step() == SignInController::AtWork);
}

}  // namespace hall::counter
