#pragma once

#include <QString>

namespace hall::counter {

/// What this desktop does not let the counter do, said to whoever sits there; empty: nothing.
/// `keysTaken`: F7 and F8 were wanted everywhere and could not be had.
QString desktopLimits(bool keysTaken);
/// Of the platform with this name, as Qt calls it: "xcb", "wayland".
QString desktopLimits(const QString& platform, bool keysTaken);

}  // namespace hall::counter
