#include "kiosk/app/sign_of_life.h"

#include <systemd/sd-daemon.h>

#include <QTextStream>
#include <QTimer>

namespace hall::kiosk {

void tellAlive(QQuickWindow& window) {
  auto* pulse = new QTimer(&window);
  QObject::connect(pulse, &QTimer::timeout, pulse, [] { sd_notify(0, "WATCHDOG=1"); });
  pulse->start(1000);
  QObject::connect(
      &window,
      &QQuickWindow::frameSwapped,
      &window,
      [] {
        QTextStream(stdout) << "READY" << Qt::endl;
        sd_notify(0, "READY=1");
      },
      Qt::SingleShotConnection
  );
}

}  // namespace hall::kiosk
