#pragma once

#include <QQuickWindow>

namespace hall::kiosk {

/// Says on standard output, and to systemd, when the first page stands there; and to systemd once a
/// second that the pages' thread is alive, for as long as it takes its turns: pages that stand
/// still are a kiosk that systemd starts anew.
void tellAlive(QQuickWindow& window);

}  // namespace hall::kiosk
