#include "counter-client/app/desktop_limits.h"

#include <QCoreApplication>
#include <QGuiApplication>

namespace hall::counter {

namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(Desktop)
};

}  // namespace

QString desktopLimits(bool keysTaken) {
  return desktopLimits(QGuiApplication::platformName(), keysTaken);
}

QString desktopLimits(const QString& platform, bool keysTaken) {
  if (!platform.startsWith(QStringLiteral("wayland"))) {
    return keysTaken ? Say::tr("F7 和 F8 已被其他程序占用，只在一窗自己的窗口里有效。") : QString();
  }
  QString text = Say::tr("这个桌面（Wayland）不让程序把窗口放在最前，收成一条后可能被别的窗口挡住");
  if (keysTaken) text += Say::tr("；F7 和 F8 只在一窗自己的窗口里有效");
  return text + Say::tr("。需要时请改用 X11 会话登录。");
}

}  // namespace hall::counter
